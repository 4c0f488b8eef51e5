"""Fills a page line by line, each with its notes; a float that does not fit waits.

WeasyPrint asks for one paragraph's part of a page (``fill``) and for single floats. What does not
fit goes to the next page. But each page must have something, so that there is an end: that stands
on it even without room.
"""

from collections.abc import Callable, Container, Iterator
from copy import copy
from itertools import islice
from math import inf
from typing import TypeAlias

from weasyprint.css import Style
from weasyprint.formatting_structure import boxes
from weasyprint.layout import block

from .context import PageContext
from .laid import Positioned, SkipStack
from .notes import top_of

# What ``fill`` returns: whether the block is given up, whether it ends here, where it goes on,
# where its lines end, their notes, and how many lines it may still have.
Filled: TypeAlias = tuple[bool, bool, SkipStack | None, float, list[boxes.Box], int | None]


def fill(
    context: PageContext,
    box: boxes.BlockContainerBox,
    index: int,
    child: boxes.LineBox,
    new_children: list[boxes.LineBox],
    page_is_empty: bool,
    absolute_boxes: Positioned,
    fixed_boxes: Positioned,
    adjoining_margins: list[float],
    bottom_space: float,
    position_y: float,
    skip_stack: SkipStack | None,
    first_letter_style: Style | None,
    first_line_style: Style | None,
    draw_bottom_decoration: bool,
    max_lines: int | None,
) -> Filled:
    """Put lines of a block on the page as long as they and their notes fit.

    It stands for WeasyPrint's ``_linebox_layout``, whose parameters are a third of its length; its
    loop is whole, because each step of it decides on one line. Keeps of orphans and widows are
    WeasyPrint's (``_break_line``). Returns whether the block is given up, whether it ends here,
    where it goes on, where its lines end, its notes, and how many lines it may still have.
    """
    abort = stop = False
    resume_at, noted = None, []
    lines = block.iter_line_boxes(
        context, child, position_y + block.collapse_margin(adjoining_margins), bottom_space,
        skip_stack, box, absolute_boxes, fixed_boxes, first_letter_style, first_line_style,
    )  # fmt: skip
    for line, resume_at in lines:
        if max_lines is not None:
            if max_lines == 0:
                new_children[-1].block_ellipsis = box.style["block_ellipsis"]
                break
            max_lines -= 1
        line.resume_at = resume_at
        draw_bottom_decoration |= resume_at is None
        must = page_is_empty and not new_children
        if must:
            _raise_to_top(context, box, line, bottom_space)
        end = line.position_y + line.height
        edge = box.border_bottom_width + box.padding_bottom if draw_bottom_decoration else 0
        called = context.notes.called_in(line)
        fits = must or not context.overflows_page(bottom_space, end + edge)
        foot = end + edge + bottom_space
        if not (fits and context.notes.place(called, foot, must)):
            if not page_is_empty and _keeps_blocks(called, fits):
                abort = True
                break
            needed = _widows(context, box, lines, absolute_boxes, fixed_boxes)
            abort, stop, resume_at = block._break_line(
                context, box, line, new_children, needed, page_is_empty, index, skip_stack,
                resume_at, absolute_boxes, fixed_boxes,
            )  # fmt: skip
            break
        noted += called
        new_children.append(line)
        position_y, skip_stack = end, resume_at
    if new_children:
        resume_at = {index: new_children[-1].resume_at}
    return abort, stop, resume_at, position_y, noted, max_lines


def _raise_to_top(
    context: PageContext, box: boxes.Box, line: boxes.LineBox, bottom_space: float
) -> None:
    """Move a page's first line up to its top where it does not fit below the margin."""
    if context.overflows_page(bottom_space, line.position_y + line.height):
        line.translate(0, -box.margin_top)
        box.margin_top = 0


def _keeps_blocks(called: list[boxes.Box], fits: bool) -> bool:
    """Return whether a note without room takes its mark's block along (``footnote-policy``)."""
    return fits and any(note.style["footnote_policy"] == "block" for note in called)


def _widows(
    context: PageContext,
    box: boxes.Box,
    lines: Iterator[tuple[boxes.LineBox, SkipStack | None]],
    absolute_boxes: Positioned,
    fixed_boxes: Positioned,
) -> int:
    """Return how many lines more the rest of a block needs at the head of
    the next page (``widows``).
    """
    wanted: int = box.style["widows"] - 1
    coming = 0
    for line, _ in islice(lines, wanted + 1):
        coming += 1
        block.remove_placeholders(context, line.children, absolute_boxes, fixed_boxes)
    return max(0, wanted - coming)


class WaitingFloat(boxes.BlockBox):
    """An empty box in the place of a float that waits for the next page."""


def lay_out_float(
    original: Callable[..., tuple[boxes.Box, SkipStack | None]],
    context: PageContext,
    box: boxes.Box,
    containing_block: boxes.Box,
    absolute_boxes: Positioned,
    fixed_boxes: Positioned,
    bottom_space: float,
    skip_stack: SkipStack | None,
) -> tuple[boxes.Box, SkipStack | None]:
    """Lay out a float; where the page has no room for it, it waits for the next one (JLReq 4.3.2).

    The text behind it goes on filling the page. Return the float, or an empty box in its stead, and
    where it goes on.
    """
    place = box.position_x, box.position_y
    containing_block = _on_this_page(context, box, containing_block)
    with context.notes.waiting():
        laid_out, resume_at = original(
            context, box, containing_block, absolute_boxes, fixed_boxes, bottom_space, skip_stack
        )
    end = laid_out.position_y + laid_out.height
    can_wait = _can_wait(context, laid_out, bottom_space)
    fits = not (can_wait and context.overflows_page(bottom_space, end))
    called = context.notes.called_in(laid_out)
    if fits and context.notes.place(called, end + bottom_space, not can_wait):
        return laid_out, resume_at
    block.remove_placeholders(context, [laid_out], absolute_boxes, fixed_boxes)
    waiting = WaitingFloat.anonymous_from(box, [])
    waiting.style = waiting.style.copy()
    waiting.style["float"] = box.style["float"]
    waiting.position_x, waiting.position_y = place
    block.resolve_percentages(waiting, containing_block)
    waiting.width = waiting.height = 0
    context.add_broken_out_of_flow(waiting, box, containing_block, skip_stack)
    return waiting, None


def settle_floats(context: PageContext, root: boxes.Box, carried: Container[boxes.Box]) -> None:
    """Forget the floats that wait but do not come on this page after all.

    They stand in blocks that were laid out and taken to the next page, and are laid out there
    again. Floats ``carried`` from the page before had waited already.
    """
    waiting = [
        box
        for box in context.broken_out_of_flow
        if isinstance(box, WaitingFloat) and box not in carried
    ]
    here = set(root.descendants()) if waiting else set()
    for box in waiting:
        if box not in here:
            del context.broken_out_of_flow[box]


def _on_this_page(context: PageContext, box: boxes.Box, block: boxes.Box) -> boxes.Box:
    """Return the block around a float that goes on from the page before, as
    if it stood on this one.

    Where margins differ, the contents of odd and even pages do not begin at the same place.
    """
    if not any(box is one for one, *_ in context.going_on.floats.values()):
        return block
    block = copy(block)
    block.position_x += context.current_footnote_area.page.content_box_x() - context.going_on.origin
    return block


def _can_wait(context: PageContext, laid_out: boxes.Box, bottom_space: float) -> bool:
    """Return whether a float may wait for the next page.

    It may where it is in the flow of the page itself and does not come first on it.
    """
    in_page_flow = context._excluded_shapes_root_boxes[-1] is None and not context.in_column
    after_top = context.overflows(top_of(context), laid_out.position_y)
    return in_page_flow and after_top and bottom_space > -inf
