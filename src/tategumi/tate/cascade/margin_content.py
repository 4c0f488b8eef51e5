"""What the margin boxes of pages can't show: they are of no element, so they have no attributes.

WeasyPrint asks an element that is not there, and fails.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from weasyprint.css import ComputedStyle
from weasyprint.logger import LOGGER


def drop_attributes(style: ComputedStyle) -> None:
    """Let a margin box whose ``content`` asks for an attribute have none (CSS Values 5, 7.7)."""
    content = style["content"] if "content" in style.cascaded else ()
    if isinstance(content, tuple) and (name := next(_attributes(content), None)):
        LOGGER.warning("Ignored `content: attr(%s)`, a page margin is of no element", name)
        style["content"] = "inhibit"  # as WeasyPrint computes ``none``


def _attributes(content: Iterable[tuple[str, Any]]) -> Iterator[str]:
    """The names of the attributes that a computed ``content`` asks for, itself or of a target."""
    for function, value in content:
        if function == "attr()":
            yield value[0]
        elif function.startswith("target-"):
            yield from _attributes(value[:1])
