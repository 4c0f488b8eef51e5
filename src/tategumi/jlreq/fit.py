"""Which breaks: the set of lines with the least badness over the whole paragraph (total fit).

Badness follows JLReq 3.8.2: solid lines first, then lines that reduce, then lines that expand spaces that are there,
last lines that open the gaps between kana and kanji. Only a few breaks near the measure
are tried from each line start, and none that costs more than a way already found, so time is linear.
"""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from heapq import heappop, heappush
from typing import NamedTuple

from .parts import CharClass
from .prepare import EPSILON, Prepared, right_edge
from .settings import Align, Hanging, OverflowWrap
from .spacing import head

# Costs of a line. A fully reduced line is a little better than one with gaps opened by a hair.
HANG = 1.0
REDUCE, REDUCE_ALL = 1.0, 9.0
FLEX, FLEX_ALL = 1.0, 9.0
OPEN, OPEN_QUARTER, OPEN_MOST = 40.0, 400.0, 5e3
WIDOW = 400.0  # one character alone on the last line
FORCED = 1e5  # a break that the rules forbid, because no other is in reach
NEVER = float("inf")

_TRIED_SHORTER = 3  # breaks tried before the measure
_TRIED_LONGER = 4  # and behind it, as far as reduction reaches
_HANGING = frozenset({CharClass.FULL_STOP, CharClass.COMMA})
_OPENING = frozenset({CharClass.OPENING_BRACKET, CharClass.WARICHU_OPENING})
_NO_LETTER = frozenset({2, 4, 6, 7, 14, 26, 29})


class Settled(NamedTuple):
    """How a line ends: its badness, the space after its last character, and what is left to adjust."""

    cost: float
    end: float
    rest: float


@dataclass(frozen=True, slots=True)
class Frame:
    """The room for lines: the measure, and whether the first line begins the paragraph."""

    measure: float
    first: bool


def indent(p: Prepared, start: int, first: bool) -> float:
    """The first line's indent; a bracket may stand half an em in instead (JLReq 3.1.5 ③)."""
    if not first:
        return 0.0
    given = p.settings.indent
    if p.classes[start] in _OPENING and head(p.settings).half_in:
        return max(given - 0.5, 0.5)
    return given


def left_edge(p: Prepared, start: int, first: bool) -> float:
    """Where the content of a line that begins at ``start`` begins, in the paragraph's coordinates."""
    at = p.heads.get(start, start)
    if at >= len(p.classes):
        return p.origins[start]
    edge = p.origins[at]
    if p.classes[at] in _OPENING:
        opens = first or start == 0 or start in p.paragraph.breaks
        if first and p.settings.hang_first:
            edge += p.paragraph.advances[at]
        else:
            rule = head(p.settings)
            edge += 0.0 if (rule.first if opens else rule.turned) else p.lead[at]
    return edge - p.paragraph.edges.get(start, 0.0)


def settle(p: Prepared, start: int, stop: int, rest: float, last: bool) -> Settled:
    """The best way to end a line that misses the measure by ``rest`` when its last mark is set solid."""
    tail = p.tails.get(stop, stop) - 1
    if tail < start:
        return Settled(0.0, 0.0, rest)
    best = Settled(NEVER, 0.0, rest)
    for end, cost in _ways_to_end(p, tail):
        left = rest - end
        cost += _badness(p, p.heads.get(start, start), tail, left, last)
        if cost < best.cost:
            best = Settled(cost, end, left)
            if not cost:
                break
    return best


def _ways_to_end(p: Prepared, tail: int) -> Iterator[tuple[float, float]]:
    """The spaces that may follow the last character, with their own cost; negative where it hangs."""
    kind = p.classes[tail]
    scale = 2 * p.trail[tail] if p.rows.trail[kind] == 0.5 else 1.0
    hangs = p.settings.hanging is not Hanging.NONE and kind in _HANGING
    if not (hangs and p.settings.hanging is Hanging.FORCE_END):
        for end in p.rows.ends[kind]:
            yield end * scale, 0.0
    if hangs:
        yield p.trail[tail] - p.paragraph.advances[tail], HANG


def _badness(p: Prepared, head: int, tail: int, rest: float, last: bool) -> float:
    if -EPSILON < rest < EPSILON:
        return 0.0
    if p.settings.align is not Align.JUSTIFY and not last:
        return rest if rest > 0 else NEVER
    if rest < 0:
        most = p.reduced[tail] - p.reduced[head]
        return REDUCE + REDUCE_ALL * (rest / most) ** 2 if -rest <= most + EPSILON else NEVER
    if last:
        return 0.0
    most = p.flexed[tail] - p.flexed[head]
    if rest <= most:
        return FLEX + FLEX_ALL * (rest / most) ** 2
    quarters = p.evened[tail] - p.evened[head]
    opened = (rest - most) / quarters if quarters > EPSILON else NEVER
    return min(OPEN + OPEN_QUARTER * opened * opened, OPEN_MOST)


class _Search:
    """The lines of one run of text between forced breaks."""

    def __init__(self, p: Prepared, start: int, stop: int, frame: Frame) -> None:
        self.p = p
        self.start = start
        self.stop = stop
        self.frame = frame
        self.limit = bisect_right(p.breaks, stop)
        self.known: dict[int, list[tuple[float, int]]] = {}

    def ways(self, start: int) -> list[tuple[float, int]]:
        """The lines that may begin at ``start``: their badness and where they stop, the fullest first."""
        if start not in self.known:
            self.known[start] = self._ways(start)
        return self.known[start]

    def _ways(self, start: int) -> list[tuple[float, int]]:
        p = self.p
        first = self.frame.first and start == self.start
        left = left_edge(p, start, first)
        target = left + self.frame.measure - indent(p, start, first) - p.at_head.get(start, 0.0)
        low = bisect_right(p.breaks, start, 0, self.limit)
        fits = bisect_right(p.ends, target + EPSILON, low, self.limit)
        tried = [*range(fits - 1, max(fits - 1 - _TRIED_SHORTER, low - 1), -1)]
        tried += range(fits, min(fits + _TRIED_LONGER, self.limit))
        found = []
        for k in tried:
            stop = p.breaks[k]
            last = stop == self.stop
            cost = settle(p, start, stop, target - p.ends[k], last).cost
            if last and self._is_widow(start):
                cost += WIDOW
            if cost < NEVER:
                found.append((cost, stop))
        return found or [(FORCED, forced_break(p, start, target, self.stop))]

    def _is_widow(self, start: int) -> bool:
        """Whether the last line holds one character and its punctuation."""
        if start == self.start or self.stop - start > 4:
            return False
        return sum(c not in _NO_LETTER for c in self.p.classes[start : self.stop]) <= 1

    def greedy(self) -> tuple[float, list[int]]:
        """The best line each time: an upper bound, and the answer where nothing needs adjustment."""
        total, stops, at = 0.0, [], self.start
        while at < self.stop:
            cost, at = min(self.ways(at), key=lambda way: way[0])
            total += cost
            stops.append(at)
        return total, stops

    def best(self) -> list[int]:
        """The stops of the lines with the least badness in all."""
        bound, answer = self.greedy()
        if not bound or self.p.settings.align is not Align.JUSTIFY:
            return answer
        reached: dict[int, tuple[float, int]] = {self.start: (0.0, -1)}
        waiting = [self.start]
        while waiting:
            at = heappop(waiting)
            if at == self.stop:
                return self._path(reached)
            so_far = reached[at][0]
            for cost, stop in self.ways(at):
                total = so_far + cost
                if total >= bound:
                    continue
                if stop == self.stop:
                    bound = total
                if stop not in reached:
                    heappush(waiting, stop)
                elif reached[stop][0] <= total:
                    continue
                reached[stop] = (total, at)
        return answer

    def _path(self, reached: dict[int, tuple[float, int]]) -> list[int]:
        stops, at = [], self.stop
        while at > self.start:
            stops.append(at)
            at = reached[at][1]
        return stops[::-1]


def forced_break(p: Prepared, start: int, target: float, stop: int) -> int:
    """A break where the rules allow none: the last cluster that fits, words whole if they must be.

    Where even that isn't allowed the line overflows to the next break.
    """
    low = bisect_right(p.origins, target + EPSILON, start + 1, stop)
    for at in range(low, start, -1):
        if right_edge(p, at) <= target + EPSILON and _may_force(p, at):
            return at
    for at in range(start + 1, stop):
        if p.free[at] or _may_force(p, at):
            return at
    return stop


def _may_force(p: Prepared, at: int) -> bool:
    if at in p.paragraph.bound or at >= len(p.classes) or (at in p.never and at in p.bases):
        return False
    word = p.classes[at - 1] in _WORDS and p.classes[at] in _WORDS
    return not word or p.settings.overflow_wrap is OverflowWrap.ANYWHERE


_WORDS = frozenset({24, 25, 27})


def stops(p: Prepared, start: int, stop: int, frame: Frame) -> list[int]:
    """Where the lines of ``start:stop`` end. No forced break lies between the two."""
    return _Search(p, start, stop, frame).best()


def next_stop(p: Prepared, start: int, stop: int, frame: Frame) -> int:
    """Where one line ends, chosen alone: for lines whose neighbours' measure differs."""
    return min(_Search(p, start, stop, frame).ways(start), key=lambda way: way[0])[1]
