"""What book.yaml says under ``press:``, each setting seen in the file that is made."""

import io
import re
import shutil
import subprocess
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import get_type_hints

import pikepdf
import pytest
from PIL import Image

import pypdfium2
from tategumi import for_press, pdf, products
from tategumi.choices import Choice, words_of
from tategumi.formats import FORMATS
from tategumi.located import Located, read
from tategumi.located.nodes import parse
from tategumi.model import Book, Creator, Document, Figure, Metadata, Paragraph, Role, Text
from tategumi.model import Image as Picture
from tategumi.output import write_parts
from tategumi.pressing import Folios, HiddenFolio, Pressing
from tategumi.printing import Edge, Opening, Printing, Settings
from tategumi.problems import Failed, Place
from tategumi.tate import typeset

pytestmark = pytest.mark.needs("noto")

PT_PER_MM = 72 / 25.4
PROFILES = [*Path("/usr/share/color/icc").rglob("*cmyk*.icc")]
needs_profile = pytest.mark.skipif(not PROFILES, reason="no CMYK profile is installed")
needs_gs = pytest.mark.skipif(not shutil.which("gs"), reason="Ghostscript is not installed")
DAY = date(2026, 4, 1)
TEXT = (Paragraph((Text("岸の柳は風を待ち、渡し守は舟を待っている。" * 5),)),) * 8
BOOK = Book(
    Metadata("渡し場", creators=(Creator("見本太郎"),), date=DAY),
    (
        Document("title-page", Role.TITLE_PAGE),
        Document("toc", Role.TOC),
        Document("one", Role.CHAPTER, (Text("柳"),), TEXT),
        Document(
            "two", Role.CHAPTER, (Text("橋"),), (Figure(Picture("a.png", "橋", 96, 96)), *TEXT)
        ),
        Document("colophon", Role.COLOPHON),
    ),
)


def pressing(text: str) -> Pressing:
    """The settings as book.yaml has them."""
    problems = []
    settings = read(parse(text, "book.yaml"), Pressing, problems)
    assert problems == []
    return settings


def design(settings: Pressing) -> Printing:
    printing = Printing(FORMATS["bunko"], Edge.HEAD, Edge.HEAD, Opening.LEAF, None, Place("b"))
    everywhere = settings.folios is Folios.ALL
    return replace(printing, first_page=settings.first_page, everywhere=everywhere)


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("book")
    Image.new("RGB", (400, 400), (200, 30, 60)).save(folder / "a.png")
    if PROFILES:
        shutil.copy(PROFILES[0], folder / "press.icc")
    return folder


def pressed(text: str, root: Path) -> tuple[bytes, products.Product]:
    """The pages for the screen, and those for the press."""
    settings = pressing(text)
    html = products.markup(BOOK, design(settings), root)
    screen = products.pages(html, design(settings), root, "book.html", []).data
    return screen, for_press.press_pages(screen, "book.pdf", settings, root, DAY)


def inks(data: bytes, tmp_path: Path) -> list[list[float]]:
    path = tmp_path / "press.pdf"
    path.write_bytes(data)
    command = ["gs", "-q", "-o", "-", "-sDEVICE=inkcov", str(path)]
    found = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    return [[*map(float, row.split()[:4])] for row in found.splitlines() if "CMYK" in row]


def texts(data: bytes) -> list[str]:
    return [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(data)]


def numbers(text: str) -> list[str]:
    return [*re.findall("[0-9]+", text), "".join(char for char in text if char.isdigit())]


@pytest.mark.parametrize("shape", [Pressing, Settings, HiddenFolio])
def test_every_choice_may_be_written_in_japanese(shape: type) -> None:
    for name, hint in get_type_hints(shape).items():
        if name == "format":  # sizes have their names in all languages
            continue
        members = [hint] if isinstance(hint, type) else [*getattr(hint, "__args__", ())]
        for member in members:
            if isinstance(member, type) and issubclass(member, Choice):
                assert all(
                    any(not word.isascii() or "PDF" in word for word in words_of(one))
                    for one in member
                ), (name, member)


def test_the_settings_mean_the_same_in_both_languages() -> None:
    english = (
        "{ink: gray, pdf: x-1a, files: numbered, folios: all, first-page: cover, marks: tombo,"
        " blanks: end, multiple: 4, bleed: {head: 3mm, gutter: 0},"
        " hidden-folio: {at: fore-edge, digits: beside, inside: 2mm, size: 6pt}}"
    )
    japanese = (
        "{ink: グレースケール, pdf: PDF/X-1a, files: 連番, folios: 全ページ, first-page: 表紙から,"
        " marks: トンボ, blanks: 終わり, multiple: 4, bleed: {head: 3mm, gutter: 0mm},"
        " hidden-folio: {at: 小口, digits: 横, inside: 2mm, size: 6pt}}"
    )
    assert pressing(english) == pressing(japanese)
    assert pressing("{bleed: 0}") == pressing("{bleed: 0mm}")


@needs_gs
@pytest.mark.parametrize(("ink", "operator"), [("k", b"k"), ("gray", b"g")])
def test_one_ink(ink: str, operator: bytes, root: Path, tmp_path: Path) -> None:
    _, made = pressed(f"{{ink: {ink}}}", root)
    assert all(row[:3] == [0, 0, 0] for row in inks(made.data, tmp_path))
    with pikepdf.open(io.BytesIO(made.data)) as document:
        drawn = b" ".join(page.Contents.read_bytes() for page in document.pages)
    assert not re.search(rb"\s(rg|RG)\s", drawn)
    assert re.search(rb"\s%s\s" % operator, drawn)


@needs_gs
@needs_profile
def test_four_inks_by_the_profile_of_the_press(root: Path, tmp_path: Path) -> None:
    _, made = pressed("{ink: cmyk, icc: press.icc}", root)
    found = inks(made.data, tmp_path)
    coloured = [row for row in found if any(row[:3])]
    assert len(coloured) == 1  # the picture's page; text is of black alone
    _, magenta, _, _ = coloured[0]
    assert magenta > 0.02
    with pikepdf.open(io.BytesIO(made.data)) as document:
        (picture,) = (
            obj
            for obj in document.objects
            if isinstance(obj, pikepdf.Stream) and obj.get("/Subtype") == "/Image"
        )
        cyan, magenta, yellow, _ = pikepdf.PdfImage(picture).as_pil_image().getpixel((9, 9))
    assert magenta > yellow > cyan  # a red


def test_gradients_become_ink(tmp_path: Path) -> None:
    style = "p { height: 20mm; background: linear-gradient(red, gold) }"
    made = typeset("<p></p>", ["@page { size: 60mm 60mm }", style], Path()).pdf
    settings = Pressing()
    with pikepdf.open(io.BytesIO(for_press.press_pages(made, "a", settings).data)) as document:
        whole = b" ".join(o.unparse() for o in document.objects if "/Shading" in repr(o)[:2000])
        assert b"DeviceRGB" not in whole


@pytest.mark.parametrize("text", ["{ink: cmyk}", "{pdf: x-4}"])
def test_what_needs_a_profile_says_so(text: str, root: Path) -> None:
    (problem,) = for_press.mistakes(pressing(text), root)
    assert problem.code == "press.icc-wanted"


@pytest.mark.parametrize(
    ("name", "code"),
    [("none.icc", "file.missing"), ("../press.icc", "file.outside"), ("a.png", "press.icc")],
)
def test_a_profile_that_is_none_is_an_error_at_its_place(name: str, code: str, root: Path) -> None:
    place = Place("book.yaml", 3, 8)
    (problem,) = for_press.mistakes(Pressing(icc=Located(name, place)), root)
    assert (problem.code, problem.place) == (code, place)


def test_x_1a_says_what_the_standard_asks_for(root: Path) -> None:
    screen, made = pressed("{pdf: x-1a}", root)
    assert made.data.startswith(b"%PDF-1.3")
    with pikepdf.open(io.BytesIO(made.data)) as document:
        info, (intent,) = document.docinfo, document.Root.OutputIntents
        assert str(info["/GTS_PDFXVersion"]) == "PDF/X-1:2001"
        assert str(info["/GTS_PDFXConformance"]) == "PDF/X-1a:2001"
        assert info["/Trapped"] == "/False"
        assert str(info["/CreationDate"]) == str(info["/ModDate"]) == "D:20260401000000Z"
        assert (intent.S, str(intent.OutputConditionIdentifier)) == ("/GTS_PDFX", "JC200103")
        assert len(document.trailer.ID) == 2
        assert all("/TrimBox" in page.obj and "/Group" not in page.obj for page in document.pages)
        kinds = {
            str(obj.get("/Subtype")) for obj in document.objects if isinstance(obj, pikepdf.Stream)
        }
        assert "/OpenType" not in kinds
        assert b"/ObjStm" not in made.data
    plain = for_press.press_pages(screen, "book.pdf", Pressing(), root).data
    for one, other in zip(*map(pypdfium2.PdfDocument, (plain, made.data)), strict=True):
        assert one.render().to_pil().tobytes() == other.render().to_pil().tobytes()


def test_x_1a_refuses_what_shines_through() -> None:
    style = "@page { size: 60mm 60mm } p { color: rgb(0 0 0 / 50%) }"
    screen = typeset("<p>a</p><p style='break-before: page'>b</p>", [style], Path()).pdf
    with pytest.raises(Failed) as failure:
        for_press.press_pages(screen, "book.pdf", pressing("{pdf: x-1a}"))
    (problem,) = failure.value.problems
    assert (problem.code, problem.values["pages"]) == ("press.transparent", "1–2")


@needs_profile
def test_x_4_has_its_profile_and_metadata(root: Path) -> None:
    _, made = pressed("{pdf: x-4, icc: press.icc}", root)
    assert made.data.startswith(b"%PDF-1.6")
    with pikepdf.open(io.BytesIO(made.data)) as document, document.open_metadata() as metadata:
        (intent,) = document.Root.OutputIntents
        assert intent.DestOutputProfile.read_bytes() == PROFILES[0].read_bytes()
        assert intent.DestOutputProfile.N == 4
        assert metadata["{http://www.npes.org/pdfx/ns/id/}GTS_PDFXVersion"] == "PDF/X-4"
        assert metadata["pdf:Trapped"] == "False"
        assert metadata["xmp:CreateDate"].startswith("2026-04-01")
        assert metadata["xmpMM:DocumentID"].startswith("uuid:")


@pytest.mark.parametrize(("said", "first"), [("3", 3), ("cover", 3), ("1", 1), ("12", 12)])
def test_folios_contents_and_labels_count_from_the_first_page(
    said: str, first: int, root: Path
) -> None:
    screen, made = pressed(f"{{first-page: {said}}}", root)
    for place, text in enumerate(texts(made.data)):
        assert str(first + place) in numbers(text)
    with pikepdf.open(io.BytesIO(screen)) as document:
        assert [page.label for page in document.pages][:2] == [str(first), str(first + 1)]
        chapter = pdf.destinations(screen)["p-two"]
        contents = pdf.destinations(screen)["p-toc"]
    assert str(first + chapter - 1) in re.findall("[0-9]+", texts(screen)[contents - 1])


def test_the_bleed_of_each_edge(root: Path) -> None:
    _, made = pressed("{bleed: {head: 4mm, foot: 5mm, gutter: 0, fore-edge: 6mm}}", root)
    with pikepdf.open(io.BytesIO(made.data)) as document:
        for index, page in enumerate(document.pages):
            trim, bleed = ([float(n) / PT_PER_MM for n in b] for b in (page.TrimBox, page.BleedBox))
            assert (trim[2] - trim[0], trim[3] - trim[1]) == pytest.approx((105, 148), abs=0.01)
            sides = (0, 6) if index % 2 else (6, 0)  # the first page is a left one
            left, below, right, above = (abs(a - b) for a, b in zip(trim, bleed, strict=True))
            assert (left, below, right, above) == pytest.approx(
                (sides[0], 5, sides[1], 4), abs=0.01
            )


def test_the_folio_on_every_page(root: Path) -> None:
    screen, made = pressed("{folios: all}", root)
    assert made.problems[-1].values["hidden"] == made.problems[-1].values["blanks"]
    for number, text in enumerate(texts(screen), 1):  # titles, white pages and the colophon too
        assert str(number) in re.findall("[0-9]+", text)


def test_no_hidden_folios_where_none_are_wanted(root: Path) -> None:
    _, made = pressed("{folios: text}", root)
    assert made.problems[-1].values["hidden"] == 0
    assert "1" not in numbers(texts(made.data)[0])


@pytest.mark.parametrize("ink", ["k", "gray"])
def test_white_pages_that_fill_up_may_have_nothing_at_all(ink: str, root: Path) -> None:
    screen, made = pressed(f"{{folios: text, multiple: 16, ink: {ink}}}", root)
    added = len(texts(made.data)) - len(texts(screen))
    assert 0 < added <= [text.strip() for text in texts(made.data)].count("")


@pytest.mark.parametrize(
    ("settings", "side", "at"),
    [
        ("{}", "gutter", 0.6),
        ("{inside: 2mm, size: 8pt}", "gutter", 2),
        ("{at: fore-edge, inside: 3mm, digits: beside}", "fore-edge", 3),
    ],
)
def test_where_hidden_folios_stand(settings: str, side: str, at: float, root: Path) -> None:
    _, made = pressed(f"{{hidden-folio: {settings}, first-page: 101, bleed: 0}}", root)
    digits = boxes(made.data, 0, "101")
    left, right = min(box[0] for box in digits), max(box[2] for box in digits)
    edge = 105 - right / PT_PER_MM if side == "gutter" else left / PT_PER_MM
    assert edge == pytest.approx(at, abs=0.5)
    stacked = len({round(box[1]) for box in digits}) == 3
    assert stacked == ("beside" not in settings)


def boxes(data: bytes, index: int, wanted: str) -> list[tuple[float, ...]]:
    text = pypdfium2.PdfDocument(data)[index].get_textpage()
    return [
        text.get_charbox(n)
        for n in range(text.count_chars())
        if text.get_text_range(n, 1) in wanted
    ]


def test_a_multiple_of_the_books_own(root: Path) -> None:
    _, made = pressed("{multiple: 16}", root)
    assert made.problems[-1].values["pages"] % 16 == 0


def test_a_file_for_each_page_and_none_from_before(root: Path, tmp_path: Path) -> None:
    _, made = pressed("{files: numbered}", root)
    pages = made.problems[-1].values["pages"]
    assert [*made.parts] == [f"{number:03}.pdf" for number in range(1, pages + 1)]
    whole = texts(made.data)
    for number, data in enumerate(made.parts.values()):
        assert texts(data) == [whole[number]]
    target = tmp_path / "press.pdf"
    (tmp_path / "press").mkdir()
    (tmp_path / "press" / "999.pdf").write_bytes(b"old")
    write_parts(target, made.parts)
    assert sorted(path.name for path in (tmp_path / "press").iterdir()) == [*made.parts]


@pytest.mark.parametrize(
    "standard", ["x-1a", pytest.param("x-4, icc: press.icc", marks=needs_profile)]
)
def test_files_of_single_pages_are_of_the_same_standard(standard: str, root: Path) -> None:
    _, made = pressed(f"{{pdf: {standard}, files: numbered}}", root)
    with pikepdf.open(io.BytesIO(made.data)) as whole:
        info = {key: str(value) for key, value in whole.docinfo.items()}
    for data in made.parts.values():
        assert data[:8] == made.data[:8]
        with pikepdf.open(io.BytesIO(data)) as document:
            assert {key: str(value) for key, value in document.docinfo.items()} == info
            assert document.Root.OutputIntents[0].S == "/GTS_PDFX"
            assert ("/Metadata" in document.Root) == ("icc" in standard)


def test_what_the_colophon_lacks_is_told(root: Path) -> None:
    _, made = pressed("{}", root)
    rows = [problem.values["row"] for problem in made.problems if problem.code == "press.colophon"]
    assert rows == ["連絡先", "印刷所"]


def test_coarse_pictures_are_told_with_their_pages(root: Path, tmp_path: Path) -> None:
    Image.new("L", (90, 90), 128).save(tmp_path / "a.png")
    _, made = pressed("{first-page: 3}", tmp_path)
    coarse, *_ = made.problems
    assert (coarse.code, coarse.values["dpi"]) == ("press.coarse", 90)
    screen, _ = pressed("{first-page: 3}", tmp_path)
    assert coarse.values["pages"] == str(pdf.destinations(screen)["p-two"] + 2)
