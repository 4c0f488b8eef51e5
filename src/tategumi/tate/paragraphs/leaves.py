"""Leaves: the stretches of a paragraph that are drawn as one, and what of them stands on a line."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from tinycss2.color4 import Color
from weasyprint.css import Style
from weasyprint.formatting_structure import boxes

from ..cascade.styles import by_style
from ..glyphs.shaped import Shaped
from .collect import Path, Piece
from .written import run_of


@dataclass(slots=True)
class Leaf:
    """Clusters ``start:stop`` in one paint style, inside one chain of inline boxes.

    ``box`` is a text box, or the box of an atomic inline, laid out; what only takes room has none.
    ``others`` are the text boxes of what was written elsewhere, by the cluster that each begins
    with.
    """

    start: int
    stop: int
    box: boxes.Box | None
    path: Path
    others: list[tuple[int, boxes.TextBox]] = field(default_factory=list)

    def go_on_in(self, following: "Leaf") -> None:
        """Take over the clusters of the leaf behind, perhaps written in another text box."""
        self.stop = following.stop
        _, last = self.others[-1] if self.others else (0, self.box)
        box = following.box
        assert isinstance(box, boxes.TextBox) and last, "text alone goes on"
        if box is not last and run_of(box) != run_of(last):
            self.others.append((following.start, box))


class TateText(boxes.TextBox):
    """A leaf of a line: clusters ``start:stop`` of shaped text, each at its origin.

    ``origins`` are px from ``position_x``; the text is centred on ``position_y + baseline``.
    ``combined`` holds what clusters of tate-chu-yoko are made of. ``beside`` says that the text is
    a reading or a mark, which stands beside the running text; ``reach`` is how far those of this
    text go, in px over it and under it; ``lines_below`` and ``lines_above`` are the side lines that
    are drawn with it. ``owners`` are the text boxes that it was written in, by the cluster that
    each begins with; none where nobody wrote it.
    """

    margin_top = margin_right = margin_bottom = margin_left = 0
    padding_top = padding_right = padding_bottom = padding_left = 0
    border_top_width = border_right_width = border_bottom_width = border_left_width = 0

    shaped: Shaped
    start: int
    stop: int
    origins: Sequence[float]
    combined: dict[int, Shaped]
    beside = False
    reach = 0.0, 0.0
    lines_below: list[Any]  # a ``side_lines.Side`` for each
    lines_above: list[Any]
    owners: Sequence[tuple[int, boxes.TextBox]] = ()

    def owned(self) -> Sequence[tuple[int, int, boxes.TextBox | None]]:
        """Part the clusters by the text boxes that they were written in.

        Each part is its first cluster, the one behind its last, and the box, or None where nobody
        wrote it.
        """
        if len(self.owners) <= 1:
            box = self.owners[0][1] if self.owners else None
            return [(self.start, self.stop, box)]
        cuts = [*(start for start, _ in self.owners), self.stop]
        found = []
        for (_, box), (start, stop) in zip(self.owners, pairwise(cuts), strict=True):
            first, last = max(start, self.start), min(stop, self.stop)
            if first < last:
                found.append((first, last, box))
        return found


# What a leaf's clusters must share to be drawn as one.
_PAINT = (
    "color", "visibility", "font_size", "font_family", "font_style", "font_weight",
    "side_lines", "text_emphasis_style", "text_emphasis_color", "text_emphasis_position",
)  # fmt: skip


def leaves_of(pieces: list[Piece], at: Callable[[int], int]) -> list[Leaf]:
    """Make leaves of pieces of text. Neighbours that look alike in the same
    inline boxes become one.

    ``at`` gives the cluster of a character's position.
    """
    leaves: list[Leaf] = []
    for piece in pieces:
        leaf = Leaf(at(piece.start), at(piece.stop), piece.box, piece.path)
        if leaves and _continues(leaves[-1], leaf):
            leaves[-1].go_on_in(leaf)
        elif leaf.start < leaf.stop:
            leaves.append(leaf)
    return leaves


def _continues(leaf: Leaf, following: Leaf) -> bool:
    """Return whether the following leaf may be drawn as a part of the leaf before it."""
    if leaf.path is not following.path and leaf.path != following.path:
        return False
    if not (isinstance(leaf.box, boxes.TextBox) and isinstance(following.box, boxes.TextBox)):
        return False
    style, other = leaf.box.style, following.box.style
    return style is other or _look(style) == _look(other)


@by_style
def _look(style: Style) -> tuple[object, ...]:
    """Return what a style says of paint, for comparing.

    Colours compare as equal whatever their opacity, so that it is put beside them.
    """
    return tuple(
        (value.space, *value) if isinstance(value, Color) else value
        for value in map(style.__getitem__, _PAINT)
    )
