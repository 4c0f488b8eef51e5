"""Floats that came to stand far behind their place in the text (JLReq 4.3.2)."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from weasyprint import Document

from ..pages.filling import WaitingFloat
from ..structure.roles import instead_of, words_of

# So many pages are near: a reader sees both of a spread, and those of the next by turning once.
_NEAR = 2


def far_floats(document: Document) -> Iterator[tuple[str, int]]:
    """Yield the words of floats that stand further than a spread behind their
    place, and by how many pages.

    Their place is known from the empty box that stands there.
    """
    places: dict[Element | None, int] = {}
    for number, page in enumerate(document.pages):
        for box in page._page_box.descendants():
            if isinstance(box, WaitingFloat):
                places.setdefault(box.element, number)
            elif box.element in places and box.is_floated():
                distance = number - places.pop(box.element)
                if distance > _NEAR:
                    yield _words(box.element), distance


def _words(element: Element | None) -> str:
    """Return the caption of a float, or what is said instead of its picture."""
    if element is None:
        return ""
    return words_of(element) or next(filter(None, map(instead_of, element.iter())), "")
