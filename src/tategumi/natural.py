"""Names in the order in which people count: 第2話 before 第10話, 二 before 十, 上 before 下."""

import re

from .characters import KANJI_DIGITS
from .unicode import normalize

_DIGITS = {char: value for value, char in enumerate(KANJI_DIGITS)} | {"零": 0}
_UNITS = {"十": 10, "百": 100, "千": 1000}
_NUMBER = re.compile(rf"[0-9]+|[{''.join((*_DIGITS, *_UNITS))}]+")
# Parts of a book that count without numbers, alone between other signs.
_PARTS = re.compile(r"(?<!\w)[上前]|(?<!\w)中|(?<!\w)[下後](?!\w)")
_FIRST, _MIDDLE = "上前", "中"
# What opens and what ends a book, before and behind all numbers, where no number stands before it.
_ALONE = r"(?<![^\W\d])(?:{})(?![^\W\d])"
_OPENING = re.compile(_ALONE.format("プロローグ|序[章幕文]?|まえがき|はじめに|prologue"))
_ENDING = re.compile(_ALONE.format("エピローグ|終[章幕]|あとがき|おわりに|後書き?|epilogue"))

_ENDING_OF_FILE = re.compile(r"\.[a-z]{2,8}$")

Key = tuple[tuple[int, tuple[tuple[int, int, str], ...]], ...]


def natural_key(path: str) -> Key:
    """What to sort paths by; numbers count as numbers, in whatever width and script."""
    name = _ENDING_OF_FILE.sub("", normalize("NFKC", path).casefold())
    return tuple(map(_key, name.split("/")))


def _key(name: str) -> tuple[int, tuple[tuple[int, int, str], ...]]:
    pieces, end = [], 0
    for found in _NUMBER.finditer(name):
        pieces += [(1, 0, name[end : found.start()]), (0, _value(found[0]), "")]
        end = found.end()
    return _place(name), (*pieces, (1, _part(name[end:]), name[end:]))


def _place(name: str) -> int:
    if name[:1].isdecimal():
        return 0
    return 1 if _ENDING.search(name) else -1 if _OPENING.search(name) else 0


def _part(text: str) -> int:
    """The place of 上, 中 and 下; 0 where there is none."""
    found = _PARTS.search(text)
    if not found:
        return 0
    return 1 if found[0] in _FIRST else 2 if found[0] in _MIDDLE else 3


def with_digits(text: str) -> str:
    """The text with its numbers in Arabic digits: 第十二話 is 第12話."""
    return _NUMBER.sub(lambda number: str(_value(number[0])), text)


def _value(text: str) -> int:
    """The number; kanji numerals stand digit by digit (二〇一七) or with their units (二十七)."""
    if text.isdecimal():
        return int(text)
    if not any(unit in text for unit in _UNITS):
        return int("".join(str(_DIGITS[char]) for char in text))
    total = digit = 0
    for char in text:
        if char in _UNITS:
            total, digit = total + (digit or 1) * _UNITS[char], 0
        else:
            digit = _DIGITS[char]
    return total + digit
