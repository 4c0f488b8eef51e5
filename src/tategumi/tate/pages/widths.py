"""Finds the widths of boxes that are as wide as their content (CSS Sizing 3, 3.2)."""

from collections.abc import Callable
from typing import TypeAlias

from weasyprint.css.properties import Dimension
from weasyprint.formatting_structure import boxes
from weasyprint.layout import LayoutContext, preferred

from ..cascade.content_sizes import ContentSize, Keyword
from ..cascade.sizes import resolve_percentages

# What finds a box's width of content, with its edges or without.
Width: TypeAlias = Callable[[LayoutContext, boxes.Box, bool], float]
_FUNCTIONS: dict[Keyword, Width] = {
    Keyword.MIN: preferred.min_content_width,
    Keyword.MAX: preferred.max_content_width,
}
_EDGES = ("border_{}_width", "padding_{}")
_WITHIN = {"content-box": (), "padding-box": _EDGES[1:], "border-box": _EDGES}


def width_asked_of(box: boxes.Box, function: Width) -> Width:
    """Return the function that finds a box's width of content: what its style
    names, else ``function``.
    """
    width = box.style["width"]
    return _FUNCTIONS.get(width.keyword, function) if isinstance(width, ContentSize) else function


def with_content_width(context: LayoutContext, box: boxes.Box, around: boxes.Box) -> boxes.Box:
    """Return a block in the flow with its width set, where its content is to decide it.

    Without that it would fill its line. Other boxes come back as they are.
    """
    is_filling = isinstance(box, boxes.BlockLevelBox) and box.is_in_normal_flow()
    if not (is_filling and isinstance(box.style["width"], ContentSize)) or box.is_table_wrapper:
        return box
    resolve_percentages(box, around)
    room = around.width - outer_width(box)
    width = preferred.shrink_to_fit(context, box, room) + _edges(
        box, _WITHIN[box.style["box_sizing"]]
    )
    sized = box.copy()
    sized.style = box.style.copy()
    sized.style["width"] = Dimension(width, "px")
    return sized


def outer_width(box: boxes.Box) -> float:
    """Return what margins, borders and paddings take along the box's own lines, in px."""
    return _edges(box, ("margin_{}", *_EDGES))


def shrunk_width(context: LayoutContext, box: boxes.Box, room: boxes.Box) -> float:
    """Return the width that a block takes in a room where it shrinks to fit, in px (CSS 2, 10.3.5).

    The block's edges are part of that width.
    """
    resolve_percentages(box, room)
    outer = outer_width(box)
    if box.is_table_wrapper and isinstance(
        box, boxes.ParentBox
    ):  # whose content's width is that of the table without its edges
        table = box.get_wrapped_table()
        resolve_percentages(table, room)
        outer += _edges(table, _EDGES)
    return preferred.shrink_to_fit(context, box, room.width - outer) + outer


def _edges(box: boxes.Box, names: tuple[str, ...]) -> float:
    """Return the sum of these edges of a box, left and right, in px; ``auto`` is nothing."""
    edges = (getattr(box, name.format(side)) for name in names for side in ("left", "right"))
    width: float = sum(edge for edge in edges if edge != "auto")
    return width
