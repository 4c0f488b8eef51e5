"""Understands notes that makers of files wrote as sentences, and that are no names with a target.

``「甲」と「乙」は２列に並ぶ`` are two small lines, ``「レ」は返り点`` is a return mark,
``２段目`` begins a column, ``図１入る`` names no file, and what is spoken in a play has its turned
lines indented.
"""

import re

from .meanings import Beside, ColumnHead, NoFile, Note, Point, Usual
from .names import KAERITEN
from .numbers import number_of, numbered

_TWO = "[2２二]"
_BESIDE = re.compile(
    r"(?:括弧内は)?「([^「」]+)」と?「([^「」]+)」(?:[はがの])"
    rf"(?:横並びになっている|{_TWO}列に並ぶ|{_TWO}行(?:組み|になっている)?"
    rf"|[1１一]行内で{_TWO}行に分けられている)"
)
_POINT = re.compile(r"「([^「」]{1,2})」は返り点")
_COLUMN = "N段目"
# What a play says at its head of all that is spoken in it.
_SPEECH = re.compile(
    rf"(?:台詞はすべて、折り返し|本文の台詞部分は){_TWO}行目から、(?:その台詞の最後まで)?"
    rf"天(?:より|から)(?P<turn>.{{1,2}})字下げ(?:。.*)?"
)
_DRAWN = "(?:図|絵|楽譜|写真|地図|表組?|カット)"
_NO_FILE = re.compile(
    rf"{_DRAWN}[0-9０-９]+、.*"
    rf"|(?:ここに)?(?:[^（）、。]*{_DRAWN}(?:[0-9０-９]+|「[^「」]*」)?)"
    r"(?:（[^（）]*）)?入る(?:[：、。（].*)?"
)


def free_note(body: str) -> Note | None:
    """The meaning of a note in the forms of this module; None if it has none of them."""
    if found := _BESIDE.fullmatch(body):
        return Beside(found[1], found[2])
    if (found := _POINT.fullmatch(body)) and found[1] in KAERITEN:
        return Point(found[1])
    if (found := _SPEECH.fullmatch(body)) and (turn := number_of(found["turn"])):
        return Usual({"indent": 0, "turn": turn})
    name, number = numbered(body)
    if name == _COLUMN and number:
        return ColumnHead(number)
    return NoFile() if _NO_FILE.fullmatch(body) else None
