"""Preflight: a clean file is passed in silence, each planted defect is found with its page."""

import io
import time
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

import pypdfium2
from tategumi import pdf
from tategumi.cli import main
from tategumi.preflight import File, missing_rows, preflight
from tategumi.pressing import Pressing
from tategumi.problems import Locale
from tategumi.shops import SHOPS
from tategumi.tate import typeset

pytestmark = pytest.mark.needs("noto")

PT_PER_MM = 72 / 25.4
BLEED, WIDTH, HEIGHT = 3 * PT_PER_MM, 105 * PT_PER_MM, 148 * PT_PER_MM
PAGES = 8
STYLE = """
@page { size: 111mm 154mm; margin: 20mm; @bottom-center { content: counter(page) } }
html { font-family: "Noto Serif CJK JP"; font-size: 9pt; color: device-cmyk(0 0 0 1) }
section { break-after: page } section:last-child { break-after: auto }
"""
COLOPHON = "発行日二〇二六年四月一日 発行者見本太郎 連絡先a@example.com 印刷所見本印刷"


def made(pages: int = PAGES, colophon: str = COLOPHON) -> bytes:
    texts = [*["岸の柳は風を待ち、渡し守は舟を待つ。"] * (pages - 1), colophon]
    html = "<title>渡し場</title>" + "".join(f"<section>{text}</section>" for text in texts)
    return pdf.trimmed(typeset(html, [STYLE], Path()).pdf, 3)


def cover(spine: float, front_left: bool = True) -> bytes:
    sides = ("渡し場", "見本堂") if front_left else ("見本堂", "渡し場")
    place = "position: absolute; top: 50mm; left:"
    html = "".join(
        f"<p style='{place} {left}mm'>{text}"
        for left, text in zip((30, 150 + spine), sides, strict=True)
    )
    style = STYLE.replace("111mm", f"{216 + spine}mm").replace("counter(page)", "none")
    return pdf.trimmed(typeset(html, [style], Path()).pdf, 3)


def found(data: bytes, shop: str = "general", *more: bytes) -> list[tuple[str, str]]:
    files = [File(f"{n}.pdf", one) for n, one in enumerate((data, *more))]
    problems = preflight(files, Pressing(SHOPS[shop]))
    assert all(problem.text(locale) for problem in problems for locale in Locale)
    return [(p.code.removeprefix("preflight."), str(p.values.get("pages", ""))) for p in problems]


CLEAN = made()


def changed(change: Callable[[pikepdf.Pdf, pikepdf.Page], None], **saving: object) -> bytes:
    """The clean file, with something done to its third page."""
    with pikepdf.open(io.BytesIO(CLEAN)) as document:
        change(document, document.pages[2])
        out = io.BytesIO()
        document.save(out, **saving)
    return out.getvalue()


def drawing(content: str, **resources: object) -> Callable[[pikepdf.Pdf, pikepdf.Page], None]:
    def draw(document: pikepdf.Pdf, page: pikepdf.Page) -> None:
        for kind, entries in resources.items():
            for name, made in entries(document).items():
                page.add_resource(made, Name(f"/{kind}"), Name(name))
        page.contents_add(f"\nq {content} Q".encode())

    return draw


def picture(pixels: int, space: Name, bands: int) -> Callable:
    def entries(document: pikepdf.Pdf) -> dict[str, pikepdf.Object]:
        image = document.make_stream(
            b"\x80" * (pixels * pixels * bands),
            Type=Name.XObject,
            Subtype=Name.Image,
            Width=pixels,
            Height=pixels,
            BitsPerComponent=8,
            ColorSpace=space,
        )
        return {"/Planted": image}

    return entries


def font(**own: object) -> Callable:
    return lambda _: {"/Planted": Dictionary(Type=Name.Font, BaseFont=Name.Loose, **own)}


TYPE3 = font(
    Subtype=Name.Type3,
    FontBBox=[0, 0, 1, 1],
    FontMatrix=[1, 0, 0, 1, 0, 0],
    CharProcs=Dictionary(),
    Encoding=Dictionary(Differences=[]),
    FirstChar=0,
    LastChar=0,
    Widths=[0],
)


def annotate(document: pikepdf.Pdf, page: pikepdf.Page) -> None:
    page.Annots = Array([Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=[0, 0, 9, 9])])


def enlarge(document: pikepdf.Pdf, page: pikepdf.Page) -> None:
    for box in ("/MediaBox", "/BleedBox", "/TrimBox"):
        page[box] = Array([*list(page[box])[:2], *(float(n) + PT_PER_MM for n in page[box][2:])])


def rotate(document: pikepdf.Pdf, page: pikepdf.Page) -> None:
    page.Rotate = 90


def low_folios() -> bytes:
    style = STYLE.replace(
        "counter(page)", "counter(page); font-size: 5pt; line-height: 1; vertical-align: bottom"
    )
    texts = [f"<section>{'柳' * 3}</section>"] * 7 + [f"<section>{COLOPHON}</section>"]
    return pdf.trimmed(typeset("".join(texts), [style], Path()).pdf, 3)


def without_folio() -> bytes:
    style = STYLE + "@page bare { @bottom-center { content: none } } .bare { page: bare }"
    texts = [f"<section>{'柳' * 3}</section>"] * 7 + [f"<section>{COLOPHON}</section>"]
    texts[2] = texts[2].replace("<section", "<section class=bare")
    return pdf.trimmed(typeset("".join(texts), [style], Path()).pdf, 3)


def near(mm: float) -> bytes:
    style = STYLE + f".near {{ position: absolute; left: {mm - 20}mm }}"
    texts = [f"<section>{'柳' * 3}</section>"] * 7 + [f"<section>{COLOPHON}</section>"]
    texts[2] = "<section><p class=near>柳の下</p></section>"
    return pdf.trimmed(typeset("".join(texts), [style], Path()).pdf, 3)


WORD = "0 0 0 1 k BT /Planted 9 Tf 100 200 Td (a) Tj ET"
SQUARE = f"{10 * PT_PER_MM} 0 0 {10 * PT_PER_MM} 100 200 cm /Planted Do"
DEFECTS = {
    "rgb-picture": changed(drawing(SQUARE, XObject=picture(200, Name.DeviceRGB, 3))),
    "coarse": changed(drawing(SQUARE, XObject=picture(28, Name.DeviceGray, 1))),
    "rgb": changed(drawing("0 0 0 rg 100 200 50 50 re f")),
    "type3": changed(drawing(WORD, Font=TYPE3)),
    "fonts": changed(drawing(WORD, Font=font(Subtype=Name.Type1))),
    "four-blacks": changed(
        lambda d, p: p.contents_add(
            p.Contents.read_bytes().replace(b"0 0 0 1 scn", b"0.7 0.6 0.5 1 scn")
            if not isinstance(p.Contents, Array)
            else b"",
            prepend=False,
        )
    ),
    "annotation": changed(annotate),
    "transparent": changed(
        drawing("/Planted gs", ExtGState=lambda _: {"/Planted": Dictionary(ca=0.5)})
    ),
    "hairline": changed(drawing("0 0 0 1 K 0.1 w 100 100 m 200 100 l S")),
    "no-bleed": changed(drawing(f"0.5 g {BLEED} 100 60 60 re f")),
    "size": changed(enlarge),
    "rotated": changed(rotate),
    "folio": without_folio(),
    "near-trim": near(2 + 3),
}


def test_a_clean_file_is_passed_in_silence() -> None:
    assert found(CLEAN) == []
    assert found(CLEAN, "general", cover(Pressing().spine(PAGES))) == []


@pytest.mark.parametrize("code", DEFECTS)
def test_a_planted_defect_is_found_on_its_page(code: str) -> None:
    assert (code, "3") in found(DEFECTS[code])


@pytest.mark.parametrize("code", [c for c in DEFECTS if c not in ("size", "rotated", "no-bleed")])
def test_nothing_else_is_found(code: str) -> None:
    assert found(DEFECTS[code]) == [(code, "3")]


def test_a_folio_in_the_bleed_is_found() -> None:
    assert ("folio-beyond", f"1–{PAGES}") in found(low_folios())


def test_pages_that_are_no_multiple_are_found() -> None:
    assert found(made(9)) == [("multiple", "")]


def test_a_colophon_without_a_printer_is_found() -> None:
    assert found(made(colophon=COLOPHON.replace("印刷所見本印刷", ""))) == [("colophon", "")]


def test_an_encrypted_file_is_found() -> None:
    locked = changed(lambda *_: None, encryption=pikepdf.Encryption(owner="a", user=""))
    assert found(locked) == [("encrypted", "")]


@pytest.mark.parametrize(
    ("outside", "code"),
    [(cover(9.5), "spine"), (cover(Pressing().spine(PAGES), front_left=False), "front-right")],
)
def test_a_wrong_cover_is_found(outside: bytes, code: str) -> None:
    assert [name for name, _ in found(CLEAN, "general", outside)] == [code]


def test_art_that_runs_on_into_the_bleed_is_well() -> None:
    assert found(changed(drawing("0.5 g 0 100 60 60 re f"))) == []


def test_three_hundred_pages_take_a_second_at_most() -> None:
    long = made(300)
    start = time.process_time()
    assert found(long) == []
    assert time.process_time() - start < 1.5  # a busy machine's; some 0.3 s on a quiet one


def test_texts_and_their_reach_are_those_that_pdfium_finds() -> None:
    style = STYLE + "p { writing-mode: vertical-rl; height: 60mm } rt { font-size: 4pt }"
    text = "<p>岸の<ruby>柳<rt>やなぎ</rt></ruby>は――「風」を2026年に待つ。</p><b>AV fi</b>"
    page = pdf.trimmed(typeset(f"<section>{text}</section>" * 2, [style], Path()).pdf, 3)
    for index, facts in enumerate(pdf.inspect(page).pages):
        with pypdfium2.PdfDocument(page) as document:
            read = document[index].get_textpage()
            boxes = [read.get_charbox(n) for n in range(read.count_chars())]
            whole = read.get_text_range()
        assert sorted("".join(facts.text.split())) == sorted("".join(whole.split()))
        slack = 3  # points: boxes are rough
        assert facts.reach[0] <= min(box[0] for box in boxes if box[2] > box[0]) + slack
        assert facts.reach[1] <= min(box[1] for box in boxes if box[3] > box[1]) + slack
        assert facts.reach[2] >= max(box[2] for box in boxes) - slack
        assert facts.reach[3] >= max(box[3] for box in boxes) - slack


def test_codes_that_only_tables_explain_are_left_to_pdfium() -> None:
    assert pdf.inspect(DEFECTS["type3"]).pages[2].text is None
    assert pdf.inspect(CLEAN).pages[2].text is not None


def test_the_command_tells_and_fails(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "ja_JP.UTF-8")
    good, bad = tmp_path / "good.pdf", tmp_path / "bad.pdf"
    good.write_bytes(CLEAN)
    bad.write_bytes(DEFECTS["rgb"])
    assert main(["preflight", str(good), "--shop", "一般"]) == 0
    assert "指摘はありません" in capsys.readouterr().out
    assert main(["preflight", str(bad)]) == 1
    assert "3 ページの文字や線が RGB" in capsys.readouterr().err


def test_a_colophon_with_white_pages_behind_it_is_found() -> None:
    texts = ["岸の柳", COLOPHON, *["7"] * 9]
    assert [*missing_rows(texts, SHOPS["general"])] == []
