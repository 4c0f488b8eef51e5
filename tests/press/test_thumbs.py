"""Thumb index (爪見出し): tabs at the fore-edge, a step lower for each chapter, in the bleed."""

from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

import pypdfium2
from tategumi import for_press, press, products
from tategumi.formats import FORMATS
from tategumi.model import Book, Document, Extent, Figure, Metadata, Paragraph, Role, Text
from tategumi.model import Image as Picture
from tategumi.preflight import File, preflight
from tategumi.pressing import Pressing
from tategumi.printing import Edge, Opening, Printing, Thumbs
from tategumi.problems import Failed, Place
from tategumi.stylesheets import stylesheet
from tategumi.xhtml import kanji_number

pytestmark = pytest.mark.needs("noto")

PX_PER_MM = 4
TEXT = (Paragraph((Text("岸の柳は風を待ち、渡し守は舟を待っている。" * 40),)),)
TITLES = ("柳", "渡し場の朝と川の霧", "橋")


# Of an author's own, with which tabs don't stand on a page each.
RUN_TOGETHER = "section { break-after: auto; height: 1mm }"
PLATE = Figure(Picture("a.png"), (), Extent.FULL_PAGE)


def book(*titles: str) -> Book:
    chapters = (
        Document(
            f"{place}", Role.CHAPTER, (Text(title),), (*TEXT, *((PLATE,) if place == 0 else ()))
        )
        for place, title in enumerate(titles)
    )
    last = Document("colophon", Role.COLOPHON)
    return Book(Metadata("爪"), (Document("title", Role.TITLE_PAGE), *chapters, last))


def printing(**settings: object) -> Printing:
    base = Printing(FORMATS["bunko"], Edge.HEAD, Edge.HEAD, Opening.LEAF, None, Place("b"))
    return replace(base, thumb_index=Thumbs.NUMBERS, **settings)


def made(design: Printing, root: Path, *before: Document) -> products.Product:
    Image.new("L", (60, 80), 200).save(root / "a.png")
    given = book(*TITLES)
    given = replace(given, documents=(*before, *given.documents))
    html = products.markup(given, design, root)
    pages = products.pages(html, design, root, "book.html", [], documents=given.documents)
    assert pages.problems == ()
    return pages


def tab(data: bytes, number: int, edge: float = 0) -> tuple[str, float, float] | None:
    """At which edge a page is black, and from where to where, in mm."""
    page = pypdfium2.PdfDocument(data)[number - 1]
    shown = page.render(scale=PX_PER_MM * 25.4 / 72).to_pil().convert("L")
    for side, x in (("left", edge * PX_PER_MM + 2), ("right", shown.width - 3 - edge * PX_PER_MM)):
        dark = [y for y in range(shown.height) if shown.getpixel((round(x), y)) < 60]
        if dark:
            return side, dark[0] / PX_PER_MM, dark[-1] / PX_PER_MM
    return None


def test_each_chapter_has_its_place_at_the_fore_edge(tmp_path: Path) -> None:
    pages = made(printing(), tmp_path)
    begins = [pages.anchors[f"p-{place}"] for place in range(3)]
    assert tab(pages.data, 1) is None
    assert tab(pages.data, pages.pages) is None
    tops = []
    for first in begins:
        odd, even = tab(pages.data, first), tab(pages.data, first + 1)
        assert odd and even
        assert (odd[0], even[0]) == ("left", "right")
        assert odd[1:] == pytest.approx(even[1:], abs=0.5)
        tops.append(odd[1])
    assert tops == pytest.approx([15, 15 + 13.5, 15 + 27], abs=0.6)


def test_pictures_of_pages_and_white_pages_have_none(tmp_path: Path) -> None:
    pages = made(printing(), tmp_path)
    for number in range(pages.anchors["p-0"], pages.anchors["p-1"]):
        text = pypdfium2.PdfDocument(pages.data)[number - 1].get_textpage().get_text_range()
        assert bool(tab(pages.data, number)) is bool(text.strip())


def test_a_frontispiece_has_no_place_among_the_chapters(tmp_path: Path) -> None:
    alone, behind = (
        made(printing(), tmp_path, *before)
        for before in ((), (Document("front", Role.CHAPTER, (), (PLATE,)),))
    )
    assert behind.anchors["p-front"] == 1
    for chapter in ("p-0", "p-2"):
        tabs = (tab(pages.data, pages.anchors[chapter]) for pages in (alone, behind))
        assert len({found and found[1:] for found in tabs}) == 1


def test_it_runs_over_the_bleed_and_shops_have_nothing_to_say(tmp_path: Path) -> None:
    settings = Pressing()
    pages = made(printing(), tmp_path)
    pressed = for_press.press_pages(pages.data, "book.pdf", settings).data
    first = pages.anchors["p-1"]
    assert tab(pressed, first) == tab(pressed, first, edge=3)
    assert tab(pressed, first)[0] == "left"
    colophon = {"preflight.colophon"}
    found = {problem.code for problem in preflight([File("press.pdf", pressed)], settings)}
    assert found <= colophon | {"preflight.picture-coarse", "preflight.coarse"}
    page = pypdfium2.PdfDocument(pressed)[first - 1]
    shown = page.render(scale=10 * 72 / 72).to_pil().convert("L")
    # The number is white on black in the press's ink too.
    strip = shown.crop(
        (0, round((3 + 15 + 13.5) * 28.3), round(9 * 28.3), round((3 + 15 + 22) * 28.3))
    )
    assert strip.getextrema()[1] > 240


@pytest.mark.parametrize("count", [1, 40])
def test_places_stay_within_the_type_block_and_begin_anew(count: int, tmp_path: Path) -> None:
    page = press.place_block(FORMATS["bunko"])
    drawn = press.thumbs(["章"] * count, Thumbs.TITLES, page, 3, tmp_path).pdf
    spans = [tab(drawn, 2 * number + 1) for number in range(count)]
    assert len(pypdfium2.PdfDocument(drawn)) == 2 * count
    assert all(15 + 3 - 0.5 <= top < end <= 148 - 13 + 3 + 0.5 for _, top, end in spans)
    if count > 1:
        assert spans[5] == spans[0]


def test_long_titles_are_shortened(tmp_path: Path) -> None:
    pages = made(replace(printing(), thumb_index=Thumbs.TITLES), tmp_path)
    text = pypdfium2.PdfDocument(pages.data)[pages.anchors["p-1"]].get_textpage().get_text_range()
    said = "".join(text.split())
    assert "渡し場の朝と川" in said
    assert "渡し場の朝と川の霧" not in said


def test_what_is_wrong_with_tabs_is_told(tmp_path: Path) -> None:
    (tmp_path / "styles").mkdir()
    looks = stylesheet("thumbs.css", tmp_path).read_text("utf-8")
    (tmp_path / "styles" / "thumbs.css").write_text(f".tab p {{ color: whitish }}{looks}", "utf-8")
    given, design = book(*TITLES), printing()
    Image.new("L", (60, 80), 200).save(tmp_path / "a.png")
    html = products.markup(given, design, tmp_path)
    pages = products.pages(html, design, tmp_path, "b.html", [], documents=given.documents)
    (problem,) = (one for one in pages.problems if "whitish" in str(one.values))
    assert problem.place.path.endswith("thumbs.css")
    assert problem.place.line == 1


def test_furniture_at_the_same_place_is_refused() -> None:
    problems = press.check(printing(folio=Edge.SIDE), Path())
    assert "print.thumbs-side" in {problem.code for problem in problems}


@pytest.mark.parametrize(
    ("number", "text"), [(1, "一"), (10, "十"), (21, "二十一"), (105, "一〇五")]
)
def test_numbers_in_kanji(number: int, text: str) -> None:
    assert kanji_number(number) == text


@pytest.mark.parametrize("own", ["", RUN_TOGETHER])
def test_tabs_that_are_not_a_page_each_are_an_error(own: str, tmp_path: Path) -> None:
    (tmp_path / "styles").mkdir()
    (tmp_path / "styles" / "thumbs.css").write_text(own, "utf-8")
    with pytest.raises(Failed) as failed:
        made(printing(), tmp_path)
    (problem,) = failed.value.problems
    assert (problem.code, problem.place) == ("print.thumb-pages", Place("styles/thumbs.css"))
