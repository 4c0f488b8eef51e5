"""The edited texts: what is kept of a chapter is what editing it now would give."""

import pickle
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tategumi import editing
from tategumi.cache import NOTHING, Cache, digest
from tategumi.editing import House, edited
from tategumi.encoded import decoded, encoded
from tategumi.model import Book, Document, Metadata, Paragraph, Role, Text
from tategumi.problems import Place
from tategumi.readings import Page, Policy, Readings
from tategumi.readings.dictionary import Entry, Headings
from tategumi.readings.pieces import Piece
from tategumi.typography.digits import Digits
from tategumi.typography.house import Typography

WORDS = {"停戦": ("ていせん", None), "春": ("はる", Policy.FIRST_IN_PAGES), "瀬戸": ("せと", None)}
PAGE = Page(8, 3)


def house(policy: Policy = Policy.FIRST_IN_BOOK, headings: Headings = Headings.REST) -> House:
    entries = tuple(
        Entry(word, (Piece(word, reading),), Place("readings.yaml", line), policy=own)
        for line, (word, (reading, own)) in enumerate(WORDS.items(), 1)
    )
    readings = Readings(entries, policy, headings, pages=2)
    return House(readings, PAGE, Typography(digits=Digits.SHORT))


def book(texts: list[str]) -> Book:
    documents = (
        Document(f"c{number}", Role.CHAPTER, (Text(text[:2]),), (Paragraph((Text(text),)),) * 2)
        for number, text in enumerate(texts)
    )
    return Book(Metadata("本"), tuple(documents), contents_depth=1)


def keys(texts: list[str]) -> list[str]:
    return [digest(text) for text in texts]


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the documents that are edited, as they are."""
    names: list[str] = []
    make = editing._edited_document

    def noting(document: Document, *rest: object) -> object:
        names.append(document.name)
        return make(document, *rest)

    monkeypatch.setattr(editing, "_edited_document", noting)
    return names


def test_one_changed_chapter_is_edited_again(tmp_path: Path, made: list[str]) -> None:
    cache, texts = Cache(tmp_path / "kept"), ["春は停戦", "12月の海", "停戦のあと"]
    edited(book(texts), keys(texts), house(), cache)
    assert made == ["c0", "c1", "c2"]
    made.clear()
    texts[1] = "11月の海"
    edited(book(texts), keys(texts), house(), cache)
    assert made == ["c1"]


def test_a_chapter_whose_word_is_now_the_book_s_first_is_edited_again(
    tmp_path: Path, made: list[str]
) -> None:
    cache, texts = Cache(tmp_path / "kept"), ["停戦の朝", "海と山と", "停戦のあと", "海のあと"]
    edited(book(texts), keys(texts), house(), cache)
    made.clear()
    texts[0] = "開戦の朝"
    edited(book(texts), keys(texts), house(), cache)
    assert made == ["c0", "c2"]


TEXTS = st.lists(
    st.text(alphabet="停戦春瀬戸海1。", min_size=2, max_size=20), min_size=1, max_size=5
)


@given(st.lists(TEXTS, min_size=2, max_size=4), st.sampled_from(Policy), st.sampled_from(Headings))
def test_what_is_kept_is_what_is_made(
    tmp_path_factory: pytest.TempPathFactory,
    versions: list[list[str]],
    policy: Policy,
    headings: Headings,
) -> None:
    """However a book's chapters change, go and come."""
    cache, rules = Cache(tmp_path_factory.mktemp("kept")), house(policy, headings)
    for texts in versions:
        again = edited(book(texts), keys(texts), rules, cache)
        assert again == edited(book(texts), keys(texts), rules, NOTHING)


def test_other_rules_edit_all_again(tmp_path: Path, made: list[str]) -> None:
    cache, texts = Cache(tmp_path / "kept"), ["春は停戦", "12月の海"]
    edited(book(texts), keys(texts), house(), cache)
    for other in (house(Policy.ALL), replace(house(), page=Page(9, 3))):
        made.clear()
        edited(book(texts), keys(texts), other, cache)
        assert made == ["c0", "c1"]


@pytest.mark.parametrize("data", [b"", b"\x80", pickle.dumps(print), encoded(Place("a"))[:-3]])
def test_what_nobody_kept_is_made_again(tmp_path: Path, data: bytes) -> None:
    cache, texts = Cache(tmp_path / "kept"), ["春は停戦"]
    whole = edited(book(texts), keys(texts), house(), cache)
    for path in cache.folder.glob("[!.]*"):
        cache.put(path.name, data)
    assert edited(book(texts), keys(texts), house(), cache) == whole


@pytest.mark.parametrize("value", [print, Path("a"), pickle.Unpickler, digest])
def test_no_code_is_read_back(value: object) -> None:
    with pytest.raises(ValueError, match="no value"):
        decoded(pickle.dumps(value))


def test_values_come_back() -> None:
    values = (*book(["春は停戦"]).documents, Place("a", 1), Policy.ALL, {"a": 1}, frozenset("ab"))
    assert decoded(encoded(values)) == values
