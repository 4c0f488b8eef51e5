"""A paragraph made ready for breaking: each rule looked up once, widths summed once.

After this no table is asked again: the width of any line, what it may give and what it may take are
differences of running sums.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import accumulate, compress, pairwise
from operator import add

from .adjust import WORD_SPACE_EXPANSION, WORD_SPACE_REDUCTION
from .breaking import exceptions, inseparable
from .parts import Paragraph, RubyKind
from .rows import Rows, compiled
from .ruby import AFTER, BEFORE, EPSILON, NO_HANG, Hang, Reading, Room, Unit, allowance, room, units
from .settings import LineBreak, Overhang, Settings
from .tables import ROW_BITS

_MARKS = re.compile(rb"[\x01\x02\x05\x06\x07\x1c\x1d]")
_SPACES = re.compile(rb"[\x0e\x1a]+")
_WORD_SPACES = re.compile(rb"\x1a+")
_WORD_SPACE = re.compile(rb"\x1a")

# Numbers of nearby size (二、三人) and decimals (三・一四) are set solid (JLReq 3.1.3).
_DIGITS = "一二三四五六七八九"
_NEARBY = "|".join(f"{a}、{b}" for a, b in pairwise(_DIGITS))
_APPROXIMATE = re.compile(f"(?<![{_DIGITS}]、)(?<![{_DIGITS}])(?:{_NEARBY})(?![、{_DIGITS}])")
_DECIMAL = re.compile(f"[〇{_DIGITS}０-９]・(?=[〇{_DIGITS}０-９])")


@dataclass(slots=True)
class Prepared:
    """A paragraph with its rules applied. Lists run over clusters; gap ``i`` lies before cluster ``i``.

    ``gaps`` are changes of distance between shaped cells; ``reduce``, ``flex``, ``even`` what each may give and take;
    ``origins`` the cells' origins if the paragraph were one line; ``reduced``, ``flexed``, ``evened`` running sums.
    ``breaks`` are the places where a line may end, the last is the paragraph's end; ``ends`` the right edge of a
    line that ends there, set solid. ``heads`` and ``tails`` move a line's edge past spaces that vanish there.
    ``rooms`` is the room of each ruby unit that is longer than its base; ``at_head`` and ``at_end`` what a line
    gains in width when it begins or ends with one.
    """

    paragraph: Paragraph
    settings: Settings
    rows: Rows
    classes: bytes
    pairs: list[int]
    lead: list[float]
    trail: list[float]
    gaps: list[float]
    reduce: list[float]
    flex: list[float]
    even: list[float]
    free: list[bool]
    units: list[Unit] = field(default_factory=list)
    unit_starts: list[int] = field(default_factory=list)
    bases: set[int] = field(default_factory=set)  # clusters that carry ruby
    rooms: dict[int, Room] = field(default_factory=dict)
    opened: dict[int, float] = field(default_factory=dict)  # gaps that ruby opens
    at_head: dict[int, float] = field(default_factory=dict)
    at_end: dict[int, float] = field(default_factory=dict)
    joined: set[int] = field(default_factory=set)  # gaps inside the base of one reading
    never: set[int] = field(default_factory=set)  # gaps that never expand
    heads: dict[int, int] = field(default_factory=dict)
    tails: dict[int, int] = field(default_factory=dict)
    origins: list[float] = field(default_factory=list)
    reduced: list[float] = field(default_factory=list)
    flexed: list[float] = field(default_factory=list)
    evened: list[float] = field(default_factory=list)
    breaks: list[int] = field(default_factory=list)
    ends: list[float] = field(default_factory=list)
    segments: list[int] = field(default_factory=list)  # forced breaks and the end
    readings: dict[int, list[Reading]] = field(default_factory=dict)
    taken: dict[int, float] = field(
        default_factory=dict
    )  # by unit: what the ruby before it hangs over


def prepare(paragraph: Paragraph, settings: Settings) -> Prepared:
    """Look up every rule of ``paragraph`` once."""
    prepared = _looked_up(paragraph, settings)
    _find_bases(prepared)
    _scale(prepared)
    _loosen_word_spaces(prepared)
    _set_numerals_solid(prepared)
    _keep_together(prepared)
    _add_fixed_space(prepared)
    _make_room(prepared)
    _trim_spaces(prepared)
    _sum(prepared)
    return prepared


def _looked_up(paragraph: Paragraph, settings: Settings) -> Prepared:
    """One dense pass a rule, as if every cluster were 1 em with the space of its class in its cell."""
    rows = compiled(settings)
    classes = bytes(paragraph.classes)
    pairs = [0, *[a << ROW_BITS | b for a, b in pairwise(classes)]]
    lead, trail, gap, free = rows.lead, rows.trail, rows.gap, rows.may_break
    reduce, flex, even = rows.reduce, rows.flex, rows.even
    return Prepared(
        paragraph,
        settings,
        rows,
        classes,
        pairs,
        lead=[lead[c] for c in classes],
        trail=[trail[c] for c in classes],
        gaps=[gap[p] for p in pairs],
        reduce=[reduce[p] for p in pairs],
        flex=[flex[p] for p in pairs],
        even=[even[p] for p in pairs],
        free=[free[p] for p in pairs],
    )


def _find_bases(p: Prepared) -> None:
    p.units = sorted(units(p.paragraph.rubies), key=lambda unit: unit.start)
    p.unit_starts = [unit.start for unit in p.units]
    p.bases = {i for unit in p.units for i in range(unit.start, unit.stop)}


def _scale(p: Prepared) -> None:
    """Redo the gaps beside clusters of another size, and beside marks whose cell carries less space."""
    sizes, advances = p.paragraph.sizes, p.paragraph.advances
    count = len(sizes)
    odd: dict[int, float] = {}
    if list(sizes).count(1.0) != count:
        odd = {i: size for i, size in enumerate(sizes) if size != 1.0}
    for match in _MARKS.finditer(p.classes):
        i = match.start()
        # Half of a full-width cell is space; a half-width cell has none.
        space = min(max(advances[i] - sizes[i] / 2, 0.0), sizes[i] / 2)
        if space != 0.5:
            odd[i] = 2 * space
            p.lead[i] *= 2 * space
            p.trail[i] *= 2 * space
    rows, gaps = p.rows, p.gaps
    for i in {*odd, *(i + 1 for i in odd)}:
        if 0 < i < count:
            code = p.pairs[i]
            before, after = odd.get(i - 1, 1.0), odd.get(i, 1.0)
            gaps[i] = rows.before[code] * before + rows.after[code] * after
            p.reduce[i] = rows.reduce[code] * (before if rows.before[code] else after)
            p.flex[i] = rows.flex[code] * sizes[i - 1]
            p.even[i] = rows.even[code] * sizes[i - 1]


def _loosen_word_spaces(p: Prepared) -> None:
    """A word space gives and takes in proportion to its width, at the gap before it; under ruby it is stiff."""
    advances = p.paragraph.advances
    for match in _WORD_SPACE.finditer(p.classes):
        i = match.start()
        if i in p.bases:
            continue
        p.reduce[i] += advances[i] * WORD_SPACE_REDUCTION
        p.flex[i] += advances[i] * WORD_SPACE_EXPANSION


def _set_numerals_solid(p: Prepared) -> None:
    if not p.settings.numeral_marks_solid:
        return
    text = "".join(p.paragraph.texts)
    if len(text) != len(p.classes):
        text = "".join(cluster[0] for cluster in p.paragraph.texts)
    for match in _APPROXIMATE.finditer(text):
        _set_solid(p, match.start() + 2)
    for match in _DECIMAL.finditer(text):
        _set_solid(p, match.start() + 1)
        _set_solid(p, match.start() + 2)


def _set_solid(p: Prepared, i: int) -> None:
    p.gaps[i] = -p.trail[i - 1] - p.lead[i]
    p.reduce[i] = p.flex[i] = 0.0


def _keep_together(p: Prepared) -> None:
    """Breaks and expansions that single characters, ruby or the caller forbid or free."""
    settings, free, paragraph = p.settings, p.free, p.paragraph
    for i in inseparable(paragraph.texts, p.classes):
        p.even[i] = 0.0
        p.never.add(i)
        free[i] = settings.line_break in (LineBreak.LOOSE, LineBreak.ANYWHERE)
    for i, may in exceptions(paragraph.texts, p.classes, settings.line_break).items():
        if 0 < i < len(free):
            free[i] = may
    for ruby in paragraph.rubies:
        for run in ruby.runs:
            for i in range(run.start + 1, run.stop):
                free[i] = False
                p.joined.add(i)
                _stiffen(p, i)
        if ruby.kind is RubyKind.JUKUGO:
            for run in ruby.runs[1:]:
                _stiffen(p, run.start)
    for i in paragraph.hyphens:
        if 0 < i < len(free) and i not in p.joined:
            free[i] = True
    for i in paragraph.bound:
        if 0 < i < len(free):
            free[i] = False


def _stiffen(p: Prepared, i: int) -> None:
    p.reduce[i] = p.flex[i] = p.even[i] = 0.0
    p.never.add(i)


def _make_room(p: Prepared) -> None:
    """Open the gaps that ruby longer than its base needs; reserve the space that it hangs over."""
    rubies = p.paragraph.rubies
    opened: list[dict[int, float]] = [{}, {}]  # by ruby over and under the base: the larger counts
    hung: list[dict[int, float]] = [{}, {}]  # how far the ruby before hangs over a cluster
    for index, unit in enumerate(p.units):
        if not any(reading.is_long for reading in readings(p, unit, unit.runs)):
            continue
        side = rubies[unit.ruby].under
        p.taken[index] = hung[side].get(unit.start - 1, 0.0)
        p.rooms[index] = found = room_of(p, index, unit.start, unit.stop)
        for i, amount in enumerate(found.spaces, unit.start):
            opened[side][i] = opened[side].get(i, 0.0) + amount
        hung[side][unit.stop] = found.right
        _reserve(p, index, found)
        _note_edges(p, index)
    p.opened = {i: max(side.get(i, 0.0) for side in opened) for i in {*opened[0], *opened[1]}}
    for i, amount in p.opened.items():
        if i < len(p.gaps):
            p.gaps[i] += amount


def readings(p: Prepared, unit: Unit, runs: Sequence[int]) -> list[Reading]:
    """What the ruby needs to know of its bases: their number and natural length."""
    found = []
    for i in runs:
        run = p.paragraph.rubies[unit.ruby].runs[i]
        cells = sum(p.paragraph.advances[run.start : run.stop])
        inner = sum(p.gaps[run.start + 1 : run.stop])
        base = cells + inner - p.lead[run.start] - p.trail[run.stop - 1]
        found.append(Reading(run.stop - run.start, base, run.advances))
    return found


def room_of(
    p: Prepared, index: int, start: int, stop: int, at_head: bool = False, at_end: bool = False
) -> Room:
    """The room of a unit, or of the runs of it between ``start`` and ``stop``, where it stands in a line."""
    unit = p.units[index]
    runs = [i for i in unit.runs if start <= p.paragraph.rubies[unit.ruby].runs[i].start < stop]
    its = p.readings.get(index) or readings(p, unit, unit.runs)
    p.readings[index] = its
    its = its[runs[0] - unit.runs[0] : runs[-1] - unit.runs[0] + 1]
    left = _hang_at_head(p, start, its[0].em) if at_head else _hang_left(p, index, its[0].em)
    right = NO_HANG if at_end else _hang_right(p, stop, its[-1].em)
    return room(its, sum(left), sum(right), p.settings)


def _note_edges(p: Prepared, index: int) -> None:
    """What a line gains in width that begins or ends with the unit, or with a part of it."""
    unit, whole = p.units[index], p.rooms[index].spaces
    ruby = p.paragraph.rubies[unit.ruby]
    for i in unit.runs:
        at, stop = ruby.runs[i].start, ruby.runs[i].stop
        head = room_of(p, index, at, unit.stop, at_head=True)
        end = room_of(p, index, unit.start, stop, at_end=True)
        _reserve(p, index, Room((), (), end.left, head.right))
        p.at_head[at] = sum(head.spaces) - sum(whole[at - unit.start + 1 :])
        p.at_end[stop] = sum(end.spaces) - sum(whole[: stop - unit.start])


def _hang_at_head(p: Prepared, start: int, em: float) -> Hang:
    """A paragraph's indent may be hung over like a full-width space (table 1 note 8)."""
    if start or p.settings.ruby_overhang is Overhang.NONE:
        return NO_HANG
    return Hang(glyph=min(max(p.settings.indent, 0.0), em))


def _hang_left(p: Prepared, index: int, em: float) -> Hang:
    """Over the neighbour before; one ruby em stays free behind another ruby (JLReq 3.3.8)."""
    start = p.units[index].start
    i = start - 1
    if i < 0 or start in p.paragraph.breaks or i in p.bases:
        return NO_HANG
    space = _own_space(p, start)
    hang = allowance(BEFORE.get(p.classes[i], NO_HANG), space, em, p.settings)
    taken = p.taken.get(index, 0.0)
    free = _body(p, i) - (taken + em if taken else 0.0)
    return Hang(max(min(hang.glyph, free), 0.0), hang.space)


def _hang_right(p: Prepared, stop: int, em: float) -> Hang:
    if stop >= len(p.classes) or stop in p.paragraph.breaks or stop in p.bases:
        return NO_HANG
    space = _own_space(p, stop)
    hang = allowance(AFTER.get(p.classes[stop], NO_HANG), space, em, p.settings)
    return Hang(min(hang.glyph, _body(p, stop)), hang.space)


def _body(p: Prepared, i: int) -> float:
    return p.paragraph.advances[i] - p.lead[i] - p.trail[i]


def _own_space(p: Prepared, i: int) -> float:
    """The space of table 1 at gap ``i``, without what ruby or mark-up added."""
    added = p.opened.get(i, 0.0) + p.paragraph.edges.get(i, 0.0) + p.settings.letter_spacing
    return p.gaps[i] + p.trail[i - 1] + p.lead[i] - added


def _reserve(p: Prepared, index: int, found: Room) -> None:
    """Space that ruby hangs over can't be given away (legend of table 1)."""
    unit, em = p.units[index], p.readings[index][0].em
    for i, hang, used in (
        (unit.start, _hang_left(p, index, em), found.left),
        (unit.stop, _hang_right(p, unit.stop, em), found.right),
    ):
        if hang.space and used:
            p.reduce[i] = max(min(p.reduce[i], _own_space(p, i) - min(used, hang.space)), 0.0)


def _add_fixed_space(p: Prepared) -> None:
    spacing = p.settings.letter_spacing
    if spacing:
        p.gaps[1:] = [gap + spacing for gap in p.gaps[1:]]
    for i, amount in p.paragraph.edges.items():
        if 0 < i < len(p.gaps):
            p.gaps[i] += amount


def _trim_spaces(p: Prepared) -> None:
    """Spaces at a line's end take no room, nor do word spaces at the head of a turned line.

    A space that carries ruby stays.
    """
    for match in _SPACES.finditer(p.classes):
        start = match.start()
        for i in range(start, match.end()):
            if i in p.bases:
                start = i + 1
            else:
                p.tails[i + 1] = start
    for match in _WORD_SPACES.finditer(p.classes):
        end = match.end()
        for i in range(end - 1, max(match.start() - 1, 0), -1):
            if i in p.bases:
                end = i
            else:
                p.heads[i] = end


def _sum(p: Prepared) -> None:
    """The running sums, and the places where lines may end."""
    count = len(p.classes)
    forced = (i for i in p.paragraph.breaks if 0 < i < count and i not in p.joined)
    p.segments = [*sorted(forced), count]
    for i in p.segments[:-1]:
        p.free[i] = True
    steps = map(add, p.paragraph.advances, p.gaps[1:])
    p.origins = list(accumulate(steps, initial=0.0))
    p.reduced = list(accumulate(p.reduce))
    p.flexed = list(accumulate(p.flex))
    p.evened = list(accumulate(p.even))
    p.breaks = [*compress(range(count), p.free), count] if count else []
    origins, advances, trail = p.origins, p.paragraph.advances, p.trail
    p.ends = [origins[b - 1] + advances[b - 1] - trail[b - 1] for b in p.breaks]
    for i in {*p.tails, *p.at_end, *p.paragraph.hyphens}.intersection(p.breaks):
        p.ends[bisect_left(p.breaks, i)] = right_edge(p, i)


def right_edge(p: Prepared, stop: int) -> float:
    """Where a line ends that breaks before ``stop``, its last mark set solid and its spaces gone."""
    last = p.tails.get(stop, stop) - 1
    if last < 0:
        return 0.0
    body = p.origins[last] + p.paragraph.advances[last] - p.trail[last]
    return body + p.at_end.get(stop, 0.0) + p.paragraph.hyphens.get(stop, 0.0)
