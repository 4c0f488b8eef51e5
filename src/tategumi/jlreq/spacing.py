"""Space between two classes, at the line head and at the line end (JLReq appendix B, table 1)."""

from functools import cache
from typing import NamedTuple

from .parts import CharClass
from .settings import Align, Reduction, Settings, SpacingTrim
from .tables import END, WESTERN_MARK, table


class Space(NamedTuple):
    """Space in em of the cluster before plus em of the cluster after."""

    before: float = 0.0
    after: float = 0.0


_CELLS = {
    "": Space(),
    "x": Space(),  # the pair never meets by the breaking rules; where it's forced to, set solid
    "ruby": Space(),
    "1/2 be": Space(before=0.5),
    "1/2 af": Space(after=0.5),
    "1/4 be": Space(before=0.25),
    "1/4 af": Space(after=0.25),
    # The notes of table 1 (n2, n4, n6, n17 speak of line edges: see ``line_end`` and ``head``).
    "n1": Space(),
    "n3": Space(before=0.25, after=0.25),
    "n5": Space(before=0.5, after=0.25),
    "n7": Space(),
    "n8": Space(),
    "n9": Space(),
    "n10": Space(),
    "n11": Space(),
    "n12": Space(after=0.25),
    "n13": Space(),
    "n14": Space(),
    "n15": Space(),
    "n16": Space(),
}

# Half of a full-width mark's cell is space (JLReq 3.1.2): in front, behind, or half on each side.
LEAD: dict[int, float] = {
    CharClass.OPENING_BRACKET: 0.5,
    CharClass.WARICHU_OPENING: 0.5,
    CharClass.MIDDLE_DOT: 0.25,
}
TRAIL: dict[int, float] = {
    CharClass.CLOSING_BRACKET: 0.5,
    CharClass.FULL_STOP: 0.5,
    CharClass.COMMA: 0.5,
    CharClass.WARICHU_CLOSING: 0.5,
    CharClass.MIDDLE_DOT: 0.25,
}
_CLOSING = frozenset({CharClass.CLOSING_BRACKET, CharClass.FULL_STOP, CharClass.COMMA})
MARKS = frozenset({*LEAD, *TRAIL})
LATIN = frozenset({CharClass.GROUPED_NUMERAL, CharClass.UNIT_SYMBOL, CharClass.WESTERN})


@cache
def space(before: int, after: int, trim: SpacingTrim, autospace: bool) -> Space:
    """The space between two classes in the middle of a line.

    The quarter em stands at letters and numerals, not at Western marks (``text-autospace`` of CSS
    Text 4). CSS takes it from closing marks before middle dots and full-width spaces, where JLReq
    (3.1.4) keeps it.
    """
    printed = _CELLS[table(1)[before, after].removesuffix(" hang")]
    if not (before in MARKS or after in MARKS):
        return printed if autospace and WESTERN_MARK not in (before, after) else Space()
    match trim:
        case SpacingTrim.SPACE_ALL:
            return Space(TRAIL.get(before, 0.0), LEAD.get(after, 0.0))
        case SpacingTrim.TRIM_ALL:
            return Space()
        case SpacingTrim.AUTO:
            return printed
        case _ if before in _CLOSING and after == CharClass.MIDDLE_DOT:
            return Space(after=LEAD[after])
        case _ if before in _CLOSING and after == CharClass.IDEOGRAPHIC_SPACE:
            return Space()
        case _:
            return printed


# Space that may stand behind a class at the line end, the preferred first (table 1 notes 2, 4, 6;
# the line ends of tables 3 to 5). A middle dot that gives up its space does so on both sides: -1/4.
_LINE_END: dict[Reduction, dict[int, tuple[float, ...]]] = {
    Reduction.JLREQ: {2: (0.5, 0.0), 5: (0.25, -0.25), 6: (0.5, 0.0), 7: (0.5, 0.0)},
    Reduction.JIS_X_4051: {2: (0.0,), 5: (0.0,), 6: (0.5,), 7: (0.0,)},
    Reduction.BOOKS: {2: (0.5, 0.0), 5: (0.25,), 6: (0.5, 0.0), 7: (0.5, 0.0)},
}
_SOLID = (0.0,)
# Set to the middle or the end, a line is seen without the space behind its last mark.
BY_THEIR_INK = frozenset({Align.CENTER, Align.END})


def line_end(last: int, settings: Settings, align: Align) -> tuple[float, ...]:
    """The spaces in em that may stand behind class ``last`` at the line end, preferred first."""
    match settings.spacing_trim:
        case SpacingTrim.SPACE_ALL:
            return (TRAIL.get(last, 0.0),)
        case SpacingTrim.TRIM_BOTH | SpacingTrim.TRIM_ALL:
            return _SOLID
    if align in BY_THEIR_INK or table(1).get((last, END), "") in {"", "x", "n13"}:
        return _SOLID
    return _LINE_END[settings.reduction].get(last, _SOLID)


class LineHead(NamedTuple):
    """Whether an opening bracket keeps its half em, on a first and on a turned line.

    ``half_in``: at a paragraph's head it stands half an em in.
    """

    first: bool
    turned: bool
    half_in: bool = False


# Table 1 note 17 and the three ways of JLReq 3.1.5: ① is CSS's trim-start, ② normal, ③ ours unless
# another is asked for, as most literary publishers do.
_HEADS = {
    SpacingTrim.AUTO: LineHead(first=False, turned=False, half_in=True),
    SpacingTrim.SPACE_ALL: LineHead(first=True, turned=True),
    SpacingTrim.NORMAL: LineHead(first=True, turned=True),
    SpacingTrim.SPACE_FIRST: LineHead(first=True, turned=False),
    SpacingTrim.TRIM_START: LineHead(first=False, turned=False),
    SpacingTrim.TRIM_BOTH: LineHead(first=False, turned=False),
    SpacingTrim.TRIM_ALL: LineHead(first=False, turned=False),
}


def line_head(settings: Settings) -> LineHead:
    """What happens to an opening bracket at the line head."""
    return _HEADS[settings.spacing_trim]
