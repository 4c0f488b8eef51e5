"""How far a gap may be reduced (tables 3 to 5) or expanded (table 6; JLReq 3.8, D, E)."""

from functools import cache
from typing import NamedTuple

from .settings import Reduction
from .tables import WESTERN_MARK, table


class Change(NamedTuple):
    """How a gap may change: at which step, 0 for never, and at most by how many em."""

    step: int = 0
    most: float = 0.0


# A Western word space is the first step of both (JLReq 3.8.3, 3.8.4): a third of an em may become
# a quarter, or a half; other widths in proportion.
WORD_SPACE_REDUCTION = 1 / 4
WORD_SPACE_EXPANSION = 1 / 2

NEVER = Change()
LAST_STEP = 4  # of expansion: without limit, evenly over all gaps that may take any

_AMOUNTS = {"1/2-0": 0.5, "1/2-1/4": 0.25, "1/4-0": 0.25, "1/4-1/8": 0.125}
# Notes 1 to 3 of tables 3 to 5: a middle dot after a middle dot, a full stop, a comma.
_REDUCTION_NOTES = {
    Reduction.JLREQ: {"n1": Change(4, 0.5), "n2": Change(4, 0.25), "n3": Change(5, 0.75)},
    Reduction.JIS_X_4051: {"n1": Change(2, 0.5), "n2": Change(2, 0.25), "n3": Change(3, 0.75)},
    Reduction.BOOKS: {"n1": NEVER, "n2": NEVER, "n3": Change(3, 0.25)},
}


@cache
def reduction(before: int, after: int, by: Reduction) -> Change:
    """How far the gap between two classes may be reduced (tables 3, 4, 5)."""
    step, amount = _step(table(by)[before, after])
    if amount in _REDUCTION_NOTES[by]:
        return _REDUCTION_NOTES[by][amount]
    return Change(step, _AMOUNTS[amount]) if step else NEVER


# Table 6: 1/4 is from nothing to a quarter, 1/4-1/2 from a quarter to a half.
_EXPANSIONS = {"1/4": 0.25, "1/4-1/2": 0.25, "": float("inf")}
_EXPANSION_NOTES = {
    "n4": Change(3, 0.25),  # different inseparable characters; same ones never (``inseparable``)
    "n5": NEVER,
    "n6": NEVER,
    "n7": NEVER,
    "n8": NEVER,
    "n9": NEVER,
    "n10": Change(3, 0.25),
    "n11": NEVER,
    "n12": Change(3, 0.25),
}


@cache
def expansion(before: int, after: int, by: Reduction, autospace: bool) -> Change:
    """How far the gap between two classes may be expanded (table 6)."""
    step, amount = _step(table(6)[before, after])
    if amount in _EXPANSION_NOTES:
        return _EXPANSION_NOTES[amount]
    if (
        step == 2 and by is Reduction.BOOKS
    ):  # legend of table 6: with table 5 the quarter em is fixed
        return NEVER
    if step == 2 and (not autospace or WESTERN_MARK in (before, after)):
        return Change(3, 0.25)
    return Change(step, _EXPANSIONS[amount]) if step else NEVER


def _step(cell: str) -> tuple[int, str]:
    """``"s5 1/2-0"`` -> (5, ``"1/2-0"``); a cell without a step is (0, cell)."""
    if cell.startswith("s"):
        step, _, amount = cell[1:].partition(" ")
        return int(step), amount
    return 0, cell
