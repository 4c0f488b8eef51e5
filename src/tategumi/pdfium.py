"""PDF pages as pictures, and their texts by place. The only door to pypdfium2."""

import io
from collections.abc import Iterator, Mapping, Sequence
from ctypes import byref
from dataclasses import dataclass
from threading import Lock

from PIL import ImageChops
from PIL.Image import Image

import pypdfium2
from pypdfium2 import PdfTextPage, raw

VERSION = str(pypdfium2.PDFIUM_INFO)

Box = tuple[float, float, float, float]


def rendered(pdf: bytes, scale: float, *, small: bool = True) -> bytes:
    """The first page as a PNG, ``scale`` pixels to a point; ``small``: packed as hard as can be."""
    with pypdfium2.PdfDocument(pdf) as document:
        picture = document[0].render(scale=scale).to_pil()
    buffer = io.BytesIO()
    packing = {"optimize": True} if small else {"compress_level": _FAST}
    picture.save(buffer, "PNG", **packing)
    return buffer.getvalue()


@dataclass(frozen=True, slots=True)
class PageText:
    """A page's text without spaces: all of it, and what stands in each of the boxes asked for."""

    whole: str
    parts: tuple[str, ...]


def texts(pdf: bytes, boxes: Mapping[int, Sequence[Box]]) -> dict[int, PageText]:
    """The texts of the pages asked for, from 0, with those in boxes of each.

    A box is left, bottom, right and top in points.
    """
    found = {}
    with pypdfium2.PdfDocument(pdf) as document:
        for index, wanted in boxes.items():
            text = document[index].get_textpage()
            parts = tuple(_closed(text.get_text_bounded(*box)) for box in wanted)
            found[index] = PageText(text.get_text_range(), parts)
    return found


def _closed(text: str) -> str:
    return "".join(text.split())


@dataclass(frozen=True, slots=True)
class Character:
    """A character where it stands: ``box`` is left, bottom, right and top in points."""

    text: str
    box: Box


@dataclass(frozen=True, slots=True)
class Shown:
    """What a page shows: its characters but spaces, in no order that means anything; pictures?"""

    characters: tuple[Character, ...]
    has_picture: bool


class Pages:
    """The pages of a document that stays open, asked one by one, from any thread.

    PDFium does one thing at a time in a process: one lock holds for all documents. What is asked of
    pages that are closed already is an ``IndexError``.
    """

    _one_at_a_time = Lock()

    def __init__(self, pdf: bytes) -> None:
        with self._one_at_a_time:
            self._document = pypdfium2.PdfDocument(pdf)
            count = range(len(self._document))
            self.sizes = [self._document.get_page_size(number) for number in count]  # in points

    def close(self) -> None:
        """Let go of the document."""
        with self._one_at_a_time:
            self._document.close()
            self.sizes = []

    def picture(self, index: int, height: int) -> bytes:
        """A page as a PNG, ``height`` pixels high; grey where it has no colours."""
        with self._one_at_a_time:
            page = self._document[self._checked(index)]
            picture = page.render(scale=height / page.get_height()).to_pil().convert("RGB")
            page.close()
        buffer = io.BytesIO()
        (picture if _has_colours(picture) else picture.convert("L")).save(
            buffer, "PNG", compress_level=_FAST
        )
        return buffer.getvalue()

    def shown(self, index: int) -> Shown:
        """What a page shows; to open it takes as long as to read it."""
        with self._one_at_a_time:
            page = self._document[self._checked(index)]
            text = page.get_textpage()
            found = tuple(_characters(text))
            text.close()
            has_picture = any(page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE]))
            page.close()
        return Shown(found, has_picture)

    def _checked(self, index: int) -> int:
        if not 0 <= index < len(self.sizes):
            raise IndexError(index)
        return index


# PDFium puts line ends between pieces of text, which have no box.
_LAST_CONTROL = 0x20
_SURROGATES = range(0xD800, 0xE000)
# How hard a PNG is packed: it goes to a browser on the same machine, or becomes a JPEG.
_FAST = 1


def _characters(text: PdfTextPage) -> Iterator[Character]:
    """Asked of PDFium itself: a call of its Python door for each makes a page twice as slow."""
    box = raw.FS_RECTF()
    for number in range(text.count_chars()):
        code = raw.FPDFText_GetUnicode(text, number)
        if code <= _LAST_CONTROL:
            continue
        char = text.get_text_range(number, 1) if code in _SURROGATES else chr(code)
        if char.strip() and raw.FPDFText_GetLooseCharBox(text, number, byref(box)):
            yield Character(char, (box.left, box.bottom, box.right, box.top))


def _has_colours(picture: Image) -> bool:
    red, green, blue = picture.split()
    return any(ImageChops.difference(red, other).getbbox() for other in (green, blue))
