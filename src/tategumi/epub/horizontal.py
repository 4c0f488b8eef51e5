"""What horizontal lines write otherwise: what stands upright in vertical ones is narrow."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby

from ..xhtml import Element, Node, Value, XhtmlDocument

_WIDE, _NARROW = "０-９Ａ-Ｚａ-ｚ", 0xFEE0
_LETTERS = re.compile(f"[{_WIDE}]+")
# Marks are narrow inside a number: 1,000 and 12:30.
_MARKS = re.compile("(?<=[0-9])[，．：／－](?=[0-9])")
_AS_WRITTEN = frozenset(["pre", "code"])
# Turned upright in vertical lines; here they would only part numbers.
_UPRIGHT = frozenset(["tcy", "tcy-long"])
_SPOKEN = frozenset(["aria-label", "alt", "title"])


def for_horizontal(pages: Iterable[XhtmlDocument]) -> tuple[XhtmlDocument, ...]:
    """Write the documents as horizontal lines have them: text, titles and lines of the contents."""
    return tuple(
        replace(
            page,
            title=_narrow(page.title),
            body=_narrowed(page.body),
            entries=tuple(replace(entry, label=_narrow(entry.label)) for entry in page.entries),
        )
        for page in pages
    )


def _narrow(text: str) -> str:
    """The text with its full-width letters and digits narrow, and marks between them."""

    def narrow(found: re.Match[str]) -> str:
        """The narrow characters of a match."""
        return "".join(chr(ord(character) - _NARROW) for character in found[0])

    return _MARKS.sub(narrow, _LETTERS.sub(narrow, text))


def _narrowed(element: Element) -> Element:
    """The element, but where it shows a text as it was written."""
    if element.tag in _AS_WRITTEN:
        return element
    children: list[Node] = []
    for is_text, nodes in groupby(_bare(element.children), lambda node: isinstance(node, str)):
        if is_text:
            children.append(_narrow("".join(map(str, nodes))))
        else:
            children += (_narrowed(node) for node in nodes if isinstance(node, Element))
    attributes = ((name, _value(name, value)) for name, value in element.attributes)
    return Element(element.tag, tuple(attributes), tuple(children))


def _bare(nodes: Iterable[Node]) -> Iterator[Node]:
    for node in nodes:
        if isinstance(node, Element) and node.get("class") in _UPRIGHT:
            yield from node.children
        else:
            yield node


def _value(name: str, value: Value) -> Value:
    return _narrow(value) if name in _SPOKEN and isinstance(value, str) else value
