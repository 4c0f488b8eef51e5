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
from itertools import groupby, pairwise

from weasyprint.matrix import Matrix
from weasyprint.pdf.stream import Stream

from ..glyphs.mixed import is_sideways
from ..glyphs.runs import Facing
from ..glyphs.shaped import Face, Glyph, Shaped
from ..paragraphs.leaves import TateText
from ..paragraphs.side_lines import Side, draw_lines
from .emoji import Picture, draw_pictures
from .inks import Ink, Inks
from .tags import Tags

# Adjustments of less than this, in 1/1000 em, are rounding.
_ROUNDING = 0.01


class Painter:
    """Draws the leaves of one document and remembers which fonts stand upright."""

    def __init__(self) -> None:
        self.inks = Inks()
        self.tags = Tags()
        self._page: Stream | None = None
        self._waiting: list[tuple[Matrix, TateText]] = []
        self._pictures: list[Picture] = []
        # Where the last glyph stands that was drawn, so that the next one may follow it: its face,
        # slant and line, its code, and where it begins.
        self._pen: tuple[tuple[Face, float, float], str, float] | None = None

    @contextmanager
    def page(self, stream: Stream) -> Iterator[None]:
        """Draw a page meanwhile. Readings and marks wait, and are drawn behind its running text."""
        self._page, start = stream, stream.ctm
        yield
        self._page = None
        for values, group in groupby(self._waiting, lambda waiting: waiting[0].values):
            with stream.stacked():
                stream.transform(*(Matrix(*values) @ start.invert).values)
                for _, text in group:
                    self.draw(stream, text)
        self._waiting.clear()

    def draw(self, stream: Stream, text: TateText) -> None:
        """Draw one leaf: its glyphs, with the side lines below and above them."""
        if text.style["visibility"] != "visible":
            return
        if text.beside and self._page is not None and stream is self._page:
            self._waiting.append((stream.ctm, text))
            return
        self._draw_lines(stream, text, text.lines_below, above=False)
        stream.set_color(text.style["color"])
        u, v = text.position_x, text.position_y + text.baseline
        stream.begin_text()
        self._pen = None
        for start, stop, owner in self.tags.parts(stream, text):
            self.tags.begin(stream, owner)
            self._draw_runs(stream, text, range(start, stop), u, v)
            self.tags.end(stream)
        stream.end_text()
        if self._pictures:
            with self.tags.marking(stream, owner):
                draw_pictures(stream, self._pictures, text.style)
                self._pictures.clear()
        self._draw_lines(stream, text, text.lines_above, above=True)

    def _draw_lines(
        self, stream: Stream, text: TateText, lines: Sequence[Side], *, above: bool
    ) -> None:
        """Draw side lines, which are not text."""
        if lines:
            with self.tags.marking(stream, None):
                draw_lines(stream, text, lines, above=above)

    def _draw_runs(self, stream: Stream, text: TateText, span: range, u: float, v: float) -> None:
        """Draw the clusters ``span`` of a text that begins at (u, v), in px of flow space.

        Neighbouring clusters of one glyph each, in one face and slant, are drawn together.
        Tate-chu-yoko and clusters of several glyphs are drawn one by one.
        """
        shaped, first = text.shaped, text.start
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
        stream: Stream,
        face: Face,
        slant: float,
        shaped: Shaped,
        start: int,
        stop: int,
        origins: Sequence[float],
        u: float,
        v: float,
    ) -> None:
        """Draw the clusters ``start:stop``, each one glyph of a face, in as few ``TJ`` as may be.

        Those that stand for another text than the font says are drawn apart. (u, v) is the text's
        place.
        """
        codes, texts = shaped.codes[start:stop], shaped.texts[start:stop]
        ink = self.inks.use(stream, face, codes, texts)
        if not ink.others:
            self._show(stream, face, slant, ink, codes, origins, u, v)
            return
        for words, part in ink.readable(codes, texts):
            with ink.standing_for(stream, words):
                self._show(stream, face, slant, ink, codes[part], origins[part], u, v)

    def _show(
        self,
        stream: Stream,
        face: Face,
        slant: float,
        ink: Ink,
        codes: Sequence[str],
        origins: Sequence[float],
        u: float,
        v: float,
    ) -> None:
        """Draw glyphs in one ``TJ``, with a number wherever one does not
        follow the advance before it.

        ``origins`` are their places along the line from ``u``, in px.
        """
        advances = ink.advances
        scale = 1000 / face.size
        sign = 1 if face.facing is Facing.UPRIGHT else -1
        hand = face, slant, v
        if self._pen and self._pen[0] == hand:
            _, last, place = self._pen
            gap = (u + origins[0] - place) * scale - advances[last]
            begins = "" if -_ROUNDING < gap < _ROUNDING else f"{gap * sign:.2f}"
        else:
            self._set_matrix(stream, face, slant, u + origins[0], v)
            begins = ""
        out = [begins, "<", codes[0]]
        for (before, code), (left, right) in zip(pairwise(codes), pairwise(origins), strict=True):
            gap = (right - left) * scale - advances[before]
            if -_ROUNDING < gap < _ROUNDING:
                out.append(code)
            else:
                out.append(f">{gap * sign:.2f}<{code}")
        out.append(">")
        stream.show_text("".join(out))
        self._pen = hand, codes[-1], u + origins[-1]

    def _draw_pieces(self, stream: Stream, shaped: Shaped, i: int, u: float, v: float) -> None:
        """Draw a cluster glyph by glyph, for it has several, or one off its usual place."""
        face, glyphs = shaped.faces[i], shaped.pieces[i]
        upright = face.facing is Facing.UPRIGHT
        ((slant, *_),) = _slants(shaped, face, [i])
        codes, texts = _codes(glyphs), _texts(glyphs, shaped.texts[i])
        ink = self.inks.use(stream, face, codes, texts)
        self._pen = None
        with ink.standing_for(stream, ink.other_text(codes, texts)):
            for glyph, code in zip(glyphs, codes, strict=True):
                usual = (glyph.x_offset, glyph.y_offset)
                du, dv = self.inks.fonts.displacement(face, glyph) if upright else usual
                self._set_matrix(stream, face, slant, u + du, v + dv, glyph.stretch)
                stream.show_text(f"<{code}>")
                if picture := ink.picture(face, glyph.index):
                    self._pictures.append(Picture(picture, face, u, v, glyph.advance))
                u += glyph.advance

    def _draw_combined(
        self, stream: Stream, shaped: Shaped, u: float, v: float, size: float
    ) -> None:
        """Draw tate-chu-yoko across the line, squeezed into ``size`` px where it is wider."""
        self._pen = None
        width = sum(shaped.advances)
        squeeze = min(1, size / width) if width else 1
        baseline = u + size / 2 + shaped.faces[0].middle
        left = v + width * squeeze / 2
        for i, code in enumerate(shaped.codes):
            usual = (Glyph(int(code, 16), shaped.advances[i], 0.0, 0.0),) if code else ()
            glyphs, face = shaped.pieces.get(i, usual), shaped.faces[i]
            codes, texts = _codes(glyphs), _texts(glyphs, shaped.texts[i])
            ink = self.inks.use(stream, face, codes, texts)
            with ink.standing_for(stream, ink.other_text(codes, texts)):
                for glyph, one in zip(glyphs, codes, strict=True):
                    place = baseline + glyph.y_offset, left - glyph.x_offset * squeeze
                    stream.set_text_matrix(0, -squeeze, -1, 0, *place)
                    stream.show_text(f"<{one}>")
                    middle = left - glyph.advance * squeeze / 2
                    if picture := ink.picture(face, glyph.index):
                        self._pictures.append(Picture(picture, face, u, middle, size, squeeze))
                    left -= glyph.advance * squeeze

    @staticmethod
    def _set_matrix(
        stream: Stream, face: Face, slant: float, u: float, v: float, stretch: float = 1
    ) -> None:
        """Move to (u, v) in px, with the axes of glyphs that face so (see the module)."""
        if face.facing is Facing.UPRIGHT:
            stream.set_text_matrix(0, -1, -stretch, 0, u, v)
        else:
            stream.set_text_matrix(stretch, 0, slant, -1, u, v + face.middle)


def _codes(glyphs: Sequence[Glyph]) -> list[str]:
    """Return the glyphs' numbers as PDF strings have them: four hexadecimal digits each."""
    return [f"{glyph.index:04x}" for glyph in glyphs]


def _texts(glyphs: Sequence[Glyph], text: str) -> list[str]:
    """Return what each glyph of a cluster stands for.

    Unless a glyph says otherwise the first stands for all of the text, and the others for nothing.
    """
    return [
        glyph.text if glyph.text is not None else "" if n else text
        for n, glyph in enumerate(glyphs)
    ]


def _slants(
    shaped: Shaped, face: Face, clusters: Sequence[int]
) -> Iterator[tuple[float, int, int]]:
    """Part neighbouring clusters by how far they lean, and yield the first and
    the one behind the last.

    Where the font has no italic, Latin leans. What vertical text would have upright never does.
    """
    if not face.slant:
        yield 0, clusters[0], clusters[-1] + 1
        return
    for leans, group in groupby(clusters, lambda i: is_sideways(shaped.texts[i][0])):
        found = list(group)
        yield (face.slant if leans else 0), found[0], found[-1] + 1
