"""Coloured glyphs (emoji): pictures in a font, drawn where their blank glyphs stand, in one em."""

from collections.abc import Iterable
from dataclasses import dataclass
from io import BytesIO
from xml.etree import ElementTree

from PIL import Image

from fontTools.ttLib import TTFont
from fontTools.ttLib.tables._g_l_y_f import Glyph as Outline
from weasyprint.css import Style
from weasyprint.images import RasterImage, SVGImage
from weasyprint.pdf.fonts import Font
from weasyprint.pdf.stream import Stream
from weasyprint.text.fonts import get_hb_object_data

from ..glyphs.font_facts import has_picture, hb_font_of
from ..glyphs.runs import Facing
from ..glyphs.shaped import Face
from .font_files import UncopiedFont

_PICTURES = frozenset({"CBDT", "CBLC", "COLR", "CPAL", "SVG ", "sbix"})
_DEFS, _USE = "{http://www.w3.org/2000/svg}defs", "{http://www.w3.org/2000/svg}use"


@dataclass(frozen=True, slots=True)
class Picture:
    """A coloured glyph that is to be drawn: it begins at ``u``, on a line
    whose middle is ``v``, in px.

    It is as large as its em, or ``scale`` times as large.
    """

    image: RasterImage | SVGImage
    face: Face
    u: float
    v: float
    advance: float
    scale: float = 1.0


class PictureFont(UncopiedFont):
    """A font of pictures, and perhaps of outlines too.

    In the PDF it has no outlines for the glyphs of which pictures are drawn.
    """

    png: bool
    svg: bool
    colr: bool

    def clean(self, to_unicode: dict[int, str], hinting: bool) -> None:
        """Cut the font down to the glyphs that are used.

        WeasyPrint would make all its glyphs empty, and put the date of today into the file.
        """
        found = self.png, self.svg, self.colr
        outlined = "glyf" in self.tables
        if outlined:
            self.png = self.svg = self.colr = False
        super().clean(to_unicode, hinting)
        self.png, self.svg, self.colr = found
        font = TTFont(BytesIO(self.file_content), recalcTimestamp=False)
        font["head"].modified = font["head"].created
        for glyph in to_unicode if outlined else ():
            if has_picture(self.hb_font, glyph):
                font["glyf"][font.getGlyphName(glyph)] = Outline()
        for table in _PICTURES & {*font.keys()}:
            del font[table]
        out = BytesIO()
        font.save(out)
        self.file_content = out.getvalue()


def picture_of(font: Font, face: Face, glyph: int) -> RasterImage | SVGImage | None:
    """Return the picture that a font has for a glyph, None where it has none.

    The kinds are tried in WeasyPrint's order: SVG, PNG, layers of colour.
    """
    if font.svg and (data := get_hb_object_data(font.hb_face, "svg", glyph)):
        top = (0.5 + face.middle / face.size) * font.upem
        tree = _of_glyph(ElementTree.fromstring(data), glyph)
        tree.attrib.setdefault("viewBox", f"0 {-top:g} {font.upem} {font.upem}")
        return SVGImage(tree, None, None, None)
    hb_font = hb_font_of(face.font)
    if font.png and (data := get_hb_object_data(hb_font, "png", glyph)):
        return RasterImage(Image.open(BytesIO(data)), f"{font.hash}{glyph}", data)
    if font.colr and (data := get_hb_object_data(hb_font, "colr", glyph)):
        return SVGImage(ElementTree.fromstring(data), None, None, None)
    return None


def _of_glyph(tree: ElementTree.Element, glyph: int) -> ElementTree.Element:
    """Return an SVG document of many glyphs as one that shows this glyph (OpenType, SVG table)."""
    name = f"glyph{glyph}"
    if tree.get("id") != name:
        definitions = ElementTree.Element(_DEFS)
        definitions.extend(list(tree))
        for child in list(tree):
            tree.remove(child)
        tree.append(definitions)
        ElementTree.SubElement(tree, _USE, {"href": f"#{name}"})
    return tree


def draw_pictures(stream: Stream, pictures: Iterable[Picture], style: Style) -> None:
    """Draw pictures as opaque as their text is (CSS Color 4, 3.1).

    Each of their shapes sets an opacity of its own, so that faint ones are drawn as a group.
    """
    alpha = style["color"].alpha
    if not alpha:
        return
    target = stream if alpha == 1 else stream.add_group(*stream.page_rectangle)
    for picture in pictures:
        _draw(target, picture, style)
    if target is not stream:
        with stream.stacked():
            stream.set_alpha(alpha, stroke=True, fill=True)
            stream.draw_x_object(target.id)


def _draw(stream: Stream, picture: Picture, style: Style) -> None:
    """Draw a picture upright on the page where its glyph is."""
    size = picture.face.size * picture.scale
    width, height = _within(picture.image, size)
    along = (picture.advance - size) / 2
    with stream.stacked():
        if picture.face.facing is Facing.SIDEWAYS:
            left, top = picture.u + along + (size - width) / 2, picture.v - height / 2
            stream.transform(e=left, f=top)
        else:
            top, left = picture.u + along + (size - height) / 2, picture.v + width / 2
            stream.transform(a=0, b=-1, c=1, d=0, e=top, f=left)
        picture.image.draw(stream, width, height, style)


def _within(image: object, size: float) -> tuple[float, float]:
    """Return the largest width and height of a picture's shape in a square of ``size`` px."""
    ratio = getattr(image, "ratio", None) or 1.0
    return (size, size / ratio) if ratio > 1 else (size * ratio, size)
