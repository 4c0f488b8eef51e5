from typing import Any, Literal, Self, TypeAlias, overload

from tinycss2.ast import Node

from ..text.fonts import FontConfiguration

_Length: TypeAlias = Literal[
    "border_bottom_width",
    "border_left_width",
    "border_right_width",
    "border_top_width",
    "font_size",
    "opacity",
]
_Keyword: TypeAlias = Literal["box_sizing", "direction", "visibility", "white_space"]

class Style(dict[str, Any]):
    """What a property's value is depends on the property; some are known."""

    parent_style: Style | None
    root_style: Style
    specified: dict[str, Any]
    cache: dict[str, Any]
    font_config: FontConfiguration
    base_url: str | None
    @overload
    def __getitem__(self, key: _Length, /) -> float: ...
    @overload
    def __getitem__(self, key: _Keyword, /) -> str: ...
    @overload
    def __getitem__(self, key: Literal["display"], /) -> tuple[str, ...]: ...
    @overload
    def __getitem__(self, key: str, /) -> Any: ...
    def copy(self) -> Self: ...

class AnonymousStyle(Style):
    def __init__(self, parent_style: Style) -> None: ...

class ComputedStyle(Style):
    parent_style: ComputedStyle | None
    cascaded: dict[str, Any]
    pseudo_type: str | None
    initial_page_sizes: dict[str, tuple[float, float] | None]

class StyleFor:
    initial_page_sizes: dict[str, tuple[float, float] | None]
    _sheets: list[tuple[Any, ...]]
    @overload
    def __call__(self, element: object, pseudo_type: None = None) -> ComputedStyle: ...
    @overload
    def __call__(self, element: object, pseudo_type: str) -> ComputedStyle | None: ...
    def get_computed_styles(self) -> dict[tuple[Any, str | None], ComputedStyle]: ...

def resolve_math(
    token: object,
    computed: Style | None = None,
    property_name: str | None = None,
    refer_to: float | None = None,
) -> Node | None: ...
