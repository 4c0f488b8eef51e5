"""The pages for a print shop: black ink only, every page numbered, cut to size."""

import io
import re
import shutil
import subprocess
from dataclasses import replace
from datetime import date
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

import pypdfium2
from tategumi import for_press, products
from tategumi.formats import FORMATS
from tategumi.impose import Blanks
from tategumi.model import Book, Creator, Document, Footnote, Metadata, Paragraph, Role, Text
from tategumi.model import Figure as FigureBlock
from tategumi.model import Image as ImageInline
from tategumi.preflight import File, preflight
from tategumi.pressing import Pressing
from tategumi.printing import Edge, Opening, Printing
from tategumi.problems import Place
from tategumi.shops import SHOPS, Marks

pytestmark = pytest.mark.needs("noto")

PT_PER_MM = 72 / 25.4
SENTENCE = Text("岸の柳は風を待ち、渡し守は舟を待ち、舟は水を待っている。")
TEXT = (Paragraph((*[SENTENCE] * 4, Footnote((Paragraph((SENTENCE,)),)))),) * 12
BOOK = Book(
    Metadata(
        "渡し場",
        creators=(Creator("見本太郎"),),
        date=date(2026, 4, 1),
        colophon=(("連絡先", "a@example.com"), ("印刷所", "見本印刷")),
    ),
    (
        Document("title-page", Role.TITLE_PAGE),
        Document("toc", Role.TOC),
        Document("chapter-1", Role.CHAPTER, (Text("柳"),), TEXT),
        Document(
            "chapter-2",
            Role.CHAPTER,
            (Text("橋"),),
            (FigureBlock(ImageInline("a.png", "橋", 96, 96)), *TEXT[:2]),
        ),
        Document("colophon", Role.COLOPHON),
    ),
)


@pytest.fixture(scope="module")
def screen(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    root = tmp_path_factory.mktemp("book")
    Image.effect_noise((400, 400), 90).convert("RGB").point(
        [*range(256), *[128] * 256, *range(256)]
    ).save(root / "a.png")
    design = Printing(FORMATS["bunko"], Edge.HEAD, Edge.HEAD, Opening.LEAF, None, Place("b"))
    html = products.markup(BOOK, design, root)
    return products.pages(html, design, root, "book.html", []).data


def pressed(screen: bytes, **settings: object) -> tuple[bytes, dict[str, object]]:
    made = for_press.press_pages(screen, "book.pdf", replace(Pressing(), **settings))
    *_, told = made.problems
    return made.data, told.values


def test_nothing_for_a_shop_to_complain_of(screen: bytes) -> None:
    data, _ = pressed(screen)
    assert preflight([File("press.pdf", data)], Pressing()) == ()
    assert {p.code for p in preflight([File("book.pdf", screen)], Pressing())} >= {
        "preflight.rgb",
        "preflight.folio",
        "preflight.rgb-picture",
    }


@pytest.mark.skipif(not shutil.which("gs"), reason="Ghostscript is not installed")
def test_every_page_is_black_ink_only(screen: bytes, tmp_path: Path) -> None:
    path = tmp_path / "press.pdf"
    path.write_bytes(pressed(screen)[0])
    command = ["gs", "-q", "-o", "-", "-sDEVICE=inkcov", str(path)]
    found = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    inks = [row.split()[:4] for row in found.splitlines() if "CMYK" in row]
    assert len(inks) >= 8
    assert all(set(row[:3]) == {"0.00000"} for row in inks)


def test_every_page_has_the_number_of_its_place(screen: bytes) -> None:
    data, values = pressed(screen)
    pages = pypdfium2.PdfDocument(data)
    assert len(pages) == values["pages"]
    assert values["hidden"] >= 3
    for number, page in enumerate(pages, 1):
        text = page.get_textpage().get_text_range()
        stacked = "".join(char for char in text if char.isdigit())
        assert str(number) in [*re.findall("[0-9]+", text), stacked]


def test_hidden_folios_stand_in_the_gutter(screen: bytes) -> None:
    pages = pypdfium2.PdfDocument(pressed(screen)[0])
    for number in (1, 2):  # the title page and its back
        text = pages[number - 1].get_textpage()
        boxes = [
            text.get_charbox(index)
            for index in range(text.count_chars())
            if text.get_text_range(index, 1) == str(number)
        ]
        (left, _, right, _) = boxes[-1]
        width = FORMATS["bunko"].trim.width * PT_PER_MM
        gutter = width - right if number % 2 else left
        assert 0 < gutter < 1.5 * PT_PER_MM


@pytest.mark.parametrize("marks", Marks)
def test_boxes(screen: bytes, marks: Marks) -> None:
    data, _ = pressed(screen, shop=SHOPS["丸正インキ"], marks=marks)
    with pikepdf.open(io.BytesIO(data)) as document:
        for page in document.pages:
            trim, bleed = ([float(n) / PT_PER_MM for n in b] for b in (page.TrimBox, page.BleedBox))
            assert (trim[2] - trim[0], trim[3] - trim[1]) == pytest.approx((105, 148), abs=0.01)
            assert [a - b for a, b in zip(trim, bleed, strict=True)] == pytest.approx(
                [5, 5, -5, -5], abs=0.01
            )


@pytest.mark.parametrize(("blanks", "last"), [(Blanks.BEFORE_COLOPHON, True), (Blanks.END, False)])
def test_blanks_stand_where_they_are_wanted(screen: bytes, blanks: Blanks, last: bool) -> None:
    shop = replace(SHOPS["general"], multiple=16)
    data, values = pressed(screen, shop=shop, blanks=blanks)
    pages = pypdfium2.PdfDocument(data)
    assert len(pages) % 16 == 0
    assert values["blanks"] > 0
    assert (
        "見本印刷" in pages[len(pages) - 1].get_textpage().get_text_range().replace("\r\n", "")
    ) == last


def test_nothing_to_click_and_no_transparency(screen: bytes) -> None:
    with pikepdf.open(io.BytesIO(pressed(screen)[0])) as document:
        assert not any("/Annots" in page.obj or "/Group" in page.obj for page in document.pages)
        assert "/Outlines" not in document.Root


def test_the_same_pages_give_the_same_bytes(screen: bytes) -> None:
    assert pressed(screen)[0] == pressed(screen)[0]


def test_the_plan_says_what_stands_on_each_page(
    screen: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "ja_JP.UTF-8")
    trim = FORMATS["bunko"].trim
    made = for_press.plan_of_pages(screen, "book.pdf", BOOK.metadata, trim, Pressing())
    order, rows = made.data.decode().rstrip("\n").split("\n\n")
    _, values = pressed(screen)
    said = dict(row.split(": ") for row in order.splitlines())
    assert said["書名"] == "渡し場"
    assert said["本文ページ数"] == str(values["pages"])
    assert said["表紙込みのページ数"] == str(values["pages"] + 4)
    assert said["背幅"] == f"{values['spine']} mm"
    pages = rows.splitlines()
    assert [int(row.split()[0]) for row in pages] == list(range(1, values["pages"] + 1))
    assert pages[0].split()[1:] == ["扉", "隠しノンブル"]
    assert pages[1].split()[1:] == ["（白）", "隠しノンブル"]
    assert sum("隠しノンブル" in row for row in pages) == values["hidden"]
    assert any(row.split()[1:] == ["柳"] for row in pages)
    assert "奥付" in pages[-1]
