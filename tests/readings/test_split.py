"""Group readings split over their characters, and what is known of kanji."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bracketed import inlines, line
from tategumi.model import Book, Document, Metadata, Paragraph, Role
from tategumi.readings import split_rubies
from tategumi.readings.kanji import Reader, grade, table
from tategumi.readings.split import split

CASES = Path(__file__).parents[1] / "cases" / "readings"
ROWS = [row.split(maxsplit=2) for row in (CASES / "split.txt").read_text("utf-8").splitlines()]
SPLITS = [row for row in ROWS if row and row[0] != "#"]

WHOLES = [row for row in (CASES / "wholes.txt").read_text("utf-8").split("\n")[2:] if row]


@pytest.mark.parametrize(("base", "reading", "expected"), SPLITS)
def test_split(base: str, reading: str, expected: str) -> None:
    pieces = split(base, reading)
    shown = [p.base + (p.reading and f"|{p.reading}") for p in pieces or ()]
    assert (" ".join(shown) or "-") == expected


@pytest.mark.parametrize("word", WHOLES)
def test_words_read_as_wholes_stay_whole(word: str) -> None:
    assert split(word[:2], word[2:]) is None


def test_rubies_of_a_book() -> None:
    text = "⟨em {停戦|ていせん}⟩の{交渉|こうしょう/ダンパン}と⟨note {捕虜|ほりょ}⟩{大人|おとな}"
    document = Document("hon", Role.CHAPTER, (), (Paragraph(inlines(text)),))
    made = split_rubies(Book(Metadata("本"), (document,)))
    assert line(made.documents[0].blocks[0].children) == (
        "⟨em {停|てい 戦|せん}⟩の{交渉|こうしょう/ダンパン}と⟨note {捕|ほ 虜|りょ}⟩{大人|おとな}"
    )


SOUNDS = list("停戦交渉々食べ物一致八ヶ岳山ノ手大人")


@given(st.text(SOUNDS, max_size=8), st.text("ていせんこうしょたべものいっちがやま", max_size=16))
def test_a_split_keeps_all_of_both(base: str, reading: str) -> None:
    pieces = split(base, reading)
    if pieces:
        assert "".join(p.base for p in pieces) == base
        assert "".join(p.reading or p.base for p in pieces) == reading
        assert all(p.reading for p in pieces if p.base in table())


def test_a_very_long_base_costs_no_time() -> None:
    assert split("人" * 100_000, "ひと" * 100_000) is None


# --- kanji
def test_the_lists_have_their_official_sizes() -> None:
    """学年別漢字配当表: 80, 160, 200, 202, 193, 191; 常用漢字表: 2,136, and four common forms."""
    grades = [kanji.grade for kanji in table().values()]
    assert [grades.count(n) for n in range(1, 7)] == [80, 160, 200, 202, 193, 191]
    assert sum(n < 8 for n in grades) == 2136 + 4
    assert all(kanji.readings for kanji in table().values())


@pytest.mark.parametrize(
    ("kanji", "expected"),
    [("一", 1), ("停", 5), ("媛", 4), ("渉", 7), ("諜", 8), ("𠀋", 8), ("叱", 7)],
)
def test_grades(kanji: str, expected: int) -> None:
    assert grade(kanji) == expected


def test_readers_know_what_they_have_learnt() -> None:
    assert Reader.GRADE_5.knows("停戦の")
    assert not Reader.GRADE_4.knows("停戦")
    assert Reader.JOYO.knows("交渉") and not Reader.GRADE_6.knows("交渉")
    assert not Reader.JOYO.knows("諜報")
    assert not Reader.ANYONE.knows("一")
