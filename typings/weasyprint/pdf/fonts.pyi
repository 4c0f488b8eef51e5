from collections.abc import Mapping
from typing import Any

import pydyf

from ..text.ffi import _Handle

class Font:
    hb_font: _Handle
    hb_face: _Handle
    file_content: bytes
    index: int
    font_size: float
    family: str
    hash: str
    name: bytes
    ascent: int
    descent: int
    tables: list[str]
    variations: dict[str, float]
    bitmap: bool
    png: int
    svg: int
    colr: int | bool
    glyph_count: int
    widths: dict[int, int]
    to_unicode: dict[int, str]
    missing: dict[int, int]
    used_in_forms: bool
    upem: int
    def clean(self, to_unicode: dict[int, str], hinting: bool) -> None: ...
    def __init__(self, pango_font: _Handle, description: _Handle, font_size: float) -> None: ...

def build_fonts_dictionary(
    pdf: pydyf.PDF,
    fonts: Mapping[Any, Font],
    compress: bool,
    subset: bool,
    options: Mapping[str, Any],
) -> pydyf.Dictionary: ...
