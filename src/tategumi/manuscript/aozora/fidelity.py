"""Checks that a manuscript has every character of its source, by counting, whatever their order."""

from collections import Counter
from collections.abc import Iterator

from ..source import Manuscript
from .file_parts import parts_of
from .meanings import Becomes, Marked, Note
from .notes import understand
from .resolve import resolve
from .scan import pairs_of
from .values import values_in

# Signs of the notation itself; ASCII is an accent's letter or mark in a line that has 〔.
_SIGNS = frozenset("《》｜［］＃※〔〕／＼″")


def lost_characters(text: str, manuscript: Manuscript) -> Counter[str]:
    """Characters outside notes that occur more often in the text than in the manuscript.

    White space, signs of the notation and the legend are not counted.
    """
    written = Counter("".join(_texts(text)))
    strings = (v for v in values_in(manuscript, without=("problems",)) if isinstance(v, str))
    read = Counter("".join(strings))
    return Counter({c: n for c, n in (written - read).items() if c not in _SIGNS and c.strip()})


def _texts(text: str) -> Iterator[str]:
    """The text outside notes, line by line, without the characters that notes replace."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    parts = parts_of(lines)
    body = lines[parts.start : parts.stop]
    yield _outside_notes("".join(parts.head[:1]))
    for line in parts.head[1:]:  # names have no readings
        yield resolve(_outside_notes(line)).text
    for line in (*body, *parts.colophon):
        bare = _outside_notes(line)
        yield "".join(c for c in bare if not c.isascii()) if "〔" in line else bare


def _outside_notes(line: str) -> str:
    pairs = pairs_of(line) if "［＃" in line else {}
    pieces: list[str] = []
    at = 0
    while (start := line.find("［＃", at)) >= 0:
        end = pairs.get(start, start)
        pieces.append(line[at : start if end > start else start + 1])
        at = end + 1
        meaning = understand(line[start + 2 : end]) if end > start else None
        for replaced in _replaced(meaning):
            first, _, last = "".join(pieces).rpartition(replaced)
            pieces = [first, last]
    return "".join([*pieces, line[at:]])


def _replaced(meaning: Note | None) -> list[str]:
    """The characters that a note replaces by others."""
    match meaning:
        case Becomes(target):
            return [target]
        case Marked(letters):
            return [letter.letter for letter in letters]
    return []
