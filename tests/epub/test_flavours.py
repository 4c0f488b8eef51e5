"""Other EPUBs of the same text: in horizontal lines, and for Kobo devices."""

import io
import re
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from shore_book import METADATA, STYLES, book, picture

from tategumi.build import horizontal, kobo
from tategumi.checks import epubcheck
from tategumi.clock import build_time
from tategumi.epub import build_epub
from tategumi.flavours import Flavour
from tategumi.model import (
    Book,
    Document,
    Emphasis,
    Heading,
    Paragraph,
    Preformatted,
    Role,
    Tcy,
    Text,
    plain_text,
)
from tategumi.problems import Locale

PICTURES = {"pictures/mark.png": picture(), "pictures/map.jpg": picture("JPEG")}
MOMENT = build_time(METADATA.date)
BOOK = """
metadata:
  title: 題
  creators: [{name: 名前}]
  date: 2026-11-27
  identifier: urn:isbn:9784000000000
epub: {flavours: [FLAVOURS]}
contents: [book/1.md, colophon]
"""


def made(flavour: Flavour | None) -> bytes:
    return build_epub(book(), STYLES, picture(), PICTURES, MOMENT, flavour=flavour).data


def files(data: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = [name for name in archive.namelist() if name.endswith((".xhtml", ".opf", ".css"))]
        return {name: archive.read(name).decode() for name in names}


def words(data: bytes) -> str:
    pages = (text for name, text in files(data).items() if "/p-" in name)
    return re.sub(r"\s+", "", "".join(re.sub(r"<[^>]*>", "", page) for page in pages))


def test_every_file_of_a_horizontal_epub_is_horizontal() -> None:
    flat = files(made(Flavour.HORIZONTAL))
    pages = [text for name, text in flat.items() if name.endswith(".xhtml")]
    assert all('class="hltr"' in page and "vrtl" not in page for page in pages)
    package = flat["item/standard.opf"]
    assert 'page-progression-direction="ltr"' in package
    assert '<meta name="primary-writing-mode" content="horizontal-lr"/>' in package
    assert "horizontalWriting" in package and "verticalWriting" not in package
    assert "横書きの本です" in package
    style = flat["item/style/book-style.css"]
    assert "vrtl" not in style and "horizontal-tb" in style


@pytest.mark.parametrize("flavour", list(Flavour))
def test_a_flavour_has_the_words_of_the_book(flavour: Flavour) -> None:
    assert sorted(words(made(flavour))) == sorted(words(made(None)))


@pytest.mark.needs("epubcheck")
@pytest.mark.parametrize("flavour", list(Flavour))
def test_epubcheck_says_nothing_of_a_flavour(flavour: Flavour, tmp_path: Path) -> None:
    (tmp_path / "book.epub").write_bytes(made(flavour))
    assert [p.text(Locale.EN) for p in epubcheck(tmp_path / "book.epub")] == []


NUMBERS = (
    # in a manuscript of vertical lines, and in horizontal ones
    ("第３章　Ａ４の紙", "第3章　A4の紙"),
    ("３，０００円と１２．５％、９８年", "3,000円と12.5％、98年"),
    ("一二三、Ｋは、３、４人", "一二三、Kは、3、4人"),
)


@pytest.mark.parametrize(("vertical", "horizontal"), NUMBERS)
def test_the_contents_are_written_as_the_headings_are(vertical: str, horizontal: str) -> None:
    blocks = (Heading(2, (Text(vertical),)), Paragraph((Text("朝。"),)))
    chapter = Document("a", Role.CHAPTER, (Text(vertical),), blocks)
    one = Book(METADATA, (Document("toc", Role.TOC), chapter))
    data = build_epub(one, STYLES, picture(), {}, MOMENT, flavour=Flavour.HORIZONTAL).data
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        texts = {
            name: archive.read(name).decode()
            for name in archive.namelist()
            if name.endswith(("xhtml", "ncx"))
        }
    contents = ("documents.xhtml", "toc.xhtml", "ncx")
    listed = [text.count(horizontal) for name, text in texts.items() if name.endswith(contents)]
    assert listed == [2, 2, 2]
    (page,) = [text for text in texts.values() if "朝" in text]
    assert page.count(horizontal) == 3 and vertical not in "".join(texts.values())


def test_the_contents_have_the_title_that_their_author_gives() -> None:
    chapter = Document("a", Role.CHAPTER, (Text("一"),), (Paragraph((Text("朝。"),)),))
    toc, colophon = Document("toc", Role.TOC), Document("colophon", Role.COLOPHON)
    titled = replace(toc, title=(Text("もくじ"),)), replace(colophon, title=(Text("この本"),))
    for front, back in ((toc, colophon), titled):
        words = plain_text(front.title) or "目次", plain_text(back.title) or "奥付"
        one = Book(METADATA, (front, chapter, back))
        data = build_epub(one, STYLES, picture(), {}, MOMENT).data
        page = files(data)["item/navigation-documents.xhtml"]
        # title, heading, line of the contents, landmark
        assert page.count(f">{words[0]}<") == 4 and page.count(f">{words[1]}<") == 1


def test_numbers_in_parts_are_one_in_horizontal_lines() -> None:
    time = Tcy((Text("12"),)), Text("："), Tcy((Text("30"),)), Text("に")
    one = Book(METADATA, (Document("a", Role.CHAPTER, (Text("一"),), (Paragraph(time),)),))
    flat = files(build_epub(one, STYLES, picture(), {}, MOMENT, flavour=Flavour.HORIZONTAL).data)
    assert any("<p>12:30に</p>" in text for text in flat.values())


def test_digits_are_narrow_and_sesames_dots_in_horizontal_lines() -> None:
    blocks = (Paragraph((Text("第３章、１２年"), Emphasis((Text("朝"),)))), Preformatted("３"))
    one = Book(METADATA, (Document("a", Role.CHAPTER, (Text("一"),), blocks),))
    flat = files(build_epub(one, STYLES, picture(), {}, MOMENT, flavour=Flavour.HORIZONTAL).data)
    (page,) = [text for text in flat.values() if "朝" in text]
    assert "第3章、12年" in page and "<code>３</code>" in page
    assert ".hltr em.em-sesame" in flat["item/style/book-style.css"]


def project(root: Path, flavours: str) -> Path:
    (root / "book").mkdir()
    (root / "book" / "book.yaml").write_text(BOOK.replace("FLAVOURS", flavours), "utf-8")
    text = "# 海\n\n岸。{川|かわ}へ「行く。」と[外](https://example.com/)[海](#海)。\n"
    (root / "book" / "1.md").write_text(text, "utf-8")
    (root / "cover.jpg").write_bytes(picture("JPEG"))
    return root / "cover.jpg"


def test_kobo_has_sentences_in_spans_and_no_links_out_of_the_book(tmp_path: Path) -> None:
    product = kobo(tmp_path, project(tmp_path, "kobo"))
    told = [(p.code, str(p.place)) for p in product.problems]
    assert told == [("epub.kobo-link", "book/1.md:3:16")]
    (page,) = [text for text in files(product.data).values() if "行く" in text]
    span = '<span class="koboSpan" id="kobo.2.{}">{}</span>'
    ruby = f"<ruby>{span.format(2, '川')}<rt>かわ</rt></ruby>"
    assert span.format(1, "岸。") + ruby + span.format(3, "へ「行く。」") in page
    assert span.format(5, "外") in page and "example.com" not in page
    assert re.search(r'<a href="[^"]+"><span class="koboSpan"', page)


def test_a_flavour_is_made_where_it_is_asked_for(tmp_path: Path) -> None:
    cover = project(tmp_path, "横組み")
    assert horizontal(tmp_path, cover).data and kobo(tmp_path, cover) is None
