"""One manuscript as a book: its chapters, its title, its identity."""

from dataclasses import replace

import pytest

from tategumi.manuscript.source import Manuscript
from tategumi.model import (
    Blank,
    Block,
    Document,
    Heading,
    HeadingForm,
    PageBreak,
    Paragraph,
    Role,
    Text,
    plain_text,
)  # fmt: skip
from tategumi.single import book_of

LINE = Paragraph((Text("雪が降る。"),))


def heading(level: int, text: str) -> Heading:
    return Heading(level, (Text(text),))


def chapters(*blocks: Block, **head: object) -> list[Document]:
    book = book_of(Manuscript(blocks, **head), "yuki")
    return [document for document in book.documents if document.role is Role.CHAPTER]


def test_each_heading_of_the_highest_level_begins_a_chapter() -> None:
    first, second = chapters(heading(2, "一"), LINE, heading(3, "甲"), LINE, heading(2, "二"), LINE)
    assert [plain_text(one.title) for one in (first, second)] == ["一", "二"]
    assert first.blocks == (LINE, heading(2, "甲"), LINE)
    assert second.blocks == (LINE,)


def test_text_before_the_first_heading_is_a_chapter_under_the_title() -> None:
    opening, first = chapters(LINE, heading(1, "一"), LINE, title="雪の駅")
    assert plain_text(opening.title) == "雪の駅"
    assert opening.blocks == (LINE,)
    assert plain_text(first.title) == "一"


def test_a_text_without_headings_is_one_chapter_named_after_the_file() -> None:
    (only,) = chapters(LINE, LINE)
    assert plain_text(only.title) == "yuki"
    assert only.blocks == (LINE, LINE)


@pytest.mark.parametrize("form", [HeadingForm.RUN_IN, HeadingForm.WINDOW])
def test_headings_in_lines_and_windows_begin_no_chapter(form: HeadingForm) -> None:
    days = [Heading(3, (Text(day),), form) for day in ("一日", "二日")]
    (only,) = chapters(days[0], LINE, days[1], LINE, title="日記")
    assert plain_text(only.title) == "日記"
    assert only.blocks == (replace(days[0], level=2), LINE, replace(days[1], level=2), LINE)
    first, second = chapters(days[0], LINE, heading(4, "章"), days[1], LINE, title="日記")
    assert first.blocks == (replace(days[0], level=2), LINE)
    assert (plain_text(second.title), second.blocks) == ("章", (replace(days[1], level=2), LINE))


def test_blank_lines_and_page_breaks_around_a_chapter_are_its_own_page_break() -> None:
    found = chapters(Blank(2), heading(1, "一"), Blank(), LINE, Blank(3), PageBreak())
    assert [one.blocks for one in found] == [(LINE,)]


def test_contents_are_listed_where_there_are_chapters() -> None:
    roles = [
        [document.role for document in book_of(Manuscript(blocks), "yuki").documents]
        for blocks in ((LINE,), (heading(1, "一"), LINE, heading(1, "二"), LINE))
    ]
    assert roles[0] == [Role.TITLE_PAGE, Role.CHAPTER, Role.COLOPHON]
    assert roles[1] == [Role.TITLE_PAGE, Role.TOC, Role.CHAPTER, Role.CHAPTER, Role.COLOPHON]


def test_the_same_head_is_the_same_book() -> None:
    heads = [
        {"title": "雪の駅"},
        {"title": "雪の駅"},
        {"title": "雪の駅", "creators": ("見本太郎",)},
    ]
    first, again, other = (
        book_of(Manuscript((LINE,), **head), "yuki").metadata.identifier for head in heads
    )
    assert first == again != other
    assert first.startswith("urn:uuid:")


@pytest.mark.parametrize(
    ("line", "name", "role"),
    [
        ("沖野渚", "沖野渚", "aut"),
        ("沖野渚訳", "沖野渚", "trl"),
        ("沖野　渚　訳", "沖野　渚", "trl"),
        ("沖野渚編訳", "沖野渚", "trl"),
        ("沖野渚編", "沖野渚", "edt"),
        ("沖野渚校訂", "沖野渚", "edt"),
        ("沖野渚校訂・編纂", "沖野渚", "edt"),
        ("沖野渚改訳", "沖野渚", "trl"),
        ("沖野渚校注", "沖野渚", "ann"),
        ("沖野渚画", "沖野渚", "ill"),
        ("沖野渚　作", "沖野渚", "aut"),
        ("オキノ作", "オキノ", "aut"),
        ("田中栄作", "田中栄作", "aut"),
        ("訳", "訳", "aut"),
    ],
)
def test_what_someone_did_stands_behind_the_name(line: str, name: str, role: str) -> None:
    book = book_of(Manuscript((LINE,), title="題", creators=(line,)), "a")
    (creator,) = book.metadata.creators
    assert (creator.name, creator.role) == (name, role)


def lines_of_sources(count: int) -> tuple[str, ...]:
    return tuple(f"{number}頁「山」は、底本では「川」。" for number in range(count))


def test_a_few_lines_of_sources_stand_in_the_colophon() -> None:
    sources = lines_of_sources(17)
    book = book_of(Manuscript((LINE,), colophon=sources), "yuki")
    assert [text for _, text in book.metadata.colophon] == [*sources]
    assert [document.role for document in book.documents][-2:] == [Role.CHAPTER, Role.COLOPHON]


@pytest.mark.parametrize("sources", [lines_of_sources(18), ("雪。" * 300,)])
def test_many_have_pages_of_their_own_before_it(sources: tuple[str, ...]) -> None:
    book = book_of(Manuscript((LINE,), colophon=sources), "yuki")
    *_, own, colophon = book.documents
    assert not book.metadata.colophon
    assert plain_text(own.title) == "底本"
    assert [plain_text(row.children) for row in own.blocks[0].blocks] == [*sources]
    assert colophon.role is Role.COLOPHON
