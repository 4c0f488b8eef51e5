from collections.abc import Callable
from typing import Any, TypeAlias

from ..css import StyleFor
from ..css.counters import CounterStyle
from ..css.targets import TargetCollector
from ..formatting_structure.boxes import Box, FootnoteAreaBox, PageBox
from ..text.fonts import FontConfiguration
from .block import block_level_layout as block_level_layout

# Where a box goes on: the index of the child, and where that goes on.
_SkipStack: TypeAlias = dict[Any, _SkipStack | None]

class LayoutContext:
    style_for: StyleFor
    get_image_from_uri: Callable[..., Any]
    font_config: FontConfiguration
    target_collector: TargetCollector
    footnotes: list[Box]
    current_page_footnotes: list[Box]
    reported_footnotes: list[Box]
    current_footnote_area: FootnoteAreaBox
    page_bottom: float
    page_maker: list[Any]
    string_set: dict[str, dict[int, list[str]]]
    running_elements: dict[str, dict[int, list[Box]]]
    current_page: int
    forced_break: bool
    broken_out_of_flow: dict[Box, tuple[Box, Box, Box | None, _SkipStack | None]]
    in_column: bool
    tables: dict[Any, Any]
    _excluded_shapes_root_boxes: list[Box | None]
    def __init__(
        self,
        style_for: StyleFor,
        get_image_from_uri: Callable[..., Any],
        font_config: FontConfiguration,
        counter_style: CounterStyle,
        target_collector: TargetCollector,
    ) -> None: ...
    @staticmethod
    def overflows(bottom: float, position_y: float) -> bool: ...
    @property
    def excluded_shapes(self) -> list[Box]: ...
    @excluded_shapes.setter
    def excluded_shapes(self, excluded_shapes: list[Box]) -> None: ...
    def overflows_page(self, bottom_space: float, position_y: float) -> bool: ...
    def create_block_formatting_context(
        self, root_box: Box | None = None, new_list: list[Box] | None = None
    ) -> None: ...
    def finish_block_formatting_context(self, root_box: Box | None = None) -> None: ...
    def add_broken_out_of_flow(
        self, new_box: Box, box: Box, containing_block: Box, resume_at: _SkipStack | None
    ) -> None: ...
    def add_running_element(self, box: Box) -> None: ...
    def get_string_set_for(
        self, page: PageBox, name: str, keyword: str = "first"
    ) -> tuple[str, ...]: ...
    def _update_footnote_area(self) -> bool: ...
    def layout_footnote(self, footnote: Box) -> bool: ...
    def unlayout_footnote(self, footnote: Box) -> None: ...
