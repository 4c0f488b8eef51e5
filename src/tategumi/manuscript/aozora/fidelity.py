"""Whether every character of a source is in what was read from it: counted, whatever its place."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import fields, is_dataclass

from ..source import Manuscript
from .meanings import Becomes
from .notes import understand
from .resolve import resolve
from .scan import pairs_of
from .sheet import sheet_of

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
    sheet = sheet_of(lines)
    body = lines[sheet.start : sheet.stop]
    for line in sheet.head:  # a title has no readings
        yield resolve("".join(_outside_notes(line))).text
    for line in (*body, *sheet.colophon):
        bare = "".join(_outside_notes(line))
        yield "".join(c for c in bare if not c.isascii()) if "〔" in line else bare


def _outside_notes(line: str) -> Iterator[str]:
    pairs = pairs_of(line) if "［＃" in line else {}
    at = 0
    while (start := line.find("［＃", at)) >= 0:
        if start not in pairs:
            yield line[at : start + 1]
            at = start + 1
            continue
        before, at = line[at:start], pairs[start] + 1
        meaning = understand(line[start + 2 : at - 1])
        yield before.removesuffix(meaning.target) if isinstance(meaning, Becomes) else before
    yield line[at:]


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
