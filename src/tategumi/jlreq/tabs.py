"""Tabs: each reaches for the next stop from the line's start edge (CSS Text 3, 4.1.3 and 4.2).

How far that is, is known when the line's head is: the gap behind a tab is its room.
"""

from bisect import bisect_left, bisect_right

from .fit import Frame, indent, left_edge
from .parts import Tab
from .prepared import Prepared, right_edge


def hold_tabs(p: Prepared) -> None:
    """Give each tab the most room that it can take, before any line is known."""
    p.tabs = sorted(p.paragraph.tabs)
    for i in p.tabs:
        if i + 1 < len(p.gaps):
            p.gaps[i + 1] = sum(p.paragraph.tabs[i]) + p.paragraph.edges.get(i + 1, 0.0)


def has_tabs(p: Prepared, start: int, stop: int) -> bool:
    return bisect_left(p.tabs, start) < bisect_left(p.tabs, stop)


def is_unsummed(p: Prepared, start: int, stop: int) -> bool:
    """Must the line that begins at ``start`` be summed, for its tabs or for those before it?"""
    return start <= p.reached or has_tabs(p, start, stop)


def reach_stops(p: Prepared, start: int, stop: int, frame: Frame) -> None:
    """Sum the line that begins at ``start`` anew, its tabs reaching for their stops.

    While tabs follow, only as far as it can go, so that time is linear, but no less far than lines
    before it went: behind that tabs have still the most room, and no break seems to fit.
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
                gaps[i + 1] = room + _way(tabs[i], at + room - at_head)
            at += gaps[i + 1]
            far = at > end and p.free[i + 1] and i >= p.reached
            if far and has_tabs(p, i + 1, stop):
                p.reached = i + 1
                break
    else:
        p.reached = -1
    for k in range(bisect_right(p.breaks, start), bisect_right(p.breaks, i + 1)):
        p.ends[k] = right_edge(p, p.breaks[k])


def _way(tab: Tab, at: float) -> float:
    """How far the next stop is; one that is too near is passed by."""
    if not tab.size:
        return 0.0
    way = tab.size - at % tab.size
    return way if way >= tab.nearest else way + tab.size
