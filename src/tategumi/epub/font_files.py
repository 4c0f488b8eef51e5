"""Fonts for an EPUB: only the characters of the book, and only what the font's maker allows."""

import io

from ..problems import Failed, Place, Problem

# How a collection of fonts (TTC) begins.
_COLLECTION = b"ttcf"
# First bytes -> extension; extension -> media type (EPUB 3.3, 3.2).
_SIGNATURES = {
    b"\0\1\0\0": "ttf",
    b"true": "ttf",
    b"OTTO": "otf",
    b"wOFF": "woff",
    b"wOF2": "woff2",
}
FONT_TYPES = {
    "ttf": "font/ttf",
    "otf": "font/otf",
    "woff": "font/woff",
    "woff2": "font/woff2",
}
# OS/2 fsType: what its kinds and bits forbid.
_KIND, _RESTRICTED = 0x000F, 0x0002
_NO_SUBSETTING, _BITMAPS_ONLY = 0x0100, 0x0200


def font_type(content: bytes) -> str:
    """The extension of a font, empty for what is none; a collection (TTC) is none for EPUB."""
    return _SIGNATURES.get(content[:4], "")


def subset(content: bytes, characters: str, source: str, place: Place, number: int = 0) -> bytes:
    """The font with the glyphs of the characters, whole where it must not be cut.

    ``number`` is that of the font in a collection.

    Raises ``Failed`` where it can't be read or must not be embedded.
    """
    from fontTools import subset as tools  # noqa: PLC0415 (a tenth of a second, and few need it)
    from fontTools.ttLib import TTFont, TTLibError  # noqa: PLC0415

    try:
        font = TTFont(io.BytesIO(content), fontNumber=number, recalcTimestamp=False)
        kind = font["OS/2"].fsType if "OS/2" in font else 0
        if kind & _KIND == _RESTRICTED or kind & _BITMAPS_ONLY:
            raise Failed([Problem(place, "style.font-licence", {"url": source})])
        if kind & _NO_SUBSETTING and content[:4] != _COLLECTION:
            return content
        tools.log.setLevel("ERROR")  # tables that it does not know go, and no reader needs them
        options = tools.Options(layout_features=["*"], notdef_outline=True, hinting=False)
        cutter = tools.Subsetter(options)
        cutter.populate(text=characters)
        cutter.subset(font)
        made = io.BytesIO()
        font.save(made)
    except (TTLibError, tools.Subsetter.SubsettingError, AssertionError, KeyError, ValueError):
        raise Failed([Problem(place, "style.font", {"url": source})]) from None
    return made.getvalue()
