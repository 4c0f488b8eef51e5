"""Chooses the breaks: the lines with the least badness over the whole paragraph (total fit).

Badness follows JLReq 3.8.2: best are lines that need no adjustment, then those that are reduced,
then those whose spaces are expanded, and worst those whose gaps between kana and kanji are opened.
From each line start only a few breaks near the measure are tried, and none that can't win any more,
so time is linear.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush
from itertools import chain
from operator import sub
from typing import NamedTuple

from .parts import CharClass
from .prepared import UNSEEN, Prepared, adjusted_from, is_bound, opening, right_edge
from .ruby import EPSILON
from .settings import Align, Hanging, OverflowWrap
from .spacing import BY_THEIR_INK, line_head

# Costs of a line. A fully reduced line is a little better than one with gaps opened by a hair.
HANG = 1.0
REDUCE, REDUCE_ALL = 1.0, 9.0
FLEX, FLEX_ALL = 1.0, 9.0
OPEN, OPEN_QUARTER, OPEN_MOST = 40.0, 400.0, 5e3
HYPHEN = 15.0  # rather divide a word than open gaps
# The cost of one character alone on the last line, which is often tolerated (JLReq 3.5.4): that of
# one line that gives up a character to it. Its gaps open by this many em in all.
WIDOW = 1.06
FORCED = 1e5  # a break that the rules forbid, because no other is in reach
NEVER = float("inf")

_TRIED_SHORTER = 2  # breaks tried before the measure
_TRIED_LONGER = 3  # and behind it, as far as reduction reaches
# A way that is worse by more than an opened line wins only if it avoids a worse one soon.
_HOPELESS = OPEN + 5.0
_AHEAD = 8  # lines
_WIDOW_CLUSTERS = 4  # one character with three marks behind it
_HANGING = frozenset({CharClass.FULL_STOP, CharClass.COMMA})
_CLOSING = frozenset({CharClass.CLOSING_BRACKET})
_OPENING = frozenset({CharClass.OPENING_BRACKET, CharClass.WARICHU_OPENING})
_WORDS = frozenset({24, 25, 27})
_NO_LETTER = frozenset({2, 4, 6, 7, 14, 26, 29})


class Settled(NamedTuple):
    """How a line ends: its badness, the space behind its last character, the rest to adjust."""

    cost: float
    end: float
    rest: float


@dataclass(frozen=True, slots=True)
class Frame:
    """The measure of lines, and whether the first of them begins the paragraph."""

    measure: float
    first: bool


def indent(p: Prepared, start: int, first: bool) -> float:
    """The indent of a line, which only a first line and one behind a forced break have.

    An opening bracket at the head of such a line is indented by half an em instead (JLReq 3.1.5 ③),
    unless it hangs before the line.
    """
    if not (first or start in p.paragraph.breaks):
        return 0.0
    given = p.settings.indent if first else 0.0
    seen_from_head = p.settings.align_last not in BY_THEIR_INK
    at = p.heads.get(start, start)
    opens = at < len(p.classes) and p.classes[at] in _OPENING
    half_in = line_head(p.settings).half_in and not p.settings.hang_first
    if seen_from_head and opens and half_in:
        return max(given - 0.5, 0.5)
    return given


def left_edge(p: Prepared, start: int, first: bool) -> float:
    """Where a line's content begins, measured in the paragraph as if it were one line."""
    at = p.heads.get(start, start)
    if at >= len(p.classes):
        return p.origins[start]
    edge = p.origins[at]
    if p.classes[at] in _OPENING:
        opens = first or start == 0 or start in p.paragraph.breaks
        if first and p.settings.hang_first:
            edge += p.paragraph.advances[at]
        else:
            rule = line_head(p.settings)
            edge += 0.0 if (rule.first if opens else rule.turned) else p.lead[at]
    return edge - opening(p, start, at)


def settle(p: Prepared, start: int, stop: int, rest: float, last: bool) -> Settled:
    """The best way to end a line that misses the measure by ``rest`` with its last mark solid."""
    tail = p.tails.get(stop, stop) - 1
    if tail < start:
        return Settled(0.0, 0.0, rest)
    head = p.heads.get(start, start)
    if p.tabs:
        head = adjusted_from(p, head, tail + 1)
    ends = (p.rows.last_ends if last else p.rows.ends)[p.classes[tail]]
    hanging = p.settings.hanging
    if len(ends) == 1 and not ends[0] and hanging is Hanging.NONE and not p.settings.hang_last:
        return Settled(_badness(p, head, tail, rest, last), 0.0, rest)
    best = Settled(NEVER, 0.0, rest)
    for end, cost in _ways_to_end(p, tail, ends, last):
        # A middle dot that lost its spaces can't be reduced further.
        given = end < 0 and p.classes[tail] == CharClass.MIDDLE_DOT
        cost += _badness(p, head, tail - given, rest - end, last)
        if cost < best.cost:
            best = Settled(cost, end, rest - end)
    return best


def _ways_to_end(
    p: Prepared, tail: int, ends: Sequence[float], last: bool
) -> list[tuple[float, float]]:
    """The spaces that may follow the last character and their cost; negative where it hangs."""
    kind = p.classes[tail]
    outside = p.trail[tail] - p.paragraph.advances[tail]
    if last and p.settings.hang_last and kind in _CLOSING:
        return [(outside, 0.0)]
    hanging = p.settings.hanging
    hangs = hanging is not Hanging.NONE and kind in _HANGING
    usual = p.rows.trail[kind]
    scale = p.trail[tail] / usual if usual else 1.0
    ways = []
    if not (hangs and hanging is Hanging.FORCE_END):
        ways = [(end * scale, 0.0) for end in ends]
    if hangs:
        ways.append((outside, HANG if p.settings.align is Align.JUSTIFY else 0.0))
    return ways


def _badness(p: Prepared, head: int, tail: int, rest: float, last: bool) -> float:
    if -UNSEEN < rest < UNSEEN:
        return 0.0
    if p.settings.align is not Align.JUSTIFY and not last:
        return rest if rest > 0 else NEVER
    if rest < 0:
        most = p.reduced[tail] - p.reduced[head]
        share = max(rest / most, -1.0) if -rest < most + UNSEEN else NEVER
        return REDUCE + REDUCE_ALL * share**2
    if last:
        return 0.0
    most = p.flexed[tail] - p.flexed[head]
    if rest < most + UNSEEN and most:
        return FLEX + FLEX_ALL * min(rest / most, 1.0) ** 2
    able = p.evened[tail] - p.evened[head] or most
    cost = _opened((rest - most) / able / 4 if able > EPSILON else NEVER)
    return cost if cost < OPEN_MOST else cost + OPEN * rest  # the fuller of two ragged lines


def _opened(gap: float) -> float:
    """The badness of a line whose gaps open by ``gap`` em each."""
    return min(OPEN + OPEN_QUARTER * (4 * gap) ** 2, OPEN_MOST)


# A way to break a text: for each line the badness up to its end, and its stop.
Way = list[tuple[float, int]]


class _Search:
    """The search for the best lines between two forced breaks."""

    def __init__(self, p: Prepared, start: int, stop: int, frame: Frame) -> None:
        self.p = p
        self.start = start
        self.stop = stop
        self.frame = frame
        self.limit = bisect_right(p.breaks, stop)
        self.widow = _opened(min(WIDOW / max(frame.measure - 2, 1), 0.25))

    def lines_from(self, start: int) -> Iterator[tuple[float, int]]:
        """The lines that may begin at ``start``, likely ones first: badness and stop of each."""
        p = self.p
        first = self.frame.first and start == self.start
        target = left_edge(p, start, first) + self.frame.measure - indent(p, start, first)
        target -= p.ruby.at_head.get(start, 0.0)
        low = bisect_right(p.breaks, start, 0, self.limit)
        fits = bisect_right(p.ends, target + UNSEEN, low, self.limit)
        shorter = range(fits - 1, max(fits - 1 - _TRIED_SHORTER, low - 1), -1)
        longer = range(fits, min(fits + _TRIED_LONGER, self.limit))
        none = True
        for k in chain(shorter, longer):
            stop = p.breaks[k]
            last = stop == self.stop
            cost = settle(p, start, stop, target - p.ends[k], last).cost
            if cost < NEVER:
                none = False
                yield cost + (HYPHEN if stop in p.paragraph.hyphens else 0.0), stop
        if none:
            yield FORCED, forced_break(p, start, target, self.stop)

    def widow_cost(self, start: int, stop: int) -> float:
        """The cost of a last line of one character and its punctuation; 0 for other lines.

        It is none of the line's own badness, because only the lines before it can avoid it.
        """
        if stop < self.stop or start == self.start or stop - start > _WIDOW_CLUSTERS:
            return 0.0
        letters = sum(c not in _NO_LETTER for c in self.p.classes[start:stop])
        return self.widow if letters <= 1 else 0.0

    def best_line(self, start: int) -> tuple[float, int]:
        """The best line from ``start`` for itself: its badness and stop."""
        best = (NEVER, self.stop)
        for way in self.lines_from(start):
            if way[0] < best[0]:
                best = way
                if not way[0]:  # nothing can be better
                    break
        return best

    def greedy(self) -> Way:
        """Always the line that is best for itself; the total is a bound for the search."""
        total, at, found = 0.0, self.start, []
        while at < self.stop:
            cost, stop = self.best_line(at)
            total += cost + self.widow_cost(at, stop)
            at = stop
            found.append((total, at))
        return found

    def best(self) -> list[int]:
        """The stops of the lines with the least badness in all."""
        way = self.greedy()
        if self.p.settings.align is Align.JUSTIFY and way[-1][0]:
            way = self._improved(way)
        return [stop for _, stop in way]

    def _improved(self, way: Way) -> Way:
        """The best way, among those that are not hopelessly worse than ``way`` at some line."""
        bound = way[-1][0]
        margins = _margins(way)
        reached: dict[int, tuple[float, int]] = {self.start: (0.0, -1)}
        waiting = [self.start]
        ahead = 0
        while waiting and (at := heappop(waiting)) < self.stop:
            while way[ahead][1] < at:
                ahead += 1
            so_far = reached[at][0]
            further = min((reached[stop][0] for stop in waiting), default=bound)
            if so_far > further + margins[ahead]:
                continue
            for cost, stop in self.lines_from(at):
                total = so_far + cost + self.widow_cost(at, stop)
                if total >= bound:
                    continue
                if stop == self.stop:
                    bound = total
                if stop not in reached:
                    heappush(waiting, stop)
                elif reached[stop][0] <= total:
                    continue
                reached[stop] = (total, at)
        return self._traced(reached) if self.stop in reached else way

    def _traced(self, reached: dict[int, tuple[float, int]]) -> Way:
        way, at = [], self.stop
        while at > self.start:
            total, before = reached[at]
            way.append((total, at))
            at = before
        return way[::-1]


def _margins(way: Way) -> list[float]:
    """By how much another way may be worse at each line: by the worst of the lines soon after."""
    totals = [total for total, _ in way]
    costs = list(map(sub, totals, [0.0, *totals]))
    return [max(_HOPELESS, *costs[i : i + _AHEAD]) for i in range(len(costs))]


def forced_break(p: Prepared, start: int, target: float, stop: int) -> int:
    """A break where the rules allow none: behind the last cluster that fits and that may be parted.

    If there is none, the line overflows up to the next possible break.
    """
    room = target - p.origins[start]
    low = bisect_right(p.origins, target + UNSEEN, start + 1, stop)
    for at in range(low, start, -1):
        if right_edge(p, at) <= target + UNSEEN and _may_force(p, at, room):
            return at
    for at in range(start + 1, stop):
        if p.free[at] or _may_force(p, at, room):
            return at
    return stop


def _may_force(p: Prepared, at: int, room: float) -> bool:
    """May a line be forced to end here? Inside a word, only if ``overflow-wrap`` allows it.

    Inside the base of a reading, only if the base is longer than the line.
    """
    if at >= len(p.classes) or is_bound(p, at):
        return False
    if at in p.joined:
        base = p.joined[at]
        return p.origins[base.stop - 1] - p.origins[base.start] > room
    word = p.classes[at - 1] in _WORDS and p.classes[at] in _WORDS
    return not word or p.rules_at(at)[0].overflow_wrap is not OverflowWrap.NORMAL


def stops(p: Prepared, start: int, stop: int, frame: Frame) -> list[int]:
    """Where the lines of ``start:stop`` end. No forced break lies between the two."""
    return _Search(p, start, stop, frame).best()


def next_stop(p: Prepared, start: int, stop: int, frame: Frame) -> int:
    """Where one line ends, chosen for itself because its neighbours have another measure."""
    return _Search(p, start, stop, frame).best_line(start)[1]
