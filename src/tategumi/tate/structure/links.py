"""Finds which elements the links of pages are of."""

from collections import defaultdict
from collections.abc import Mapping
from xml.etree.ElementTree import Element

from weasyprint import Document

from .tree import Links


def links_of(document: Document, parents: Mapping[Element, Element]) -> Links:
    """Return the places of each link on pages that are written: page and
    number of annotation, from 0.

    Where another box stands inside a link, it has a place of its own there. All are those of the
    ``a``.
    """
    links: dict[Element, list[tuple[int, int]]] = defaultdict(list)
    for number, page in enumerate(document.pages):
        written = (box for *_, box in page.links if box.link_annotation)
        for index, box in enumerate(written):
            assert box.element is not None, "an element is a link"
            links[_link_of(box.element, parents)].append((number, index))
    return dict(links)


def _link_of(element: Element, parents: Mapping[Element, Element]) -> Element:
    """Return the link around an element; itself where only its style makes it one."""
    one: Element | None = element
    while one is not None and one.tag != "a":
        one = parents.get(one)
    return element if one is None else one
