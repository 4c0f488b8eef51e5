"""Where text stands across its line: the middle of its font's em, or the alphabetic baseline."""

import pytest

from ..pdf_text import Facing, body, glyphs
from ..toy_font import write_font

SIDEWAYS = "p { text-orientation: sideways }"


def test_the_baseline_of_ideographs_in_the_font_says_where_latin_lies(set_page):
    """Noto's em reaches from 0.12 em under the baseline to 0.88 em over it."""
    kanji, letter = glyphs(set_page("<p>山A</p>").pdf)
    assert kanji.x - letter.x == pytest.approx(3.8, abs=0.01)


@pytest.mark.parametrize("ascent", [700, 800, 900])
def test_a_font_without_such_a_baseline_is_centred_by_its_ascent(set_page, tmp_path, ascent):
    write_font(tmp_path, "Toy", {"A": (0, 0, 1000, ascent)}, ascent=ascent)
    css = "@font-face { font-family: Toy; src: url(Toy.ttf) } i { font: 10pt Toy }"
    kanji, letter = glyphs(set_page("<p>山<i>A</i></p>", css).pdf)
    assert kanji.x - letter.x == pytest.approx((2 * ascent - 1000) / 200, abs=0.01)


def test_tate_chu_yoko_is_centred_by_its_font_too(set_page, tmp_path):
    write_font(tmp_path, "Toy", {"1": (0, -300, 1000, 700)}, ascent=700)
    css = "@font-face { font-family: Toy; src: url(Toy.ttf) } i { font: 10pt Toy;"
    kanji, one = glyphs(set_page("<p>山<i>1</i></p>", css + "text-combine-upright: all }").pdf)
    assert one.facing is Facing.ACROSS
    assert kanji.y - 10 - one.y == pytest.approx(7, abs=0.01)


def test_what_other_fonts_give_stands_on_the_same_baseline(set_page, tmp_path):
    write_font(tmp_path, "Toy", {"A": (0, 0, 1000, 700)}, ascent=700)
    css = '@font-face { font-family: Toy; src: url(Toy.ttf) } p { font-family: Toy, "%s" }'
    first, second = glyphs(set_page("<p>AB</p>", css % "Noto Serif CJK JP").pdf)
    assert first.x == pytest.approx(second.x, abs=0.01)


def test_sideways_text_of_all_sizes_stands_on_one_alphabetic_baseline(set_page):
    """Writing Modes 4, 4.2: the dominant baseline is central in mixed and upright text alone."""
    large = '<b style="font-size: 16pt; font-weight: normal">B</b>'
    first, second = glyphs(set_page(f"<p>A{large}</p>", SIDEWAYS).pdf)
    assert first.x == pytest.approx(second.x, abs=0.01)
    mixed = glyphs(set_page(f"<p>A{large}</p>").pdf)
    assert mixed[0].x - mixed[1].x == pytest.approx(0.38 * 6, abs=0.02)


def test_kanji_on_their_side_share_that_baseline(set_page):
    small = body(
        glyphs(set_page('<p>山<small style="font-size: 5pt">川</small></p>', SIDEWAYS).pdf), 5
    )
    large = body(glyphs(set_page("<p>山</p>", SIDEWAYS).pdf), 10)
    assert small[0].x == pytest.approx(large[0].x, abs=0.01)
