"""Preformatted text in vertical lines: spaces and line feeds stay, tabs reach their stops."""

import pytest

from ..pdf_text import Glyph, columns, glyphs, text_of

# The page's content begins 220 pt above its foot. A space and a zero of the font, at 10 pt.
HEAD = 220
SPACE, ZERO = 2.56, 5.54


def places(pdf: bytes) -> list[list[tuple[str, float]]]:
    """The visible glyphs of each line and how far from its head they begin, in pt."""
    return [
        [(glyph.text, round(HEAD - glyph.y, 1)) for glyph in line if glyph.text.strip()]
        for line in columns(glyphs(pdf))
    ]


def preserved(body: str, white_space: str, css: str = "") -> str:
    return f'<div style="white-space: {white_space}; {css}">{body}</div>'


def test_spaces_at_the_head_of_a_line_stay(set_page):
    one, two = places(set_page(preserved("  山\n　川", "pre")).pdf)
    assert one == [("山", pytest.approx(2 * SPACE, abs=0.1))]
    assert two == [("川", 10)]


@pytest.mark.parametrize("white_space", ["pre", "pre-wrap", "break-spaces", "pre-line"])
def test_line_feeds_break_lines(set_page, white_space: str):
    """An empty line stays empty; the last line feed ends the last line."""
    found = glyphs(set_page(preserved("山\n\n川\n", white_space) + "<p>空").pdf)
    assert [round(200 - glyph.x) for glyph in found] == [9, 45, 63]


def test_spaces_collapse_where_they_are_not_preserved(set_page):
    one, two = places(set_page(preserved("  山   川\n  空", "pre-line")).pdf)
    assert one[1][1] == pytest.approx(10 + SPACE, abs=0.1)
    assert two == [("空", 0)]


@pytest.mark.parametrize(
    ("css", "stop"),
    [
        ("", 8 * SPACE),
        ("tab-size: 12", 12 * SPACE),
        ("tab-size: 30pt", 30),
        ("tab-size: 3em", 30),
        ("tab-size: 4; letter-spacing: 5pt", 4 * (SPACE + 5)),
        ("tab-size: 4; word-spacing: 5pt", 4 * (SPACE + 5)),
    ],
)
def test_tabs_reach_their_stops(set_page, css: str, stop: float):
    one, two = places(set_page(preserved("\t山\t川\n空\t海", "pre", css)).pdf)
    ways = [one[0][1], one[1][1], two[1][1]]
    assert ways == pytest.approx([stop, 2 * stop, stop], abs=0.2)


def test_a_tab_of_no_size_is_not_seen(set_page):
    ((_, (_, at)),) = places(set_page(preserved("山\t川", "pre", "tab-size: 0")).pdf)
    assert at == 10


def test_tabs_in_boxes_of_other_sizes_reach_the_same_stops(set_page):
    """Each with its own tab-size, counted in the block's spaces (WPT css-text/tab-size)."""
    inner = '\t<span style="tab-size: 4; font-size: 5pt">\t山</span>'
    (((_, at),),) = places(set_page(preserved(inner, "pre", "tab-size: 10")).pdf)
    assert at == pytest.approx(12 * SPACE, abs=0.1)


def test_a_stop_too_near_is_passed_by(set_page):
    """Less than half a zero's advance before the first stop."""
    near, far = (10 + ZERO / 2 + way for way in (-0.3, 0.3))
    found = [
        places(set_page(preserved("山\t川", "pre", f"tab-size: {stop}pt")).pdf)[0][1][1]
        for stop in (near, far)
    ]
    assert found == pytest.approx([2 * near, far], abs=0.1)


def test_a_turned_line_has_stops_of_its_own(set_page):
    text = f"{'字' * 19}\n{'山' * 20}川\t空"
    *_, last = places(set_page(preserved(text, "pre-wrap", "tab-size: 40pt")).pdf)
    assert last == [("川", 0), ("空", 40)]


def test_justified_columns_keep_their_stops(set_page):
    text = f"山、川\t{'「山」、川。' * 8}"
    first, *_ = places(set_page(preserved(text, "pre-wrap", "tab-size: 50pt")).pdf)
    assert first[3] == ("「", 50)


def test_marks_in_pre_fill_their_cells(set_page):
    """So that columns of a listing line up, and text in two scripts."""
    listing = "<pre>「山」、川。A川\n空空空空空空A空</pre>"
    one, two = places(set_page(listing, "pre { font: inherit; margin: 0 }").pdf)
    assert [at for _, at in one] == [at for _, at in two]


def test_spaces_wrap_one_by_one_where_asked(set_page):
    css = "html { writing-mode: horizontal-tb } body { width: 40pt }"
    found: list[Glyph] = glyphs(set_page(preserved("山川　　　　空", "break-spaces"), css).pdf)
    assert [round(glyph.x - 20) for glyph in found if glyph.text.strip()] == [0, 10, 20]


def test_a_line_that_may_not_wrap_is_told_if_it_is_too_long(set_page):
    (problem,) = set_page(preserved("字" * 21, "pre")).problems
    assert problem.code == "tate.long-word"


def test_a_tab_between_readings(set_page):
    ruby = "<ruby>山\t川<rt>やまかわ</rt></ruby>\t空"
    assert text_of(glyphs(set_page(preserved(ruby, "pre")).pdf)) == "山川空やまかわ"
