"""Drops what the margin boxes of pages can't show: attributes, for they belong to no element.

WeasyPrint would look for the element, which is not there, and fail.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from weasyprint.css import ComputedStyle
from weasyprint.logger import LOGGER


def drop_attributes(style: ComputedStyle) -> None:
    """Leave a margin box out whose ``content`` asks for an attribute (CSS Values 5, 7.7).

    A warning says so. Without ``attr()`` the style stays as it is.
    """
    content = style["content"] if "content" in style.cascaded else ()
    if isinstance(content, tuple) and (name := next(_attributes(content), None)):
        LOGGER.warning("Ignored `content: attr(%s)`, a page margin is of no element", name)
        style["content"] = "inhibit"  # as WeasyPrint computes ``none``


def _attributes(content: Iterable[tuple[str, Any]]) -> Iterator[str]:
    """Yield the names of the attributes that a computed ``content`` asks for, targets included."""
    for function, value in content:
        if function == "attr()":
            yield value[0]
        elif function.startswith("target-"):
            yield from _attributes(value[:1])
