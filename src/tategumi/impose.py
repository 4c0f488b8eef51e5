"""Imposition (面付け): page numbers to the cells of sheets.

Knows no PDF, no paper and no unit: only which page stands where on which side.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from .choices import Choice


class Binding(Choice):
    """The edge of the spine, seen on the closed book's front."""

    RIGHT = "right", "右綴じ"  # vertical text
    LEFT = "left", "左綴じ"


class Flip(Choice):
    """The edge of the sheet on which the printer turns it over."""

    SHORT_EDGE = "short-edge", "短辺とじ", "短辺綴じ"
    LONG_EDGE = "long-edge", "長辺とじ", "長辺綴じ"


class Style(Choice):
    """How sheets become a book."""

    SADDLE = "saddle", "中綴じ"  # folded once, nested, stapled
    FOUR_UP = "4up", "四面付け"  # two such sheets on one, to be cut apart first
    ORIHON = "orihon", "折本"  # eight pages on one side of one sheet, slit and folded


class Blanks(Choice):
    """Where the blank pages stand that fill the last sheet."""

    BEFORE_COLOPHON = "before-colophon", "奥付の前"
    END = "end", "終わり"


Page = int | None  # a page number from 1; None is a blank


@dataclass(frozen=True, slots=True)
class Cell:
    """A page's place; ``turned`` by 180°, with ``depth`` sheets of its signature outside it."""

    page: Page
    turned: bool = False
    depth: int = 0


Row = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a sheet: rows from the top, cells from the left; ``turned`` as a whole."""

    rows: tuple[Row, ...]
    turned: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """``front`` is outside when the sheet is folded; ``back`` is None where nothing is printed."""

    front: Side
    back: Side | None


@dataclass(frozen=True, slots=True)
class Plan:
    """How a booklet is made. ``flip`` is the edge the printer turns on; None: the natural one.

    ``signature`` is the number of folded sheets in one, None: all.
    """

    style: Style = Style.SADDLE
    binding: Binding = Binding.RIGHT
    flip: Flip | None = None
    signature: int | None = None

    @property
    def grid(self) -> tuple[int, int]:
        """Pages beside and above each other on a side."""
        return _GRIDS[self.style]

    @property
    def multiple(self) -> int:
        """The number to a multiple of which white pages fill the book."""
        columns, rows = self.grid
        return columns * rows * (1 if self.style is Style.ORIHON else 2)

    @property
    def folded(self) -> int:
        """The number of folded sheets that one printed sheet makes."""
        return {Style.SADDLE: 1, Style.FOUR_UP: 2, Style.ORIHON: 0}[self.style]

    @property
    def turning(self) -> Flip | None:
        """The edge to turn on; None where there are no backs. Sheets turn about their fold."""
        return None if self.style is Style.ORIHON else self.flip or self._natural

    @property
    def turns_backs(self) -> bool:
        """Backs stand upside down where the printer turns on the other edge."""
        return self.turning is not self._natural

    @property
    def _natural(self) -> Flip:
        return Flip.LONG_EDGE if self.style is Style.FOUR_UP else Flip.SHORT_EDGE


_GRIDS = {Style.SADDLE: (2, 1), Style.FOUR_UP: (2, 2), Style.ORIHON: (4, 2)}


def sheets(pages: int, plan: Plan, blanks_before: int | None = None) -> tuple[Sheet, ...]:
    """The sheets of a booklet in the order in which they are printed.

    ``blanks_before`` is the page before which the padding blanks stand: the colophon stays last.
    A folded sheet (orihon) takes eight pages, so that of more there are several, one after another.
    """
    sequence = padded(pages, plan.multiple, blanks_before)
    if plan.style is Style.ORIHON:
        return tuple(_orihon(sequence, plan.binding))
    folded = _folded(sequence, plan)
    return tuple(_stacked(folded) if plan.style is Style.FOUR_UP else folded)


def padded(pages: int, multiple: int, blanks_before: int | None = None) -> tuple[Page, ...]:
    """The pages 1 … ``pages`` with blanks up to a multiple, at the end or before a page."""
    split = pages if blanks_before is None else blanks_before - 1
    assert 0 <= split <= pages, blanks_before
    blanks = (None,) * (-pages % multiple)
    return (*range(1, split + 1), *blanks, *range(split + 1, pages + 1))


# --- folded once
_PER_SHEET = 4


def _folded(sequence: Sequence[Page], plan: Plan) -> list[Sheet]:
    """Saddle stitch: the sheets of each signature (折丁), the outermost first."""
    size = _PER_SHEET * plan.signature if plan.signature else len(sequence)
    return [
        sheet
        for start in range(0, len(sequence), size or 1)
        for sheet in _signature(sequence[start : start + size], plan)
    ]


def _signature(pages: Sequence[Page], plan: Plan) -> Iterator[Sheet]:
    """Nested sheets: sheet k carries the k-th pair of pages from both ends.

    Right-bound, the closed book's front is the left half of the outer side of the outermost sheet.
    """
    for depth, outer in enumerate(range(0, len(pages) // 2, 2)):
        inner = outer + 1
        front, back = (pages[outer], pages[-1 - outer]), (pages[-1 - inner], pages[inner])
        if plan.binding is Binding.LEFT:
            front, back = front[::-1], back[::-1]
        row, behind = (tuple(Cell(page, depth=depth) for page in half) for half in (front, back))
        yield Sheet(Side((row,)), Side((behind,), turned=plan.turns_backs))


def _stacked(folded: Sequence[Sheet]) -> Iterator[Sheet]:
    """Two folded sheets to one: cut, the lower pile is laid inside, or behind, the upper one."""
    half = len(folded) // 2
    for upper, lower in zip(folded[:half], folded[half:], strict=True):
        back = _joined(upper.back, lower.back) if upper.back and lower.back else None
        yield Sheet(_joined(upper.front, lower.front), back)


def _joined(top: Side, bottom: Side) -> Side:
    return replace(top, rows=(*top.rows, *bottom.rows))


# --- folded and slit
def _orihon(sequence: Sequence[Page], binding: Binding) -> Iterator[Sheet]:
    """Eight pages around the slit: the upper row stands on its head until it is folded."""
    for start in range(0, len(sequence), 8):
        first, *middle, seventh, eighth = sequence[start : start + 8]
        upper, lower = middle[:4], (first, eighth, seventh, middle[4])
        rows = [tuple(Cell(p, turned=True) for p in upper), tuple(Cell(p) for p in lower)]
        if binding is Binding.LEFT:
            rows = [row[::-1] for row in rows]
        yield Sheet(Side(tuple(rows)), None)
