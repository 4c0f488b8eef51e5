"""Footnotes of columns and grids: they share what their notes leave of the page."""

import random
import tempfile
from collections import Counter, defaultdict
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tategumi.tate import typeset

from ..pdf_text import Glyph, body, text_of
from .conftest import PAGE
from .test_notes import CSS, MARK, NOTE, TEXT, WORDS, check, document, note, pages_of, words

# Two columns of ten lines, thirteen characters in each.
COLUMNS = CSS + "@page { size: 320pt 220pt } body { columns: 2; column-gap: 20pt }"
MODES = {"vertical-rl": "@page { size: 220pt 320pt }", "horizontal-tb": ""}


def in_columns(mode: str) -> str:
    return COLUMNS + f"html {{ writing-mode: {mode} }} {MODES[mode]}"


@settings(max_examples=10)
@given(seed=st.integers(0, 10_000), mode=st.sampled_from([*MODES]), count=st.integers(2, 3))
def test_notes_of_any_document_in_columns_stand_with_their_marks(seed, mode, count):
    html, notes = document(random.Random(seed))
    css = in_columns(mode) + f"body {{ columns: {count} }}"
    with tempfile.TemporaryDirectory() as folder:
        pdf = typeset(f'<html lang="ja">{html}', [PAGE + css], Path(folder)).pdf
    check(pdf, notes)


def lines_of(found: list[Glyph], size: float, mode: str) -> dict[int, Counter]:
    """How many glyphs each line of a page has, by its place across the lines."""
    pages: dict[int, Counter] = defaultdict(Counter)
    for glyph in (one for one in body(found, size) if one.text in WORDS):
        pages[glyph.page][round(glyph.x if mode == "vertical-rl" else glyph.y)] += 1
    return pages


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("seed", range(4))
def test_pages_of_columns_are_full(set_page, mode, seed):
    """Another line of both columns, with their notes, has no room: a note takes half a line."""
    dice, notes, html = random.Random(seed), [], ""
    for _ in range(60):
        html += f"<p>{words(dice, 13, 40)}"
        if dice.random() < 0.5:
            notes.append(words(dice, 1, 20))
            html += note(len(notes) - 1, notes[-1])
        html += "</p>"
    found = check(set_page(html, in_columns(mode)).pdf, notes)
    text, small = lines_of(found, TEXT, mode), lines_of(found, NOTE, mode)
    last = max(text)
    used = {page: len(text[page]) + len(small[page]) / 2 for page in range(1, last)}
    assert [page for page in used if not 8 < used[page] <= 10] == [], used


@pytest.mark.parametrize("before", range(0, 9))
def test_a_line_goes_to_the_next_page_with_its_note_from_either_column(set_page, before):
    """The mark stands in the last line of the first column, or of the second."""
    lines = ["山" * 13] * 8 + ["川" * 12] + ["海" * 13] * 9 + ["空" * 13] * 20
    html = "".join(
        f"<p>{line}{note(0, '風' * 150) if line[0] == '川' else ''}</p>"
        for line in ["花" * 13] * before + lines
    )
    check(set_page(html, in_columns("vertical-rl")).pdf, ["風" * 150])


def test_a_note_of_columns_longer_than_its_room_goes_on_on_the_next_page(set_page):
    """A page of its own has twenty lines of fifty-six characters."""
    long = "風" * 2000
    html = f"<p>山{note(0, long)}</p>" + "<p>川</p>" * 30
    found = check(set_page(html, in_columns("vertical-rl")).pdf, [long])
    shares = Counter(glyph.page for glyph in body(found, NOTE) if glyph.text == "風")
    assert shares[2] == 1120 and [*shares] == [1, 2, 3]
    assert {glyph.page for glyph in found if glyph.text == "川"} == {1, 3, 4}


def test_columns_behind_text_whose_notes_fill_the_page_go_to_the_next(set_page):
    css = COLUMNS + "body { columns: auto } div { columns: 2; column-gap: 20pt }"
    texts = ["風" * 40 * 4, "花" * 30]
    html = f"<p>{'山' * 100}{note(0, texts[0])}</p><div><p>川{note(1, texts[1])}</p><p>海</p></div>"
    for before in range(8):
        check(set_page("<p>空</p>" * before + html, css).pdf, texts)


def test_marks_in_columns_and_behind_them_keep_their_order(set_page):
    css = COLUMNS + "body { columns: auto } div { columns: 2; column-gap: 20pt }"
    dice = random.Random(2)
    texts = [words(dice, 5, 60) for _ in range(30)]
    marked = [f"<p>{words(dice, 5, 40)}{note(n, text)}</p>" for n, text in enumerate(texts)]
    html = "".join(
        f"<div>{''.join(marked[at : at + 4])}</div>{''.join(marked[at + 4 : at + 6])}"
        for at in range(0, 30, 6)
    )
    found = check(set_page(html, css).pdf, texts)
    assert text_of(found).count(MARK) == 30


# --- in grids
def test_pages_of_a_grid_are_full_beside_their_notes(set_page):
    """A page of fifteen lines has ten paragraphs of a line, each with a note of half a line."""
    texts = ["風" * 20] * 30
    html = "".join(f"<p>山{note(n, text)}川</p>" for n, text in enumerate(texts))
    css = CSS + "@page { size: 310pt 240pt } body { display: grid }"
    result = set_page(html, css)
    found = check(result.pdf, texts)
    assert [text.count("川") for text in pages_of(found).values()] == [10, 10, 10]
    assert result.problems == ()


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("seed", range(3))
def test_notes_of_a_grid_stand_with_their_marks(set_page, mode, seed):
    """A row of two cells goes on on the next page; its notes do not change their places."""
    html, notes = document(random.Random(seed))
    css = in_columns(mode) + "body { columns: auto; display: grid; grid-template-columns: 1fr 1fr }"
    result = set_page(html, css)
    check(result.pdf, notes)
    assert result.problems == ()
