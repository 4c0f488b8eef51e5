"""Imposition (面付け) for saddle stitch (中綴じ): page numbers to sheets.

Knows no PDF, no paper and no unit: only which page stands on which half of which side.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

PAGES_PER_SHEET = 4


class Binding(Enum):
    """The edge of the spine, seen on the closed book's front."""

    RIGHT = "right"  # 右綴じ: vertical text
    LEFT = "left"  # 左綴じ


class Flip(Enum):
    """The edge of the landscape sheet on which the printer turns it over."""

    SHORT_EDGE = "short-edge"  # 短辺とじ
    LONG_EDGE = "long-edge"  # 長辺とじ


Page = int | None  # a page number from 1; None is a blank


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a sheet: its two halves; ``turned`` by 180° as a whole."""

    left: Page
    right: Page
    turned: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """``front`` is outside when the sheet is folded."""

    front: Side
    back: Side


def saddle_stitch(
    pages: int,
    binding: Binding = Binding.RIGHT,
    flip: Flip = Flip.SHORT_EDGE,
    *,
    blanks_before: int | None = None,
    sheets_per_signature: int | None = None,
) -> tuple[Sheet, ...]:
    """The sheets of a booklet, the outermost of each signature (折丁) first.

    ``blanks_before`` is the page before which the padding blanks stand: the colophon stays last.
    """
    sequence = padded(pages, blanks_before)
    size = PAGES_PER_SHEET * sheets_per_signature if sheets_per_signature else len(sequence)
    return tuple(
        sheet
        for start in range(0, len(sequence), size or 1)
        for sheet in _signature(sequence[start : start + size], binding, flip)
    )


def padded(pages: int, blanks_before: int | None = None) -> tuple[Page, ...]:
    """The pages 1 … ``pages`` with blanks up to a multiple of four, at the end or before a page."""
    split = pages if blanks_before is None else blanks_before - 1
    assert 0 <= split <= pages, blanks_before
    blanks = (None,) * (-pages % PAGES_PER_SHEET)
    return (*range(1, split + 1), *blanks, *range(split + 1, pages + 1))


def _signature(pages: Sequence[Page], binding: Binding, flip: Flip) -> Iterator[Sheet]:
    """Nested sheets: sheet k carries the k-th pair of pages from both ends.

    Right-bound, the closed book's front is the left half of the outer side of the outermost sheet.
    """
    for outer in range(0, len(pages) // 2, 2):
        inner = outer + 1
        front, back = (pages[outer], pages[-1 - outer]), (pages[-1 - inner], pages[inner])
        if binding is Binding.LEFT:
            front, back = front[::-1], back[::-1]
        yield Sheet(Side(*front), Side(*back, turned=flip is Flip.LONG_EDGE))
