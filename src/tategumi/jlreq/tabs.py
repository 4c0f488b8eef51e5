"""Sets tabs: each reaches to the next stop from the line's start edge (CSS Text 3, 4.1.3, 4.2).

The width of a tab, which is that of the gap behind it, is known as soon as its line's head is.
"""

from bisect import bisect_left, bisect_right

from .fit import Frame, indent, left_edge
from .parts import Tab
from .prepared import Prepared, right_edge


def hold_tabs(p: Prepared) -> None:
    """Give each tab the most room that it can take, as long as no line is known."""
    p.tabs = sorted(p.paragraph.tabs)
    for i in p.tabs:
        if i + 1 < len(p.gaps):
            p.gaps[i + 1] = sum(p.paragraph.tabs[i]) + p.paragraph.edges.get(i + 1, 0.0)


def has_tabs(p: Prepared, start: int, stop: int) -> bool:
    return bisect_left(p.tabs, start) < bisect_left(p.tabs, stop)


def is_unsummed(p: Prepared, start: int, stop: int) -> bool:
    """Must the line from ``start`` be summed anew, because of its tabs or those before it?"""
    return start <= p.reached or has_tabs(p, start, stop)


def reach_stops(p: Prepared, start: int, stop: int, frame: Frame) -> None:
    """Sum the line that begins at ``start`` anew, with its tabs reaching to their stops.

    While tabs follow, it is summed only as far as it can reach, so that time is linear, but at
    least as far as lines before it were: behind that tabs have their most room, so no break fits.
    """
    tabs, gaps, indented = p.paragraph.tabs, p.gaps, indent(p, start, frame.first)
    at = p.origins[start]
    end = at + 2 * max(frame.measure - indented, 1.0)
    for i in range(start, stop):
        p.origins[i] = at
        at += p.paragraph.advances[i]
        if i + 1 < len(gaps):
            if i in tabs:
                at_head = left_edge(p, start, frame.first) - indented
                room = p.paragraph.edges.get(i + 1, 0.0) + p.ruby.added(i + 1)
                gaps[i + 1] = room + _distance_to_stop(tabs[i], at + room - at_head)
            at += gaps[i + 1]
            far = at > end and p.free[i + 1] and i >= p.reached
            if far and has_tabs(p, i + 1, stop):
                p.reached = i + 1
                break
    else:
        p.reached = -1
    for k in range(bisect_right(p.breaks, start), bisect_right(p.breaks, i + 1)):
        p.ends[k] = right_edge(p, p.breaks[k])


def _distance_to_stop(tab: Tab, at: float) -> float:
    """The distance to the next stop; one that is too near is skipped."""
    if not tab.size:
        return 0.0
    way = tab.size - at % tab.size
    return way if way >= tab.nearest else way + tab.size
