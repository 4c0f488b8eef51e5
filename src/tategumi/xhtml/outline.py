"""The outline of the book, which the tables of contents of e-readers list."""

from collections.abc import Sequence
from dataclasses import dataclass

from .contents import Entry, ranked
from .documents import XhtmlDocument
from .japanese import COVER
from .names import COVER_NAME
from .tree import Reference


@dataclass(frozen=True, slots=True)
class Item:
    """One line of the outline, with the lines below it."""

    label: str
    target: Reference
    inner: tuple["Item", ...] = ()


def outline(book: tuple[XhtmlDocument, ...]) -> tuple[Item, ...]:
    """Cover, then every document and heading in reading order."""
    documents = ((document.role, document.entries) for document in book)
    rows = [(depth, entry) for depth, _, entry in ranked(documents)]
    return (Item(COVER, Reference(COVER_NAME, COVER_NAME)), *_nested(rows))


def _nested(rows: Sequence[tuple[int, Entry]]) -> tuple[Item, ...]:
    """Each row with the deeper rows that follow it inside."""
    items = []
    start = 0
    while start < len(rows):
        depth, entry = rows[start]
        end = start + 1
        while end < len(rows) and rows[end][0] > depth:
            end += 1
        items.append(Item(entry.label, entry.target, _nested(rows[start + 1 : end])))
        start = end
    return tuple(items)
