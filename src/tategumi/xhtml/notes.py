"""Moves notes to where print has them: beside their marks, into the line, or to the book's end.

Before that, a document has its notes at its end, where e-readers look for them.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from ..printing import Notes
from .note_marks import AGAIN
from .tree import Element, Node, Reference, el, walk

Asides = Mapping[str, Element]


def with_notes(body: Element, notes: Notes) -> Element:
    """The document with its notes where ``notes`` asks for them.

    A note stays at the end if it holds more than paragraphs, or if its mark stands in a note.
    """
    if notes not in _PLACED:
        return body
    own = {str(aside.get("id")): aside for aside in walk(body) if _is_plain_note(aside)}
    asides = {name: own[name] for name in _ids_of_marked_notes(body) if name in own}
    return _with_notes_moved(body, asides, _PLACED[notes]) if asides else body


def notes_apart(body: Element) -> tuple[Element, tuple[Element, ...]]:
    """The document without its notes, and the notes."""
    last = body.children[-1] if body.children else ""
    if isinstance(last, Element) and last.get("class") == "notes":
        asides = tuple(child for child in last.children if isinstance(child, Element))
        return replace(body, children=body.children[:-1]), asides
    return body, ()


def note_of(element: Element) -> str:
    """The id of the note if the element is its mark; "" for other elements."""
    target = element.get("href")
    if element.get("class") != "noteref" or not isinstance(target, Reference):
        return ""
    return target.anchor


def _is_again(element: Element) -> bool:
    """Is the element a further mark of a note that has one already?"""
    return AGAIN in str(element.get("class")).split()


def _is_plain_note(element: Element) -> bool:
    return element.tag == "aside" and all(
        isinstance(node, Element) and node.tag == "p" for node in element.children
    )


def _ids_of_marked_notes(element: Element) -> Iterator[str]:
    """The ids of the notes whose marks stand in the text, not in a note."""
    if name := note_of(element):
        yield name
    for child in element.children:
        if isinstance(child, Element) and child.tag != "aside":
            yield from _ids_of_marked_notes(child)


def _with_notes_moved(element: Element, asides: Asides, place: "Place") -> Element:
    children = tuple(
        node for child in element.children for node in _node_with_note(child, asides, place)
    )
    return replace(element, children=children)


def _node_with_note(node: Node, asides: Asides, place: "Place") -> tuple[Node, ...]:
    """The node, with its note if it is a mark; nothing if it is a note that was moved."""
    if isinstance(node, str):
        return (node,)
    if node.get("id") in asides or (place is _in_line and _is_again(node)):
        return ()
    if (name := note_of(node)) in asides:
        return place(node, asides[name])
    made = _with_notes_moved(node, asides, place)
    emptied = made.get("class") == "notes" and not made.children
    return () if emptied else (made,)


Place = Callable[[Element, Element], tuple[Node, ...]]


def _beside(name: str) -> Place:
    """Puts a note behind its mark as a span, in which each paragraph begins a line."""

    def placed(mark: Element, aside: Element) -> tuple[Node, ...]:
        names = " ".join(filter(None, (name, str(aside.get("class")))))
        attributes = {"class": names, "role": "doc-footnote", "id": aside.get("id")}
        return mark, el("span", attributes, *_paragraphs_in_one(aside, el("br")))

    return placed


def _in_line(mark: Element, aside: Element) -> tuple[Node, ...]:
    """The note in place of its mark, in two small lines (割注), without its number.

    Further marks of the same note are left out.
    """
    first, *others = (child for child in aside.children if isinstance(child, Element))
    unmarked = replace(first, children=first.children[1:])
    text = _paragraphs_in_one(replace(aside, children=(unmarked, *others)), "　")
    return "（", el("span", {"class": "warichu", "id": aside.get("id")}, *text), "）"


def _paragraphs_in_one(aside: Element, between: Node) -> list[Node]:
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
