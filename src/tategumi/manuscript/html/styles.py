"""Finds declarations in style sheets and elements that bear on the meaning of the text.

Selectors of one class (``.tcy``, ``span.tcy``) are all that books mark their text with; those of
elements and of places say how a page looks, which is not the manuscript's matter.
"""

import re
from collections.abc import Iterable, Mapping

import tinycss2
from tinycss2.ast import Node

from .parse import Element

_ONE_CLASS = re.compile(r"[a-z]*\.([\w-]+)", re.IGNORECASE)
Declarations = dict[str, str]


class Styles:
    """What the style sheets of a page declare for each class."""

    def __init__(self, sheets: Iterable[str]) -> None:
        self._classes: dict[str, Declarations] = {}
        for sheet in sheets:
            for rule in tinycss2.parse_stylesheet(sheet, True, True):
                if rule.type == "qualified-rule":
                    self._add(tinycss2.serialize(rule.prelude), declared(rule.content))

    def _add(self, selectors: str, declarations: Mapping[str, str]) -> None:
        for selector in selectors.split(","):
            if one := _ONE_CLASS.fullmatch(selector.strip()):
                self._classes.setdefault(one[1], {}).update(declarations)

    def of(self, element: Element) -> Declarations:
        """The declarations that hold for the element by its classes and its own style."""
        made: Declarations = {}
        for name in classes_of(element):
            made |= self._classes.get(name, {})
        return made | declared(element.get("style", ""))


def classes_of(element: Element) -> list[str]:
    return element.get("class", "").split()


def declared(content: str | list[Node] | None) -> Declarations:
    """Values by property, as they were written."""
    found = tinycss2.parse_blocks_contents(content, True, True) if content else ()
    return {
        one.lower_name: tinycss2.serialize(one.value).strip().lower()
        for one in found
        if one.type == "declaration"
    }
