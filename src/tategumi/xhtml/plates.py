"""Takes pictures of a whole page (全面) or of two (見開き) out of the text, for print.

A page of its own can't stand in columns, so sections are cut where there is such a picture. One
over two pages is written twice, once for each half.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ..model import PLATES, Extent
from .tree import Element, Node, el, with_class


def with_plates(section: Element) -> tuple[Element, ...]:
    """A document's section cut into parts, with the plates between them."""
    parts = [part for one in _parted(section) for part in _halves(one)]
    if all(map(is_plate, parts)):
        parts[:1] = [_anchored(part, section) for part in parts[:1]] or [section]
    return tuple(parts)


def is_plate(node: Node) -> bool:
    """Is the node a picture of a whole page or of two?"""
    if isinstance(node, str) or node.tag != "figure":
        return False
    return not PLATES.keys().isdisjoint(str(node.get("class")).split())


def _parted(section: Element) -> Iterator[Element]:
    run: list[Node] = []
    begun = False
    for node in _opened(section):
        if isinstance(node, Element) and is_plate(node):
            if run:
                yield _part(section, run, begun)
                run, begun = [], True
            yield node
        else:
            run.append(node)
    if run:
        yield _part(section, run, begun)


def _opened(section: Element) -> Iterator[Node]:
    """The section's children, with those sections inside it cut too."""
    for child in section.children:
        if isinstance(child, Element) and child.tag == "section":
            yield from _parted(child)
        else:
            yield child


def _part(section: Element, run: Sequence[Node], begun: bool) -> Element:
    """A part of a section; a further one has its classes, but not its anchor and its role."""
    if begun:
        looks = el(section.tag, {"class": section.get("class")}, *run)
        return with_class(looks, "continued")
    return replace(section, children=tuple(run))


def _anchored(plate: Element, section: Element) -> Element:
    """The plate with the anchor of its section, which has no text that links could lead to."""
    picture, *words = plate.children
    assert isinstance(picture, Element)
    anchor = el(picture.tag, {"id": section.get("id"), **dict(picture.attributes)})
    return replace(plate, children=(anchor, *words))


def _halves(part: Element) -> Iterator[Element]:
    """The two halves of a picture over two pages, the right one first, which has the words."""
    if is_plate(part) and Extent.SPREAD.value in str(part.get("class")).split():
        yield with_class(part, "spread-right")
        picture = part.children[0]
        assert isinstance(picture, Element)
        unsaid = el(picture.tag, {**dict(picture.attributes), "alt": ""})
        yield el("figure", {"class": f"{Extent.SPREAD.value} spread-left"}, unsaid)
    else:
        yield part
