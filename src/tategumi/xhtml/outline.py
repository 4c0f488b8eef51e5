"""The outline of the book: what every table of contents of an e-reader lists."""

from collections.abc import Sequence
from dataclasses import dataclass

from ..model import Role
from .blocks import Entry
from .documents import XhtmlDocument
from .japanese import COVER
from .names import COVER_NAME
from .tree import Reference


@dataclass(frozen=True, slots=True)
class Item:
    """One line of the contents with those under it."""

    label: str
    target: Reference
    inner: tuple["Item", ...] = ()


def outline(book: tuple[XhtmlDocument, ...]) -> tuple[Item, ...]:
    """Cover, then every document and heading in reading order; chapters stand under their part."""
    rows: list[tuple[int, Entry]] = []
    in_part = False
    for document in book:
        in_part = document.role is Role.PART or (in_part and document.role is Role.CHAPTER)
        deeper = int(in_part and document.role is Role.CHAPTER)
        rows += ((entry.depth + deeper, entry) for entry in document.entries)
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
