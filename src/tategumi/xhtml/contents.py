"""Entries of tables of contents, and their depths.

Knows no markup: the printed page, the navigation document and the NCX each write it their own way.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ..model import UNNAMED, Inline, Named, Role
from .tree import Reference


@dataclass(frozen=True, slots=True)
class Entry:
    """A heading for tables of contents: ``depth`` 1 is h1; ``label`` is plain, without readings.

    ``named`` is what its author calls it. ``creators`` are told with it, where they are others'
    than those of other documents.
    """

    depth: int
    label: str
    inlines: tuple[Inline, ...]
    target: Reference
    named: Named = UNNAMED
    creators: tuple[str, ...] = ()


def ranked(
    documents: Iterable[tuple[Role, tuple[Entry, ...]]],
) -> Iterator[tuple[int, Role, Entry]]:
    """Every heading in reading order with its depth; chapters stand under their part (部)."""
    in_part = False
    for role, entries in documents:
        in_part = role is Role.PART or (in_part and role is Role.CHAPTER)
        deeper = int(in_part and role is Role.CHAPTER)
        yield from ((entry.depth + deeper, role, entry) for entry in entries)
