from collections.abc import Iterator
from typing import Any

from ..css import Style
from ..formatting_structure.boxes import Box, LineBox
from . import LayoutContext, _SkipStack
from .absolute import AbsolutePlaceholder
from .percent import resolve_percentages as resolve_percentages

def remove_placeholders(
    context: LayoutContext,
    box_list: Any,
    absolute_boxes: list[AbsolutePlaceholder],
    fixed_boxes: list[AbsolutePlaceholder],
) -> None: ...
def collapse_margin(adjoining_margins: list[float]) -> float: ...
def _add_break_values(box: Box, side: str) -> Any: ...
def float_layout(
    context: LayoutContext,
    box: Box,
    containing_block: Box,
    absolute_boxes: list[AbsolutePlaceholder],
    fixed_boxes: list[AbsolutePlaceholder],
    bottom_space: float,
    skip_stack: _SkipStack | None,
) -> tuple[Box, _SkipStack | None]: ...
def iter_line_boxes(
    context: LayoutContext,
    box: LineBox,
    position_y: float,
    bottom_space: float,
    skip_stack: _SkipStack | None,
    containing_block: Box,
    absolute_boxes: list[AbsolutePlaceholder],
    fixed_boxes: list[AbsolutePlaceholder],
    first_letter_style: Style | None,
    first_line_style: Style | None,
) -> Iterator[tuple[LineBox, _SkipStack | None]]: ...
def _break_line(
    context: LayoutContext,
    box: Box,
    line: LineBox,
    new_children: list[LineBox],
    needed: int,
    page_is_empty: bool,
    index: int,
    skip_stack: _SkipStack | None,
    resume_at: _SkipStack | None,
    absolute_boxes: list[AbsolutePlaceholder],
    fixed_boxes: list[AbsolutePlaceholder],
) -> tuple[bool, bool, Any]: ...
def block_level_layout(
    context: LayoutContext,
    box: Box,
    bottom_space: float,
    skip_stack: _SkipStack | None,
    containing_block: Box,
    page_is_empty: bool = True,
    absolute_boxes: list[AbsolutePlaceholder] | None = None,
    fixed_boxes: list[AbsolutePlaceholder] | None = None,
    adjoining_margins: list[float] | None = None,
    first_letter_style: Style | None = None,
    first_line_style: Style | None = None,
    discard: bool = False,
    max_lines: int | None = None,
) -> tuple[Any, ...]: ...
