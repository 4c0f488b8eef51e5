"""A booklet's PDF read back: where each page stands on the paper, folded to 1 … N."""

import io

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

import pypdfium2
import pypdfium2.raw as pdfium
from tategumi import pdf
from tategumi.impose import Binding, Flip, Plan, Style, sheets
from tategumi.paper import PAPERS, Paper
from tategumi.problems import Failed

from . import folding

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


def read(booklet: bytes, plan: Plan) -> list[folding.Side]:
    """The sides as printed: for each cell the number on it, and if it is upright."""
    sides = []
    columns, rows = plan.grid
    for page in pypdfium2.PdfDocument(booklet):
        text, (width, height) = page.get_textpage(), page.get_size()
        found = {(row, column): "" for row in range(rows) for column in range(columns)}
        upright = dict.fromkeys(found, True)
        for index in range(text.count_chars()):
            character = text.get_text_range(index, 1)
            if character.isdigit():
                left, bottom, right, top = text.get_charbox(index)
                column = int((left + right) / 2 / width * columns)
                cell = rows - 1 - int((bottom + top) / 2 / height * rows), column
                upright[cell] = abs(pdfium.FPDFText_GetCharAngle(text.raw, index)) < 0.1
                found[cell] += character
        grid = [[(row, column) for column in range(columns)] for row in range(rows)]
        sides.append(
            tuple(tuple((int(found[c] or 0) or None, upright[c]) for c in row) for row in grid)
        )
    return sides


def made(count: int, plan: Plan, **settings: object) -> bytes:
    paper = PAPERS["a7"] if plan.style is Style.ORIHON else PAPERS["a6"]
    source = numbered(count, settings.pop("page", paper))
    return pdf.impose(source, sheets(count, plan, count), plan, **settings).pdf


def assert_reads_on(cells: list[folding.Cell], count: int) -> None:
    numbers = [number for number, _ in cells]
    assert [number for number in numbers if number] == list(range(1, count + 1))
    assert numbers[-1] == count
    assert all(upright for number, upright in cells if number)


@pytest.mark.parametrize("style", [Style.SADDLE, Style.FOUR_UP])
@pytest.mark.parametrize("binding", Binding)
@pytest.mark.parametrize("flip", Flip)
@pytest.mark.parametrize(("count", "signature"), [(1, None), (10, 2), (23, None), (32, 4)])
def test_the_folded_paper_reads_from_1_to_n(
    count: int, signature: int | None, flip: Flip, binding: Binding, style: Style
) -> None:
    plan = Plan(style, binding, flip, signature)
    sides = read(made(count, plan), plan)
    strips = folding.strips(list(zip(sides[::2], sides[1::2], strict=True)), flip)
    size = signature or len(strips)
    piles = [strips[start : start + size] for start in range(0, len(strips), size)]
    assert_reads_on([cell for pile in piles for cell in folding.folded(pile, binding)], count)


@pytest.mark.parametrize("binding", Binding)
@pytest.mark.parametrize("count", [1, 7, 8, 13])
def test_the_slit_paper_reads_from_1_to_n(count: int, binding: Binding) -> None:
    plan = Plan(Style.ORIHON, binding)
    sides = read(made(count, plan), plan)
    assert_reads_on([cell for side in sides for cell in folding.slit(side, binding)], count)


# --- places on the paper
def first_digit(booklet: bytes, page: int) -> tuple[float, ...]:
    return pypdfium2.PdfDocument(booklet)[page].get_textpage().get_charbox(0)


def test_inner_sheets_creep_towards_the_fold() -> None:
    """Each by the paper's thickness, from both sides, the outermost not at all."""
    plan, thick = Plan(), 0.12
    still, crept = (
        [g for page in pypdfium2.PdfDocument(made(40, plan, creep=c)) for g in boxes_of(page)]
        for c in (0, thick)
    )
    fold = PAPERS["a5"].landscape.width / 2 * PT_PER_MM
    for index, (before, after) in enumerate(zip(still, crept, strict=True)):
        depth = index // 4
        towards = 1 if before[0] < fold else -1
        assert after[0] - before[0] == pytest.approx(towards * depth * thick * PT_PER_MM, abs=0.02)


def boxes_of(page: pypdfium2.PdfPage) -> list[tuple[float, ...]]:
    """The first digit of each of the two halves."""
    text, fold = page.get_textpage(), page.get_width() / 2
    places = (i for i in range(text.count_chars()) if text.get_text_range(i, 1).isdigit())
    boxes = sorted(text.get_charbox(index) for index in places)
    return [boxes[0], next(box for box in boxes if box[0] >= fold)]


@pytest.mark.parametrize("angle", [90, 180, 270])
def test_rotated_pages_land_as_they_are_shown(angle: int) -> None:
    """Pages laid on their side by the file and turned back by /Rotate are pages like any other."""
    upright = numbered(4)
    with pikepdf.open(io.BytesIO(upright)) as document:
        for page in document.pages:
            w, h = (float(n) for n in [*page.MediaBox][2:])
            turned = {90: (0, 1, -1, 0, h, 0), 180: (-1, 0, 0, -1, w, h), 270: (0, -1, 1, 0, 0, w)}
            if angle != 180:
                page.MediaBox = page.TrimBox = Array([0, 0, h, w])
            page.contents_add(" ".join(map(str, turned[angle])).encode() + b" cm\n", prepend=True)
            page.Rotate = angle
        out = io.BytesIO()
        document.save(out)
    plan = Plan()
    expected = pdf.impose(upright, sheets(4, plan), plan)
    got = pdf.impose(out.getvalue(), sheets(4, plan), plan)
    assert got.paper == expected.paper == A4
    assert read(got.pdf, plan) == read(expected.pdf, plan)
    for page in (0, 1):
        assert first_digit(got.pdf, page) == pytest.approx(
            first_digit(expected.pdf, page), abs=0.05
        )


@pytest.mark.parametrize(
    ("page", "style", "sheet"),
    [
        ("a6", Style.FOUR_UP, "a4"),
        ("b6", Style.SADDLE, "b5"),
        ("b5", Style.SADDLE, "b4"),
        ("a7", Style.ORIHON, "a4"),
        ("a6", Style.ORIHON, "a3"),
    ],
)
def test_sheets_of_all_styles(page: str, style: Style, sheet: str) -> None:
    plan = Plan(style)
    got = pdf.impose(numbered(8, PAPERS[page]), sheets(8, plan), plan).paper
    assert {got.width, got.height} == {PAPERS[sheet].width, PAPERS[sheet].height}
    assert (got.width < got.height) == (style is Style.FOUR_UP)


def test_crop_marks_stand_where_the_sheet_is_larger_and_print_black_only() -> None:
    def strokes(page: Paper, paper: Paper) -> int:
        plan = Plan()
        made = pdf.impose(numbered(4, page), sheets(4, plan), plan, paper)
        with pikepdf.open(io.BytesIO(made.pdf)) as document:
            content = document.pages[0].Contents.read_bytes()
        assert b"RG" not in content
        assert content.count(b" S") == content.count(b"0 0 0 1 K")
        return content.count(b" S")

    assert strokes(PAPERS["a6"], PAPERS["a5"]) == 0
    assert strokes(PAPERS["shiroku"], PAPERS["a4"]) == 4 + 6
    assert strokes(A5, PAPERS["a3"]) == 4 + 6


def test_sides_for_printing_by_hand() -> None:
    plan = Plan()
    whole = made(12, plan)
    found = {name: read(data, plan) for name, data in pdf.sides(whole).items()}
    all_sides = read(whole, plan)
    assert found == {
        "front": all_sides[::2],
        "back": all_sides[1::2],
        "back-reversed": all_sides[1::2][::-1],
    }


def test_a5_pages_stand_on_a4_at_their_size_and_meet_at_the_fold() -> None:
    booklet = pdf.impose(numbered(4), sheets(4, Plan()), Plan()).pdf
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
    with_bleed = pdf.impose(numbered(4, bleed_mm=3), sheets(4, Plan()), Plan()).pdf
    without = pdf.impose(numbered(4), sheets(4, Plan()), Plan()).pdf
    boxes = [
        pypdfium2.PdfDocument(b)[0].get_textpage().get_charbox(0) for b in (with_bleed, without)
    ]
    assert boxes[0] == pytest.approx(boxes[1], abs=0.01)


@pytest.mark.parametrize(
    ("flip", "name"),
    [(Flip.SHORT_EDGE, "/DuplexFlipShortEdge"), (Flip.LONG_EDGE, "/DuplexFlipLongEdge")],
)
def test_the_print_dialogue_is_preset(flip: Flip, name: str) -> None:
    booklet = pikepdf.open(io.BytesIO(made(4, Plan(flip=flip))))
    assert booklet.Root.ViewerPreferences == {"/PrintScaling": Name("/None"), "/Duplex": Name(name)}
    assert str(booklet.docinfo["/Title"]) == "紙の本"


def test_the_same_pages_give_the_same_bytes() -> None:
    first, second = (made(12, Plan()) for _ in range(2))
    assert first == second


@pytest.mark.parametrize(
    ("page", "sheet"),
    [("a5", "a4"), ("a6", "a5"), ("b6", "b5"), ("b5", "b4"), ("a4", "a3"), ("shiroku", "a4")],
)
def test_the_sheet_is_the_smallest_with_room(page: str, sheet: str) -> None:
    booklet = pdf.impose(numbered(4, PAPERS[page]), sheets(4, Plan()), Plan()).pdf
    expected = PAPERS[sheet].landscape
    size = pypdfium2.PdfDocument(booklet)[0].get_size()
    assert size == pytest.approx((expected.width * PT_PER_MM, expected.height * PT_PER_MM), abs=0.1)


@pytest.mark.parametrize("pages", [numbered(4), numbered(4, PAPERS["a3"])])
def test_pages_that_do_not_fit_are_a_problem(pages: bytes) -> None:
    with pytest.raises(Failed) as failure:
        pdf.impose(pages, sheets(4, Plan()), Plan(), PAPERS["a5"], path="book.pdf")
    assert [p.code for p in failure.value.problems] == ["booklet.too-large"]
    assert failure.value.problems[0].place.path == "book.pdf"


def test_what_is_no_pdf_is_a_problem() -> None:
    with pytest.raises(Failed) as failure:
        pdf.page_count(b"no PDF", "book.pdf")
    assert [p.code for p in failure.value.problems] == ["booklet.unreadable"]
