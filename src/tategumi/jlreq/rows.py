"""Compiles the tables for given settings into flat lists, indexed by a pair of classes."""

from dataclasses import dataclass
from functools import lru_cache

from .adjust import LAST_STEP, expansion, reduction
from .breaking import may_break
from .settings import Settings, SpacingTrim
from .spacing import LEAD, TRAIL, line_end, space
from .tables import ALIKE, PAIRS, ROW_BITS

_CLASSES = sorted({*range(1, 17), *range(19, 31), *ALIKE})


@dataclass(frozen=True, slots=True)
class Rows:
    """Rules by pair code (class before << 5 | class after); lengths for clusters of 1 em.

    ``gap`` is the change of distance between two shaped cells: the table's space less the space
    that the cells carry; ``before`` and ``after`` are its parts in em of either cluster. ``lead``
    and ``trail`` are the space inside a class's own cell; ``ends`` what may follow at the line end,
    ``last_ends`` at the end of the last line.
    """

    gap: list[float]
    before: list[float]
    after: list[float]
    reduce: list[float]
    reduce_step: list[int]
    flex: list[float]  # expansion of steps 1 and 2
    even: list[float]  # expansion of step 3
    expand_step: list[int]
    may_break: list[bool]
    lead: list[float]
    trail: list[float]
    ends: list[tuple[float, ...]]
    last_ends: list[tuple[float, ...]]


@lru_cache(maxsize=64)
def compiled(settings: Settings) -> Rows:
    """The rows for ``settings``. They are kept: a book has only a few different settings."""
    rows = Rows(
        gap=[0.0] * PAIRS,
        before=[0.0] * PAIRS,
        after=[0.0] * PAIRS,
        reduce=[0.0] * PAIRS,
        reduce_step=[0] * PAIRS,
        flex=[0.0] * PAIRS,
        even=[0.0] * PAIRS,
        expand_step=[0] * PAIRS,
        may_break=[False] * PAIRS,
        lead=[LEAD.get(c, 0.0) for c in range(1 << ROW_BITS)],
        trail=[TRAIL.get(c, 0.0) for c in range(1 << ROW_BITS)],
        ends=[line_end(c, settings, settings.align) for c in range(1 << ROW_BITS)],
        last_ends=[line_end(c, settings, settings.align_last) for c in range(1 << ROW_BITS)],
    )
    for a in _CLASSES:
        for b in _CLASSES:
            _compile_pair(rows, a, b, settings)
    return rows


def _compile_pair(rows: Rows, a: int, b: int, settings: Settings) -> None:
    code = a << ROW_BITS | b
    natural = space(a, b, settings.spacing_trim, settings.autospace)
    rows.before[code] = natural.before - rows.trail[a]
    rows.after[code] = natural.after - rows.lead[b]
    rows.gap[code] = rows.before[code] + rows.after[code]
    if settings.spacing_trim is not SpacingTrim.SPACE_ALL:
        reduced = reduction(a, b, settings.reduction)
        rows.reduce[code] = min(reduced.most, sum(natural))
        rows.reduce_step[code] = reduced.step
    expanded = expansion(a, b, settings.reduction, settings.autospace)
    rows.expand_step[code] = expanded.step
    if 0 < expanded.step < LAST_STEP:
        (rows.flex if expanded.step < LAST_STEP - 1 else rows.even)[code] = expanded.most
    rows.may_break[code] = may_break(a, b, settings.line_break, settings.word_break)
