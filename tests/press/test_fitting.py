"""Title pages and colophons on one page each, whatever they hold; what can't be is told."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from pdf_text import glyphs
from tategumi import products
from tategumi.assembly import settings
from tategumi.cache import InMemory
from tategumi.formats import FORMATS
from tategumi.model import Book, Creator, Document, Metadata, Paragraph, Role, Text
from tategumi.press import fitted, screen_pdf
from tategumi.printing import Direction, Edge, Opening, Printing
from tategumi.problems import Failed, Place
from tategumi.tate import set_document
from tategumi.xhtml import print_page

pytestmark = pytest.mark.needs("noto")

HERE = Place("book/book.yaml", 30, 1)
LONG = (
    "渡し守が橋のたもとで待ちつづけた十年のあいだに川の向こうで"
    "起こったことを誰も知らずにいた夏の終わりまでの覚え書きとその後の長い長い話"
)
ROWS = tuple((f"記録{n}", "見本の町一丁目二番地") for n in "一二三四五六七八")
SINGLE = (
    Document("half-title", Role.HALF_TITLE),
    Document("title-page", Role.TITLE_PAGE),
    Document("part", Role.PART, (Text(LONG[:20]),)),
    Document("colophon", Role.COLOPHON),
)


def book(title: int, subtitle: int = 0, creators: int = 1, rows: int = 0) -> Book:
    names = tuple(Creator(f"見本{n}太郎") for n in "一二三四五六"[:creators])
    metadata = Metadata(
        LONG[:title],
        subtitle=LONG[:subtitle],
        creators=names,
        publisher="見本堂",
        date=date(2026, 4, 1),
        rights="© 2026 見本",
        colophon=ROWS[:rows],
    )
    return Book(metadata, SINGLE)


def design(name: str) -> Printing:
    return Printing(FORMATS[name], Edge.HEAD, Edge.HEAD, Opening.PAGE, None, HERE)


@pytest.mark.parametrize(
    ("made", "name"),
    [
        (book(39), "bunko"),
        (book(5, rows=8), "bunko"),
        (book(60, 30, 6, 6), "bunko-loose"),
        (book(60, 30, 6, 8), "a5-2col"),
        (book(60, 30, 6, 8), "shinsho"),
        (book(1), "a5"),
    ],
)
def test_each_page_is_one_page(made: Book, name: str) -> None:
    steps = fitted(made, design(name), Path())
    assert steps.problems == ()
    html = print_page(made, closer=steps.steps)
    result = screen_pdf(html, design(name), Path(), "book.html")
    openings = [result.anchors[f"p-{document.name}"] for document in SINGLE]
    assert openings == [1, 3, 5, 7]
    assert result.pages == 7


def test_what_has_room_is_not_set_closer() -> None:
    assert fitted(book(5, rows=1), design("a5"), Path()).steps == {}


def test_what_is_set_on_trial_is_not_set_again(monkeypatch: pytest.MonkeyPatch) -> None:
    chapters = tuple(
        Document(f"{n}", Role.CHAPTER, (Text(f"章{n}"),), (Paragraph((Text(LONG),)),))
        for n in "一二"
    )
    made = replace(book(5, rows=8), documents=(*SINGLE[:3], *chapters, *SINGLE[3:]))
    cache, numbers = InMemory(), []
    monkeypatch.setattr(
        settings,
        "set_document",
        lambda source, start: numbers.append(start.before) or set_document(source, start),
    )
    steps = fitted(made, design("bunko"), Path(), "book.html", cache).steps
    assert steps.keys() == {"colophon"}
    numbers.clear()
    html = print_page(made, closer=steps)
    once = screen_pdf(html, design("bunko"), Path(), "book.html", cache)
    assert len(numbers) == len(chapters)
    assert once.pdf == screen_pdf(html, design("bunko"), Path(), "book.html").pdf


def test_a_long_colophon_is_set_closer_and_nothing_else_is() -> None:
    assert fitted(book(5, rows=8), design("bunko"), Path()).steps.keys() == {"colophon"}


@pytest.mark.parametrize("name", ["bunko", "shiroku", "a5-2col"])
def test_a_horizontal_colophon_is_one_page_and_its_lines_run_across(name: str) -> None:
    across = replace(design(name), colophon=Direction.HORIZONTAL)
    made = replace(book(5, rows=8), documents=SINGLE[-1:])
    steps = fitted(made, across, Path())
    assert steps.problems == ()
    result = screen_pdf(print_page(made, closer=steps.steps), across, Path(), "book.html")
    assert (result.pages, result.problems) == (1, ())
    title = [glyph for glyph in glyphs(result.pdf) if glyph.text in LONG[:5]][:5]
    assert len({round(glyph.y) for glyph in title}) == 1
    assert sorted(glyph.x for glyph in title) == [glyph.x for glyph in title]


def test_a_horizontal_colophon_without_room_is_refused() -> None:
    across = replace(design("bunko"), colophon=Direction.HORIZONTAL)
    made = replace(book(5), documents=SINGLE[-1:])
    endless = replace(made.metadata, colophon=ROWS * 9)
    (problem,) = fitted(replace(made, metadata=endless), across, Path()).problems
    assert problem.code == "press.full-page"


def test_what_has_no_room_at_all_is_an_error_with_numbers() -> None:
    made = book(5)
    endless = replace(made.metadata, colophon=ROWS * 8)
    with pytest.raises(Failed) as failure:
        products.markup(replace(made, metadata=endless), design("bunko"), Path())
    (problem,) = failure.value.problems
    assert (problem.code, problem.values["page"]) == ("press.full-page", "colophon")
    assert problem.values["pages"] > 1
    assert problem.place.path == "book/book.yaml"


def test_a_page_of_the_authors_own_text_is_left_alone() -> None:
    own = Document("title-page", Role.TITLE_PAGE, (), (Paragraph((Text(LONG * 40),)),))
    found = fitted(replace(book(5), documents=(own,)), design("bunko"), Path())
    assert (found.steps, found.problems) == ({}, ())
