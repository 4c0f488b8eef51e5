"""Lines: a paragraph in, positions out (JLReq chapter 3).

``compose`` reads as the table of contents of the package: prepare, fit, place.
"""

from bisect import bisect_left, bisect_right
from itertools import accumulate

from .fit import Frame, indent, left_edge, next_stop, settle, stops
from .parts import CharClass, Line, Paragraph, PlacedRuby
from .prepare import EPSILON, Prepared, prepare, room_of
from .ruby import Reading, Room, distribute
from .settings import Align, Settings


def compose(paragraph: Paragraph, measure: float, settings: Settings) -> list[Line]:
    """Break ``paragraph`` into lines of ``measure`` em and place its clusters and ruby. Never fails."""
    return compose_prepared(prepare(paragraph, settings), measure)


def compose_prepared(prepared: Prepared, measure: float) -> list[Line]:
    """The lines of a prepared paragraph, chosen as a whole."""
    lines: list[Line] = []
    if not prepared.classes:
        return lines
    start = 0
    for stop in prepared.segments:
        frame = Frame(measure, first=start == 0)
        for end in stops(prepared, start, stop, frame):
            lines.append(_place(prepared, start, end, frame, last=end == stop))
            start, frame = end, Frame(measure, first=False)
    return lines


def compose_line(prepared: Prepared, start: int, measure: float, first: bool) -> Line | None:
    """One line from cluster ``start``; None when the paragraph is set. ``first``: it takes the indent."""
    if start >= len(prepared.classes):
        return None
    stop = prepared.segments[bisect_right(prepared.segments, start)]
    frame = Frame(measure, first)
    end = next_stop(prepared, start, stop, frame)
    return _place(prepared, start, end, frame, last=end == stop)


def _place(p: Prepared, start: int, stop: int, frame: Frame, last: bool) -> Line:
    """The positions of the line ``start:stop``: its edges, what is adjusted, its ruby."""
    tail = max(p.tails.get(stop, stop), start)
    head = min(p.heads.get(start, start), tail)
    indented = indent(p, start, frame.first)
    moved = _rooms_at_edges(p, start, stop)
    left = left_edge(p, start, frame.first)
    room = frame.measure - indented
    width = _body_end(p, tail) - left + sum(moved.values()) if tail > head else 0.0
    width += p.paragraph.hyphens.get(stop, 0.0)
    _, end, rest = settle(p, start, stop, room - width, last)
    if end < 0 and p.classes[tail - 1] == CharClass.MIDDLE_DOT:
        _move(moved, tail - 1, end)
        width, end = width + end, 0.0
    align = p.settings.align_last if last else p.settings.align
    if rest < -EPSILON or align is Align.JUSTIFY:
        for i, amount in adjusted(p, head, tail, rest):
            _move(moved, i, amount)
            width += amount
    width += end
    shift = indented + _SHARE[align] * max(room - width, 0.0)
    origins = _origins(p, start, stop, shift - left, moved)
    if tail < stop:
        origins[tail - start :] = [shift + width] * (stop - tail)
    if head > start:
        origins[: head - start] = [shift] * (head - start)
    return Line(start, stop, origins, indented + width, _rubies(p, start, stop, origins))


_SHARE = {Align.START: 0.0, Align.JUSTIFY: 0.0, Align.CENTER: 0.5, Align.END: 1.0}


def _body_end(p: Prepared, tail: int) -> float:
    return p.origins[tail - 1] + p.paragraph.advances[tail - 1] - p.trail[tail - 1]


def _move(moved: dict[int, float], gap: int, amount: float) -> None:
    moved[gap] = moved.get(gap, 0.0) + amount


def _origins(
    p: Prepared, start: int, stop: int, shift: float, moved: dict[int, float]
) -> list[float]:
    natural = p.origins[start:stop]
    if not moved:
        return [origin + shift for origin in natural]
    steps = accumulate(moved.get(i, 0.0) for i in range(start, stop))
    return [origin + shift + step for origin, step in zip(natural, steps, strict=True)]


def _rooms_at_edges(p: Prepared, start: int, stop: int) -> dict[int, float]:
    """What ruby longer than its base moves where it stands at the line head or end: gap -> change."""
    moved: dict[int, float] = {}
    if start not in p.at_head and stop not in p.at_end:
        return moved
    for index in _units_in(p, start, stop):
        unit = p.units[index]
        if index in p.rooms and (unit.start <= start or unit.stop >= stop):
            there = _room_here(p, index, start, stop).spaces
            first = max(unit.start, start)
            for i, amount in enumerate(there, first):
                usual = p.rooms[index].spaces[i - unit.start] if start < i < stop else 0.0
                if amount != usual:
                    _move(moved, i, amount - usual)
    return moved


def _room_here(p: Prepared, index: int, start: int, stop: int) -> Room:
    """The room of long readings where they stand in the line ``start:stop``."""
    unit = p.units[index]
    if start < unit.start and unit.stop < stop:
        return p.rooms[index]
    first, last = max(unit.start, start), min(unit.stop, stop)
    return room_of(p, index, first, last, at_head=first == start, at_end=last == stop)


def _units_in(p: Prepared, start: int, stop: int) -> range:
    """The units with a base in the line; the first may have begun on the line before."""
    first = bisect_left(p.unit_starts, start)
    while first and p.units[first - 1].stop > start:
        first -= 1
    return range(first, bisect_left(p.unit_starts, stop))


def _rubies(p: Prepared, start: int, stop: int, origins: list[float]) -> tuple[PlacedRuby, ...]:
    """Each reading of the line over its base."""
    found = []
    for index in _units_in(p, start, stop):
        unit = p.units[index]
        ruby = p.paragraph.rubies[unit.ruby]
        here = [i for i in unit.runs if start <= ruby.runs[i].start < stop]
        starts = (
            _room_here(p, index, start, stop).starts if index in p.rooms else [None] * len(here)
        )
        for i, inset in zip(here, starts, strict=True):
            run = ruby.runs[i]
            left = origins[run.start - start] + p.lead[run.start]
            if inset is None:
                right = origins[run.stop - 1 - start] + p.paragraph.advances[run.stop - 1]
                base = right - p.trail[run.stop - 1] - left
                reading = Reading(run.stop - run.start, base, run.advances)
                steps = [left + at for at in distribute(reading, ruby.kind, p.settings)]
            else:
                steps = list(accumulate(run.advances[:-1], initial=left + inset))
            found.append(PlacedRuby(unit.ruby, i, tuple(steps)))
    return tuple(found)


def adjusted(p: Prepared, head: int, tail: int, rest: float) -> list[tuple[int, float]]:
    """How each gap changes so that a line that misses its measure by ``rest`` meets it."""
    if -EPSILON < rest < EPSILON:
        return []
    return _reduced(p, head, tail, -rest) if rest < 0 else _expanded(p, head, tail, rest)


def _reduced(p: Prepared, head: int, tail: int, excess: float) -> list[tuple[int, float]]:
    """Step by step, within a step in proportion (JLReq 3.8.3)."""
    steps: dict[int, list[int]] = {}
    for i in range(head + 1, tail):
        if p.reduce[i] > EPSILON:
            is_space = p.classes[i] == CharClass.WORD_SPACE
            step = 1 if is_space else p.rows.reduce_step[p.pairs[i]]
            steps.setdefault(step, []).append(i)
    found: list[tuple[int, float]] = []
    for step in sorted(steps):
        most = sum(p.reduce[i] for i in steps[step])
        share = min(excess / most, 1.0)
        found += [(i, -share * p.reduce[i]) for i in steps[step]]
        excess -= share * most
        if excess < EPSILON:
            break
    return found


def _expanded(p: Prepared, head: int, tail: int, rest: float) -> list[tuple[int, float]]:
    """Word spaces, quarter em spaces, all Japanese gaps to a quarter em, then evenly (JLReq 3.8.4)."""
    found: list[tuple[int, float]] = []
    gaps = range(head + 1, tail)
    spaces = [i for i in gaps if p.classes[i] == CharClass.WORD_SPACE]
    others = [i for i in gaps if p.flex[i] and p.classes[i] != CharClass.WORD_SPACE]
    for chosen, room in ((spaces, p.flex), (others, p.flex), (gaps, p.even)):
        most = sum(room[i] for i in chosen)
        if most > EPSILON:
            share = min(rest / most, 1.0)
            found += [(i, share * room[i]) for i in chosen if room[i]]
            rest -= share * most
            if rest < EPSILON:
                return found
    able = [i for i in gaps if p.rows.expand_step[p.pairs[i]] and i not in p.never]
    able += [i for i in spaces if not p.rows.expand_step[p.pairs[i]]]
    found += [(i, rest / len(able)) for i in able]
    return found
