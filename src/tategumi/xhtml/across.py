"""What stands across a vertical text, horizontal groups and wide tables, as e-readers can show it.

A vertical page of an e-reader has no known width, so what is horizontal in it loses its ends. What
is long stands in a horizontal file of its own, where a picture of a page is as large as the window;
what is short is vertical there, and told.
"""

from dataclasses import replace
from itertools import islice

from .plates import is_plate
from .tree import Element, Node, text_of, texts, walk

HORIZONTAL = "yokogumi"
# Characters of a group that reads well as vertical text too, and of a phrase within a line whose
# width a line takes.
_SHORT_GROUP, _SHORT_PHRASE = 80, 8
# What is made for horizontal lines whatever its length.
_MADE_ACROSS = frozenset(["table", "pre", "img", "ul", "ol", "dl"])
# Em: a line of the narrowest telephone; the most that a cell asks for before it is broken into
# lines, and its padding.
_LINE, _CELL, _PADDING = 28, 8, 1


def is_across(element: Element) -> bool:
    """Does it stand in a horizontal file: a long horizontal group, a wide table, a whole page?"""
    if element.tag == "table":
        return _table_width(element) > _LINE
    if is_plate(element):
        return True
    if element.tag == "div" and HORIZONTAL in _classes(element):
        made = any(inner.tag in _MADE_ACROSS for inner in walk(element))
        return made or len(text_of(element)) > _SHORT_GROUP
    # The group's own indents are those of a box around it.
    inner = element.children
    only = inner[0] if element.tag == "div" and len(inner) == 1 else None
    return isinstance(only, Element) and is_across(only)


def holds_across(element: Element) -> bool:
    return any(is_across(inner) for inner in walk(element))


def turned(element: Element) -> tuple[Element, tuple[str, ...]]:
    """The same without horizontal parts, and the words of each that was turned by it."""
    words = tuple(_words(inner) for inner in walk(element) if _is_lost(inner))
    return (_vertical(element), words) if words else (element, ())


def _is_lost(element: Element) -> bool:
    if HORIZONTAL not in _classes(element):
        return False
    return element.tag == "div" or len(text_of(element)) > _SHORT_PHRASE


def _vertical(element: Element) -> Element:
    def changed(node: Node) -> Node:
        return _vertical(node) if isinstance(node, Element) else node

    made = replace(element, children=tuple(map(changed, element.children)))
    if not _is_lost(element):
        return made
    kept = " ".join(name for name in _classes(element) if name != HORIZONTAL)
    attributes = tuple((k, kept if k == "class" else v) for k, v in made.attributes)
    return replace(made, attributes=tuple((k, v) for k, v in attributes if (k, v) != ("class", "")))


def _words(element: Element) -> str:
    """The longest run of text in its first lines, by which its place is found."""
    return max(islice(texts(element), 4), key=len, default="")[:20]


def _classes(element: Element) -> list[str]:
    return str(element.get("class")).split()


def _table_width(table: Element) -> float:
    """Em that its columns ask for along a vertical line."""
    widths: dict[int, int] = {}
    for row in (element for element in walk(table) if element.tag == "tr"):
        for column, cell in enumerate(row.children):
            widths[column] = max(widths.get(column, 0), min(len(text_of(cell)), _CELL))
    return sum(width + _PADDING for width in widths.values())
