"""Numbers in vertical lines: upright, side by side in one em, or in kanji numerals (漢数字).

Knows the running text only. Digits in a Latin word are no number; what else is none is verbatim.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..characters import KANJI, KANJI_DIGITS, KATAKANA
from ..choices import Choice
from ..model import Inline, Tcy, Text
from ..running import Edit, joined
from .letters import LETTERS, is_in_phrase


class Digits(Choice):
    """How a number of three digits or more is set; one digit stands upright, two side by side."""

    OFF = "off", "なし"
    SHORT = "short", "そのまま"  # as written
    KANJI = "kanji", "漢数字"  # positional: 二〇一七
    UPRIGHT = "upright", "全角"  # full-width: ２０１７


@dataclass(frozen=True, slots=True)
class _Part:
    """A number as written, or the signs between two. ``long`` numbers are set digit by digit."""

    start: int
    text: str
    long: bool = False


_TO_ASCII = str.maketrans("０１２３４５６７８９", "0123456789")
_TO_FULL = str.maketrans("0123456789", "０１２３４５６７８９")
_TO_LONG = {
    Digits.KANJI: str.maketrans("0123456789", KANJI_DIGITS),
    Digits.UPRIGHT: _TO_FULL,
}
# JLReq 3.1.3: a middle dot is the decimal point, an ideographic comma parts thousands.
_TO_SIGNS = str.maketrans("-~:/+,.", "－〜：／＋、・")
_TO_LONG_SIGNS = str.maketrans("-~:/+,.，．", "－〜：／＋、・、・")

# Keycaps (1️⃣) are pictures.
_TOKEN = re.compile(
    rf"(?:(?:[{LETTERS}0-9０-９.,:/+\-~%_@#：／＋－–～〜]"
    r"|(?<=[0-9０-９])[．，・](?=[0-9０-９])"
    r"|(?<=[０-９])、(?=[０-９]{3}(?![０-９])))(?![\ufe0f\u20e3]))+"
)
# Full-width signs part the words of a token; ASCII signs belong to the word.
_WORD = re.compile(r"[^：／＋－–～〜]+")
_LATIN = re.compile(rf"[{LETTERS}_@#]")
_PIECE = re.compile(r"[0-9０-９]+(?:[.,．，、・][0-9０-９]+)*|[^0-9０-９]+")
_THOUSANDS = re.compile(r"[0-9０-９]{1,3}(?:[,，、][0-9０-９]{3})+(?:[.．・][0-9０-９]+)?")
_DECIMAL = re.compile(r"[0-9０-９]+[.．・][0-9０-９]+")
# Two numbers that count nothing are a house's or a fraction's, and its sign is no range's: 54-14.
_CODE = re.compile(rf"[0-9]{{1,2}}[-/][0-9]{{1,2}}(?![{KANJI}{KATAKANA}かつ%％])")
_NUMBER = re.compile("[0-9]+")
_SIGN = re.compile(r"(?<![+\-])[+\-]$")
_RUN = re.compile(r"[0-9０-９]+|[^0-9０-９]+")


def number_edits(text: str, setting: Digits) -> Iterator[Edit]:
    """The edits that set each number of ``text``; those that change nothing are among them."""
    for token in _TOKEN.finditer(text):
        code = _CODE.match(text, token.start())
        if code and code.end() == token.end():
            numbers = _NUMBER.finditer(text, *token.span())
            yield from (Edit(*number.span(), (Tcy((Text(number[0]),)),)) for number in numbers)
        elif not is_in_phrase(text, *token.span()):
            words = _WORD.finditer(text, *token.span())
            parts = [part for word in words for part in _parts(word[0], word.start())]
            long = any(part.long for part in parts)
            if not (long and setting is Digits.SHORT):
                yield from (_edit(part, setting, long) for part in parts)


def _parts(word: str, at: int) -> list[_Part]:
    """The digits of a word and the signs that join them; none where the word is no number."""
    pieces = list(_PIECE.finditer(word))
    numbers = [i for i, piece in enumerate(pieces) if _is_number(piece[0])]
    if not numbers or _LATIN.search(word) or any(_is_version(pieces[i][0]) for i in numbers):
        return []
    made = []
    for i, piece in enumerate(pieces):
        if _is_number(piece[0]):
            made.append(_Part(at + piece.start(), piece[0], _is_long(piece[0])))
        elif numbers[0] < i < numbers[-1]:
            made.append(_Part(at + piece.start(), piece[0]))
        elif i < numbers[0] and _SIGN.search(piece[0]):
            made.append(_Part(at + piece.end() - 1, piece[0][-1]))
    return made


def _is_number(piece: str) -> bool:
    return piece[0].isdigit()


def _is_version(number: str) -> bool:
    return number.count(".") + number.count("．") > 1


def _is_long(number: str) -> bool:
    return bool(
        _THOUSANDS.fullmatch(number)
        or _DECIMAL.fullmatch(number)
        or any(len(run) > 2 for run in re.split(r"[^0-9０-９]", number))
    )


def _edit(part: _Part, setting: Digits, long: bool) -> Edit:
    inlines = joined(tuple(_set(run[0], setting, long) for run in _RUN.finditer(part.text)))
    return Edit(part.start, part.start + len(part.text), inlines)


def _set(run: str, setting: Digits, long: bool) -> Inline:
    """Signs, a digit or two, or, where one number of the token is long, digits one by one."""
    if not _is_number(run):
        return Text(run.translate(_TO_LONG_SIGNS if long else _TO_SIGNS))
    digits = run.translate(_TO_ASCII)
    if long:
        return Text(digits.translate(_TO_LONG[setting]))
    return Tcy((Text(digits),)) if len(digits) == 2 else Text(digits.translate(_TO_FULL))
