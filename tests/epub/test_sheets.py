"""Fonts, pictures and style sheets that style sheets name are packed, or told at their place."""

import io
import re
from pathlib import Path

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from shore_book import METADATA, STYLES, book, picture

from fontTools.ttLib import TTFont
from tategumi.checks import epubcheck
from tategumi.clock import build_time
from tategumi.epub import build_epub, with_files
from tategumi.epub.stylesheet import book_style
from tategumi.problems import Failed, Locale

PICTURES = {"pictures/mark.png": picture(), "pictures/map.jpg": picture("JPEG")}


def font(licence: int = 0) -> bytes:
    """A font of あ, い and う."""
    names = {ord(c): f"g{n}" for n, c in enumerate("あいう")}
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder([".notdef", *names.values()])
    builder.setupCharacterMap(names)
    pen = TTGlyphPen(None)
    pen.moveTo((0, 0))
    pen.lineTo((500, 0))
    pen.lineTo((500, 500))
    pen.closePath()
    builder.setupGlyf(dict.fromkeys([".notdef", *names.values()], pen.glyph()))
    builder.setupHorizontalMetrics(dict.fromkeys([".notdef", *names.values()], (1000, 0)))
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": "Toy", "styleName": "Regular"})
    builder.setupOS2(fsType=licence)
    builder.setupPost()
    made = io.BytesIO()
    builder.save(made)
    return made.getvalue()


@pytest.fixture
def project(tmp_path: Path) -> Path:
    for folder in ("styles", "fonts"):
        (tmp_path / folder).mkdir()
    (tmp_path / "fonts" / "toy.ttf").write_bytes(font())
    (tmp_path / "fonts" / "paper.png").write_bytes(picture())
    return tmp_path


def told(css: str, root: Path) -> list[tuple[str, str, int, int]]:
    with pytest.raises(Failed) as failed:
        with_files({"epub.css": css}, root, "あ")
    return [(p.code, p.place.path, p.place.line, p.place.column) for p in failed.value.problems]


FONT_FACE = '@font-face { font-family: X; src: local("X"), url("../fonts/toy.ttf") }'


def test_a_font_goes_in_with_the_characters_of_the_book(project: Path) -> None:
    sheets = with_files({"epub.css": FONT_FACE}, project, "あ")
    (file,) = sheets.files
    assert (file.media_type, file.name.startswith("font/font-")) == ("font/ttf", True)
    assert set(TTFont(io.BytesIO(file.content)).getBestCmap()) == {ord("あ")}
    assert f'url("../{file.name}")' in sheets.styles["epub.css"]
    assert sheets == with_files({"epub.css": FONT_FACE}, project, "あ")


def test_a_font_that_must_not_be_cut_goes_in_whole(project: Path) -> None:
    (project / "fonts" / "toy.ttf").write_bytes(font(0x0100))
    (file,) = with_files({"epub.css": FONT_FACE}, project, "あ").files
    assert file.content == font(0x0100)


@pytest.mark.parametrize("licence", [0x0002, 0x0200])
def test_a_font_that_must_not_be_embedded_is_told(project: Path, licence: int) -> None:
    (project / "fonts" / "toy.ttf").write_bytes(font(licence))
    assert told(FONT_FACE, project) == [("style.font-licence", "styles/epub.css", 1, 47)]


def test_imports_are_followed_from_sheet_to_sheet(project: Path) -> None:
    (project / "fonts" / "all.css").write_text("body{background:url(paper.png)}", "utf-8")
    sheets = with_files({"epub.css": '@import "../fonts/all.css";'}, project, "あ")
    (file,) = sheets.files
    assert f'body{{background:url("../{file.name}")}}' in sheets.styles["epub.css"]


def test_a_set_of_pictures_goes_in(project: Path) -> None:
    css = 'b{background:image-set("../fonts/paper.png" type("image/png"))}'
    sheets = with_files({"epub.css": css}, project, "あ")
    (file,) = sheets.files
    written = f'b{{background:image-set("../{file.name}" type("image/png"))}}'
    assert sheets.styles["epub.css"] == written


def test_an_import_keeps_its_media(project: Path) -> None:
    (project / "styles" / "dark.css").write_text("body{color:white}", "utf-8")
    css = '@import "dark.css" (prefers-color-scheme: dark);'
    made = with_files({"epub.css": css}, project, "あ").styles["epub.css"]
    assert made.startswith("@media (prefers-color-scheme: dark) {") and "body{color" in made


CONDITIONS = {
    # behind an @import: the rules that its sheet stands in
    "screen and (min-width: 20em), print": ["@media screen and (min-width: 20em), print"],
    "supports(display: grid)": ["@supports (display: grid)"],
    "supports(not (display: grid)) screen": ["@supports not (display: grid)", "@media screen"],
    "supports(selector(a > b))": ["@supports selector(a > b)"],
    "layer(base)": ["@layer base"],
    "layer": ["@layer"],
    "/* x */ LAYER(a.b) supports((a: b) or (c: d)) (color)": [
        "@layer a.b",
        "@supports (a: b) or (c: d)",
        "@media (color)",
    ],
}


@pytest.mark.parametrize("said", CONDITIONS)
def test_an_import_keeps_all_that_it_says(project: Path, said: str) -> None:
    (project / "styles" / "more.css").write_text("body{color:white}", "utf-8")
    css = f"@import url(more.css) {said};"
    made = with_files({"epub.css": css}, project, "あ").styles["epub.css"]
    written = book_style([made], [b"<body>"]).decode()
    heads = re.findall(r"@(?!charset)[^{]*(?= ?\{)", written)
    assert [head.strip() for head in heads] == CONDITIONS[said]
    assert "body { color: white; }" in written


@pytest.mark.parametrize(
    ("css", "code"),
    [
        ("\n  b { background: url(none.png) }", "style.missing"),
        ('\n  b { background: url("../../x.png") }', "style.outside"),
        ("\n  b { background: url(https://example.com/x.png) }", "style.outside"),
        ("\n  b { background: url(file:///etc/hosts) }", "style.outside"),
        ("\n  b { background: image-set('https://example.com/x.png' 1x) }", "style.outside"),
        ("\n  b { background: -webkit-image-set('none.png' 1x) }", "style.missing"),
        ("\n@import 'epub.css';", "style.loop"),
        ("\n@import url(a.css);", "style.loop"),
        ("\nb { background: url(text.txt) }", "style.kind"),
        ("\n@font-face { src: url(broken.ttf) }", "style.font"),
        ("\nb { direction: rtl }", "style.direction"),
        ("\n@media print { b { unicode-bidi: embed } }", "style.direction"),
        ("\nb { color }", "style.syntax"),
        ("\nb { color: red }}", "style.syntax"),
        ("\nb { content: 'a\n}", "style.syntax"),
        ("\nb { color: red", "style.open"),
        ("\n{ color: red }", "style.selector"),
        ("\nb > { color: red }", "style.selector"),
        ("\nb > + i { color: red }", "style.selector"),
        ("\nb, { color: red }", "style.selector"),
        ("\n.1a { color: red }", "style.selector"),
        ("\n. a { color: red }", "style.selector"),
        ("\nb: { color: red }", "style.selector"),
        ("\nb { & i { color: red } }", "style.nested"),
        ("\nb { @media print { color: red } }", "style.nested"),
        ("\nb { color: }", "style.value"),
        ("\nb { --a: {x} }", "style.value"),
        ("\nb { position: FIXED }", "style.direction"),
        ("\n@media print { @import 'x.css'; }", "style.import"),
        ("\n@namespace svg url(http://www.w3.org/2000/svg);", "style.namespace"),
        ("\n@media print ( { b { color: red } }", "style.unclosed"),
        ("\n@font-face { font-family: X }", "style.face"),
        ("\n@font-face { font-family: X; src: url(paper.png) }", "style.font"),
        ("\n@other { b }", "style.syntax"),
        ("\nb { background: url() }", "style.empty"),
        ("\nb { background: url('') }", "style.empty"),
        ("\nb { background: url('data:text/html,b') }", "style.kind"),
        ("\nb { background: url('data:image/png;base64,A|A') }", "style.kind"),
    ],
)
def test_what_cannot_be_packed_is_told_at_its_place(project: Path, css: str, code: str) -> None:
    styles = project / "styles"
    (styles / "epub.css").write_text(css, "utf-8")
    (styles / "a.css").write_text("@import 'b.css';", "utf-8")
    (styles / "b.css").write_text("@import 'a.css';", "utf-8")
    (styles / "text.txt").write_text("x", "utf-8")
    (styles / "paper.png").write_bytes(picture())
    (styles / "broken.ttf").write_bytes(b"\0\1\0\0 no font")
    (found,) = told(css, project)
    assert found[0] == code and found[1].startswith("styles/") and found[2] and found[3]


def test_data_and_what_the_sheet_holds_stay(project: Path) -> None:
    css = "b { background: url(data:image/png;base64,AAAA) } /* url(none.png) */"
    assert with_files({"epub.css": css}, project, "あ").styles["epub.css"] == css


@pytest.mark.needs("epubcheck")
def test_epubcheck_says_nothing_of_them(project: Path, tmp_path: Path) -> None:
    (project / "fonts" / "more.css").write_text("b { background: url(paper.png) }", "utf-8")
    css = f'@import "../fonts/more.css"; {STYLES["epub.css"]} {FONT_FACE}'
    sheets = with_files(STYLES | {"epub.css": css}, project, "あ")
    moment = build_time(METADATA.date)
    made = build_epub(book(), sheets.styles, picture(), PICTURES, moment, named=sheets.files)
    path = tmp_path / "book.epub"
    path.write_bytes(made.data)
    found = [p.text(Locale.EN) for p in epubcheck(path)]
    assert found == []
