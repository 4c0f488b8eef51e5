"""A book's pages for a press of black ink alone (K): text, lines and pictures, nothing but ink.

Lengths are mm outside, points in the file.
"""

import re
from collections.abc import Iterator, Sequence

import pikepdf
from pikepdf import Array, Dictionary, Name
from PIL import Image

from ..units import Length
from .files import draw_over, keep_information, opened, written

# Ours write numbers and strings so that neither stands in the other (strings are hexadecimal).
_NUMBER = rb"-?[0-9]*\.?[0-9]+"
_RGB = re.compile(rb"(?<![^\s])(%s)\s+(%s)\s+(%s)\s+(rg|RG)(?![^\s])" % ((_NUMBER,) * 3))
_GREYS = {b"rg": b"g", b"RG": b"G"}
# How light the eye takes red, green and blue (ITU-R BT.601).
_LIGHT = (0.299, 0.587, 0.114)


def with_blanks(pdf: bytes, multiple: int, before: int | None, path: str = "") -> bytes:
    """The pages filled up to a multiple, with white ones at the end or before a page (from 1)."""
    with opened(pdf, path) as source:
        pages = source.pages
        size = pages[0].mediabox
        place = len(pages) if before is None else before - 1
        for _ in range(-len(pages) % multiple):
            blank = Dictionary(Type=Name.Page, MediaBox=size, Resources=Dictionary())
            pages.insert(place, pikepdf.Page(source.make_indirect(blank)))
        return written(source)


def overlaid(pdf: bytes, marks: bytes, numbers: Sequence[int], path: str = "") -> bytes:
    """The pages of ``numbers`` with the pages of ``marks``, one each, over them."""
    with opened(pdf, path) as source, opened(marks, path) as over:
        for number, mark in zip(numbers, over.pages, strict=True):
            form, page = source.copy_foreign(mark.as_form_xobject()), source.pages[number - 1]
            page.add_resource(form, Name.XObject, Name.HiddenFolio)
            draw_over(page, "/HiddenFolio Do")
        return written(source)


def in_black(pdf: bytes, bleed: float, path: str = "") -> bytes:
    """The pages in black only, without links and outlines, and with white bleed around them."""
    edge = Length(bleed, "mm").pt
    with opened(pdf, path) as source, pikepdf.new() as target:
        for page in source.pages:
            for key in (Name.Annots, Name.Group, Name.StructParents, Name.Tabs):
                if key in page.obj:
                    del page.obj[key]
            left, bottom, right, top = (float(side) for side in page.mediabox)
            page.MediaBox = Array([left - edge, bottom - edge, right + edge, top + edge])
            target.pages.append(page)
        keep_information(source, target)
        target.Root.ViewerPreferences = Dictionary(Direction=Name.R2L)
        for stream in _drawings(target):
            stream.write(_RGB.sub(_grey, stream.read_bytes()))
        for picture in _pictures(target):
            _blacken(picture)
        return written(target)


def _grey(match: re.Match[bytes]) -> bytes:
    parts = zip(_LIGHT, match.groups()[:3], strict=True)
    return b"%.4g %s" % (sum(weight * float(n) for weight, n in parts), _GREYS[match[4]])


def _drawings(target: pikepdf.Pdf) -> Iterator[pikepdf.Object]:
    """The content of every page and form."""
    for page in target.pages:
        page.contents_coalesce()
        yield page.obj.Contents
    for obj in target.objects:
        if isinstance(obj, pikepdf.Stream) and obj.get("/Subtype") == Name.Form:
            yield obj


def _pictures(target: pikepdf.Pdf) -> list[pikepdf.Stream]:
    """Pictures that have colours or transparency; masks are none."""
    streams = (obj for obj in target.objects if isinstance(obj, pikepdf.Stream))
    pictures = [obj for obj in streams if obj.get("/Subtype") == Name.Image]
    masks = {obj.SMask.objgen for obj in pictures if Name.SMask in obj}
    return [
        obj
        for obj in pictures
        if obj.objgen not in masks
        and not obj.get("/ImageMask")
        and (Name.SMask in obj or obj.get("/ColorSpace") != Name.DeviceGray)
    ]


def _blacken(picture: pikepdf.Stream) -> None:
    """The picture in greys, on white where it was transparent."""
    grey = pikepdf.PdfImage(picture).as_pil_image().convert("L")
    if Name.SMask in picture:
        alpha = picture.SMask
        assert isinstance(alpha, pikepdf.Stream)
        mask = pikepdf.PdfImage(alpha).as_pil_image().convert("L").resize(grey.size)
        grey = Image.composite(grey, Image.new("L", grey.size, 255), mask)
    for key in (Name.SMask, Name.Decode, Name.Intent, Name.DecodeParms):
        if key in picture:
            del picture[key]
    picture.write(grey.tobytes())
    picture.ColorSpace, picture.BitsPerComponent = Name.DeviceGray, 8
    picture.Width, picture.Height = grey.size
