"""Boxes that are as long as what they hold: ``min-content``, ``max-content``, ``fit-content``."""

import pytest

from ..pdf_text import columns, glyphs
from .test_physical import colour, page

# Lines of the test page hold 20 characters of 10 pt.
SHORT, LONG = "いろはにほ", "いろはにほへとちりぬるをわかよたれそつねならむうゐの"


def lines(pdf: bytes) -> list[int]:
    return [len(column) for column in columns(glyphs(pdf))]


@pytest.mark.parametrize(
    ("size", "long"),
    [("min-content", [1] * len(LONG)), ("max-content", [len(LONG)]), ("fit-content", [20, 6])],
)
@pytest.mark.parametrize("name", ["height", "inline-size"])
def test_a_block_is_as_long_as_its_content_says(set_page, name: str, size: str, long: list[int]):
    css = f"@page {{ size: 700pt 240pt }} p {{ {name}: {size} }}"
    assert lines(set_page(f"<p>{LONG}</p>", css).pdf) == long


@pytest.mark.parametrize("size", ["max-content", "fit-content"])
@pytest.mark.parametrize("box", ["content-box", "border-box"])
def test_what_is_short_may_be_centred_with_its_edges(set_page, size: str, box: str):
    css = f"p {{ height: {size}; margin: auto 0; padding: 15pt 0; box-sizing: {box} }}"
    first, *_ = glyphs(set_page(f"<p>{SHORT}</p>", css).pdf)
    assert first.y == pytest.approx(220 - (200 - 50) / 2, abs=0.02)


@pytest.mark.parametrize(
    "how", ["float: left", "position: absolute", "display: inline-block", "writing-mode: initial"]
)
@pytest.mark.parametrize(("size", "count"), [("min-content", 5), ("max-content", 1)])
def test_so_is_what_would_shrink_to_fit(set_page, how: str, size: str, count: int):
    css = f"div {{ inline-size: {size}; {how} }}"
    found = glyphs(set_page(f"<p>後</p><div>{SHORT}</div>", css).pdf)
    across = "x" if "writing-mode" not in how else "y"
    assert len({getattr(glyph, across) for glyph in found if glyph.text in SHORT}) == count


def test_a_box_is_as_wide_for_what_is_around_as_it_says(set_page):
    css = """
        div { display: inline-block; background: lime }
        p { height: min-content }
    """
    image = page(set_page(f"<div><p>{SHORT}</p></div>", css).pdf)
    column = image.width - 30 * 96 // 72
    assert colour(image, column, 30 * 96 / 72 - 8) == "g"
    assert colour(image, column, 30 * 96 / 72 + 3) == "w"


def test_across_the_lines_they_say_nothing(set_page):
    css = "p { width: min-content; block-size: max-content }"
    assert lines(set_page(f"<p>{LONG}</p>", css).pdf) == [20, 6]


@pytest.mark.parametrize("size", ["fit-content(3em)", "min-content 1em", "stretch"])
def test_what_is_no_such_size_is_told(set_page, size: str):
    assert set_page(f"<p>{SHORT}</p>", f"p {{ height: {size} }}").problems
