"""Folding a printed booklet by hand: knows paper, not the imposer's formula.

A half of a side is the page on it, None for a blank, and whether it stands upright. A sheet is
its printed front and back, each the left and the right half as one looks at it.
"""

from collections.abc import Sequence

from tategumi.impose import Binding, Flip

Half = tuple[int | None, bool]
Halves = tuple[Half, Half]


def turned_over(back: Halves, flip: Flip) -> Halves:
    """The back's halves as they lie behind the front's left and right half."""
    left, right = back
    if flip is Flip.SHORT_EDGE:
        return right, left
    return (left[0], not left[1]), (right[0], not right[1])


def folded(sheets: Sequence[tuple[Halves, Halves]], binding: Binding, flip: Flip) -> list[Half]:
    """The pages of one signature in the order in which the folded book is read."""
    cover = 0 if binding is Binding.RIGHT else 1
    first: list[Half] = []
    last: list[Half] = []
    for front, back in sheets:
        behind = turned_over(back, flip)
        first += [front[cover], behind[cover]]
        last = [behind[1 - cover], front[1 - cover], *last]
    return first + last
