"""A reader without vertical writing still shows all of a book: numbers, marks, notes."""

import re
from pathlib import Path

import pytest
from shore_book import METADATA, STYLES, picture

from tategumi.clock import build_time
from tategumi.epub import build_epub
from tategumi.model import (
    Book,
    Document,
    Emphasis,
    Footnote,
    Group,
    GroupKind,
    Layout,
    ListBlock,
    Paragraph,
    Role,
    Side,
    SideLine,
    Stroke,
    Text,
)

SELECTOR = re.compile(r"(?:^|[,}{])\s*([^{},@]+?)\s*(?=[,{])", re.MULTILINE)
# What vertical text alone has: its measure in 字詰め, and heights where horizontal text has widths.
VERTICAL_ONLY = re.compile(r"\.(?:measure|height)-|\.p-tobira h1|\.gaiji|\.fit|^html\.")


# Of the words with side lines, in pt: five strokes on two sides.
LINE_WIDTH = 400


def para(text: str, layout: Layout | None = None) -> Paragraph:
    return Paragraph((Text(text),), layout or Layout())


@pytest.fixture
def book(tmp_path: Path):
    pymupdf = pytest.importorskip("pymupdf", reason="MuPDF is not installed")
    note = Footnote((para("注の文である。" * 10),))
    marks = (
        Emphasis((Text("stress"),)),
        *(SideLine((Text(s.value + side.value),), s, side) for s in Stroke for side in Side),
        Text("注をつける"),
        note,
    )
    blocks = (
        Paragraph(marks),
        ListBlock(tuple((para(f"項目{n}"),) for n in range(12)), ordered=True),
        para("折り返しの行を下げる段落である。" * 8, Layout(indent=0, turn=4)),
        Group(GroupKind.QUOTE, (para("引用の文である。" * 8),), Layout(indent=2, turn=5)),
    )
    made = Book(METADATA, (Document("a", Role.CHAPTER, (Text("一"),), blocks),))
    data = build_epub(made, STYLES, picture(), {}, build_time(METADATA.date)).data
    (tmp_path / "book.epub").write_bytes(data)
    document = pymupdf.open(tmp_path / "book.epub")
    document.layout(width=300, height=450, fontsize=12)
    yield document
    document.close()


def test_every_character_stands_on_its_page(book) -> None:
    for page in book:
        for left, top, right, bottom, word, *_ in page.get_text("words"):
            assert left >= 0 and top >= 0, word
            assert right <= page.rect.width + 1 and bottom <= page.rect.height + 1, word


def test_numbers_of_lists_are_read(book) -> None:
    text = "".join(page.get_text() for page in book)
    assert all(
        re.search(rf"{number}[.．、]?\s*項目{number - 1}\b", text) for number in range(1, 13)
    )


def test_emphasis_is_seen_by_weight_and_lines_under_words(book) -> None:
    bold, drawn = set(), 0.0
    for page in book:
        drawn += sum(
            item[2].x - item[1].x
            for drawing in page.get_drawings()
            for item in drawing["items"]
            if item[0] == "l"
        )
        for block in page.get_text("dict")["blocks"]:
            for line in block.get("lines", ()):
                bold |= {s["text"] for s in line["spans"] if s["flags"] & 16 or s["char_flags"] & 8}
    assert any("stress" in text for text in bold)
    assert drawn > LINE_WIDTH


def selectors(css: str, mode: str) -> set[str]:
    plain = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    found = (match.strip() for match in SELECTOR.findall(plain))
    return {s for s in found if f".{mode}" in s and not VERTICAL_ONLY.search(s)}


def test_one_class_makes_a_page_horizontal() -> None:
    """Each rule of vertical text has its pair of horizontal text."""
    css = STYLES["epub.css"]
    vertical = {s.replace(".vrtl", ".hltr") for s in selectors(css, "vrtl")}
    assert vertical - selectors(css, "hltr") == set()
