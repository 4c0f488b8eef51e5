"""A paragraph made ready for breaking: each rule looked up once, widths summed once.

After this no table is asked again: the width of any line, what it may give and what it may take are
differences of running sums.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace
from itertools import accumulate, chain, compress, pairwise
from operator import add

from ..unicode import category
from . import addresses, numerals
from .adjust import WORD_SPACE_EXPANSION, WORD_SPACE_REDUCTION
from .breaking import GLUE, exceptions, inseparable
from .classes import apart
from .parts import CharClass, Paragraph, RubyKind
from .prepared import Prepared, is_bound, right_edge
from .rooms import find_bases, make_room
from .rows import compiled
from .settings import LineBreak, Settings, SpacingTrim
from .tables import ROW_BITS, WESTERN_MARK
from .tabs import hold_tabs

_MARKS = re.compile(rb"[\x01\x02\x05\x06\x07\x1c\x1d]")
_SPACES = re.compile(rb"[\x0e\x1a]+")
_WORD_SPACES = re.compile(rb"\x1a+")
# A Western mark between whose bracket and its neighbour table 1 would have half an em.
_BESIDE_WESTERN = re.compile(rb"[\x02\x06\x07](?=\x1f)|\x1f(?=\x01)")
# Levels at which numbers and addresses are held together.
_STRICTER = frozenset({LineBreak.STRICT, LineBreak.NORMAL})


def prepare(paragraph: Paragraph, settings: Settings) -> Prepared:
    """Look up every rule of ``paragraph`` once. Linear time."""
    prepared = _looked_up(paragraph, settings)
    _choose(prepared)
    find_bases(prepared)
    _scale(prepared)
    _loosen_word_spaces(prepared)
    text = _text_of(paragraph)
    _set_numerals_solid(prepared, text)
    _set_brackets_solid(prepared)
    _keep_together(prepared)
    _hold_numbers_and_addresses(prepared, text)
    _keep_bound(prepared)
    _add_fixed_space(prepared)
    hold_tabs(prepared)
    make_room(prepared)
    _trim_spaces(prepared)
    _find_breaks(prepared)
    _sum(prepared)
    return prepared


def _looked_up(paragraph: Paragraph, settings: Settings) -> Prepared:
    """One dense pass a rule, as if every cluster were 1 em with its class's space in its cell."""
    rows = compiled(settings)
    classes = bytes(paragraph.classes)
    kinds = apart(paragraph.texts, classes, chain.from_iterable(paragraph.upright))
    pairs = [0, *[a << ROW_BITS | b for a, b in pairwise(kinds)]] if kinds else []
    lead, trail, gap, free = rows.lead, rows.trail, rows.gap, rows.may_break
    reduce, flex, even = rows.reduce, rows.flex, rows.even
    return Prepared(
        paragraph,
        settings,
        rows,
        classes,
        kinds,
        pairs,
        lead=[lead[c] for c in classes],
        trail=[trail[c] for c in classes],
        gaps=[gap[p] for p in pairs],
        reduce=[reduce[p] for p in pairs],
        flex=[flex[p] for p in pairs],
        even=[even[p] for p in pairs],
        free=[free[p] for p in pairs],
    )


def _choose(p: Prepared) -> None:
    """Look up again what has choices of its own."""
    for span, names in p.paragraph.choices:
        own = replace(p.settings, **names)
        for i in range(max(span.start + 1, 1), min(span.stop, len(p.pairs))):
            _look_up(p, i, own)
    for cluster in p.paragraph.boxed:
        for i in range(max(cluster, 1), min(cluster + 2, len(p.pairs))):
            own, _ = p.rules_at(i)
            _look_up(p, i, replace(own, autospace=False))


def _look_up(p: Prepared, gap: int, own: Settings) -> None:
    rows, code = compiled(own), p.pairs[gap]
    p.own[gap] = own, rows
    p.gaps[gap], p.free[gap] = rows.gap[code], rows.may_break[code]
    p.reduce[gap], p.flex[gap], p.even[gap] = rows.reduce[code], rows.flex[code], rows.even[code]


def _scale(p: Prepared) -> None:
    """Redo the gaps beside clusters of another size, and beside marks that carry less space."""
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
    for i in {*odd, *(i + 1 for i in odd)}:
        if 0 < i < count:
            code, (_, rows) = p.pairs[i], p.rules_at(i)
            before, after = odd.get(i - 1, 1.0), odd.get(i, 1.0)
            p.gaps[i] = rows.before[code] * before + rows.after[code] * after
            # A gap gives its space, of which a part stands in the cells themselves.
            first = rows.before[code] + rows.trail[code >> ROW_BITS]
            second = rows.after[code] + rows.lead[code % (1 << ROW_BITS)]
            if space := first + second:
                p.reduce[i] = rows.reduce[code] * (first * before + second * after) / space
            p.flex[i] = rows.flex[code] * sizes[i - 1]
            p.even[i] = rows.even[code] * sizes[i - 1]


def _loosen_word_spaces(p: Prepared) -> None:
    """A word space gives and takes at the gap before it, by its width; under ruby it is stiff."""
    advances = p.paragraph.advances
    for match in _WORD_SPACES.finditer(p.classes):
        for i in range(*match.span()):
            if i not in p.ruby.bases:
                p.reduce[i] += advances[i] * WORD_SPACE_REDUCTION
                p.flex[i] += advances[i] * WORD_SPACE_EXPANSION


def _text_of(paragraph: Paragraph) -> str:
    """The text with one character for each cluster, so that places in it are clusters."""
    text = "".join(paragraph.texts)
    if len(text) != len(paragraph.texts):
        text = "".join(cluster[:1] or " " for cluster in paragraph.texts)
    return text


def _set_numerals_solid(p: Prepared, text: str) -> None:
    for i in numerals.solid(text):
        _set_solid(p, i)


def _set_brackets_solid(p: Prepared) -> None:
    """Western brackets are solid beside Japanese marks, as these are among themselves."""
    for match in _BESIDE_WESTERN.finditer(p.kinds):
        gap = match.start() + 1
        at, kind = (gap, "Pe") if p.kinds[gap] == WESTERN_MARK else (gap - 1, "Ps")
        trim = p.rules_at(gap)[0].spacing_trim
        if category(p.paragraph.texts[at][:1]) == kind and trim is not SpacingTrim.SPACE_ALL:
            _set_solid(p, gap)


def _set_solid(p: Prepared, i: int) -> None:
    """Take the space away; a line that lacks it may have it back before other gaps open."""
    solid = -p.trail[i - 1] - p.lead[i]
    p.flex[i] = p.gaps[i] - solid
    p.gaps[i] = solid
    p.reduce[i] = 0.0


def _keep_together(p: Prepared) -> None:
    """What single characters, ruby and the caller forbid or allow, against the classes."""
    paragraph, free = p.paragraph, p.free
    for i in inseparable(paragraph.texts, p.classes):
        free[i] = _level(p, i) in (LineBreak.LOOSE, LineBreak.ANYWHERE)
        _stiffen(p, i)
    for i, may in _exceptions(p):
        if 0 < i < len(free):
            free[i] = may
            # Held together is solid, but for word spaces, which give and take on their own.
            if not may and CharClass.WORD_SPACE not in p.kinds[i - 1 : i + 1]:
                _stiffen(p, i)
    for i in paragraph.hyphens:
        if 0 < i < len(free):
            free[i] = True
    for ruby in paragraph.rubies:
        for run in ruby.runs:
            for i in range(run.start + 1, run.stop):
                free[i] = False
                p.joined[i] = run
                _stiffen(p, i)
        if ruby.kind is RubyKind.JUKUGO:
            for run in ruby.runs[1:]:
                _stiffen(p, run.start)
    _keep_spaces(p)
    _keep_scripts(p)


def _hold_numbers_and_addresses(p: Prepared, text: str) -> None:
    """Numbers never part, nor addresses but where readers expect it, at the stricter levels."""
    held = ((gap, False) for gap in numerals.unbroken(text))
    for gap, may in chain(held, addresses.breaks(text)):
        if _level(p, gap) in _STRICTER and gap not in p.joined:
            p.free[gap] = may
            _stiffen(p, gap)


def _keep_bound(p: Prepared) -> None:
    gaps = range(1, len(p.free))
    whole = () if p.settings.wraps else gaps
    for i in chain(whole, p.own, p.paragraph.bound):
        if i in gaps and is_bound(p, i):
            p.free[i] = False


def _level(p: Prepared, gap: int) -> LineBreak:
    return p.rules_at(gap)[0].line_break


def _exceptions(p: Prepared) -> Iterator[tuple[int, bool]]:
    """What single characters forbid or allow at each gap, at its level."""
    for level in {p.settings.line_break, *(own.line_break for own, _ in p.own.values())}:
        for i, may in exceptions(p.paragraph.texts, p.kinds, level).items():
            if _level(p, i) is level:
                yield i, may


# The clusters of a mark such as （注百二十三）, and one to spare; what is longer is text.
_LONGEST_MARK = 8


def _keep_scripts(p: Prepared) -> None:
    """A script stands solid behind its base, as a reference mark does (cl-20 in tables 1, 2, 6).

    A short one doesn't part either.
    """
    for script in p.paragraph.scripts:
        inside = script if len(script) <= _LONGEST_MARK else script[:1]
        for i in inside:
            if 0 < i < len(p.free):
                if i == script.start:
                    _set_solid(p, i)
                p.free[i] = False
                _stiffen(p, i)


def _keep_spaces(p: Prepared) -> None:
    """Preserved spaces keep their width; a line breaks behind them, not before (CSS Text 3, 5.1).

    Those that don't hang are taken one by one (``break-spaces``), and break before too where lines
    may break anywhere.
    """
    spaces, count = p.paragraph.spaces, len(p.free)
    for i, hangs in spaces.items():
        p.free[i] = not hangs and _level(p, i) is LineBreak.ANYWHERE and i > 0
        for gap in range(i, min(i + 2, count)):
            _stiffen(p, gap)
    for i, hangs in spaces.items():
        if not hangs and i + 1 < count:
            p.free[i + 1] = True


def _stiffen(p: Prepared, i: int) -> None:
    p.reduce[i] = p.flex[i] = p.even[i] = 0.0
    p.stiff.add(i)


def _add_fixed_space(p: Prepared) -> None:
    spacing = p.settings.letter_spacing
    if spacing:
        p.gaps[1:] = [gap + spacing for gap in p.gaps[1:]]
    for i, own in p.paragraph.letter_spacing.items():
        if i + 1 < len(p.gaps):
            p.gaps[i + 1] += own - spacing
    for i, amount in p.paragraph.edges.items():
        if 0 < i < len(p.gaps):
            p.gaps[i] += amount


def _trim_spaces(p: Prepared) -> None:
    """Spaces at a line's end take no room, nor do word spaces at its head.

    A space that carries ruby stays; a preserved one stays at the head, and at the end unless it
    hangs; of others, only the space bar's goes at the head, and a no-break space nowhere (CSS Text
    3, 4.1.2 and 4.1.3).
    """
    spaces, texts = p.paragraph.spaces, p.paragraph.texts
    for match in _SPACES.finditer(p.classes):
        start = match.start()
        for i in range(*match.span()):
            if i in p.ruby.bases or not spaces.get(i, True) or texts[i] in GLUE:
                start = i + 1
            else:
                p.tails[i + 1] = start
    for match in _WORD_SPACES.finditer(p.classes):
        end = match.end()
        for i in range(end - 1, match.start() - 1, -1):
            if i in p.ruby.bases or i in spaces or texts[i] != " ":
                end = i
            else:
                p.heads[i] = end


def _find_breaks(p: Prepared) -> None:
    count = len(p.classes)
    forced = sorted(i for i in p.paragraph.breaks if 0 < i < count and i not in p.joined)
    for i in forced:
        p.free[i] = True
    p.segments = [*forced, count]
    for end in p.segments:  # spaces that vanish make no line of their own (CSS Text 3, 4.1.2)
        start = p.tails.get(end, end)
        if p.heads.get(start) == end:
            p.free[start:end] = [False] * (end - start)
    p.breaks = [*compress(range(count), p.free), count]


def _sum(p: Prepared) -> None:
    if not p.classes:
        return
    advances, trail = p.paragraph.advances, p.trail
    p.origins = origins = list(accumulate(map(add, advances, p.gaps[1:]), initial=0.0))
    p.reduced = list(accumulate(p.reduce))
    p.flexed = list(accumulate(p.flex))
    p.evened = list(accumulate(p.even))
    p.ends = [origins[i - 1] + advances[i - 1] - trail[i - 1] for i in p.breaks]
    special = {*p.tails, *p.ruby.at_end, *p.paragraph.hyphens, *p.paragraph.edges}
    for i in special.intersection(p.breaks):
        p.ends[bisect_left(p.breaks, i)] = right_edge(p, i)
