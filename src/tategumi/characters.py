"""The scripts of Japanese characters, and the run of one script to which a reading belongs.

Ranges are for a regular expression's class. Knows no notation and no line composition, whose
classes are finer (``jlreq.classes``).
"""

import re
from functools import cache

from .unicode import category, east_asian_width, normalize

# Kanji, the signs that stand for kanji (with ヶ as in 七ヶ宿), and variation selectors.
KANJI = "々〆〇〻仝ヶ㐀-䶿一-鿿豈-\ufaff⺀-⿟\U00020000-\U0003ffff\ufe00-\ufe0f\U000e0100-\U000e01ef"
HIRAGANA = "ぁ-ゖゝゞゟ"
KATAKANA = "ァ-ヺヽヾーヿㇰ-ㇿｦ-ﾟ"
KANA = f"{HIRAGANA}{KATAKANA}゛゜\u3099\u309a"
KANJI_DIGITS = "〇一二三四五六七八九"
# What Japanese numbers are written with, up to thousands.
NUMERALS = f"0-9０-９{KANJI_DIGITS}十百千"
# A letter of any other script; for a pattern, not for a class.
FOREIGN_LETTER = rf"[^\W\d_{KANA}{KANJI}]"
LATIN = "A-Za-z0-9À-ÖØ-öø-ɏＡ-Ｚａ-ｚ０-９"

_TO_HIRAGANA = {code: code - 0x60 for code in range(ord("ァ"), ord("ヶ") + 1)}
_TO_KATAKANA = {code: code + 0x60 for code in (*range(ord("ぁ"), ord("ゖ") + 1), *map(ord, "ゝゞ"))}

_KANJI_CHARACTER = re.compile(f"[{KANJI}]")
_LATIN_CHARACTER = re.compile(f"[{LATIN}]")
_KANA_TEXT = re.compile(f"[{KANA}・　 ]+")


def trailing_base(text: str) -> str:
    """The kanji, or else the Latin word, that ends the text: what a reading belongs to."""
    for script in (_KANJI_CHARACTER, _LATIN_CHARACTER):
        start = len(text)
        while start and script.match(text, start - 1):
            start -= 1
        if start < len(text):
            return text[start:]
    return ""


def is_kana(text: str) -> bool:
    """Whether the text could be a reading: kana, middle dots and spaces only."""
    return _KANA_TEXT.fullmatch(text) is not None


def to_hiragana(text: str) -> str:
    """The same text with its katakana as hiragana, character by character."""
    return text.translate(_TO_HIRAGANA)


def to_katakana(text: str) -> str:
    """The same text with its hiragana and their marks of repetition as katakana."""
    return text.translate(_TO_KATAKANA)


def is_wide(character: str) -> bool:
    """Whether a character is Japanese: full width, or half-width kana."""
    return east_asian_width(character) in "WFH"


@cache
def letters_of(char: str) -> str:
    """The letters that count of a character: itself in its usual form, or none for a sign."""
    return "".join(c for c in normalize("NFKC", char) if category(c)[0] in "LN" and c != "ー")
