"""Tells Japanese from Western uses of marks such as “ ” ‘ ’ — ….

Unicode has the same codes for both, though their forms and their rules differ.
"""

import re
from collections.abc import Callable, Iterator

_MARKS = re.compile("[‘’“”‐–—―─━…‥°′″±×÷]")
# Of these Japanese has full-width forms, but not under a variation selector or an accent; frames
# are drawn with other lines like ─, and white parentheses have two codes.
_WITH_FORMS = re.compile(
    "[‘’“”⦅⦆‐–—―…‥\u2500-\u257f](?![\u0300-\u036f\ufe00-\ufe0f\U000e0100-\U000e01ef])"
)
_QUOTED = (re.compile("“[^“”]*”"), re.compile("‘[^‘’]*’"))
# Dashes by their weight: those of one weight are alike, whichever code their author's keyboard has.
_WEIGHTS = {"—": 1, "―": 1, "─": 1, "━": 2}
DASHES = frozenset(_WEIGHTS)
# Dashes and dots belong to what is on both sides of them, other marks to what they touch.
_LEADERS = "".join(_WEIGHTS) + "…‥"
# Their sides, and those of a quotation, are the sides of all that is between words.
_BETWEEN = re.compile(f"[ \u00a0‘’“”{_LEADERS}]+")


def western_marks(text: str, is_western: Callable[[str], bool]) -> set[int]:
    """The places of the marks that stand in Western text; ``is_western`` knows its characters.

    Both marks of a quotation are Western, if it is Western inside of them or outside.
    """
    found: set[int] = set()
    if not _MARKS.search(text):
        return found

    def at(i: int) -> bool:
        return 0 <= i < len(text) and is_western(text[i])

    sides: dict[int, tuple[bool, bool]] = {}
    for run in _BETWEEN.finditer(text):
        sides.update(dict.fromkeys(range(*run.span()), (at(run.start() - 1), at(run.end()))))
    quoted = dict(_quotations(text))
    for start, end in quoted.items():
        (before, first), (last, after) = sides[start], sides[end]
        if (first and last) or (before and after):
            found |= {start, end}
    paired = {*quoted, *quoted.values()}
    for match in _MARKS.finditer(text):
        i = match.start()
        if text[i] in _LEADERS:
            belongs = all(sides[i])
        else:
            belongs = i not in paired and (at(i - 1) or at(i + 1))
        if belongs:
            found.add(i)
    return found


def are_one_dash(one: str, other: str) -> bool:
    """Do two neighbouring dashes make one line?"""
    return one in DASHES and _WEIGHTS[one] == _WEIGHTS.get(other)


def marks_with_forms(text: str) -> set[int]:
    """The places of marks that have a form of their own in Japanese."""
    return {match.start() for match in _WITH_FORMS.finditer(text)}


def _quotations(text: str) -> Iterator[tuple[int, int]]:
    for pattern in _QUOTED:
        for match in pattern.finditer(text):
            yield match.start(), match.end() - 1
