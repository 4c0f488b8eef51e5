"""A file for each page: it shows what the page of the book does, and holds little else."""

import io
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from PIL import ImageChops

import pypdfium2
from tategumi import for_press, pdf, products
from tategumi.formats import FORMATS
from tategumi.model import Book, Document, Metadata, Paragraph, Role, Ruby, RubyPart, Text
from tategumi.pdf.outlines import without_cff, without_truetype
from tategumi.pressing import Files, Pressing, Standard
from tategumi.printing import Edge, Fonts, Opening, Printing
from tategumi.problems import Place
from tategumi.tate.fontconfig import Fonts as Machine

pytestmark = pytest.mark.needs("noto")

KANJI = "".join(map(chr, range(0x4E00, 0x4E00 + 900)))
RUBY = (
    Ruby((RubyPart((Text("渡し守"),), "わたしもり"),)),
    Text("は舟を、ferry naïve Å 12、「待つ」。"),
)
BOOK = Book(
    Metadata("川"),
    (
        Document("title", Role.TITLE_PAGE),
        Document("one", Role.CHAPTER, (Text("柳"),), (Paragraph(RUBY), Paragraph((Text(KANJI),)))),
        Document("two", Role.CHAPTER, (Text("橋"),), (Paragraph((*RUBY, Text("――……"))),)),
        Document("colophon", Role.COLOPHON),
    ),
)


def files(latin: str, standard: Standard = Standard.PLAIN) -> tuple[bytes, list[bytes]]:
    base = Printing(FORMATS["bunko"], Edge.HEAD, Edge.HEAD, Opening.LEAF, None, Place("b"))
    design = replace(base, font=Fonts(latin=(latin,) if latin else ()))
    html = products.markup(BOOK, design, Path())
    pages = products.pages(html, design, Path(), "book.html", []).data
    settings = replace(Pressing(), files=Files.NUMBERED, pdf=standard)
    made = for_press.press_pages(pages, "book.pdf", settings)
    return made.data, [*made.parts.values()]


def shown(data: bytes, number: int):
    return pypdfium2.PdfDocument(data)[number].render(scale=3).to_pil()


@pytest.mark.parametrize("latin", ["", "DejaVu Serif"])
def test_each_shows_what_the_book_does(latin: str) -> None:
    if latin and not Machine().has_any([latin]):
        pytest.skip(f"the font {latin} is not installed")
    whole, single = files(latin)
    assert len(single) == len(pypdfium2.PdfDocument(whole))
    for number, data in enumerate(single):
        page, alone = shown(whole, number), shown(data, 0)
        assert ImageChops.difference(page, alone).getbbox() is None
        texts = [
            pypdfium2.PdfDocument(one)[place].get_textpage().get_text_range()
            for one, place in ((whole, number), (data, 0))
        ]
        assert texts[0] == texts[1]


def test_fonts_hold_what_the_page_shows() -> None:
    whole, single = files("")
    of_text = [data for data in single if pdf.inspect(data).pages[0].text]
    assert max(map(len, of_text)) < len(whole) / 2
    assert min(map(len, of_text)) < 20_000
    assert not any(pdf.inspect(data).pages[0].loose_fonts for data in single)


def test_a_file_of_x_1a_stays_one() -> None:
    _, single = files("", Standard.X1A)
    for data in single:
        facts = pdf.inspect(data).pages[0]
        assert not (facts.loose_fonts or facts.type3 or facts.rgb)


@pytest.mark.parametrize("thin", [without_cff, without_truetype])
def test_a_font_keeps_its_length(thin: object) -> None:
    """What points behind the outlines goes on pointing there."""
    kind, latin = ("/FontFile3", "") if thin is without_cff else ("/FontFile2", "DejaVu Serif")
    whole, _ = files(latin)
    with pikepdf.open(io.BytesIO(whole)) as book:
        fonts = [
            one[kind].read_bytes()
            for one in book.objects
            if isinstance(one, pikepdf.Dictionary) and kind in one
        ]
    assert fonts
    for font in fonts:
        made = thin(font, {1, 2, 3})
        assert len(made) == len(font)
        assert made != font
