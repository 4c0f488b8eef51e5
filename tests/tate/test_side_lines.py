"""Side lines (傍線): each element's own, where its text stands (CSS Text Decoration 3 and 4)."""

import pytest
from PIL import Image, ImageChops

import pypdfium2

from .test_typeset import lengths, strokes

EM = 10 / 0.75  # px
NESTED = "<u>川岸<i>海空<s>風雨</s></i>雪</u>"
STYLE = """u { text-decoration: underline blue }
i { text-decoration: overline double; font: inherit }
s { text-decoration: line-through 3px }"""


def box_of(image: Image.Image, red: bool) -> tuple[int, int, int, int]:
    """Where a page is red, or black."""
    first, second, _ = image.split()
    found = ImageChops.subtract(first, second) if red else ImageChops.invert(first)
    box = found.point(lambda level: 255 * (level > 128)).getbbox()
    assert box
    return box


@pytest.mark.parametrize("mode", ["vertical-rl", "horizontal-tb"])
def test_lines_of_elements_in_each_other_are_drawn_as_each_says(set_page, mode: str):
    pdf = set_page(f"<p>山{NESTED}花</p>", STYLE + f"html {{ writing-mode: {mode} }}").pdf
    assert sorted(lengths(pdf)) == pytest.approx([2 * EM, 4 * EM, 4 * EM, 7 * EM], abs=0.02)
    assert [width for width, _ in strokes(pdf)] == [0.67, 0.67, 3]


def test_a_line_is_of_its_elements_colour_through_text_of_another(set_page):
    css = "u { color: red; text-decoration: underline } b { color: black; font: inherit }"
    page = pypdfium2.PdfDocument(set_page("<p><u><b>川岸</b></u></p>", css).pdf)[0]
    red = box_of(page.render(scale=4).to_pil().convert("RGB"), red=True)
    assert red[3] - red[1] == pytest.approx(2 * 10 * 4, abs=3)


def test_how_thick_a_line_is_is_not_inherited_from_what_has_none(set_page):
    css = "p { text-decoration-thickness: 9px; text-decoration-style: double }"
    assert strokes(set_page("<p><u>川</u></p>", css).pdf) == strokes(set_page("<p><u>川</u>").pdf)


BESIDE = {
    "a horizontal block": "<div style='writing-mode: horizontal-tb'>{}</div>",
    "a float": "<div style='float: right'>{}</div><p>海</p>",
    "an inline-block": "<p>海<span style='display: inline-block'>{}</span></p>",
    "a low cell": "<table><tr><td>海<br>海<br>海<td style='vertical-align: bottom'>{}</table>",
    "a horizontal cell": "<table><tr><td>海<td style='writing-mode: horizontal-tb'>{}</table>",
    "a positioned box": "<p style='position: relative'><b style='position: absolute; top: 9pt'>{}",
    "a note": "<p>海<span style='float: footnote'>{}</span></p>",
    "a relative box": "<p>海<b style='position: relative; top: 9pt'>{}</b></p>",
}


@pytest.mark.parametrize("around", BESIDE.values(), ids=BESIDE)
def test_a_line_moves_with_its_text(set_page, around: str):
    """It is as long as the text, and beside it."""
    css = (
        "* { color: white; font-weight: normal } u { color: #000; text-decoration: underline red }"
    )
    page = pypdfium2.PdfDocument(set_page(around.format("<u>国図</u>"), css).pdf)[0]
    image = page.render(scale=6).to_pil().convert("RGB")
    red, black = box_of(image, red=True), box_of(image, red=False)
    along = 0 if "horizontal" in around else 1
    assert red[along] == pytest.approx(black[along], abs=7)
    assert red[along + 2] == pytest.approx(black[along + 2], abs=7)
    across = 1 - along
    gap = max(red[across] - black[across + 2], black[across] - red[across + 2])
    assert 0 < gap < 12


@pytest.mark.parametrize("text", ["{} ", " {}", "\n{}\n"])
def test_spaces_at_the_edge_of_a_line_have_no_line(set_page, text: str):
    box = "<span style='display: inline-block; width: 9pt; height: 9pt'></span>"
    assert lengths(set_page(f"<p><u>{text.format(box)}</u></p>").pdf) == []


@pytest.mark.parametrize(("offset", "position"), [("0", "auto"), ("4px", "auto"), ("0", "under")])
def test_an_offset_in_a_horizontal_line_is_from_the_baseline(set_page, offset, position):
    """But for one that is said to be under the line."""
    css = f"""html {{ writing-mode: horizontal-tb }} u {{ text-underline-offset: {offset};
    text-decoration-thickness: 2px; text-underline-position: {position} }}"""
    result = set_page("<p><u>HxH</u></p>", css)
    ((_, place),) = strokes(result.pdf)
    page = pypdfium2.PdfDocument(set_page("<p>HxH</p>", css).pdf)[0]
    bottom = box_of(page.render(scale=4).to_pil().convert("RGB"), red=False)[3] / 3  # in px
    if position == "under":
        assert place > bottom + 2
    else:
        assert place == pytest.approx(bottom + float(offset.removesuffix("px")) + 1, abs=0.7)
