"""Readings: the dictionary, where its words take ruby, and what is reported."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bracketed import Inlines, inlines, line
from tategumi.model import (
    Book,
    Document,
    Emphasis,
    Heading,
    Metadata,
    Paragraph,
    Role,
    Ruby,
    RubyPart,
    Tcy,
    Text,
    children_of,
    plain_text,
)
from tategumi.problems import Failed, Place, Problem
from tategumi.readings import Page, Policy, Readings, apply, read_readings
from tategumi.readings.dictionary import Entry, Headings, Piece
from tategumi.readings.index import Index

CASES = Path(__file__).parents[1] / "cases" / "readings"


def cases(name: str) -> list:
    """Title and parts of each case of a file."""
    found = []
    for block in re.split(r"^## ", (CASES / name).read_text("utf-8"), flags=re.MULTILINE)[1:]:
        title, _, rest = block.partition("\n")
        parts = re.split(r"^--\n", rest, flags=re.MULTILINE)
        found.append(pytest.param(*(part.rstrip("\n") for part in parts), id=title))
    return found


def dictionary(text: str, folder: Path) -> Readings:
    (folder / "readings.yaml").write_text(text, "utf-8")
    return read_readings(folder, "readings.yaml")


def book(text: str) -> Book:
    """Chapters from lines: ``= title``, ``== heading``, paragraphs."""
    documents = []
    for number, chapter in enumerate(re.split(r"^= ", text, flags=re.MULTILINE)):
        title, _, body = chapter.partition("\n") if number else ("", "", chapter)
        if number or body:
            blocks = tuple(map(block, body.strip("\n").split("\n")))
            documents.append(Document(f"c{number}", Role.CHAPTER, inlines(title), blocks))
    return Book(Metadata("本"), tuple(documents))


def block(text: str) -> Paragraph | Heading:
    if text.startswith("== "):
        return Heading(2, inlines(text[3:]))
    return Paragraph(inlines(text))


def written(made: Book) -> str:
    lines = []
    for document in made.documents:
        lines += [f"= {line(document.title)}"] if document.title else []
        for one in document.blocks:
            lines.append(("== " if isinstance(one, Heading) else "") + line(one.children))
    return "\n".join(lines)


@pytest.mark.parametrize(("yaml", "given", "expected"), cases("words.txt"))
def test_words(yaml: str, given: str, expected: str, tmp_path: Path) -> None:
    made, problems = apply(book(given), dictionary(yaml, tmp_path))
    assert written(made) == expected
    assert not problems


@pytest.mark.parametrize(("yaml", "expected"), cases("problems.txt"))
def test_problems(yaml: str, expected: str, tmp_path: Path) -> None:
    def shown(problem: Problem) -> str:
        return f"{problem.place.line}:{problem.place.column} {problem.code}"

    try:
        _, problems = apply(book("春"), dictionary(yaml, tmp_path))
    except Failed as failed:
        problems = failed.problems
    assert "\n".join(map(shown, problems)) == expected


def test_the_author_s_other_reading_stays_and_is_told_once(tmp_path: Path) -> None:
    """It does not count as the word's reading, so that the first plain place still takes it."""
    readings = dictionary("words:\n  停戦: [てい, せん]\n", tmp_path)
    made, problems = apply(book("{停戦|ピース}、停戦、停戦、{停戦|ピース}"), readings)
    assert written(made) == "{停戦|ピース}、{停|てい 戦|せん}、停戦、{停戦|ピース}"
    assert [(p.code, p.values) for p in problems] == [
        ("readings.differing", {"word": "停戦", "own": "ピース", "reading": "ていせん"})
    ]


def test_a_missing_dictionary_is_one_problem(tmp_path: Path) -> None:
    with pytest.raises(Failed) as failed:
        read_readings(tmp_path, "book/none.yaml")
    assert [str(p.place) for p in failed.value.problems] == ["book/none.yaml"]


# --- properties
def entry(word: str, policy: Policy | None) -> Entry:
    return Entry(word, (Piece(word, "よみ"),), Place("readings.yaml"), policy=policy)


KANJI = st.text("停戦交渉と", max_size=6)
WORDS = st.dictionaries(
    st.text("停戦交渉", min_size=1, max_size=3), st.sampled_from([None, *Policy]), max_size=6
)
DICTIONARIES = st.builds(
    lambda words, policy, headings: Readings(
        tuple(entry(*word) for word in words.items()), policy, headings
    ),
    WORDS,
    st.sampled_from(Policy),
    st.sampled_from(Headings),
)


def containers(children: st.SearchStrategy) -> st.SearchStrategy:
    several = st.lists(children, max_size=3).map(tuple)
    return st.one_of(
        several.map(Emphasis),
        several.map(Tcy),
        several.map(lambda base: Ruby((RubyPart(base, "るび"),))),
    )


TREES = st.lists(st.recursive(KANJI.map(Text), containers, max_leaves=5), max_size=4).map(tuple)
BOOKS = st.lists(st.tuples(TREES, TREES, TREES), min_size=1, max_size=2).map(
    lambda chapters: Book(
        Metadata("本"),
        tuple(
            Document(f"c{n}", Role.CHAPTER, title, (Heading(2, heading), Paragraph(text)))
            for n, (title, heading, text) in enumerate(chapters)
        ),
    )
)


def texts(made: Book) -> list[str]:
    """The plain text of every run of inlines."""
    runs = [run for d in made.documents for run in (d.title, *(b.children for b in d.blocks))]
    return [plain_text(run) for run in runs]


def rubies(content: Inlines, inside: bool = False) -> list[tuple[Ruby, bool]]:
    """Every ruby, and whether it stands in another ruby or in one em."""
    found = []
    for inline in content:
        if isinstance(inline, Ruby):
            found.append((inline, inside))
        within = inside or isinstance(inline, (Ruby, Tcy))
        found += rubies(children_of(inline), within)
    return found


@given(BOOKS, DICTIONARIES)
def test_the_text_stays(before: Book, readings: Readings) -> None:
    made, _ = apply(before, readings)
    assert texts(made) == texts(before)


@given(BOOKS, DICTIONARIES)
def test_no_ruby_comes_into_another(before: Book, readings: Readings) -> None:
    made, _ = apply(before, readings)
    for document in made.documents:
        for ruby, inside in rubies((*document.title, *document.blocks[1].children)):
            assert not (inside and ruby.parts[0].reading == "よみ")


@given(BOOKS, DICTIONARIES)
def test_with_the_first_only_a_second_time_adds_nothing(before: Book, readings: Readings) -> None:
    """A ruby that is there counts as the first; with the policy all there is nothing left."""
    once, _ = apply(before, readings)
    twice, _ = apply(once, readings)
    assert twice == once


@given(st.text("停戦交渉と", max_size=30), WORDS)
def test_the_longest_word_at_each_place(text: str, words: dict[str, Policy | None]) -> None:
    """The index against the plain definition."""
    expected, position = [], 0
    while position < len(text):
        fitting = [word for word in words if text.startswith(word, position)]
        if fitting:
            expected.append((position, max(fitting, key=len)))
        position += max(map(len, fitting), default=1)
    index = Index(entry(*word) for word in words.items())
    assert [(found.start, found.entry.word) for found in index.find(text)] == expected


def test_a_word_is_read_again_after_so_many_pages(tmp_path: Path) -> None:
    """Pages of two lines of ten characters: the word takes ruby in the lines 0 and 4."""
    readings = dictionary("policy: first-in-pages\npages: 2\nwords:\n  春: はる\n", tmp_path)
    lines = ["春と春", "海の" * 10, "春", "春", "= 二", "春"]
    made, _ = apply(book("= 一\n" + "\n".join(lines)), readings, Page(10, 2))
    read = [
        any(isinstance(inline, Ruby) for inline in block.children)
        for document in made.documents
        for block in document.blocks
    ]
    assert read == [True, False, False, True, False]


def test_a_long_paragraph_is_counted_by_its_lines(tmp_path: Path) -> None:
    readings = dictionary("policy: first-in-pages\npages: 1\nwords:\n  春: はる\n", tmp_path)
    made, _ = apply(book("春" + "海" * 18 + "春" + "海" * 9 + "春"), readings, Page(10, 2))
    (paragraph,) = made.documents[0].blocks
    places = [isinstance(inline, Ruby) for inline in paragraph.children]
    assert places.count(True) == 2


def test_the_author_s_own_ruby_begins_the_count_of_pages_again(tmp_path: Path) -> None:
    """Pages of two lines; the author reads the word in line 1: line 2 is too early, 3 is not."""
    readings = dictionary("policy: first-in-pages\npages: 1\nwords:\n  春: はる\n", tmp_path)
    made, _ = apply(book("春\n{春|はる}\n春\n春"), readings, Page(10, 2))
    read = [isinstance(block.children[0], Ruby) for block in made.documents[0].blocks]
    assert read == [True, True, False, True]
