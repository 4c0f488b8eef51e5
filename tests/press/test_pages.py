"""The book's pages read back from the PDF: geometry, furniture, order, navigation."""

import io
from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise
from pathlib import Path

import pikepdf
import pytest

import pypdfium2
from tategumi.addresses import Addresses
from tategumi.choices import Choice
from tategumi.formats import FORMATS, Format
from tategumi.model import Book, Creator, Document, Heading, Metadata, Paragraph, Role, Text
from tategumi.press import screen_pdf
from tategumi.press.hanmen import place_block
from tategumi.printing import Edge, Heads, Numerals, Opening, Printing
from tategumi.problems import Place
from tategumi.xhtml import print_page

from ..pdf_text import Facing, Glyph, body, glyphs, text_of

pytestmark = pytest.mark.needs("noto")

BUNKO = FORMATS["bunko"]
PT_PER_MM = 72 / 25.4
SENTENCE = "岸の柳は風を待ち、渡し守は舟を待ち、舟は水を待っている。"

BOAT = f"p-chapter-1_{Addresses().of('舟の名')}"
PREFACE, FERRY, BRIDGE = "はじめに", "渡し場", "橋"


def paragraphs(count: int) -> tuple[Paragraph, ...]:
    return (Paragraph((Text(SENTENCE * 3),)),) * count


BOOK = Book(
    Metadata("川のほとり", creators=(Creator("見本太郎"),), date=date(2026, 4, 1)),
    (
        Document("title-page", Role.TITLE_PAGE),
        Document("preface", Role.PREFACE, (Text(PREFACE),), paragraphs(2)),
        Document("toc", Role.TOC),
        Document(
            "chapter-1",
            Role.CHAPTER,
            (Text(FERRY),),
            (*paragraphs(16), Heading(2, (Text("舟の名"),)), *paragraphs(16)),
        ),
        Document("chapter-2", Role.CHAPTER, (Text(BRIDGE),), paragraphs(9)),
        Document("colophon", Role.COLOPHON),
    ),
)


@dataclass(frozen=True)
class Read:
    data: bytes
    pages: dict[int, list[Glyph]]
    anchors: dict[str, int]
    count: int

    def furniture(self, page: int) -> tuple[str, str]:
        """Text across the line at the head and at the foot."""
        middle = BUNKO.trim.height * PT_PER_MM / 2
        across = [g for g in self.pages[page] if g.facing is Facing.ACROSS]
        head = text_of([g for g in across if g.y > middle])
        return head, text_of([g for g in across if g.y < middle])


def read(
    head: Edge = Edge.HEAD,
    folio: Edge = Edge.HEAD,
    chapters: Opening = Opening.LEAF,
    book: Book = BOOK,
    design: Format = BUNKO,
    furniture: dict[str, Choice] | None = None,
) -> Read:
    place = Place("book.yaml")
    printing = Printing(design, head, folio, chapters, None, place, **furniture or {})
    result = screen_pdf(print_page(book), printing, Path(), "book.html")
    assert result.problems == ()
    pages: dict[int, list[Glyph]] = defaultdict(list)
    for glyph in glyphs(result.pdf):
        pages[glyph.page].append(glyph)
    return Read(result.pdf, pages, result.anchors, result.pages)


@pytest.fixture(scope="module")
def book() -> Read:
    return read()


def full_pages(book: Read) -> list[int]:
    """Pages inside the first chapter without a heading."""
    start, stop = book.anchors["p-chapter-1"] + 1, book.anchors["p-chapter-2"] - 2
    heading = book.anchors[BOAT]
    return [page for page in range(start, stop) if page != heading]


# --- geometry
def test_the_block_stands_in_its_margins_with_the_gutter_inside(book: Read) -> None:
    page = place_block(BUNKO)
    size = BUNKO.size.pt
    for number in full_pages(book):
        text = body(book.pages[number], size)
        first, last = text[0].x + size / 2, text[-1].x - size / 2
        right, left = (page.gutter, page.fore_edge) if number % 2 else (page.fore_edge, page.gutter)
        assert first == pytest.approx((BUNKO.trim.width - right) * PT_PER_MM, abs=0.02)
        assert last == pytest.approx(left * PT_PER_MM, abs=0.02)
        top = max(g.y for g in text)
        assert top == pytest.approx((BUNKO.trim.height - page.head) * PT_PER_MM, abs=0.02)


def test_every_full_page_has_the_same_lines_at_the_same_pitch(book: Read) -> None:
    assert len(full_pages(book)) >= 3
    for number in full_pages(book):
        places = sorted({round(g.x, 3) for g in body(book.pages[number], BUNKO.size.pt)})
        assert len(places) == BUNKO.lines
        gaps = [b - a for a, b in pairwise(places)]
        assert gaps == pytest.approx([BUNKO.pitch.pt] * (BUNKO.lines - 1), abs=0.01)


def test_a_heading_takes_whole_lines(book: Read) -> None:
    """The text after it stands on the grid of the other pages."""
    plain, number = full_pages(book)[0], book.anchors[BOAT]
    if (plain - number) % 2:
        plain = full_pages(book)[1]
    places = [{round(g.x, 1) for g in body(book.pages[n], BUNKO.size.pt)} for n in (number, plain)]
    assert places[0] < places[1]


def test_columns_stand_below_each_other_each_with_its_lines() -> None:
    design = FORMATS["a5-2col"]
    long = replace(BOOK.documents[3], blocks=paragraphs(60))
    pages = read(chapters=Opening.PAGE, book=replace(BOOK, documents=(long,)), design=design).pages
    head = (design.trim.height - place_block(design).head) * PT_PER_MM
    second = head - (design.characters * design.size.mm + design.between_columns) * PT_PER_MM
    text = body(pages[2], design.size.pt)
    places = {round(g.x, 2) for g in text}
    assert len(places) == design.lines
    for x in places:
        line = [g for g in text if abs(g.x - x) < 0.1]
        tops = [max(g.y for g in line), max(g.y for g in line if g.y < second + 1)]
        assert tops == pytest.approx([head, second], abs=design.size.pt + 0.1)  # an indent at most
        assert len(line) <= 2 * design.characters + 2


@pytest.mark.parametrize("opening", [Opening.SPREAD, Opening.RUN_ON])
def test_chapters_open_on_even_pages_or_run_on(opening: Opening) -> None:
    title, ferry, bridge = (replace(BOOK.documents[n], blocks=paragraphs(1)) for n in (0, 3, 4))
    found = read(chapters=opening, book=replace(BOOK, documents=(title, ferry, bridge))).anchors
    pages = [found["p-chapter-1"], found["p-chapter-2"]]
    assert pages == ([3, 4] if opening is Opening.SPREAD else [3, 3])


# --- furniture
def test_odd_pages_name_the_chapter_but_where_it_opens_and_even_pages_the_book(book: Read) -> None:
    opening = book.anchors["p-chapter-1"]
    assert opening % 2
    assert book.furniture(opening) == (f"{opening}", "")
    assert book.furniture(opening + 1) == (f"川のほとり{opening + 1}", "")
    assert book.furniture(opening + 2) == (f"{opening + 2}{FERRY}", "")


def test_the_folio_stands_outside_flush_with_the_block(book: Read) -> None:
    page = place_block(BUNKO)
    for number in full_pages(book):
        across = [g for g in book.pages[number] if g.facing is Facing.ACROSS]
        fore_edge = page.fore_edge * PT_PER_MM
        if number % 2:
            assert across[0].x == pytest.approx(fore_edge, abs=0.05)
        else:
            end = across[-1].x + across[-1].advance
            assert end == pytest.approx(BUNKO.trim.width * PT_PER_MM - fore_edge, abs=0.05)
        distance = across[0].y - (BUNKO.trim.height - page.head) * PT_PER_MM
        assert distance >= BUNKO.size.pt


@pytest.mark.parametrize(
    ("head", "folio", "expected"),
    [
        (Edge.HEAD, Edge.FOOT, (FERRY, "{n}")),
        (Edge.FOOT, Edge.HEAD, ("{n}", FERRY)),
        (Edge.FOOT, Edge.FOOT, ("", "{n}" + FERRY)),
        (Edge.NONE, Edge.FOOT, ("", "{n}")),
        (Edge.NONE, Edge.NONE, ("", "")),
    ],
)
def test_furniture_stands_where_it_is_asked_for(
    head: Edge, folio: Edge, expected: tuple[str, str]
) -> None:
    book = read(head, folio)
    number = book.anchors["p-chapter-1"] + 2
    assert book.furniture(number) == tuple(part.format(n=number) for part in expected)


def vertical(glyphs: list[Glyph], text: str) -> list[Glyph]:
    """The furniture's glyphs of the text, in its order."""
    small = [g for g in glyphs if g.facing is Facing.UPRIGHT and g.size < BUNKO.size.pt - 0.5]
    return [g for g in small if g.text in text]


def test_at_the_fore_edge_head_and_folio_are_vertical() -> None:
    """JLReq 2.6: the head four em below the block's, the folio five above its foot."""
    design = {"numerals": Numerals.KANJI}
    book = read(Edge.SIDE, Edge.SIDE, furniture=design)
    page, size = place_block(BUNKO), BUNKO.size.pt
    top = (BUNKO.trim.height - page.head) * PT_PER_MM
    number = book.anchors["p-chapter-1"] + 2
    assert number % 2
    head = vertical(book.pages[number], FERRY)
    folio = vertical(book.pages[number], "一二三四五六七八九〇")
    assert text_of(head) == FERRY
    assert len(folio) == len(str(number))
    assert max(g.y for g in head) == pytest.approx(top - 4 * size, abs=0.6 * size)
    foot = page.foot * PT_PER_MM
    assert min(g.y - g.size for g in folio) == pytest.approx(foot + 5 * size, abs=0.6 * size)
    edge = page.fore_edge * PT_PER_MM
    for glyph in (*head, *folio):
        assert glyph.x + glyph.size / 2 < edge - (BUNKO.pitch.pt - size)
        assert glyph.x - glyph.size / 2 > 3 * PT_PER_MM


def test_heads_of_odd_pages_alone_and_in_the_middle() -> None:
    number = read().anchors["p-chapter-1"] + 1
    book = read(furniture={"heads": Heads.ODD})
    assert book.furniture(number) == (f"{number}", "")
    assert book.furniture(number + 1) == (f"{number + 1}{FERRY}", "")
    across = [g for g in read(Edge.CENTRE).pages[number] if g.facing is Facing.ACROSS]
    title = [g for g in across if not g.text.isdigit()]
    assert text_of(title) == "川のほとり"
    middle = (title[0].x + title[-1].x + title[-1].advance) / 2 / PT_PER_MM
    page = place_block(BUNKO)
    block = page.gutter + (BUNKO.trim.width - page.gutter - page.fore_edge) / 2
    assert middle == pytest.approx(block, abs=0.5)
    below = read(Edge.CENTRE, Edge.CENTRE)
    assert below.furniture(number) == ("川のほとり", f"{number}")


def test_a_long_running_head_is_cut_short_beside_the_folio() -> None:
    title = "川のほとりの渡し場に立つ人びとの年代記、" * 3
    book = read(book=replace(BOOK, metadata=replace(BOOK.metadata, title=title)))
    number = book.anchors["p-chapter-1"] + 1
    *head, last, folio = [g for g in book.pages[number] if g.facing is Facing.ACROSS]
    assert folio.text == str(number)
    assert len(last.text) > 1  # the ellipsis stands for all the rest
    assert text_of([*head, last]) == title
    assert last.x + last.advance <= folio.x
    gutter = place_block(BUNKO).gutter * PT_PER_MM
    assert head[0].x >= gutter - BUNKO.pitch.pt


def test_white_pages_title_page_and_colophon_have_none(book: Read) -> None:
    white = [number for number in range(1, book.count + 1) if not book.pages[number]]
    assert 2 in white  # the back of the title page
    for number in (1, book.anchors["p-colophon"], *white):
        assert book.furniture(number) == ("", "")


# --- order
def test_chapters_open_on_odd_pages_or_on_the_next(book: Read) -> None:
    openings = [book.anchors[name] for name in ("p-preface", "p-toc", "p-chapter-1", "p-chapter-2")]
    assert all(page % 2 for page in openings)
    closer = read(chapters=Opening.PAGE)
    assert closer.count < book.count
    white = [number for number in range(1, closer.count + 1) if not closer.pages[number]]
    assert white == [2]  # the back of the title page


def test_the_first_page_is_a_left_page(book: Read) -> None:
    with pikepdf.open(io.BytesIO(book.data)) as document:
        assert document.Root.ViewerPreferences.Direction == "/R2L"
    odd, even = (next(n for n in full_pages(book) if n % 2 == parity) for parity in (1, 0))
    folios = [
        [g.x for g in book.pages[n] if g.facing is Facing.ACROSS and g.text in "0123456789"]
        for n in (odd, even)
    ]
    middle = BUNKO.trim.width * PT_PER_MM / 2
    assert max(folios[0]) < middle < min(folios[1])


# --- navigation
def test_bookmarks_are_the_headings_in_order(book: Read) -> None:
    found = [
        (mark.level, mark.get_title(), mark.get_dest().get_index() + 1)
        for mark in pypdfium2.PdfDocument(book.data).get_toc()
    ]
    assert found == [
        (0, "扉", 1),
        (0, PREFACE, book.anchors["p-preface"]),
        (0, "目次", book.anchors["p-toc"]),
        (0, FERRY, book.anchors["p-chapter-1"]),
        (1, "舟の名", book.anchors[BOAT]),
        (0, BRIDGE, book.anchors["p-chapter-2"]),
        (0, "奥付", book.anchors["p-colophon"]),
    ]


def test_the_table_of_contents_tells_the_pages_at_the_foot(book: Read) -> None:
    head = (BUNKO.trim.height - place_block(BUNKO).head) * PT_PER_MM
    lines: dict[int, str] = defaultdict(str)
    for glyph in book.pages[book.anchors["p-toc"]]:
        if glyph.facing is Facing.UPRIGHT and glyph.size < BUNKO.size.pt + 0.1:
            lines[round(glyph.x)] += glyph.text
        elif glyph.facing is Facing.ACROSS and glyph.y < head:  # the figures, one em wide
            line = min(lines, key=lambda x: abs(x - glyph.x - glyph.advance / 2))
            assert abs(line - glyph.x) < BUNKO.size.pt
            lines[line] += glyph.text
    expected = [
        f"{title}{book.anchors[anchor]}"
        for title, anchor in (
            (PREFACE, "p-preface"),
            (FERRY, "p-chapter-1"),
            ("舟の名", BOAT),
            (BRIDGE, "p-chapter-2"),
        )
    ]
    assert [lines[x] for x in sorted(lines, reverse=True)] == expected


def test_the_table_of_contents_links_to_the_pages(book: Read) -> None:
    with pikepdf.open(io.BytesIO(book.data)) as document:
        toc = document.pages[book.anchors["p-toc"] - 1]
        names = [str(note.Dest) for note in toc.Annots]
        found = pikepdf.NameTree(document.Root.Names.Dests)
        pages = [pikepdf.Page(found[name][0]).index + 1 for name in dict.fromkeys(names)]
    anchors = ("p-preface", "p-chapter-1", BOAT, "p-chapter-2")
    assert pages == [book.anchors[anchor] for anchor in anchors]


def test_the_same_book_is_the_same_bytes(book: Read) -> None:
    assert read().data == book.data
