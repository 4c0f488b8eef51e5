"""One source of notes, many places (JLReq 4.2): each note once, where its setting puts it."""

import io
from collections import defaultdict
from dataclasses import replace
from itertools import chain
from pathlib import Path

import pikepdf
import pytest

from tategumi.formats import FORMATS
from tategumi.model import Block, Book, Document, Footnote, Metadata, Paragraph, Role, Text
from tategumi.press import check, screen_pdf
from tategumi.press.hanmen import place_block
from tategumi.printing import Edge, Notes, Opening, Printing
from tategumi.problems import Place
from tategumi.xhtml import documents, print_page

from ..pdf_text import Facing, Glyph, glyphs, text_of

pytestmark = pytest.mark.needs("noto")

BUNKO = FORMATS["bunko"]
PT_PER_MM = 72 / 25.4
SENTENCE = "岸の柳は風を待ち、渡し守は舟を待ち、舟は水を待っている。"
NAMES = "甲乙丙丁戊己庚辛壬癸"


def noted(name: str, length: int) -> tuple[Block, ...]:
    note = Footnote((Paragraph((Text(f"註{name}、" + "川の由来" * length + f"以上{name}。"),)),))
    return Paragraph((Text(SENTENCE * 2), note, Text(SENTENCE))), Paragraph((Text(SENTENCE * 4),))


def chapter(number: int, names: str, length: int) -> Document:
    blocks = tuple(block for name in names for block in noted(name, length))
    return Document(f"chapter-{number}", Role.CHAPTER, (Text(f"第{number}の岸"),), blocks)


def book(length: int = 6) -> Book:
    return Book(
        Metadata("川のほとり"),
        (
            Document("toc", Role.TOC),
            chapter(1, NAMES[:6], length),
            chapter(2, NAMES[6:], length),
            Document("colophon", Role.COLOPHON),
        ),
    )


def printing(notes: Notes) -> Printing:
    place = Place("book.yaml")
    return Printing(BUNKO, Edge.HEAD, Edge.HEAD, Opening.PAGE, None, place, notes=notes)


class Read:
    def __init__(self, notes: Notes, length: int = 6) -> None:
        made = screen_pdf(print_page(book(length), notes=notes), printing(notes), Path(), "b.html")
        assert made.problems == ()
        self.pdf, self.anchors, self.count = made.pdf, made.anchors, made.pages
        self.pages: dict[int, list[Glyph]] = defaultdict(list)
        for glyph in glyphs(made.pdf):
            self.pages[glyph.page].append(glyph)
        self.texts = {page: text_of(found) for page, found in self.pages.items()}

    def pages_of(self, text: str) -> list[int]:
        return [page for page, found in self.texts.items() for _ in range(found.count(text))]


@pytest.mark.parametrize("notes", Notes)
def test_each_note_stands_once_and_in_order(notes: Notes) -> None:
    found = Read(notes)
    begins = [found.pages_of(f"註{name}、") for name in NAMES]
    assert all(len(pages) == 1 for pages in begins)
    assert all(len(found.pages_of(f"以上{name}。")) == 1 for name in NAMES)
    assert list(chain(*begins)) == sorted(chain(*begins))


@pytest.mark.parametrize("length", [6, 30])
def test_side_notes_stand_on_the_left_page_of_their_spread(length: int) -> None:
    found = Read(Notes.SIDE, length)
    marks = [page for page, text in found.texts.items() for _ in range(text.count("（"))]
    for name in NAMES:
        (page,) = found.pages_of(f"註{name}、")
        assert page % 2
        assert page in marks or page - 1 in marks


def test_head_notes_stand_above_their_lines_on_pages_of_either_side() -> None:
    found = Read(Notes.HEAD, 9)
    page = place_block(BUNKO)
    head = (BUNKO.trim.height - page.head) * PT_PER_MM
    foot = head - (10 - 1.5) * BUNKO.size.pt  # print.css: ten characters, with a gap below
    every = [g for page in found.pages.values() for g in page]
    small = [g for g in every if abs(g.size - 0.8 * BUNKO.size.pt) < 0.01]
    upright = [g for g in small if g.facing is Facing.UPRIGHT]
    notes = [g for g in upright if g.text in "註川の由来以上" + NAMES]
    assert len(notes) > 300
    assert {g.page % 2 for g in notes} == {0, 1}
    for glyph in notes:
        assert head + 0.1 > glyph.y > foot
    for number in range(found.anchors["p-chapter-1"], found.anchors["p-colophon"]):
        text = [g for g in found.pages[number] if abs(g.size - BUNKO.size.pt) < 0.01]
        assert max(g.y for g in text) < foot


def test_notes_at_the_end_link_both_ways() -> None:
    for notes in (Notes.CHAPTER, Notes.BOOK):
        with pikepdf.open(io.BytesIO(Read(notes).pdf)) as document:
            targets = {str(a.Dest) for page in document.pages for a in page.get("/Annots", ())}
        there = {name for name in targets if "_note-" in name}
        back = {name.replace("_noteref-", "_note-") for name in targets if "_noteref-" in name}
        assert len(there) == len(NAMES)
        assert there == back


def test_notes_of_the_whole_book_come_before_the_colophon_and_are_in_the_contents() -> None:
    found = Read(Notes.BOOK)
    first, last = found.anchors["p-endnotes"], found.anchors["p-colophon"]
    assert all(first <= found.pages_of(f"註{name}、")[0] < last for name in NAMES)
    assert str(first) in found.texts[1] and "注" in found.texts[1]
    assert "第1の岸" in found.texts[first]


def test_the_epub_keeps_its_notes_with_each_document() -> None:
    kinds = [document.body.children[-1].get("class") for document in documents(book())[1:3]]
    assert kinds == ["notes", "notes"]


def test_inline_notes_have_no_marks() -> None:
    found = Read(Notes.WARICHU)
    assert not any("註" in text and "（1）" in text for text in found.texts.values())
    assert all(f"註{name}、" in text_of(list(chain(*found.pages.values()))) for name in NAMES)


def test_head_notes_and_columns_are_told() -> None:
    place = replace(printing(Notes.HEAD), format=FORMATS["a5-2col"])
    assert [problem.code for problem in check(place, Path())] == ["print.notes-columns"]
