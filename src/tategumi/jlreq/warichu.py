"""An inline note in two small lines (割注, warichu; JLReq 3.4): what each of the two holds.

The note is a paragraph of its own, in em of its own size, with the rules of any text for where its
lines break and what space its characters have.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from .fit import left_edge
from .prepared import Prepared, right_edge
from .ruby import EPSILON


def filled(p: Prepared, start: int, room: float) -> int:
    """Where a line from ``start`` ends that takes what it has room for; ``start`` if nothing."""
    low = bisect_right(p.breaks, start)
    if low == len(p.breaks):
        return start
    target = left_edge(p, start, first=False) + room
    fits = bisect_right(p.ends, target + EPSILON, low)
    return p.breaks[fits - 1] if fits > low else start


def turn(p: Prepared, start: int, stop: int, room: float) -> int:
    """Where the lower line of ``start:stop`` begins.

    Both fit if they can, and they differ as little as may be, the upper the longer: the lower is
    only where that saves more than an em. Text that can't break stands in the upper line.
    """
    turns = p.breaks[bisect_right(p.breaks, start) : bisect_left(p.breaks, stop)]

    def rank(at: int) -> tuple[bool, float, bool]:
        upper, lower = length(p, start, at), length(p, at, stop)
        longer, lags = max(upper, lower), upper < lower - EPSILON
        return longer > room + EPSILON, longer + lags, lags

    return min(turns, key=rank, default=stop)


def length(p: Prepared, start: int, stop: int) -> float:
    """The length of the line ``start:stop``, the marks at its edges set solid."""
    return right_edge(p, stop) - left_edge(p, start, first=False) if start < stop else 0.0


def origins(p: Prepared, start: int, stop: int) -> Sequence[float]:
    """Where the cells of the line ``start:stop`` begin, from its start."""
    left = left_edge(p, start, first=False)
    return [origin - left for origin in p.origins[start:stop]]
