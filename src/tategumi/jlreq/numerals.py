"""Finds numbers in kanji and full-width digits: which gaps are solid, and where no line may end.

JLReq 3.1.3 on commas and middle dots in numbers, 3.1.10 on digits and on the signs beside them.
"""

import re
from collections.abc import Iterator

from ..characters import KANJI_DIGITS
from .classes import listed
from .parts import CharClass

_PLACES = "十百千万億兆"
_FULL_WIDTH = "０-９"
_SOME = "数"  # as a digit: 数百, some hundreds
_ANY = f"{KANJI_DIGITS}{_PLACES}{_SOME}何{_FULL_WIDTH}"

# Numbers with marks between them: all of a chain, be it one number or a list.
_CHAIN = re.compile(f"[{_ANY}]+(?:[、，・．][{_ANY}]+)+")
# One number: thousands that commas part, and a middle dot for the decimal point.
_DIGIT = f"[{KANJI_DIGITS}{_FULL_WIDTH}]"
_WHOLE = f"(?:[{_ANY}]+|{_DIGIT}{{1,3}}(?:[、，]{_DIGIT}{{3}})+)"
_ONE = re.compile(f"{_WHOLE}(?:[・．]{_DIGIT}+)?[万億兆]*")
_MARK = re.compile("[、，・．]")

# Digits that are set upright one by one are still one number, with the marks in it.
_NUMBER = re.compile(f"[{_FULL_WIDTH}](?:[、，・．]?[{_FULL_WIDTH}])+")
_PREFIXED = re.compile(f"[{listed(CharClass.PREFIXED_ABBREVIATION)}](?=[{_ANY}0-9])")
# The colon of a time or a ratio, and the percent sign, perhaps behind tate-chu-yoko.
_COLON = re.compile(f"(?<=[{_FULL_WIDTH}0-9])[：:](?=[{_FULL_WIDTH}0-9])")
_PERCENT = re.compile("(?<=[0-9])%")
_POSTFIXED = re.compile(f"(?<=[{_ANY}0-9])[{listed(CharClass.POSTFIXED_ABBREVIATION)}]")


def solid(text: str) -> Iterator[int]:
    """The gaps in numbers that lose the space of their comma or middle dot, or before a sign."""
    for match in _PERCENT.finditer(text):
        yield match.start()
    for match in _CHAIN.finditer(text):
        if _ONE.fullmatch(match[0]) or _is_approximate(match[0]):
            for mark in _MARK.finditer(match[0]):
                at = match.start() + mark.start()
                yield at
                yield at + 1


def _is_approximate(chain: str) -> bool:
    """Are these two numbers of nearby size, for about so many (三、四; 五〇、六〇; 二、三百)?"""
    one, _, other = chain.partition("、")
    if not other or _MARK.search(one + other):
        return False
    same = next((i for i, pair in enumerate(zip(one, other, strict=False)) if len({*pair}) > 1), 0)
    common, one, other = one[:same], one[same:], other[same:]
    if common == _SOME:  # 数百、数千
        return f"{one}{other}" in _PLACES
    digit, unit = other[0], other[1:]
    if unit.strip(_PLACES if not one.endswith(unit) else f"〇{_PLACES}"):
        return False
    before = one.removesuffix(unit)[-1:] or ("一" if unit else "")
    return before != "" and f"{before}{digit}" in f"{KANJI_DIGITS}十"


def unbroken(text: str) -> Iterator[int]:
    """The gaps in and beside numbers where no line may end."""
    for match in _NUMBER.finditer(text):
        yield from range(match.start() + 1, match.end())
    for match in _COLON.finditer(text):
        yield from match.span()
    for match in _PREFIXED.finditer(text):
        yield match.end()
    for match in _POSTFIXED.finditer(text):
        yield match.start()
