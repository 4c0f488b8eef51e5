"""Whether every character of a source is in what was read from it: counted, whatever its place."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import fields, is_dataclass

from ..source import Manuscript
from .file_parts import parts_of
from .meanings import Becomes, Marked, Note
from .notes import understand
from .resolve import resolve
from .scan import pairs_of

# Signs of the notation itself; ASCII is an accent's letter or mark in a line that has 〔.
_SIGNS = frozenset("《》｜［］＃※〔〕／＼″")


def lost_characters(text: str, manuscript: Manuscript) -> Counter[str]:
    """Characters outside notes that occur more often in the text than in the manuscript.

    White space, signs of the notation and the legend are not counted.
    """
    told = Counter("".join(_texts(text)))
    held = Counter("".join(_strings(manuscript)))
    return Counter({c: n for c, n in (told - held).items() if c not in _SIGNS and c.strip()})


def _texts(text: str) -> Iterator[str]:
    """What stands outside notes, line by line, without what a note replaces."""
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
    """What a note has other characters for."""
    match meaning:
        case Becomes(target):
            return [target]
        case Marked(letters):
            return [letter.letter for letter in letters]
    return []


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _strings(item)
    elif is_dataclass(value):
        for field in fields(value):
            if field.name != "problems":
                yield from _strings(getattr(value, field.name))
