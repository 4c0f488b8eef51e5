from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Self, TypeAlias
from xml.etree.ElementTree import Element

import pydyf

from ..css import Style
from ..images import _Image
from ..layout import _SkipStack
from ..layout.absolute import AbsolutePlaceholder
from ..layout.background import Background
from ..layout.page import PageType
from ..stacking import StackingContext

# Before layout a length is what the style has, mostly "auto"; afterwards it is a number of px.
_Used: TypeAlias = float | Any

class Box:
    is_table_wrapper: bool
    is_flex_item: bool
    is_grid_item: bool
    is_for_root_element: bool
    is_column: bool
    bookmark_label: str | None
    string_set: list[tuple[str, str]] | None
    link: tuple[str, str] | None
    link_annotation: pydyf.Dictionary | None
    is_leader: bool
    force_fragmentation: bool
    index: int | None
    background: Background | None
    footnote: Box | None
    missing_link: Box | None
    cached_counter_values: dict[str, list[int]] | None
    colspan: int
    rowspan: int

    element_tag: str | None
    element: Element | None
    style: Style

    position_x: float
    position_y: float
    width: _Used
    height: _Used
    min_height: _Used
    max_height: _Used
    margin_top: _Used
    margin_right: _Used
    margin_bottom: _Used
    margin_left: _Used
    padding_top: float
    padding_right: float
    padding_bottom: float
    padding_left: float
    border_top_width: float
    border_right_width: float
    border_bottom_width: float
    border_left_width: float
    baseline: _Used

    def __init__(self, element_tag: str | None, style: Style, element: Element | None) -> None: ...
    @property
    def children(self) -> Sequence[Box]: ...
    # Placeholders pretend to be their boxes, and what is drawn as one stands among them.
    @children.setter
    def children(self, children: Iterable[Box | AbsolutePlaceholder | StackingContext]) -> None: ...
    @classmethod
    def anonymous_from(cls, parent: Box, *args: Any, **kwargs: Any) -> Self: ...
    def copy(self) -> Self: ...
    def deepcopy(self) -> Self: ...
    def descendants(self, placeholders: bool = False) -> Iterator[Box]: ...
    def translate(self, dx: float = 0, dy: float = 0, ignore_floats: bool = False) -> None: ...
    def border_width(self) -> float: ...
    def border_height(self) -> float: ...
    def margin_width(self) -> float: ...
    def margin_height(self) -> float: ...
    def content_box_x(self) -> float: ...
    def content_box_y(self) -> float: ...
    def border_box_x(self) -> float: ...
    def border_box_y(self) -> float: ...
    def extract_text(self, text_part: str) -> str: ...
    def is_floated(self) -> bool: ...
    def is_note(self) -> bool: ...
    def is_absolutely_positioned(self) -> bool: ...
    def is_running(self) -> bool: ...
    def is_in_normal_flow(self) -> bool: ...
    def is_monolithic(self) -> bool: ...

class ParentBox(Box):
    def __init__(
        self,
        element_tag: str | None,
        style: Style,
        element: Element | None,
        children: Iterable[Box],
    ) -> None: ...
    def copy_with_children(self, new_children: Sequence[Box | StackingContext]) -> Self: ...
    def remove_decoration(self, start: bool, end: bool) -> None: ...
    def get_wrapped_table(self) -> TableBox: ...

class BlockLevelBox(Box): ...
class BlockContainerBox(ParentBox): ...
class BlockBox(BlockContainerBox, BlockLevelBox): ...

class LineBox(ParentBox):
    resume_at: _SkipStack | None
    text_overflow: str
    block_ellipsis: Any

class InlineLevelBox(Box):
    def remove_decoration(self, start: bool, end: bool) -> None: ...

class InlineBox(InlineLevelBox, ParentBox): ...

class TextBox(InlineLevelBox):
    text: str
    def __init__(
        self, element_tag: str | None, style: Style, element: Element | None, text: str
    ) -> None: ...

class AtomicInlineLevelBox(InlineLevelBox): ...
class InlineBlockBox(AtomicInlineLevelBox, BlockContainerBox): ...

class ReplacedBox(Box):
    replacement: _Image
    def __init__(
        self,
        element_tag: str | None,
        style: Style,
        element: Element | None,
        replacement: _Image,
    ) -> None: ...

class BlockReplacedBox(ReplacedBox, BlockLevelBox): ...
class TableBox(BlockLevelBox, ParentBox): ...

class TableRowGroupBox(ParentBox):
    is_header: bool
    is_footer: bool

class TableRowBox(ParentBox): ...
class TableColumnGroupBox(ParentBox): ...
class TableColumnBox(ParentBox): ...
class TableCellBox(BlockContainerBox): ...

class PageBox(ParentBox):
    page_type: PageType
    canvas_background: Background | None
    def __init__(self, page_type: PageType, style: Style) -> None: ...

class MarginBox(BlockContainerBox):
    at_keyword: str
    def __init__(self, at_keyword: str, style: Style) -> None: ...

class FootnoteAreaBox(BlockBox):
    page: PageBox
    def __init__(self, page: PageBox, style: Style) -> None: ...

class FlexContainerBox(ParentBox): ...
class FlexBox(FlexContainerBox, BlockLevelBox): ...
class InlineFlexBox(FlexContainerBox, InlineLevelBox): ...

class GridContainerBox(ParentBox):
    advancements: dict[Any, Any]

class GridBox(GridContainerBox, BlockLevelBox): ...
class InlineGridBox(GridContainerBox, InlineLevelBox): ...
