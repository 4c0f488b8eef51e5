"""One manuscript as a book: its chapters, its title, its identity."""

from tategumi.manuscript.source import Manuscript
from tategumi.model import (
    Blank,
    Block,
    Document,
    Heading,
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
