"""Punctuation: its width, its spaces and its runs. Knows the running text only.

ASCII marks would lie on their sides in a vertical line. Which of them are meant as Japanese is
told by their neighbours: beyond the run of marks and spaces stands Japanese or the text's edge.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..characters import NUMERALS
from ..model import Inline, Tcy, Text
from ..running import Edit
from .letters import FULL_WIDTH, HALF_WIDTH

# Kana, kanji and full-width marks; full-width letters and digits count as what they spell.
JAPANESE = re.compile(
    "[\u3000-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
    "！-／：-＠［-｀｛-ﾟ…―]"
)

_SINGLE = str.maketrans("!?:;,.~/&=+*%", "！？：；、。〜／＆＝＋＊％")
_PAIRS = {"(": "（）", "[": "［］", "{": "｛｝", '"': "〝〟"}
_OPENER = {")": "(", "]": "[", "}": "{", '"': '"'}

_MARKS = r" !-/:-@\[-`{-~"  # ASCII that is neither letter nor digit
_RUN = re.compile(f"[{_MARKS}]+")
# Brackets look past marks of either width: what is changed already changes no verdict.
_BRACKET_RUN = re.compile(f"[{_MARKS}\u3000！？：；、。〜／＆＝＋＊％（）［］｛｝〝〟]+")
_DIGIT = re.compile("[0-9０-９]")
_NUMERAL = re.compile(f"[{NUMERALS}]")
_DOTS = re.compile(r"\.{2,}")

OPENING = frozenset("「『（〔［｛〈《【〘〖〝“‘")
_CLOSING = frozenset("」』）〕］｝〉》】〙〗〟”’)]}")
_STOPS = frozenset("、。，．・：；")
_OWN_SPACE = (OPENING | _CLOSING | _STOPS) - frozenset("“‘”’)]}・")  # whose half em is space

_SPACES = re.compile("[ \u00a0]+")
_CLOSING_STOP = re.compile("(?<!。)。++(?=[」』])")
_LEADERS = re.compile("…+|‥+|―+|—+|─+")
_EXCLAMATIONS = re.compile("[！？!?]{2,}")
_SENTENCE_END = re.compile("(?P<marks>[！？‼⁇⁈⁉]+)(?P<spaces> *)")
_NO_SPACE_BEFORE = _CLOSING | _STOPS | frozenset("!?！？‼⁇⁈⁉…‥―—─\u3000\n")


@dataclass(frozen=True, slots=True)
class _Beside:
    """The character beyond a run of marks, "" at the edge of the text or of a line."""

    left: str
    right: str


def bracket_edits(text: str) -> Iterator[Edit]:
    """Pairs of brackets and quotes with Japanese on both outer sides or at both inner ends."""
    open_marks: dict[str, list[tuple[int, _Beside]]] = {mark: [] for mark in _PAIRS}
    for run in _BRACKET_RUN.finditer(text):
        beside = _neighbours(text, run)
        for at, mark in enumerate(run[0], run.start()):
            opener = _OPENER.get(mark)
            if opener and open_marks[opener]:
                start, first = open_marks[opener].pop()
                outside, inside = (first.left, beside.right), (first.right, beside.left)
                if _is_japanese(*outside) or all(map(JAPANESE.match, inside)):
                    yield Edit.to(start, start + 1, _PAIRS[opener][0])
                    yield Edit.to(at, at + 1, _PAIRS[opener][1])
            elif mark in _PAIRS:
                open_marks[mark].append((at, beside))


def mark_edits(text: str) -> Iterator[Edit]:
    """Stops, colons and their like between Japanese, on one side of which a number may stand."""
    for run in _RUN.finditer(text):
        beside = _neighbours(text, run)
        if _is_japanese(beside.left, beside.right):
            # A dot after a number is an item's, several are an ellipsis.
            kept = {0} if run[0][0] == "." and _DIGIT.match(beside.left) else set()
            kept.update(i for dots in _DOTS.finditer(run[0]) for i in range(*dots.span()))
            for i, mark in enumerate(run[0]):
                if i not in kept:
                    at = run.start() + i
                    yield Edit.to(at, at + 1, mark.translate(_SINGLE))


def space_edits(text: str) -> Iterator[Edit]:
    """ASCII spaces beside marks that bring their own space go."""
    for spaces in _SPACES.finditer(text):
        start, stop = spaces.span()
        if _OWN_SPACE.intersection((text[max(start - 1, 0) : start], text[stop : stop + 1])):
            yield Edit.to(start, stop, "")


def closing_stop_edits(text: str) -> Iterator[Edit]:
    for stop in _CLOSING_STOP.finditer(text):
        yield Edit.to(*stop.span(), "")


def leader_edits(text: str) -> Iterator[Edit]:
    """Leaders and dashes come in pairs, but not the dash of a range: 一八六八―一九一二."""
    for run in _LEADERS.finditer(text):
        beside = _neighbours(text, run)
        is_range = len(run[0]) == 1 and _NUMERAL.match(beside.left) and _NUMERAL.match(beside.right)
        if len(run[0]) % 2 and not is_range:
            yield Edit.to(*run.span(), run[0] + run[0][0])


def sentence_space_edits(text: str) -> Iterator[Edit]:
    """A full-width space after ！？, but not before what closes the sentence's bracket or line."""
    for match in _SENTENCE_END.finditer(text):
        after = text[match.end() : match.end() + 1]
        if after and after not in _NO_SPACE_BEFORE and _follows_japanese(text, match):
            yield Edit.to(match.end("marks"), match.end(), "\u3000")


def exclamation_edits(text: str) -> Iterator[Edit]:
    """Two or three ！？ in one em; a longer run in pairs, one left over upright."""
    for run in _EXCLAMATIONS.finditer(text):
        marks = run[0].translate(HALF_WIDTH)
        if marks != run[0] or _follows_japanese(text, run):
            size = 3 if len(marks) == 3 else 2
            groups = (marks[i : i + size] for i in range(0, len(marks), size))
            yield Edit(*run.span(), tuple(map(_combined, groups)))


def _combined(marks: str) -> Inline:
    return Tcy((Text(marks),)) if marks[1:] else Text(marks.translate(FULL_WIDTH))


def _follows_japanese(text: str, match: re.Match[str]) -> bool:
    return bool(match.start() and JAPANESE.match(text[match.start() - 1]))


def _neighbours(text: str, run: re.Match[str]) -> _Beside:
    left = text[run.start() - 1] if run.start() else ""
    right = text[run.end()] if run.end() < len(text) else ""
    return _Beside(left.strip("\n"), right.strip("\n"))


def _is_japanese(*sides: str) -> bool:
    """Each side Japanese, a digit or an edge, and one at least Japanese."""
    known = [bool(JAPANESE.match(side)) for side in sides]
    return any(known) and all(
        japanese or not side or _DIGIT.match(side)
        for japanese, side in zip(known, sides, strict=True)
    )
