"""Composes a paragraph into lines (JLReq chapter 3): prepares it, breaks it, places clusters."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import replace
from itertools import accumulate
from math import inf
from typing import Any

from .fit import NEVER, Frame, indent, left_edge, next_stop, settle, stops
from .justify import adjusted
from .parts import CharClass, Line, Paragraph, PlacedRuby, RubyRun
from .prepare import prepare
from .prepared import Prepared, adjusted_from, behind
from .rooms import is_cut, moved_at_edges, room_here, units_in
from .ruby import Reading, distribute, settings_of
from .settings import Align, OverflowWrap, Settings
from .tabs import has_tabs, is_unsummed, reach_stops

# The share of a short line's rest that stands before it.
_SHARE = {Align.START: 0.0, Align.JUSTIFY: 0.0, Align.CENTER: 0.5, Align.END: 1.0}


def compose(paragraph: Paragraph, measure: float, settings: Settings) -> list[Line]:
    """The lines of ``paragraph``, at most ``measure`` em long where possible. Never fails."""
    return compose_prepared(prepare(paragraph, settings), measure)


def compose_prepared(prepared: Prepared, measure: float) -> list[Line]:
    """The lines of a prepared paragraph, chosen together, but lines with tabs one by one."""
    lines: list[Line] = []
    start = 0
    for stop in prepared.segments if prepared.classes else ():
        while has_tabs(prepared, start, stop):
            lines.append(_line(prepared, start, stop, measure, first=start == 0))
            start = lines[-1].stop
        if start == stop:
            continue
        frame = Frame(measure, first=start == 0)
        if is_unsummed(prepared, start, stop):
            reach_stops(prepared, start, stop, frame)
        for end in stops(prepared, start, stop, frame):
            lines.append(_place(prepared, start, end, frame, last=end == stop))
            start, frame = end, Frame(measure, first=False)
    return lines


def compose_line(prepared: Prepared, start: int, measure: float, first: bool) -> Line | None:
    """One line from cluster ``start``, chosen for itself; None behind the last cluster.

    ``first``: the line begins the paragraph and has its indent.
    """
    if start >= len(prepared.classes):
        return None
    stop = prepared.segments[bisect_right(prepared.segments, start)]
    return _line(prepared, start, stop, measure, first)


def _line(prepared: Prepared, start: int, stop: int, measure: float, first: bool) -> Line:
    """One line from ``start``; ``stop`` is the next forced break."""
    frame = Frame(measure, first)
    if is_unsummed(prepared, start, stop):
        reach_stops(prepared, start, stop, frame)
    end = next_stop(prepared, start, stop, frame)
    return _place(prepared, start, end, frame, last=end == stop)


# The measure, in em, in which a paragraph breaks wherever it may.
_LEAST = 1.0


def content_width(paragraph: Paragraph, settings: Settings, least: bool) -> float:
    """The width of the paragraph in em: broken wherever it may be if ``least``, else as one line.

    For the least width, words are broken if ``overflow-wrap`` is ``anywhere``, but not if it is
    ``break-word`` (CSS Text 3, 5.5).
    """
    settings = replace(settings, **_without_overflow_breaks(settings.overflow_wrap))
    choices = [
        (span, {**names, **_without_overflow_breaks(names.get("overflow_wrap"))})
        for span, names in paragraph.choices
    ]
    wraps = {settings.overflow_wrap, *(names.get("overflow_wrap") for _, names in choices)}
    measure = (0.0 if OverflowWrap.ANYWHERE in wraps else _LEAST) if least else inf
    lines = compose(replace(paragraph, choices=choices), measure, settings)
    return max((line.width for line in lines), default=0.0)


def _without_overflow_breaks(wrap: object) -> dict[str, Any]:
    """The setting that takes the place of ``overflow_wrap`` where widths are measured."""
    is_for_overflow = wrap is OverflowWrap.BREAK_WORD
    return {"overflow_wrap": OverflowWrap.NORMAL} if is_for_overflow else {}


def _place(p: Prepared, start: int, stop: int, frame: Frame, last: bool) -> Line:
    """The line ``start:stop`` with the positions of its clusters and its ruby."""
    tail = max(p.tails.get(stop, stop), start)
    head = min(p.heads.get(start, start), tail)
    indented = indent(p, start, frame.first)
    room = frame.measure - indented
    left = left_edge(p, start, frame.first)
    moved = moved_at_edges(p, start, stop)
    width = _body_end(p, tail) - left + sum(moved.values()) if tail > head else 0.0
    width += behind(p, stop)
    cost, end, rest = settle(p, start, stop, room - width, last)
    solid_dot = end < 0 and p.classes[tail - 1] == CharClass.MIDDLE_DOT
    if solid_dot:
        moved[tail - 1] = moved.get(tail - 1, 0.0) + end
        width, end = width + end, 0.0
    align = p.settings.align_last if last else p.settings.align
    # A ragged line that overflows although nothing can be reduced stays as it is.
    if (rest < 0 and cost < NEVER) or align is Align.JUSTIFY:
        behind_tabs = adjusted_from(p, head, tail)
        for gap, change in adjusted(p, behind_tabs, tail - solid_dot, rest, spread=last):
            moved[gap] = moved.get(gap, 0.0) + change
            width += change
    width += end
    shift = indented + _SHARE[align] * max(room - width, 0.0)
    origins = _origins(p, start, stop, shift - left, moved)
    origins[tail - start :], gone = _behind_text(p, tail, stop, shift + width)
    origins[: head - start] = [shift] * (head - start)
    return Line(start, stop, origins, indented + width, _rubies(p, start, stop, origins), gone)


def _behind_text(p: Prepared, tail: int, stop: int, end: float) -> tuple[list[float], int]:
    """The positions of the spaces ``tail:stop`` behind a line, and how many of them vanish.

    Preserved spaces hang; the others vanish, also those behind preserved ones.
    """
    kept = tail
    while kept < stop and kept in p.paragraph.spaces:
        kept += 1
    places = [end + p.origins[i] - p.origins[tail] for i in range(tail, kept)]
    return places + [end] * (stop - kept), stop - kept


def _body_end(p: Prepared, tail: int) -> float:
    return p.origins[tail - 1] + p.paragraph.advances[tail - 1] - p.trail[tail - 1]


def _origins(
    p: Prepared, start: int, stop: int, shift: float, moved: dict[int, float]
) -> list[float]:
    natural = p.origins[start:stop]
    if not moved:
        return [origin + shift for origin in natural]
    steps = accumulate(moved.get(i, 0.0) for i in range(start, stop))
    return [origin + shift + step for origin, step in zip(natural, steps, strict=True)]


def _rubies(p: Prepared, start: int, stop: int, origins: list[float]) -> tuple[PlacedRuby, ...]:
    """The readings of the line, each placed over its base."""
    found = []
    for index in units_in(p, start, stop):
        unit = p.ruby.units[index]
        ruby = p.paragraph.rubies[unit.ruby]
        here = [i for i in unit.runs if ruby.runs[i].start < stop and ruby.runs[i].stop > start]
        own = settings_of(ruby, p.settings)
        starts: tuple[float, ...] = ()
        if index in p.ruby.rooms and not is_cut(p, index, start, stop):
            starts = room_here(p, index, start, stop).starts
        for k, i in enumerate(here):
            base, share = _shared(ruby.runs[i], start, stop)
            reading, left = _reading(p, start, origins, base, ruby.runs[i], share)
            if not reading.advances:
                continue
            if starts and (len(starts) > 1 or reading.is_long):
                steps: Iterable[float] = accumulate(reading.advances[:-1], initial=left + starts[k])
            else:
                steps = (left + at for at in distribute(reading, ruby.kind, own))
            found.append(PlacedRuby(unit.ruby, i, tuple(steps), share.start))
    return tuple(found)


def _shared(run: RubyRun, start: int, stop: int) -> tuple[range, slice]:
    """The part of a run that stands on the line: base clusters, and their share of the reading."""
    first, last = max(run.start, start), min(run.stop, stop)
    count, characters = len(run.advances), run.stop - run.start
    cuts = [count * (i - run.start) // characters for i in (first, last)]
    return range(first, last), slice(*cuts)


def _reading(
    p: Prepared, start: int, origins: list[float], base: range, run: RubyRun, share: slice
) -> tuple[Reading, float]:
    """A reading, or its share, over its base as that is set, and where the base begins."""
    first, last = base[0], base[-1]
    left = origins[first - start] + p.lead[first]
    right = origins[last - start] + p.paragraph.advances[last] - p.trail[last]
    return Reading(len(base), right - left, run.advances[share], run.size), left
