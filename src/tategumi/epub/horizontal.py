"""What horizontal lines write otherwise: digits are narrow that stand upright in vertical ones."""

from collections.abc import Iterable
from dataclasses import replace

from ..xhtml import Element

_DIGITS = str.maketrans("０１２３４５６７８９", "0123456789")
_AS_WRITTEN = frozenset(["pre", "code"])


def for_horizontal(bodies: Iterable[Element]) -> tuple[Element, ...]:
    return tuple(map(_narrow, bodies))


def _narrow(element: Element) -> Element:
    """The element with narrow digits, but where it shows a text as it was written."""
    if element.tag in _AS_WRITTEN:
        return element
    children = (
        child.translate(_DIGITS) if isinstance(child, str) else _narrow(child)
        for child in element.children
    )
    return replace(element, children=tuple(children))
