"""Fonts of vertical text in the PDF: Identity-V beside WeasyPrint's Identity-H.

WeasyPrint writes each font once, for horizontal text. After it has, ``finish`` clones the Type 0
dictionary of each font that stands upright with ``/Encoding /Identity-V`` over the same descendant
and ToUnicode, and gives the descendant its vertical metrics (DW2, and W2 where a glyph differs), so
that extraction and search see true vertical text (ISO 32000-2, 9.7.4.3).
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import TypeGuard

import pydyf
from weasyprint.pdf.fonts import Font
from weasyprint.pdf.stream import Stream
from weasyprint.text.ffi import FROM_UNITS, pango

from ..glyphs.font_facts import width_of
from ..glyphs.shaped import Face, Glyph

# Default vertical metrics in 1/1000 em: the origin's height over the baseline, the advance down.
_DW2 = (880, -1000)
SUFFIX = "V"


@dataclass(slots=True)
class _Metrics:
    """A font's upright glyphs: index -> (advance, vx, vy) in 1/1000 em."""

    font: Font
    glyphs: dict[int, tuple[int, int, int]] = field(default_factory=dict)


class VerticalFonts:
    """The fonts that stand upright in one document, by the name that WeasyPrint gave them."""

    def __init__(self) -> None:
        self._metrics: dict[str, _Metrics] = {}

    def __bool__(self) -> bool:
        return bool(self._metrics)

    def register(self, font: Font) -> str:
        """Note that a font stands upright; return the name of its upright twin."""
        self._metrics.setdefault(font.hash, _Metrics(font))
        return font.hash + SUFFIX

    def advance(self, font: Font, face: Face, code: str) -> int:
        """Return the advance down the line of a glyph of an upright font, in 1/1000 em.

        ``code`` is the glyph in four hexadecimal digits. Its metrics are noted for the PDF.
        """
        index = int(code, 16)
        glyphs = self._metrics[font.hash].glyphs
        if index not in glyphs:
            advance, vx, vy = (_thousandths(n, face) for n in face.metrics[index])
            glyphs[index] = (advance, vx, vy)
            font.widths.setdefault(index, _thousandths(width_of(face.font, index), face))
        return glyphs[index][0]

    def glyphs(self, font: Font) -> dict[int, tuple[int, int, int]]:
        """Return the metrics of a font's upright glyphs: advance, vx, vy in 1/1000 em."""
        return self._metrics[font.hash].glyphs if font.hash in self._metrics else {}

    def add(self, font: Font, glyphs: Mapping[int, tuple[int, int, int]]) -> None:
        """Note a font that stands upright, with the metrics of its glyphs."""
        self._metrics.setdefault(font.hash, _Metrics(font)).glyphs.update(glyphs)

    @staticmethod
    def width(stream: Stream, font: Font, face: Face, code: str) -> int:
        """Return a glyph's advance in horizontal text, in 1/1000 em, and note it for the PDF."""
        index = int(code, 16)
        if index not in font.widths:
            pango.pango_font_get_glyph_extents(
                face.font, index, stream.ink_rect, stream.logical_rect
            )
            font.widths[index] = _thousandths(stream.logical_rect.width, face)
        return font.widths[index]

    @staticmethod
    def displacement(face: Face, glyph: Glyph) -> tuple[float, float]:
        """Return how far (u, v) an upright glyph stands off the place that its
        font's metrics give it, in px.
        """
        _, vx, vy = face.metrics[glyph.index]
        return glyph.x_offset - vy * FROM_UNITS, glyph.y_offset - vx * FROM_UNITS

    def finish(self, pdf: pydyf.PDF) -> None:
        """Add the upright twins to a PDF in which WeasyPrint has written its fonts."""
        tables = (one for one in pdf.objects if _is_font_table(one, self._metrics))
        fonts = next(tables, pydyf.Dictionary())
        for name, metrics in sorted(self._metrics.items()):
            upright = pydyf.Dictionary(resolved(pdf, fonts[name]))
            upright["Encoding"] = "/Identity-V"
            if "DescendantFonts" in upright:  # a stand-in for a font of the book has none
                descendant = resolved(pdf, upright["DescendantFonts"][0])
                descendant["DW2"] = pydyf.Array(_DW2)
                if rows := _w2(metrics):
                    descendant["W2"] = pydyf.Array(rows)
            pdf.add_object(upright)
            fonts[name + SUFFIX] = upright.reference


def _thousandths(units: int, face: Face) -> int:
    return round(units * FROM_UNITS * 1000 / face.size)


def _w2(metrics: _Metrics) -> list[int | pydyf.Array]:
    """Return the entries of W2 for the glyphs whose vertical metrics differ from the default."""
    rows: list[int | pydyf.Array] = []
    for index, (advance, vx, vy) in sorted(metrics.glyphs.items()):
        if (vy, -advance) != _DW2 or 2 * vx != metrics.font.widths[index]:
            rows += [index, pydyf.Array([-advance, vx, vy])]
    return rows


def _is_font_table(found: object, names: Collection[str]) -> TypeGuard[pydyf.Dictionary]:
    return isinstance(found, pydyf.Dictionary) and any(name in found for name in names)


def resolved(pdf: pydyf.PDF, reference: object) -> pydyf.Dictionary:
    """Return the dictionary to which a reference such as ``b"7 0 R"`` leads."""
    text = reference.decode() if isinstance(reference, bytes) else str(reference)
    found = pdf.objects[int(text.split()[0])]
    assert isinstance(found, pydyf.Dictionary), "fonts are dictionaries"
    return found
