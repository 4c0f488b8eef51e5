"""A booklet's PDF read back: where each page stands on the paper, folded to 1 … N."""

import io

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from pikepdf import Array, Dictionary, Name

from tategumi import pdf
from tategumi.impose import Binding, Flip, saddle_stitch
from tategumi.paper import PAPERS, Paper
from tategumi.problems import Failed

from .folding import Halves, folded

PT_PER_MM = 72 / 25.4
A5 = PAPERS["a5"]
A4 = PAPERS["a4"].landscape


def numbered(count: int, paper: Paper = A5, bleed_mm: float = 0) -> bytes:
    """A PDF whose pages carry their number near the lower left corner."""
    document = pikepdf.new()
    document.docinfo["/Title"] = "紙の本"
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Courier)
    w, h, bleed = (mm * PT_PER_MM for mm in (paper.width, paper.height, bleed_mm))
    for number in range(1, count + 1):
        document.add_blank_page()
        page = document.pages[-1]
        page.MediaBox = Array([-bleed, -bleed, w + bleed, h + bleed])
        page.TrimBox = Array([0, 0, w, h])
        page.Resources = Dictionary(Font=Dictionary(F=font))
        page.Contents = document.make_stream(f"BT /F 20 Tf 30 30 Td ({number}) Tj ET".encode())
    result = io.BytesIO()
    document.save(result, deterministic_id=True)
    return result.getvalue()


def read(booklet: bytes) -> list[tuple[Halves, Halves]]:
    """The sheets as printed: for each half of each side the number on it, and if it is upright."""
    sides = []
    for page in pypdfium2.PdfDocument(booklet):
        text, fold = page.get_textpage(), page.get_width() / 2
        found = {False: "", True: ""}
        upright = {False: True, True: True}
        for index in range(text.count_chars()):
            character = text.get_text_range(index, 1)
            if character.isdigit():
                left, _, right, _ = text.get_charbox(index)
                half = (left + right) / 2 > fold
                found[half] += character
                upright[half] = abs(pdfium.FPDFText_GetCharAngle(text.raw, index)) < 0.1
        sides.append(
            tuple((int(found[h]) if found[h] else None, upright[h]) for h in (False, True))
        )
    return list(zip(sides[::2], sides[1::2], strict=True))


@pytest.mark.parametrize("binding", Binding)
@pytest.mark.parametrize("flip", Flip)
@pytest.mark.parametrize("count", [1, 4, 10, 23, 32])
def test_the_folded_paper_reads_from_1_to_n(count: int, flip: Flip, binding: Binding) -> None:
    sheets = saddle_stitch(count, binding, flip, blanks_before=count)
    book = folded(read(pdf.impose(numbered(count), sheets, flip=flip)), binding, flip)
    numbers = [number for number, _ in book]
    assert [number for number in numbers if number] == list(range(1, count + 1))
    assert numbers[-1] == count
    assert all(upright for number, upright in book if number)


def test_a5_pages_stand_on_a4_at_their_size_and_meet_at_the_fold() -> None:
    booklet = pdf.impose(numbered(4), saddle_stitch(4))
    pages = pypdfium2.PdfDocument(booklet)
    assert [page.get_size() for page in pages] == [
        pytest.approx((A4.width * PT_PER_MM, A4.height * PT_PER_MM), abs=0.01)
    ] * 2
    source = [page.get_textpage().get_charbox(0) for page in pypdfium2.PdfDocument(numbered(4))]
    front = pages[0].get_textpage()
    fold = A4.width / 2 * PT_PER_MM
    for index, number, left_edge in ((0, 1, fold - A5.width * PT_PER_MM), (-1, 4, fold)):
        left, bottom, right, top = source[number - 1]
        expected = (left + left_edge, bottom, right + left_edge, top)
        index %= front.count_chars()
        assert front.get_charbox(index) == pytest.approx(expected, abs=0.01)


def test_bleed_is_cut_at_the_fold() -> None:
    with_bleed = pdf.impose(numbered(4, bleed_mm=3), saddle_stitch(4))
    without = pdf.impose(numbered(4), saddle_stitch(4))
    boxes = [
        pypdfium2.PdfDocument(b)[0].get_textpage().get_charbox(0) for b in (with_bleed, without)
    ]
    assert boxes[0] == pytest.approx(boxes[1], abs=0.01)


@pytest.mark.parametrize(
    ("flip", "name"),
    [(Flip.SHORT_EDGE, "/DuplexFlipShortEdge"), (Flip.LONG_EDGE, "/DuplexFlipLongEdge")],
)
def test_the_print_dialogue_is_preset(flip: Flip, name: str) -> None:
    booklet = pikepdf.open(io.BytesIO(pdf.impose(numbered(4), saddle_stitch(4), flip=flip)))
    assert booklet.Root.ViewerPreferences == {"/PrintScaling": Name("/None"), "/Duplex": Name(name)}
    assert str(booklet.docinfo["/Title"]) == "紙の本"


def test_the_same_pages_give_the_same_bytes() -> None:
    first, second = (pdf.impose(numbered(12), saddle_stitch(12)) for _ in range(2))
    assert first == second


@pytest.mark.parametrize(
    ("page", "sheet"),
    [("a5", "a4"), ("a6", "a5"), ("b6", "b5"), ("b5", "b4"), ("a4", "a3"), ("shiroku", "a4")],
)
def test_the_sheet_is_the_smallest_with_room(page: str, sheet: str) -> None:
    booklet = pdf.impose(numbered(4, PAPERS[page]), saddle_stitch(4))
    expected = PAPERS[sheet].landscape
    size = pypdfium2.PdfDocument(booklet)[0].get_size()
    assert size == pytest.approx((expected.width * PT_PER_MM, expected.height * PT_PER_MM), abs=0.1)


@pytest.mark.parametrize("pages", [numbered(4), numbered(4, PAPERS["a3"])])
def test_pages_that_do_not_fit_are_a_problem(pages: bytes) -> None:
    with pytest.raises(Failed) as failure:
        pdf.impose(pages, saddle_stitch(4), PAPERS["a5"], path="book.pdf")
    assert [p.code for p in failure.value.problems] == ["booklet.too-large"]
    assert failure.value.problems[0].place.path == "book.pdf"


def test_what_is_no_pdf_is_a_problem() -> None:
    with pytest.raises(Failed) as failure:
        pdf.page_count(b"no PDF", "book.pdf")
    assert [p.code for p in failure.value.problems] == ["booklet.unreadable"]
