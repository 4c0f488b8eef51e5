"""Notes where print has them: beside their marks, in their line, or all at the book's end.

A document has its own at its end, where an e-reader looks for what it shows in a window.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from ..printing import Notes
from .note_marks import AGAIN
from .tree import Element, Node, Reference, el, walk

Asides = Mapping[str, Element]


def with_notes(body: Element, notes: Notes) -> Element:
    """The document with its notes at their place.

    A note that holds more than paragraphs, or whose mark stands in a note, stays at the end.
    """
    if notes not in _PLACED:
        return body
    own = {str(aside.get("id")): aside for aside in walk(body) if _is_plain_note(aside)}
    asides = {name: own[name] for name in _marked(body) if name in own}
    return _placed(body, asides, _PLACED[notes]) if asides else body


def notes_apart(body: Element) -> tuple[Element, tuple[Element, ...]]:
    """The document without its notes, and these."""
    last = body.children[-1] if body.children else ""
    if isinstance(last, Element) and last.get("class") == "notes":
        asides = tuple(child for child in last.children if isinstance(child, Element))
        return replace(body, children=body.children[:-1]), asides
    return body, ()


def note_of(element: Element) -> str:
    """The id of the note whose mark the element is; "" for what is no mark."""
    target = element.get("href")
    if element.get("class") != "noteref" or not isinstance(target, Reference):
        return ""
    return target.anchor


def _is_again(element: Element) -> bool:
    """Is it a further mark of a note that another mark has?"""
    return AGAIN in str(element.get("class")).split()


def _is_plain_note(element: Element) -> bool:
    return element.tag == "aside" and all(
        isinstance(node, Element) and node.tag == "p" for node in element.children
    )


def _marked(element: Element) -> Iterator[str]:
    """The ids of the notes whose marks stand in the text, not in a note."""
    if name := note_of(element):
        yield name
    for child in element.children:
        if isinstance(child, Element) and child.tag != "aside":
            yield from _marked(child)


def _placed(element: Element, asides: Asides, place: "Place") -> Element:
    children = tuple(node for child in element.children for node in _noted(child, asides, place))
    return replace(element, children=children)


def _noted(node: Node, asides: Asides, place: "Place") -> tuple[Node, ...]:
    """A node, with its note where it is a mark; nothing for a note that has found its place."""
    if isinstance(node, str):
        return (node,)
    if node.get("id") in asides or (place is _in_line and _is_again(node)):
        return ()
    if (name := note_of(node)) in asides:
        return place(node, asides[name])
    made = _placed(node, asides, place)
    emptied = made.get("class") == "notes" and not made.children
    return () if emptied else (made,)


Place = Callable[[Element, Element], tuple[Node, ...]]


def _beside(name: str) -> Place:
    """The note after its mark as one run of inlines, its paragraphs on lines of their own."""

    def placed(mark: Element, aside: Element) -> tuple[Node, ...]:
        names = " ".join(filter(None, (name, str(aside.get("class")))))
        attributes = {"class": names, "role": "doc-footnote", "id": aside.get("id")}
        return mark, el("span", attributes, *_joined(aside, el("br")))

    return placed


def _in_line(mark: Element, aside: Element) -> tuple[Node, ...]:
    """The note in its mark's stead, in two small lines (割注), without marks.

    What marks it again says no number then.
    """
    first, *others = (child for child in aside.children if isinstance(child, Element))
    unmarked = replace(first, children=first.children[1:])
    text = _joined(replace(aside, children=(unmarked, *others)), "　")
    return "（", el("span", {"class": "warichu", "id": aside.get("id")}, *text), "）"


def _joined(aside: Element, between: Node) -> list[Node]:
    children: list[Node] = []
    for paragraph in aside.children:
        assert isinstance(paragraph, Element)
        children += [between, *paragraph.children]
    return children[1:]


_PLACED: Mapping[Notes, Place] = {
    Notes.FOOT: _beside("footnote"),
    Notes.SIDE: _beside("footnote"),
    Notes.HEAD: _beside("headnote"),
    Notes.WARICHU: _in_line,
}
