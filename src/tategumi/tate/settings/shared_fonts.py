"""Fonts of a document that its book embeds once: stand-ins for them, and what is used of them."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import TypeGuard

import pydyf
from weasyprint.pdf.fonts import Font
from weasyprint.text.ffi import ffi, fontconfig, pangoft2

from ..drawing.font_files import UncopiedFont
from ..drawing.fonts import VerticalFonts
from .setting import FontUse

ffi.cdef("""
    FcPattern *pango_fc_font_get_pattern (PangoFcFont *font);
""")

# What a PDF says of a font beside its glyphs, the same in all documents.
FACTS = (
    "font_size", "style", "family", "variations", "weight", "hash", "ascent", "descent", "tables",
    "bitmap", "italic_angle", "upem", "png", "svg", "colr", "glyph_count", "stemv", "stemh",
    "flags",
)  # fmt: skip


# Signs that end a name in a PDF, or stand for another one there (ISO 32000-1, 7.3.5).
_DELIMITER = re.compile(rb"[()<>\[\]{}/%#]")


class FileFont(UncopiedFont):
    """A font that knows its file, which is empty where it has none.

    Its name can stand in a PDF whatever the family is called, even a path.
    """

    name: bytes

    def __init__(self, pango_font: object, description: object, size: float) -> None:
        super().__init__(pango_font, description, size)
        self.name = b"/" + _DELIMITER.sub(lambda sign: b"#%02X" % ord(sign[0]), self.name[1:])
        self.file = _file_of(pango_font)


def _file_of(pango_font: object) -> str:
    pattern = pangoft2.pango_fc_font_get_pattern(ffi.cast("PangoFcFont *", pango_font))
    found = ffi.new("FcChar8 **")
    if fontconfig.FcPatternGetString(pattern, b"file", 0, found):
        return ""
    return ffi.string(ffi.cast("char *", found[0])).decode()


def is_shared(font: Font) -> TypeGuard[FileFont]:
    """Return whether the book can embed a font once: it is no font of pictures, and has a file."""
    return isinstance(font, FileFont) and not font.bitmap and bool(font.file)


def stand_in(pdf: pydyf.PDF, table: pydyf.Dictionary, font: Font) -> None:
    """Put a font into a document's table of fonts that is nothing but its name."""
    stub = pydyf.Dictionary({"Type": "/Font", "Subtype": "/Type0", "BaseFont": font.name})
    pdf.add_object(stub)
    table[font.hash] = stub.reference


def font_uses(
    fonts: Mapping[object, Font], upright: VerticalFonts, web_fonts: Path | None
) -> tuple[FontUse, ...]:
    """Return what a document uses of the fonts that its book embeds.

    A font that a style sheet fetched stands in the folder ``web_fonts`` while the rendering lasts.
    Only the name of its file is kept, which is the same in each rendering.
    """
    return tuple(
        FontUse(
            font.hash,
            _kept_path(font.file, web_fonts),
            font.index,
            {name: getattr(font, name) for name in FACTS} | {"name": font.name.decode("latin-1")},
            font.widths,
            font.to_unicode,
            upright.glyphs(font),
        )
        for font in fonts.values()
        if is_shared(font)
    )


def _kept_path(file: str, web_fonts: Path | None) -> str:
    path = Path(file)
    return path.name if web_fonts and path.is_relative_to(web_fonts) else file
