"""The readings of the first book: complete by its own standard, and each one possible."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bracketed import Inlines
from tategumi.model import Document, Heading, Paragraph, Role, Ruby, Text, children_of, walk_blocks
from tategumi.project import read_book, read_project
from tategumi.readings import apply, read_readings
from tategumi.readings.dictionary import Entry
from tategumi.readings.kanji import Reader, is_kanji
from tategumi.readings.split import split

ROOT = Path(__file__).parents[2]
READINGS = read_readings(ROOT, "book/readings.yaml")


@pytest.fixture(scope="module")
def chapters() -> list[Document]:
    book, problems = apply(read_book(read_project(ROOT))[0], READINGS)
    assert not problems  # no reading is unused
    return [document for document in book.documents if document.role is Role.CHAPTER]


def characters(content: Inlines, has_ruby: bool = False) -> Iterator[tuple[str, bool]]:
    """Each character in its order, and whether it stands under ruby."""
    for inline in content:
        if isinstance(inline, Text):
            yield from ((character, has_ruby) for character in inline.text)
        else:
            yield from characters(children_of(inline), has_ruby or isinstance(inline, Ruby))


def test_kanji_beyond_primary_school_have_ruby_where_they_first_stand(
    chapters: list[Document],
) -> None:
    assert len(chapters) == 2
    for chapter in chapters:
        blocks = list(walk_blocks(chapter.blocks))
        text = [b.children for b in blocks if isinstance(b, Paragraph)]
        headings = [chapter.title, *(b.children for b in blocks if isinstance(b, Heading))]
        read: set[str] = set()
        for character, has_ruby in (c for run in [*text, *headings] for c in characters(run)):
            if is_kanji(character) and not Reader.GRADE_6.knows(character):
                assert has_ruby or character in read, character
                read.add(character)


# Its kanji has no reading in the list and no okurigana in Unihan's.
UNLISTED = {"不揃い"}


@pytest.mark.parametrize("entry", READINGS.entries, ids=lambda entry: entry.word)
def test_each_reading_is_made_of_its_characters_own(entry: Entry) -> None:
    """A second witness: splitting the whole reading finds the pieces written by hand."""
    pieces = [piece for piece in entry.pieces if piece.reading]
    found = split("".join(p.base for p in pieces), "".join(p.reading for p in pieces))
    if len(pieces) > 1 and entry.word not in UNLISTED:
        assert found == tuple(pieces)
