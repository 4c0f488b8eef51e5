"""Where what stands on a page was written: the lines of a page matched with a manuscript's letters.

Only letters count: kanji, kana, Latin and digits, in one form each. Signs, spaces, readings and
notes are what notations and house rules change between manuscript and page. A line of the page is
looked for by all its runs of a few letters, the lines of a page together say about where in the
manuscript they stand, and lines too short to be found alone stand between their neighbours.
Knows no notation, and no page but the boxes of its characters.
"""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from functools import cache
from itertools import groupby
from statistics import median

from .characters import letters_of
from .pdfium import Box, Character

# Letters together that are looked for.
_RUN = 5
# Readings and notes push what follows them away; offsets that differ by less are one place.
_NEAR = 48
# The lines of a page stand within so many letters of each other.
_PAGE = 2_000
# A line's letters are compared with so many times as many of the manuscript.
_REACH = 3
# Characters smaller than this part of the usual size are readings, marks and note numbers.
_SMALL = 0.8
# Characters further apart in their line, in times their size, belong to two columns (段).
_APART = 3
# What surely stands in no line: readings of 《》 and notes of ［＃］.
_APART_FROM_TEXT = re.compile("(?<!《)《[^《》\n]*》(?!》)|［＃[^］\n]*］")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page; ``box`` is left, bottom, right and top in points.

    ``places`` are, for each of its characters, its box and the index in the manuscript of what it
    was made from; none where the line was not found there.
    """

    box: Box
    letters: str
    boxes: tuple[Box, ...]
    places: tuple[tuple[Box, int], ...] = ()

    @property
    def start(self) -> int:
        """Where it begins in the manuscript, as an index."""
        return self.places[0][1]

    def at(self, x: float, y: float) -> int:
        """The index in the manuscript of what stands nearest to a point."""
        return min(self.places, key=lambda place: _distance(place[0], x, y))[1]


class Letters:
    """A manuscript's letters, and the index of each in its text."""

    def __init__(self, text: str) -> None:
        whole = _APART_FROM_TEXT.sub(lambda found: " " * len(found[0]), text)
        pairs = [(letter, i) for i, char in enumerate(whole) for letter in letters_of(char)]
        self.text = "".join(letter for letter, _ in pairs)
        self.indices = [index for _, index in pairs]
        self._ends = [i for i, char in enumerate(text) if char == "\n"]

    def line(self, index: int) -> tuple[int, int]:
        """Line and column, from 1, of an index of the text."""
        number = bisect_right(self._ends, index - 1)
        return number + 1, index - (self._ends[number - 1] if number else -1)

    def index(self, line: int, column: int) -> int:
        """The index in the text of a line and a column, from 1; of a line's begin for column 0."""
        begin = self._ends[min(line - 2, len(self._ends) - 1)] + 1 if line > 1 and self._ends else 0
        return begin + max(0, column - 1)

    def part(self, index: int) -> float:
        """How much of the letters, from 0 to 1, stands before an index of the text."""
        return bisect_left(self.indices, index) / max(1, len(self.indices))

    def find(self, lines: Sequence[Line], about: float = 0.5) -> list[Line]:
        """The lines with their places; ``about`` is how far through the text the page may be."""
        starts = self._starts([line.letters for line in lines], about * len(self.text))
        found = [
            self._matched(line, start, start + _NEAR + _REACH * len(line.letters))
            if start is not None
            else line
            for line, start in zip(lines, starts, strict=True)
        ]
        return list(self._between(found))

    def _starts(self, texts: Sequence[str], about: float) -> list[int | None]:
        """About where each text begins, as an index of the letters; None where it is not there.

        A text that stands in several places is the one between the texts before and behind it that
        stand in one, or the one nearest to them.
        """
        votes = [self._votes(text) for text in texts]
        best = list(map(_best, votes))
        sure = {number: places[0] for number, places in enumerate(best) if len(places) == 1}
        middle = median(sure.values()) if sure else about
        sure = {number: place for number, place in sure.items() if abs(place - middle) < _PAGE}
        starts: list[int | None] = []
        for number, places in enumerate(best):
            low = max((sure[n] for n in sure if n < number), default=0)
            high = min((sure[n] for n in sure if n > number), default=len(self.text))
            between = [place for place in places if low <= place <= high]
            near = [place for place in votes[number] if abs(place - middle) < _PAGE]
            found = between or _most(votes[number], near) or places
            starts.append(min(found, key=lambda place: abs(place - middle), default=None))
        return starts

    def _votes(self, text: str) -> Counter[int]:
        """Where a text may begin: as it is, or else by how many of its runs stand there."""
        whole = list(self._all(text)) if len(text) >= _RUN else []
        if whole:
            return Counter(whole)
        votes: Counter[int] = Counter()
        first = -_NEAR
        runs = (text[i : i + _RUN] for i in range(len(text) - _RUN + 1))
        starts = (max(0, at - i) for i, run in enumerate(runs) for at in self._all(run))
        for start in sorted(starts):
            if start - first >= _NEAR:
                first = start
            votes[first] += 1
        return votes

    def _all(self, text: str) -> Iterator[int]:
        """Each place where a text stands."""
        place = self.text.find(text)
        while place >= 0:
            yield place
            place = self.text.find(text, place + 1)

    def _matched(self, line: Line, start: int, stop: int) -> Line:
        """The line with the places of its letters between two indices of the letters."""
        start = max(0, start - len(line.letters))
        matcher = SequenceMatcher(None, line.letters, self.text[start:stop], autojunk=False)
        places = tuple(
            (line.boxes[block.a + i], self.indices[start + block.b + i])
            for block in matcher.get_matching_blocks()
            for i in range(block.size)
        )
        return replace(line, places=places)

    def _between(self, lines: Sequence[Line]) -> Iterator[Line]:
        """The lines; those not found as they stand between those before and behind them."""
        for number, line in enumerate(lines):
            if line.places or not line.letters:
                yield line
                continue
            before = [other for other in lines[:number] if other.places]
            behind = [other for other in lines[number + 1 :] if other.places]
            if not before and not behind:
                yield line
                continue
            low = bisect_right(self.indices, before[-1].places[-1][1]) if before else 0
            high = bisect_right(self.indices, behind[0].start) - 1 if behind else len(self.text)
            start = self.text.find(line.letters, low, high)
            yield self._matched(line, start, start + len(line.letters)) if start >= 0 else line


def _best(votes: Counter[int]) -> list[int]:
    """The places that have the most votes."""
    return _most(votes, list(votes))


def _most(votes: Counter[int], places: Sequence[int]) -> list[int]:
    """Those of the places that have the most votes."""
    most = max((votes[place] for place in places), default=0)
    return [place for place in places if votes[place] == most]


def lines_of(characters: Iterable[Character]) -> list[Line]:
    """The vertical lines of a page's running text, from right to left."""
    found = list(characters)
    if not found:
        return []
    usual = Counter(round(_height(char.box)) for char in found).most_common(1)[0][0]
    running = [char for char in found if _height(char.box) >= _SMALL * usual]
    whole = Counter(round(_middle(c.box)) for c in running if c.box[2] - c.box[0] >= _SMALL * usual)

    @cache
    def line_at(middle: float) -> int:
        near = [place for place in whole if abs(place - middle) < usual / 2]
        return max(near, key=lambda place: (whole[place], place), default=round(middle))

    def column(char: Character) -> int:
        """Where the middle of its line is; signs beside each other (縦中横) are in one line."""
        return line_at(_middle(char.box))

    running.sort(key=lambda char: (-column(char), -round(char.box[3]), char.box[0]))
    columns = groupby(running, column)
    parts = [list(_parts(list(line), usual)) for _, line in columns]
    # Where lines stand below each other, the upper ones come first.
    borders = [line.box[3] for part in parts for line in part[1:]]
    border = median(borders) if borders else 0
    lines = [line for part in parts for line in part]
    return sorted(lines, key=lambda line: line.box[3] <= border)


def _parts(column: list[Character], size: float) -> Iterator[Line]:
    """The lines that stand below each other."""
    part: list[Character] = []
    for char in column:
        if part and part[-1].box[1] - char.box[3] > _APART * size:
            yield _line(part)
            part = []
        part.append(char)
    yield _line(part)


def _line(characters: Sequence[Character]) -> Line:
    boxes = [char.box for char in characters]
    left, bottom = min(box[0] for box in boxes), min(box[1] for box in boxes)
    right, top = max(box[2] for box in boxes), max(box[3] for box in boxes)
    pairs = [(letter, char.box) for char in characters for letter in letters_of(char.text)]
    return Line(
        (left, bottom, right, top),
        "".join(letter for letter, _ in pairs),
        tuple(box for _, box in pairs),
    )


def nearest(lines: Iterable[Line], x: float, y: float) -> Line | None:
    """The line of those found that stands nearest to a point of the page."""
    found = [line for line in lines if line.places]
    return min(found, key=lambda line: _distance(line.box, x, y), default=None)


def _distance(box: Box, x: float, y: float) -> float:
    left, bottom, right, top = box
    return max(left - x, 0, x - right) + max(bottom - y, 0, y - top)


def _height(box: Box) -> float:
    return box[3] - box[1]


def _middle(box: Box) -> float:
    return (box[0] + box[2]) / 2
