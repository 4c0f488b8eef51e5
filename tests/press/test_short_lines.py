"""Indents in lines that are too short for them yield: no text leaves its line or is cut."""

from pathlib import Path

import pytest

from pdf_text import body, columns, glyphs
from tategumi import products
from tategumi.formats import FORMATS
from tategumi.manuscript.aozora import read_aozora
from tategumi.printing import Edge, Opening, Printing
from tategumi.problems import Place
from tategumi.single import book_of

pytestmark = pytest.mark.needs("noto")

SIGNED = "ボードレール"


@pytest.mark.parametrize(
    ("before", "indent"),
    [
        ("　" * 8, 8),
        ("　" * 17, 17),
        ("　" * 23, 17),  # of 25 characters eight are left
        ("　" * 60, 17),
        ("［＃２３字下げ］", 17),
        ("［＃ここから２３字下げ］\n", 17),
        ("［＃地から２３字上げ］", 2),
    ],
)
def test_an_indent_leaves_room_for_its_text(before: str, indent: int) -> None:
    """In two columns of 25 characters the signature stands in one line."""
    text = f"題\n著者\n\n　雪が降る。\n\n{before}{SIGNED}\n"
    page = FORMATS["a5-2col"]
    printing = Printing(page, Edge.HEAD, Edge.HEAD, Opening.PAGE, None, Place("a"))
    book = book_of(read_aozora(text, "a.txt"), "a")
    html = products.markup(book, printing, Path(), "a")
    made = products.pages(html, printing, Path(), "a", ())
    assert not made.problems
    lines = columns(body(glyphs(made.data), page.size.pt))
    signed = next(line for line in lines if "".join(g.text for g in line) == SIGNED)
    (snow,) = (line for line in lines if line[0].text == "雪")  # which is indented by one
    assert (snow[0].y - signed[0].y) / page.size.pt == pytest.approx(indent - 1, abs=0.02)
