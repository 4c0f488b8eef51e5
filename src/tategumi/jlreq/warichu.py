"""Divides an inline note (割注, warichu; JLReq 3.4) into its two small lines.

The note is a paragraph of its own, in em of its own size; breaks and spaces follow the rules of any
text.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from .fit import left_edge
from .prepared import Prepared, right_edge
from .ruby import EPSILON


def filled(p: Prepared, start: int, room: float) -> int:
    """Where a line from ``start`` ends that takes all it has room for; ``start`` for nothing."""
    low = bisect_right(p.breaks, start)
    if low == len(p.breaks):
        return start
    target = left_edge(p, start, first=False) + room
    fits = bisect_right(p.ends, target + EPSILON, low)
    return p.breaks[fits - 1] if fits > low else start


def lower_start(p: Prepared, start: int, stop: int, room: float) -> int:
    """Where the lower line of ``start:stop`` begins.

    Both lines fit if possible and differ as little as possible. The upper is the longer one, unless
    that costs more than an em. Text that can't be broken stands in the upper line.
    """
    candidates = p.breaks[bisect_right(p.breaks, start) : bisect_left(p.breaks, stop)]

    def rank(at: int) -> tuple[bool, float, bool]:
        upper, lower = length(p, start, at), length(p, at, stop)
        longer, lags = max(upper, lower), upper < lower - EPSILON
        return longer > room + EPSILON, longer + lags, lags

    return min(candidates, key=rank, default=stop)


def length(p: Prepared, start: int, stop: int) -> float:
    """The length of the line ``start:stop``, the marks at its edges set solid."""
    return right_edge(p, stop) - left_edge(p, start, first=False) if start < stop else 0.0


def origins(p: Prepared, start: int, stop: int) -> Sequence[float]:
    """Where the cells of the line ``start:stop`` begin, from its start."""
    left = left_edge(p, start, first=False)
    return [origin - left for origin in p.origins[start:stop]]
