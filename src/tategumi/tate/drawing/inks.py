"""Notes which glyphs of which fonts a document uses, and the text that each stands for.

A PDF gives a glyph one text. Where a glyph stands for another one (the radical ⽅ has the glyph of
the word 方), that is said where it is drawn (ActualText; ISO 32000-2, 14.9.4).
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import groupby

from weasyprint.images import RasterImage, SVGImage
from weasyprint.pdf.fonts import Font
from weasyprint.pdf.stream import Stream

from ...unicode import normalize
from ..glyphs.runs import Facing
from ..glyphs.shaped import Face
from .emoji import picture_of
from .fonts import VerticalFonts

# CJK radicals: a glyph that they share is usually that of the ideograph.
_RADICALS = ("\u2e80", "\u2fdf")


@dataclass(slots=True)
class Ink:
    """A face's font in the PDF, its name there, and the advances of its glyphs in 1/1000 em.

    ``known`` are its glyphs, each with a text that it has stood for. ``others`` are those among
    them whose text is not the one that the font gives the glyph.
    """

    font: Font
    name: str
    advances: dict[str, float] = field(default_factory=dict)
    known: set[tuple[str, str]] = field(default_factory=set)
    others: set[tuple[str, str]] = field(default_factory=set)
    _pictures: dict[int, RasterImage | SVGImage | None] = field(default_factory=dict)

    def readable(
        self, codes: Sequence[str], texts: Sequence[str]
    ) -> Iterator[tuple[str | None, slice]]:
        """Part glyphs by whether the font says of them what they stand for.

        Yield the text of a part where the font says another, else None, and the slice of the
        glyphs.
        """
        if self.others.isdisjoint(zip(codes, texts, strict=True)):
            yield None, slice(None)
            return
        pairs = list(zip(codes, texts, strict=True))
        start = 0
        for other, group in groupby(pairs, self.others.__contains__):
            words = [text for _, text in group]
            stop = start + len(words)
            yield ("".join(words) if other else None), slice(start, stop)
            start = stop

    def other_text(self, codes: Sequence[str], texts: Sequence[str]) -> str | None:
        """Return a cluster's text where the font gives one of its glyphs another, else None."""
        is_other = not self.others.isdisjoint(zip(codes, texts, strict=True))
        return "".join(texts) if is_other else None

    @staticmethod
    @contextmanager
    def standing_for(stream: Stream, text: str | None) -> Iterator[None]:
        """Mark what is drawn meanwhile with the text that it stands for; None marks nothing."""
        if text is None:
            yield
            return
        code = text.encode("utf-16-be").hex()
        stream.begin_marked_content("Span", f"<</ActualText <feff{code}>>>")
        yield
        stream.end_marked_content()

    def picture(self, face: Face, glyph: int) -> RasterImage | SVGImage | None:
        """Return the picture of a coloured glyph, None where the font has none for it."""
        if not (self.font.png or self.font.svg or self.font.colr):
            return None
        if glyph not in self._pictures:
            self._pictures[glyph] = picture_of(self.font, face, glyph)
        return self._pictures[glyph]


class Inks:
    """The inks of one document, by face; ``fonts`` are those that stand upright."""

    def __init__(self) -> None:
        self.fonts = VerticalFonts()
        self._inks: dict[Face, Ink] = {}

    def use(self, stream: Stream, face: Face, codes: Sequence[str], texts: Sequence[str]) -> Ink:
        """Select a face's font in a stream, and note that its glyphs stand for these texts.

        ``codes`` are the glyphs in four hexadecimal digits.
        """
        if face not in self._inks:
            font, _ = stream.add_font(face.font)
            upright = face.facing is Facing.UPRIGHT
            self._inks[face] = Ink(font, self.fonts.register(font) if upright else font.hash)
        ink = self._inks[face]
        stream.set_font_size(ink.name, face.size)
        if not ink.known.issuperset(zip(codes, texts, strict=True)):
            for pair in zip(codes, texts, strict=True):
                if pair not in ink.known:
                    self._register(stream, face, ink, *pair)
        return ink

    def _register(self, stream: Stream, face: Face, ink: Ink, code: str, text: str) -> None:
        ink.known.add((code, text))
        if ink.font.to_unicode.setdefault(int(code, 16), _without_radicals(text)) != text:
            ink.others.add((code, text))
        if code not in ink.advances:
            if face.facing is Facing.UPRIGHT:
                ink.advances[code] = self.fonts.advance(ink.font, face, code)
            else:
                ink.advances[code] = self.fonts.width(stream, ink.font, face, code)


def _without_radicals(text: str) -> str:
    """Return the text that a font is to give a glyph: for a radical that is
    the ideograph of its shape.
    """
    first, last = _RADICALS
    return normalize("NFKC", text) if len(text) == 1 and first <= text <= last else text
