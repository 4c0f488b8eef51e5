"""Values that speak of physical directions mean the same in vertical and horizontal boxes."""

import pytest

from ..pdf_text import glyphs
from .test_physical import colour, page, png

PAGE = "@page { size: 180px 120px; margin: 0 } html { writing-mode: horizontal-tb }"
PAGE += "body { margin: 0 } .b { position: absolute; left: 60px; top: 40px;"
PAGE += "width: 50px; height: 30px; background: red;"


@pytest.mark.parametrize(
    "values",
    [
        "transform: translate(20px, 10px)",
        "transform: translate(50%, -50%)",
        "transform: rotate(20deg)",
        "transform: rotate(30deg); transform-origin: left top",
        "transform: rotate(30deg); transform-origin: 10px 20px",
        "transform: rotate(30deg); transform-origin: 2em 100%",
        "--t: translate(12px) scale(0.5, 1.5); transform: var(--t)",
        "transform: scale(1.5, 0.5) translate(8px)",
        "transform: skew(20deg, 5deg)",
        "transform: matrix(1, 0.2, -0.4, 1.2, 10, 5)",
        "box-shadow: 12px 4px blue",
        "box-shadow: -8px 10px blue, 0.5em -1em green",
        "box-shadow: inset 10px 5px green",
        "border: 8px solid; border-image: linear-gradient(to right, red, blue) 8",
        "border: 8px solid; border-image: linear-gradient(to top, red, blue) 8 4 2 1 fill",
        "border: 8px solid; border-image: linear-gradient(90deg, red, blue) 8 / 4px 12px / 0 6px",
        "clip: rect(5px, 40px, 20px, 10px)",
        "clip: rect(5px, 30px, 20px, 0)",
        "border-radius: 20px 0 10px 0 / 10px 0 5px 0",
        "transform: translate(calc(50% - 6px), calc(1em + 10%))",
        "--x: calc(20% + 2px); transform: translateX(var(--x)) rotate(calc(10deg + 5deg))",
        "transform: rotate(20deg); transform-origin: calc(100% - 10px) max(1em, 10%)",
        "box-shadow: calc(1em - 4px) max(4px, 0.1em) blue",
        "border-radius: calc(10% + 15px) 0 min(10px, 50%) 0 / calc(1em - 2px) 0 5px 0",
        "clip: rect(calc(1em - 10px), 40px, 20px, 10px)",
        "background: linear-gradient(red, blue) calc(100% - 4px) 50% / calc(50% + 3px) 10px",
    ],
)
def test_it_looks_alike_in_both_flows(set_page, values):
    along, across = (
        page(set_page('<div class="b"></div>', f"{PAGE} {values}; writing-mode: {mode} }}").pdf)
        for mode in ("horizontal-tb", "vertical-rl")
    )
    differing = [
        (x, y)
        for x in range(180)
        for y in range(120)
        if max(
            abs(a - b) for a, b in zip(along.getpixel((x, y)), across.getpixel((x, y)), strict=True)
        )
        > 100
    ]
    assert len(differing) <= 6, differing  # dots of slanting edges


@pytest.mark.parametrize("mode", ["horizontal-tb", "vertical-rl"])
def test_a_border_is_drawn_as_its_picture(set_page, mode: str):
    css = f"{PAGE} border: 8px solid; background: none; writing-mode: {mode};"
    css += "border-image: linear-gradient(to right, red, blue) 8 }"
    seen = page(set_page('<div class="b"></div>', css).pdf)
    left, right = (seen.getpixel((x, 60)) for x in (62, 124))
    assert left[0] > 200 > 100 > left[2] and right[2] > 200 > 100 > right[0]


@pytest.mark.parametrize("mode", ["horizontal-tb", "vertical-rl"])
@pytest.mark.parametrize(
    ("calculated", "plain"),
    [
        (
            "transform: translate(calc(50% - 5px), calc(2px + 10%))",
            "transform: translate(20px, 5px)",
        ),
        ("transform: translateY(min(1em, 50%))", "transform: translateY(15px)"),
        ("--y: max(10px, 10%); transform: translateX(var(--y))", "transform: translateX(10px)"),
        ("box-shadow: calc(1em + 4px) 4px blue", "box-shadow: 20px 4px blue"),
        ("border-radius: calc(10% + 5px) 0", "border-radius: 10px 0 10px 0 / 8px 0 8px 0"),
        (
            "background: linear-gradient(red, blue) calc(50% + 5px) 0 / calc(10% + 5px) 100%",
            "background: linear-gradient(red, blue) 25px 0 / 10px 100%",
        ),
    ],
)
def test_a_calculation_is_what_it_comes_to(set_page, calculated: str, plain: str, mode: str):
    """Of a box of 50 by 30 px, in type of 16 px."""
    pictures = [
        page(
            set_page(
                '<div class="b"></div>', f"{PAGE} font-size: 16px; {one}; writing-mode: {mode} }}"
            ).pdf
        ).tobytes()
        for one in (calculated, plain)
    ]
    assert pictures[0] == pictures[1]


@pytest.mark.parametrize("mode", ["horizontal-tb", "vertical-rl"])
@pytest.mark.parametrize(
    ("calculated", "plain"),
    [
        ("p { text-indent: calc(1em + 10%) }", "p { text-indent: 20pt }"),
        ("b { margin-inline-start: calc(1em + 5%) }", "b { margin-inline-start: 15pt }"),
        ("b { padding: 0 calc(1em + 5%) }", "b { padding: 0 10pt; padding: 0 15pt }"),
        ("p { display: flex; gap: calc(1em + 5%) }", "p { display: flex; gap: 15pt }"),
    ],
)
def test_a_calculation_in_a_line_is_what_it_comes_to(
    set_page, calculated: str, plain: str, mode: str
):
    css = f"html {{ writing-mode: {mode} }} p {{ inline-size: 100pt; width: 100pt; height: 100pt }}"
    places = [
        [(glyph.text, round(glyph.x, 2), round(glyph.y, 2)) for glyph in glyphs(found.pdf)]
        for found in (set_page("<p>山<b>川</b>は", css + one) for one in (calculated, plain))
    ]
    assert places[0] == places[1]


@pytest.mark.parametrize("wrong", ["calc(1px + 5% + 2deg)", "calc(2em + 3deg)"])
def test_what_is_no_calculation_is_told(set_page, wrong: str):
    (problem,) = set_page(f'<div style="transform: translate({wrong}, 3px)">山</div>').problems
    assert wrong in problem.values["text"]


# --- images have no flow of their own
PICTURE = png("rg", "bw")


@pytest.mark.parametrize(
    ("around", "own"), [("horizontal-tb", "vertical-rl"), ("vertical-rl", "horizontal-tb")]
)
def test_an_image_across_the_flow_is_upright(set_page, around, own):
    css = "@page { size: 180px 120px; margin: 0 } body { margin: 0 } img { display: block;"
    css += f"width: 40px; height: 20px; border-left: 6px solid blue; writing-mode: {own} }}"
    html = f'<div style="writing-mode: {around}"><img src="{PICTURE[4:-1]}"></div>'
    image = page(set_page(html, css + f"html {{ writing-mode: {around} }}").pdf)
    left = 0 if around == "horizontal-tb" else 180 - 46
    assert [colour(image, left + x, 5) for x in (3, 16, 36)] == ["b", "r", "g"]
    assert [colour(image, left + x, 15) for x in (3, 16, 36)] == ["b", "b", "w"]


@pytest.mark.parametrize("position", ["left top", "right 5px bottom", "25% 75%"])
def test_an_image_stands_in_its_box_where_object_position_says(set_page, position):
    css = "@page { size: 180px 120px; margin: 0 } body { margin: 0 } img { display: block;"
    css += f"width: 80px; height: 60px; object-fit: none; object-position: {position} }}"
    wide = f'<img src="{PICTURE[4:-1]}">'
    across, along = (
        page(set_page(wide, f"{css} html {{ writing-mode: {mode} }}").pdf)
        for mode in ("vertical-rl", "horizontal-tb")
    )
    placed = across.crop((100, 0, 180, 60)), along.crop((0, 0, 80, 60))
    assert placed[0].tobytes() == placed[1].tobytes()


# --- what stands between two offsets fills the room
def test_a_vertical_box_between_left_and_right_fills_the_room(set_page):
    css = PAGE + "width: auto; right: 20px; writing-mode: vertical-rl }"
    image = page(set_page('<div class="b"></div>', css).pdf)
    assert [colour(image, x, 55) for x in (55, 65, 155, 165)] == ["w", "r", "r", "w"]


def test_a_vertical_box_between_top_and_bottom_fills_the_room(set_page):
    css = PAGE + "height: auto; bottom: 10px; padding: 5px; writing-mode: vertical-rl }"
    image = page(set_page('<div class="b"></div>', css).pdf)
    assert [colour(image, 65, y) for y in (35, 45, 105, 115)] == ["w", "r", "r", "w"]


# --- margins inside a block across the flow stay inside it
def test_a_margin_of_a_child_does_not_leave_a_block_across_the_flow(set_page):
    css = PAGE.replace(".b {", ".b { position: static !important;") + "writing-mode: vertical-rl;"
    css += "width: 80px } .c { margin-right: 20px; width: 10px; height: 30px; background: blue }"
    image = page(set_page('<div class="b"><div class="c"></div></div>', css).pdf)
    assert [colour(image, x, 15) for x in (5, 45, 55, 65, 75)] == ["r", "r", "b", "r", "r"]


# --- edges of rows
@pytest.mark.parametrize(
    ("table", "row", "edge", "place"),
    [
        ("horizontal-tb", "vertical-rl", "border-left", (3, 20)),
        ("horizontal-tb", "vertical-rl", "border-inline-start", (20, 3)),
        ("vertical-rl", "horizontal-tb", "border-left", (3, 20)),
        ("vertical-rl", "horizontal-tb", "border-inline-start", (3, 20)),
        ("vertical-rl", "vertical-rl", "border-inline-start", (20, 3)),
    ],
)
def test_an_edge_of_a_row_is_at_its_side_whatever_its_own_mode(set_page, table, row, edge, place):
    css = (
        f"{PAGE} }} table {{ writing-mode: {table}; border-collapse: collapse }} td {{ padding: 0;"
    )
    css += f"width: 40px; height: 40px }} tr {{ writing-mode: {row}; {edge}: 6px solid red }}"
    image = page(set_page("<table><tr><td></td></tr></table>", css).pdf)
    reds = {(3, 20), (20, 3), (43, 20), (20, 43)}
    assert {spot for spot in reds if colour(image, *spot) == "r"} == {place}
