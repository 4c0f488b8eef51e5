"""Prepares a paragraph for breaking: looks up each rule once, and sums widths once.

After that no table is needed again: the width of any line, and how far it can be reduced or
expanded, are differences of running sums.
"""

import re
from bisect import bisect_left
from dataclasses import replace
from itertools import accumulate, chain, compress, pairwise
from operator import add

from ..unicode import category
from . import numerals
from .adjust import WORD_SPACE_EXPANSION, WORD_SPACE_REDUCTION
from .breaking import GLUE
from .classes import with_western_marks
from .keeping import keep_together
from .parts import Paragraph
from .prepared import Prepared, right_edge, set_solid
from .rooms import find_bases, make_room
from .rows import compiled
from .settings import Settings, SpacingTrim
from .tables import ROW_BITS, WESTERN_MARK
from .tabs import hold_tabs

_MARKS = re.compile(rb"[\x01\x02\x05\x06\x07\x1c\x1d]")
_SPACES = re.compile(rb"[\x0e\x1a]+")
_WORD_SPACES = re.compile(rb"\x1a+")
# A Western mark beside a Japanese one, where table 1 has half an em of space.
_BESIDE_WESTERN = re.compile(rb"[\x02\x06\x07](?=\x1f)|\x1f(?=\x01)")


def prepare(paragraph: Paragraph, settings: Settings) -> Prepared:
    """The paragraph with every rule looked up. Takes linear time."""
    prepared = _looked_up(paragraph, settings)
    _apply_choices(prepared)
    find_bases(prepared)
    _scale(prepared)
    _loosen_word_spaces(prepared)
    text = _text_of(paragraph)
    _set_numerals_solid(prepared, text)
    _set_brackets_solid(prepared)
    keep_together(prepared, text)
    _add_fixed_space(prepared)
    hold_tabs(prepared)
    make_room(prepared)
    _trim_spaces(prepared)
    _find_breaks(prepared)
    _sum(prepared)
    return prepared


def _looked_up(paragraph: Paragraph, settings: Settings) -> Prepared:
    """The rules of all gaps, as if every cluster were a full-width cell of 1 em."""
    rows = compiled(settings)
    classes = bytes(paragraph.classes)
    kinds = with_western_marks(paragraph.texts, classes, chain.from_iterable(paragraph.upright))
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


def _apply_choices(p: Prepared) -> None:
    """Look up again the gaps that have other settings than the paragraph."""
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
    """Adjust the gaps beside clusters of another size, and beside marks with less space."""
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
            # A gap can be reduced by its space, part of which stands inside the cells.
            first = rows.before[code] + rows.trail[code >> ROW_BITS]
            second = rows.after[code] + rows.lead[code % (1 << ROW_BITS)]
            if space := first + second:
                p.reduce[i] = rows.reduce[code] * (first * before + second * after) / space
            p.flex[i] = rows.flex[code] * sizes[i - 1]
            p.even[i] = rows.even[code] * sizes[i - 1]


def _loosen_word_spaces(p: Prepared) -> None:
    """Let a word space shrink and stretch at the gap before it; under ruby it keeps its width."""
    advances = p.paragraph.advances
    for match in _WORD_SPACES.finditer(p.classes):
        for i in range(*match.span()):
            if i not in p.ruby.bases:
                p.reduce[i] += advances[i] * WORD_SPACE_REDUCTION
                p.flex[i] += advances[i] * WORD_SPACE_EXPANSION


def _text_of(paragraph: Paragraph) -> str:
    """The text with one character for each cluster, so that its indices are those of clusters."""
    text = "".join(paragraph.texts)
    if len(text) != len(paragraph.texts):
        text = "".join(cluster[:1] or " " for cluster in paragraph.texts)
    return text


def _set_numerals_solid(p: Prepared, text: str) -> None:
    for i in numerals.solid(text):
        set_solid(p, i)


def _set_brackets_solid(p: Prepared) -> None:
    """Set Western brackets solid beside Japanese marks, as these are beside each other."""
    for match in _BESIDE_WESTERN.finditer(p.kinds):
        gap = match.start() + 1
        at, kind = (gap, "Pe") if p.kinds[gap] == WESTERN_MARK else (gap - 1, "Ps")
        trim = p.rules_at(gap)[0].spacing_trim
        if category(p.paragraph.texts[at][:1]) == kind and trim is not SpacingTrim.SPACE_ALL:
            set_solid(p, gap)


def _add_fixed_space(p: Prepared) -> None:
    """Add letter spacing and the edges of inline boxes."""
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
    """Find the spaces that take no room at a line's end, and word spaces at its head.

    A space under ruby keeps its room. A preserved one keeps it at the head, and at the end unless
    it hangs. At the head only U+0020 goes, and a no-break space goes nowhere (CSS Text 3, 4.1.2 and
    4.1.3).
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
    """List the forced breaks, and the places where a line may end."""
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
    """Sum widths, reductions and expansions over the paragraph."""
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
