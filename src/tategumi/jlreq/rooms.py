"""Makes room for ruby in a paragraph: what it hangs over, which gaps it opens (JLReq 3.3.8)."""

from bisect import bisect_left
from collections.abc import Iterator
from itertools import accumulate
from operator import and_

from .parts import RubyRun
from .prepared import Prepared
from .ruby import (
    AFTER,
    BEFORE,
    NO_HANG,
    Hang,
    Reading,
    Room,
    Unit,
    allowance,
    room,
    settings_of,
    units,
)
from .settings import Overhang, Settings

_LATIN = frozenset({24, 25, 26, 27})


def find_bases(p: Prepared) -> None:
    """Note which clusters carry ruby."""
    p.ruby.units = sorted(units(p.paragraph.rubies, p.paragraph.sizes), key=lambda unit: unit.start)
    p.ruby.starts = [unit.start for unit in p.ruby.units]
    p.ruby.reach = list(accumulate((unit.stop for unit in p.ruby.units), max))
    p.ruby.bases = {i for unit in p.ruby.units for i in range(unit.start, unit.stop)}


def make_room(p: Prepared) -> None:
    """Open the gaps that ruby longer than its base needs; reserve the space that it hangs over."""
    ruby = p.ruby
    hung: tuple[dict[int, float], dict[int, float]] = ({}, {})
    for index, unit in enumerate(ruby.units):
        of_unit = readings(p, unit)
        if not any(reading.is_long for reading in of_unit):
            continue
        side = p.paragraph.rubies[unit.ruby].under
        ruby.readings[index] = of_unit
        if unit.start - 1 in hung[side]:
            ruby.hung[index] = hung[side][unit.start - 1]
        ruby.rooms[index] = found = room_of(p, index, unit.start, unit.stop)
        if found.right > 0:
            space = _hang_right(p, index, unit.stop, of_unit[-1].em).space
            hung[side][unit.stop] = max(found.right - space, 0.0)
        _reserve(p, index, found.left, found.right)
        _note_edges(p, index)
        for gap, amount in enumerate(found.spaces, unit.start):
            ruby.opened[side][gap] = ruby.opened[side].get(gap, 0.0) + amount
    for gap in {*ruby.opened[0], *ruby.opened[1]}:
        if gap < len(p.gaps):
            p.gaps[gap] += ruby.added(gap)


def readings(p: Prepared, unit: Unit) -> list[Reading]:
    """The readings of a unit, with the lengths of their bases and numbers of base characters."""
    found = []
    for i in unit.runs:
        run = p.paragraph.rubies[unit.ruby].runs[i]
        cells = sum(p.paragraph.advances[run.start : run.stop])
        inner = sum(p.gaps[run.start + 1 : run.stop])
        base = cells + inner - p.lead[run.start] - p.trail[run.stop - 1]
        count = run.stop - run.start
        found.append(Reading(count, base, run.advances, run.size, _solid(p, run)))
    return found


def _solid(p: Prepared, run: RubyRun) -> frozenset[int]:
    """The gaps inside the Latin words of a base, and between them (JLReq 3.3.1)."""
    classes = p.classes[run.start : run.stop]
    if _LATIN.isdisjoint(classes):
        return frozenset()
    latin = [kind in _LATIN for kind in classes]
    return frozenset(i for i, both in enumerate(map(and_, latin, latin[1:]), 1) if both)


def units_in(p: Prepared, start: int, stop: int) -> Iterator[int]:
    """The units with a base in the line ``start:stop``; the first may begin on the line before."""
    units, reach = p.ruby.units, p.ruby.reach
    first = bisect_left(p.ruby.starts, start)
    while first and reach[first - 1] > start:
        first -= 1
    for index in range(first, bisect_left(p.ruby.starts, stop)):
        if units[index].stop > start:
            yield index


def is_cut(p: Prepared, index: int, start: int, stop: int) -> bool:
    """Does the line begin or end inside the base of a reading, which is longer than a line?"""
    unit = p.ruby.units[index]
    return any(unit.start < edge < unit.stop and edge in p.joined for edge in (start, stop))


def room_here(p: Prepared, index: int, start: int, stop: int) -> Room:
    """The room of a unit where it stands in the line ``start:stop``."""
    unit = p.ruby.units[index]
    if start < unit.start and unit.stop < stop:
        return p.ruby.rooms[index]
    first, last = max(unit.start, start), min(unit.stop, stop)
    return room_of(p, index, first, last, at_head=first == start, at_end=last == stop)


def moved_at_edges(p: Prepared, start: int, stop: int) -> dict[int, float]:
    """Changes of gaps for ruby longer than its base that stands at the line's head or end."""
    changes: tuple[dict[int, float], dict[int, float]] = ({}, {})
    if start not in p.ruby.at_head and stop not in p.ruby.at_end:
        return {}
    for index in units_in(p, start, stop):
        unit = p.ruby.units[index]
        if index not in p.ruby.rooms or (start < unit.start and unit.stop < stop):
            continue
        if is_cut(p, index, start, stop):
            continue
        change = changes[p.paragraph.rubies[unit.ruby].under]
        usual = p.ruby.rooms[index].spaces
        for gap, space in enumerate(
            room_here(p, index, start, stop).spaces, max(unit.start, start)
        ):
            inside = usual[gap - unit.start] if start < gap < stop else 0.0
            change[gap] = change.get(gap, 0.0) + space - inside
    return {
        gap: _changed(p, gap, changes, start < gap < stop) for gap in {*changes[0], *changes[1]}
    }


def _changed(p: Prepared, gap: int, changes: tuple[dict[int, float], ...], inside: bool) -> float:
    """The change of one gap: the side of the base that needs more space counts."""
    sides = zip(p.ruby.opened, changes, strict=True)
    needed = max(
        (opened.get(gap, 0.0) if inside else 0.0) + change.get(gap, 0.0) for opened, change in sides
    )
    return needed - (p.ruby.added(gap) if inside else 0.0)


def room_of(
    p: Prepared, index: int, start: int, stop: int, at_head: bool = False, at_end: bool = False
) -> Room:
    """The room of those readings of the unit that stand over ``start:stop`` in one line."""
    unit = p.ruby.units[index]
    runs = p.paragraph.rubies[unit.ruby].runs
    present = [
        reading
        for i, reading in zip(unit.runs, p.ruby.readings[index], strict=True)
        if start <= runs[i].start < stop
    ]
    left = (
        _hang_at_head(p, index, start, present[0].em)
        if at_head
        else _hang_left(p, index, present[0].em)
    )
    right = NO_HANG if at_end else _hang_right(p, index, stop, present[-1].em)
    return room(present, sum(left), sum(right), _settings(p, index))


def _settings(p: Prepared, index: int) -> Settings:
    return settings_of(p.paragraph.rubies[p.ruby.units[index].ruby], p.settings)


def _note_edges(p: Prepared, index: int) -> None:
    """Note by how much a line becomes wider if it begins or ends with the unit or a part of it."""
    unit, whole = p.ruby.units[index], p.ruby.rooms[index].spaces
    at_head, at_end = p.ruby.at_head, p.ruby.at_end
    for i in unit.runs:
        run = p.paragraph.rubies[unit.ruby].runs[i]
        head = room_of(p, index, run.start, unit.stop, at_head=True)
        end = room_of(p, index, unit.start, run.stop, at_end=True)
        _reserve(p, index, end.left, head.right)
        wider = sum(head.spaces) - sum(whole[run.start - unit.start + 1 :])
        at_head[run.start] = max(wider, at_head.get(run.start, wider))
        wider = sum(end.spaces) - sum(whole[: run.stop - unit.start])
        at_end[run.stop] = max(wider, at_end.get(run.stop, wider))


def _hang_at_head(p: Prepared, index: int, start: int, em: float) -> Hang:
    """Ruby may hang over the paragraph's indent as over a full-width space (table 1 note 8)."""
    if start or _settings(p, index).ruby_overhang is Overhang.NONE:
        return NO_HANG
    return Hang(glyph=min(max(p.settings.indent, 0.0), em))


def _hang_left(p: Prepared, index: int, em: float) -> Hang:
    """How far ruby may hang over the neighbour before it, beside ruby that hangs there already."""
    start = p.ruby.units[index].start
    i = start - 1
    if i < 0 or start in p.paragraph.breaks or _is_taken(p, index, i):
        return NO_HANG
    rule = BEFORE.get(p.classes[i], NO_HANG)
    hang = allowance(rule, _own_space(p, start), em, _settings(p, index))
    glyph = max(_body_under(p, index, i) - _taken(p, index, em), 0.0)
    return Hang(min(hang.glyph, glyph), max(hang.space - _apart(p, index, em), 0.0))


def _taken(p: Prepared, index: int, em: float) -> float:
    """How much of the neighbour ruby before it has taken, and one ruby em more (JLReq 3.3.8)."""
    return p.ruby.hung[index] + em if index in p.ruby.hung else 0.0


def _apart(p: Prepared, index: int, em: float) -> float:
    """The space that keeps the unit from ruby before it, if the glyph between is too narrow."""
    taken = _taken(p, index, em)
    return max(taken - _body(p, p.ruby.units[index].start - 1), 0.0) if taken else 0.0


def _hang_right(p: Prepared, index: int, stop: int, em: float) -> Hang:
    if stop >= len(p.classes) or stop in p.paragraph.breaks or _is_taken(p, index, stop):
        return NO_HANG
    rule = AFTER.get(p.classes[stop], NO_HANG)
    hang = allowance(rule, _own_space(p, stop), em, _settings(p, index))
    return Hang(min(hang.glyph, _body_under(p, index, stop)), hang.space)


def _is_taken(p: Prepared, index: int, neighbour: int) -> bool:
    """Does the neighbour carry ruby (JLReq 3.3.8), or an emphasis mark on the reading's side?"""
    under = p.paragraph.rubies[p.ruby.units[index].ruby].under
    return neighbour in p.ruby.bases or (neighbour, under) in p.paragraph.marked


def _body_under(p: Prepared, index: int, neighbour: int) -> float:
    """How much of a neighbour's body a reading may hang over: nothing if its font is larger."""
    unit, sizes = p.ruby.units[index], p.paragraph.sizes
    stands_out = sizes[neighbour] > max(sizes[unit.start : unit.stop])
    return 0.0 if stands_out else _body(p, neighbour)


def _body(p: Prepared, i: int) -> float:
    return p.paragraph.advances[i] - p.lead[i] - p.trail[i]


def _own_space(p: Prepared, i: int) -> float:
    """The space of table 1 at gap ``i``, without what ruby or mark-up added."""
    given = p.paragraph
    added = given.edges.get(i, 0.0) + given.letter_spacing.get(i - 1, p.settings.letter_spacing)
    if p.origins:  # the gaps that ruby opens are open
        added += p.ruby.added(i)
    return p.gaps[i] + p.trail[i - 1] + p.lead[i] - added


def _reserve(p: Prepared, index: int, left: float, right: float) -> None:
    """Exclude from reduction the space that ruby hangs over, or that keeps it from other ruby.

    (Legend of table 1.)
    """
    unit, of_unit = p.ruby.units[index], p.ruby.readings[index]
    before, after = of_unit[0].em, of_unit[-1].em
    sides = (
        (unit.start, _hang_left(p, index, before), left, _apart(p, index, before)),
        (unit.stop, _hang_right(p, index, unit.stop, after), right, 0.0),
    )
    for gap, hang, used, apart in sides:
        if kept := max(min(used, hang.space), 0.0) + apart:
            p.reduce[gap] = max(min(p.reduce[gap], _own_space(p, gap) - kept), 0.0)
