"""Notes in place, for pages that gather their own at their end: print takes them so.

An e-reader's notes stand at the document's end, because it shows them in a window of its own.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from .tree import Element, Node, Reference, el, walk

Notes = Mapping[str, Element]


def with_footnotes(body: Element) -> Element:
    """The document with each note after its mark, as ``span.footnote``.

    A note that holds more than paragraphs, or whose mark stands in a note, stays at the end.
    """
    own = {str(aside.get("id")): aside for aside in walk(body) if _is_plain_note(aside)}
    if not own:
        return body
    notes = {name: own[name] for name in _marked(body) if name in own}
    return _placed(body, notes) if notes else body


def _is_plain_note(element: Element) -> bool:
    return element.tag == "aside" and all(
        isinstance(node, Element) and node.tag == "p" for node in element.children
    )


def _marked(element: Element) -> Iterator[str]:
    """The ids of the notes whose marks stand in the text, not in a note."""
    target = element.get("href")
    if element.get("class") == "noteref" and isinstance(target, Reference):
        yield target.anchor
    for child in element.children:
        if isinstance(child, Element) and child.tag != "aside":
            yield from _marked(child)


def _placed(element: Element, notes: Notes) -> Element:
    children = tuple(node for child in element.children for node in _with_note(child, notes))
    return replace(element, children=children)


def _with_note(node: Node, notes: Notes) -> tuple[Node, ...]:
    """A node, its note after it where it is a mark; nothing for a note that has found its place."""
    if isinstance(node, str):
        return (node,)
    if node.get("id") in notes:
        return ()
    target = node.get("href")
    if node.get("class") == "noteref" and isinstance(target, Reference) and target.anchor in notes:
        return (node, _footnote(notes[target.anchor]))
    made = _placed(node, notes)
    emptied = made.get("class") == "notes" and not made.children
    return () if emptied else (made,)


def _footnote(aside: Element) -> Element:
    """The note as one run of inlines, its paragraphs on lines of their own."""
    children: list[Node] = []
    for paragraph in aside.children:
        assert isinstance(paragraph, Element)
        children += [el("br"), *paragraph.children]
    attributes = {"class": "footnote", "role": "doc-footnote", "id": aside.get("id")}
    return el("span", attributes, *children[1:])
