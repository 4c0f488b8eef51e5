"""Leaders fill what is left of their line, up to what stands at its end."""

from itertools import pairwise

import pytest

from ..pdf_text import columns, glyphs, text_of

HORIZONTAL = "html { writing-mode: horizontal-tb }"
CONTENTS = "a::after { content: leader('…') '第' target-counter(attr(href), page) }"
LINK = "<a href='#x'>雨の日</a>"


# Lines of twenty characters down the page, of eighteen across it; the number takes half of one.
@pytest.mark.parametrize(("css", "leaders"), [("", 15), (HORIZONTAL, 13)])
def test_a_leader_leads_to_the_end_of_its_line(set_page, css, leaders):
    found = glyphs(set_page(f"<p id=x style='text-align: center'>{LINK}", CONTENTS + css).pdf)
    assert text_of(found) == f"雨の日{'…' * leaders}第1"
    places = [-glyph.y if not css else glyph.x for glyph in found]
    assert places[0] == pytest.approx(20 if css else -220)
    assert places[-1] + found[-1].advance == pytest.approx(200 if css else -20, abs=0.1)
    dots = places[3:-2]
    assert [b - a for a, b in pairwise(dots)] == pytest.approx([10] * (leaders - 1), abs=0.01)
    assert dots[0] >= places[2] + 10 - 0.01
    assert dots[-1] + 10 <= places[-2] + 0.01


def test_leaders_of_two_lines_stand_side_by_side(set_page):
    css = "a::after { content: leader('. ') attr(title) }"
    text = "<p><a title=川>雨の日</a><p><a title=（川川）>雨の長い日</a>"
    one, two = (
        {round(glyph.y, 1) for glyph in line if glyph.text == "."}
        for line in columns(glyphs(set_page(text, css).pdf))
    )
    assert two
    assert one > two


def test_a_leader_goes_on_the_next_line_with_its_number(set_page):
    title = "雨の日" * 6 + "雨の"
    pdf = set_page(f"<p id=x><a href='#x'>{title}</a>", CONTENTS).pdf
    one, two = columns(glyphs(pdf))
    assert (text_of(one), text_of(two)) == (title, f"{'…' * 18}第1")


def test_a_leader_ends_beside_a_float(set_page):
    css = f"{CONTENTS} div {{ float: right; width: 3em; height: 5em }}"
    found = glyphs(set_page(f"<div></div><p id=x>{LINK}", css).pdf)
    assert text_of(found) == f"雨の日{'…' * 10}第1"


def test_readings_behind_a_leader_stand_over_their_base(set_page):
    css = "i::after { content: leader('…') }"
    found = glyphs(set_page("<p>雨<i></i><ruby>川<rt>かわ</rt></ruby>", css).pdf)
    base, reading = (next(glyph for glyph in found if glyph.text == text) for text in "川か")
    assert reading.y == pytest.approx(base.y, abs=0.01)
    assert base.y == pytest.approx(30, abs=0.01)
