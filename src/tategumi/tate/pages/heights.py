"""Blocks whose height is set, over pages and columns (CSS Fragmentation 3, 5).

WeasyPrint gives each part of such a block its whole height. Here the height that a page has of it
is taken off what is left for the next.
"""

from collections.abc import Callable
from math import inf
from typing import Any

from weasyprint.formatting_structure import boxes
from weasyprint.layout import block

from ..cascade.styles import paints
from .context import PageContext
from .laid import Laid, Positioned, SkipStack

# The least of a height that a page or a column takes, in px, so that there is an end of it.
_LEAST = 1.0


class _Rest(dict[Any, SkipStack | None]):
    """Where a block goes on on the next page, and how much of its height
    (px) the pages before have.
    """

    def __init__(self, resume_at: SkipStack, taken: float) -> None:
        super().__init__(resume_at)
        self.taken = taken


def lay_out_container(
    original: Callable[..., Laid],
    context: PageContext,
    box: boxes.BlockContainerBox,
    bottom_space: float,
    skip_stack: SkipStack | None,
    page_is_empty: bool,
    absolute_boxes: Positioned,
    fixed_boxes: Positioned,
    adjoining_margins: list[float] | None,
    *rest: object,
    **named: object,
) -> Laid:
    """Lay out a block's content, and of its height as much as has room and is left."""
    place, margins = (box.position_x, box.position_y), adjoining_margins or ()
    positioned = absolute_boxes, fixed_boxes

    def lay_out() -> Laid:
        box.position_x, box.position_y = place
        return original(
            context, box, bottom_space, skip_stack, page_is_empty, *positioned, [*margins],
            *rest, **named,
        )  # fmt: skip

    taken = skip_stack.taken if isinstance(skip_stack, _Rest) else 0.0
    if taken:
        _take(box, taken)
    if not _may_go_on(box, bottom_space):
        return lay_out()
    height, foot = box.height, _foot_of(context, box, bottom_space)
    result = lay_out()
    if height != "auto" and _is_rest_forgotten(box, *result[:2]):
        block.remove_placeholders(context, [result[0]], *positioned)
        box.height = max(height, foot - place[1])
        result = lay_out()
        if result[0] is not None:
            result[0].height = height
    if result[0] is None:
        return result
    return _cut(context, box, result, foot, taken, page_is_empty)


def _may_go_on(box: boxes.Box, bottom_space: float) -> bool:
    """Return whether a box is a block whose height, or least height, is set and may go over pages.

    It must stand in the flow of pages or columns.
    """
    is_set = box.height != "auto" or box.min_height
    part = box.is_column or box.is_grid_item or box.is_flex_item or box.is_table_wrapper
    in_flow = isinstance(box, boxes.BlockBox) and box.is_in_normal_flow()
    return bool(is_set and in_flow and not part and bottom_space > -inf)


def _foot_of(context: PageContext, box: boxes.Box, bottom_space: float) -> float:
    """Return where the page or column ends for what a block holds, in px."""
    if box.style["box_decoration_break"] == "clone":
        bottom_space += box.padding_bottom + box.border_bottom_width + box.margin_bottom
    return float(context.page_bottom - bottom_space)


def _is_rest_forgotten(
    box: boxes.Box, laid_out: boxes.Box | None, resume_at: SkipStack | None
) -> bool:
    """Return whether some of a box had no room on the page though WeasyPrint
    says that it ends there.

    WeasyPrint sees what has no room only in a box that is as long as the page.
    """
    if laid_out is None or resume_at is not None:
        return False
    return _is_overflown(laid_out) and _is_part(laid_out, box)


def _is_overflown(laid_out: boxes.Box) -> bool:
    """Return whether a block that was laid out is shorter than what it holds."""
    foot = laid_out.content_box_y() + laid_out.height + _LEAST
    return any(_end(child) > foot for child in laid_out.children if child.is_in_normal_flow())


def _is_part(laid_out: boxes.Box, box: boxes.Box) -> bool:
    """Return whether more comes in the box behind what was laid out of it."""
    flow = [child for child in laid_out.children if child.is_in_normal_flow()]
    if not flow:
        return False
    last = flow[-1]
    if isinstance(last, boxes.LineBox):
        return getattr(last, "resume_at", None) is not None
    if last.index is None or last.index >= len(box.children):
        return False
    if any(child.is_in_normal_flow() for child in box.children[last.index + 1 :]):
        return True
    return isinstance(last, boxes.BlockBox) and _is_part(last, box.children[last.index])


def _end(child: boxes.Box) -> float:
    """Return where a line, or the border of a block, ends, in px."""
    if isinstance(child, boxes.LineBox):
        return float(child.position_y + child.height)
    return float(child.border_box_y() + child.border_height())


def _cut(
    context: PageContext,
    box: boxes.Box,
    result: Laid,
    foot: float,
    taken: float,
    page_is_empty: bool,
) -> Laid:
    """Let a block that was laid out end with its page, and say where it goes on on the next.

    ``foot`` is where the page ends, ``taken`` what pages before have of the height, in px.
    """
    laid_out, resume_at, *others = result
    assert isinstance(laid_out, boxes.ParentBox), "a part of the container has room"
    room = foot - laid_out.content_box_y()
    is_longer = context.overflows(foot, laid_out.content_box_y() + laid_out.height)
    if room < _LEAST or not (is_longer or resume_at):
        return result
    if not resume_at:
        if not _goes_on(context, box, page_is_empty):
            return result
        laid_out.remove_decoration(start=False, end=True)
        resume_at = {len(box.children): None}
    laid_out.height = min(room, laid_out.height)
    return laid_out, _Rest(resume_at, taken + laid_out.height), *others


def _take(box: boxes.Box, taken: float) -> None:
    """Take what the pages before have of its height off a box, in px.

    Where nothing is left, the box is as high as what it holds.
    """
    if box.height != "auto":
        box.height = box.height - taken if box.height > taken else "auto"
    box.min_height = max(0, box.min_height - taken)


def _goes_on(context: PageContext, box: boxes.Box, page_is_empty: bool) -> bool:
    """Return whether a block whose content is all placed goes on with the rest of its height.

    In columns it does. On a page that has something before it, the whole block goes to the next
    one. A block that shows nothing asks for no page.
    """
    if box.is_monolithic() or not box.element_tag:
        return False
    if context.in_column:
        return box.style["break_inside"] == "auto" or page_is_empty
    return page_is_empty and not context.is_across and paints(box.style)
