"""Finds the character class of each cluster (JLReq 3.9.2, appendix A).

Characters that JLReq lists stand in ``data/classes.csv``; the class of others follows from their
Unicode properties. Numerals, units and quotation marks depend on their neighbours. Classes that
mark-up gives (reference marks, ornaments, warichu, tate-chu-yoko) are the caller's.
"""

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from importlib.resources import files

from .. import unicode
from .parts import CharClass
from .shared_marks import marks_with_forms, western_marks
from .tables import WESTERN_MARK

_WIDE = frozenset("WFA")
_UPRIGHT = frozenset({"U", "Tu", "Tr"})
_PUNCTUATION = {"Ps": CharClass.OPENING_BRACKET, "Pe": CharClass.CLOSING_BRACKET}
_SCRIPTS = ("<super>", "<sub>")  # m², H₂O
_KANA = {"Hiragana": CharClass.HIRAGANA, "Katakana": CharClass.KATAKANA}

# Characters that make an emoji of the one before them, and the character that stands for emoji.
_KEYCAPS, _PICTURE = frozenset("\ufe0f\u20e3"), "\ufffc"

_DATA = files(__package__) / "data"
# Latin signs of units that follow a number without being a word (cl-25).
UNITS = frozenset((_DATA / "units.txt").read_text(encoding="utf-8").split())
# A number with its sign and its unit: [sign] digits [percent] [space] [letters].
_NUMBER = re.compile(r"([-+$£¥€#]?[0-9](?:[0-9.,]*[0-9])?%?)( ?)([A-Za-zµμΩ/]*)")


def _listed() -> Iterator[tuple[str, CharClass]]:
    with (_DATA / "classes.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            for character in row["characters"]:
                yield character, CharClass(int(row["class"]))


def listed(kind: CharClass) -> str:
    """The characters that ``classes.csv`` lists in a class."""
    return "".join(character for character, found in _listed() if found is kind)


class _Classes(dict[str, int]):
    """The class of each cluster without its context; unlisted ones are added as they are met."""

    def __missing__(self, text: str) -> int:
        first = _first(text)
        found = self[first] if len(text) > 1 and first in self else _by_properties(first)
        self[text] = found
        return found


def _first(text: str) -> str:
    """The character whose class a cluster has; emoji of signs (1️⃣, ™️) are like ideographs."""
    return _PICTURE if len(text) > 1 and text[1] in _KEYCAPS else text[:1]


def _by_properties(character: str) -> int:
    """Class of a character that JLReq doesn't list, by script, width and orientation (UAX #50)."""
    if not character or character in "\t\n\r":
        return CharClass.WORD_SPACE
    category = unicode.category(character)
    if category == "Zs":
        return CharClass.WORD_SPACE
    if character in "0123456789":
        return CharClass.GROUPED_NUMERAL
    width = unicode.east_asian_width(character)
    if width != "W" and unicode.decomposition(character).startswith(_SCRIPTS):
        return CharClass.WESTERN
    upright = unicode.vertical_orientation(character) in _UPRIGHT
    if (kana := _KANA.get(unicode.script(character))) and category[0] == "L":
        return kana
    if upright and category in _PUNCTUATION:
        return _PUNCTUATION[category]
    sign = category[0] in "SN" and width in _WIDE
    return CharClass.IDEOGRAPHIC if upright or sign else CharClass.WESTERN


_CLASSES = _Classes((text, int(found)) for text, found in _listed())
_FROM_CONTEXT = bytes([CharClass.GROUPED_NUMERAL, CharClass.WESTERN])


_COLONS = "：；"
# Marks that stand elsewhere in their cell in Chinese: in the middle, as a middle dot does, or in
# horizontal text at its head, as a comma does (Requirements for Chinese Text Layout, 3.1.6).
_CHINESE: dict[str, dict[str, int]] = {
    "hant": dict.fromkeys("。．、，" + _COLONS, CharClass.MIDDLE_DOT),
    "hans": dict.fromkeys(_COLONS, CharClass.COMMA),
}
_TRADITIONAL = ("zh-hant", "zh-tw", "zh-hk", "zh-mo")


def _exceptional(language: str, vertical: bool) -> dict[str, int]:
    """The classes that differ from those of horizontal Japanese in this language and direction.

    A ： or ； that is upright in a vertical line fills its cell, as ！ does: in Chinese both, in
    Japanese the semicolon (which is a middle dot in horizontal text only, JLReq A.5).
    """
    language = language.lower()
    chinese = language.startswith("zh")
    kind = "hant" if language.startswith(_TRADITIONAL) else "hans"
    different = _CHINESE[kind] if chinese and (kind == "hant" or not vertical) else {}
    upright = (_COLONS if chinese else "；") if vertical else ""
    return {**different, **dict.fromkeys(upright, CharClass.DIVIDING_PUNCTUATION)}


def classify(texts: Sequence[str], language: str = "ja", vertical: bool = True) -> bytes:
    """The class of each cluster as one byte, the number of ``CharClass``. Takes linear time."""
    classes = bytes(map(_CLASSES.__getitem__, texts))
    if not (exceptional := _exceptional(language, vertical)).keys().isdisjoint(texts):
        classes = bytes(
            exceptional.get(text, kind) for text, kind in zip(texts, classes, strict=True)
        )
    if classes.translate(None, _FROM_CONTEXT) == classes:
        return classes
    firsts = "".join(_first(text) or " " for text in texts)
    context = bytearray(classes)
    for at in western_marks(firsts, _is_western):
        context[at] = CharClass.WESTERN
    _numbers(firsts, context)
    return bytes(context)


_WESTERN = re.compile(rb"\x1b")


_LATIN = frozenset({CharClass.GROUPED_NUMERAL, CharClass.UNIT_SYMBOL, CharClass.WESTERN})


def with_western_marks(texts: Sequence[str], classes: bytes, upright: Iterable[int] = ()) -> bytes:
    """The classes, with ``WESTERN_MARK`` for Western characters without a quarter em beside them.

    These are signs that are no letter or numeral, and clusters that stand ``upright`` (JLReq
    3.2.4).
    """
    found = bytearray(classes)
    for match in _WESTERN.finditer(classes):
        text = texts[match.start()]
        # A letter may have accents behind it, or a zero width space before it in its cluster.
        if not any(map(unicode.is_alphanumeric, (text[0], text[-1]))):
            found[match.start()] = WESTERN_MARK
    for i in upright:
        if found[i] in _LATIN:
            found[i] = WESTERN_MARK
    return bytes(found)


def japanese_marks(text: str) -> set[int]:
    """The places of marks shared with Latin that are Japanese and full-width (JLReq 3.1.1)."""
    marks = marks_with_forms(text)
    return marks - western_marks(text, _is_western) if marks else marks


def _is_western(character: str) -> bool:
    return _CLASSES[character] in _FROM_CONTEXT


def _numbers(firsts: str, classes: bytearray) -> None:
    """Mark grouped numerals with the signs in them (cl-24), and unit symbols after them (cl-25)."""
    for match in _NUMBER.finditer(firsts):
        start = match.start()
        in_word = (
            start > 0
            and classes[start - 1] == CharClass.WESTERN
            and unicode.is_letter(firsts[start - 1])
        )
        unit = match[3] in UNITS
        is_word = in_word or (match[3] and not match[2] and not unit)
        numeral = CharClass.WESTERN if is_word else CharClass.GROUPED_NUMERAL
        classes[start : match.end(1)] = bytes([numeral]) * len(match[1])
        if unit and not in_word:
            classes[match.start(3) : match.end(3)] = bytes([CharClass.UNIT_SYMBOL]) * len(match[3])
