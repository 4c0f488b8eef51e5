"""Kana and Latin letters: their width and their voicing marks. Knows the running text only."""

import re
from collections.abc import Iterator
from enum import Enum

from .. import unicode
from ..running import Edit
from . import verbatim


class Latin(Enum):
    """The width of Latin letters: half lies on its side in a vertical line, full stands upright."""

    OFF = "off"
    HALF = "half"
    FULL = "full"
    CAPITALS = "capitals"  # single letters and words of capitals full, all others half


FULL_WIDTH = {code: code + 0xFEE0 for code in range(0x21, 0x7F)}
HALF_WIDTH = {full: half for half, full in FULL_WIDTH.items()}

_COMBINING = str.maketrans("゛゜", "\u3099\u309a")
_SPACING = str.maketrans("\u3099\u309a", "゛゜")

_KATAKANA = re.compile("[｡-ﾟ]+")
_UNVOICED = "".join(  # kana that have no mark yet
    kana
    for kana in map(chr, [*range(ord("ぁ"), ord("ゖ") + 1), *range(ord("ァ"), ord("ヺ") + 1)])
    if unicode.normalize("NFD", kana) == kana
)
_VOICED = re.compile(f"([{_UNVOICED}])([゛゜\u3099\u309a])")
LETTERS = f"{verbatim.LETTERS}Ａ-Ｚａ-ｚ"  # of either width
_WORD = re.compile(
    rf"(?P<letters>[{LETTERS}0-9０-９]+)(?P<joined>[-/:@._~#&=+]+[{LETTERS}0-9０-９]+)*"
)
_HAS_WIDTHS = re.compile("(?=.*[A-Za-zＡ-Ｚａ-ｚ])[A-Za-z0-9Ａ-Ｚａ-ｚ０-９]+")
# A phrase goes on over a space, a stop, an apostrophe.
_BEFORE = re.compile(rf"[{LETTERS}][.'’&]? ?$")
_AFTER = re.compile(rf"[.'’&]? ?[{LETTERS}]")
_REACH = 3  # characters that those two look at


def katakana_edits(text: str) -> Iterator[Edit]:
    """Half-width katakana to full width, each voicing mark into its kana."""
    for run in _KATAKANA.finditer(text):
        wide = unicode.normalize("NFKC", run[0])
        # At the head of a run a voicing mark has nothing to join yet.
        yield Edit.to(*run.span(), wide[0].translate(_SPACING) + wide[1:])


def voicing_edits(text: str) -> Iterator[Edit]:
    """A kana and the mark after it as one character, else with the combining mark."""
    for pair in _VOICED.finditer(text):
        voiced = unicode.normalize("NFC", pair[1] + pair[2].translate(_COMBINING))
        yield Edit.to(*pair.span(), voiced)


def latin_edits(text: str, width: Latin) -> Iterator[Edit]:
    """Latin words at the width asked for; addresses and joined words stay as they are."""
    for word in _WORD.finditer(text):
        if not word["joined"] and _HAS_WIDTHS.fullmatch(word[0]):
            full = width is Latin.FULL or (
                width is Latin.CAPITALS
                and (len(word[0]) == 1 or word[0].isupper())
                and not is_in_phrase(text, *word.span())
            )
            yield Edit.to(*word.span(), word[0].translate(FULL_WIDTH if full else HALF_WIDTH))


def is_in_phrase(text: str, start: int, stop: int) -> bool:
    """Whether a word of letters stands beside ``start:stop``: English, a product's name."""
    before, after = text[max(start - _REACH, 0) : start], text[stop : stop + _REACH]
    return bool(_BEFORE.search(before) or _AFTER.match(after))
