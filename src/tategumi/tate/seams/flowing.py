"""Seams of the flow: lines are composed, and blocks across the flow are turned."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from weasyprint.css.properties import Dimension
from weasyprint.formatting_structure import boxes
from weasyprint.layout import preferred

from ..drawing.paint import Painter
from ..flow import Setter
from ..pages.blocks import align_content
from ..pages.context import PageContext
from ..pages.laid import Laid, Positioned, SkipStack
from ..pages.orthogonal import is_orthogonal, lay_out_orthogonal, length_along
from ..pages.widths import Width, width_asked_of, with_content_width
from ..paragraphs.composed import is_composed
from ..paragraphs.gyodori import fill_lines
from ..paragraphs.out_of_flow import Surroundings


def block_layout(
    original: Callable[..., Laid], setter: Setter, painter: Painter
) -> Callable[..., Laid]:
    """Blocks across the flow around them are laid out in their own, then turned."""

    def block_level_layout(
        context: PageContext,
        box: boxes.Box,
        bottom_space: float,
        skip_stack: SkipStack | None,
        containing_block: boxes.Box,
        page_is_empty: bool = True,
        absolute_boxes: Positioned | None = None,
        fixed_boxes: Positioned | None = None,
        adjoining_margins: list[float] | None = None,
        first_letter_style: object = None,
        first_line_style: object = None,
        discard: bool = False,
        max_lines: int | None = None,
    ) -> Laid:
        rest = (
            absolute_boxes, fixed_boxes, adjoining_margins, first_letter_style,
            first_line_style, discard, max_lines,
        )  # fmt: skip

        def place(host: boxes.Box) -> Laid:
            return original(
                context, host, bottom_space, None, containing_block, page_is_empty, *rest
            )

        if is_orthogonal(box, containing_block):
            return lay_out_orthogonal(
                context, box, bottom_space, skip_stack, containing_block, page_is_empty, place
            )
        box = with_content_width(context, box, containing_block)
        laid_out, *others = original(
            context, box, bottom_space, skip_stack, containing_block, page_is_empty, *rest
        )
        if laid_out is not None and skip_stack is others[0] is None:
            align_content(laid_out)
            if box.style["gyodori"] == "lines":
                fill_lines(laid_out, containing_block)
        return laid_out, *others

    return block_level_layout


def line_boxes(
    original: Callable[..., Iterator[tuple[boxes.LineBox, SkipStack | None]]],
    setter: Setter,
    painter: Painter,
) -> Callable[..., Iterator[tuple[boxes.LineBox, SkipStack | None]]]:
    """Lines of vertical text and of Japanese are made by the composer."""

    def iter_line_boxes(
        context: PageContext,
        box: boxes.LineBox,
        position_y: float,
        bottom_space: float,
        skip_stack: SkipStack | None,
        containing_block: boxes.Box,
        absolute_boxes: Positioned,
        fixed_boxes: Positioned,
        first_letter_style: object,
        first_line_style: object,
    ) -> Iterator[tuple[boxes.LineBox, SkipStack | None]]:
        if is_composed(box, containing_block):
            around = Surroundings(
                context,
                containing_block,
                bottom_space,
                absolute_boxes,
                fixed_boxes,
                context.notes.waiting,
                context.is_across,
            )
            return setter.iter_line_boxes(box, position_y, skip_stack, around)
        return original(
            context, box, position_y, bottom_space, skip_stack, containing_block,
            absolute_boxes, fixed_boxes, first_letter_style, first_line_style,
        )  # fmt: skip

    return iter_line_boxes


def block_content(
    original: Callable[..., float], setter: Setter, painter: Painter
) -> Callable[..., float]:
    """A block across the flow takes its own height for its width in it.

    A box may say itself whether its least or its greatest width is taken. What runs in the margins
    has none in it.
    """

    def _block_content_width(
        context: PageContext, box: boxes.Box, function: Width, outer: bool
    ) -> float:
        function = width_asked_of(box, function)

        def width_of(context: PageContext, child: boxes.Box, outer: bool) -> float:
            if child.is_running():
                return 0.0
            if is_orthogonal(child, box):
                return length_along(context, child, box)
            return function(context, child, outer)

        return original(context, box, width_of, outer)

    return _block_content_width


_TABLE_EDGES = ("padding_left", "padding_right", "border_left_width", "border_right_width")


def table_widths(
    original: Callable[..., tuple[Any, ...]], setter: Setter, painter: Painter
) -> Callable[..., tuple[Any, ...]]:
    """The width that a style gives a table has its edges in it (HTML, 15.3.8).

    WeasyPrint knows that where it lays tables out, but not where it looks for their least width.
    """

    def table_and_columns_preferred_widths(
        context: PageContext, box: boxes.ParentBox, outer: bool = True
    ) -> tuple[Any, ...]:
        table = box.get_wrapped_table()
        style, width = table.style, table.style["width"]
        edges = (getattr(style[name], "value", style[name]) for name in _TABLE_EDGES)
        if style["box_sizing"] == "border-box" and getattr(width, "unit", None) == "px":
            table.style = style.copy()
            table.style["width"] = Dimension(max(0, width.value - sum(edges)), "px")
        try:
            return original(context, box, outer)
        finally:
            table.style = style

    return table_and_columns_preferred_widths


def cell_content(
    original: Callable[..., float], setter: Setter, painter: Painter
) -> Callable[..., float]:
    """The same holds in a cell, whose least width WeasyPrint finds in another function."""

    def table_cell_min_content_width(
        context: PageContext, box: boxes.TableCellBox, outer: bool
    ) -> float:
        if any(is_orthogonal(child, box) or child.is_running() for child in box.children):
            widths = (
                length_along(context, child, box)
                if is_orthogonal(child, box)
                else preferred.min_content_width(context, child)
                for child in box.children
                if not (child.is_absolutely_positioned() or child.is_note() or child.is_running())
            )
            return preferred.adjust(box, outer, max(widths, default=0.0))
        return original(context, box, outer)

    return table_cell_min_content_width


def min_content(
    original: Callable[..., float], setter: Setter, painter: Painter
) -> Callable[..., float]:
    """The least width of composed lines is what the composer makes of them."""

    def inline_min_content_width(
        context: PageContext,
        box: boxes.Box,
        outer: bool = True,
        skip_stack: SkipStack | None = None,
        first_line: bool = False,
        is_line_start: bool = False,
    ) -> float:
        if isinstance(box, boxes.LineBox) and is_composed(box):
            return _content_width(context, box, setter, least=True)
        return original(context, box, outer, skip_stack, first_line, is_line_start)

    return inline_min_content_width


def max_content(
    original: Callable[..., float], setter: Setter, painter: Painter
) -> Callable[..., float]:
    """The greatest width of composed lines is what the composer makes of them."""

    def inline_max_content_width(
        context: PageContext, box: boxes.Box, outer: bool = True, is_line_start: bool = False
    ) -> float:
        if isinstance(box, boxes.LineBox) and is_composed(box):
            return _content_width(context, box, setter, least=False)
        return original(context, box, outer, is_line_start)

    return inline_max_content_width


def _content_width(context: PageContext, box: boxes.LineBox, setter: Setter, least: bool) -> float:
    """Return the width of composed lines in px, the least or the greatest."""
    block = boxes.BlockBox.anonymous_from(box, [])
    nowhere = Surroundings(context, block, 0, [], [], context.notes.waiting)
    nowhere.containing_block.width = nowhere.containing_block.height = 0
    width_of = partial(preferred.max_content_width, context)
    return setter.content_width(box, least, width_of, nowhere.edges_of)
