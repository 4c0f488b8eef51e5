"""Footnotes: every note once, in the order of the marks, from the page of its mark on."""

import random
import tempfile
from collections import defaultdict
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tategumi.tate import typeset

from ..pdf_text import Glyph, body, glyphs, text_of
from .conftest import PAGE

# Notes of half the size of the text, in lines of half its pitch; no space around them.
CSS = """
.n { float: footnote; font-size: 5pt; line-height: 9pt; text-indent: 0; orphans: 1; widows: 1 }
.n::footnote-call { content: "＊"; font-size: 10pt; vertical-align: baseline }
.n::footnote-marker { content: none }
@page { @footnote { margin: 0; border: 0; padding: 0 } }
h2 { font-size: 10pt; font-weight: normal; margin: 0; break-after: avoid }
table { border-spacing: 0 } td { padding: 0 }
.f { float: left; width: 36pt; height: 40pt; margin: 0 }
ul { margin: 0; padding: 0; list-style: none }
"""
WORDS = "山川海空花鳥風月春夏秋冬朝昼夕夜東西南北"
MARK, TEXT, NOTE = "＊", 10, 5


def words(dice: random.Random, least: int, most: int) -> str:
    return "".join(dice.choice(WORDS) for _ in range(dice.randint(least, most)))


def note(number: int, text: str) -> str:
    return f'<span class="n">{number:03}{text}</span>'


def pages_of(found: list[Glyph]) -> dict[int, str]:
    pages = defaultdict(str)
    for glyph in found:
        pages[glyph.page] += glyph.text
    return pages


def check(pdf: bytes, notes: list[str]) -> list[Glyph]:
    """Every note stands once, whole, in order, from the page of its mark on."""
    found = glyphs(pdf)
    small = body(found, NOTE)
    assert text_of(small) == "".join(f"{n:03}{text}" for n, text in enumerate(notes))
    marks = sorted(glyph.page for glyph in found if glyph.text == MARK)
    begins = [one.page for one, *rest in _numbers(small)]
    assert begins == marks
    return found


def _numbers(small: list[Glyph]) -> list[list[Glyph]]:
    """The glyphs of each note's number."""
    digits = [glyph for glyph in small if glyph.text.isdigit()]
    return [digits[i : i + 3] for i in range(0, len(digits), 3)]


# --- put off
def test_notes_put_off_keep_their_order(set_page):
    """Of an even page's notes, which stand on the next, each comes behind the one before."""
    texts = [words(random.Random(number), 3, 9) for number in range(12)]
    marked = ("春の海" * 4 + note(number, text) for number, text in enumerate(texts))
    css = CSS + "@page { size: 200pt 160pt } @page :left { @footnote { display: none } }"
    pdf = set_page("".join(f"<p>{one}</p>" for one in marked), css).pdf
    assert text_of(body(glyphs(pdf), NOTE)) == "".join(
        f"{number:03}{text}" for number, text in enumerate(texts)
    )


# --- in paragraphs
@pytest.mark.parametrize("mode", ["vertical-rl", "horizontal-tb"])
@pytest.mark.parametrize("seed", range(4))
def test_notes_of_paragraphs(set_page, mode, seed):
    dice, notes, html = random.Random(seed), [], ""
    for _ in range(50):
        html += f"<p>{words(dice, 1, 50)}"
        if dice.random() < 0.6:
            notes.append(words(dice, 1, 120))
            html += note(len(notes) - 1, notes[-1]) + words(dice, 0, 40)
        html += "</p>"
    size = "220pt 240pt" if mode == "vertical-rl" else "240pt 220pt"
    css = CSS + f"html {{ writing-mode: {mode} }} @page {{ size: {size} }}"
    found = check(set_page(html, css).pdf, notes)
    assert_full(found)


def assert_full(found: list[Glyph]) -> None:
    """No page but the last has room for another line of text: ten lines, a note's being half."""
    last = max(glyph.page for glyph in found)
    used = defaultdict(float)
    for line in columns_or_rows(body(found, TEXT)):
        used[line[0].page] += 1
    for line in columns_or_rows(body(found, NOTE)):
        used[line[0].page] += 0.5
    assert [page for page in range(1, last) if not 10 >= used[page] > 8.5] == [], used


def columns_or_rows(found: list[Glyph]) -> list[list[Glyph]]:
    """The lines of glyphs, whichever way they run."""
    lines: list[list[Glyph]] = []
    for glyph in found:
        last = lines[-1][-1] if lines else None
        near = last and last.page == glyph.page
        if near and min(abs(last.x - glyph.x), abs(last.y - glyph.y)) < glyph.size / 2:
            lines[-1].append(glyph)
        else:
            lines.append([glyph])
    return lines


def test_a_note_longer_than_its_room_goes_on_on_the_next_page(set_page):
    """Nine lines of text leave room for two of the note: eighty kanji less its number."""
    long = "山" * 100
    html = "<p>" + "川" * 170 + note(0, long) + "</p><p>" + "海" * 100 + "</p>"
    found = check(set_page(html, CSS).pdf, [long])
    shares = {page: text.count("山") for page, text in pages_of(body(found, NOTE)).items()}
    assert shares == {1: 78, 2: 22}
    assert text_of([glyph for glyph in found if glyph.page == 1]).count("川") == 170


def test_a_note_of_many_pages_goes_on_to_its_end(set_page):
    long = "山" * 2000
    found = check(set_page(f"<p>川{note(0, long)}</p><p>海</p>", CSS).pdf, [long])
    pages = pages_of(body(found, NOTE))
    assert [*pages] == [1, 2, 3]
    # Twenty lines of forty characters on a page that has no text.
    assert pages[2].count("山") == 800


def test_a_line_whose_note_has_no_room_goes_to_the_next_page(set_page):
    """Nine and a half lines are full, so that neither the line nor its note has room."""
    html = "<p>" + "川" * 170 + note(0, "山" * 30) + "</p><p>海" + note(1, "空") + "</p>"
    found = check(set_page(html, CSS).pdf, ["山" * 30, "空"])
    assert [glyph.page for glyph in found if glyph.text in "海空"] == [2, 2]


def test_a_note_is_not_put_off_for_the_first_line_of_a_paragraph(set_page):
    """With orphans of 1 the page ends before a paragraph that has no room beside the notes."""
    html = f"<p>川{note(0, '山' * 60)}</p>" + "<p>海</p>" * 30
    found = check(set_page(html, CSS + "p { orphans: 1; widows: 1 }").pdf, ["山" * 60])
    assert text_of([glyph for glyph in found if glyph.page == 1 and glyph.text == "海"]) == "海" * 8


@pytest.mark.parametrize("policy", ["auto", "line", "block"])
def test_every_policy_keeps_notes_with_their_marks(set_page, policy):
    dice, notes, html = random.Random(5), [], ""
    for number in range(20):
        notes.append(words(dice, 20, 60))
        html += f"<p>{words(dice, 1, 60)}{note(number, notes[-1])}</p>"
    check(set_page(html, CSS + f".n {{ footnote-policy: {policy} }}").pdf, notes)


def test_several_notes_in_one_line_keep_their_order(set_page):
    notes = ["山" * 70, "川", "海" * 50, "空" * 10]
    line = "".join(f"字{note(n, text)}" for n, text in enumerate(notes))
    for before in range(0, 200, 20):
        html = f"<p>{'花' * before}{line}</p><p>{'鳥' * 100}</p>"
        found = glyphs(set_page(html, CSS).pdf)
        expected = "".join(f"{n:03}{text}" for n, text in enumerate(notes))
        assert text_of(body(found, NOTE)) == expected


def test_a_note_in_a_note_stands_behind_it(set_page):
    inner = note(1, "海")
    html = f'<p>川<span class="n">000山{inner}空</span></p><p>{"花" * 300}</p>'
    found = body(glyphs(set_page(html, CSS + ".n::footnote-call { content: none }").pdf), NOTE)
    assert text_of(found) == "000山空001海"


# --- in what is laid out as a whole, or more than once
@pytest.mark.parametrize("mode", ["vertical-rl", "horizontal-tb"])
@pytest.mark.parametrize(
    ("tag", "css"),
    [
        ("span", "display: inline-block"),
        ("div", "float: left; width: 40pt"),
        ("div", "display: grid"),
        ("div", "margin: 5pt 10pt; padding: 3pt; border: 1pt solid"),
        ("div", "border: 1pt solid; padding: 2pt; box-decoration-break: clone"),
        ("div", "break-inside: avoid"),
    ],
)
def test_notes_in_any_box_stand_on_the_page_of_their_mark(set_page, mode, tag, css):
    dice, notes, html = random.Random(3), [], ""
    for _ in range(12):
        texts = [words(dice, 1, 90) for _ in range(dice.randint(0, 3))]
        inside = "".join(f"<b>字{note(len(notes) + n, text)}</b>" for n, text in enumerate(texts))
        notes += texts
        html += f"<p>{words(dice, 1, 60)}</p><p><{tag} class='box'>{inside}</{tag}>海</p>"
    size = "220pt 240pt" if mode == "vertical-rl" else "240pt 220pt"
    css = f"html {{ writing-mode: {mode} }} @page {{ size: {size} }} .box {{ {css} }}"
    check(
        set_page(html.replace("<p><div", "<div").replace("</div>海</p>", "</div>"), CSS + css).pdf,
        notes,
    )


@pytest.mark.parametrize("seed", range(3))
def test_a_row_goes_to_the_next_page_with_the_notes_of_its_first_cell(set_page, seed):
    dice, notes, html = random.Random(seed), [], "<table>"
    for _ in range(30):
        cells = ""
        for _ in range(2):
            cells += f"<td>{words(dice, 1, 15)}"
            if dice.random() < 0.5:
                cells += note(len(notes), text := words(dice, 1, 80))
                notes.append(text)
        html += f"<tr>{cells}</tr>"
    check(set_page(html, CSS).pdf, notes)


def test_a_block_across_the_flow_leaves_its_notes_room(set_page):
    """It would be as wide as the page; four lines of notes take 36 pt of that."""
    html = f"<div>{'川' * 30}{note(0, '山' * 150)}</div><p>海</p>"
    found = check(set_page(html, CSS + "div { writing-mode: horizontal-tb }").pdf, ["山" * 150])
    assert {glyph.page for glyph in body(found, NOTE)} == {1}
    rivers = [glyph for glyph in found if glyph.text == "川"]
    assert min(glyph.x for glyph in rivers) == pytest.approx(20 + 36, abs=4)


def test_a_float_above_notes_keeps_its_room(set_page):
    """Beside it a line has room for its note, but the float has not: the line goes on."""
    css = CSS + ".f { width: 36pt; height: 160pt } html { writing-mode: horizontal-tb }"
    css += "@page { size: 240pt 220pt }"
    html = f'<div class="f"></div><p>川</p><p>海{note(0, "山" * 200)}</p>'
    found = check(set_page(html, css).pdf, ["山" * 200])
    assert [glyph.page for glyph in found if glyph.text in "川海"] == [1, 1]
    assert len([glyph for glyph in found if glyph.text == "山" and glyph.page == 1]) == 78


def test_notes_behind_the_end_of_the_text_have_pages_of_their_own(set_page):
    """Such a page is like the others: it is not blank."""
    css = CSS + "@page { @bottom-center { content: counter(page) } } @page :blank { margin: 0 }"
    found = check(set_page(f"<p>川{note(0, '山' * 2000)}</p>", css).pdf, ["山" * 2000])
    assert [glyph.page for glyph in found if glyph.y < 20] == [1, 2, 3]


def test_pages_made_again_keep_their_notes(set_page):
    """The number of pages is known late: pages that show it are made twice."""
    css = CSS + 'p::after { content: counter(page) "／" counter(pages) }'
    notes = [n * 45 for n in WORDS]
    html = "".join(f"<p>花{note(n, text)}</p>" for n, text in enumerate(notes))
    check(set_page(html, css).pdf, notes)


def test_a_note_without_a_page_is_told(set_page):
    """Its mark stands in a running head."""
    css = CSS + "h1 { position: running(head) } @page { @top-center { content: element(head) } }"
    result = set_page(f"<h1>柱{note(0, '山')}</h1><p>川{note(1, '海')}</p>", css)
    told = [(one.code, one.values.get("words")) for one in result.problems]
    assert [fault for fault in told if "lost" in fault[0]] == [("tate.lost-note", "000山")]


@pytest.mark.parametrize("inside", ["山", "<b>山</b>", "山<i>川</i>海"])
def test_a_note_without_a_page_is_told_once(set_page, inside: str):
    """Its own texts are not."""
    css = CSS + "h1 { position: running(head) } @page { @top-center { content: element(head) } }"
    html = f'<h1>柱<span class="n">{inside}</span></h1><p>川</p>'
    codes = [one.code for one in set_page(html, css).problems]
    assert [code for code in codes if "lost" in code] == ["tate.lost-note"]


# --- in whole documents
def document(dice: random.Random) -> tuple[str, list[str]]:
    """Paragraphs, headings, lists, tables, figures and floats, many with notes."""
    notes: list[str] = []

    def noted(text: str) -> str:
        if dice.random() < 0.4:
            notes.append(words(dice, 1, 90))
            text += note(len(notes) - 1, notes[-1])
        return text

    def block(kind: str) -> str:
        match kind:
            case "h2":
                return f"<h2>{noted(words(dice, 1, 15))}</h2>"
            case "ul":
                items = (f"<li>{noted(words(dice, 1, 30))}</li>" for _ in range(3))
                return f"<ul>{''.join(items)}</ul>"
            case "table":
                cells = (f"<td>{noted(words(dice, 1, 6))}</td>" for _ in range(2))
                return f"<table><tr>{''.join(cells)}</tr></table>"
            case "f":
                return '<div class="f"></div>'
        return f"<p>{noted(words(dice, 1, 50))}{words(dice, 0, 30)}</p>"

    kinds = dice.choices(["p", "h2", "ul", "table", "f"], [10, 2, 1, 1, 1], k=40)
    return "".join(map(block, kinds)), notes


@settings(max_examples=15)
@given(seed=st.integers(0, 10_000))
def test_notes_of_any_document_stand_once_in_order_on_the_page_of_their_marks(seed):
    html, notes = document(random.Random(seed))
    with tempfile.TemporaryDirectory() as folder:
        pdf = typeset(f'<html lang="ja">{html}', [PAGE + CSS], Path(folder)).pdf
    check(pdf, notes)
