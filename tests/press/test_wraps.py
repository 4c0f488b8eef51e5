"""Cover, jacket and band: their sizes, what stands where, pictures and their pixels."""

import io
import itertools
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

import pypdfium2
from tategumi import for_press, press, products
from tategumi.located import Located
from tategumi.model import Creator, Metadata
from tategumi.paper import PAPERS, Paper
from tategumi.pressing import Band, Pressing, Wrap
from tategumi.problems import Failed, Place
from tategumi.shops import SHOPS, STOCKS, Marks
from tategumi.units import Length

PT_PER_MM = 72 / 25.4
BUNKO = PAPERS["bunko"]
METADATA = Metadata("渡し場", creators=(Creator("見本太郎"),), publisher="見本堂")
needs_font = pytest.mark.needs("noto")


@given(
    st.integers(20, 600),
    st.sampled_from(sorted(STOCKS)),
    st.sampled_from(["general", "ouen", "wave", "kdp", "丸正インキ"]),
    st.sampled_from(sorted(PAPERS)),
)
def test_the_cover_is_two_pages_a_spine_and_its_bleed_wide(pages, paper, shop, trim) -> None:
    settings, size = Pressing(SHOPS[shop], STOCKS[paper]), PAPERS[trim]
    made = press.spread(Wrap.COVER, size, pages, settings)
    spine, bleed = settings.spine(pages), settings.shop.bleed.mm
    assert made.sheet.width == pytest.approx(2 * size.width + spine + 2 * bleed, abs=0.01)
    assert made.sheet.height == pytest.approx(size.height + 2 * bleed)
    assert made.panels[0].name == "front"  # right-bound: 表1 on the left
    edges = [(p.left, p.left + p.width) for p in made.panels]
    assert all(a[1] == pytest.approx(b[0]) for a, b in itertools.pairwise(edges))


@pytest.mark.parametrize(
    ("shop", "pages", "expected"),
    [("general", 200, 10.0), ("ouen", 200, 11.0), ("wave", 200, 10.4), ("general", 199, 10.0)],
)
def test_the_spine_is_the_shops(shop: str, pages: int, expected: float) -> None:
    settings = Pressing(SHOPS[shop], STOCKS["淡クリームキンマリ72.5kg"])
    assert settings.spine(pages) == pytest.approx(expected)


def test_a_jacket_has_flaps_and_a_wider_spine_and_a_band_is_lower() -> None:
    settings = Pressing(band=Band(height=Length(45, "mm")))
    cover, jacket, band = (press.spread(wrap, BUNKO, 200, settings) for wrap in Wrap)
    assert [panel.name for panel in jacket.panels][:2] == ["front-flap", "front"]
    assert jacket.trim.width == pytest.approx(cover.trim.width + 2 * 80 + 1)
    assert (band.height, jacket.height) == (45, 148)


def made(pages: int = 200, metadata: Metadata = METADATA, picture: str = "", **settings: object):
    pressing = replace(Pressing(), **settings)
    spread = press.spread(Wrap.COVER, BUNKO, pages, pressing)
    root = settings.pop("root", Path())
    return for_press.wrap(Wrap.COVER, metadata, spread, pressing, picture, root), spread


def words(pdf: bytes, left: float, right: float) -> str:
    """The text between two places of the sheet, in mm."""
    page = pypdfium2.PdfDocument(pdf)[0]
    text = page.get_textpage().get_text_bounded(left=left * PT_PER_MM, right=right * PT_PER_MM)
    return "".join(text.split())


@needs_font
def test_the_front_is_on_the_left_and_the_spine_says_title_and_names() -> None:
    product, spread = made()
    assert product.problems == ()
    spine = spread.panel("spine")
    left, right = spread.bleed + spine.left, spread.bleed + spine.left + spine.width
    assert "渡し場" in words(product.data, 0, left)
    assert "渡し場見本太郎" in words(product.data, left, right)
    assert "渡し場" not in words(product.data, right, spread.sheet.width)


@needs_font
def test_a_thin_spine_says_nothing() -> None:
    product, spread = made(pages=60)
    spine = spread.panel("spine")
    assert spine.width < 5
    assert words(product.data, spread.bleed + spine.left, spread.bleed + spine.left + 3) == ""


@needs_font
@pytest.mark.parametrize("title", [1, 24, 40, 60])
@pytest.mark.parametrize("creators", [1, 6])
def test_long_titles_and_many_names_stay_inside(title: int, creators: int) -> None:
    text = (
        "渡し守が橋のたもとで待ちつづけた十年のあいだに川の向こうで"
        "起こったことを誰も知らずにいた夏の終わりまでの覚え書きとその後の話"
    )
    names = tuple(Creator(f"見本{n}太郎") for n in "一二三四五六"[:creators])
    metadata = Metadata(text[:title], subtitle=text[:30], creators=names, publisher="見本堂")
    product, spread = made(metadata=metadata)
    assert product.problems == ()
    page = pypdfium2.PdfDocument(product.data)[0].get_textpage()
    for index in range(page.count_chars()):
        left, bottom, right, top = (side / PT_PER_MM for side in page.get_charbox(index))
        assert min(left, bottom) > spread.bleed + 3
        assert right < spread.sheet.width - spread.bleed - 3
        assert top < spread.sheet.height - spread.bleed - 3


@needs_font
@pytest.mark.parametrize("marks", Marks)
def test_boxes_and_marks(marks: Marks) -> None:
    product, spread = made(shop=replace(SHOPS["general"], marks=marks))
    with pikepdf.open(io.BytesIO(product.data)) as document:
        page = document.pages[0]
        trim, bleed = ([float(n) / PT_PER_MM for n in box] for box in (page.TrimBox, page.BleedBox))
        marked = b"/Registration" in page.Contents.read_bytes() if marks is Marks.NONE else True
    sizes = [(box[2] - box[0], box[3] - box[1]) for box in (trim, bleed)]
    assert sizes[0] == pytest.approx((spread.trim.width, 148), abs=0.01)
    assert sizes[1] == pytest.approx((spread.sheet.width, 154), abs=0.01)
    assert marked == (marks is Marks.TOMBO)


@needs_font
def test_the_authors_own_picture_is_the_front_and_its_pixels_are_counted(tmp_path: Path) -> None:
    Image.new("RGB", (300, 430), "teal").save(tmp_path / "front.png")
    pressing = Pressing()
    spread = press.spread(Wrap.COVER, BUNKO, 200, pressing)
    product = for_press.wrap(Wrap.COVER, METADATA, spread, pressing, "front.png", tmp_path)
    (coarse,) = product.problems
    assert (coarse.code, coarse.place.path) == ("cover.coarse", "front.png")
    assert coarse.values["dpi"] == pytest.approx(300 / 108 * 25.4, abs=2)
    assert "渡し場" not in words(product.data, 0, spread.bleed + 105)
    for name in ("none.png", "../front.png"):
        with pytest.raises(Failed):
            for_press.wrap(Wrap.COVER, METADATA, spread, pressing, name, tmp_path)


@needs_font
@pytest.mark.parametrize("wrap", Wrap)
def test_the_template_is_as_large_in_pixels_as_it_says(wrap: Wrap) -> None:
    spread = press.spread(wrap, BUNKO, 200, Pressing())
    guides, picture = for_press.wrap_template(METADATA, spread, Pressing())
    assert guides.problems == ()
    size = Image.open(io.BytesIO(picture.data)).size
    wanted = Paper(*(side / 25.4 * 350 for side in (spread.sheet.width, spread.sheet.height)))
    assert size == pytest.approx((wanted.width, wanted.height), abs=1.5)


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("front.jpg", ""),
        ("none.png", "picture.missing"),
        ("../front.jpg", "file.outside"),
        ("front.txt", "cover.kind"),
    ],
)
def test_the_e_book_has_the_authors_own_cover(name: str, code: str, tmp_path: Path) -> None:
    Image.new("RGB", (30, 43), "teal").save(tmp_path / "front.jpg")
    (tmp_path / "front.txt").write_text("no picture", "utf-8")
    picture = Located(name, Place("book/book.yaml", 5, 8))
    if not code:
        data = products.own_cover(picture, tmp_path).data
        assert data == (tmp_path / "front.jpg").read_bytes()
        return
    with pytest.raises(Failed) as failure:
        products.own_cover(picture, tmp_path)
    assert [(p.code, p.place) for p in failure.value.problems] == [(code, picture.place)]
