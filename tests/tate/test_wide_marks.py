"""Marks that Latin shares, in Japanese text: pictures of their full-width forms."""

import pytest
from PIL import Image, ImageChops

from ..pdf_text import glyphs, text_of
from ..toy_font import write_font
from .test_glyphs import ALL, FACE, HALVES, LOWER, UPPER, cell, inked, picture

WHOLE = (0, -120, 1000, 880)
FORMS = """
languagesystem DFLT dflt;
feature fwid { sub uni201C by wide.open; sub uni201D by wide.close; } fwid;
feature vert { sub wide.open by tall.open; sub wide.close by tall.close; } vert;
"""
QUOTES = {
    "“": (0, 600, 200, 880), "”": (0, 600, 200, 880), "字": WHOLE,
    "wide.open": (500, -120, 1000, 880), "wide.close": (0, -120, 500, 880),
    "tall.open": LOWER, "tall.close": UPPER,
}  # fmt: skip
NARROW = {"“": 200, "”": 200}
LOW = {"—": (100, 0, 300, 100), "字": WHOLE}
MODES = ["vertical-rl", "horizontal-tb"]


def differ(one: Image.Image, two: Image.Image) -> bool:
    change = ImageChops.difference(one.convert("L"), two.convert("L"))
    return change.getextrema()[1] > 128


# --- dashes
@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("dashes", ["——", "──", "—―", "─—"])
def test_dashes_of_all_codes_look_alike(set_page, dashes: str, mode: str):
    css = f"html {{ writing-mode: {mode} }}"
    one, two = (set_page(f"<p>字{text}字</p>", css).pdf for text in ("――", dashes))
    assert not differ(picture(one), picture(two))
    assert text_of(glyphs(two)) == f"字{dashes}字"


@pytest.mark.parametrize("where", ["<p>字{}字</p>", "<h2>字{}字</h2>", "<p><b>字</b>{}字</p>"])
def test_so_they_do_in_headings_and_beside_other_styles(set_page, where: str):
    css = "h2 { font-size: 14pt; margin: 0 }"
    one, two = (set_page(where.format(text), css).pdf for text in ("――", "——"))
    assert not differ(picture(one), picture(two))


@pytest.mark.parametrize("around", ["<ruby>字{}字</ruby>", "<ruby>字<rt>じ{}じ</ruby>"])
def test_and_in_ruby(set_page, around: str):
    one, two = (set_page(f"<p>{around.format(text)}</p>").pdf for text in ("――", "——"))
    assert not differ(picture(one), picture(two))


@pytest.mark.parametrize("mode", MODES)
def test_a_narrow_low_dash_is_drawn_long_on_the_middle(set_page, tmp_path, mode: str):
    write_font(tmp_path, "Toy", LOW, widths={"—": 400})
    css = FACE.format("Toy", "Toy", ALL) + f"html {{ writing-mode: {mode}; font-family: Toy }}"
    page = picture(set_page("<p>字——字</p>", css).pdf)
    box = (1860, 300, 1960, 500) if mode == "vertical-rl" else (300, 240, 500, 340)
    image = page.crop(box)
    if mode == "horizontal-tb":
        image = image.rotate(-90, expand=True)
    assert inked(image) == (4, 1, 6, 19)


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("text", ["A—B", "A — A", "A “B” A", "A’B", "字“A”字"])
def test_marks_of_latin_text_keep_its_forms(set_page, tmp_path, mode: str, text: str):
    drawn = {**QUOTES, **dict.fromkeys("AB", WHOLE), "—": LOW["—"], "’": LOW["—"]}
    write_font(tmp_path, "Toy", drawn, widths=dict.fromkeys("“”’—", 200), features=FORMS)
    css = FACE.format("Toy", "Toy", ALL)
    css += f"html {{ writing-mode: {mode}; font-family: Toy }} p {{ text-autospace: no-autospace }}"
    found = glyphs(set_page(f"<p>{text}</p>", css).pdf)
    assert {round(one.advance, 3) for one in found if one.text in "“”’—"} == {2}


# --- quotation marks


@pytest.mark.parametrize("orientation", ["mixed", "upright"])
def test_quotation_marks_take_the_forms_of_vertical_lines(set_page, tmp_path, orientation: str):
    write_font(tmp_path, "Toy", QUOTES, widths=NARROW, features=FORMS)
    css = (
        FACE.format("Toy", "Toy", ALL)
        + f"p {{ font-family: Toy; text-orientation: {orientation} }}"
    )
    pdf = set_page("<p>字“字”字</p>", css).pdf
    assert inked(cell(pdf, 0, 1)) == HALVES[LOWER]
    assert inked(cell(pdf, 0, 3)) == HALVES[UPPER]
    assert text_of(glyphs(pdf)) == "字“字”字"


@pytest.mark.parametrize("features", ["", FORMS])
def test_in_horizontal_lines_they_fill_half_of_their_cells(set_page, tmp_path, features: str):
    write_font(tmp_path, "Toy", QUOTES, widths=NARROW, features=features)
    css = FACE.format("Toy", "Toy", ALL) + "html { writing-mode: horizontal-tb; font-family: Toy }"
    found = glyphs(set_page("<p>字“字”字</p>", css).pdf)
    assert [one.x - found[0].x for one in found if one.text == "字"] == pytest.approx(
        [0, 20, 40], abs=0.01
    )
    first, last = (one for one in found if one.text in "“”")
    drawn = (10, 30) if features else (16.5, 31.5)  # an em wide, or a fifth of it in half an em
    assert [one.x - found[0].x for one in (first, last)] == pytest.approx(drawn, abs=0.01)


def test_those_that_are_wider_than_their_cells_keep_their_width(set_page, tmp_path):
    write_font(tmp_path, "Toy", QUOTES, widths=dict.fromkeys("“”", 1200))
    css = FACE.format("Toy", "Toy", ALL) + "html { writing-mode: horizontal-tb; font-family: Toy }"
    found = glyphs(set_page("<p>字“字”字</p>", css).pdf)
    assert [one.x - found[0].x for one in found if one.text == "字"] == pytest.approx(
        [0, 22, 44], abs=0.01
    )


def test_a_font_without_forms_for_vertical_lines_lends_its_double_primes(set_page, tmp_path):
    """〝 〟 are what “ ” are in vertical lines (JLReq A.1)."""
    drawn = {
        "“": QUOTES["“"], "”": QUOTES["”"], "字": WHOLE,
        "〝": WHOLE, "〟": WHOLE, "tall.open": LOWER, "tall.close": UPPER,
    }  # fmt: skip
    vert = "feature vert { sub uni301D by tall.open; sub uni301F by tall.close; } vert;"
    write_font(tmp_path, "Toy", drawn, widths=NARROW, features=vert)
    css = FACE.format("Toy", "Toy", ALL) + "p { font-family: Toy }"
    pdf = set_page("<p>字“字”字</p>", css).pdf
    assert [inked(cell(pdf, 0, i)) for i in (1, 3)] == [HALVES[LOWER], HALVES[UPPER]]


def test_one_that_has_none_turns_its_marks_in_half_a_cell(set_page, tmp_path):
    write_font(tmp_path, "Toy", {"“": WHOLE, "”": WHOLE, "字": WHOLE}, widths=NARROW)
    css = FACE.format("Toy", "Toy", ALL) + "p { font-family: Toy }"
    found = glyphs(set_page("<p>字“字”字</p>", css).pdf)
    assert [found[0].y - one.y for one in found if one.text == "字"] == pytest.approx([0, 20, 40])


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize(
    ("around", "orientation"),
    [
        ("<p>字{}字</p>", "mixed"),
        ("<p>字{}字</p>", "upright"),
        ("<p>字{}字</p>", "sideways"),
        ("<p><ruby>字<rt>{}</ruby></p>", "mixed"),
    ],
)
def test_white_parentheses_of_both_codes_look_alike(set_page, around, orientation, mode):
    css = f"html {{ writing-mode: {mode}; text-orientation: {orientation} }}"
    one, two = (set_page(around.format(text), css).pdf for text in ("｟名｠", "⦅名⦆"))
    assert not differ(picture(one), picture(two))
    assert "⦅名⦆" in text_of(glyphs(two))


def test_a_quotation_beside_tate_chu_yoko_is_japanese(set_page):
    css = "i { text-combine-upright: all; font-style: normal }"
    found = glyphs(set_page("<p>字“<i>12</i>”字</p>", css).pdf)
    first, *_, last = (one.y for one in found if one.text == "字")
    assert first - last == pytest.approx(40, abs=0.02)


def test_leaders_are_on_the_middle_of_their_em(set_page, tmp_path):
    write_font(tmp_path, "Toy", {"…": (0, 0, 400, 100), "字": WHOLE}, widths={"…": 400})
    css = FACE.format("Toy", "Toy", ALL) + "p { font-family: Toy }"
    pdf = set_page("<p>字……字</p>", css).pdf
    assert [inked(cell(pdf, 0, i)) for i in (1, 2)] == [(4, 3, 6, 7)] * 2


# --- frames
def test_lines_of_a_frame_keep_their_length(set_page):
    frame = picture(set_page("<p>┌──┐</p><p>字</p>").pdf)
    assert inked(frame.crop((1860, 300, 1960, 500))) == (5, 0, 5, 20)
