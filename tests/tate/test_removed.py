"""What is taken out of the flow, or can't be: running elements, notes, and what stands in them."""

from pathlib import Path

import pytest

from tategumi.tate import typeset

from ..pdf_text import glyphs, text_of
from .conftest import PAGE

TABLE = "<table><thead><tr><th>海</thead><tr><td>川</table>"
BODY = f"<p>山</p>{TABLE}<ul><li>谷</ul><div class=held><p>森</p><b>林</b></div>"
WORDS = "山海川谷森林"
RUNNING, NOTE, FOOTNOTE = "position: running(x)", "position: note(x)", "float: footnote"

UNFIT = [
    *(
        (selector, said)
        for selector in ("html", "thead", "tr", "td", ".grid p", ".grid b", "li::marker")
        for said in (RUNNING, NOTE)
    ),
    ("table", NOTE),
    ("p::before", NOTE),
    *((selector, FOOTNOTE) for selector in ("html", "li::marker", "td::before")),
    *((f".{held} {tag}", FOOTNOTE) for held in ("flex", "grid") for tag in ("p", "b")),
]
DISPLAYS = ["inline", "inline-block", "inline-flex", "block", "table", "list-item"]


def _held(css: str) -> tuple[str, str]:
    """Return the body whose container is what the rules want, and the rules."""
    held = "grid" if "grid" in css else "flex"
    return BODY.replace("held", held), f".{held} {{ display: {held} }} {css}"


@pytest.mark.parametrize("mode", ["vertical-rl", "horizontal-tb"])
@pytest.mark.parametrize(("selector", "said"), UNFIT)
def test_what_can_not_leave_the_flow_stays_and_is_told(
    set_page, selector: str, said: str, mode: str
):
    body, css = _held(f"html {{ writing-mode: {mode} }} {selector} {{ {said} }}")
    page = set_page(body, css)
    assert [(one.code, one.values["what"]) for one in page.problems] == [("tate.value", said)]
    assert {*WORDS} <= {*text_of(glyphs(page.pdf))}


@pytest.mark.parametrize("display", DISPLAYS)
@pytest.mark.parametrize("selector", ["body", "section", ".flex p", ".flex b", "ul", "li", "table"])
def test_what_runs_is_whole_however_it_is_displayed(set_page, selector: str, display: str):
    """A block or a button within it parts no line of the text around."""
    css = f"{selector} {{ {RUNNING}; display: {display} }}"
    body, css = _held(f"{css} @page {{ @top-center {{ content: element(x) }} }}")
    page = set_page(f"<section>風<div>雨</div><input><button>雪</button></section>{body}", css)
    assert not [one for one in page.problems if one.code == "tate.value"]
    assert {*"風雨雪", *WORDS} == {*text_of(glyphs(page.pdf))} - {*"• "}


@pytest.mark.parametrize("mode", ["vertical-rl", "horizontal-tb"])
@pytest.mark.parametrize("display", ["table-cell", "inline-block", "grid", "flex"])
def test_what_runs_takes_no_room_in_a_box_as_wide_as_its_text(set_page, display: str, mode: str):
    css = f".box {{ display: {display} }} p {{ {RUNNING} }} html {{ writing-mode: {mode} }}"
    css += "@page { margin-top: 100pt; @top-center { content: element(x) } }"
    body = f"<div class=box><div><p>{'川' * 9}</p>山</div></div>"
    page = set_page(body, css)
    assert page.problems == ()
    assert sorted(text_of(glyphs(page.pdf))) == ["山", *"川" * 9]


def test_calls_and_numbers_that_are_not_displayed_leave_nothing(set_page):
    names = ("::footnote-call", "::footnote-marker", "::marker")
    css = "".join(f"{name} {{ display: none }} " for name in names)
    page = set_page("<p>山<i>海</i></p><ul><li>川</ul>", f"{css} i {{ {FOOTNOTE} }}")
    assert page.problems == ()
    assert sorted(text_of(glyphs(page.pdf))) == sorted("山海川")


@pytest.mark.parametrize("mode", ["vertical-rl", "horizontal-tb"])
@pytest.mark.parametrize("selector", ["body", "ul", "ol", "table", ".columns", ".flex", ".grid"])
def test_a_note_may_hold_lists_columns_and_tables(set_page, selector: str, mode: str):
    body = f"{BODY}<ol><li>峰<li>峠</ol><div class=columns><p>岸</p></div>".replace("held", "flex")
    css = f".columns {{ columns: 2 }} html {{ writing-mode: {mode} }} {selector} {{ {FOOTNOTE} }}"
    page = set_page(f"{body}<div class=grid><p>島</p></div>", css)
    assert page.problems == ()
    assert sorted(set(text_of(glyphs(page.pdf))) - {*"•1. 2"}) == sorted(WORDS + "峰峠岸島")


def test_the_numbers_of_a_list_stand_before_its_items_in_a_note(set_page):
    page = set_page("<p>山</p><ol><li>海<li>川</ol>", f"ol {{ {FOOTNOTE}; padding-top: 30pt }}")
    placed = {glyph.text: glyph for glyph in glyphs(page.pdf) if glyph.text in "2海川"}
    assert placed["2"].y > placed["川"].y and placed["川"].x < placed["海"].x
    assert abs(placed["2"].x - placed["川"].x) < 10


def test_what_is_positioned_in_a_note_is_drawn_there(set_page):
    css = f"span {{ {FOOTNOTE} }} i {{ position: absolute; top: 90pt; left: 30pt }}"
    page = set_page("<p>山<span>海<i>川</i></span></p>", css)
    assert {*"山海川"} <= {*text_of(glyphs(page.pdf))}


@pytest.mark.parametrize("mode", ["vertical-rl", "horizontal-tb"])
@pytest.mark.parametrize("position", ["inside", "outside"])
def test_a_marker_has_the_content_that_its_style_says(set_page, position: str, mode: str):
    css = f"html {{ writing-mode: {mode} }} ol {{ list-style-position: {position} }}"
    page = set_page("<ol><li>山<li>川</ol>", css + "li::marker { content: counter(list-item) '※' }")
    assert page.problems == ()
    assert sorted(text_of(glyphs(page.pdf))) == sorted("1※山2※川")


def test_a_value_that_is_not_used_is_told_where_its_sheet_declares_it(tmp_path: Path):
    sheet = tmp_path / "a.css"
    rules = "/* td { position: running(x) } */\ntd {\n  position:running(x) }"
    sheet.write_text(PAGE + rules, "utf-8")
    html = f'<!doctype html><html lang="ja"><title>山</title><body>{TABLE}</body></html>'
    (problem,) = typeset(html, [sheet], tmp_path, "a.html").problems
    assert (problem.place.path, problem.place.line) == (str(sheet), PAGE.count("\n") + 3)
    twice = typeset(html, [sheet, f"tr {{ {RUNNING} }}"], tmp_path, "a.html").problems
    assert [one.place.line for one in twice] == [0]
