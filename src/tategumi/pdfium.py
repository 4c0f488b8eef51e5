"""PDF pages as pictures, and their texts by place. The only door to pypdfium2."""

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pypdfium2

VERSION = str(pypdfium2.PDFIUM_INFO)

Box = tuple[float, float, float, float]


def rendered(pdf: bytes, scale: float) -> bytes:
    """The first page as a PNG, ``scale`` pixels to a point."""
    with pypdfium2.PdfDocument(pdf) as document:
        picture = document[0].render(scale=scale).to_pil()
    buffer = io.BytesIO()
    picture.save(buffer, "PNG", optimize=True)
    return buffer.getvalue()


@dataclass(frozen=True, slots=True)
class PageText:
    """A page's text without spaces: all of it, and what stands in each of the boxes asked for."""

    whole: str
    parts: tuple[str, ...]


def texts(pdf: bytes, boxes: Sequence[Sequence[Box]]) -> Iterator[PageText]:
    """Each page's text; ``boxes`` are, for each page, left, bottom, right and top in points."""
    with pypdfium2.PdfDocument(pdf) as document:
        for page, wanted in zip(document, boxes, strict=True):
            text = page.get_textpage()
            parts = tuple(_closed(text.get_text_bounded(*box)) for box in wanted)
            yield PageText(text.get_text_range(), parts)


def _closed(text: str) -> str:
    return "".join(text.split())
