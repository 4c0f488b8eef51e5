"""A word in pieces, each with its reading. Knows no dictionary."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from ..model import Inline, Ruby, RubyPart, Text


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a word and its reading, "" where it needs none."""

    base: str
    reading: str


def inlines_of(pieces: Iterable[Piece]) -> Iterator[Inline]:
    """Ruby and text; neighbouring pieces with readings are one ruby: a compound stays one."""
    for has_reading, run in groupby(pieces, lambda piece: bool(piece.reading)):
        if has_reading:
            yield Ruby(tuple(RubyPart((Text(p.base),), p.reading) for p in run))
        else:
            yield Text("".join(piece.base for piece in run))
