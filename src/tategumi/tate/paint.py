"""Painting: shaped leaves become PDF text operators.

In flow space (u to the right, v down) a text matrix (a, b, c, d, u, v) takes the glyph's own axes:

- upright: (0, -1, -1, 0) in a font with Identity-V, whose origin is the glyph's top centre;
  positive numbers in ``TJ`` widen. One ``TJ`` a run.
- sideways: (1, 0, 0, -1) in the ordinary Identity-H font, its baseline set so that the em box of
  its style's first font is centred on the line. Latin in italics that its font lacks leans:
  (1, 0, s, -1).
- combined (tate-chu-yoko): the axes of upright text in the ordinary font, squeezed into one em.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import groupby, pairwise

from weasyprint.draw.color import get_color
from weasyprint.draw.text import draw_text_decoration
from weasyprint.layout.percent import percentage
from weasyprint.matrix import Matrix

from .fonts import VerticalFonts
from .leaves import TateText
from .runs import Facing
from .shape import is_sideways
from .shaped import Face, Shaped
from .turn import is_vertical

# Adjustments under a hundredth of a thousandth of an em are rounding.
_ROUNDING = 0.01
# Side lines stand this far from the em box, and are this thick, in em.
_LINE_GAP = 0.06
_LINE_WIDTHS = {"solid": 0.05, "double": 0.15, "dotted": 0.08, "dashed": 0.05, "wavy": 0.08}


@dataclass(slots=True)
class _Ink:
    """A face's font in the PDF, its name there, and the advances of its glyphs in 1/1000 em."""

    font: object
    name: str
    advances: dict[str, float] = field(default_factory=dict)


class Painter:
    """Draws the leaves of one document and remembers which fonts stand upright."""

    def __init__(self) -> None:
        self.fonts = VerticalFonts()
        self._page: object = None
        self._waiting: list[tuple[Matrix, TateText]] = []
        self._inks: dict[Face, _Ink] = {}

    @contextmanager
    def page(self, stream: object) -> Iterator[None]:
        """Draw a page: notes beside the text wait until its running text is drawn."""
        self._page, start = stream, stream.ctm
        yield
        self._page = None
        for values, group in groupby(self._waiting, lambda waiting: waiting[0].values):
            with stream.stacked():
                stream.transform(*(Matrix(*values) @ start.invert).values)
                for _, text in group:
                    self.draw(stream, text)
        self._waiting.clear()

    def draw(self, stream: object, text: TateText) -> None:
        """Draw one leaf: its glyphs, then its side lines."""
        if text.style["visibility"] != "visible":
            return
        if text.beside and stream is self._page:
            self._waiting.append((stream.ctm, text))
            return
        stream.set_color(text.style["color"])
        u, v = text.position_x, text.position_y + text.baseline
        stream.begin_text()
        self._draw_runs(stream, text, u, v)
        stream.end_text()
        if not text.beside:
            draw_lines(stream, text)

    def _draw_runs(self, stream: object, text: TateText, u: float, v: float) -> None:
        shaped, first = text.shaped, text.start
        span = range(text.start, text.stop)
        for face, group in groupby(span, lambda i: shaped.codes[i] and shaped.faces[i]):
            clusters = list(group)
            if face:
                for slant, start, stop in _slants(shaped, face, clusters):
                    origins = text.origins[start - first : stop - first]
                    self._draw_run(stream, face, slant, shaped, start, stop, origins, u, v)
                continue
            for i in clusters:
                origin = u + text.origins[i - first]
                if i in text.combined:
                    self._draw_combined(stream, text.combined[i], origin, v, shaped.advances[i])
                elif i in shaped.pieces:
                    self._draw_pieces(stream, shaped, i, origin, v)

    def _draw_run(
        self,
        stream: object,
        face: Face,
        slant: float,
        shaped: Shaped,
        start: int,
        stop: int,
        origins: Sequence[float],
        u: float,
        v: float,
    ) -> None:
        """One ``TJ``: the glyphs, with a number wherever one does not follow its advance."""
        codes = shaped.codes[start:stop]
        advances = self._use(stream, face, codes, shaped.texts[start:stop])
        self._set_matrix(stream, face, slant, u + origins[0], v)
        scale = 1000 / face.size
        sign = 1 if face.facing is Facing.UPRIGHT else -1
        out = ["<", codes[0]]
        for (before, code), (left, right) in zip(pairwise(codes), pairwise(origins), strict=True):
            gap = (right - left) * scale - advances[before]
            if -_ROUNDING < gap < _ROUNDING:
                out.append(code)
            else:
                out.append(f">{gap * sign:.2f}<{code}")
        out.append(">")
        stream.show_text("".join(out))

    def _draw_pieces(self, stream: object, shaped: Shaped, i: int, u: float, v: float) -> None:
        """A cluster of several glyphs, or of one that stands off its usual place."""
        face = shaped.faces[i]
        upright = face.facing is Facing.UPRIGHT
        ((slant, *_),) = _slants(shaped, face, [i])
        for n, glyph in enumerate(shaped.pieces[i]):
            text = glyph.text if glyph.text is not None else "" if n else shaped.texts[i]
            self._use(stream, face, [f"{glyph.index:04x}"], [text])
            usual = (glyph.x_offset, glyph.y_offset)
            du, dv = self.fonts.displacement(face, glyph) if upright else usual
            self._set_matrix(stream, face, slant, u + du, v + dv, glyph.stretch)
            stream.show_text(f"<{glyph.index:04x}>")
            u += glyph.advance

    def _draw_combined(
        self, stream: object, shaped: Shaped, u: float, v: float, size: float
    ) -> None:
        """Tate-chu-yoko: across the line, squeezed into one em if it is wider."""
        width = sum(shaped.advances)
        squeeze = min(1, size / width) if width else 1
        baseline = u + size / 2 + shaped.faces[0].middle
        left = v + width * squeeze / 2
        for i, code in enumerate(shaped.codes):
            codes = [code] if code else [f"{g.index:04x}" for g in shaped.pieces.get(i, ())]
            self._use(stream, shaped.faces[i], codes, [shaped.texts[i], *[""] * len(codes)])
            stream.set_text_matrix(0, -squeeze, -1, 0, baseline, left)
            stream.show_text(f"<{''.join(codes)}>")
            left -= shaped.advances[i] * squeeze

    @staticmethod
    def _set_matrix(
        stream: object, face: Face, slant: float, u: float, v: float, stretch: float = 1
    ) -> None:
        if face.facing is Facing.UPRIGHT:
            stream.set_text_matrix(0, -1, -stretch, 0, u, v)
        else:
            stream.set_text_matrix(stretch, 0, slant, -1, u, v + face.middle)

    def _use(
        self, stream: object, face: Face, codes: Sequence[str], texts: Sequence[str]
    ) -> dict[str, float]:
        """Select the face's font and register the glyphs; return advances in 1/1000 em by code."""
        if face not in self._inks:
            font, _ = stream.add_font(face.font)
            upright = face.facing is Facing.UPRIGHT
            self._inks[face] = _Ink(font, self.fonts.register(font) if upright else font.hash)
        ink = self._inks[face]
        stream.set_font_size(ink.name, face.size)
        if not ink.advances.keys() >= set(codes):
            for code, text in zip(codes, texts, strict=False):
                if code not in ink.advances:
                    ink.advances[code] = self._register(stream, face, ink.font, code, text)
        return ink.advances

    def _register(self, stream: object, face: Face, font: object, code: str, text: str) -> float:
        """Make a glyph known to its font; return its advance along the line in 1/1000 em."""
        font.to_unicode.setdefault(int(code, 16), text)
        if face.facing is Facing.UPRIGHT:
            return self.fonts.advance(font, face, code)
        return self.fonts.width(stream, font, face, code)


def _slants(
    shaped: Shaped, face: Face, clusters: Sequence[int]
) -> Iterator[tuple[float, int, int]]:
    """Neighbouring clusters by their slant: what vertical text would have upright never leans."""
    if not face.slant:
        yield 0, clusters[0], clusters[-1] + 1
        return
    for leans, group in groupby(clusters, lambda i: is_sideways(shaped.texts[i][0])):
        found = list(group)
        yield (face.slant if leans else 0), found[0], found[-1] + 1


def draw_lines(stream: object, text: TateText) -> None:
    """Side lines (傍線): underline and overline on the sides that CSS Text Decoration 4 says.

    Where the style leaves it to us, distance and thickness are those of printed books, outside of
    readings and marks.
    """
    style = text.style
    wanted = style["text_decoration_line"]
    if wanted == "none":
        return
    size, kind = style["font_size"], style["text_decoration_style"]
    thickness = _used(style, "text_decoration_thickness", size)
    if thickness is None:
        thickness = _LINE_WIDTHS[kind] * size
    elif kind == "double":  # that of each stroke; as much is between them
        thickness *= 3
    offset = _used(style, "text_underline_offset", size)
    on_right = is_vertical(text) and "right" in style["text_underline_position"]

    def outside(right: bool, gap: float | None) -> float:
        over, under = text.reach
        usual = _LINE_GAP * size + (over if right else under)
        away = (usual if gap is None else gap) + thickness / 2
        return -away if right else size + away

    places = {
        "underline": outside(on_right, offset),
        "overline": outside(not on_right, None),
        "line-through": size / 2,
    }
    color = get_color(style, "text_decoration_color")
    for line in sorted(wanted & places.keys()):
        draw_text_decoration(stream, text, 0, places[line], thickness, color)


def _used(style: dict, name: str, size: float) -> float | None:
    """A length or share of the font size, in px; None where a keyword leaves it to us."""
    value = style[name]
    return None if isinstance(value, str) else percentage(value, style, size)
