"""Places the boxes of a paragraph that are out of the flow: floats, positioned boxes, notes.

A float stands beside its line if both fit (CSS 2.1, 9.5.1), else after it. One at the very end of
a line belongs to the next line, because a page may end there. Empty inline boxes (anchors) are
placed here too.
"""

from bisect import bisect_left
from collections.abc import Callable, Container
from contextlib import AbstractContextManager
from dataclasses import dataclass
from math import inf
from operator import itemgetter

from weasyprint.formatting_structure import boxes
from weasyprint.layout import LayoutContext, block
from weasyprint.layout.absolute import AbsolutePlaceholder, absolute_layout
from weasyprint.layout.float import float_width
from weasyprint.layout.inline import atomic_box
from weasyprint.layout.replaced import inline_replaced_box_width_height
from weasyprint.layout.table import table_wrapper_width

from ...jlreq import Line
from ..cascade.sizes import resolve_percentages
from ..cascade.styles import SIDES
from .gather import Gathered


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What WeasyPrint hands from layout to layout where it lays out a line box.

    While ``waiting`` lasts, notes that are called in what is laid out are left to the line.
    ``is_across`` says that the block stands across a line around it, which it begins at 0.
    """

    context: LayoutContext
    containing_block: boxes.Box
    bottom_space: float
    absolute_boxes: list[AbsolutePlaceholder]
    fixed_boxes: list[AbsolutePlaceholder]
    waiting: Callable[[], AbstractContextManager[None]]
    is_across: bool = False

    def lay_out(self, atom: boxes.Box) -> boxes.Box:
        """Lay out an atomic inline at (0, 0)."""
        resolve_percentages(atom, self.containing_block)
        positioned: list[AbsolutePlaceholder] = []
        with self.waiting():
            laid_out = atomic_box(
                self.context, atom, 0, None, self.containing_block, positioned, positioned
            )
        lay_out_positioned(self.context, positioned, laid_out)
        laid_out.position_x = laid_out.position_y = 0
        return laid_out

    def edges_of(self, inline: boxes.InlineBox) -> tuple[float, float]:
        """Return what margin, border and padding of an inline box take at its
        line start and end, in px.
        """
        resolve_percentages(inline, self.containing_block)
        _no_auto_margins(inline)
        return (
            inline.margin_left + inline.border_left_width + inline.padding_left,
            inline.margin_right + inline.border_right_width + inline.padding_right,
        )

    def width_of_float(self, box: boxes.Box) -> float:
        """Return the room that a float will take along its line, in px."""
        block = self.containing_block
        resolve_percentages(box, block)
        _no_auto_margins(box)
        if isinstance(box, boxes.ReplacedBox):
            inline_replaced_box_width_height(box, block)
        elif box.width == "auto":
            float_width(box, self.context, block)
        if box.is_table_wrapper:
            table_wrapper_width(self.context, box, (block.width, block.height))
        return box.margin_width()

    def lay_out_float(self, box: boxes.Box, position_y: float) -> boxes.Box:
        """Lay out a float no higher than ``position_y``, beside those laid out before.

        What of it has no room on the page goes on on the next.
        """
        box.position_x = self.containing_block.content_box_x()
        box.position_y = position_y
        laid_out, resume_at = block.float_layout(
            self.context,
            box,
            self.containing_block,
            self.absolute_boxes,
            self.fixed_boxes,
            self.bottom_space,
            skip_stack=None,
        )
        if resume_at:
            self.context.add_broken_out_of_flow(laid_out, box, self.containing_block, resume_at)
        return laid_out


def _no_auto_margins(box: boxes.Box) -> None:
    """Take ``auto`` margins of a box for 0, as is right for boxes in lines and floats."""
    for side in SIDES:
        if getattr(box, f"margin_{side}") == "auto":
            setattr(box, f"margin_{side}", 0)


def lay_out_positioned(
    context: LayoutContext, positioned: list[AbsolutePlaceholder], box: boxes.Box
) -> None:
    """Lay out positioned boxes inside a box that is moved as a whole, as if
    that one contained them.

    Where the block is that contains them is not known yet.
    """
    for placeholder in positioned:  # the list grows by what is fixed in them
        absolute_layout(context, placeholder, box, positioned, bottom_space=-inf, skip_stack=None)


def place_floats_before(
    gathered: Gathered, start: int, position_y: float, around: Surroundings
) -> dict[boxes.Box, boxes.Box]:
    """Lay out the floats that come first on the line which begins with cluster ``start``."""
    return {
        box: around.lay_out_float(box, position_y)
        for _, box in out_of_flow_before(gathered, start, start + 1)
        if box.is_floated()
    }


def place_out_of_flow(
    line_box: boxes.LineBox,
    line: Line,
    gathered: Gathered,
    last: bool,
    beside: Container[boxes.Box],
    around: Surroundings,
) -> None:
    """Place the other boxes of a line that are out of the flow, where they stand in its text.

    ``last`` says that the line is the paragraph's last. The floats in ``beside`` are placed
    already.
    """
    placed: list[boxes.Box | AbsolutePlaceholder] = []
    for index, box in out_of_flow_before(gathered, line.start, None if last else line.stop):
        if box.is_floated():
            if box not in beside:
                bottom = line_box.position_y + line_box.height
                placed.append(around.lay_out_float(box, bottom))
        elif box.is_running() or box.is_note():
            around.context.add_running_element(box)
        elif box.is_absolutely_positioned():
            placed.append(_placeholder(box, line_box, line, index, gathered, around))
        elif isinstance(box, boxes.InlineBox) and box.is_in_normal_flow():
            placed.append(_empty_inline(box, line_box, line, index, gathered))
    if placed:
        line_box.children = [*line_box.children, *placed]


def out_of_flow_before(
    gathered: Gathered, start: int, stop: int | None
) -> list[tuple[int, boxes.Box]]:
    """Return the boxes out of the flow that precede the clusters ``start:stop``,
    in the order of the text.

    Each comes with its cluster. With ``stop`` None they go on to the paragraph's end.
    """
    found = gathered.out_of_flow
    first = bisect_left(found, start, key=itemgetter(0))
    return found[first : stop and bisect_left(found, stop, first, key=itemgetter(0))]


def _position_along(line_box: boxes.LineBox, line: Line, index: int, gathered: Gathered) -> float:
    """Return where cluster ``index`` begins along the line, in px."""
    origins = line.origins[index - line.start :]
    return line_box.position_x + (origins[0] if origins else line.width) * gathered.em


def _placeholder(
    box: boxes.Box,
    line_box: boxes.LineBox,
    line: Line,
    index: int,
    gathered: Gathered,
    around: Surroundings,
) -> AbsolutePlaceholder:
    """Leave a placeholder at the static position of a positioned box (CSS 2, 10.6.4).

    WeasyPrint lays the box out when its containing block is known.
    """
    placeholder = AbsolutePlaceholder(box)
    box.position_x = _position_along(line_box, line, index, gathered)
    box.position_y = line_box.position_y
    fixed = box.style["position"] == "fixed"
    (around.fixed_boxes if fixed else around.absolute_boxes).append(placeholder)
    return placeholder


def _empty_inline(
    box: boxes.InlineBox, line_box: boxes.LineBox, line: Line, index: int, gathered: Gathered
) -> boxes.InlineBox:
    """Make a copy of an inline box without content (an anchor, a bookmark) at its place."""
    copy = box.copy_with_children([])
    for side in SIDES:
        for edge in (f"margin_{side}", f"padding_{side}", f"border_{side}_width"):
            setattr(copy, edge, 0)
    copy.position_x = _position_along(line_box, line, index, gathered)
    copy.position_y = line_box.position_y
    copy.width, copy.height, copy.baseline = 0, line_box.height, line_box.baseline
    return copy
