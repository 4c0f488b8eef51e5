"""Which readings stand over which bases, and how they are set: ruby as HTML has it."""

import io
from itertools import pairwise

import pikepdf
import pytest

from ..pdf_text import Facing, Glyph, glyphs, text_of

# Distance of a reading's middle from its base's: 10 pt text, 5 pt ruby.
SIDE = 7.5


def sides(found: list[Glyph]) -> dict[str, str]:
    """The texts of the line, of its right and of its left side, each from the top."""
    line = found[0].x
    named = {0: "line", SIDE: "right", -SIDE: "left"}
    texts: dict[str, str] = {}
    for glyph in sorted(found, key=lambda glyph: -glyph.y):
        side = named[round(glyph.x - line, 1)]
        texts[side] = texts.get(side, "") + glyph.text
    return texts


PAIRS = {"line": "一東京二", "right": "とうきょう"}
BOTH = {"line": "一東京二", "right": "とうきょう", "left": "ミヤコ"}


@pytest.mark.parametrize(
    ("ruby", "texts"),
    [
        ("東<rt>とう</rt>京<rt>きょう</rt>", PAIRS),
        ("<rb>東</rb><rt>とう</rt><rb>京</rb><rt>きょう</rt>", PAIRS),
        ("<rb>東</rb><rb>京</rb><rt>とう</rt><rt>きょう</rt>", PAIRS),
        ("<rb>東</rb><rb>京</rb><rp>(</rp><rt>とう</rt><rt>きょう</rt><rp>)</rp>", PAIRS),
        ("<rb>東<rb>京<rt>とう<rt>きょう", PAIRS),
        ("東<rt>とう<rb>京<rt>きょう", PAIRS),
        ("<rb>東<rb>京<rtc><rt>とう<rt>きょう<rtc>ミヤコ", BOTH),
        ("\n<rb>東</rb>\n<rb>京</rb>\n<rt>とう</rt>\n<rt>きょう</rt>\n", PAIRS),
        ("東京<rt>とうきょう</rt><rt>ミヤコ</rt>", BOTH),
        (
            "<rb>東</rb><rb>京</rb><rt>とう</rt><rt>きょう</rt><rtc><rt>ミ</rt><rt>ヤコ</rt></rtc>",
            BOTH,
        ),
        ("<rb>東</rb><rb>京</rb><rt>とう</rt><rt>きょう</rt><rtc>ミヤコ</rtc>", BOTH),
        ("<ruby>東京<rt>とうきょう</rt></ruby><rt>ミヤコ</rt>", BOTH),
        ("<ruby>東<rt>とう</rt>京<rt>きょう</rt></ruby><rt>ミヤコ</rt>", BOTH),
        ("<ruby><ruby>東京<rt>とうきょう</rt></ruby><rt>ミヤ</rt></ruby><rt>コ</rt>", BOTH),
        ("東京<rt>とうきょう</rt><rt>ミヤ</rt><rt>コ</rt>", BOTH),
    ],
)
def test_readings_stand_over_their_bases(set_page, ruby: str, texts: dict[str, str]):
    found = glyphs(set_page(f"<p>一<ruby>{ruby}</ruby>二</p>").pdf)
    assert sides(found) == texts


@pytest.mark.parametrize(
    "ruby",
    [
        "<rb class=large>東<rb>京<rt>とう<rt>きょう",
        "<rb class=large>東<rt>とう<rb>京<rt>きょう",
        "<rb class=large>東<rtc><rt>とう<rb>京<rt>きょう",
    ],
)
def test_a_part_ends_where_the_next_begins(set_page, ruby: str):
    """What is said of the first base is said of it alone (HTML 13.2.6.4.7)."""
    css = "<style>.large { font-size: 14pt }</style>"
    found = glyphs(set_page(f"{css}<p>一<ruby>{ruby}</ruby>二</p>").pdf)
    assert {g.text: round(g.size) for g in found if g.text in "一東京二"} == {
        "一": 10,
        "東": 14,
        "京": 10,
        "二": 10,
    }


@pytest.mark.parametrize(
    "css",
    [
        *(
            f"{part} {{ display: {display} }}"
            for part in ("ruby", "rb", "rt", "rtc", "rb b", "rt i")
            for display in ("inline-block", "inline-table", "list-item")
        ),
        *(
            f"{part} {{ display: {display} }}"
            for part in ("rb", "rt", "rtc", "rb b", "rt i")
            for display in (
                "block",
                "flow-root",
                "flex",
                "grid",
                "table",
                "table-cell",
                "table-row",
            )
        ),
        "rt { display: table-caption }",
        "rt { float: left }",
        "ruby { position: relative }",
        "rbc { display: block }",
    ],
)
def test_readings_stand_over_their_bases_whatever_the_display(set_page, css: str):
    """Parts are what their elements say; a block in them stands in its line (CSS Ruby 1, 2.2)."""
    ruby = "<rbc><rb><b>東</b></rb><rb>京</rb></rbc><rtc><rt><i>とう</i></rt><rt>きょう</rt></rtc>"
    found = glyphs(set_page(f"<p>一<ruby>{ruby}</ruby>二</p>", css).pdf)
    assert sides(found) == PAIRS


def test_spaces_between_bases_stay(set_page):
    """Between two, and between the words of one; not those before a reading (CSS Ruby 1, 2.4)."""
    for ruby in (
        "<rb>New</rb> <rb>York</rb> <rt>新</rt> <rt>都</rt>",
        "<i>New</i> <b>York</b> <rt>新都</rt>",
    ):
        found = glyphs(set_page(f"<p>一<ruby> {ruby} </ruby>二</p>").pdf)
        letters = [glyph for glyph in found if glyph.text.isalpha() and glyph.text.isascii()]
        after, before = letters[2], letters[3]
        assert after.y - after.advance - before.y > 2
        assert letters[-1].y - letters[-1].advance - found[-3].y < 3  # the quarter em before 二


def test_ruby_in_horizontal_text_of_any_language_stands_over_it(set_page):
    css = "html { writing-mode: horizontal-tb }"
    for lang in ("en", "", "ja"):
        page = set_page(f"<p lang='{lang}'>一<ruby>東<rt>とう</rt></ruby>二</p>", css)
        found = {glyph.text: glyph for glyph in glyphs(page.pdf)}
        assert found["と"].y > found["東"].y and found["と"].x < found["二"].x


@pytest.mark.parametrize("display", ["block", "table", "table-cell", "flow-root"])
def test_a_ruby_may_be_a_block(set_page, display: str):
    css = f"ruby {{ display: {display} }}"
    found = glyphs(set_page("<p>一<ruby>東<rt>とう</rt></ruby>二</p>", css).pdf)
    (base,) = [glyph for glyph in found if glyph.text == "東"]
    assert [round(g.x - base.x, 1) for g in found if g.text in "とう"] == [SIDE, SIDE]


def test_a_line_break_in_a_reading_is_none(set_page):
    page = set_page("<p>川<ruby>山<rt>や<br>ま</rt></ruby></p>")
    assert (text_of(glyphs(page.pdf)), page.problems) == ("川山やま", ())


@pytest.mark.parametrize("base", ["山<br>川", "<rb>山<br>川</rb>", "<b>山<br></b>川"])
def test_a_line_break_in_a_base_is_none(set_page, base: str):
    found = glyphs(set_page(f"<p>一<ruby>{base}<rt>やまかわ</rt></ruby>二</p>").pdf)
    assert len({round(glyph.x) for glyph in found if glyph.text in "一山川二"}) == 1


def test_a_collapsed_reading_takes_no_room(set_page):
    """A hidden one keeps it."""
    html = "<p><ruby><rb>一</rb><rb>山</rb><rt>ひ</rt><rt {}>うけたまわ</rt></ruby>二</p>"
    ends = {
        style: next(
            glyph.y
            for glyph in glyphs(set_page(html.format(f"style='visibility: {style}'")).pdf)
            if glyph.text == "二"
        )
        for style in ("visible", "hidden", "collapse")
    }
    assert ends["visible"] == ends["hidden"] < ends["collapse"]


@pytest.mark.parametrize(("first", "second", "space"), [("A", "B", True), ("山", "川", False)])
def test_a_space_between_two_rubies_of_one_is_kept(set_page, first, second, space):
    """Between Japanese characters a line feed is nothing."""
    html = f"<p><ruby><rb>{first}</rb><rt>x</rt>\n <rb>{second}</rb><rt>y</rt></ruby></p>"
    text = text_of([one for one in glyphs(set_page(html).pdf) if one.text not in "xy"])
    assert text == (f"{first} {second}" if space else first + second)


def test_a_reading_without_a_base_keeps_no_distance_from_latin(set_page):
    found = glyphs(set_page("<p>A<ruby><rt>よみ</rt></ruby>B</p>").pdf)
    first, last = (next(glyph for glyph in found if glyph.text == name) for name in "AB")
    assert first.y - last.y == pytest.approx(first.advance + 10, abs=0.1)


def test_a_latin_reading_lies_sideways_and_whole(set_page):
    found = glyphs(set_page("<p><ruby>西部劇映画館<rt>western</rt></ruby></p>").pdf)
    letters = [glyph for glyph in found if glyph.text.isascii()]
    assert {glyph.facing for glyph in letters} == {Facing.SIDEWAYS}
    for one, two in pairwise(letters):
        assert one.y - two.y == pytest.approx(one.advance, abs=0.2)  # kerned


def test_latin_readings_hang_over_kana_as_others_do(set_page):
    """Half an em at most, and the same is free between two of them (JLReq 3.3.8)."""
    ruby = "<ruby>語<rt>international</rt></ruby>"
    found = glyphs(set_page(f"<p>あの{ruby}の{ruby}の</p>").pdf)
    middle = [glyph.y for glyph in found if glyph.text == "の"][1]
    letters = [glyph for glyph in found if glyph.facing is Facing.SIDEWAYS]
    half = len(letters) // 2
    assert letters[0].y == pytest.approx(205)  # the first の begins at 210
    assert letters[half - 1].y - letters[half - 1].advance == pytest.approx(middle - 5, abs=0.2)
    assert letters[half].y == pytest.approx(middle - 10, abs=0.1)


@pytest.mark.parametrize(
    "reading",
    ['<span style="text-combine-upright: all">12</span>がつ', '<span class="d">12がつ</span>'],
)
def test_tate_chu_yoko_in_a_reading(set_page, reading: str):
    css = ".d { text-combine-upright: digits 2 }"
    found = glyphs(set_page(f"<p><ruby>十二月<rt>{reading}</rt></ruby></p>", css).pdf)
    one, two = (glyph for glyph in found if glyph.text in "12")
    assert one.y == pytest.approx(two.y, abs=0.02) and one.facing is Facing.ACROSS
    assert "".join(glyph.text for glyph in found if round(glyph.size) == 5) == "12がつ"


@pytest.mark.parametrize(
    "base",
    [
        '<span class="t"><ruby>12<rt>じゅうに</rt></ruby></span>',
        '<span class="t"><b><ruby>12<rt>じゅうに</rt></ruby></b></span>',
        '<ruby class="t">12<rt>じゅうに</rt></ruby>',
    ],
)
def test_a_reading_over_tate_chu_yoko_is_none_itself(set_page, base: str):
    found = glyphs(set_page(f"<p>や{base}月</p>", ".t { text-combine-upright: all }").pdf)
    assert "".join(glyph.text for glyph in found if glyph.facing is Facing.ACROSS) == "12"
    line = [glyph for glyph in found if glyph.facing is Facing.UPRIGHT]
    assert sides(line) == {"line": "や月", "right": "じゅうに"}


def test_side_lines_stand_beside_the_base_alone(set_page):
    plain = set_page("<p><u>字</u></p>").pdf
    assert _strokes(set_page("<p><u><ruby>字<rt>じ</rt></ruby></u></p>").pdf) == _strokes(plain)


def _strokes(pdf: bytes) -> int:
    with pikepdf.open(io.BytesIO(pdf)) as document:
        operators = pikepdf.parse_content_stream(document.pages[0])
        return sum(str(operator) in ("S", "f", "B") for _, operator in operators)


@pytest.mark.parametrize("display", ["inline-block", "block", "table", "list-item"])
def test_a_reading_is_in_its_line_whatever_its_style_says(set_page, display: str):
    places = [
        [(glyph.text, round(glyph.x, 2), round(glyph.y, 2)) for glyph in glyphs(found.pdf)]
        for css in ("", f"rt {{ display: {display}; list-style: none }}")
        for found in [set_page("<p>山<ruby>川<rt>かわ</rt></ruby>は", css)]
    ]
    assert places[0] == places[1]


def test_a_base_may_be_a_box_in_its_line(set_page):
    css = "rb { display: inline-block; inline-size: 3em }"
    found = glyphs(set_page("<p>山<ruby><rb>川</rb><rt>かわ</rt></ruby>は", css).pdf)
    place = {glyph.text: glyph.y for glyph in found}
    assert place["山"] - place["は"] == pytest.approx(40, abs=0.02)
