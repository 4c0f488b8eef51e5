"""Which lines of a paragraph a page takes, with the notes that they call.

A line and its notes go together: a page ends before a line whose notes can't begin on it. Orphans
and widows are WeasyPrint's.
"""

from collections.abc import Iterator

from weasyprint.formatting_structure import boxes
from weasyprint.layout import block
from weasyprint.layout.block import collapse_margin, remove_placeholders

from .notes import Notes


def take_lines(
    notes: Notes,
    context: object,
    box: boxes.Box,
    index: int,
    child: boxes.LineBox,
    new_children: list[boxes.Box],
    page_is_empty: bool,
    absolute_boxes: list,
    fixed_boxes: list,
    adjoining_margins: list[float],
    bottom_space: float,
    position_y: float,
    skip_stack: dict | None,
    first_letter_style: object,
    first_line_style: object,
    draw_bottom_decoration: bool,
    max_lines: int | None,
) -> tuple:
    """Add the lines that the page takes to ``new_children``; what WeasyPrint's function returns.

    That is: whether the box can't stand here, whether the page ends, where the text goes on, where
    its lines end, its notes (none: they are told from the lines), and the lines that are left.
    """
    abort = stop = False
    resume_at = None
    if adjoining_margins:
        position_y += collapse_margin(adjoining_margins)
    lines = block.iter_line_boxes(
        context, child, position_y, bottom_space, skip_stack, box,
        absolute_boxes, fixed_boxes, first_letter_style, first_line_style,
    )  # fmt: skip
    for line, resume_at in lines:
        if max_lines is not None:
            if max_lines == 0:
                new_children[-1].block_ellipsis = box.style["block_ellipsis"]
                break
            max_lines -= 1
        line.resume_at = resume_at
        position = line.position_y + line.height
        is_last = draw_bottom_decoration or resume_at is None
        end = position + (box.border_bottom_width + box.padding_bottom if is_last else 0)
        may_wait = bool(new_children) or not page_is_empty
        overflows = context.overflows_page(bottom_space, end)
        if may_wait and (overflows or not notes.place(context, line, end, bottom_space)):
            needed = _missing(context, lines, box.style["widows"], absolute_boxes, fixed_boxes)
            abort, stop, resume_at = block._break_line(
                context, box, line, new_children, needed, page_is_empty, index,
                skip_stack, resume_at, absolute_boxes, fixed_boxes,
            )  # fmt: skip
            break
        if page_is_empty and context.overflows_page(bottom_space, position):
            # A line higher than a page stands there all the same, without a margin over it.
            position -= box.margin_top
            line.translate(0, -box.margin_top)
            box.margin_top = 0
        if not (may_wait or notes.place(context, line, end, bottom_space)):
            notes.put_off(context, line)
        new_children.append(line)
        position_y, skip_stack = position, resume_at
    if new_children:
        resume_at = {index: new_children[-1].resume_at}
    return abort, stop, resume_at, position_y, [], max_lines


def _missing(
    context: object, lines: Iterator, widows: int, absolute_boxes: list, fixed_boxes: list
) -> int:
    """How many lines the next page lacks of its widows, with the line that goes there."""
    needed = widows - 1
    for line, _ in lines:
        remove_placeholders(context, line.children, absolute_boxes, fixed_boxes)
        needed -= 1
        if needed < 0:
            break
    return max(0, needed)
