"""Orthogonal flows: a horizontal block in a vertical one, and the reverse (Writing Modes 4, 7).

The block is laid out in its own flow, as wide as its content but no wider than the page, and as
long as a line of the flow around it. Then it is turned as a whole into that flow. What is longer
goes on on the next page.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from math import inf

from weasyprint.css.properties import Dimension
from weasyprint.formatting_structure import boxes
from weasyprint.layout import block
from weasyprint.layout.percent import percentage

from ..cascade.sizes import resolve_percentages
from ..cascade.styles import SIDES
from ..cascade.turn import draw_through, is_vertical, turned_style
from ..paragraphs.out_of_flow import lay_out_positioned
from .context import PageContext
from .laid import Laid, LaidOut, Positioned, SkipStack
from .percentages import content_height
from .widths import shrunk_width

_NOTHING = Dimension(0, "px")
# From the block's own axes to those of the flow around it.
_HORIZONTAL_IN_VERTICAL = (0, -1, 1, 0)
_VERTICAL_IN_HORIZONTAL = (0, 1, -1, 0)
# The least share of its own width that its notes may leave to a block.
_LEAST = 0.5


def is_orthogonal(box: boxes.Box, containing_block: boxes.Box) -> bool:
    """Return whether a block in the flow stands across it."""
    return (
        isinstance(box, boxes.BlockLevelBox)
        and not isinstance(box, boxes.ReplacedBox)
        and not isinstance(containing_block, boxes.PageBox)
        and is_vertical(box) != is_vertical(containing_block)
    )


def lay_out_orthogonal(
    context: PageContext,
    box: boxes.Box,
    bottom_space: float,
    skip_stack: SkipStack | None,
    containing_block: boxes.Box,
    page_is_empty: bool,
    place: Callable[[boxes.Box], Laid],
) -> Laid:
    """Lay out an orthogonal block; return what WeasyPrint's ``block_level_layout`` does.

    ``place`` lays out its host, a block of the flow around that stands for it. The host has its
    margins, which collapse with those of its neighbours (Writing Modes 4, 7.2). Where no page ends
    what the block is in (a note, an inline-block: ``bottom_space`` is -inf), no line ends the
    block. Notes called in it may make it narrower, or take it to the next page.
    """
    own, is_in_page = _within(box, containing_block), bottom_space > -inf
    asked = context, own, containing_block.width, is_in_page, skip_stack
    inner, resume_at, next_page, *_ = _in_line(*asked, _extent(context, box, containing_block))
    called = context.notes.called_in(inner) if is_in_page else []
    if called and containing_block.height == "auto":
        room = context.notes.room_beside(called)
        if _LEAST * inner.margin_width() < room < inner.margin_width():
            inner, resume_at, next_page, *_ = _in_line(*asked, room)
            called = context.notes.called_in(inner)
    host, _, _, *rest = place(_host_of(box, inner, containing_block))
    if host is None:
        return None, None, next_page, *rest
    end = host.position_y + host.margin_height() + bottom_space
    if not context.notes.place(called, end, page_is_empty):
        return None, None, next_page, [], False, None
    _turn_into(inner, host)
    host.children = [_line_of(inner, host)]
    return host, resume_at, next_page, *rest


def _in_line(
    context: PageContext,
    own: boxes.Box,
    length: float,
    is_ended: bool,
    skip_stack: SkipStack | None,
    extent: float,
) -> LaidOut:
    """Lay out the block in its own flow, no longer than ``length`` px if ``is_ended``.

    ``extent`` is the most that it may take across the flow around it, in px.
    """
    with context.notes.waiting(), _own_page_bottom(context, length):
        if not is_ended:
            return _inner(context, own, -inf, skip_stack, extent)
        # WeasyPrint counts edges at an end twice, and would break what a border fills up to the
        # very end: what fits is known from a trial that ends a length further down.
        trial = _inner(context, own, -length, skip_stack, extent)
        if context.overflows(length, trial[0].margin_height()):
            return _inner(context, own, 0, skip_stack, extent)
        return trial


def _extent(context: PageContext, box: boxes.Box, around: boxes.Box) -> float:
    """Return how far an orthogonal block may go across the flow around it, in px (7.3).

    That is the height of the block around, less its own margins. Where that height is not set, it
    is bounded by what is said of a cell (``hosts``), by the greatest height, and by the page.
    """
    extent, least = around.height, around.min_height
    if extent == "auto":
        extent = min(getattr(around, "most", inf), _page_extent(context, box))
    extent = max(min(extent, around.max_height), 0 if least == "auto" else least)
    margins = (
        percentage(box.style[name], box.style, around.width)
        for name in ("margin_left", "margin_right")
    )
    taken: float = sum(margin for margin in margins if margin != "auto")
    return max(0, extent - taken)


def _page_extent(context: PageContext, box: boxes.Box) -> float:
    """Return how long a page is along a block's own lines, in px."""
    area = context.style_for.initial_page_sizes["area"]
    assert area, "the first page has its size"
    width, height = area
    return height if is_vertical(box) else width


# The properties of the edges that a block has in common with its neighbours.
_MARGINS = tuple(f"margin_{side}" for side in SIDES)
_PADDINGS = tuple(f"padding_{side}" for side in SIDES)
# The properties whose percentages are of a line of the flow around.
_SHARES = (*_PADDINGS, "height", "min_height", "max_height")
_BETWEEN = (*_MARGINS, "clear", "break_before", "break_after", "break_inside", "page")


def _within(box: boxes.Box, around: boxes.Box) -> boxes.Box:
    """Return the block as it is inside its host: its margins are the host's.

    Shares of a line of the flow around become lengths (7.2). Between two opposite offsets the block
    fills the room that they leave (CSS 2, 10.3.7 and 10.6.4).
    """
    own = box.copy()
    own.style = box.style.copy()
    for name in _MARGINS:
        own.style[name] = _NOTHING
    for name in _SHARES:
        length = percentage(own.style[name], own.style, around.width)
        if length != "auto":
            own.style[name] = Dimension(length, "px")
    own.style["clear"] = "none"
    if own.style["display"] == ("block", "flow"):
        own.style["display"] = ("block", "flow-root")  # margins inside stay inside (3.2)
    for extent, other in getattr(around, "filled", ()):
        if own.style[extent] == "auto":
            own.style[extent] = Dimension(getattr(around, other), "px")
            own.style["box_sizing"] = "border-box"
    return own


def _host_of(box: boxes.Box, inner: boxes.Box, around: boxes.Box) -> boxes.BlockBox:
    """Make a block of the flow around that is as large as the orthogonal one, with its margins."""
    host = boxes.BlockBox.anonymous_from(around, [])
    host.style, turned = host.style.copy(), turned_style(box.style)
    for name in _BETWEEN:
        host.style[name] = turned[name]
    host.style["width"] = Dimension(inner.border_height(), "px")
    host.style["height"] = Dimension(inner.border_width(), "px")
    host.position_x, host.position_y = box.position_x, box.position_y
    return host


def length_along(context: PageContext, box: boxes.Box, around: boxes.Box) -> float:
    """Return how much of a line of the flow around an orthogonal block takes, in px.

    Nothing ends it there: this is for finding widths.
    """
    most = content_height(around.style)
    if most is None:
        most = min(getattr(around, "most", inf), _page_extent(context, box))
    with context.notes.waiting():
        laid_out, *_ = _inner(context, box, -inf, None, most)
    return laid_out.margin_height()


class AcrossLine(boxes.LineBox):
    """A line that holds a turned block, so that it is drawn in its turn among the text."""


def _line_of(inner: boxes.Box, host: boxes.Box) -> AcrossLine:
    """Make the line in which a turned block stands in its host."""
    atom = boxes.InlineBlockBox.anonymous_from(host, [inner])
    line = AcrossLine.anonymous_from(host, [atom])
    middle = host.height / 2 if is_vertical(host) else host.height
    for box in (atom, line):
        resolve_percentages(box, host)
        box.position_x, box.position_y = host.content_box_x(), host.content_box_y()
        box.width, box.height, box.baseline = host.width, host.height, middle
    return line


@contextmanager
def _own_page_bottom(context: PageContext, length: float) -> Iterator[None]:
    """Let the page end ``length`` px down for one layout.

    What the layout takes off the bottom for footnotes stays off afterwards.
    """
    around, context.page_bottom = context.page_bottom, length
    try:
        yield
    finally:
        context.page_bottom += around - length


def _inner(
    context: PageContext,
    box: boxes.Box,
    bottom_space: float,
    skip_stack: SkipStack | None,
    most: float,
) -> LaidOut:
    """Lay out the block in its own flow, at (0, 0) and no wider than ``most`` px.

    Return what WeasyPrint's layout of blocks does.
    """
    room = boxes.BlockBox.anonymous_from(box, [])
    resolve_percentages(room, (most, "auto"))
    room.position_x = room.position_y = 0
    room.width = most
    if box.style["width"] == "auto":
        room.width = shrunk_width(context, box, room)
    box.position_x = box.position_y = 0
    # The context is the room's, because a flex or a grid container opens one of its own.
    context.create_block_formatting_context(room)
    positioned: Positioned = []
    is_across, context.is_across = context.is_across, True
    try:
        laid_out, resume_at, *rest = block.block_level_layout(
            context, box, bottom_space, skip_stack, room, True, positioned, positioned
        )
    finally:
        context.is_across = is_across
    assert laid_out is not None, "a page that is empty has something of each box"
    lay_out_positioned(context, positioned, laid_out)
    context.finish_block_formatting_context(laid_out)
    return laid_out, resume_at, *rest


def _turn_into(inner: boxes.Box, host: boxes.Box) -> None:
    """Place the block in its host, and let it be drawn turned."""
    inner.translate(
        host.content_box_x() - inner.position_x, host.content_box_y() - inner.position_y
    )
    if is_vertical(inner):
        draw_through(inner, (*_VERTICAL_IN_HORIZONTAL, inner.border_height(), 0))
    else:
        draw_through(inner, (*_HORIZONTAL_IN_VERTICAL, 0, inner.border_width()))
