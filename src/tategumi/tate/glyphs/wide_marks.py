"""Marks that Latin text shares, in their Japanese forms: full-width, on the line's middle.

Fonts give — “ ” ‘ ’ … the shapes of Latin text and have the others as features (``fwid``, then
``vert``). Where a font lacks them, the Latin shape is set in a full-width cell, where the Japanese
mark would stand (JLReq 3.1.1 and 3.1.2).
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import pairwise
from typing import Any

from weasyprint.css import Style

from ...jlreq.shared_marks import DASHES
from .dashes import Ink, joined
from .runs import Facing
from .shaped import Glyph, Shaped

WIDE = "fwid=1"
_OPENING, _CLOSING, _DOTS = frozenset("“‘⦅"), frozenset("”’⦆"), frozenset("…‥")
_MIDDLE = DASHES | _DOTS | frozenset("‐–")
# The forms of double quotation marks in vertical lines (JLReq A.1 and A.2).
_VERTICAL = {"“": "〝", "”": "〟"}
# The full-width codes of brackets, which more fonts have.
_FULL_WIDTH = str.maketrans("⦅⦆", "｟｠")
# Parts of neighbouring marks: a bracket, a line or a frame, other marks.
_PARTS = re.compile("[“”‘’⦅⦆]|[—―\u2500-\u257f]+|[^“”‘’⦅⦆—―\u2500-\u257f]+")
# The dash that is drawn for other lines of its weight.
_ALIKE = {ord("─"): "―"}
# A mark nearer than this to its place, in em, is there.
_NEAR = 0.005


def shape_marks(
    text: str, style: Style, vertical: bool, shaper: Callable[..., Any]
) -> Iterator[tuple[str, Shaped]]:
    """Shape marks that follow each other in their Japanese forms.

    Yield each bracket and each line (of dashes, of a frame) with its shape.
    """
    orientation = style["text_orientation"] if vertical else "sideways"
    for part in _PARTS.findall(text):
        if (form := part.translate(_FULL_WIDTH)) != part:
            facing = Facing.SIDEWAYS if orientation == "sideways" else Facing.UPRIGHT
            if not (found := shaper(style, facing).shape(form)).missing:
                yield part, replace(found, texts=[part])
                continue
        if orientation == "upright":
            yield part, shaper(style, Facing.UPRIGHT, WIDE).shape(part)
            continue
        standing = _standing(part, style, shaper) if orientation == "mixed" else None
        yield part, standing or _alike(part, shaper(style, Facing.SIDEWAYS, WIDE))


def _alike(part: str, shaper: Any) -> Shaped:
    """Shape dashes of different codes in one form, if the font has it."""
    found: Shaped = shaper.shape(part)
    if DASHES.issuperset(part) and (form := part.translate(_ALIKE)) != part:
        alike: Shaped = shaper.shape(form)
        if {*alike.faces} == {*found.faces} and not alike.missing:
            ends = pairwise([*alike.starts, len(part)])
            return replace(alike, texts=[part[start:stop] for start, stop in ends])
    return found


def _standing(mark: str, style: Style, shaper: Callable[..., Any]) -> Shaped | None:
    """Shape a quotation mark in a form for vertical lines; None where the font has none."""
    forms = (mark, _VERTICAL.get(mark)) if mark in _OPENING | _CLOSING else ()
    for form in filter(None, forms):
        upright: Shaped = shaper(style, Facing.UPRIGHT, WIDE).shape(form)
        if not upright.missing and _glyphs(upright) != _glyphs(
            shaper(style, Facing.SIDEWAYS, WIDE).shape(form)
        ):
            return replace(upright, texts=[mark])
    return None


def _glyphs(shaped: Shaped) -> list[int]:
    return [
        glyph
        for i, code in enumerate(shaped.codes)
        for glyph in ([int(code, 16)] if code else [one.index for one in shaped.pieces[i]])
    ]


def fit_marks(shaped: Shaped, size: float, ink: Ink) -> None:
    """Move marks that were shaped along a horizontal line to where Japanese text has them.

    ``size`` is the font size in px. Dashes and dots come to stand on the middle of the line; they
    and quotation marks fill their ems.
    """
    texts = shaped.texts
    for i, text in enumerate(texts):
        if not shaped.codes[i]:
            continue
        usual = Glyph(int(shaped.codes[i], 16), shaped.advances[i], 0.0, 0.0)
        face = shaped.faces[i]
        *_, middle = inked = ink(face, usual.index)
        if DASHES.issuperset(text):
            glyph = joined(usual, texts, i, size, inked)
        else:
            glyph = _in_full_width_cell(usual, text, size)
        if text[0] in _MIDDLE and abs(middle - face.middle) > _NEAR * size:
            glyph = replace(glyph, y_offset=middle - face.middle)
        if glyph is not usual:
            shaped.pieces[i] = (glyph,)
            shaped.codes[i], shaped.advances[i] = "", glyph.advance


def _in_full_width_cell(glyph: Glyph, mark: str, size: float) -> Glyph:
    """Put a narrow glyph into a cell of ``size`` px, if its mark has one.

    Quotation marks stand in the half of it that faces what they quote.
    """
    width, half = glyph.advance, size / 2
    if width >= size or mark not in _OPENING | _CLOSING | _DOTS:
        return glyph
    place = (size - width) / 2
    if mark in _CLOSING:
        place = max(half - width, 0.0) / 2
    elif mark in _OPENING:
        place = size - width - max(half - width, 0.0) / 2
    return replace(glyph, advance=size, x_offset=place)
