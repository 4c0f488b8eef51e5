"""Seams of drawing: our leaves are painted by us, notes beside the text after it."""

from collections.abc import Callable

from weasyprint.formatting_structure import boxes
from weasyprint.stacking import StackingContext

from ..flow import Setter
from ..leaves import TateText
from ..orthogonal import AcrossLine
from ..paint import Painter


def draw_page(original: Callable, setter: Setter, painter: Painter) -> Callable:
    """Readings and marks come after the page's running text, which stays whole for its readers."""

    def draw_page(page_box: boxes.PageBox, stream: object) -> None:
        setter.faults.note_page(stream, page_box)
        with painter.page(stream):
            original(page_box, stream)

    return draw_page


def dispatch(original: Callable, setter: Setter, painter: Painter) -> Callable:
    """Blocks across the flow are drawn where they stand in the text, though they are turned."""

    def _dispatch_children(
        box: boxes.Box,
        page: boxes.PageBox,
        child_contexts: list,
        blocks: list,
        floats: list,
        blocks_and_cells: dict,
    ) -> boxes.Box:
        if isinstance(box, AcrossLine):
            return box.copy_with_children([StackingContext.from_box(box.children[0], page)])
        return original(box, page, child_contexts, blocks, floats, blocks_and_cells)

    return _dispatch_children


def draw_text(original: Callable, setter: Setter, painter: Painter) -> Callable:
    """Our leaves are painted by us."""

    def draw_text(
        stream: object,
        textbox: boxes.TextBox,
        offset_x: float,
        text_overflow: str,
        block_ellipsis: str = "none",
    ) -> None:
        if text_overflow == "clip":
            setter.faults.note_text(stream, textbox)
        if isinstance(textbox, TateText):
            painter.draw(stream, textbox)
        else:
            original(stream, textbox, offset_x, text_overflow, block_ellipsis)

    return draw_text
