"""Blocks whose height is set, over pages and columns (CSS Fragmentation 3, 5).

What a page has of such a block's height, the next has not: WeasyPrint gives each part the whole.
"""

from collections.abc import Callable
from math import inf
from typing import Any

from weasyprint.formatting_structure import boxes
from weasyprint.layout import block

from ..cascade.styles import paints
from .context import PageContext
from .laid import Laid, Positioned, SkipStack

# A page or a column takes at least so much of a height, in px, that there is an end of it.
_LEAST = 1.0


class _Rest(dict[Any, SkipStack | None]):
    """Where a block goes on on the next page, and how much of its height the pages before have."""

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
    """Lay out a block's content, and of its height what has room and is left."""
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
    """Is it a block in the flow of pages or columns whose height, or the least, is set?"""
    is_set = box.height != "auto" or box.min_height
    part = box.is_column or box.is_grid_item or box.is_flex_item or box.is_table_wrapper
    in_flow = isinstance(box, boxes.BlockBox) and box.is_in_normal_flow()
    return bool(is_set and in_flow and not part and bottom_space > -inf)


def _foot_of(context: PageContext, box: boxes.Box, bottom_space: float) -> float:
    """Where the page or column ends for what a block holds."""
    if box.style["box_decoration_break"] == "clone":
        bottom_space += box.padding_bottom + box.border_bottom_width + box.margin_bottom
    return float(context.page_bottom - bottom_space)


def _is_rest_forgotten(
    box: boxes.Box, laid_out: boxes.Box | None, resume_at: SkipStack | None
) -> bool:
    """Had some of a box no room on the page, without WeasyPrint's knowing where it goes on?

    It knows of a box that is as long as the page.
    """
    if laid_out is None or resume_at is not None:
        return False
    return _is_overflown(laid_out) and _is_part(laid_out, box)


def _is_overflown(laid_out: boxes.Box) -> bool:
    foot = laid_out.content_box_y() + laid_out.height + _LEAST
    return any(_end(child) > foot for child in laid_out.children if child.is_in_normal_flow())


def _is_part(laid_out: boxes.Box, box: boxes.Box) -> bool:
    """Does what was laid out lack what comes after it in its box?"""
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
    """Let a block that was laid out end with its page, where it goes on on the next."""
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
    """Take off a box what pages before have of its height. It then is as high as what it holds."""
    if box.height != "auto":
        box.height = box.height - taken if box.height > taken else "auto"
    box.min_height = max(0, box.min_height - taken)


def _goes_on(context: PageContext, box: boxes.Box, page_is_empty: bool) -> bool:
    """Does a block all of whose content has its place go on with the rest of its height?

    In columns it does. A page that has something before it leaves the whole block to the next; and
    what shows nothing asks for no page.
    """
    if box.is_monolithic() or not box.element_tag:
        return False
    if context.in_column:
        return box.style["break_inside"] == "auto" or page_is_empty
    return page_is_empty and not context.is_across and paints(box.style)
