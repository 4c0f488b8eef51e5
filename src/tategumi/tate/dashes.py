"""Dashes (ダーシ, cl-08): one em each, and a run of them one line without holes.

Fonts give the em dash less than an em, or make one glyph of two or three, with space at its ends.
A dash is a plain line, so that its glyph may be drawn longer.
"""

from collections.abc import Callable

from .shaped import Glyph, Shaped

DASHES = frozenset("—―─")
# Lines that only touch would show a seam.
_OVERLAP = 0.02  # em


def join_dashes(shaped: Shaped, size: float, ink: Callable[[object, int], tuple]) -> None:
    """Stretch the dashes of a run of text, in a font of ``size`` px.

    ``ink`` tells where the ink of a face's glyph begins and how long it is, in px. Beside letters
    and numerals a dash is Western, and stays as it is.
    """
    texts = shaped.texts
    for i, text in enumerate(texts):
        if not DASHES.issuperset(text) or len({*text}) > 1:
            continue
        before = texts[i - 1][-1:] if i else ""
        after = texts[i + 1][:1] if i + 1 < len(texts) else ""
        if shaped.codes[i] and not (before.isalnum() or after.isalnum()):
            goes_on, follows = after == text[0], before == text[0]
            _stretch(shaped, i, len(text) * size, (follows, goes_on), size * _OVERLAP, ink)


def _stretch(
    shaped: Shaped,
    i: int,
    length: float,
    joined: tuple[bool, bool],
    overlap: float,
    ink: Callable[[object, int], tuple],
) -> None:
    """Give a dash its length, in px; its ink reaches the end of its cell where it is joined."""
    index, natural = int(shaped.codes[i], 16), shaped.advances[i]
    begin, extent = ink(shaped.faces[i], index)
    if not extent or (not any(joined) and abs(natural - length) < overlap):
        return
    start = -overlap if joined[0] else begin
    stop = length if joined[1] else length - (natural - begin - extent)
    stretch = (stop - start) / extent
    shaped.pieces[i] = (Glyph(index, length, start - stretch * begin, 0.0, stretch),)
    shaped.codes[i], shaped.advances[i] = "", length
