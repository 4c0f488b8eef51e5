"""Folding a printed booklet by hand: knows paper, not the imposer's formula.

A cell of a side is the page on it, None for a blank, and whether it stands upright. A side is rows
of cells as one looks at it, a sheet its printed front and back.
"""

from collections.abc import Sequence

from tategumi.impose import Binding, Flip

Cell = tuple[int | None, bool]
Row = tuple[Cell, ...]
Side = tuple[Row, ...]


def turned_over(back: Side, flip: Flip, portrait: bool = False) -> Side:
    """The back's cells as they lie behind those of the front.

    A sheet turned on an upright edge shows its columns from the other side; on a level one its
    rows, on their heads.
    """
    if (flip is Flip.LONG_EDGE) == portrait:
        return tuple(row[::-1] for row in back)
    return tuple(tuple((page, not upright) for page, upright in row) for row in back[::-1])


def strips(sheets: Sequence[tuple[Side, Side]], flip: Flip) -> list[tuple[Row, Row]]:
    """Sheets cut between their rows, piles laid one behind the other: each strip's two sides."""
    rows = len(sheets[0][0]) if sheets else 0
    turned = [(front, turned_over(back, flip, rows > 1)) for front, back in sheets]
    return [(front[n], behind[n]) for n in range(rows) for front, behind in turned]


def folded(strips: Sequence[tuple[Row, Row]], binding: Binding) -> list[Cell]:
    """The pages of one signature, a pile of strips, in the order in which the book is read."""
    cover = 0 if binding is Binding.RIGHT else 1
    first: list[Cell] = []
    last: list[Cell] = []
    for front, behind in strips:
        first += [front[cover], behind[cover]]
        last = [behind[1 - cover], front[1 - cover], *last]
    return first + last


def slit(side: Side, binding: Binding) -> list[Cell]:
    """The pages of an orihon: slit between its middle cells, folded lengthwise, pushed to a cross.

    The paper is then a ring of eight panels, the upper ones folded over, which is leafed through
    from the panel at the lower outer corner. The two in the middle of the lower row lie outermost.
    """
    upper, lower = ([*row] for row in side)
    if binding is Binding.LEFT:
        upper, lower = upper[::-1], lower[::-1]
    over = [(page, not upright) for page, upright in upper]
    return [lower[0], *over, *lower[:0:-1]]
