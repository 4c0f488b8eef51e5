"""Finds where the running text of a manuscript stands in its file.

Readers make blocks and leave places behind. Here each run's text is looked for in the file again,
in the order of the runs and piece by piece, so that a comment, a reading or a sentence before it
with the same words is not taken for it. Knows no notation.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..model import (
    Block,
    Footnote,
    Inline,
    LineBreak,
    Ruby,
    Style,
    Styled,
    Tcy,
    Text,
    children_of,
    plain_text,
    runs_of,
)
from ..problems import Place, place_in

# Characters that signs, readings and notes may put between two pieces of a run.
_NEAR = 400
# A piece of so many characters is known wherever it stands.
_KNOWN = 6
# By so many characters together a piece is found that was changed as it was read.
_CHUNKS = (16, 8, 4, 2, 1)
# So many parts of a text are looked for before it is given up.
_TRIED = 8
# What stands for what is set across the line, or is code.
OBJECT = "\ufffc"


@dataclass(frozen=True, slots=True)
class Run:
    """The text of a paragraph, heading, cell or caption, without readings.

    ``indices`` says where each of its characters stands in the file; -1 where it was not found.
    ``readings`` are those in it, with the index of their first character.
    """

    text: str
    indices: tuple[int, ...]
    readings: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class PlacedText:
    """A document's runs; ``source`` is the text that they stand in, the file ``path``.

    Where the file is no text (an e-book, Word's) ``source`` is empty and places are the file.
    """

    path: str
    source: str
    runs: tuple[Run, ...]

    def place(self, run: Run, at: int) -> Place:
        return (
            place_in(self.source, run.indices[at], self.path) if self.source else Place(self.path)
        )


@dataclass(frozen=True, slots=True)
class _Piece:
    """``shown``: what of it belongs to the running text, "" for a reading, or as long as it."""

    text: str
    shown: str


def runs_in(
    source: str, title: tuple[Inline, ...], blocks: tuple[Block, ...], begin: int = 0
) -> tuple[list[Run], int]:
    """The runs of a document, those of its notes behind each; and where in the file it ends."""
    runs: list[Run] = []
    for inlines in (title, *runs_of(blocks)):
        run, end = _run(inlines, source, begin)
        runs.append(run)
        begin = max(begin, end)
        for note in _notes(inlines):
            runs += runs_in(source, (), note.blocks, begin)[0]
    return [run for run in runs if run.text], begin


def _notes(inlines: tuple[Inline, ...]) -> Iterator[Footnote]:
    for inline in inlines:
        if isinstance(inline, Footnote):
            yield inline
        else:
            yield from _notes(children_of(inline))


def _run(inlines: tuple[Inline, ...], source: str, begin: int) -> tuple[Run, int]:
    pieces = list(_pieces(inlines))
    start = _start(pieces, source, begin)
    if start < 0 and begin:
        start = _start(pieces, source, 0)
    text, end = "", start
    indices: list[int] = []
    readings: list[tuple[str, int]] = []
    for piece in pieces:
        found = _indices_of(piece.text, source, end) if start >= 0 else [-1] * len(piece.text)
        end = max(end, *(index + 1 for index in found), -1)
        text += piece.shown
        indices += found[: len(piece.shown)]
        if piece.text and not piece.shown:
            readings.append((piece.text, found[0]))
    return Run(text, tuple(indices), tuple(readings)), end


def find(runs: Sequence[Run], words: str, in_readings: bool = False, before: str = "") -> int:
    """Where words first stand in the text behind ``before``, or in the readings; -1 for nowhere."""
    for run in runs:
        if in_readings:
            found = next((at for text, at in run.readings if text.startswith(words)), -1)
        else:
            at = run.text.find(before + words)
            found = run.indices[at + len(before)] if at >= 0 else -1
        if found >= 0:
            return found
    return -1


def _pieces(inlines: tuple[Inline, ...]) -> Iterator[_Piece]:
    """The texts in the order in which notations write them."""
    for inline in inlines:
        match inline:
            case Text(text):
                yield _Piece(text, text)
            case LineBreak():
                yield _Piece("\n", "\n")
            case Tcy() | Styled(style=Style.CODE | Style.HORIZONTAL):
                text = plain_text((inline,))
                yield _Piece(text, OBJECT * len(text))
            case Ruby(parts, left):
                whole = plain_text((inline,))
                yield _Piece(whole, whole)
                yield from (_Piece(part.reading, "") for part in parts)
                yield _Piece(left, "")
            case Footnote():
                continue
            case _:
                yield from _pieces(children_of(inline))


def _start(pieces: Sequence[_Piece], source: str, begin: int) -> int:
    """Where the run begins: by its longest piece, or by a part of it; -1 where it is not found."""
    longest = max(range(len(pieces)), key=lambda n: len(pieces[n].text), default=-1)
    if longest < 0:
        return -1
    text = pieces[longest].text
    at = _find_beginning(text, source, begin)
    if at < 0:
        return -1
    for piece in reversed(pieces[:longest]):
        before = source.rfind(piece.text, max(begin, at - _NEAR - len(piece.text)), at)
        at = before if before >= 0 else at
    return at


def _find_beginning(text: str, source: str, begin: int) -> int:
    """Where a text begins, or about where, if it was changed as it was read; -1 for nowhere."""
    at = source.find(text, begin)
    if text and at >= 0 and (len(text) >= _KNOWN or at - begin < _NEAR):
        return at
    for size in _CHUNKS[:2]:
        for offset in range(0, min(len(text) - size + 1, _TRIED * size), size):
            if (at := source.find(text[offset : offset + size], begin)) >= 0:
                return max(begin, at - 2 * offset)
    near = (source.find(text[:size], begin, begin + _NEAR // 8) for size in _CHUNKS[2:] if text)
    return next((at for at in near if at >= 0), -1)


def _indices_of(text: str, source: str, begin: int) -> list[int]:
    """Where each character stands, the first at ``begin`` or a little behind it."""
    at = source.find(text, begin, begin + _NEAR + len(text))
    if at >= 0:
        return list(range(at, at + len(text)))
    found: list[int] = []
    while len(found) < len(text):
        rest = text[len(found) : len(found) + _CHUNKS[0]]
        for size in _CHUNKS:
            at = source.find(rest[:size], begin, begin + _NEAR // 4 + size)
            if at >= 0:
                begin = at + min(size, len(rest))
                found += range(at, begin)
                break
        else:
            found.append(-1)
    return found
