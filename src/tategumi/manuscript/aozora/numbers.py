"""Reads numbers in notes: full-width and ASCII digits, kanji numerals."""

from ...characters import KANJI_DIGITS

DIGITS = str.maketrans("０１２３４５６７８９", "0123456789")
_KANJI_DIGITS = {c: n for n, c in enumerate(KANJI_DIGITS)}
_KANJI_TENS = {"十": 10, "百": 100}


def numbered(item: str) -> tuple[str, int | None]:
    """``２字下げ`` as ``N字下げ`` and 2; kanji numbers too."""
    start = next((i for i, c in enumerate(item) if _is_digit(c)), len(item))
    end = next((i for i in range(start, len(item)) if not _is_digit(item[i])), len(item))
    number = number_of(item[start:end])
    return (item, None) if number is None else (f"{item[:start]}N{item[end:]}", number)


def _is_digit(character: str) -> bool:
    return character in f"0123456789０１２３４５６７８９{KANJI_DIGITS}十百"


def number_of(digits: str) -> int | None:
    """``12``, ``１２``, ``十二`` or ``一二``; None for anything else or more than three digits."""
    plain = digits.translate(DIGITS)
    if not plain or len(plain) > 3:
        return None
    if plain.isascii():
        return int(plain) if plain.isdigit() else None
    total, last = 0, 0
    for character in plain:
        if character in _KANJI_DIGITS:
            last = last * 10 + _KANJI_DIGITS[character]
        elif character in _KANJI_TENS:
            total, last = total + (last or 1) * _KANJI_TENS[character], 0
        else:
            return None
    return total + last
