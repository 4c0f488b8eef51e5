"""How lines are composed, from CSS to the page: what ``tests/jlreq`` cannot see."""

from itertools import pairwise

import pytest

import pypdfium2

from ..pdf_text import body, columns, glyphs


def _lines(pdf: bytes) -> list[str]:
    return ["".join(glyph.text for glyph in line) for line in columns(body(glyphs(pdf), 10))]


@pytest.mark.parametrize("margin", ["19.998pt", "20.002pt", "19.95pt", "20.05pt"])
def test_a_measure_rounded_by_its_author_is_whole(set_page, margin: str):
    """Twenty characters a line, set solid, be it a hair less or more."""
    css = f"@page {{ margin-top: {margin}; margin-bottom: {margin} }}"
    found = glyphs(set_page(f"<p>{'春の夜の夢' * 9}", f"{css} p {{ text-align: justify }}").pdf)
    lines = columns(body(found, 10))
    assert [len(line) for line in lines] == [20, 20, 5]
    assert all(abs(one.y - two.y - 10) < 1e-3 for line in lines for one, two in pairwise(line))


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("あああああ<b>50</b>％いい", "あああああ"),
        ("あああああ<b>30</b>℃いい", "あああああ"),
        ("ああああ￥<b>25</b>いい", "ああああ￥25"),
        ("ああああ￥<b>25</b>％いい", "ああああ"),
    ],
)
def test_a_sign_keeps_to_its_combined_number(set_page, text: str, first: str):
    css = (
        "p { height: 6em; text-align: start } b { font-weight: normal; text-combine-upright: all }"
    )
    lines = _lines(set_page(f"<p>{text}", css).pdf)
    assert lines[0] == first


@pytest.mark.parametrize("sign", ["%", "％", "°", "℃", "′"])
def test_a_sign_is_solid_behind_its_combined_number(set_page, sign: str):
    css = "b { text-combine-upright: all; font: inherit } p { text-align: start }"
    *_, last, sign_, after = glyphs(set_page(f"<p>湿度<b>60</b>{sign}、", css).pdf)
    solid = glyphs(set_page(f"<p>湿度山{sign}、", css).pdf)
    assert (sign_.y, after.y) == pytest.approx((solid[3].y, solid[4].y), abs=0.02)
    assert last.text == "0"


@pytest.mark.parametrize("time", ["９：<b>30</b>", "<b>10</b>：<b>30</b>", "<b>10</b>:<b>30</b>"])
def test_a_time_of_combined_numbers_does_not_part(set_page, time: str):
    css = "b { text-combine-upright: all; font: inherit } p { text-align: start }"
    lines = _lines(set_page(f"<p>{'朝' * 18}{time}に発つ", css).pdf)
    assert lines[0] == "朝" * 18


def test_upright_letters_are_set_solid(set_page):
    found = glyphs(set_page("<p>国<span>X</span>国63年", "span {text-orientation: upright}").pdf)
    (line,) = columns(body(found, 10))
    assert [round(line[0].y - glyph.y, 2) for glyph in line[:3]] == [0, 10, 20]


@pytest.mark.parametrize(
    ("box", "gap"),
    [
        ("<b>箱</b>", 0),
        ("<b><i>箱</i></b>", 0),
        ("<u><b>箱</b></u>", 0),
        ("<i>箱</i>", 2.5),
    ],
)
@pytest.mark.parametrize("mode", ["vertical-rl", "horizontal-tb"])
def test_western_text_keeps_no_distance_from_a_box(set_page, mode: str, box: str, gap: float):
    css = f"""
        html {{ writing-mode: {mode} }}
        b {{ display: inline-block }} b, i {{ font: inherit }} u {{ text-decoration: none }}
    """
    before, inside, after = glyphs(set_page(f"<p>m{box}m</p>", css).pdf)
    along = "y" if mode == "vertical-rl" else "x"
    places = [abs(getattr(glyph, along) - getattr(before, along)) for glyph in (inside, after)]
    start = before.advance + gap
    assert places == pytest.approx([start, start + 10 + gap], abs=0.02)


def test_it_keeps_its_distance_from_a_picture_as_from_a_character(set_page):
    picture = "<img style='width: 10pt; height: 10pt' src=\"data:image/svg+xml;utf8,"
    picture += "<svg xmlns='http://www.w3.org/2000/svg'/>\">"
    before, after = glyphs(set_page(f"<p>m{picture}m</p>").pdf)
    assert before.y - after.y == pytest.approx(before.advance + 15, abs=0.02)


def test_a_mark_hangs_in_ragged_lines(set_page):
    css = "p { height: 6em; hanging-punctuation: allow-end; text-align: %s }"
    for align in ("start", "end", "center", "justify"):
        assert _lines(set_page("<p>川は広く流れ、海は広い", css % align).pdf)[0] == "川は広く流れ、"


@pytest.mark.parametrize(
    ("heading", "size", "lines"),
    [("短い題", 10, 1), ("長い題の" * 8, 10, 2), ("長い題の" * 13, 10, 3), ("題の" * 9, 15, 3)],
)
def test_a_heading_takes_up_whole_lines(set_page, heading: str, size: int, lines: int):
    """Its own lines stand half an em apart, in the middle of those (JLReq 4.1.6)."""
    css = "h1 { -tategumi-gyodori: lines; font: 1em/1.5 inherit; margin: 0; font-weight: normal }"
    css += f"h1 {{ font-size: {size}pt; line-height: 1.5 }}"
    found = glyphs(set_page(f"<p>前<h1>{heading}</h1><p>後", css).pdf)
    places = sorted({round(glyph.x, 2) for glyph in found}, reverse=True)
    before, *own, after = places
    assert before - after == pytest.approx(18 * (lines + 1), abs=0.02)
    assert [one - two for one, two in pairwise(own)] == pytest.approx(
        [1.5 * size] * (len(own) - 1), abs=0.02
    )
    assert (own[0] + own[-1]) / 2 == pytest.approx((before + after) / 2, abs=0.02)


@pytest.mark.parametrize(("height", "lines"), [("1.38462", 1), ("1.38461", 1), ("1.4", 2)])
def test_a_heading_of_lines_rounded_by_its_author_takes_no_more(set_page, height: str, lines: int):
    css = "h1 { -tategumi-gyodori: lines; margin: 0; font-size: 13pt; font-weight: normal }"
    found = glyphs(set_page("<p>前<h1>題</h1><p>後", css + f"h1 {{ line-height: {height} }}").pdf)
    before, _, after = sorted({round(glyph.x, 2) for glyph in found}, reverse=True)
    assert before - after == pytest.approx(18 * (lines + 1), abs=0.02)


@pytest.mark.parametrize(
    ("markup", "lines"),
    [
        ('<p lang="">山は青、「川」は', ["山は青、", "「川」は"]),
        ('<p lang="en">山は青く、川は', ["山は青", "く、川は"]),
        ('<p lang="en" style="word-break: break-all">abcdefghijklmn', ["abcdefg", "hijklmn"]),
        ('<p lang="en">abcdefghijklmn', ["abcdefghijklmn"]),
    ],
)
def test_horizontal_text_is_composed_where_it_is_japanese_or_asks_for_breaks(
    set_page, markup: str, lines: list[str]
):
    css = "html { writing-mode: horizontal-tb } p { width: 4em; overflow-wrap: normal }"
    found = glyphs(set_page(markup, css).pdf)
    rows = {}
    for glyph in found:
        rows.setdefault(round(glyph.y), []).append(glyph.text)
    assert ["".join(row) for _, row in sorted(rows.items(), reverse=True)] == lines


@pytest.mark.parametrize(
    ("markup", "lines"),
    [
        ("<s>春の夜</s>の夢", ["春の夜", "の夢"]),
        ("春の<s>夜の夢の</s>橋", ["春の", "夜の夢の", "橋"]),
        ("<s>春<u>の</u>夜の</s>夢", ["春の夜の", "夢"]),
        ("春<s>の<b>夜の夢の</b>橋</s>", ["春の夜", "の夢", "の橋"]),
        ("春<s>の<q></q>夜</s>夢", ["春", "の夜", "夢"]),
        ("春の<s><ruby>夜<rt>よ</ruby>の</s>夢", ["春の", "夜の夢"]),
        ("春の夜<i>12</i>abc", ["春の夜", "12abc"]),
        ("春の<i>12</i>、橋の", ["春", "の12、", "橋の"]),
    ],
)
def test_what_is_not_to_wrap_does_not(set_page, markup: str, lines: list[str]):
    """``white-space`` holds between the boxes in a box as well as in its text."""
    css = "p { height: 3em; overflow-wrap: normal } s { white-space: nowrap } b { white-space: "
    css += "normal; font-weight: normal } q { display: inline-block; width: 1em; height: 1em }"
    css += "i { font-style: normal; text-combine-upright: all } s, u { text-decoration: none }"
    css += "q::before, q::after { content: none }"
    assert _lines(set_page(f"<p>{markup}", css).pdf) == lines


@pytest.mark.parametrize(
    ("lang", "mode", "under"),
    [
        ("zh", "horizontal-tb", True),
        ("ja", "horizontal-tb", False),
        ("zh-Hant", "vertical-rl", False),
    ],
)
def test_marks_stand_where_their_language_has_them(set_page, lang: str, mode: str, under: bool):
    css = f"html {{ writing-mode: {mode} }} p {{ text-emphasis: dot }}"
    css += "p { text-emphasis-position: auto }"
    found = glyphs(set_page(f'<p lang="{lang}">你', css).pdf)
    text, mark = sorted(found, key=lambda glyph: -glyph.size)
    beside = mark.x > text.x if mode == "vertical-rl" else mark.y > text.y
    assert beside is not under


@pytest.mark.parametrize("white_space", ["normal", "pre-wrap"])
@pytest.mark.parametrize("markup", ['<p lang="en">abc', '<p lang="fr">été', "<p lang=''>de <b>f"])
def test_latin_carries_marks_in_horizontal_lines(set_page, markup: str, white_space: str):
    css = f"html {{ writing-mode: horizontal-tb }} p {{ white-space: {white_space} }}"
    found = glyphs(set_page(markup, css + "p { text-emphasis: circle }").pdf)
    text = body(found, 10)
    marks = [glyph for glyph in found if glyph not in text]
    assert "".join(glyph.text for glyph in marks) == "●●●"
    assert all(mark.y > max(glyph.y for glyph in text) for mark in marks)


def _rows(pdf: bytes) -> list[str]:
    """The texts of horizontal lines."""
    rows = {}
    for glyph in glyphs(pdf):
        rows.setdefault(round(glyph.y), []).append(glyph)
    ordered = [sorted(row, key=lambda glyph: glyph.x) for _, row in sorted(rows.items())[::-1]]
    return ["".join(glyph.text for glyph in row).strip() for row in ordered]


@pytest.mark.parametrize(
    ("style", "lines"),
    [
        ("overflow-wrap: normal", ["abc"]),
        ("overflow-wrap: break-word", ["abc"]),
        ("overflow-wrap: anywhere", ["a", "b", "c"]),
        ("word-break: break-word", ["a", "b", "c"]),
        ("word-break: keep-all; overflow-wrap: anywhere", ["a", "b", "c"]),
    ],
)
@pytest.mark.parametrize("markup", ["abc", "a<b>b</b>c"])
def test_the_least_measure_parts_words_only_where_they_may_part_anywhere(
    set_page, style: str, lines: list[str], markup: str
):
    """A float that has no room takes the least that its content needs (CSS Text 3, 5.5)."""
    css = f"html {{ writing-mode: horizontal-tb }} div {{ width: 0 }} p {{ float: left; {style} }}"
    assert _rows(set_page(f"<div lang=en><p>{markup}</div>", css).pdf) == lines


@pytest.mark.parametrize("style", ["overflow-wrap: anywhere", "overflow-wrap: break-word"])
def test_a_long_word_parts_beside_the_edge_of_a_box_in_it(set_page, style: str):
    css = "html { writing-mode: horizontal-tb } b { font-weight: normal }"
    css += f"p {{ width: 3.7em; {style}; font-family: monospace }}"
    assert _rows(set_page("<p lang=en>1234<b>567890", css).pdf) == ["123456", "7890"]


def test_lines_that_break_anywhere_take_no_hyphens(set_page):
    css = "html { writing-mode: horizontal-tb } p { width: 1em; hyphens: auto; line-break: anywhere"
    text = "".join(_rows(set_page("<p lang=en>hyphena\u00adtion", css + " }").pdf))
    assert text.replace("\u00ad", "") == "hyphenation"


@pytest.mark.parametrize(
    ("white_space", "length"), [("normal", 20), ("pre-wrap", 40), ("break-spaces", 30)]
)
def test_a_box_is_as_long_as_the_spaces_that_stand_in_it(set_page, white_space: str, length: float):
    """Those that collapse are gone at a line's end, preserved ones hang there or take room."""
    css = f"p {{ height: 4em; text-align: start; white-space: {white_space} }}"
    css += "b { background: red; color: transparent }"
    pdf = set_page("<p>山<b>川海　　</b>雲が", css).pdf
    image = pypdfium2.PdfDocument(pdf)[0].render(scale=1).to_pil().convert("RGB")
    first_line = [image.getpixel((187, y)) for y in range(image.height)]
    red = [y for y, (red, green, _) in enumerate(first_line) if red > 150 > green]
    assert red[-1] + 1 - red[0] == pytest.approx(length, abs=1)


@pytest.mark.parametrize(
    ("white_space", "room"), [("normal", 0), ("pre-wrap", 0), ("pre", 20), ("break-spaces", 20)]
)
def test_spaces_at_a_line_s_end_hang_or_take_room(set_page, white_space: str, room: float):
    """CSS Text 3, 4.1.3: where lines wrap they hang; elsewhere, and in break-spaces, they don't."""
    css = f"p {{ text-align: end; white-space: {white_space} }}"
    first, *_ = glyphs(set_page("<p>山　　</p>", css).pdf)
    assert first.y - 20 - 10 == pytest.approx(room, abs=0.02)


# --- edges of inline boxes where lines end
@pytest.mark.parametrize("edge", ["margin", "padding"])
@pytest.mark.parametrize(
    ("text", "lines", "begins"),
    [
        ("一二三四<b>五</b>六七八", ["一二三四五", "六七八"], 0),
        ("一二三四五<b>六</b>七八", ["一二三四五", "六七八"], 0),
        ("一二三四<b>五</b> 六七八", ["一二三四五", "六七八"], 0),
        ("一二三四<b>五 </b>六七八", ["一二三四五", "六七八"], 0),
        ("一二三<b>四</b><br>五六", ["一二三四", "五六"], 0),
        ("一二三<b>四</b><br><i>五</i>六", ["一二三四", "五六"], 10),
        ("一二三四五六<i>七</i>八", ["一二三四五六", "七八"], 10),
        ("一二三四<b>五</b><i>六</i>七", ["一二三四五", "六七"], 10),
    ],
)
def test_an_edge_keeps_to_its_box_where_a_line_ends(
    set_page, edge: str, text: str, lines: list[str], begins: float
):
    """What ends a box takes room at the end of its line, and none at the head of the next."""
    css = f"""
        p {{ inline-size: 6em; text-align: start }} b, i {{ font: inherit }}
        b {{ {edge}-inline-end: 10pt }} i {{ {edge}-inline-start: 10pt }}
    """
    first, second = columns(body(glyphs(set_page(f"<p>{text}", css).pdf), 10))
    assert ["".join(glyph.text for glyph in line).strip() for line in (first, second)] == lines
    assert first[0].y - second[0].y == pytest.approx(begins, abs=0.02)


# --- boxes out of the flow
def test_a_positioned_box_at_the_end_of_a_line_stands_there(set_page):
    """It has no room; the line that a break begins behind it is the next (CSS 2.1, 10.6.4)."""
    css = "i { position: absolute; font: inherit }"
    result = set_page("<p>山川<i>注</i><br>海", css)
    place = {glyph.text: (round(glyph.x), round(glyph.y)) for glyph in glyphs(result.pdf)}
    assert place == {"山": (191, 220), "川": (191, 210), "注": (191, 200), "海": (173, 220)}
    assert result.problems == ()


@pytest.mark.parametrize(("words", "beside"), [("一二三四", True), ("一二三四五六七八", False)])
def test_a_float_stands_beside_words_that_do_not_wrap_where_both_fit(
    set_page, words: str, beside: bool
):
    css = "p { white-space: nowrap } i { float: left; font: inherit; inline-size: 15em }"
    result = set_page(f"<p>{words}<i>浮</i>", css)
    place = {glyph.text: (round(glyph.x), round(glyph.y)) for glyph in glyphs(result.pdf)}
    assert place["浮"] == (191 if beside else 173, 220)
    assert place["一"] == (191, 70 if beside else 220)
    assert result.problems == ()
