"""Fonts made for a test: each glyph one rectangle, so that a picture tells which was drawn."""

from collections.abc import Mapping
from pathlib import Path

from fontTools.feaLib.builder import addOpenTypeFeaturesFromString
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen

from fontTools.ttLib import newTable

EM = 1000
SVG = "http://www.w3.org/2000/svg"
Box = tuple[int, int, int, int]  # left, bottom, right, top, in 1/1000 em


def write_font(
    folder: Path,
    family: str,
    boxes: Mapping[str, Box],
    *,
    ascent: int = 880,
    features: str = "",
    name: str = "",
    widths: Mapping[str, int] | None = None,
    heights: Mapping[str, int] | None = None,
    pictures: Mapping[str, str] | None = None,
) -> Path:
    """Write a font whose characters are rectangles, an em high and wide; the space is empty.

    ``widths`` are those of characters that are not an em wide, ``heights`` of those that are not
    an em high.

    A key longer than a character names a glyph that only ``features`` (in Adobe's syntax) reach;
    that of a character ``c`` is ``uniXXXX``. ``name`` is the file's, if not the family's.
    ``pictures`` are SVG elements for characters, in the font's units, y down from the baseline.
    """
    shapes = {" ": (0, 0, 0, 0), **boxes}
    names = {key: f"uni{ord(key):04X}" if len(key) == 1 else key for key in shapes}
    builder = FontBuilder(EM)
    builder.setupGlyphOrder([".notdef", *names.values()])
    builder.setupCharacterMap({ord(key): one for key, one in names.items() if len(key) == 1})
    drawn = {names[key]: _rectangle(box) for key, box in shapes.items()}
    builder.setupGlyf({".notdef": _rectangle((0, 0, 0, 0)), **drawn})
    lefts = {names[key]: box[0] for key, box in shapes.items()}
    across = {names[key]: width for key, width in (widths or {}).items()}
    builder.setupHorizontalMetrics(
        {glyph: (across.get(glyph, EM), lefts.get(glyph, 0)) for glyph in [".notdef", *lefts]}
    )
    builder.setupHorizontalHeader(ascent=ascent, descent=ascent - EM)
    builder.setupVerticalHeader(ascent=EM // 2, descent=-EM // 2)
    tops = {names[key]: ascent - box[3] for key, box in shapes.items()}
    along = {names[key]: height for key, height in (heights or {}).items()}
    builder.setupVerticalMetrics(
        {glyph: (along.get(glyph, EM), tops.get(glyph, 0)) for glyph in [".notdef", *tops]}
    )
    builder.setupNameTable({"familyName": family, "styleName": "Regular"})
    builder.setupOS2(sTypoAscender=ascent, sTypoDescender=ascent - EM, usWinAscent=ascent)
    builder.setupPost()
    if features:
        addOpenTypeFeaturesFromString(builder.font, features)
    if pictures:
        builder.font["SVG "] = table = newTable("SVG ")
        table.docList = [
            (f'<svg xmlns="{SVG}" id="glyph{number}">{drawing}</svg>', number, number)
            for char, drawing in pictures.items()
            for number in [builder.font.getGlyphID(names[char])]
        ]
    file = folder / f"{name or family}.ttf"
    builder.save(file)
    return file


def _rectangle(box: Box) -> object:
    left, bottom, right, top = box
    pen = TTGlyphPen(None)
    if left != right:
        pen.moveTo((left, bottom))
        for point in ((left, top), (right, top), (right, bottom)):
            pen.lineTo(point)
        pen.closePath()
    return pen.glyph()
