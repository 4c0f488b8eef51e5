"""Reads ruby, however its bases and readings are marked up."""

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby

from ...model import Inline, Ruby, RubyPart, Text
from ...running import joined
from .looks import merged
from .parse import Element, name_of
from .vocabulary import Inlines

_SPACES = re.compile("[ \t\n\r\f]+")

Read = Callable[[Iterable[str | Element]], Iterator[Inline]]


class _Piece:
    """A base or a reading of ruby; ``own`` says that an element of its own holds it."""

    __slots__ = ("inlines", "kind", "own", "reading")

    def __init__(self, kind: str, inlines: Inlines, own: bool) -> None:
        text = "".join(_texts(inlines))
        blank = not text.strip(" \t\n\r\f") and not any(not isinstance(i, Text) for i in inlines)
        self.kind, self.own = kind, own and kind != "base"
        self.inlines = () if blank else inlines
        self.reading = _SPACES.sub(" ", text).strip(" ")


def ruby(element: Element, read: Read) -> Iterator[Inline]:
    """Bases and readings in whatever order they are marked up; a second reading is the left."""
    pieces = [piece for piece in _pieces(element, "base", read) if piece.inlines or piece.own]
    first = next((piece.kind for piece in pieces if piece.kind != "base"), "rt")
    for piece in pieces:
        if piece.kind == first:
            piece.kind = "rt"  # the first container of readings is on the right
    parts: list[RubyPart] = []
    left = ""
    for is_reading, run in groupby(pieces, lambda piece: piece.kind != "base"):
        group = list(run)
        if not is_reading:
            parts += [RubyPart(piece.inlines, "") for piece in _bases(group)]
            continue
        readings = [piece.reading for piece in group if piece.kind == "rt"]
        open_parts = [n for n, part in enumerate(parts) if not part.reading]
        begin = _first_of_run(parts, open_parts)
        waiting = list(range(begin, len(parts)))
        if len(waiting) == 1 and len(readings) > 1:
            left += "".join(readings[1:])
            readings = readings[:1]
        for n, reading in zip(waiting, readings, strict=False):
            parts[n] = RubyPart(parts[n].base, reading)
        if not waiting:
            left += "".join(readings)
        left += "".join(piece.reading for piece in group if piece.kind.startswith("rtc"))
    yield from _ruby_of(parts, left)


def _first_of_run(parts: list[RubyPart], unread: list[int]) -> int:
    """The first of the bases at the end that have no reading yet."""
    begin = len(parts)
    while begin - 1 in unread:
        begin -= 1
    return begin


def _pieces(element: Element, kind: str, read: Read) -> Iterator[_Piece]:
    """Bases and readings in a flat row: the parser nests those that are not closed."""
    row: list[Inline] = []

    def piece(own: bool = False) -> _Piece:
        made = _Piece(kind, merged(joined(tuple(row))), own)
        row.clear()
        return made

    closed = name_of(element) == "rt"  # it may be empty, as that of kana among kanji is
    if element.text:
        row.append(Text(element.text))
    for child in element:
        name = name_of(child)
        if name in ("rb", "rt", "rtc"):
            yield piece(closed)
            closed = False
            yield from _pieces(child, _kind(child, kind), read)
        elif name == "ruby":
            yield piece()
            yield from _pieces(child, kind, read)
        elif name not in ("rp", "rbc"):
            row.extend(read([child]))
        elif name == "rbc":
            yield from _pieces(child, kind, read)
        if child.tail and not (kind.startswith("rtc") and not child.tail.strip()):
            row.append(Text(child.tail))
    yield piece(closed)


def _kind(part: Element, around: str) -> str:
    """What a part of ruby holds; each container of readings is a kind of its own."""
    match name_of(part):
        case "rb":
            return "base"
        case "rtc":
            return f"rtc{sum(1 for _ in part.itersiblings('rtc', preceding=True))}"
        case _:
            return around if around.startswith("rtc") else "rt"


def _bases(group: list[_Piece]) -> list[_Piece]:
    return [piece for piece in group if piece.inlines]


def _ruby_of(parts: list[RubyPart], left: str) -> Inlines:
    if not any(part.reading for part in parts) and not left:
        return tuple(inline for part in parts for inline in part.base)
    return (Ruby(tuple(parts), left),)


def _texts(inlines: Inlines) -> Iterator[str]:
    for inline in inlines:
        if isinstance(inline, Text):
            yield inline.text
        else:
            yield from _texts(getattr(inline, "children", ()))
