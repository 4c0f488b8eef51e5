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
    ("光\n——影", "光——影"),
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


def test_a_reading_between_two_bases_is_passed_over(set_page: Callable) -> None:
    pdf = set_page("<p><ruby>東京<rt>Tokyo</rt></ruby>\nの朝").pdf
    assert text_of(body(glyphs(pdf), 10)) == "東京の朝"
