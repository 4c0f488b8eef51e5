"""Boxes of pages that are to be cut, and the marks (トンボ) that say where.

Lengths are mm outside, points in the file; the origin is at the bottom left.
"""

from collections.abc import Iterator

import pikepdf
from pikepdf import Array, Dictionary, Name

from ..units import Length
from .files import draw_over, opened, written

# Double marks, at trim and bleed: their length, their distance outside the bleed, their weight.
_LENGTH_MM, _WIDTH_PT = 9, 0.3
_ROOM_MM = 12


def trimmed(pdf: bytes, bleed: float, *, tombo: bool = False, path: str = "") -> bytes:
    """The pages, which have ``bleed`` (mm) on all sides, with their boxes and, if asked, marks."""
    with opened(pdf, path) as source:
        for page in source.pages:
            trim_page(source, page, (bleed,) * 4, tombo=tombo)
        return written(source)


def trim_page(
    book: pikepdf.Pdf, page: pikepdf.Page, bleed: tuple[float, ...], *, tombo: bool = False
) -> None:
    """Give a page its boxes, whose ``bleed`` is left, below, right and above in mm.

    Marks are of the colour All, so that every plate carries them.
    """
    room = Length(_ROOM_MM if tombo else 0, "mm").pt
    west, south, east, north = (Length(side, "mm").pt for side in bleed)
    left, bottom, right, top = (float(side) for side in page.mediabox)
    page.BleedBox = _box(left, bottom, right, top)
    page.TrimBox = _box(left + west, bottom + south, right - east, top - north)
    page.MediaBox = _box(left - room, bottom - room, right + room, top + room)
    if tombo:
        _clip_to_bleed(page)
        _mark(book, page)


def _clip_to_bleed(page: pikepdf.Page) -> None:
    """Show nothing beyond the bleed, where the marks stand: a picture of two pages goes on."""
    left, bottom, right, top = (float(side) for side in page.bleedbox)
    frame = f"q {left} {bottom} {right - left:.4f} {top - bottom:.4f} re W n\n"
    page.contents_add(frame.encode(), prepend=True)
    page.contents_add(b"\nQ")


def _box(*sides: float) -> Array:
    return Array([round(side, 4) for side in sides])


def _mark(source: pikepdf.Pdf, page: pikepdf.Page) -> None:
    """Draw the marks (トンボ) on a page, in the colour that stands on every plate."""
    ink = Array(
        [
            Name.Separation,
            Name.All,
            Name.DeviceCMYK,
            Dictionary(FunctionType=2, Domain=[0, 1], C0=[0, 0, 0, 0], C1=[1, 1, 1, 1], N=1),
        ]
    )
    page.add_resource(ink, Name.ColorSpace, Name("/Registration"))
    lines = " ".join(_tombo(page))
    draw_over(page, f"/Registration CS 1 SCN {_WIDTH_PT} w {lines}")


def _tombo(page: pikepdf.Page) -> Iterator[str]:
    """Corner marks at trim and bleed, a cross in the middle of each side."""
    length = Length(_LENGTH_MM, "mm").pt
    outer, inner = ([float(n) for n in box] for box in (page.bleedbox, page.trimbox))
    west, south, east, north = outer
    for left, bottom, right, top in (inner, outer):
        for y in (bottom, top):
            yield _line(west, y, -length, 0)
            yield _line(east, y, length, 0)
        for x in (left, right):
            yield _line(x, south, 0, -length)
            yield _line(x, north, 0, length)
    middle, half_way = (inner[0] + inner[2]) / 2, (inner[1] + inner[3]) / 2
    for x, y in ((middle, south - length / 2), (middle, north + length / 2)):
        yield _line(x - length, y, 2 * length, 0)
        yield _line(x, y - length / 2, 0, length)
    for x, y in ((west - length / 2, half_way), (east + length / 2, half_way)):
        yield _line(x, y - length, 0, 2 * length)
        yield _line(x - length / 2, y, length, 0)


def _line(x: float, y: float, across: float, up: float) -> str:
    return f"{x:.4f} {y:.4f} m {x + across:.4f} {y + up:.4f} l S"
