"""Line feeds in the source: a space between Western words, nothing between Japanese characters."""

from collections.abc import Callable

import pytest

from ..pdf_text import body, glyphs, text_of

CASES = [
    ("朝の\n光", "朝の光"),
    ("朝の \r\n\t 光", "朝の光"),
    ("朝の光。\n「夜」", "朝の光。「夜」"),
    ("朝の\nmorning\nlight の\n光", "朝の morning light の光"),
    ("朝の\n<b>光</b>\nと<b>\n影</b>", "朝の光と影"),
    ("朝の\n<b>\n</b>\n光", "朝の光"),
    ("待って……\n光", "待って……光"),
    ("■\n光", "■光"),
    ('<i lang="en">待って…\n光</i>', "待って… 光"),
    ("光\n——影", "光——影"),
    ("朝の<br>\n光", "朝の光"),
    ("朝の&#x200b;\nlight", "朝の\u200blight"),
    ("빛\n어", "빛 어"),
    ("朝の 光", "朝の 光"),
    ('<span style="white-space: pre-line">朝の\n光</span>\n影', "朝の光 影"),
]


@pytest.mark.parametrize(("source", "expected"), CASES)
@pytest.mark.parametrize("mode", ["vertical-rl", "horizontal-tb"])
def test_line_feeds(set_page: Callable, source: str, expected: str, mode: str) -> None:
    pdf = set_page(f"<p>{source}", f"html {{ writing-mode: {mode} }}").pdf
    assert text_of(glyphs(pdf)) == expected


@pytest.mark.parametrize("source", ["朝<br>\n", "朝<br>\n<br>\n", "朝<br> <b> </b>\n"])
def test_no_line_is_left_behind_the_last_break(set_page: Callable, source: str) -> None:
    """But one that a second break ends."""
    pdf = set_page(f"<div>{source}</div><div>昼").pdf
    morning, noon = glyphs(pdf)
    assert morning.x - noon.x == pytest.approx(18 * source.count("<br>"))


def test_only_the_space_bar_s_spaces_vanish_at_a_line_head(set_page: Callable) -> None:
    pdf = set_page("<p>&nbsp;朝<br>&emsp;昼<br>　夜<br> 光").pdf
    places = {glyph.text: glyph.y for glyph in glyphs(pdf) if glyph.text.strip()}
    steps = [places["光"] - places[text] for text in "朝昼夜"]
    assert steps == pytest.approx([2.56, 10, 10], abs=0.5)


def test_a_reading_between_two_bases_is_passed_over(set_page: Callable) -> None:
    pdf = set_page("<p><ruby>東京<rt>Tokyo</rt></ruby>\nの朝").pdf
    assert text_of(body(glyphs(pdf), 10)) == "東京の朝"
