"""Physical properties in a vertical flow: where each side comes to stand on the page."""

import io

import pytest
from PIL import Image, ImageChops

import pypdfium2
from tategumi.tate.cascade.turn import turn_cascade
from weasyprint.css.properties import Dimension

from ..pdf_text import Facing, columns, glyphs, text_of

WEIGHT = (0, 0, (0, 0, 0))


@pytest.mark.parametrize(
    ("physical", "flow"),
    [
        ("margin_right", "margin_top"),
        ("margin_bottom", "margin_right"),
        ("padding_left", "padding_bottom"),
        ("border_top_width", "border_left_width"),
        ("width", "height"),
        ("max_height", "max_width"),
        ("left", "bottom"),
        ("margin_block_start", "margin_block_start"),
        ("color", "color"),
    ],
)
def test_names(physical: str, flow: str):
    assert turn_cascade({physical: (1, WEIGHT)}) == {flow: (1, WEIGHT)}


def test_radii_are_exchanged():
    value = (Dimension(1, "px"), Dimension(2, "px"))
    assert turn_cascade({"border_top_right_radius": (value, WEIGHT)}) == {
        "border_top_left_radius": (value[::-1], WEIGHT)
    }


# The page is 220 x 240 pt with margins of 20 pt; a line of 18 pt has its middle 9 pt from its edge.
@pytest.mark.parametrize(
    ("css", "x", "y"),
    [
        ("", 200 - 9, 220),
        ("p { margin-right: 30pt }", 200 - 9 - 30, 220),
        ("p { margin-top: 30pt }", 200 - 9, 220 - 30),
        ("p { padding-top: 10% }", 200 - 9, 220 - 20),
        ("p { margin-block-start: 12pt; margin-inline-start: 5pt }", 200 - 21, 220 - 5),
        (":root { --m: 1pt 2pt 3pt 4pt } p { margin: var(--m) }", 200 - 11, 220 - 1),
        ("body { margin: 6pt }", 200 - 15, 220 - 6),
        ("html { margin: 6pt }", 200 - 15, 220 - 6),
        ("html { margin: 6pt 7pt 8pt 9pt }", 200 - 16, 220 - 6),
    ],
)
def test_places(set_page, css: str, x: float, y: float):
    first = glyphs(set_page("<p>字</p>", css).pdf)[0]
    assert (first.x, first.y) == pytest.approx((x, y), abs=0.02)


def test_edges_of_the_user_agent_are_logical(set_page):
    """A quotation has 1 em before its first line and 40 px before each."""
    (found,) = glyphs(set_page("<blockquote>字</blockquote>").pdf)
    assert (found.x, found.y) == pytest.approx((200 - 9 - 10, 220 - 30), abs=0.02)


# The box is 18 pt wide, as its line, and 20 pt high.
@pytest.mark.parametrize(
    ("insets", "x", "y"),
    [
        ("right: 20pt; bottom: 5pt", 200 - 20 - 9, 20 + 5 + 20),
        ("left: 20pt; top: 10pt", 20 + 20 + 9, 220 - 10),
        ("right: 10%; top: 10%", 200 - 18 - 9, 220 - 20),
        ("left: 0; top: 0; right: 0; bottom: 0", 200 - 9, 220),
    ],
)
@pytest.mark.parametrize("position", ["absolute", "fixed"])
def test_boxes_are_positioned_from_the_page(set_page, position: str, insets: str, x, y):
    css = f"div {{ position: {position}; {insets} }} p {{ break-after: page }}"
    found = glyphs(set_page("<p>一</p><p>二</p><div>右下</div>", css).pdf)
    pages = {1, 2} if position == "fixed" else {2}
    firsts = [glyph for glyph in found if glyph.text == "右"]
    assert {glyph.page for glyph in firsts} == pages
    for first in firsts:
        assert (first.x, first.y) == pytest.approx((x, y), abs=0.02)


def test_boxes_are_positioned_from_a_block(set_page):
    css = """
        section { position: relative; width: 60pt; height: 100pt; margin: 10pt 15pt }
        div { position: absolute; left: 5pt; bottom: 7pt }
    """
    (found,) = glyphs(set_page("<section><div>字</div></section>", css).pdf)
    assert (found.x, found.y) == pytest.approx((200 - 75 + 5 + 9, 220 - 110 + 7 + 10), abs=0.02)


def test_a_positioned_box_longer_than_the_page_goes_on_on_the_next(set_page):
    css = "div { position: absolute; top: 50pt; right: 0 } p { break-after: page }"
    body = f"<div>{'<br>'.join('一二三四五六七八九十甲乙')}</div><p>前</p><p>後</p>"
    found = [glyph for glyph in glyphs(set_page(body, css).pdf) if glyph.text not in "前後"]
    assert text_of(found) == "一二三四五六七八九十甲乙"
    assert {glyph.page for glyph in found} == {1, 2}
    assert all(20 <= glyph.x <= 200 and 20 <= glyph.y <= 220 for glyph in found)


def test_width_is_the_way_across_the_lines(set_page):
    found = glyphs(set_page("<div>一</div><div>二</div>", "div { width: 50pt; height: 30pt }").pdf)
    assert found[0].x - found[1].x == pytest.approx(50, abs=0.02)


def test_height_is_the_measure(set_page):
    lines = columns(glyphs(set_page(f"<p>{'字' * 9}</p>", "p { height: 30pt }").pdf))
    assert [len(line) for line in lines] == [3, 3, 3]


def test_margin_boxes_stay_horizontal(set_page):
    css = "@page { @top-left { content: '天地'; font-size: 5pt } }"
    head = [glyph for glyph in glyphs(set_page("<p>字</p>", css).pdf) if glyph.size < 6]
    assert head[0].y == head[1].y
    assert head[1].x > head[0].x


def test_writing_mode_of_the_body_is_the_pages(set_page):
    body = "<p>一<br>二</p>"
    css = "html { writing-mode: initial } body { writing-mode: vertical-rl }"
    first, second = glyphs(set_page(body, css).pdf)
    assert first.x - second.x == pytest.approx(18, abs=0.02)


def test_images_stand_upright(set_page):
    """A picture twice as wide as high, red on its left half."""
    svg = (
        "<svg xmlns='http://www.w3.org/2000/svg' width='80' height='40'>"
        "<rect width='40' height='40' fill='red'/></svg>"
    )
    pdf = set_page(f'<img src="data:image/svg+xml;utf8,{svg}">', "img { width: 80pt }").pdf
    assert _reds(pdf) == (120, 20, 160, 60)


@pytest.mark.parametrize(
    "css",
    [
        "li { list-style-image: IMAGE }",
        "li { list-style: IMAGE inside }",
        "li { list-style: none } li::before { content: IMAGE }",
        "ul { display: flex } li { list-style: none } li::before { content: IMAGE; float: left }",
    ],
)
def test_images_of_style_sheets_stand_upright(set_page, css: str):
    svg = (
        "<svg xmlns='http://www.w3.org/2000/svg' width='40' height='20'>"
        "<rect width='40' height='20' fill='red'/></svg>"
    )
    pdf = set_page("<ul><li>字", css.replace("IMAGE", f'url("data:image/svg+xml;utf8,{svg}")')).pdf
    left, top, right, bottom = _reds(pdf)
    assert (right - left, bottom - top) == pytest.approx((30, 15), abs=1)


def _reds(pdf: bytes) -> tuple[int, int, int, int]:
    """The edges of what is wholly red on a page, in pt from its upper left."""
    picture = pypdfium2.PdfDocument(io.BytesIO(pdf))[0].render(scale=1).to_pil().convert("RGB")
    red = Image.new("RGB", picture.size, "red")
    return (
        ImageChops.difference(picture, red).convert("L").point(lambda n: 255 * (n == 0)).getbbox()
    )


def test_footnotes_stand_at_the_left_end_of_the_page(set_page):
    css = """
        .note { float: footnote; font-size: 5pt; line-height: 8pt }
        ::footnote-call, ::footnote-marker { content: none }
        @page { @footnote { margin: 0 } }
    """
    found = glyphs(set_page('<p>一<span class="note">注</span>二</p>', css).pdf)
    (note,) = (glyph for glyph in found if glyph.text == "注")
    assert (note.x, note.y) == pytest.approx((20 + 4, 220), abs=0.02)


def test_a_horizontal_block_stands_upright_in_a_vertical_flow(set_page):
    css = "div { writing-mode: horizontal-tb; margin: 0 6pt; padding: 3pt; text-indent: 0 }"
    found = glyphs(set_page("<p>前</p><div>横AB<br>組</div><p>後</p>", css).pdf)
    before, after = (glyph for glyph in found if glyph.facing is Facing.UPRIGHT)
    across = [glyph for glyph in found if glyph.facing is not Facing.UPRIGHT]
    assert text_of(across) == "横AB組"
    first, *_, last = across
    assert [glyph.y for glyph in across[:3]] == pytest.approx([first.y] * 3, abs=0.01)
    assert last.x == pytest.approx(first.x, abs=0.02)
    assert last.y < first.y
    # The next line stands left of the block: its margins, paddings and width.
    width = across[2].x + across[2].advance - first.x
    assert before.x - after.x == pytest.approx(18 + width + 2 * 9, abs=0.3)


@pytest.mark.parametrize(
    ("around", "across"), [("vertical-rl", "horizontal-tb"), ("horizontal-tb", "vertical-rl")]
)
def test_a_long_block_across_the_flow_goes_on_on_the_next_page(set_page, around, across):
    """Thirty lines of 18 pt, where eleven or ten fit; the page is 180 pt × 200 pt inside."""
    lines = [f"{a}{b}" for a in "甲乙丙" for b in "一二三四五六七八九十"]
    css = f"html {{ writing-mode: {around} }} div {{ writing-mode: {across} }}"
    body = f"<p>前</p><div>{'<br>'.join(lines)}</div><p>後</p>"
    found = glyphs(set_page(body, css).pdf)
    block = [glyph for glyph in found if glyph.text not in "前後"]
    assert text_of(block) == "".join(lines)
    pages = {glyph.text: glyph.page for glyph in found}
    assert (pages["前"], pages["丙"], pages["後"]) == (1, 3, 3)
    assert all(20 <= glyph.x <= 200 and 20 <= glyph.y <= 220 for glyph in found)


def test_table_columns_run_down_the_page(set_page):
    table = "<table><tr><td>一</td><td>二</td></tr><tr><td>三</td><td>四</td></tr></table>"
    css = "table { border-spacing: 0 } td { padding: 0; vertical-align: top }"
    one, two, three, four = glyphs(set_page(table, css).pdf)
    assert one.x == two.x and one.y > two.y
    assert three.x == pytest.approx(one.x - 18, abs=0.1) and three.y == one.y
    assert (four.x, four.y) == pytest.approx((three.x, two.y), abs=0.1)


def test_cells_are_as_long_as_their_text(set_page):
    (column,) = columns(glyphs(set_page("<table><tr><td>五文字の語</td></tr></table>").pdf))
    assert text_of(column) == "五文字の語"


def test_headings_and_captions_of_tables_stand_in_the_middle(set_page):
    """The column of the table is 80 pt long."""
    css = "table { border-spacing: 0 } th, td { padding: 0; height: 80pt }"
    body = "<table><caption>題</caption><tr><th>見<tr><td>字</table>"
    caption, heading, cell = glyphs(set_page(body, css).pdf)
    assert caption.y == heading.y == pytest.approx(220 - 35, abs=0.02)
    assert cell.y == pytest.approx(220, abs=0.02)


@pytest.mark.parametrize(
    "around",
    [
        "<figure>{}<figcaption>図</figcaption></figure>",
        "<div>{}</div>",
        "<table><tr><td>{}</table>",
        "<section><div>{}</div>",
        '<div class="outer"><div style="width: 50%">{}</div></div>',
    ],
)
@pytest.mark.parametrize(
    "size",
    [
        "width: 100%", "max-width: 100%", "min-width: 100%; width: 0",
        "width: 90pt; max-width: 60pt", "width: 90pt; max-width: 100%",
        "width: 30pt; min-width: 60pt",
    ],
)  # fmt: skip
def test_a_picture_is_as_wide_as_what_it_stands_in(set_page, around: str, size: str):
    """Its length along the line follows, and so does the room that is left for it: 30 pt."""
    svg = "<svg xmlns='http://www.w3.org/2000/svg' width='160' height='80'></svg>"
    picture = f'<img src="data:image/svg+xml;utf8,{svg}">'
    css = f"""
        div, figure, table {{ float: left; margin: 0; border-spacing: 0 }} td {{ padding: 0 }}
        div, figure, td {{ width: 60pt }} .outer {{ width: 120pt }}
        section {{ display: flex }} img {{ {size} }}
    """
    found = glyphs(set_page(around.format(picture) + "<p>文</p>", css).pdf)
    assert found[-1].text == "文"
    assert found[-1].y == pytest.approx(220 - 30, abs=0.02)


def test_what_an_author_says_of_a_block_reaches_the_blocks_in_it(set_page):
    (found,) = glyphs(set_page("<div><p>字</p></div>", "div { text-align: center }").pdf)
    assert found.y == pytest.approx(220 - 95, abs=0.02)


@pytest.mark.parametrize("position", ["outside", "inside"])
@pytest.mark.parametrize("mode", ["vertical-rl", "horizontal-tb"])
def test_a_space_stands_between_a_marker_and_its_text(set_page, mode: str, position: str):
    css = f"html {{ writing-mode: {mode} }} ol {{ list-style-position: {position} }}"
    found = glyphs(set_page("<ol><li>字</li></ol>", css).pdf)
    dot, text = (next(glyph for glyph in found if glyph.text == one) for one in ".字")
    vertical = mode == "vertical-rl"
    distance = dot.y - text.y if vertical else text.x - dot.x
    assert distance - dot.advance > 2
