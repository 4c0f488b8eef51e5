"""Boxes across the flow that they stand in: upright, with their extents exchanged."""

import pytest

from ..pdf_text import Facing, glyphs, text_of


@pytest.mark.parametrize("display", ["flex", "grid", "flow-root", "table"])
@pytest.mark.parametrize(
    ("around", "across"), [("vertical-rl", "horizontal-tb"), ("horizontal-tb", "vertical-rl")]
)
def test_any_block_stands_across_the_flow(set_page, display: str, around: str, across: str):
    css = f"html {{ writing-mode: {around} }} div {{ writing-mode: {across}; display: {display} }}"
    found = glyphs(set_page("<p>前</p><div>組</div><p>後</p>", css).pdf)
    assert sorted(text_of(found)) == sorted("前組後")
    here, there = Facing.UPRIGHT, Facing.ACROSS
    if around == "horizontal-tb":
        here, there = there, here
    assert {glyph.text: glyph.facing for glyph in found} == {"前": here, "組": there, "後": here}
