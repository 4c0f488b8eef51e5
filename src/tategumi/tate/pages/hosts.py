"""Anonymous boxes between a flow and boxes that stand across it.

WeasyPrint places a box as one of the flow around it. So a box across that flow (a float, a
positioned box, an inline-block, a cell, an item) comes to stand inside an anonymous box of the
flow, its host, which takes over what the box's style says of its place. Inside its host the box is
a block in the flow, and ``orthogonal`` lays it out in its own axes.
"""

from collections.abc import Callable
from math import inf
from typing import Any

from weasyprint.css.properties import INITIAL_VALUES
from weasyprint.formatting_structure import boxes, build

from ..cascade.turn import TurnedImage, is_vertical, turned_style

# What a style says of where its box stands.
_PLACE = (
    "position", "clip", "top", "right", "bottom", "left", "float", "clear", "z_index",
    "vertical_align", "order", "flex_grow", "flex_shrink", "flex_basis", "align_self",
    "justify_self", "grid_row_start", "grid_row_end", "grid_column_start", "grid_column_end",
)  # fmt: skip
# An extent of a box across its host, the extent of the host that is the same on the page, and the
# offsets that may place the host's ends there.
_BETWEEN_ENDS = (("height", "width", "left", "right"), ("width", "height", "top", "bottom"))
_ITEMS = ("is_flex_item", "is_grid_item")
# These have the table's writing mode, for the property does not apply to them (Writing Modes 4,
# 3.2).
_TABLE_PARTS = (
    boxes.TableRowGroupBox, boxes.TableRowBox, boxes.TableColumnGroupBox, boxes.TableColumnBox,
)  # fmt: skip
_INLINE_CONTAINERS = (boxes.InlineFlexBox, boxes.InlineGridBox)


def add_hosts(parent: boxes.Box) -> None:
    """Give each box below ``parent`` that stands across its flow a host, down the tree."""
    makers = [_maker(child, parent) for child in parent.children]
    if any(makers):
        parent.children = [
            make(child, parent) if make else child
            for make, child in zip(makers, parent.children, strict=True)
        ]
    for child in parent.children:
        if isinstance(child, boxes.ParentBox):
            add_hosts(child)
        if child.footnote:
            add_hosts(child.footnote)


def stand_in_margin(margin: boxes.MarginBox) -> None:
    """Let what a vertical margin box holds stand in it as an inline-block;
    the margin box is physical.
    """
    inner = boxes.BlockBox.anonymous_from(margin, margin.children)
    margin.style = margin.style.copy()
    margin.style["writing_mode"] = INITIAL_VALUES["writing_mode"]
    host = _host(boxes.InlineBlockBox, inner, margin)
    host.style["vertical_align"] = "top"  # its line is as high as it, and no higher
    margin.children = [boxes.LineBox.anonymous_from(margin, [host])]


def _maker(child: boxes.Box, parent: boxes.Box) -> Callable[[Any, boxes.Box], boxes.Box] | None:
    """Return the function that makes what stands in the place of a child in its parent, if any."""
    if isinstance(child, _INLINE_CONTAINERS):
        return _inline_host
    if is_vertical(child) == is_vertical(parent):
        return None
    if isinstance(child, boxes.ReplacedBox):
        return _replaced
    if isinstance(child, _TABLE_PARTS):
        return _part
    if isinstance(child, boxes.TableCellBox):
        return _cell
    if isinstance(child, boxes.InlineBlockBox):
        return _inline_host
    out_of_flow = child.is_floated() or child.is_absolutely_positioned()
    if isinstance(child, boxes.BlockLevelBox) and (out_of_flow or _is_item(child)):
        return _block_host
    return None


def _is_item(box: boxes.Box) -> bool:
    """Return whether a box is an item of a flex or a grid container."""
    return any(getattr(box, name) for name in _ITEMS)


def _inline_host(child: boxes.Box, parent: boxes.Box) -> boxes.Box:
    """Make an inline-block around a child; flex and grid containers have one in any flow."""
    block = build.blockify(child)
    vars(block).update(vars(child))  # with its bookmark and its strings
    return _host(boxes.InlineBlockBox, block, parent)


def _block_host(child: boxes.Box, parent: boxes.Box) -> boxes.Box:
    """Make a block around a child, which is an item in the child's stead if that is one."""
    host = _host(boxes.BlockBox, child, parent)
    for name in _ITEMS:
        setattr(host, name, getattr(child, name))
        setattr(child, name, False)
    return host


def _host(kind: type[boxes.Box], child: boxes.Box, parent: boxes.Box) -> boxes.Box:
    """Make an anonymous box around a child that stands in ``parent`` where the child would.

    ``kind`` is the class of the new box. It takes over those properties of the child's style that
    say where a box stands, turned into the parent's flow; the child's own are reset. For a
    positioned child the host notes in ``filled`` which of its extents lie between two opposite
    offsets.
    """
    host = kind.anonymous_from(parent, [child])
    host.style, within = host.style.copy(), child.style.copy()
    host.style.specified = child.style.specified  # its static position depends on it
    placed = turned_style(child.style) if is_vertical(child) != is_vertical(parent) else child.style
    for name in _PLACE:
        host.style[name] = placed[name]
        within[name] = INITIAL_VALUES[name]
    if child.is_absolutely_positioned():
        within["position"] = (
            "relative"  # it is the containing block of what is positioned inside it
        )
        vars(host)["filled"] = [
            (across, extent)
            for across, extent, *ends in _BETWEEN_ENDS
            if "auto" not in (placed[ends[0]], placed[ends[1]])
        ]
    child.style = within
    return host


def _part(child: boxes.Box, parent: boxes.Box) -> boxes.Box:
    """Give a part of a table its table's writing mode. Its style is turned already."""
    child.style = child.style.copy()
    child.style["writing_mode"] = parent.style["writing_mode"]
    return child


def _of_the_flow(child: boxes.Box, parent: boxes.Box) -> boxes.Box:
    """Give a box its parent's writing mode, because its own does not apply."""
    child.style = turned_style(child.style)
    child.style["writing_mode"] = parent.style["writing_mode"]
    return child


def _replaced(child: boxes.ReplacedBox, parent: boxes.Box) -> boxes.ReplacedBox:
    """Give an image its parent's flow, for it has none of its own, and keep it upright there."""
    _of_the_flow(child, parent)
    image = child.replacement
    child.replacement = image.image if isinstance(image, TurnedImage) else TurnedImage(image)
    return child


def _cell(cell: boxes.TableCellBox, row: boxes.Box) -> boxes.TableCellBox:
    """Keep a cell in the flow of its table, and let what it holds stand across it in a host.

    The host notes in ``most`` how far the content may go, in px: what is said of the cell's height.
    """
    inner = boxes.BlockBox.anonymous_from(cell, cell.children)
    _of_the_flow(cell, row)
    host = boxes.BlockBox.anonymous_from(cell, [inner])
    lengths = (cell.style[name] for name in ("height", "max_height"))
    in_px = (one.value for one in lengths if getattr(one, "unit", "") == "px")
    vars(host)["most"] = min(in_px, default=inf)
    cell.children = [host]
    return cell
