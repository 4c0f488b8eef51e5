"""The command ``tategumi``, as authors call it: what it writes, what it says, its exit status."""

import io
import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pikepdf
import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from PIL import Image

import pypdfium2
from tategumi.cli import main

from ..pdf_text import glyphs, text_of

pytestmark = pytest.mark.needs("machine")

STORY = """雪の駅
見本太郎

一

　終点の駅には雪が降っていた。

二

　朝になると雪はやんでいた。
"""


CHAPTER = re.compile("item/xhtml/p-[0-9]{8}[.]xhtml")


def first_chapter(book: zipfile.ZipFile) -> str:
    name = next(name for name in book.namelist() if CHAPTER.fullmatch(name))
    return book.read(name).decode()


@pytest.fixture(autouse=True)
def _english(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "yuki.txt"
    path.write_text(STORY, "utf-8")
    return path


def words(pdf: Path) -> str:
    return text_of(glyphs(pdf.read_bytes()))


def test_convert_makes_both_books_of_one_manuscript(story: Path) -> None:
    assert main(["convert", "yuki.txt", "--out", "out"]) == 0
    assert "終点の駅には雪が降っていた。" in words(Path("out/yuki.pdf"))
    with zipfile.ZipFile("out/yuki.epub") as book:
        package = book.read("item/standard.opf").decode()
        names = book.namelist()
    assert "<dc:title" in package
    assert "雪の駅" in package
    assert "見本太郎" in package
    assert len([name for name in names if CHAPTER.fullmatch(name)]) == 2


def test_convert_writes_the_manuscript_in_another_notation(story: Path) -> None:
    assert main(["convert", "yuki.txt", "--to", "markdown,text,aozora"]) == 0
    markdown = Path("yuki.md").read_text("utf-8")
    assert markdown.startswith("---\ntitle: 雪の駅\nauthor:\n  - 見本太郎\n---\n")
    assert "## 一\n\n終点の駅には雪が降っていた。\n" in markdown
    assert "　終点の駅には雪が降っていた。\n" in Path("yuki.text.txt").read_text("utf-8")
    assert "一［＃「一」は" in Path("yuki.aozora.txt").read_text("utf-8")


def test_convert_makes_the_other_epubs_of_a_project(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    Path("yuki.md").write_text("# 雪\n\n終点の[駅](https://example.com/)。\n", "utf-8")
    assert main(["convert", "yuki.md", "--to", "kobo,horizontal"]) == 0
    with zipfile.ZipFile("yuki.kepub.epub") as book:
        assert "koboSpan" in first_chapter(book)
    with zipfile.ZipFile("yuki-horizontal.epub") as book:
        assert 'class="hltr"' in first_chapter(book)
    told = [line for line in capsys.readouterr().out.splitlines() if "example.com" in line]
    assert len(told) == 1 and told[0].startswith("yuki.md:3:4: ")


def test_convert_splits_compounds_as_projects_do(story: Path) -> None:
    story.write_text(STORY.replace("終点", "｜終点《しゅうてん》"), "utf-8")
    assert main(["convert", "yuki.txt", "--to", "epub,markdown"]) == 0
    with zipfile.ZipFile("yuki.epub") as book:
        chapter = first_chapter(book)
    assert "終<rt>しゅう</rt>点<rt>てん</rt>" in chapter
    assert "{終点|しゅうてん}" in Path("yuki.md").read_text("utf-8")


def test_notes_stay_on_a_page_that_has_room(tmp_path: Path) -> None:
    calls = "".join(f"語[^{i}]。" for i in range(1, 9))
    notes = "\n\n".join(f"[^{i}]: 註{i}。" for i in range(1, 9))
    Path("notes.md").write_text(f"# 章\n\n　{calls}\n\n{notes}\n", "utf-8")
    assert main(["convert", "notes.md", "--to", "pdf", "--format", "bunko"]) == 0
    found = glyphs(Path("notes.pdf").read_bytes())
    assert len({glyph.page for glyph in found if glyph.text in "語註"}) == 1


def test_convert_takes_a_cover_and_japanese_words(story: Path) -> None:
    Image.new("RGB", (30, 43), "teal").save(story.with_name("front.jpg"))
    command = ["convert", "yuki.txt", "--to", "epub", "--cover", "front.jpg", "--format", "文庫"]
    assert main(command) == 0
    with zipfile.ZipFile(story.with_suffix(".epub")) as book:
        covers = [name for name in book.namelist() if name.endswith("cover.jpg")]
        assert [book.read(name) for name in covers] == [story.with_name("front.jpg").read_bytes()]
    assert main([*command[:5], "yuki.txt"]) == 1


def test_convert_takes_title_and_authors_that_are_given(story: Path) -> None:
    command = ["convert", "yuki.txt", "--to", "epub", "--title", "別の題"]
    assert main([*command, "--author", "甲野花子", "--author", "乙野太郎　訳"]) == 0
    with zipfile.ZipFile("yuki.epub") as book:
        package = book.read("item/standard.opf").decode()
    assert ">別の題</dc:title>" in package and "見本太郎" not in package
    assert re.findall(">([^<]*)</dc:creator>", package) == ["甲野花子", "乙野太郎"]
    assert re.findall('relators">([a-z]*)<', package) == ["aut", "trl"]
    assert main([*command[:-1], " ", "--author", "　"]) == 0
    with zipfile.ZipFile("yuki.epub") as book:
        package = book.read("item/standard.opf").decode()
    assert "> </dc:title>" not in package and ">見本太郎</dc:creator>" in package


def test_convert_spares_the_manuscript(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    Path("yuki.md").write_text(STORY, "utf-8")
    (line,) = failing(capsys, "convert", "yuki.md", "--to", "markdown")
    assert line.startswith("yuki.md: error: the product would be written over the manuscript")
    assert Path("yuki.md").read_text("utf-8") == STORY


def test_convert_gives_the_same_bytes_again(story: Path) -> None:
    for out in ("first", "second"):
        assert main(["convert", "yuki.txt", "--out", out]) == 0
    for name in ("yuki.epub", "yuki.pdf"):
        assert Path("first", name).read_bytes() == Path("second", name).read_bytes()


def test_convert_writes_beside_the_manuscript_only_what_is_asked_for(story: Path) -> None:
    assert main(["convert", "yuki.txt", "--to", "epub"]) == 0
    assert sorted(path.name for path in story.parent.iterdir()) == ["yuki.epub", "yuki.txt"]


def test_convert_reads_a_zip_file_with_its_pictures(tmp_path: Path) -> None:
    picture = io.BytesIO()
    Image.new("L", (40, 30), 128).save(picture, "PNG")
    with zipfile.ZipFile("work.zip", "w") as archive:
        archive.writestr("yuki.txt", "雪の駅\n見本太郎\n\n［＃駅の図（eki.png）入る］\n　終点。\n")
        archive.writestr("eki.png", picture.getvalue())
    assert main(["convert", "work.zip", "--notation", "aozora"]) == 0
    with zipfile.ZipFile("work.epub") as book:
        (name,) = (name for name in book.namelist() if re.search(r"/img-[^/]*\.png$", name))
        with Image.open(io.BytesIO(book.read(name))) as packed:
            assert (packed.size, set(packed.tobytes())) == ((40, 30), {128})
    with pikepdf.open("work.pdf") as pages:
        assert len({name for page in pages.pages for name in page.Resources.XObject}) == 1


def test_convert_takes_a_format(story: Path) -> None:
    assert main(["convert", "yuki.txt", "--to", "pdf", "--format", "bunko"]) == 0
    width, height = pypdfium2.PdfDocument(Path("yuki.pdf").read_bytes())[0].get_size()
    assert (width, height) == pytest.approx((105 * 72 / 25.4, 148 * 72 / 25.4), abs=0.1)


@pytest.mark.parametrize("name", ["run-on", "追い込み"])
def test_chapters_may_run_on(story: Path, name: str) -> None:
    pages = []
    for options in ((), ("--chapters", name)):
        assert main(["convert", "yuki.txt", "--to", "pdf", *options]) == 0
        pages.append(len(pypdfium2.PdfDocument("yuki.pdf")))
    assert pages[1] < pages[0]


def test_the_author_s_own_style_sheet_wins(story: Path) -> None:
    own = story.parent / "styles" / "print.css"
    own.parent.mkdir()
    own.write_text("@page { size: 80mm 80mm; margin: 10mm }", "utf-8")
    assert main(["convert", "yuki.txt", "--to", "pdf"]) == 0
    width, height = pypdfium2.PdfDocument(Path("yuki.pdf").read_bytes())[0].get_size()
    assert width == pytest.approx(height)


def test_typeset_sets_html_with_style_sheets() -> None:
    Path("in.html").write_text('<html lang="ja"><p>縦に組む。</p></html>', "utf-8")
    Path("a.css").write_text("html { writing-mode: vertical-rl }", "utf-8")
    Path("b.css").write_text("@page { size: 50mm 90mm; margin: 5mm }", "utf-8")
    assert main(["typeset", "in.html", "out.pdf", "--css", "a.css", "--css", "b.css"]) == 0
    assert words(Path("out.pdf")) == "縦に組む。"


@pytest.mark.parametrize(
    ("style", "is_vertical"),
    [
        ("", True),
        ("html { font-size: 20px }", True),
        ("html { writing-mode: horizontal-tb }", False),
        ("body { writing-mode: horizontal-tb }", False),
    ],
)
def test_a_page_that_says_nothing_of_its_lines_is_vertical(style: str, is_vertical: bool) -> None:
    Path("in.html").write_text(f"<html lang=ja><style>{style}</style><p>縦の文。</html>", "utf-8")
    assert main(["typeset", "in.html", "out.pdf"]) == 0
    with pikepdf.open("out.pdf") as document:
        fonts = document.pages[0].Resources.Font.as_dict().values()
        assert any(font.Encoding == "/Identity-V" for font in fonts) == is_vertical


def test_typeset_prints_its_lines(capsys: pytest.CaptureFixture[str]) -> None:
    html = '<html lang="ja" style="writing-mode: vertical-rl"><p>縦に組む。</p></html>'
    Path("in.html").write_text(html, "utf-8")
    assert main(["typeset", "in.html", "out.pdf", "--dump"]) == 0
    assert capsys.readouterr().out.startswith("page 1 line 1: 縦に組む。\n")


def test_booklet_puts_two_pages_on_a_side(story: Path) -> None:
    assert main(["convert", "yuki.txt", "--to", "pdf"]) == 0
    assert main(["booklet", "yuki.pdf", "booklet.pdf"]) == 0
    pages = pypdfium2.PdfDocument(Path("yuki.pdf").read_bytes())
    sides = pypdfium2.PdfDocument(Path("booklet.pdf").read_bytes())
    assert len(sides) == -(-len(pages) // 4) * 2
    assert sides[0].get_size() == pytest.approx((297 * 72 / 25.4, 210 * 72 / 25.4), abs=0.1)
    assert sides[0].get_textpage().get_text_range().startswith("雪の駅")


def test_a_thick_booklet_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    document = pikepdf.new()
    for _ in range(44):
        document.add_blank_page(page_size=(420, 595))
    document.save("thick.pdf")
    assert main(["booklet", "thick.pdf", "booklet.pdf"]) == 0
    assert "11 sheets folded in one are too thick" in capsys.readouterr().err
    assert main(["booklet", "thick.pdf", "booklet.pdf", "--signature", "4"]) == 0
    assert capsys.readouterr().err == ""


def test_outline_suggests_contents(story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["outline", "yuki.txt"]) == 0
    printed = capsys.readouterr().out
    assert "- seed: yuki.txt" in printed
    assert "first-line: 雪の駅" in printed


def test_doctor_finds_this_machine_healthy(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["doctor"]) == 0
    assert "Mincho" in capsys.readouterr().out


# --- what can't be done: one line each, status 1, nothing written
def failing(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[str]:
    before = sorted(Path().iterdir())
    assert main(arguments) == 1
    assert sorted(Path().iterdir()) == before
    return capsys.readouterr().err.splitlines()


def test_a_missing_manuscript(capsys: pytest.CaptureFixture[str]) -> None:
    (line,) = failing(capsys, "convert", "nai.txt")
    assert line == "nai.txt: error: no such file; check the name"


def test_a_missing_style_sheet(capsys: pytest.CaptureFixture[str], story: Path) -> None:
    (line,) = failing(capsys, "typeset", "yuki.txt", "out.pdf", "--css", "nai.css")
    assert line == "nai.css: error: no such file; check the name"


@pytest.mark.parametrize("command", [["convert", "yuki.txt"], ["typeset", "yuki.txt", "yuki.pdf"]])
def test_a_character_that_no_font_has(
    command: list[str], capsys: pytest.CaptureFixture[str], story: Path
) -> None:
    story.write_text(STORY + "\n　字は\U000f1234。\n", "utf-8")
    assert main(command) == 0
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith("yuki.txt:12:4: warning: no font has the character")
    assert "U+F1234" in line and "〓" in line
    assert "字は\U000f1234。" in words(Path("yuki.pdf"))


@pytest.mark.parametrize("fonts", ["none", "latin"])
@pytest.mark.parametrize("command", [("convert", "yuki.txt"), ("typeset", "yuki.txt", "a.pdf")])
def test_no_japanese_font_is_one_line(
    fonts: str, command: tuple[str, ...], story: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "fonts"
    folder.mkdir()
    if fonts == "latin":
        (folder / "toy.ttf").write_bytes(latin_font())
    rows = f"<fontconfig><dir>{folder}</dir><cachedir>{tmp_path}/cache</cachedir></fontconfig>"
    (tmp_path / "fonts.conf").write_text(rows, "utf-8")
    run = subprocess.run(
        [sys.executable, "-m", "tategumi", *command],
        env=os.environ | {"FONTCONFIG_FILE": str(tmp_path / "fonts.conf")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 1
    (line,) = run.stderr.splitlines()
    assert line.startswith("doctor: error: no Japanese Mincho font was found; ")


def latin_font() -> bytes:
    """A font with the letters of ASCII and nothing else."""
    names = [".notdef", *(f"u{code:04X}" for code in range(32, 127))]
    builder = FontBuilder(1000)
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap({code: f"u{code:04X}" for code in range(32, 127)})
    pen = TTGlyphPen(None)
    for point in ((0, 0), (500, 0), (500, 700)):
        (pen.moveTo if point == (0, 0) else pen.lineTo)(point)
    pen.closePath()
    box = pen.glyph()
    builder.setupGlyf(dict.fromkeys(names, box))
    builder.setupHorizontalMetrics(dict.fromkeys(names, (600, 0)))
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": "Toy", "styleName": "Regular"})
    builder.setupOS2()
    builder.setupPost()
    data = io.BytesIO()
    builder.save(data)
    return data.getvalue()


def test_a_character_of_the_title_is_told_where_it_was_written(
    capsys: pytest.CaptureFixture[str], story: Path
) -> None:
    story.write_text(STORY.replace("駅", "\U000f1234", 1), "utf-8")
    assert main(["convert", "yuki.txt"]) == 0
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith("yuki.txt:1:3: warning: no font has the character")


def test_convert_sets_short_numbers_upright_and_tells_of_long_ones(
    capsys: pytest.CaptureFixture[str], story: Path
) -> None:
    story.write_text(STORY.replace("終点", "8月15日の終点") + "\n　雪は2017年から。\n", "utf-8")
    assert main(["convert", "yuki.txt", "--to", "epub"]) == 0
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith("yuki.txt:12:4: warning: 1 half-width number(s) lie on their side")
    with zipfile.ZipFile("yuki.epub") as book:
        page = first_chapter(book)
    assert '８月<span class="tcy">15</span>日' in page


@pytest.mark.parametrize(
    ("command", "absent"),
    [
        (["doctor"], ["weasyprint", "yaml", "pikepdf", "ebooklib", "tategumi.model"]),
        (["outline", "yuki.txt"], ["weasyprint", "pikepdf", "ebooklib", "markdown_it"]),
        (["typeset", "yuki.txt", "a.pdf"], ["pypdfium2", "lxml", "ebooklib", "markdown_it"]),
        (["convert", "yuki.txt", "--to", "epub"], ["pikepdf", "markdown_it"]),
        (
            ["convert", "yuki.txt", "--to", "epub", "--cover", "front.jpg"],
            ["weasyprint", "pikepdf", "pypdfium2", "markdown_it"],
        ),
    ],
)
def test_a_command_imports_only_what_it_needs(
    command: list[str], absent: list[str], story: Path
) -> None:
    Image.new("RGB", (30, 43), "teal").save(story.with_name("front.jpg"))
    code = (
        "import sys; from tategumi.cli import main\n"
        f"try: main({command})\nexcept SystemExit: pass\n"
        f"print([name for name in {absent} if name in sys.modules], file=sys.stderr)"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stderr.splitlines()[-1] == "[]"


def test_a_style_sheet_that_is_not_text(capsys: pytest.CaptureFixture[str], story: Path) -> None:
    Path("a.css").write_bytes(b"\xff\xfe")
    (line,) = failing(capsys, "typeset", "yuki.txt", "out.pdf", "--css", "a.css")
    assert line.startswith("a.css: error: the text is not readable as UTF-8")


def test_an_empty_manuscript(capsys: pytest.CaptureFixture[str], story: Path) -> None:
    story.write_text("\n\n", "utf-8")
    *_, line = failing(capsys, "convert", "yuki.txt")
    assert line == "yuki.txt: error: there is no text in it; write some first"


def test_what_is_no_pdf(capsys: pytest.CaptureFixture[str], story: Path) -> None:
    (line,) = failing(capsys, "booklet", "yuki.txt", "booklet.pdf")
    assert line.startswith("yuki.txt: error: this is not a PDF")


def test_messages_speak_the_user_s_language(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "ja_JP.UTF-8")
    (line,) = failing(capsys, "convert", "nai.txt")
    assert line == "nai.txt: 誤り: ファイルがありません。名前を確かめてください"


@pytest.mark.parametrize(
    "arguments",
    [
        ("convert", "yuki.txt", "--to", "docx"),
        ("convert", "yuki.txt", "--format", "a7"),
        ("booklet", "a.pdf", "b.pdf", "--signature", "0"),
        (),
    ],
)
def test_wrong_arguments_are_refused(
    arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stop:
        main(arguments)
    assert stop.value.code == 2
    assert "Traceback" not in capsys.readouterr().err


def test_a_want_of_memory_is_one_line(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise MemoryError

    monkeypatch.setattr("tategumi.commands.convert.converted", full)
    assert main(["convert", "a.md"]) == 1
    (line,) = capsys.readouterr().err.splitlines()
    assert "not enough memory" in line
