"""The outlines of an embedded font without those that nobody uses, in the room that they had.

Nothing else moves: what is left over is filled with one byte, which packs to almost nothing. Of
fonts of the kind CFF (Adobe's technical note 5176) and TrueType (ISO 14496-22).
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise

# Operators of CFF's top dictionary, and the one that ends a glyph.
_CHARSET, _CHAR_STRINGS, _ROS, _FD_SELECT = 15, 17, (12, 30), (12, 37)
_END_CHAR = b"\x0e"
# How a number of four bytes begins.
_LONG = 29
# Flags of a composite TrueType glyph.
_WORDS, _SCALED, _MORE, _XY_SCALED, _MATRIX = 0x1, 0x8, 0x20, 0x40, 0x80

Thinned = Callable[[bytes, Collection[int]], bytes]
Operator = int | tuple[int, int]


# --- CFF
def without_cff(font: bytes, used: Collection[int]) -> bytes:
    """A CFF font whose glyphs are those of the characters (CID) ``used``, and the missing one."""
    read = _read(font)
    if read.names is None:
        return _emptied(font, read.glyphs, {0, *used})
    kept = {read.names[name]: name for name in sorted({0, *used}) if name in read.names}
    top = read.top
    if any(font[top.places[one]] != _LONG for one in (_CHARSET, _FD_SELECT, _CHAR_STRINGS)):
        return _emptied(font, read.glyphs, kept)
    return _compacted(font, read, dict(sorted(kept.items())))


def _emptied(font: bytes, glyphs: Sequence[tuple[int, int]], kept: Collection[int]) -> bytes:
    data = bytearray(font)
    for glyph, (start, stop) in enumerate(glyphs):
        if glyph not in kept:
            data[start:stop] = _END_CHAR * (stop - start)
    return bytes(data)


@dataclass(slots=True)
class _Dictionary:
    """The operands of each operator, and where the last of them stands."""

    values: dict[Operator, list[int]] = field(default_factory=dict)
    places: dict[Operator, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Font:
    """Where each glyph is; of a font that names them by numbers (CID) the glyph of each, and its
    private dictionary's number."""

    top: _Dictionary
    glyphs: Sequence[tuple[int, int]]
    names: Mapping[int, int] | None = None
    dictionaries: Sequence[int] = ()


@lru_cache(maxsize=16)  # the files of a book's pages begin with the same fonts
def _read(font: bytes) -> _Font:
    top = _dictionary(font, *next(_index(font, _end_of_index(font, font[2]))))
    glyphs = tuple(_index(font, top.values[_CHAR_STRINGS][0]))
    if _ROS not in top.values:
        return _Font(top, glyphs)
    names = _charset(font, top.values[_CHARSET][0], len(glyphs))
    dictionaries = _fd_select(font, top.values[_FD_SELECT][0], len(glyphs))
    return _Font(top, glyphs, {name: glyph for glyph, name in enumerate(names)}, dictionaries)


def _compacted(font: bytes, read: _Font, kept: Mapping[int, int]) -> bytes:
    """A font with none but the glyphs kept, in order with their names, where all were.

    An index of sixty thousand that are empty would be larger than a page's glyphs.
    """
    tables: dict[Operator, bytes] = {
        _CHARSET: b"\0" + b"".join(name.to_bytes(2, "big") for name in [*kept.values()][1:]),
        _FD_SELECT: bytes([0, *(read.dictionaries[glyph] for glyph in kept)]),
        _CHAR_STRINGS: _written_index([font[slice(*read.glyphs[glyph])] for glyph in kept]),
    }
    data = bytearray(font)
    start = at = read.top.values[_CHAR_STRINGS][0]
    room = read.glyphs[-1][1] - start
    for operator, table in tables.items():
        place = read.top.places[operator] + 1
        data[place : place + 4] = at.to_bytes(4, "big")
        at += len(table)
    data[start : start + room] = b"".join(tables.values()).ljust(room, b"\0")
    return bytes(data) if at - start <= room else font


def _number(data: bytes, at: int, size: int) -> int:
    return int.from_bytes(data[at : at + size], "big")


def _index(font: bytes, at: int) -> Iterator[tuple[int, int]]:
    """Where each object of an INDEX begins and ends."""
    if not (count := _number(font, at, 2)):
        return
    size = font[at + 2]
    first = at + 3 + (count + 1) * size - 1
    offsets = (_number(font, at + 3 + place * size, size) for place in range(count + 1))
    yield from pairwise(first + offset for offset in offsets)


def _written_index(objects: Sequence[bytes]) -> bytes:
    offsets = [1]
    for one in objects:
        offsets.append(offsets[-1] + len(one))
    table = b"".join(offset.to_bytes(4, "big") for offset in offsets)
    return len(objects).to_bytes(2, "big") + b"\4" + table + b"".join(objects)


def _end_of_index(font: bytes, at: int) -> int:
    ends = [end for _, end in _index(font, at)]
    return ends[-1] if ends else at + 2


def _dictionary(font: bytes, at: int, end: int) -> _Dictionary:
    """A dictionary; real numbers, which no one asks for here, are 0."""
    found = _Dictionary()
    operands: list[int] = []
    place = at
    while at < end:
        byte = font[at]
        if byte <= 21:  # an operator
            operator: Operator = (12, font[at + 1]) if byte == 12 else byte
            found.values[operator], found.places[operator] = operands, place
            operands, at = [], at + (2 if byte == 12 else 1)
        else:
            number, size = _operand(font, at)
            operands.append(number)
            place, at = at, at + size
    return found


def _operand(font: bytes, at: int) -> tuple[int, int]:
    """A number of a dictionary, and how many bytes it takes."""
    byte = font[at]
    if byte in (28, _LONG):
        size = 2 if byte == 28 else 4
        return int.from_bytes(font[at + 1 : at + 1 + size], "big", signed=True), 1 + size
    if byte == 30:
        stop = at + 1
        while font[stop] & 0xF != 0xF and font[stop] >> 4 != 0xF:
            stop += 1
        return 0, stop + 1 - at
    if byte <= 246:
        return byte - 139, 1
    if byte <= 250:
        return (byte - 247) * 256 + font[at + 1] + 108, 2
    return -(byte - 251) * 256 - font[at + 1] - 108, 2


def _charset(font: bytes, at: int, count: int) -> list[int]:
    """The CID of each glyph."""
    names, kind = [0], font[at]
    at += 1
    while len(names) < count:
        first = _number(font, at, 2)
        left = _number(font, at + 2, kind) if kind else 0
        names += range(first, first + left + 1)
        at += 2 + kind
    return names[:count]


def _fd_select(font: bytes, at: int, count: int) -> Sequence[int]:
    """The number of the private dictionary of each glyph."""
    if font[at] == 0:
        return font[at + 1 : at + 1 + count]
    ranges = range(at + 3, at + 3 + 3 * _number(font, at + 1, 2), 3)
    made = bytearray()
    for place in ranges:
        first, after = _number(font, place, 2), _number(font, place + 3, 2)
        made += bytes([font[place + 2]]) * (after - first)
    return made


# --- TrueType
def without_truetype(font: bytes, used: Collection[int]) -> bytes:
    """A TrueType font with the glyphs ``used``, what they are composed of, and the missing one."""
    data = bytearray(font)
    tables = {
        font[at : at + 4]: _number(font, at + 8, 4)
        for at in range(12, 12 + 16 * _number(font, 4, 2), 16)
    }
    size = 4 if _number(font, tables[b"head"] + 50, 2) else 2
    count = _number(font, tables[b"maxp"] + 4, 2)
    glyf, loca = tables[b"glyf"], tables[b"loca"]
    unit = 1 if size == 4 else 2  # short offsets count words
    places = [glyf + unit * _number(font, loca + n * size, size) for n in range(count + 1)]
    kept: set[int] = set()
    waiting = [0, *used]
    while waiting:
        glyph = waiting.pop()
        if glyph not in kept and glyph < count:
            kept.add(glyph)
            waiting += _parts(font, places[glyph], places[glyph + 1])
    for glyph in set(range(count)) - kept:
        start, stop = places[glyph], places[glyph + 1]
        data[start:stop] = bytes(stop - start)
    return bytes(data)


def _parts(font: bytes, start: int, stop: int) -> Iterator[int]:
    """The glyphs that a glyph is composed of."""
    if stop <= start or not font[start] & 0x80:  # it has contours of its own
        return
    at, flags = start + 10, _MORE
    while flags & _MORE:
        flags = _number(font, at, 2)
        yield _number(font, at + 2, 2)
        at += 8 if flags & _WORDS else 6
        at += 2 * bool(flags & _SCALED) + 4 * bool(flags & _XY_SCALED) + 8 * bool(flags & _MATRIX)
