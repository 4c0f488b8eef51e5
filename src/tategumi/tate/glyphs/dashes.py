"""Dashes (ダーシ, cl-08): one em each, and a run of them one line without holes.

Fonts give the em dash less than an em, or make one glyph of two or three, with space at its ends.
A dash is a plain line, so that its glyph may be drawn longer.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

from ...jlreq.shared_marks import DASHES, are_one_dash
from .shaped import Face, Glyph

_FRAMES = ("\u2500", "\u257f")
# Lines that only touch would show a seam.
_OVERLAP = 0.02  # em

# Of a face's glyph, in px: where its ink begins along a horizontal line, how long it is, and how
# high its middle is over the baseline.
Ink = Callable[[Face, int], tuple[float, float, float]]


def joined(
    glyph: Glyph, texts: Sequence[str], i: int, size: float, ink: tuple[float, float, float]
) -> Glyph:
    """Return the glyph of cluster ``i`` of a run of lines, drawn so that it joins its neighbours.

    ``size`` is the font size in px, ``ink`` where the ink of the glyph begins along the line, how
    long it is, and its height. A dash is made whole ems long. In a frame it keeps the length that
    its font gives it.
    """
    overlap, (begin, extent, _) = size * _OVERLAP, ink
    follows = _go_on(texts[i], texts[i - 1][-1:] if i else "")
    goes_on = _go_on(texts[i], texts[i + 1][:1] if i + 1 < len(texts) else "")
    length = glyph.advance if any(map(_is_frame, texts)) else len(texts[i]) * size
    if not extent or not (follows or goes_on or abs(glyph.advance - length) >= overlap):
        return glyph
    start = -overlap if follows else begin
    stop = length if goes_on else length - (glyph.advance - begin - extent)
    stretch = (stop - start) / extent
    return replace(glyph, advance=length, x_offset=start - stretch * begin, stretch=stretch)


def _go_on(dash: str, other: str) -> bool:
    """Return whether a dash and its neighbour are one line, or parts of a frame."""
    return are_one_dash(dash[0], other) or _is_frame(other)


def _is_frame(text: str) -> bool:
    first, last = _FRAMES
    return first <= text[:1] <= last and text[0] not in DASHES
