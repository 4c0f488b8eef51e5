"""The e-book tells where the pages of its PDF begin, each at the first word of the page."""

import re
import zipfile
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image as Drawing

from tategumi import pdf, pdfium, products
from tategumi.assembly import side_by_side
from tategumi.cache import Cache
from tategumi.characters import letters_of
from tategumi.commands.convert import design_of
from tategumi.formats import FORMATS
from tategumi.matching import lines_of
from tategumi.model import (
    Book,
    Document,
    Figure,
    Footnote,
    Heading,
    Image,
    Metadata,
    Paragraph,
    Role,
    Ruby,
    RubyPart,
    Text,
)
from tategumi.xhtml import PageStart, XhtmlFile, el, letters_in, with_page_breaks
from tategumi.xhtml.tree import Picture

MARK = re.compile(r'<span epub:type="pagebreak" role="doc-pagebreak" id="page-(\d+)"[^>]*></span>')
BUNKO = FORMATS["bunko"]


def paragraph(number: int) -> Paragraph:
    ruby = Ruby((RubyPart((Text("岬"),), "みさき"),))
    kanji = "潮風波浜岬灯舟帆網貝砂島沖凪霧"
    words = "".join(
        f"{kanji[number % 15]}の{kanji[i]}守は{kanji[(number * i) % 15]}を待って坂を登る。"
        for i in range(5)
    )
    note = Footnote((Paragraph((Text(f"灯台の{number}冊目の日誌による。"),)),))
    tail = (note,) if number % 7 == 0 else ()
    return Paragraph((Text(f"「第{number}の"), ruby, Text(f"で{words}」"), *tail))


def book() -> Book:
    def chapter(name: str, first: int) -> Document:
        blocks = [paragraph(first + number) for number in range(40)]
        blocks[20:20] = [Heading(2, (Text("灯"),)), Figure(Image("map.png", "海図"))]
        return Document(name, Role.CHAPTER, (Text(f"第{name}章"),), tuple(blocks))

    documents = (Document("title", Role.TITLE_PAGE), Document("toc", Role.TOC))
    last = Document("colophon", Role.COLOPHON)
    metadata = Metadata("灯台の人", identifier="urn:uuid:6d0c5a7c-1d3e-4c3a-9f0e-0a7f5a1b2c3d")
    return Book(metadata, (*documents, chapter("1", 1), chapter("2", 100), last))


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("lighthouse")
    Drawing.new("L", (400, 640), 200).save(folder / "map.png")
    return folder


@pytest.fixture(scope="module")
def made(root: Path) -> tuple[bytes, bytes]:
    design = design_of(BUNKO, "book")
    book_pdf = products.pages(products.markup(book(), design, root), design, root, "book", ()).data
    cover = products.cover(book().metadata, root, ()).data
    paper = products.paper_edition(book(), book_pdf, "book", BUNKO)
    return book_pdf, products.epub_book(book(), root, cover, (), paper=paper).data


def text_after_marks(epub: bytes) -> dict[int, str]:
    """The letters of the running text behind the mark of each page."""
    found = {}
    with zipfile.ZipFile(BytesIO(epub)) as archive:
        for name in archive.namelist():
            if name.endswith(".xhtml"):
                text = archive.read(name).decode()
                text = re.sub(
                    r'<rt>.*?</rt>|<a class="noteref".*?</a>|<section class="notes".*',
                    "",
                    text,
                    flags=re.S,
                )
                for mark in MARK.finditer(text):
                    rest = re.sub("<[^>]*>", "", text[mark.end() :])
                    found[int(mark[1])] = "".join(map(letters_of, rest))
    return found


def test_each_page_begins_at_its_first_word(made: tuple[bytes, bytes]) -> None:
    book_pdf, epub = made
    behind, pages = text_after_marks(epub), pdfium.Pages(book_pdf)
    area = (0, 30, 1000, 380)
    checked = 0
    for number in range(1, len(pages.sizes) + 1):
        lines = [
            line
            for line in lines_of(
                c for c in pages.shown(number - 1).characters if area[1] < c.box[1] < area[3]
            )
            if len(line.letters) > 8
        ]
        if number in behind and lines:
            # Short lines (titles) are left out here, and a word with ruby is not parted there.
            assert lines[0].letters[2:9] in behind[number][:20], number
            checked += 1
    assert checked > 10
    assert len(behind) >= checked


def test_numbers_rise_and_navigation_has_them_all(made: tuple[bytes, bytes]) -> None:
    with zipfile.ZipFile(BytesIO(made[1])) as archive:
        navigation = archive.read("item/navigation-documents.xhtml").decode()
        package = archive.read("item/standard.opf").decode()
    listed = [int(n) for n in re.findall(r'#page-(\d+)">\1<', navigation)]
    assert listed == sorted(text_after_marks(made[1]))
    assert '<meta property="pageBreakSource">灯台の人（PDF, 105 × 148 mm）</meta>' in package
    assert "pageBreakMarkers" in package and "pageNavigation" in package
    assert len(listed) >= pdf.page_count(made[0]) - 4  # white pages have none


def test_of_a_changed_book_the_pages_that_changed_are_read(
    made: tuple[bytes, bytes], root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[int] = []
    shown = pdfium.Pages.shown

    def noted(pages: pdfium.Pages, index: int) -> pdfium.Shown:
        read.append(index)
        return shown(pages, index)

    def edition(one: Book, made: bytes, cache: Cache) -> tuple[PageStart, ...]:
        read.clear()
        return products.paper_edition(one, made, "book", BUNKO, cache).starts

    monkeypatch.setattr(pdfium.Pages, "shown", noted)
    monkeypatch.setenv("TATEGUMI_JOBS", "1")
    before, cache = book(), Cache(tmp_path)
    first = edition(before, made[0], cache)
    assert len(read) > 10
    assert edition(before, made[0], cache) == first
    assert not read

    *others, chapter, last = before.documents
    *text, one, another = chapter.blocks
    changed_chapter = replace(chapter, blocks=(*text, another, one))
    after = replace(before, documents=(*others, changed_chapter, last))
    design = design_of(BUNKO, "book")
    html = products.markup(after, design, root)
    changed = products.pages(html, design, root, "book", ()).data
    found = edition(after, changed, cache)
    assert 1 <= len(read) <= 2, "two paragraphs are on no more pages"
    assert found == edition(after, changed, Cache(None))


def test_pages_are_read_side_by_side(
    made: tuple[bytes, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(side_by_side, "_WORTH", 1000)
    found = []
    for processes in ("1", "2", "3"):
        monkeypatch.setenv("TATEGUMI_JOBS", processes)
        found.append(products.paper_edition(book(), made[0], "book", BUNKO).starts)
    assert found[0] == found[1] == found[2]
    assert len(found[0]) > 10


def test_marks_stand_before_what_is_one() -> None:
    ruby = el("ruby", {}, "灯", el("rt", {}, "とう"), "台", el("rt", {}, "だい"))
    heading = el("h2", {}, "岬の朝")
    body = el("section", {}, el("p", {}, "「", ruby, "だ」。『舟』"), heading, el("p", {}, "凪"))
    text, _ = letters_in([body])
    assert text == "灯台だ舟岬の朝凪"
    starts = [PageStart(2, 1), PageStart(3, 3), PageStart(4, 5), PageStart(5, 7)]
    file = XhtmlFile("p-1", Role.CHAPTER, "", "p-text", "vrtl", (body,))
    (marked,), places = with_page_breaks([file], starts)
    first, before_heading, _, last = marked.bodies[0].children
    assert [number for number, _ in places] == [2, 3, 4, 5]
    assert first.children[0].get("id") == "page-2"
    assert first.children[1] == "「" and first.children[2] == ruby
    assert [c if isinstance(c, str) else c.get("id") for c in first.children[3:]] == [
        "だ」。", "page-3", "『", "舟』",
    ]  # fmt: skip
    assert before_heading.get("id") == "page-4"
    assert last.children[0].get("id") == "page-5"


def test_a_plate_is_marked_before_its_picture() -> None:
    plate = el("figure", {}, el("img", {"src": Picture("a.png"), "alt": ""}))
    body = el("section", {}, el("p", {}, "朝"), plate, el("p", {}, "夜"))
    file = XhtmlFile("p-1", Role.CHAPTER, "", "p-text", "vrtl", (body,))
    (marked,), _ = with_page_breaks([file], [PageStart(2, 1, is_plate=True), PageStart(3, 1)])
    ids = [child.get("id") for child in marked.bodies[0].children]
    assert ids == ["", "page-2", "", ""]
    assert marked.bodies[0].children[3].children[0].get("id") == "page-3"
