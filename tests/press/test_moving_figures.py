"""Figures without room stand at the head of the next page, and the text goes on (JLReq 4.3.2)."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

import pypdfium2
from tategumi import products
from tategumi.formats import FORMATS
from tategumi.model import Block, Book, Document, Figure, Metadata, Paragraph, Role, Text
from tategumi.model import Image as Picture
from tategumi.printing import Edge, Opening, Printing
from tategumi.problems import Place

pytestmark = pytest.mark.needs("noto")

_IMAGE = 3  # PDFium's number of a picture among the objects of a page
LINE = Paragraph((Text("岸の柳は風を待つ。"),))


def figure(words: str, width: int) -> Figure:
    return Figure(Picture("a.png", "絵", width), (Text(words),))


def document(root: Path, *blocks: Block, **settings: object) -> pypdfium2.PdfDocument:
    made = product(root, *blocks, **settings)
    assert made.problems == ()
    return pypdfium2.PdfDocument(made.data)


def product(root: Path, *blocks: Block, **settings: object) -> products.Product:
    Image.new("L", (300, 300), 120).save(root / "a.png")
    format = replace(FORMATS["bunko"], **settings)
    design = Printing(format, Edge.NONE, Edge.NONE, Opening.PAGE, None, Place("b"))
    book = Book(Metadata("川"), (Document("one", Role.CHAPTER, (), blocks),))
    html = products.markup(book, design, root)
    return products.pages(html, design, root, "b.html", [])


def text(page: pypdfium2.PdfPage) -> str:
    return "".join(page.get_textpage().get_text_range().split())


def pages(root: Path, *blocks: Block, **settings: object) -> list[str]:
    """The text of each page, its furniture with it."""
    return list(map(text, document(root, *blocks, **settings)))


def lines(text: str) -> int:
    return len(re.findall("岸の柳", text))


@pytest.mark.parametrize("before", [10, 13, 15])
def test_the_page_is_filled_and_the_figure_comes_next(before: int, tmp_path: Path) -> None:
    first, second, *_ = pages(tmp_path, *[LINE] * before, figure("図", 180), *[LINE] * 20)
    assert (lines(first), "図" in first) == (16, False)
    assert "図" in second
    assert lines(first) + lines(second) < before + 20


@pytest.mark.parametrize("before", [0, 1, 9])
@pytest.mark.parametrize("width", [250, 2000])
def test_a_picture_as_wide_as_its_page_has_its_caption_beside_it(
    before: int, width: int, tmp_path: Path
) -> None:
    made = document(tmp_path, *[LINE] * before, figure("渡し場の地図", width), *[LINE] * 3)
    (shown,) = (page for page in made if any(one.type == _IMAGE for one in page.get_objects()))
    assert "渡し場の地図" in text(shown)


def test_a_figure_with_room_stays(tmp_path: Path) -> None:
    first, second = pages(tmp_path, *[LINE] * 3, figure("図", 120), *[LINE] * 16)
    assert "図" in first
    assert 3 < lines(first) < 16
    assert lines(first) + lines(second) == 19


def test_several_keep_their_order(tmp_path: Path) -> None:
    made = pages(
        tmp_path, *[LINE] * 14, figure("図甲", 150), LINE, figure("図乙", 150), *[LINE] * 20
    )
    places = [next(n for n, text in enumerate(made) if word in text) for word in ("甲", "乙")]
    assert places == sorted(places)
    assert places[0] == 1
    assert lines(made[0]) == 16


def test_one_behind_the_last_line_has_a_page(tmp_path: Path) -> None:
    first, second = pages(tmp_path, *[LINE] * 14, figure("図", 150))
    assert (lines(first), "図" in second) == (14, True)


def test_in_columns_it_stays_in_its_place(tmp_path: Path) -> None:
    made = pages(tmp_path, *[LINE] * 20, figure("図", 60), *[LINE] * 20, columns=2, characters=19)
    assert sum(map(lines, made)) == 40
    assert sum("図" in text for text in made) == 1


@pytest.mark.parametrize(("count", "far"), [(1, None), (2, None), (3, "図3"), (4, "図3")])
def test_one_that_moves_further_than_a_spread_is_told(
    count: int, far: str | None, tmp_path: Path
) -> None:
    figures = [figure(f"図{number}", 300) for number in range(1, count + 1)]
    made = product(tmp_path, *[LINE] * 10, *figures, *[LINE] * 40)
    told = {problem.code: problem for problem in made.problems}
    if far is None:
        assert told == {}
    else:
        (problem,) = told.values()
        assert (problem.code, problem.values["words"]) == ("tate.far-float", far)
        assert problem.values["pages"] == "3"


def test_a_far_one_without_caption_is_known_by_its_picture(tmp_path: Path) -> None:
    figures = [Figure(Picture("a.png", f"絵{number}", 300), ()) for number in range(1, 5)]
    made = product(tmp_path, *[LINE] * 10, *figures, *[LINE] * 40)
    assert [problem.values["words"] for problem in made.problems] == ["絵3"]
