"""A book's pages for the inks of a press: text, lines, gradients and pictures, nothing but ink."""

import re
from collections.abc import Callable, Iterator
from typing import Protocol

import pikepdf
from pikepdf import Array, Dictionary, Name
from PIL import Image

from ..pressing import Ink
from .colours import Separation, lightness

# Ours write numbers and strings so that neither stands in the other (strings are hexadecimal).
_NUMBER = rb"-?[0-9]*\.?[0-9]+"
_RGB = re.compile(rb"(?<![^\s])(%s)\s+(%s)\s+(%s)\s+(rg|RG)(?![^\s])" % ((_NUMBER,) * 3))
_OPERATORS = {1: (b"g", b"G"), 4: (b"k", b"K")}


class Inks(Protocol):
    """Turns colours and pictures into inks; ``space`` is PDF's name of the inks' colour space.

    ``colour`` takes an sRGB colour, each part from 0 to 1, and gives the operands of a colour
    operator of PDF: one for grey, four for CMYK. ``picture`` gives a picture in the inks.
    """

    space: Name

    def colour(self, red: float, green: float, blue: float) -> tuple[float, ...]: ...
    def picture(self, picture: Image.Image) -> Image.Image: ...


class _Gray:
    space = Name.DeviceGray

    def colour(self, red: float, green: float, blue: float) -> tuple[float, ...]:
        return (lightness(red, green, blue),)

    def picture(self, picture: Image.Image) -> Image.Image:
        return picture.convert("L")


class _Black(_Gray):
    """The black of four inks; pictures are greys, which print in it too."""

    space = Name.DeviceCMYK

    def colour(self, red: float, green: float, blue: float) -> tuple[float, ...]:
        return 0, 0, 0, 1 - lightness(red, green, blue)


class _Four:
    space = Name.DeviceCMYK

    def __init__(self, icc: bytes) -> None:
        separation = Separation(icc)
        self.colour, self._separated = separation.inks, separation.picture

    def picture(self, picture: Image.Image) -> Image.Image:
        return picture if picture.mode in ("CMYK", "L", "1") else self._separated(picture)


def inks_of(ink: Ink, icc: bytes = b"") -> Inks:
    """What makes these inks; ``icc`` is the bytes of the profile that ``Ink.CMYK`` needs."""
    if ink is Ink.CMYK:
        return _Four(icc)
    return _Gray() if ink is Ink.GRAY else _Black()


def ink_pages(book: pikepdf.Pdf, inks: Inks) -> None:
    """Replace the screen's colours in a book, in place: text, lines, gradients and pictures."""
    for stream in _drawings(book):
        stream.write(_RGB.sub(_operator(inks), stream.read_bytes()))
    for gradient in _gradients(book):
        _ink_gradient(gradient, inks)
    for picture in _pictures(book, inks):
        _ink_picture(picture, inks)


def _operator(inks: Inks) -> Callable[[re.Match[bytes]], bytes]:
    """What writes a match of ``_RGB`` as the operator of these inks."""

    def written(match: re.Match[bytes]) -> bytes:
        numbers = inks.colour(*map(float, match.groups()[:3]))
        operator = _OPERATORS[len(numbers)][match[4] == b"RG"]
        # PDF has no exponents, which numbers next to none would be written with.
        return b" ".join([*(b"%.4g" % round(number, 4) for number in numbers), operator])

    return written


def _drawings(book: pikepdf.Pdf) -> Iterator[pikepdf.Object]:
    """The content of every page, form and pattern; a white page may have none."""
    for page in book.pages:
        if Name.Contents in page.obj:
            page.contents_coalesce()
            yield page.obj.Contents
    for obj in book.objects:
        if isinstance(obj, pikepdf.Stream) and (
            obj.get("/Subtype") == Name.Form or obj.get("/PatternType") == 1
        ):
            yield obj


# --- gradients
def _gradients(book: pikepdf.Pdf) -> Iterator[pikepdf.Object]:
    """Those between colours of the screen, wherever resources have them."""
    for page in book.pages:
        resources = page.obj.get("/Resources", Dictionary())
        patterns = [p.get("/Shading") for p in dict(resources.get("/Pattern", {})).values()]
        for gradient in [*patterns, *dict(resources.get("/Shading", {})).values()]:
            if gradient is not None and gradient.get("/ColorSpace") == Name.DeviceRGB:
                yield gradient


def _ink_gradient(gradient: pikepdf.Object, inks: Inks) -> None:
    """Give the inks' colours to both ends of a gradient, and of the functions it is joined from."""
    gradient.ColorSpace = inks.space
    waiting = [gradient.get("/Function")]
    while waiting:
        function = waiting.pop()
        if isinstance(function, Array):
            waiting += function
        elif function is not None:
            waiting += function.get("/Functions", ())
            for end in ("/C0", "/C1"):
                if end in function:
                    function[end] = Array([*inks.colour(*map(float, function[end]))])


# --- pictures
def _pictures(book: pikepdf.Pdf, inks: Inks) -> list[pikepdf.Stream]:
    """Pictures that have other colours, or transparency; masks are none."""
    streams = (obj for obj in book.objects if isinstance(obj, pikepdf.Stream))
    pictures = [obj for obj in streams if obj.get("/Subtype") == Name.Image]
    masks = {obj.SMask.objgen for obj in pictures if Name.SMask in obj}
    fit = (Name.DeviceGray, Name.DeviceCMYK) if isinstance(inks, _Four) else (Name.DeviceGray,)
    return [
        obj
        for obj in pictures
        if obj.objgen not in masks
        and not obj.get("/ImageMask")
        and (Name.SMask in obj or obj.get("/ColorSpace") not in fit)
    ]


def _ink_picture(picture: pikepdf.Stream, inks: Inks) -> None:
    """The picture in inks, on white where it was transparent."""
    shown = pikepdf.PdfImage(picture).as_pil_image()
    if Name.SMask in picture:
        shown = shown.convert("RGB")
        alpha = picture.SMask
        assert isinstance(alpha, pikepdf.Stream)
        mask = pikepdf.PdfImage(alpha).as_pil_image().convert("L").resize(shown.size)
        shown = Image.composite(shown, Image.new("RGB", shown.size, "white"), mask)
    inked = inks.picture(shown)
    for key in (Name.SMask, Name.Decode, Name.Intent, Name.DecodeParms):
        if key in picture:
            del picture[key]
    picture.write(inked.tobytes())
    picture.ColorSpace = Name.DeviceCMYK if inked.mode == "CMYK" else Name.DeviceGray
    picture.BitsPerComponent = 1 if inked.mode == "1" else 8
    picture.Width, picture.Height = inked.size
