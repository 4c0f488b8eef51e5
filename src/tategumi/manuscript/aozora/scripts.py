"""Which characters before ``《`` a reading without ``｜`` belongs to: a run of one script.

The signs 々仝〆〇ヶ count as kanji; hiragana and katakana are two scripts.
"""

import re
from enum import Enum

from ... import unicode
from ...characters import HIRAGANA, KANJI, KATAKANA


class Script(Enum):
    KANJI = "kanji"
    HIRAGANA = "hiragana"
    KATAKANA = "katakana"
    LATIN = "latin"
    WIDE = "wide"  # full-width letters and digits
    GREEK = "greek"
    CYRILLIC = "cyrillic"
    MARK = "mark"  # a voicing or combining mark: goes with what stands before it
    SIGN = "sign"  # takes a reading alone
    NONE = "none"  # punctuation and space: takes none


_RANGES = (
    (Script.MARK, "\u0300-\u036f\u3099\u309a\ufe00-\ufe0f\U000e0100-\U000e01ef"),
    (Script.KANJI, KANJI),
    (Script.HIRAGANA, HIRAGANA),
    (Script.KATAKANA, KATAKANA),
    (Script.LATIN, "A-Za-z0-9#&',\\-À-ÖØ-öø-ɏɐ-ʯḀ-ỿ"),
    (Script.WIDE, "Ａ-Ｚａ-ｚ０-９＆’，．"),
    (Script.GREEK, "Ͱ-Ͽἀ-῿"),
    (Script.CYRILLIC, "Ѐ-ԯ"),
)
_SCRIPTS = tuple((script, re.compile(f"[{characters}]")) for script, characters in _RANGES)
# General categories of what takes a reading by itself: symbols, and numbers of no script.
_SIGN_CATEGORIES = frozenset({"Sm", "Sc", "So", "Nl", "No", "Lm", "Lo", "Ll", "Lu"})


class _Cache(dict[str, Script]):
    def __missing__(self, character: str) -> Script:
        found = next((script for script, form in _SCRIPTS if form.match(character)), None)
        if found is None:
            sign = unicode.category(character) in _SIGN_CATEGORIES
            found = Script.SIGN if sign else Script.NONE
        self[character] = found
        return found


_script = _Cache().__getitem__


def script_of(text: str) -> Script:
    """The script of the last character that is no combining mark."""
    for character in reversed(text):
        if (script := _script(character)) is not Script.MARK:
            return script
    return Script.NONE


def run_start(text: str, script: Script) -> int:
    """Where the run of ``script`` at the text's end begins; ``len(text)`` if there is none."""
    start = position = len(text)
    while position:
        position -= 1
        found = _script(text[position])
        if found is script:
            start = position
            if script is Script.SIGN:
                break
        elif found is not Script.MARK:
            break
    return start
