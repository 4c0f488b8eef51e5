"""Understands notes that makers of files wrote as sentences, and that are no names with a target.

``「甲」と「乙」は２列に並ぶ`` are two small lines, ``「レ」は返り点`` is a return mark,
``２段目`` begins a column, ``図１入る`` names no file.
"""

import re

from .meanings import Beside, ColumnHead, NoFile, Note, Point
from .names import KAERITEN
from .numbers import numbered

_TWO = "[2２二]"
_BESIDE = re.compile(
    r"(?:括弧内は)?「([^「」]+)」と?「([^「」]+)」(?:[はがの])"
    rf"(?:横並びになっている|{_TWO}列に並ぶ|{_TWO}行(?:組み|になっている)?"
    rf"|[1１一]行内で{_TWO}行に分けられている)"
)
_POINT = re.compile(r"「([^「」]{1,2})」は返り点")
_COLUMN = "N段目"
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
    name, number = numbered(body)
    if name == _COLUMN and number:
        return ColumnHead(number)
    return NoFile() if _NO_FILE.fullmatch(body) else None
