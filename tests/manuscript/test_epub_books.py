"""E-books of others as manuscripts: order, titles, notes, pictures; and what is no such book."""

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest
from damage import damaged_bytes, damaged_text
from dumps import dump
from hypothesis import given, settings
from hypothesis import strategies as st

from tategumi.manuscript.reader import read, read_asset
from tategumi.problems import Failed

CONTAINER = """<?xml version="1.0"?>
<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0"><rootfiles>
<rootfile full-path="OEBPS/book.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>
"""
PACKAGE = """<?xml version="1.0"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0"><metadata
 xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>山の本</dc:title>
<dc:creator>山田花子</dc:creator><dc:creator>川口一</dc:creator></metadata><manifest>
<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
<item id="cover" href="text/cover.xhtml" media-type="application/xhtml+xml"/>
<item id="b" href="text/b.xhtml" media-type="application/xhtml+xml"/>
<item id="a" href="text/a%20a.xhtml" media-type="application/xhtml+xml"/>
<item id="notes" href="text/notes.xhtml" media-type="application/xhtml+xml"/>
<item id="css" href="style.css" media-type="text/css"/>
<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>
</manifest><spine toc="ncx" page-progression-direction="rtl"><itemref idref="cover"/>
<itemref idref="nav"/><itemref idref="a"/><itemref idref="b"/><itemref idref="notes"/></spine>
<guide><reference type="cover" href="text/cover.xhtml"/></guide></package>
"""
PAGE = """<?xml version="1.0" encoding="UTF-8"?><!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><head>
<title>x</title><link rel="stylesheet" type="text/css" href="../style.css"/></head>
<body>{}</body></html>"""
FILES = {
    "META-INF/container.xml": CONTAINER,
    "OEBPS/book.opf": PACKAGE,
    "OEBPS/nav.xhtml": PAGE.format(
        '<nav epub:type="toc"><ol><li><a href="text/a%20a.xhtml">山の章</a><ol>'
        '<li><a href="text/b.xhtml">川の章</a></li></ol></li></ol></nav>'
    ),
    "OEBPS/text/cover.xhtml": PAGE.format('<img src="../c.jpg" alt="表紙"/>'),
    "OEBPS/text/a a.xhtml": PAGE.format(
        '<p>春の<ruby>山<rt>やま</rt></ruby>に<span class="t">12</span>人'
        '<a id="r1" href="notes.xhtml#n1">＊</a>。</p><p><img src="../img/p.png" alt="図"/></p>'
    ),
    "OEBPS/text/b.xhtml": PAGE.format("<h2>自分の題</h2><p>川。</p>"),
    "OEBPS/text/notes.xhtml": PAGE.format(
        '<p id="n1"><a href="a%20a.xhtml#r1">＊</a>注の文。</p><p>終わり。</p>'
    ),
    "OEBPS/style.css": ".t { -epub-text-combine: horizontal }",
    "OEBPS/img/p.png": "picture",
}


def epub(files: Mapping[str, str | bytes] = FILES) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/epub+zip")
        for name, data in files.items():
            archive.writestr(name, data)
    return stream.getvalue()


def read_bytes(folder: Path, data: bytes):
    (folder / "a.epub").write_bytes(data)
    return read(folder / "a.epub", folder)


def codes(folder: Path, data: bytes) -> list[str]:
    with pytest.raises(Failed) as failed:
        read_bytes(folder, data)
    return [problem.code for problem in failed.value.problems]


def test_pages_in_their_order_with_titles_notes_and_pictures(tmp_path: Path) -> None:
    manuscript = read_bytes(tmp_path, epub())
    expected = """\
title: 山の本
heading: 山の章
creator: 山田花子
creator: 川口一
p: 春の⟨ruby 山|やま⟩に⟨tcy 12⟩人⟨note p: 注の文。⟩。
p: ⟨image a.epub/OEBPS/img/p.png [図]⟩
break page
h2: 自分の題
p: 川。
break page
p: 終わり。"""
    assert dump(manuscript).split("\n! ")[0] == expected
    assert read_asset("a.epub/OEBPS/img/p.png", tmp_path) == b"picture"
    assert {p.code for p in manuscript.problems} == {"epub.made-anew", "html.styles"}


def test_titles_of_an_older_book_stand_in_its_ncx(tmp_path: Path) -> None:
    ncx = """<?xml version="1.0"?><!DOCTYPE ncx PUBLIC "-//NISO//DTD ncx 2005-1//EN"
     "http://www.daisy.org/z3986/2005/ncx-2005-1.dtd">
    <ncx xmlns="http://www.daisy.org/z3986/2005/ncx/"><navMap><navPoint><navLabel><text>古い題</text>
    </navLabel><content src="text/a%20a.xhtml"/></navPoint></navMap></ncx>"""
    package = PACKAGE.replace(' properties="nav"', "").replace('<itemref idref="nav"/>', "")
    files = FILES | {"OEBPS/book.opf": package, "OEBPS/toc.ncx": ncx}
    assert "heading: 古い題" in dump(read_bytes(tmp_path, epub(files)))


def test_a_page_that_is_missing_is_told_and_the_others_are_read(tmp_path: Path) -> None:
    files = {name: data for name, data in FILES.items() if name != "OEBPS/text/b.xhtml"}
    manuscript = read_bytes(tmp_path, epub(files))
    assert "epub.missing" in {problem.code for problem in manuscript.problems}
    assert "終わり。" in dump(manuscript)


# --- what is no book
def test_a_style_sheet_that_is_missing_hinders_nothing(tmp_path: Path) -> None:
    whole = read_bytes(tmp_path, epub())
    files = {name: data for name, data in FILES.items() if name != "OEBPS/style.css"}
    found = read_bytes(tmp_path, epub(files))
    styled = dump(whole).replace("⟨tcy 12⟩", "12")
    assert dump(found) == styled.replace("\n! 0:0 html.styles", "")


def test_damage_is_one_line(tmp_path: Path) -> None:
    assert codes(tmp_path, b"") == ["zip.broken"]
    assert codes(tmp_path, epub()[:-200]) == ["zip.broken"]
    assert codes(tmp_path, epub({})) == ["file.missing"]
    assert codes(tmp_path, epub(FILES | {"META-INF/container.xml": "<x"})) == ["epub.broken"]
    assert codes(tmp_path, epub(FILES | {"OEBPS/book.opf": "<package/>"})) == ["epub.broken"]


def test_a_lock_is_told_and_disguised_fonts_are_none(tmp_path: Path) -> None:
    form = (
        '<encryption><EncryptedData><EncryptionMethod Algorithm="{}"/></EncryptedData></encryption>'
    )
    locked = form.format("http://www.w3.org/2001/04/xmlenc#aes128-cbc")
    assert codes(tmp_path, epub(FILES | {"META-INF/encryption.xml": locked})) == ["epub.locked"]
    fonts = form.format("http://www.idpf.org/2008/embedding")
    assert read_bytes(tmp_path, epub(FILES | {"META-INF/encryption.xml": fonts})).blocks


def test_names_that_leave_the_file_and_bombs_are_refused(tmp_path: Path) -> None:
    assert codes(tmp_path, epub(FILES | {"../x.xhtml": "x"})) == ["zip.outside"]
    bomb = FILES | {"OEBPS/text/b.xhtml": b"\0" * 20_000_000}
    assert codes(tmp_path, epub(bomb)) == ["zip.too-large"]


def test_a_page_outside_the_book_is_none_of_it(tmp_path: Path) -> None:
    package = PACKAGE.replace("text/b.xhtml", "../../../etc/passwd")
    manuscript = read_bytes(tmp_path, epub(FILES | {"OEBPS/book.opf": package}))
    assert "epub.missing" in {problem.code for problem in manuscript.problems}


def test_characters_that_no_page_can_hold_are_left_out_of_styles_and_names(tmp_path: Path) -> None:
    page = str(FILES["OEBPS/text/b.xhtml"])
    linked = page.replace("</head>", '<link rel="stylesheet" href="b.css"/></head>')
    assert linked != page
    package = PACKAGE.replace("text/b.xhtml", "text/%01.xhtml")
    files = FILES | {"OEBPS/text/b.xhtml": linked, "OEBPS/text/b.css": "p { color: red\0 }"}
    assert "終わり。" in dump(read_bytes(tmp_path, epub(files)))
    files = FILES | {"OEBPS/book.opf": package, "OEBPS/text/\1.xhtml": page}
    assert read_bytes(tmp_path, epub(files)).blocks


@settings(max_examples=200)
@given(damaged_bytes(epub()))
def test_any_bytes_are_a_book_or_told(tmp_path_factory, data: bytes) -> None:
    check(tmp_path_factory.getbasetemp(), data)


PIECES = [
    "<",
    ">",
    "/",
    '"',
    "href",
    "id",
    "nav",
    "a.xhtml",
    "../",
    "#",
    "&x;",
    "\0",
    "http://[",
    "山",
]


@settings(max_examples=200)
@given(st.data())
def test_any_structure_is_a_book_or_told(tmp_path_factory, data: st.DataObject) -> None:
    name = data.draw(st.sampled_from([name for name in FILES if name.endswith(("ml", "opf"))]))
    text = data.draw(damaged_text(str(FILES[name]), PIECES))
    check(tmp_path_factory.getbasetemp(), epub(FILES | {name: text}))


def check(folder: Path, data: bytes) -> None:
    try:
        dump(read_bytes(folder, data))
    except Failed as failed:
        assert failed.problems
