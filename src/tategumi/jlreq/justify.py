"""Adjusts a line to its measure: which gaps change by how much (JLReq 3.8.3, 3.8.4)."""

from collections.abc import Iterable

from .parts import CharClass
from .prepared import UNSEEN, Prepared
from .ruby import EPSILON

Changes = list[tuple[int, float]]


# A line is not expanded if its only gap would open by more than the first of these, in em, or each
# of several by more than the second.
_HOLE, _HOLES = 1.0, 2.0


def adjusted(p: Prepared, head: int, tail: int, rest: float, spread: bool = False) -> Changes:
    """The changes of gaps by which the line ``head:tail`` meets its measure.

    ``rest`` is what it lacks, negative for a line that is too long. If the gaps may not change
    enough, the line stays short or long. With ``spread`` (均等割り) gaps may open without limit.
    """
    if -UNSEEN < rest < UNSEEN:
        return []
    if rest < 0:
        return _reduced(p, head, tail, -rest)
    return _expanded(p, head, tail, rest, spread)


def _reduced(p: Prepared, head: int, tail: int, excess: float) -> Changes:
    """Reduce gaps in the order of the steps of tables 3 to 5, in proportion within a step."""
    steps: dict[int, list[int]] = {}
    for i in range(head + 1, tail):
        if p.reduce[i] > EPSILON:
            steps.setdefault(reduction_step(p, i), []).append(i)
    changes: Changes = []
    for step in sorted(steps):
        given, excess = _shared(p.reduce, steps[step], excess)
        changes += [(i, -amount) for i, amount in given]
        if excess < EPSILON:
            break
    return changes


def _expanded(p: Prepared, head: int, tail: int, rest: float, spread: bool) -> Changes:
    """Expand word spaces, quarter ems, Japanese gaps to a quarter em; then all evenly (table 6)."""
    gaps = range(head + 1, tail)
    spaces = [i for i in gaps if p.classes[i] == CharClass.WORD_SPACE and i not in p.stiff]
    quarters = [i for i in gaps if p.flex[i] and p.classes[i] != CharClass.WORD_SPACE]
    changes: Changes = []
    for most, chosen in ((p.flex, spaces), (p.flex, quarters), (p.even, gaps)):
        given, rest = _shared(most, chosen, rest)
        changes += given
        if rest < EPSILON:
            return changes
    able = [i for i in gaps if expansion_step(p, i) and i not in p.stiff]
    if not spread and rest > (_HOLE if len(able) == 1 else _HOLES * len(able)):
        return []
    return changes + [(i, rest / len(able)) for i in able]


def _shared(most: list[float], gaps: Iterable[int], wanted: float) -> tuple[Changes, float]:
    """Changes of the gaps that share ``wanted`` in proportion to their limits, and what is left."""
    able = [i for i in gaps if most[i]]
    total = sum(most[i] for i in able)
    if total < EPSILON:
        return [], wanted
    share = min(wanted / total, 1.0)
    return [(i, share * most[i]) for i in able], wanted - share * total


def reduction_step(p: Prepared, gap: int) -> int:
    """The step at which a gap is reduced; word spaces come first."""
    if p.classes[gap] == CharClass.WORD_SPACE:
        return 1
    return p.rules_at(gap)[1].reduce_step[p.pairs[gap]]


def expansion_step(p: Prepared, gap: int) -> int:
    """The step at which a gap is expanded, 0 for never; word spaces come first."""
    if p.classes[gap] == CharClass.WORD_SPACE:
        return 1
    if p.classes[gap - 1] == CharClass.WORD_SPACE:
        return 0
    if p.flex[gap]:
        return 2
    return p.rules_at(gap)[1].expand_step[p.pairs[gap]]
