"""Boxes across the flow that they stand in: upright, with their extents exchanged."""

import io

import pikepdf
import pytest

from ..pdf_text import Facing, Glyph, columns, glyphs, text_of


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


# On the page of 220 x 240 pt with margins of 20 pt: a box of one line is 18 pt high.
ACROSS = "writing-mode: horizontal-tb"


def _within(found: list[Glyph], text: str) -> list[Glyph]:
    return [glyph for glyph in found if glyph.text in text]


def _end(glyph: Glyph) -> float:
    return glyph.x + glyph.advance


@pytest.mark.parametrize(
    "display", ["inline", "inline-block", "inline-flex", "inline-grid", "inline-table"]
)
def test_a_horizontal_box_in_a_vertical_line(set_page, display: str):
    css = f"span {{ display: {display}; {ACROSS}; border-spacing: 0 }}"
    found = glyphs(set_page("<p>い<span>横箱組</span>ろ</p><p>は</p>", css).pdf)
    before, after, following = _within(found, "いろは")
    box = _within(found, "横箱組")
    assert {glyph.facing for glyph in box} == {Facing.ACROSS}
    assert [glyph.y for glyph in box] == [box[0].y] * 3
    # As wide as its text on both sides of the line's middle; as high as its line along it.
    assert [glyph.x for glyph in box] == pytest.approx([170, 180, 190], abs=0.02)
    assert (before.x, after.x, following.x) == pytest.approx((185, 185, 161), abs=0.02)
    assert (before.y, after.y) == pytest.approx((220, 220 - 10 - 18), abs=0.02)
    assert 220 - 10 - 18 < box[0].y < 220 - 10


def test_margins_and_paddings_of_a_box_across_the_line_are_its_own(set_page):
    css = (
        f"span {{ display: inline-block; {ACROSS}; margin: 1pt 2pt 3pt 4pt; padding: 5pt 0 0 6pt }}"
    )
    found = glyphs(set_page("<p>い<span>横箱</span>ろ</p>", css).pdf)
    before, after = _within(found, "いろ")
    assert before.y - after.y == pytest.approx(10 + 1 + 5 + 18 + 3, abs=0.02)
    # From the right: a margin of 2 pt and 20 pt of text.
    assert _within(found, "横")[0].x == pytest.approx(200 - 2 - 20, abs=0.02)


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_a_vertical_box_in_a_horizontal_line(set_page, lang: str):
    css = "html { writing-mode: horizontal-tb } i { display: inline-block; font-style: normal }"
    css += "i { writing-mode: vertical-rl }"
    body = f'<p lang="{lang}">い<i>縦箱組</i>ろ</p><p lang="{lang}">は</p>'
    found = glyphs(set_page(body, css).pdf)
    before, after, following = _within(found, "いろは")
    box = _within(found, "縦箱組")
    assert {glyph.facing for glyph in box} == {Facing.UPRIGHT}
    assert [glyph.x for glyph in box] == pytest.approx([30 + 9] * 3, abs=0.02)
    assert [box[0].y - glyph.y for glyph in box] == pytest.approx([0, 10, 20], abs=0.02)
    assert (before.x, after.x) == pytest.approx((20, 20 + 10 + 18), abs=0.02)
    assert following.y < box[2].y - 10 < after.y + 10


def test_what_shrinks_to_fit_has_room_for_a_box_across_it(set_page):
    """The outer box is as long as い, two lines of 18 pt and ろ."""
    css = f"b, i {{ display: inline-block; font: inherit }} i {{ {ACROSS} }}"
    found = glyphs(set_page("<p><b>い<i>横<br>組</i>ろ</b>は</p>", css).pdf)
    first, second, third = _within(found, "いろは")
    assert first.x == second.x == third.x
    assert (first.y - second.y, second.y - third.y) == pytest.approx((46, 10), abs=0.02)


@pytest.mark.parametrize("tag", ["span", "div"])
def test_a_horizontal_float_in_a_vertical_flow(set_page, tag: str):
    """30 pt wide and 36 pt high, it stands beside the first two lines."""
    css = f"{tag} {{ float: left; {ACROSS} }}"
    box, text = f"<{tag}>横箱組<br>浮</{tag}>", "い" * 60
    body = f"<p>{box}{text}</p>" if tag == "span" else f"{box}<p>{text}</p>"
    found = glyphs(set_page(body, css).pdf)
    lines = columns(_within(found, "い"))
    assert [line[0].y for line in lines[:3]] == pytest.approx([220 - 36, 220 - 36, 220], abs=0.02)
    across = _within(found, "横箱組")
    assert [glyph.x for glyph in across] == pytest.approx([170, 180, 190], abs=0.02)
    assert across[0].y > _within(found, "浮")[0].y > 220 - 36


def test_a_horizontal_box_positioned_from_a_vertical_page(set_page):
    css = f"div {{ {ACROSS}; position: absolute; left: 20pt; bottom: 5pt }}"
    found = glyphs(set_page("<p>い</p><div>横箱</div>", css).pdf)
    first, second = _within(found, "横箱")
    assert (first.x, second.x) == pytest.approx((40, 50), abs=0.02)
    assert first.y == second.y and 25 < first.y < 25 + 18


@pytest.mark.parametrize("across", ["td.a", "tr.a"])
def test_a_horizontal_cell_in_a_vertical_table(set_page, across: str):
    """Where a row is said to be horizontal, its cells are."""
    css = f"table {{ border-spacing: 0 }} td {{ padding: 0 }} {across} {{ {ACROSS} }}"
    css += ".a { padding-left: 5pt }"
    table = '<table><tr><td>い<tr class="a"><td class="a">横箱<br>組<tr><td>ろ</table>'
    found = glyphs(set_page(table, css).pdf)
    before, after = _within(found, "いろ")
    first, second, third = _within(found, "横箱組")
    assert (first.facing, first.y, third.x) == (Facing.ACROSS, second.y, first.x)
    assert third.y == pytest.approx(first.y - 18, abs=0.02)
    assert second.x == pytest.approx(200 - 18 - 10, abs=0.02)
    assert before.x - after.x == pytest.approx(18 + 20 + 5, abs=0.02)


@pytest.mark.parametrize("display", ["flex", "grid"])
def test_a_horizontal_item_of_a_vertical_container(set_page, display: str):
    css = f"section {{ display: {display} }} .a {{ {ACROSS} }}"
    found = glyphs(set_page('<section><div class="a">横箱</div><div>い</div></section>', css).pdf)
    first, second = _within(found, "横箱")
    assert (first.facing, first.y) == (Facing.ACROSS, second.y)
    assert (first.x, second.x) == pytest.approx((180, 190), abs=0.02)
    assert _within(found, "い")[0].facing is Facing.UPRIGHT


@pytest.mark.parametrize("tag", ["div", "span"])
def test_what_stands_across_the_flow_is_read_in_its_turn(set_page, tag: str):
    css = "div, span { writing-mode: horizontal-tb } span { display: inline-block }"
    found = glyphs(set_page(f"<p>一</p><{tag}>丁<br>七</{tag}><p>万</p>", css).pdf)
    assert text_of(found) == "一丁七万"


@pytest.mark.parametrize("position", ["absolute", "fixed"])
@pytest.mark.parametrize("box", ["b { display: inline-block }", f"div {{ {ACROSS} }}"])
def test_what_is_positioned_in_a_box_that_is_moved_moves_with_it(set_page, box: str, position: str):
    css = f"{box} i {{ position: {position} }}"
    found = glyphs(set_page("<div>い<b>箱<i>中</i></b></div>", css).pdf)
    inside, after = _within(found, "箱中")
    distance = (after.x - inside.x, inside.y - after.y)
    assert distance == pytest.approx((10, 0) if ACROSS in box else (0, 10), abs=0.02)


def test_ruby_and_breaks_are_parts_of_their_line(set_page):
    found = glyphs(set_page("<p>い<br><ruby>漢<rt>か</rt></ruby></p>", f"p * {{ {ACROSS} }}").pdf)
    first, base, reading = (_within(found, text)[0] for text in "い漢か")
    assert {glyph.facing for glyph in (first, base, reading)} == {Facing.UPRIGHT}
    assert first.y == base.y and first.x - base.x == pytest.approx(18, abs=0.02)
    assert reading.x > base.x


@pytest.mark.parametrize("position", ["static", "relative"])
@pytest.mark.parametrize("display", ["flex", "grid", "table"])
def test_what_is_positioned_in_an_inline_block_stays_there(set_page, display: str, position: str):
    """Flex items and cells are laid out more than once, from one set paragraph."""
    css = f"div {{ display: {display} }} i {{ position: absolute; font-style: normal }}"
    css += f"b {{ display: inline-block; position: {position} }}"
    found = glyphs(set_page("<div><p>い<b>箱<i>中</i></b></p></div>", css).pdf)
    inside, after = _within(found, "箱中")
    assert (after.x, inside.y - after.y) == pytest.approx((inside.x, 10), abs=0.02)


@pytest.mark.parametrize("count", [1, 3, 8, 20])
@pytest.mark.parametrize(
    ("around", "across"), [("vertical-rl", "horizontal-tb"), ("horizontal-tb", "vertical-rl")]
)
def test_notes_of_a_block_across_the_flow_stand_on_pages(set_page, around, across, count: int):
    note = f'<span style="float: footnote">{"注" * 40}</span>'
    css = f"html {{ writing-mode: {around} }} div {{ writing-mode: {across} }}"
    found = glyphs(set_page(f"<div>{f'<p>表{note}</p>' * count}</div>", css).pdf)
    assert text_of(found).count("注") == 40 * count
    assert all(0 < glyph.x < 220 and 0 < glyph.y < 240 for glyph in found)


@pytest.mark.parametrize("mode", ["vertical-rl", "horizontal-tb"])
@pytest.mark.parametrize("content", ['"章題"', "string(title)", "element(running)"])
def test_a_margin_box_may_be_vertical(set_page, mode: str, content: str):
    """Its text stands across it, in its middle; what it says of its own sides is physical."""
    css = f"""
    html {{ writing-mode: {mode} }} p {{ string-set: title content() }}
    div {{ position: running(running); writing-mode: vertical-rl }}
    @page {{ @left-middle {{ content: {content}; writing-mode: vertical-rl; padding-left: 2pt }} }}
    """
    found = glyphs(set_page("<div>章題</div><p>章題</p>", css).pdf)
    one, two = [glyph for glyph in found if glyph.x < 20]
    assert one.facing is two.facing is Facing.UPRIGHT
    assert [one.x, two.x] == pytest.approx([11, 11], abs=0.01)
    assert [one.y, two.y] == pytest.approx([130, 120], abs=0.01)


@pytest.mark.parametrize("size", ["20pt 200pt", "200pt 20pt"])
def test_a_note_across_its_area_keeps_all_its_lines(set_page, size: str):
    css = f"""
        @page {{ size: {size}; margin: 0; @footnote {{ writing-mode: horizontal-tb }} }}
        .foot {{ float: footnote }} ::footnote-call, ::footnote-marker {{ content: none }}
    """
    page = set_page('火<div class="foot"><p>一二三四五</p><p>六七八</p></div>', css)
    assert text_of(glyphs(page.pdf)) == "火一二三四五六七八"


def test_a_cell_is_as_wide_as_the_vertical_block_in_it(set_page):
    """It has a line of 18 pt and margins of 4 pt; the table is wider than its cells."""
    css = (
        "html { writing-mode: horizontal-tb } table { border-spacing: 0; width: 126pt }"
        "td { padding: 0; width: 26pt } td + td { width: auto }"
        "p { writing-mode: vertical-rl; margin: 0 4pt }"
    )
    found = glyphs(set_page("<table><tr><td><p>縦組みの<td>横</table>", css).pdf)
    assert _within(found, "横")[0].x == pytest.approx(20 + 26, abs=0.02)


@pytest.mark.parametrize(("box", "following"), [("border-box", 80), ("content-box", 80 + 16)])
def test_the_width_of_a_table_has_its_edges_in_it(set_page, box: str, following: float):
    css = (
        "html { writing-mode: horizontal-tb } td { padding: 0 } table { border-spacing: 0;"
        f"width: 80pt; padding: 0 6pt; border: 2pt solid; box-sizing: {box}; float: left }}"
    )
    found = glyphs(set_page("<table><tr><td>表</table><p>文", css).pdf)
    assert _within(found, "文")[0].x == pytest.approx(20 + following, abs=0.02)


# A zero of the font is 0.555 em wide; upright it takes a cell.
@pytest.mark.parametrize(
    ("orientation", "length"), [("upright", 50), ("mixed", 27.75), ("sideways", 27.75)]
)
def test_a_zero_reaches_as_far_as_it_stands(set_page, orientation: str, length: float):
    css = f"p {{ text-orientation: {orientation}; padding-top: 5ch }}"
    (glyph,) = glyphs(set_page("<p>字</p>", css).pdf)
    assert 220 - glyph.y == pytest.approx(length, abs=0.1)


@pytest.mark.parametrize(
    ("limits", "lines"),
    [
        ("height: 30pt", 2),
        ("max-height: 30pt", 2),
        ("height: 20pt; min-height: 30pt", 2),
        ("max-height: 20pt; min-height: 60pt", 1),
        ("display: table-cell; height: 20pt", 3),
        ("display: table-cell; max-height: 30pt", 2),
    ],
)
def test_lines_across_are_as_long_as_what_is_around_may_be(set_page, limits: str, lines: int):
    cell = "cell" in limits
    css = f"html {{ writing-mode: horizontal-tb }} div {{ {limits} }}"
    css += f"{'div' if cell else 'p'} {{ writing-mode: vertical-rl }}"
    found = glyphs(set_page("<div><p>一二三四五六</div>", css).pdf)
    assert len({round(glyph.x) for glyph in found}) == lines


def test_a_cell_holds_all_its_vertical_lines(set_page):
    css = (
        "html { writing-mode: horizontal-tb } table { border-spacing: 0 } td { padding: 0 }"
        "td:first-child { writing-mode: vertical-rl; height: 20pt }"
    )
    found = glyphs(set_page("<table><tr><td>一二三四五六<td>横</table>", css).pdf)
    assert _within(found, "横")[0].x == pytest.approx(20 + 3 * 18, abs=0.02)


@pytest.mark.parametrize(
    ("root", "across"), [("vertical-rl", "horizontal-tb"), ("horizontal-tb", "vertical-rl")]
)
@pytest.mark.parametrize(("outer", "pages"), [("across", [1, 1, 2]), ("root", [1, 2, 3])])
def test_pages_have_the_name_of_what_is_in_their_flow(set_page, root, across, outer, pages):
    css = f"""
        html {{ writing-mode: {root} }} .across {{ writing-mode: {across} }}
        .a {{ page: a }} .b {{ page: b }} .c {{ page: c }}
    """
    body = f'<div class="{outer}"><p class="a">甲</p><p class="b">乙</p></div><p class="c">丙</p>'
    found = glyphs(set_page(body, css).pdf)
    assert [glyph.page for glyph in found] == pages


@pytest.mark.parametrize("mode", ["horizontal-tb", "vertical-rl"])
def test_a_box_may_name_its_pages_alone(set_page, mode: str):
    css = f"div {{ writing-mode: {mode}; page: wide }} @page wide {{ size: 300pt 240pt }}"
    body = "<p>前</p><div><p>横</p><p>組</p></div><p>後</p>"
    with pikepdf.open(io.BytesIO(set_page(body, css).pdf)) as pdf:
        assert [float(page.mediabox[2]) for page in pdf.pages] == [220, 300, 220]


@pytest.mark.parametrize("edges", ["border: 3pt solid", "padding: 7pt", "border-spacing: 9pt 0"])
@pytest.mark.parametrize("root", ["vertical-rl", "horizontal-tb"])
def test_a_table_across_the_flow_has_room_for_its_edges(set_page, edges: str, root: str):
    across = "horizontal-tb" if root == "vertical-rl" else "vertical-rl"
    css = f"html {{ writing-mode: {root} }} td {{ padding: 0 }}"
    css += f"table {{ writing-mode: {across}; border-spacing: 0; {edges} }}"
    found = glyphs(set_page("<table><tr><td>表の一<td>表の二</table>", css).pdf)
    assert len({glyph.y if across == "horizontal-tb" else glyph.x for glyph in found}) == 1


@pytest.mark.parametrize(("around", "lines"), [("width: 80pt", 2), ("", 1)])
def test_lines_across_what_is_across_are_as_long_as_that_is_wide(set_page, around, lines):
    css = f"""
        html {{ writing-mode: horizontal-tb }} section {{ writing-mode: vertical-rl; {around} }}
        div {{ {ACROSS}; background: lime }}
    """
    text = "横組の文は箱の幅で折り返す"
    found = glyphs(set_page(f"<section><div>{text}</div></section><p>後</p>", css).pdf)
    assert text_of(found) == text + "後"
    assert {glyph.page for glyph in found} == {1}
    assert len({glyph.y for glyph in _within(found, text)}) == lines


@pytest.mark.parametrize(
    ("margins", "length"),
    [("margin: 0 20pt 0 30pt", 13), ("margin: 10%", 14), ("margin: 10pt auto", 18)],
)
def test_margins_of_a_block_across_take_from_the_page(set_page, margins: str, length: int):
    """Lines around it are 200 pt long; the page is 180 pt wide."""
    found = glyphs(set_page(f"<div>{'横' * 30}</div>", f"div {{ {ACROSS}; {margins} }}").pdf)
    assert sum(glyph.y == found[0].y for glyph in found) == length


@pytest.mark.parametrize(
    ("limit", "length"),
    [("max-height: 300pt", 20), ("max-height: 100pt", 10), ("height: 300pt", 25)],
)
def test_a_page_limits_lines_across_but_where_their_length_is_set(set_page, limit, length):
    css = "html { writing-mode: horizontal-tb } p { writing-mode: vertical-rl }"
    css += f"div {{ {limit} }}"
    found = glyphs(set_page(f"<div><p>{'縦' * 25}</p></div>", css).pdf)
    assert sum(glyph.x == found[0].x for glyph in found) == length


@pytest.mark.parametrize(
    ("css", "more"),
    [
        ("", 1),  # half the gap of 8 pt is the line's own, and readings are of 5 pt
        ("padding-top: 1pt", 1),  # which is room for them
        ("line-height: 2", 2),
        ("line-height: 1", -3),
    ],
)
def test_readings_over_a_box_across_the_line_keep_off_the_text_before_it(
    set_page, css: str, more: float
):
    css = f"span {{ display: inline-block; {ACROSS}; {css} }} rt {{ font-size: 5pt }}"
    page = "<p>い<span>横<ruby>箱<rt>ハコ</rt></ruby></span>ろ</p>"
    made = set_page(page, css)
    assert not [problem for problem in made.problems if problem.code == "tate.overprint"]
    before, after = _within(glyphs(made.pdf), "いろ")
    assert before.y - after.y == pytest.approx(10 + 18 + more, abs=0.02)


@pytest.mark.parametrize("display", ["inline-block", "inline-table", "block"])
def test_a_box_across_the_line_is_in_the_outline_once(set_page, display: str):
    css = f"b {{ {ACROSS}; display: {display}; bookmark-level: 1; bookmark-label: content(text) }}"
    data = set_page("<p>前の文<b>題</b>後の文", css).pdf
    with pikepdf.open(io.BytesIO(data)) as pdf, pdf.open_outline() as outline:
        assert [one.title for one in outline.root] == ["題"]
