from collections.abc import Callable
from typing import Any, NamedTuple

from ..css import Style
from ..formatting_structure.boxes import Box, PageBox

class Background(NamedTuple):
    color: Any
    layers: list[Any]
    style: Style

def layout_box_backgrounds(
    page: PageBox,
    box: Box,
    get_image_from_uri: Callable[..., Any],
    layout_children: bool = True,
    style: Style | None = None,
) -> None: ...
