from collections.abc import Iterator
from typing import Any, NamedTuple

from ..css import StyleFor
from ..formatting_structure.boxes import Box, MarginBox, PageBox
from . import LayoutContext

class PageType(NamedTuple):
    side: str
    blank: bool
    name: str
    index: int  # type: ignore[assignment]  # a field of that name hides the tuple's method
    groups: tuple[tuple[str, int], ...]

def set_page_type_computed_styles(
    page_type: PageType, html: object, style_for: StyleFor
) -> None: ...
def page_width(box: Box, context: LayoutContext, containing_block_width: float) -> None: ...
def page_height(box: Box, context: LayoutContext, containing_block_height: float) -> None: ...
def make_margin_boxes(context: LayoutContext, page: PageBox, state: Any) -> Iterator[MarginBox]: ...
