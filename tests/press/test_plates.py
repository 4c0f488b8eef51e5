"""Pictures of whole pages (全面) and of two that face each other (見開き): out to the bleed."""

import io
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

import pypdfium2
from tategumi import for_press, products
from tategumi.formats import FORMATS
from tategumi.model import Book, Document, Extent, Figure, Link, Metadata, Paragraph, Role, Text
from tategumi.model import Image as Picture
from tategumi.pressing import Pressing
from tategumi.printing import Edge, Opening, Printing
from tategumi.problems import Place
from tategumi.shops import Marks

pytestmark = pytest.mark.needs("noto")

PX_PER_MM = 4
BLEED = 3
TEXT = (Paragraph((Text("岸の柳は風を待ち、渡し守は舟を待っている。" * 9),)),)
QUARTERS = ((200, 40, 40), (40, 160, 40), (40, 40, 200), (200, 160, 40))


def four(width: int, height: int) -> Image.Image:
    """A picture whose four upright strips have colours of their own, from the left."""
    made = Image.new("RGB", (width, height))
    for place, colour in enumerate(QUARTERS):
        made.paste(colour, (width * place // 4, 0, width * (place + 1) // 4, height))
    return made


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("book")
    four(216 * 4, 154 * 4).save(folder / "wide.png")
    four(111 * 4, 154 * 4).save(folder / "tall.png")
    return folder


def designed(columns: int) -> Printing:
    format = replace(FORMATS["bunko"], columns=columns, characters=39 // columns)
    return Printing(format, Edge.HEAD, Edge.HEAD, Opening.PAGE, None, Place("b"), bleed=BLEED)


def screen(root: Path, *blocks: object, columns: int = 1) -> bytes:
    design = designed(columns)
    book = Book(Metadata("絵"), (Document("one", Role.CHAPTER, (Text("川"),), blocks),))
    html = products.markup(book, design, root)
    made = products.pages(html, design, root, "book.html", [])
    assert made.problems == ()
    return made.data


def shown(data: bytes, number: int) -> Image.Image:
    page = pypdfium2.PdfDocument(data)[number - 1]
    return page.render(scale=PX_PER_MM * 25.4 / 72).to_pil().convert("RGB")


def colours(page: Image.Image, *, from_edge: float) -> list[tuple[int, ...]]:
    """What stands at the middle of the left and of the right edge, and at all four corners."""
    inset = round(from_edge * PX_PER_MM) + 2
    right, low = page.width - 1 - inset, page.height - 1 - inset
    places = [(x, y) for x in (inset, right) for y in (page.height // 2, inset, low)]
    return [page.getpixel(place) for place in places]


def near(found: tuple[int, ...], colour: tuple[int, ...]) -> bool:
    return all(abs(a - b) < 12 for a, b in zip(found, colour, strict=True))


@pytest.mark.parametrize("columns", [1, 2])
def test_a_full_page_is_covered_and_bears_no_furniture(root: Path, columns: int) -> None:
    figure = Figure(Picture("tall.png", "川"), (Text("霧"),), Extent.FULL_PAGE)
    data = screen(root, *TEXT, figure, *TEXT, columns=columns)
    assert len(pypdfium2.PdfDocument(data)) == 3
    assert pypdfium2.PdfDocument(data)[1].get_textpage().get_text_range().strip() == ""
    edges = colours(shown(data, 2), from_edge=0)
    assert all(near(edge, QUARTERS[0]) for edge in edges[:3])
    assert all(near(edge, QUARTERS[3]) for edge in edges[3:])


@pytest.mark.parametrize("before", [1, 2])
def test_a_spread_stands_on_pages_that_face_each_other(root: Path, before: int) -> None:
    """Right pages are even: its right half comes first, and the middle lies in the fold."""
    figure = Figure(Picture("wide.png", "川"), (), Extent.SPREAD)
    pages = [Figure(Picture("tall.png"), (), Extent.FULL_PAGE)] * (before - 1)
    data = screen(root, *TEXT, *pages, figure, *TEXT)
    first = 2 if before == 1 else 4
    assert len(pypdfium2.PdfDocument(data)) == first + 2
    right, left = (colours(shown(data, page), from_edge=0) for page in (first, first + 1))
    for page, halves in ((right, QUARTERS[2:]), (left, QUARTERS[:2])):
        assert all(near(edge, halves[0]) for edge in page[:3])
        assert all(near(edge, halves[1]) for edge in page[3:])


def test_they_run_out_to_the_bleed_and_no_further(root: Path) -> None:
    spread = Figure(Picture("wide.png", "川"), (), Extent.SPREAD)
    full = Figure(Picture("tall.png", "川"), (), Extent.FULL_PAGE)
    settings = replace(Pressing(), marks=Marks.TOMBO)
    made = for_press.press_pages(screen(root, *TEXT, spread, full), "b.pdf", settings).data
    with pikepdf.open(io.BytesIO(made)) as book:
        media, bleed = (
            [float(side) for side in book.pages[2][box]] for box in ("/MediaBox", "/BleedBox")
        )
    room = (bleed[0] - media[0]) * 25.4 / 72
    for number in (2, 3, 4):
        page = shown(made, number)
        inside = colours(page, from_edge=room)
        assert not any(near(colour, (255, 255, 255)) for colour in inside)
        beyond = [page.getpixel((x, 150)) for x in (int(room * PX_PER_MM) - 3, 2)]
        assert all(near(colour, (255, 255, 255)) for colour in beyond)


def test_each_has_a_hidden_folio_of_its_own(root: Path) -> None:
    full = Figure(Picture("tall.png", "川"), (), Extent.FULL_PAGE)
    made = for_press.press_pages(screen(root, *TEXT, full, full, full), "b.pdf", Pressing()).data
    texts = [p.get_textpage().get_text_range().strip() for p in pypdfium2.PdfDocument(made)]
    assert texts[1:4] == ["2", "3", "4"]


@pytest.mark.parametrize("extent", [Extent.FULL_PAGE, Extent.SPREAD])
@pytest.mark.parametrize("columns", [1, 2])
def test_links_lead_to_a_document_that_has_a_plate_alone(
    root: Path, extent: Extent, columns: int
) -> None:
    plate = Document("plate", Role.CHAPTER, (), (Figure(Picture("tall.png"), (), extent),))
    text = Document(
        "one", Role.CHAPTER, (Text("川"),), (Paragraph((Link("plate", (Text("口絵"),)),)),)
    )
    design = designed(columns)
    html = products.markup(Book(Metadata("絵"), (text, plate)), design, root)
    made = products.pages(html, design, root, "book.html", [])
    assert made.problems == ()
    assert made.anchors["p-plate"] == 2
