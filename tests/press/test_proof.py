"""Sheets for reading proofs: the same pages, with numbers over their lines."""

import io
from pathlib import Path

import pikepdf
import pytest

import pypdfium2
from tategumi import products
from tategumi.formats import FORMATS
from tategumi.paper import PAPERS, Paper
from tategumi.press import screen_pdf
from tategumi.printing import Edge, Opening, Printing
from tategumi.problems import Place
from tategumi.xhtml import print_page

from .test_pages import BOOK

pytestmark = pytest.mark.needs("noto")

PT_PER_MM = 72 / 25.4


def pages_of(name: str) -> tuple[bytes, bytes]:
    """The pages, and their proofs."""
    design = Printing(FORMATS[name], Edge.FOOT, Edge.FOOT, Opening.PAGE, None, Place("b"))
    pages = screen_pdf(print_page(BOOK), design, Path()).pdf
    return pages, products.proof(pages, "book.pdf", design).data


@pytest.mark.parametrize("name", ["bunko", "a5"])
def test_the_fifth_line_bears_a_five(name: str) -> None:
    pages, proofs = pages_of(name)
    document = pypdfium2.PdfDocument(proofs)
    assert len(document) == len(pypdfium2.PdfDocument(pages))
    design, full = FORMATS[name], 0
    for sheet in document:
        text = sheet.get_textpage()
        places = range(text.count_chars())
        chars = [(text.get_text_range(place, 1), text.get_charbox(place)) for place in places]
        head = max([box[3] for char, box in chars if char > "\u3040"], default=0)
        heads = [box for char, box in chars if char > "\u3040" and head - 40 < box[3]]
        first = max([(box[0] + box[2]) / 2 for box in heads], default=0)
        lines = {round((first - (box[0] + box[2]) / 2) / design.pitch.pt) for box in heads}
        if len(lines) == design.lines:
            fives = [box[0] + box[2] for char, box in chars if char == "5" and box[1] > head]
            assert (first - max(fives) / 2) / design.pitch.pt == pytest.approx(4, abs=0.2)
            full += 1
    assert full >= 2


@pytest.mark.parametrize(("name", "sheet"), [("bunko", "a4"), ("a5", "a4"), ("b5-2col", "b4")])
def test_the_sheet_leaves_room_for_the_pen(name: str, sheet: str) -> None:
    _, proofs = pages_of(name)
    with pikepdf.open(io.BytesIO(proofs)) as document:
        width, height = (float(n) / PT_PER_MM for n in [*document.pages[0].MediaBox][2:])
    assert Paper(round(width), round(height)) == PAPERS[sheet]
    trim = FORMATS[name].trim
    assert min(width - trim.width, height - trim.height) >= 2 * products.PEN_ROOM - 0.1
