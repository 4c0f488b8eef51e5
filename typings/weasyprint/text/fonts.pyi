from pathlib import Path
from typing import Any

from ..css import Style
from .ffi import _Handle

class FontConfiguration:
    _folder: Path | None
    font_map: _Handle
    _config: _Handle
    def __init__(self) -> None: ...
    def add_font_face(self, rule_descriptors: dict[str, Any], url_fetcher: object) -> object: ...

def font_features(
    font_kerning: str = "normal",
    font_variant_ligatures: Any = "normal",
    font_variant_position: str = "normal",
    font_variant_caps: str = "normal",
    font_variant_numeric: Any = "normal",
    font_variant_alternates: Any = "normal",
    font_variant_east_asian: Any = "normal",
    font_feature_settings: Any = "normal",
) -> dict[str, int]: ...
def get_font_description(style: Style) -> _Handle: ...
def get_hb_object_data(
    hb_object: _Handle, ot_color: str | None = None, glyph: int | None = None
) -> bytes | None: ...
def get_pango_font_hb_face(pango_font: _Handle) -> _Handle: ...
def get_pango_font_key(pango_font: _Handle) -> tuple[int, _Handle, float]: ...
