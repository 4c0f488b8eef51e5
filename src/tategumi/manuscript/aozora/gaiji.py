"""Finds the Unicode character for the description of one that a file's encoding lacked (外字).

``※［＃「てへん＋劣」、第3水準1-84-77］`` names a place in JIS X 0213 (plane, row, cell), ``U+546D``
a code point, ``135-7`` or ``135-上-7`` page and line of the book that the file was made from.
"""

import re
from collections.abc import Iterable
from functools import cache

from ...model import Gaiji, Inline, Text
from .signs import known_sign

# Plane 2 of JIS X 0213 fills these rows only; the codec reads the others as JIS X 0212.
PLANE_2_ROWS = frozenset({1, 3, 4, 5, 8, 12, 13, 14, 15, *range(78, 95)})
CELLS = range(1, 95)
_LAST_CODE_POINT = 0x10FFFF
_SURROGATES = range(0xD800, 0xE000)

_ASCII = str.maketrans("０１２３４５６７８９－−‐＋Ｕｕ", "0123456789---+UU")


def read_gaiji(body: str) -> Inline | None:
    """What ``※［＃body］`` stands for: its character, what shows it, its description; or None."""
    parts = body.split("、")
    if character := character_of(parts[1:]):
        return Text(character)
    places = 0  # trailing parts that tell a place
    for part in reversed(parts[1:]):
        if not _is_place(part.translate(_ASCII).strip()):
            break
        places += 1
    description, references = parts[: len(parts) - places], parts[len(parts) - places :]
    if known := known_sign(description[0]):
        return known
    if not places:
        return None
    return Gaiji(bare_description("、".join(description)), "、".join(references))


def character_of(references: Iterable[str]) -> str:
    """The character at the first place that has one, code points first; empty if none has."""
    plain = [part.translate(_ASCII).strip() for part in references]
    found = (_of_code_points(part) for part in plain)
    return next(filter(None, found), "") or next(filter(None, map(_of_jis, plain)), "")


def bare_description(text: str) -> str:
    """``「土へん＋竒」`` without its brackets, where they hold the whole of it."""
    inner = text[1:-1]
    enclosed = text[:1] == "「" and text[-1:] == "」" and not set(inner) & set("「」")
    return inner if enclosed and inner else text


@cache
def jis_character(plane: int, row: int, cell: int) -> str:
    """The character at a place of JIS X 0213:2004, one or two code points; empty if none."""
    if plane not in (1, 2) or row not in CELLS or cell not in CELLS:
        return ""
    if plane == 2 and row not in PLANE_2_ROWS:
        return ""
    shift = b"\x8f" if plane == 2 else b""
    try:
        return (shift + bytes((0xA0 + row, 0xA0 + cell))).decode("euc_jis_2004")
    except UnicodeDecodeError:
        return ""


def _is_place(part: str) -> bool:
    if part.startswith("U+"):
        return bool(_code_points(part))
    return not part or _jis_numbers(part) is not None or _is_page(part)


def _of_jis(part: str) -> str:
    numbers = _jis_numbers(part)
    return jis_character(*numbers) if numbers else ""


def _jis_numbers(part: str) -> tuple[int, int, int] | None:
    """``第3水準1-84-77``, ``1-2-22`` or ``面区点番号1-2-22`` as plane, row and cell."""
    part = part.removeprefix("面区点番号")
    if part.startswith("第") and part[2:4] == "水準":
        part = part[4:]
    numbers = part.split("-")
    if len(numbers) != 3 or not all(_is_number(n, 2) for n in numbers):
        return None
    plane, row, cell = map(int, numbers)
    return plane, row, cell


def _of_code_points(part: str) -> str:
    return "".join(map(chr, _code_points(part)))


def _code_points(part: str) -> list[int]:
    """``U+546D``; with a variation selector or combining mark ``U+9089-E0103``, ``U+304B+309A``."""
    if not part.startswith("U+"):
        return []
    codes = []
    for code in part[2:].replace("U+", "+").replace("-", "+").replace(" ", "").split("+"):
        if not code:
            continue
        if not 4 <= len(code) <= 6 or not all(c in "0123456789ABCDEFabcdef" for c in code):
            return []
        value = int(code, 16)
        if value > _LAST_CODE_POINT or value in _SURROGATES:
            return []
        codes.append(value)
    return codes


# Volume, page, column and line, in whatever order and words: 7巻-40-下-15, 122上-5, XVII-3.
_PAGE_PIECE = re.compile(
    r"(?:第?[0-9]{1,5}|[IVXLCivxlc]{1,7}|[上中下左右一二三四五六七八九十]|[A-Za-z])"
    r"(?:巻|冊|頁|ページ|段|欄|行|行目|図|表|注|上|中|下|左|右|[a-z])*"
)


def _is_page(part: str) -> bool:
    pieces = part.split("-")
    has_number = any(character.isdigit() for character in pieces[-1])
    return len(pieces) > 1 and has_number and all(map(_PAGE_PIECE.fullmatch, pieces))


def _is_number(text: str, digits: int) -> bool:
    return 0 < len(text) <= digits and text.isascii() and text.isdigit()
