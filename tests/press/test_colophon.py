"""The colophon (奥付): values behind their labels in one line, the QR code of an address."""

import io
import zipfile
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
import segno
from PIL import Image

import pypdfium2
from tategumi import for_press, products, project, xhtml
from tategumi.formats import FORMATS
from tategumi.model import Book, Creator, Document, Metadata, Paragraph, Role, Text
from tategumi.pressing import Pressing
from tategumi.printing import Direction, Edge, Opening, Printing
from tategumi.problems import Failed, Place

pytestmark = pytest.mark.needs("noto")

MM_PER_PT = 25.4 / 72
URLS = (
    "https://a.example/",
    "https://example.com/ferry?from=colophon",
    "https://e.jp/" + "a" * 200,
)
ROWS = (("連絡先", "ferry@example.com"), ("印刷所", "見本印刷"), ("装丁", "Ann 花"))


def book(url: str = "") -> Book:
    metadata = Metadata("渡し場", creators=(Creator("見本太郎"),), colophon=ROWS, qr=url)
    text = (Paragraph((Text("川。"),)),)
    chapter = Document("one", Role.CHAPTER, (Text("川"),), text)
    return Book(metadata, (chapter, Document("colophon", Role.COLOPHON)))


def printing(**settings: object) -> Printing:
    base = Printing(FORMATS["bunko"], Edge.HEAD, Edge.HEAD, Opening.PAGE, None, Place("b"))
    return replace(base, **settings)


def colophon(made: Book, design: Printing, root: Path) -> bytes:
    html = products.markup(made, design, root)
    pages = products.pages(html, design, root, "book.html", [])
    assert (pages.problems, pages.pages) == ((), 2)
    return pages.data


def test_latin_values_begin_where_japanese_ones_do(tmp_path: Path) -> None:
    data = colophon(book(), printing(colophon=Direction.HORIZONTAL), tmp_path)
    text = pypdfium2.PdfDocument(data)[1].get_textpage()
    shown = [text.get_text_range(index, 1) for index in range(text.count_chars())]
    starts = [text.get_charbox(shown.index(one), loose=True)[0] for one in ("f", "郎", "A")]
    em = text.get_charbox(shown.index("郎"), loose=True)[2] - starts[1]
    assert starts == pytest.approx([starts[0], starts[0] + 3 * em, starts[0]], abs=0.02)


def code_on(data: bytes) -> tuple[float, Image.Image]:
    """The side of the only picture on the colophon in mm, and what is printed there."""
    page = pypdfium2.PdfDocument(data)[1]
    (picture,) = page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_IMAGE])
    left, bottom, right, top = picture.get_bounds()
    scale, height = 20, page.get_height()
    box = (left * scale, (height - top) * scale, right * scale, (height - bottom) * scale)
    shown = page.render(scale=scale).to_pil().convert("L").crop([*map(round, box)])
    return (right - left) * MM_PER_PT, shown


@pytest.mark.parametrize("direction", [*Direction])
@pytest.mark.parametrize("url", URLS)
def test_the_code_of_an_address_is_printed_large_enough(
    url: str, direction: Direction, tmp_path: Path
) -> None:
    """Each module is where the code has it, and white all around."""
    side, shown = code_on(colophon(book(url), printing(colophon=direction), tmp_path))
    rows = [[*row] for row in segno.make_qr(url, error="m").matrix]
    count = len(rows)
    module = side / (count + 8)
    assert module * count >= 10 - 0.1
    assert module >= 0.4 - 0.01
    px = shown.width / (count + 8)
    for y in range(-4, count + 4):
        for x in range(-4, count + 4):
            inside = 0 <= x < count and 0 <= y < count
            dark = bool(rows[y][x]) if inside else False
            grey = shown.getpixel((int((x + 4.5) * px), int((y + 4.5) * px)))
            assert (grey < 128) is dark


def test_a_shop_may_ask_for_a_larger_code(tmp_path: Path) -> None:
    small, _ = code_on(colophon(book(URLS[0]), printing(), tmp_path))
    large, _ = code_on(colophon(book(URLS[0]), printing(qr=15), tmp_path))
    assert small == pytest.approx(13.2, abs=0.9)
    assert large >= 15 * 1.3


def test_the_code_is_black_alone_and_fine_enough_for_the_press(tmp_path: Path) -> None:
    made = for_press.press_pages(colophon(book(URLS[1]), printing(), tmp_path), "b", Pressing())
    assert "press.coarse" not in {problem.code for problem in made.problems}
    with pikepdf.open(io.BytesIO(made.data)) as pressed:
        drawn = pressed.pages[1].Resources.XObject.values()
        (picture,) = (one for one in drawn if one.Subtype == "/Image")
        assert picture.ColorSpace == "/DeviceGray"
        assert {*pikepdf.PdfImage(picture).as_pil_image().tobytes()} == {0, 255}


def test_the_e_book_has_it_as_a_link_with_a_description(tmp_path: Path) -> None:
    made = book(URLS[1])
    cover = io.BytesIO()
    Image.new("L", (600, 800), 230).save(cover, "PNG")
    data = products.epub_book(made, tmp_path, cover.getvalue(), []).data
    with zipfile.ZipFile(io.BytesIO(data)) as epub:
        page = epub.read("item/xhtml/p-colophon.xhtml").decode()
        names = [name for name in epub.namelist() if name.endswith(".png")]
    assert f'<a href="{URLS[1]}"><img class="qr"' in page
    assert f'alt="QRコード：{URLS[1]}"' in page
    assert len(names) == 1
    assert not [p for p, _ in xhtml.documents(made)[0].pictures()]


@pytest.mark.parametrize("text", ["example.com", "ftp://example.com/", "https://e.jp/" + "a" * 300])
def test_what_is_no_address_of_the_web_is_told(text: str, tmp_path: Path) -> None:
    (tmp_path / "book").mkdir()
    lines = ["metadata:", "  title: 川", "  identifier: urn:x:1", "  date: 2026-01-01"]
    lines += [f"  qr: {text}", "contents: [colophon]"]
    (tmp_path / "book/book.yaml").write_text("\n".join(lines), "utf-8")
    with pytest.raises(Failed) as failed:
        project.read_project(tmp_path)
    assert "project.qr" in {problem.code for problem in failed.value.problems}
