"""What is physical stands as the author says in a vertical box: backgrounds, edges, page sides."""

import io
from base64 import b64encode
from itertools import pairwise

import pytest
from PIL import Image

import pypdfium2

from ..pdf_text import glyphs

# A page without margins of 180 by 120 px; vertical boxes stand at its right.
CSS = "@page { size: 180px 120px; margin: 0 } body { margin: 0 } .b { width: 80px; height: 60px;"


def png(*rows: str) -> str:
    """A picture of 10 px squares: r, g, b, and w for white."""
    colours = {"r": (255, 0, 0), "g": (0, 128, 0), "b": (0, 0, 255), "w": (255, 255, 255)}
    image = Image.new("RGB", (len(rows[0]), len(rows)))
    for y, row in enumerate(rows):
        for x, name in enumerate(row):
            image.putpixel((x, y), colours[name])
    file = io.BytesIO()
    image.resize((10 * image.width, 10 * image.height), Image.NEAREST).save(file, "PNG")
    return f"url(data:image/png;base64,{b64encode(file.getvalue()).decode()})"


FLAG = png("rg", "bw")


def page(pdf: bytes) -> Image.Image:
    """One pixel for each of CSS."""
    return pypdfium2.PdfDocument(pdf)[0].render(scale=96 / 72).to_pil().convert("RGB")


def colour(image: Image.Image, x: float, y: float) -> str:
    red, green, blue = image.getpixel((int(x), int(y)))
    if min(red, green, blue) > 230:
        return "w"
    return max((red, "r"), (green, "g"), (blue, "b"))[1]


def square(image: Image.Image, left: float, top: float) -> str:
    """The four squares of the flag whose corner is there, row by row."""
    return "".join(colour(image, left + x, top + y) for y in (5, 15) for x in (5, 15))


# The box is 80 px wide and 60 px high, its left edge at 100.
@pytest.mark.parametrize(
    ("position", "left", "top"),
    [
        ("left top", 100, 0),
        ("right top", 160, 0),
        ("left bottom", 100, 40),
        ("right 10px bottom 20px", 150, 20),
        ("10px 20px", 110, 20),
        ("50% 25%", 130, 10),
    ],
)
def test_a_background_picture_is_upright_at_its_physical_place(set_page, position, left, top):
    css = CSS + f"background: {FLAG} {position} no-repeat }}"
    image = page(set_page('<div class="b"></div>', css).pdf)
    assert square(image, left, top) == "rgbw"
    reds = sum(colour(image, x, y) == "r" for x in range(2, 180, 5) for y in range(2, 120, 5))
    assert reds == 4  # once


@pytest.mark.parametrize(
    ("repeat", "places"),
    [("repeat-x", [(100, 0), (120, 0), (160, 0)]), ("repeat-y", [(100, 0), (100, 20), (100, 40)])],
)
def test_it_is_repeated_along_physical_axes(set_page, repeat, places):
    css = CSS + f"background: {FLAG} {repeat} }}"
    image = page(set_page('<div class="b"></div>', css).pdf)
    assert {square(image, *place) for place in places} == {"rgbw"}
    other = (100, 30) if repeat == "repeat-x" else (130, 0)
    assert square(image, *other) == "wwww"


def test_its_size_is_physical(set_page):
    css = CSS + f"background: {FLAG} left top / 80px 20px no-repeat }}"
    image = page(set_page('<div class="b"></div>', css).pdf)
    assert [colour(image, x, 5) for x in (105, 135, 145, 175)] == ["r", "r", "g", "g"]
    assert [colour(image, 105, y) for y in (5, 15, 25)] == ["r", "b", "w"]


@pytest.mark.parametrize("mode", ["vertical-rl", "horizontal-tb"])
@pytest.mark.parametrize("kind", ["linear", "radial"])
@pytest.mark.parametrize("last", ["red", "#f01"])
def test_a_gradient_ends_where_its_picture_does(set_page, mode, kind, last):
    background = f"{kind}-gradient(red, {last}) no-repeat 10px 20px / 30px 15px"
    css = CSS + f"writing-mode: {mode};"
    image = page(set_page("<div class=b></div>", css + f"background: {background} }}").pdf)
    assert [colour(image, x, y) for x, y in [(125, 27), (112, 22), (138, 33)]] == ["r"] * 3
    assert [colour(image, x, y) for x, y in [(105, 27), (145, 27), (125, 15), (125, 40)]] == [
        "w"
    ] * 4


@pytest.mark.parametrize(
    ("direction", "ends"),
    [("to right", "rb"), ("to left", "br"), ("to bottom", None), ("90deg", "rb")],
)
def test_a_gradient_runs_as_it_is_told(set_page, direction, ends):
    css = CSS + f"background: linear-gradient({direction}, red, blue) }}"
    image = page(set_page('<div class="b"></div>', css).pdf)
    across = colour(image, 103, 30) + colour(image, 177, 30)
    down = colour(image, 140, 3) + colour(image, 140, 57)
    assert (across, down[0] == down[1]) == ((ends, True) if ends else (across[0] * 2, False))


def test_the_background_of_a_horizontal_box_in_a_vertical_page_is_upright_too(set_page):
    css = CSS + f"writing-mode: horizontal-tb; background: {FLAG} left bottom no-repeat }}"
    image = page(set_page('<div class="b"></div>', css).pdf)
    assert square(image, 100, 40) == "rgbw"


# --- edges of the user agent are of the flow
def top_of(pdf: bytes, text: str) -> float:
    """How far a character begins under the page's top, in px."""
    return (90 - next(glyph.y for glyph in glyphs(pdf) if glyph.text == text)) / 0.75


BARE = "@page { size: 180px 120px; margin: 0 } html { font-size: 16px } "


@pytest.mark.parametrize("side", ["left", "right"])
def test_a_physical_padding_leaves_the_indent_of_a_list_alone(set_page, side):
    css = BARE + f"body {{ margin: 0 }} ul {{ list-style: none; padding-{side}: 5px }}"
    assert top_of(set_page("<ul><li>山</li></ul>", css).pdf, "山") == pytest.approx(40, abs=0.1)


def test_a_padding_at_the_line_head_replaces_it(set_page):
    css = BARE + "body { margin: 0 } ul { list-style: none; padding-top: 5px }"
    assert top_of(set_page("<ul><li>山</li></ul>", css).pdf, "山") == pytest.approx(5, abs=0.1)


def test_a_margin_of_one_side_leaves_the_others(set_page):
    """A quotation has 40 px at either end of its lines."""
    css = BARE + "blockquote { margin-left: 30px }"
    quoted = set_page("<blockquote>山</blockquote>", css).pdf
    assert top_of(quoted, "山") == pytest.approx(40, abs=0.1)


def test_a_logical_margin_replaces_that_of_the_user_agent(set_page):
    css = BARE + "body { margin-inline-start: 20px }"
    assert top_of(set_page("山", css).pdf, "山") == pytest.approx(20, abs=0.1)


def test_horizontal_documents_keep_the_edges_of_the_user_agent(set_page):
    css = BARE + "html { writing-mode: horizontal-tb } ul { list-style: none; padding-right: 1px }"
    left = next(g.x for g in glyphs(set_page("<ul><li>山</li></ul>", css).pdf) if g.text == "山")
    assert left / 0.75 == pytest.approx(40, abs=0.1)


# --- sides of the page
def test_a_sized_body_stands_at_the_head_of_the_page(set_page):
    css = BARE + "body { margin: 0; height: 64px } p { margin: 0 }"
    assert top_of(set_page("<p>山川</p>", css).pdf, "山") == pytest.approx(0, abs=0.1)


def test_so_does_any_sized_block_and_pages_still_progress_to_the_left(set_page):
    css = BARE + "div { max-height: 64px } body { margin: 0 } p { break-before: right }"
    found = glyphs(set_page("<div>山</div><p>川</p>", css).pdf)
    assert [glyph.page for glyph in found] == [1, 2]  # the first page is a left one
    assert (90 - found[0].y) / 0.75 == pytest.approx(0, abs=0.1)


def test_logical_margins_of_a_page_follow_its_root(set_page):
    margins = "margin-block-start: 60px; margin-inline-start: 7px; margin-block-end: 0;"
    css = f"@page {{ size: 180px 120px; {margins} margin-inline-end: 0 }}"
    css += "html { font: 16px/20px 'Noto Serif CJK JP' } body { margin: 0 }"
    found = glyphs(set_page("山", css).pdf)
    assert (135 - found[0].x) / 0.75 == pytest.approx(60 + 10, abs=0.1)
    assert (90 - found[0].y) / 0.75 == pytest.approx(7, abs=0.1)


# --- blocks across the flow
@pytest.mark.parametrize("root", ["horizontal-tb", "vertical-rl"])
@pytest.mark.parametrize(
    ("mode", "top", "left"), [("vertical-rl", 10, 40), ("horizontal-tb", 20, 10)]
)
def test_a_page_may_say_of_which_mode_its_logical_sides_are(set_page, root, mode, top, left):
    css = f"""
        html {{ writing-mode: {root} }} body {{ background: lime }}
        @page {{ size: 200px 100px; margin: 0; writing-mode: {mode} }}
        @page {{ margin-inline-start: 10px; margin-block-start: 20%; margin-block-end: 20% }}
    """
    image = page(set_page("<p>字</p>", css).pdf)
    assert (colour(image, left + 2, 50), colour(image, left - 2, 50)) == ("g", "w")
    assert (colour(image, 100, top + 2), colour(image, 100, top - 2)) == ("g", "w")


def test_logical_sides_of_a_margin_box_are_of_its_own_mode(set_page):
    css = """
        @page { size: 200px 160px; margin: 60px 60px 0 0; @top-right-corner {
            writing-mode: vertical-rl; content: ""; background: lime;
            margin-block-start: 10px; margin-inline-start: 40px; margin-block-end: 0 } }
    """
    image = page(set_page("<p>字</p>", css).pdf)
    places = [(145, 55), (185, 55), (195, 55), (165, 35)]
    assert [colour(image, *place) for place in places] == ["g", "g", "w", "w"]


def test_margins_beside_a_block_across_the_flow_collapse(set_page):
    """32 px between all, as between two paragraphs."""
    css = BARE + "html { font: 16px/16px 'Noto Serif CJK JP' } body { margin: 0 } p, div "
    css += "{ margin: 0 32px } div { writing-mode: horizontal-tb }"
    css = css.replace("180px 120px", "400px 120px")
    found = {
        g.text: g for g in glyphs(set_page("<p>甲</p><div>乙</div><p>丙</p><p>丁</p>", css).pdf)
    }
    middles = [found[c].x / 0.75 + (8 if c == "乙" else 0) for c in "甲乙丙丁"]
    assert [round(a - b) for a, b in pairwise(middles)] == [48, 48, 48]


def test_shares_of_its_margins_are_of_the_line_around(set_page):
    css = BARE + "body { margin: 0; height: 100px } div { writing-mode: horizontal-tb;"
    css += "margin: 10% }"
    found = glyphs(set_page("<div>乙</div>", css).pdf)
    assert (135 - found[0].x) / 0.75 == pytest.approx(10 + 16, abs=0.2)


def test_auto_margins_centre_it_along_the_line(set_page):
    css = BARE + "body { margin: 0 } div { writing-mode: horizontal-tb; width: 40px; height: 20px;"
    css += "margin: auto 0; background: red }"
    image = page(set_page("<div></div>", css).pdf)
    assert [colour(image, 160, y) for y in (45, 55, 65, 75)] == ["w", "r", "r", "w"]


# --- values that speak of axes
@pytest.mark.parametrize(
    ("transform", "left", "top"),
    [
        ("translate(-20px, 10px)", 80, 10),
        ("translateX(-50%)", 60, 0),
        ("translateY(50%)", 100, 30),
        ("scale(0.5, 1)", 120, 0),
        ("scale(1, 0.5)", 100, 15),
        ("rotate(90deg)", 110, -10),
        ("matrix(1, 0, 0, 1, -20, 10)", 80, 10),
    ],
)
def test_a_transform_is_physical(set_page, transform, left, top):
    """Of a box of 80 by 60 px at the page's right; its origin is its middle."""
    css = CSS + f"background: red; transform: {transform} }}"
    image = page(set_page('<div class="b"></div>', css).pdf)
    red = image.split()[1].point(lambda level: 255 * (level < 128)).getbbox()
    assert red[0] == pytest.approx(left, abs=1)
    assert red[1] == pytest.approx(max(top, 0), abs=1)


def test_a_transform_may_turn_about_a_corner(set_page):
    css = CSS + "background: red; transform: scale(0.5); transform-origin: 0 100% }"
    image = page(set_page('<div class="b"></div>', css).pdf)
    red = image.split()[1].point(lambda level: 255 * (level < 128)).getbbox()
    assert red == pytest.approx((100, 30, 140, 60), abs=1)


@pytest.mark.parametrize("markup", ["<div class=b></div>", "<div class=b><p>山<b>川</b>海"])
def test_a_background_may_have_the_colour_of_the_text(set_page, markup):
    css = f"{CSS} background: currentcolor; color: red }} b {{ background: currentcolor }}"
    image = page(set_page(markup, css).pdf)
    assert [colour(image, x, y) for x, y in ((90, 30), (105, 5), (175, 55))] == ["w", "r", "r"]


def test_a_shadow_falls_where_it_is_told(set_page):
    css = CSS + "margin: 20px; box-shadow: -10px 5px blue; background: red }"
    image = page(set_page('<div class="b"></div>', css).pdf)
    assert [colour(image, x, 50) for x in (65, 75, 85, 165)] == ["w", "b", "r", "w"]
    assert [colour(image, 120, y) for y in (15, 50, 82, 90)] == ["w", "r", "b", "w"]


def test_two_spacings_of_a_table_are_of_its_flow(set_page):
    """The first is between what follows along a line (CSS Tables 3, 2.6)."""
    css = (
        CSS + "} table { border-spacing: 10px 30px; margin: 0 } td { background: red; padding: 0 }"
    )
    css += "td { width: 20px; height: 20px }"
    image = page(set_page("<table><tr><td><td><tr><td><td></table>", css).pdf)
    assert [colour(image, x, 20) for x in (175, 140, 115, 90)] == ["w", "r", "w", "r"]
    assert [colour(image, 140, y) for y in (5, 20, 35, 50)] == ["w", "r", "w", "r"]


def test_a_block_across_the_flow_that_fills_its_line_to_a_border_is_not_broken(set_page):
    css = BARE + "html { writing-mode: horizontal-tb; line-height: 16px } div { float: left;"
    css += "writing-mode: vertical-rl } p { border-left: 10px solid red }"
    found = glyphs(set_page("<div><p>山</p><p>川</p></div>", css).pdf)
    assert [(glyph.text, glyph.page) for glyph in found] == [("山", 1), ("川", 1)]


@pytest.mark.parametrize(
    ("mode", "width", "height"), [("vertical-rl", 45, 60), ("horizontal-tb", 90, 30)]
)
@pytest.mark.parametrize(
    ("along", "across"), [("50vi", "25vb"), ("calc(40vi + 10vi)", "calc(20vb + 5svb)")]
)
def test_shares_of_the_page_are_along_and_across_the_lines(
    set_page, mode: str, width: float, height: float, along: str, across: str
):
    """Of a page of 180 by 120 px without margins."""
    css = (
        f"@page {{ size: 180px 120px; margin: 0 }} html {{ writing-mode: {mode} }} body {{ margin:"
    )
    css += f"0 }} div {{ inline-size: {along}; block-size: {across}; background: red }}"
    image = page(set_page("<div></div>", css).pdf)
    left, top, right, bottom = image.split()[1].point(lambda level: 255 * (level < 128)).getbbox()
    assert (right - left, bottom - top) == (width, height)


@pytest.mark.parametrize("mode", ["vertical-rl", "horizontal-tb"])
def test_a_picture_may_be_a_share_of_the_page(set_page, mode: str):
    css = f"@page {{ size: 180px 120px; margin: 0 }} html {{ writing-mode: {mode} }}"
    css += "body { margin: 0 } img { display: block; height: 50vh; width: 25vw }"
    found = set_page(f'<img src="{FLAG[4:-1]}">', css)
    coloured = page(found.pdf).convert("L").point(lambda level: 255 * (level < 200)).getbbox()
    left, top, right, bottom = coloured
    assert (right - left, bottom - top) == (45, 60)
    assert not found.problems


@pytest.mark.parametrize(
    ("own", "look", "extent"),
    [
        ("vertical-rl", "width: 50%; height: 10px", (80, 10)),
        ("vertical-rl", "width: calc(25% + 10px); height: 10px", (50, 10)),
        ("vertical-rl", "width: 0; min-width: 25%; height: 10px", (40, 10)),
        ("vertical-rl", "width: 90%; max-width: 25%; height: 10px", (40, 10)),
        ("horizontal-tb", "height: 50%; width: 10px", (10, 50)),
        ("horizontal-tb", "height: 0; padding-top: calc(10% + 10px); width: 10px", (10, 20)),
    ],
)
def test_a_block_across_the_flow_takes_its_share_of_a_line_around(
    set_page, own: str, look: str, extent: tuple[int, int]
):
    """Of a page whose content is 160 by 100 px."""
    around = "horizontal-tb" if own == "vertical-rl" else "vertical-rl"
    css = f"@page {{ size: 180px 120px; margin: 10px }} html {{ writing-mode: {around} }}"
    css += f"body {{ margin: 0 }} div {{ writing-mode: {own}; {look}; background: red }}"
    image = page(set_page("<div></div>", css).pdf)
    red = image.split()[1].point(lambda level: 255 * (level < 128)).getbbox()
    assert (red[2] - red[0], red[3] - red[1]) == extent


@pytest.mark.parametrize(
    "style",
    [f"background: {FLAG} no-repeat", "background: red; opacity: 0.99"],
    ids=lambda s: s[:20],
)
@pytest.mark.parametrize("size", ["120px 300px", "300px 120px"])
@pytest.mark.parametrize("mode", ["vertical-rl", "horizontal-tb"])
def test_groups_are_seen_in_each_corner_of_a_page(set_page, style: str, size: str, mode: str):
    """Pictures that stand once, and what is not opaque."""
    corners = ("top: 0; left: 0", "top: 0; right: 0", "bottom: 0; left: 0", "bottom: 0; right: 0")
    boxes = "".join(f"<b style='{corner}'></b>" for corner in corners)
    css = f"@page {{ size: {size}; margin: 0 }} html {{ writing-mode: {mode} }}"
    css += f"b {{ position: absolute; width: 20px; height: 20px; {style} }}"
    image = page(set_page(boxes, css).pdf)
    width, height = (int(edge.removesuffix("px")) for edge in size.split())
    seen = [colour(image, x, y) for x in (4, width - 16) for y in (4, height - 16)]
    assert seen == ["r"] * 4
