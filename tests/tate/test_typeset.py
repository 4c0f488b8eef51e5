"""Set pages read back: order, places, facing, fonts, links, problems."""

import io
import re
from itertools import pairwise
from pathlib import Path

import pikepdf
import pytest
from PIL import ImageOps

import pypdfium2
from tategumi.messages import Locale
from tategumi.tate import typeset

from ..pdf_text import Facing, body, columns, glyphs, text_of
from .conftest import PAGE

LONG = "山は青く、川は清い。鳥は鳴き、人は歩く。「春が来た」と誰かが言った。" * 12
RUBY = "<ruby>停<rt>てい</rt>戦<rt>せん</rt></ruby>"


def lines_of(pdf: bytes, size: float = 10) -> list:
    return columns(body(glyphs(pdf), size))


def test_text_comes_back(set_page):
    found = glyphs(set_page(f"<p>{LONG}</p>").pdf)
    assert text_of(found) == LONG


def test_readings_follow_the_running_text_of_their_page(set_page):
    found = glyphs(set_page(f"<p>昨日の{RUBY}の話</p>").pdf)
    assert text_of(found) == "昨日の停戦の話ていせん"


def test_columns_run_right_to_left_at_one_pitch(set_page):
    marked = '<em style="text-emphasis: sesame; font-style: normal">山川</em>'
    lines = lines_of(set_page(f"<p>{LONG}{RUBY}{marked}{LONG}</p>").pdf)
    assert len(lines) > 20
    for before, after in pairwise(lines):
        if before[0].page == after[0].page:
            assert before[0].x - after[0].x == pytest.approx(18, abs=0.1)
            assert all(one.y > two.y for one, two in pairwise(before))


def test_the_page_of_a_link_is_known_within_its_line(set_page):
    style = "a::after { content: target-counter(attr(href), page) } #b { break-before: page }"
    found = set_page(f'<style>{style}</style><p><a href="#b">海</a></p><p id="b">山</p>').pdf
    assert text_of(glyphs(found)) == "海2山"


def test_every_full_page_holds_the_same_lines(set_page):
    pages = [line[0].page for line in lines_of(set_page(f"<p>{LONG * 3}</p>").pdf)]
    counts = [pages.count(page) for page in sorted(set(pages))]
    assert set(counts[:-1]) == {10}


def test_ruby_stands_right_of_its_base_inside_the_pitch(set_page):
    found = glyphs(set_page(f"<p>昨日の{RUBY}の話</p>").pdf)
    base = [glyph for glyph in found if glyph.text in "停戦"]
    reading = body(found, 5)
    assert text_of(reading) == "ていせん"
    # Middles: half the base and half the reading apart. Two kana of half size fill one kanji.
    assert {round(glyph.x - base[0].x, 2) for glyph in reading} == {7.5}
    assert [glyph.y for glyph in reading[::2]] == pytest.approx(
        [glyph.y for glyph in base], abs=0.01
    )


def test_tate_chu_yoko_stands_across_the_line_in_one_em(set_page):
    body_text = '<p>字<span style="text-combine-upright: all">12</span>字</p>'
    one, first, second, after = glyphs(set_page(body_text).pdf)
    assert first.facing is second.facing is Facing.ACROSS
    assert first.y == second.y
    assert (first.x + second.x + second.advance) / 2 == pytest.approx(one.x, abs=0.02)
    assert second.x + second.advance - first.x <= 10.01
    assert one.y - after.y == pytest.approx(20, abs=0.02)


def test_latin_lies_sideways(set_page):
    found = glyphs(set_page("<p>字ABC字</p>").pdf)
    assert [glyph.facing for glyph in found] == [
        Facing.UPRIGHT, *[Facing.SIDEWAYS] * 3, Facing.UPRIGHT,
    ]  # fmt: skip


def test_punctuation_takes_vertical_forms(set_page):
    """The full stop's ink stands in the upper right of its em."""
    pdf = set_page("<p>。</p>").pdf
    picture = pypdfium2.PdfDocument(pdf)[0].render(scale=4).to_pil().convert("L")
    left, top, right, bottom = ImageOps.invert(picture).getbbox()
    middle = 4 * (200 - 9)
    assert middle < left < right <= middle + 4 * 5
    assert 4 * 20 <= top < bottom <= 4 * 25


def test_fonts_are_embedded_and_subset(set_page):
    with pikepdf.open(io.BytesIO(set_page(f"<p>{LONG}ABC</p>").pdf)) as pdf:
        for font in pdf.pages[0].Resources.Font.values():
            descriptor = font.DescendantFonts[0].FontDescriptor
            assert "+" in str(font.BaseFont)
            assert "/FontFile3" in descriptor or "/FontFile2" in descriptor
            assert "/DW2" in font.DescendantFonts[0]
            assert "/W2" not in font.DescendantFonts[0]
            assert font.Encoding in ("/Identity-H", "/Identity-V")


def test_page_one_is_a_left_page(set_page):
    css = (
        "@page :left { @top-left { content: 'L' } } @page :right { @top-left { content: 'R' } }"
        "section { break-before: recto }"
    )
    found = glyphs(set_page("<section>一</section><section>二</section>", css).pdf)
    assert [(glyph.text, glyph.page) for glyph in found] == [
        ("一", 1), ("L", 1), ("R", 2), ("二", 3), ("L", 3),
    ]  # fmt: skip


def test_document_properties(set_page):
    with pikepdf.open(io.BytesIO(set_page("<p>字</p>").pdf)) as pdf:
        assert str(pdf.Root.ViewerPreferences.Direction) == "/R2L"
        assert str(pdf.docinfo.Title) == "試し"
        assert str(pdf.Root.Lang) == "ja"


def test_bookmarks_and_links(set_page):
    result = set_page(
        f'<p><a href="#end">終わりへ</a></p><h1 id="end">第{RUBY}章</h1>',
        "h1 { break-before: page; bookmark-level: 1; font-size: 1em }",
    )
    assert result.anchors == {"end": 2}
    with pikepdf.open(io.BytesIO(result.pdf)) as pdf, pdf.open_outline() as outline:
        assert [item.title for item in outline.root] == ["第停戦章"]
        left, bottom, right, top = map(float, pdf.pages[0].Annots[0].Rect)
        assert (right - left, abs(top - bottom)) == pytest.approx((10, 40), abs=0.1)
        assert right == pytest.approx(200 - 4, abs=0.1)


def test_empty_lines_and_forced_breaks(set_page):
    lines = lines_of(set_page("<p>一<br><br>二</p><p><br></p><p>三</p>").pdf)
    assert [200 - line[0].x for line in lines] == pytest.approx([9, 45, 81], abs=0.05)


def test_same_input_same_bytes(set_page):
    assert set_page(f"<p>{LONG}{RUBY}</p>").pdf == set_page(f"<p>{LONG}{RUBY}</p>").pdf


def test_a_character_that_no_font_has_is_named(set_page):
    (problem,) = set_page("<p>字\n\U000f0000</p>").problems
    assert problem.code == "tate.glyph"
    assert problem.values == {"char": "\U000f0000", "code": "U+F0000"}
    assert problem.place.line == 2


def test_a_missing_font_is_named(set_page):
    (problem,) = set_page("<p>字</p>", 'p { font-family: "No Such Mincho" }').problems
    assert (problem.code, problem.values) == ("tate.font", {"names": "No Such Mincho"})


def test_characters_that_no_font_has_are_told_in_the_order_of_the_text(set_page):
    problems = set_page("<p>一\U000f0002二\U000f0001\U000f0002</p>").problems
    assert [problem.values["code"] for problem in problems] == ["U+F0002", "U+F0001"]


def test_what_is_wrong_in_a_style_sheet_is_told_there(tmp_path: Path):
    sheet, other = tmp_path / "a.css", tmp_path / "b.css"
    other.write_text("p { margin: 0 }\n", "utf-8")
    sheet.write_text(
        "/* No Such Mincho */\np { /* ; */ colour: red }\n"
        "p { --deep: blue; margin-top: var(--deep) }\n"
        'p {\n  font-family: "No Such Mincho";\n}\n',
        "utf-8",
    )
    html = '<!doctype html><html lang="ja" style="writing-mode: vertical-rl"><p>字</p></html>'
    problems = typeset(html, [other, sheet], tmp_path, "a.html").problems
    assert [(p.code, p.place.path, p.place.line, p.place.column) for p in problems] == [
        ("tate.font", str(sheet), 5, 17),
        ("tate.property", str(sheet), 2, 13),
        ("tate.value", str(sheet), 3, 31),
    ]
    assert all(" at " not in p.values["text"] for p in problems[1:])


def test_a_sheet_may_say_its_charset(tmp_path: Path):
    sheet = tmp_path / "a.css"
    sheet.write_text(f'@charset "UTF-8";\n{PAGE}', "utf-8")
    html = f"<!doctype html><html lang=ja><style>{sheet.read_text('utf-8')}</style><p>字"
    assert typeset(html, [sheet], tmp_path).problems == ()


def test_what_is_wrong_in_an_imported_sheet_takes_no_place_in_the_importing_one(tmp_path: Path):
    sheet = tmp_path / "a.css"
    sheet.write_text('@import "b.css";\np { colour: red }\n', "utf-8")
    (tmp_path / "b.css").write_text("\n\n\np { colur: red }\n", "utf-8")
    problems = typeset("<p>A</p>", [sheet], tmp_path, "a.html").problems
    assert [str(p.place) for p in problems] == [str(sheet), f"{sheet}:2:5"]


@pytest.mark.parametrize(
    ("address", "code"),
    [
        ("no-such.png", "tate.image"),
        ("../secret.png", "tate.outside"),
        ("http://example.org/a.png", "tate.outside"),
        ("link.png", "tate.outside"),
    ],
)
def test_nothing_outside_the_folder_is_read(tmp_path: Path, address: str, code: str):
    secret = tmp_path / "secret.png"
    secret.write_bytes(b"not a picture")
    folder = tmp_path / "book"
    folder.mkdir()
    (folder / "link.png").symlink_to(secret)
    html = f'<!doctype html><html lang="ja"><img src="{address}"></html>'
    result = typeset(html, [], folder)
    assert [problem.code for problem in result.problems] == [code]
    assert [p.code for p in typeset(html, [], folder, root=tmp_path).problems] == [
        "tate.outside" if "http" in address else "tate.image"
    ]


@pytest.mark.parametrize("written", ["none.png", "'a b.png'", '"../pictures/none.png"'])
def test_what_a_sheet_names_and_is_not_there_is_told_where_and_as_it_is_written(tmp_path, written):
    sheet = tmp_path / "styles" / "a.css"
    sheet.parent.mkdir()
    sheet.write_text(f"/* url({written}) */\np {{ background: url({written}) }}\n", "utf-8")
    (problem,) = typeset("<p>A</p>", [sheet], tmp_path, "a.html", root=tmp_path).problems
    assert (problem.code, str(problem.place)) == ("tate.image", f"{sheet}:2:17")
    assert written.strip("'\"") in problem.values["text"]
    assert str(tmp_path) not in problem.values["text"]


def test_lines_run_beside_a_float(set_page):
    """A float of two lines, six characters high, at the line head."""
    css = ".box { float: left; width: 36pt; height: 60pt }"
    lines = lines_of(set_page(f'<p><span class="box"></span>{"字" * 60}</p>', css).pdf)
    assert [len(line) for line in lines] == [14, 14, 20, 12]
    assert [220 - line[0].y for line in lines] == pytest.approx([60, 60, 0, 0], abs=0.05)


@pytest.mark.parametrize("size", ["height: auto", "height: 20pt", "height: 10%"])
@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("拝啓<br>候、{}", ["拝啓", "候、敬具", "次"]),
        ("拝啓{}<br>候、", ["拝啓敬具", "候、", "次"]),
        ("拝啓<br>{}候、", ["拝啓", "候、敬具", "次"]),
        ("拝啓<br>{}<br>候、", ["拝啓", "敬具", "候、", "次"]),
        ("山{}" + "川" * 20, ["山" + "川" * 17 + "敬具", "川川川", "次"]),
        ("山" * 17 + "{}川川川", ["山" * 17 + "川敬具", "川川", "次"]),
        ("山" * 19 + "{}川川川", ["山" * 19 + "川", "川川敬具", "次"]),
        ("山" * 19 + "{}", ["山" * 19, "次敬具"]),
        ("<b>山{}</b>川", ["山川敬具", "次"]),
    ],
)
def test_a_float_stands_beside_the_text_that_it_comes_in(set_page, text, lines, size):
    """Where both fit on the line of twenty characters; else beside the next."""
    css = f"i {{ float: right; {size}; font-style: normal }} b {{ font-weight: normal }}"
    found = glyphs(set_page(f"<p>{text.format('<i>敬具</i>')}<p>次", css).pdf)
    found.sort(key=lambda glyph: (-round(glyph.x), -glyph.y))
    assert [text_of(line) for line in columns(found)] == lines
    assert [glyph.y for glyph in found if glyph.text == "具"] == pytest.approx([30], abs=0.02)


def test_an_empty_paragraph_keeps_its_anchor(set_page):
    assert set_page('<p>一</p><p><a id="here"></a></p>').anchors == {"here": 1}


def test_horizontal_japanese_is_composed_by_the_same_rules(set_page):
    css = "html { writing-mode: horizontal-tb } p { text-align: justify }"
    pdf = set_page(f"<p>{LONG}{RUBY}</p>", css).pdf
    found = glyphs(pdf)
    assert {glyph.facing for glyph in found} == {Facing.ACROSS}
    assert text_of(body(found, 10)) == LONG + "停戦"
    rows = {round(glyph.y, 1) for glyph in body(found, 10) if glyph.page == 1}
    steps = [above - below for above, below in pairwise(sorted(rows, reverse=True))]
    assert steps == pytest.approx([18] * len(steps), abs=0.11)
    base = next(glyph for glyph in found if glyph.text == "停")
    assert min(glyph.y - base.y for glyph in body(found, 5)) > 8
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        assert "/ViewerPreferences" not in opened.Root


def test_sizes_in_a_horizontal_line_share_the_baseline(set_page):
    css = "html { writing-mode: horizontal-tb }"
    large, small = glyphs(set_page('<p>大<span style="font-size:6pt">小</span></p>', css).pdf)
    assert large.y == pytest.approx(small.y, abs=0.01)


@pytest.mark.parametrize(("kerning", "solid"), [("auto", True), ("normal", False)])
def test_horizontal_kana_keep_the_em_grid(set_page, kerning: str, solid: bool):
    css = f"html {{ writing-mode: horizontal-tb; font-kerning: {kerning} }}"
    found = glyphs(set_page("<p>です、トアノ。AVと</p>", css).pdf)
    steps = [round(two.x - one.x, 1) for one, two in pairwise(found[:6])]
    assert (steps == [10.0] * 5) is solid
    latin = next(i for i, glyph in enumerate(found) if glyph.text == "A")
    assert found[latin + 1].x - found[latin].x < 7


def test_sizes_in_a_vertical_line_share_the_middle(set_page):
    large, small = glyphs(set_page('<p>大<span style="font-size:6pt">小</span></p>').pdf)
    assert large.x == pytest.approx(small.x, abs=0.01)


def test_punctuation_and_spaces_carry_no_marks(set_page):
    css = "em { text-emphasis: triangle; font-style: normal }"
    text = "山、。……――！？〜・（川）　A b．％＆ー々〆㈱\ue000１"
    found = glyphs(set_page(f"<p><em>{text}</em></p>", css).pdf)
    marks = sum(glyph.text == "▲" for glyph in found)
    assert marks == len("山川Ab％＆ー々〆㈱\ue000１")


def test_marks_stand_outside_readings(set_page):
    css = "em { text-emphasis: sesame; font-style: normal }"
    found = glyphs(set_page(f"<p><em>山{RUBY}</em></p>", css).pdf)
    marks = [glyph.x for glyph in found if glyph.text == "﹅"]
    base = found[0].x
    assert [x - base for x in marks] == pytest.approx([7.5, 12.5, 12.5], abs=0.02)


@pytest.mark.parametrize(("position", "step"), [("over right", 35), ("under left", 25)])
def test_a_reading_does_not_hang_over_marks_on_its_side(set_page, position: str, step: float):
    css = f"p {{ text-emphasis: triangle; text-emphasis-position: {position} }}"
    ruby = "<ruby>承<rt>うけたまわ</rt></ruby>"
    found = body(glyphs(set_page(f"<p>そと{ruby}るもの</p>", css).pdf), 10)
    place = {glyph.text: glyph.y for glyph in found}
    assert place["と"] - place["る"] == pytest.approx(step, abs=0.02)


@pytest.mark.parametrize("element", ["ruby", "span", "rt"])
def test_a_ruby_has_its_own_alignment_and_overhang(set_page, element: str):
    css = f"{element} {{ ruby-align: start; ruby-overhang: none }}"
    rubies = "<ruby>山川<rt>か</rt></ruby>と<ruby>承<rt>うけたまわ</rt></ruby>"
    found = glyphs(set_page(f"<p>字<span>{rubies}</span>る</p>", css).pdf)
    place = {glyph.text: glyph.y for glyph in found}
    assert place["か"] == pytest.approx(place["山"], abs=0.02)
    assert place["と"] - place["る"] == pytest.approx(35, abs=0.02)


def test_letter_spacing_follows_each_character_of_its_element(set_page):
    css = "p { letter-spacing: 2pt } span { letter-spacing: 1em }"
    found = glyphs(set_page("<p>と<span>字間</span>と後</p>", css).pdf)
    steps = [one.y - two.y for one, two in pairwise(found)]
    assert steps == pytest.approx([12, 20, 20, 12], abs=0.02)


def test_an_inline_has_its_own_rules_of_lines(set_page):
    """``text-autospace``, ``word-break`` and the others of its gaps; those around it stay."""
    css = "p { height: 60pt } code { word-break: break-all; text-autospace: no-autospace }"
    markup = "<p>字a<code>a字<i>a</i></code>字<code>abcdefghijklmnopqrstuvwxyz</code>"
    lines = lines_of(set_page(markup, css + "code, i { font: inherit }").pdf)
    first = lines[0]
    steps = [one.y - two.y - one.advance for one, two in pairwise(first)]
    assert steps[:4] == pytest.approx([2.5, 0, 0, 0], abs=0.6)
    assert len(lines) == 4


@pytest.mark.parametrize("marks", ["!?", "！！", "）。"])
def test_tate_chu_yoko_of_marks_begins_no_line(set_page, marks: str):
    css = "p { height: 100pt } i { text-combine-upright: all }"
    lines = lines_of(set_page(f"<p>{'山' * 10}<i>{marks}</i>川</p>", css).pdf)
    assert [line[0].text for line in lines[:2]] == ["山", "山"]


@pytest.mark.parametrize("mode", ["vertical-rl", "horizontal-tb"])
@pytest.mark.parametrize("dashes", ["—", "——", "———", "————", "――――", "―" * 10, "──", "—―─―", "━━"])
def test_dashes_are_one_line_of_whole_ems(set_page, dashes: str, mode: str):
    pdf = set_page(f"<p>字{dashes}字</p>", f"html {{ writing-mode: {mode} }}").pdf
    first, *_, last = glyphs(pdf)
    length = first.y - last.y if mode == "vertical-rl" else last.x - first.x
    assert length == pytest.approx(10 * (1 + len(dashes)), abs=0.05)
    page = pypdfium2.PdfDocument(set_page(f"<p>{dashes}</p>").pdf)[0].render(scale=4).to_pil()
    ink = ImageOps.invert(page.convert("L"))
    left, top, right, bottom = ink.getbbox()
    assert bottom - top > 4 * 10 * (len(dashes) - 0.3)
    rows = (ink.crop((left, y, right, y + 1)) for y in range(top + 2, bottom - 2))
    assert min(row.getextrema()[1] for row in rows) > 128


def test_side_lines_stand_outside_readings_and_marks(set_page):
    css = "u { text-underline-position: right } b { text-emphasis: triangle; font: inherit }"
    places = [
        strokes(set_page(f"<p><u>山{inside}</u></p>", css).pdf)[0][1]
        for inside in ("川", "<ruby>川<rt>かわ</rt></ruby>", "<b>川</b>")
    ]
    steps = [places[0] - place for place in places[1:]]
    assert steps == pytest.approx([5 / 0.75, 5 / 0.75], abs=0.02)
    marked = strokes(set_page("<p><b><u>川</u></b></p>", css).pdf)[0][1]
    assert places[0] - marked == pytest.approx(5 / 0.75, abs=0.02)


def test_side_lines_go_on_through_what_has_none_and_look_alike(set_page):
    css = "u { text-decoration: underline double 2px } a, b { text-decoration: none }"
    plain = strokes(set_page("<p><u>山<b>川</b></u></p>", css).pdf)
    assert strokes(set_page("<p><u>山<a href='#x'>川</a></u></p>", css).pdf) == plain
    assert {width for width, _ in plain} == {2}
    coloured = "<p><u>山<a href='#x' style='color: #f00'>川</a></u></p>"
    assert {width for width, _ in strokes(set_page(coloured, css).pdf)} == {2}


@pytest.mark.parametrize(
    "style", ["float: footnote", "float: left", "display: inline-block", "position: absolute"]
)
def test_side_lines_do_not_go_into_boxes_of_their_own(set_page, style):
    css = "@page { @footnote { margin: 0 } } ::footnote-call, ::footnote-marker { content: none }"
    page = set_page(f"<p><u>山<b style='{style}'>川</b></u></p>", css)
    assert len(strokes(page.pdf)) == 1


def test_side_lines_end_with_the_line(set_page):
    """Not with the spaces that hang there."""
    plain, spaced = (
        set_page(f"<p><u>{'山' * 20}{space}川川川</u></p>").pdf for space in ("", "　")
    )
    assert lengths(plain) == lengths(spaced)


def test_a_block_may_be_tate_chu_yoko(set_page):
    css = ".tcy { text-combine-upright: all }"
    for markup in ('<p class="tcy">12 <p>字', '<table><tr><td class="tcy">12</table><p>字'):
        one, two, other = glyphs(set_page(markup, css).pdf)
        assert [one.y, one.facing] == [two.y, Facing.ACROSS]
        assert one.x < two.x
        assert one.x > other.x


def test_word_spacing_widens_spaces_between_words(set_page):
    found = glyphs(set_page('<p>A <span style="word-spacing: 3pt">B C\u00a0D</span> E</p>').pdf)
    plain = glyphs(set_page("<p>A B C\u00a0D E</p>").pdf)
    moved = [one.y - two.y for one, two in zip(plain, found, strict=True) if one.text.isalpha()]
    assert moved == pytest.approx([0, 0, 3, 6, 6], abs=0.02)


def strokes(pdf: bytes) -> list[tuple[float, float]]:
    """The straight lines of a page's content: their width and place across the lines, in px."""
    found, width, place = [], 0.0, 0.0
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        for operands, operator in pikepdf.parse_content_stream(opened.pages[0]):
            match str(operator):
                case "w":
                    width = float(operands[0])
                case "m":
                    place = float(operands[1])
                case "S":
                    found.append((round(width, 2), round(place, 2)))
    return found


def lengths(pdf: bytes) -> list[float]:
    """Of the straight lines of a page's content, in px."""
    found, begin = [], 0.0
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        for operands, operator in pikepdf.parse_content_stream(opened.pages[0]):
            if str(operator) == "m":
                begin = float(operands[0])
            elif str(operator) == "l":
                found.append(round(float(operands[0]) - begin, 2))
    return found


@pytest.mark.parametrize(
    ("style", "width", "away"),
    [
        ("underline", 0.05, 0.06),
        ("underline 3px", 3, 0.06),
        ("underline 10%", 0.1, 0.06),
        ("underline double 0.1em", 0.1, 0.06),
        ("underline; text-underline-offset: 0.5em", 0.05, 0.5),
        ("underline; text-underline-offset: -2px", 0.05, -2),
    ],
)
def test_side_lines_are_as_thick_and_as_far_off_as_the_style_says(
    set_page, style: str, width: float, away: float
):
    em = 10 / 0.75  # px
    css = f"u {{ text-underline-position: right; text-decoration: {style} }}"
    (first, *rest) = strokes(set_page("<p><u>傍線</u></p>", css).pdf)
    top = (20 + (18 - 10) / 2) / 0.75  # px: the margin, and half of what the line leaves
    px = [n if abs(n) >= 2 else n * em for n in (width, away)]
    edge = max(place for _, place in (first, *rest)) + px[0] / 2
    assert first[0] == pytest.approx(px[0], abs=0.01)
    assert top - edge == pytest.approx(px[1], abs=0.02)


def test_lines_are_dumped_with_the_rules_behind_them(tmp_path: Path):
    css = '@page { size: 200pt } html { writing-mode: vertical-rl; font: 10pt "Noto Serif CJK JP" }'
    html = '<!doctype html><html lang="ja"><p>「字」と。</p></html>'
    lines = typeset(html, [css], tmp_path, dump_lines=True).lines.splitlines()
    assert lines[0] == "page 1 line 1: 「字」と。"
    assert [line.split()[2:4] for line in lines[1:]] == [
        ["「", "cl-01"], ["字", "cl-19"], ["」", "cl-02"], ["と", "cl-15"], ["。", "cl-06"],
    ]  # fmt: skip


def test_a_reading_that_no_font_has_is_named(set_page):
    (problem,) = set_page("<p><ruby>字<rt>\U000f0001</rt></ruby></p>").problems
    assert problem.values["code"] == "U+F0001"


WARICHU = ".w { -tategumi-warichu: split; font-size: 5pt }"


def test_warichu_stands_in_two_small_lines(set_page):
    found = glyphs(set_page('<p>前<span class="w">一二三四五</span>後</p>', WARICHU).pdf)
    before, *note, after = sorted(found, key=lambda glyph: "前一二三四五後".index(glyph.text))
    assert [round(glyph.x - before.x, 2) for glyph in note] == [2.5, 2.5, 2.5, -2.5, -2.5]
    assert [glyph.y for glyph in note[:3]] == pytest.approx([210, 205, 200], abs=0.02)
    assert [glyph.y for glyph in note[3:]] == pytest.approx([210, 205], abs=0.02)
    assert after.y == pytest.approx(195, abs=0.02)


def test_warichu_parts_between_lines_and_reads_line_by_line(set_page):
    """Eighteen characters, then a note of twelve: four slots end the line, two begin the next."""
    body_text = f'<p>{"字" * 18}<span class="w">一二三四五六七八九十百千</span></p>'
    found = glyphs(set_page(body_text, WARICHU).pdf)
    note = {glyph.text: glyph for glyph in found if glyph.text != "字"}
    first_line = found[0].x
    upper = [char for char, glyph in note.items() if glyph.x == pytest.approx(first_line + 2.5)]
    lower = [char for char, glyph in note.items() if glyph.x == pytest.approx(first_line - 2.5)]
    assert ("".join(upper), "".join(lower)) == ("一二三四", "五六七八")
    assert note["九"].y == note["百"].y == pytest.approx(220, abs=0.02)
    assert note["九"].x > note["百"].x


def test_warichu_turns_where_the_author_turns_it(set_page):
    found = glyphs(set_page('<p>前<span class="w">一二三<br>四</span>後</p>', WARICHU).pdf)
    place = {glyph.text: (round(glyph.x - found[0].x, 2), round(glyph.y)) for glyph in found}
    assert [place[char] for char in "一二三"] == [(2.5, 210), (2.5, 205), (2.5, 200)]
    assert place["四"] == (-2.5, 210)
    assert place["後"] == (0, 195)


def small_lines(pdf: bytes, middle: float) -> list[str]:
    """The text of each small line, from right to left, whichever way its characters face."""
    rows: dict[int, str] = {}
    for glyph in glyphs(pdf):
        if glyph.size == pytest.approx(5):
            along = glyph.facing is Facing.SIDEWAYS
            row = round(glyph.x - middle + (0.38 * 5 if along else 0))
            rows[row // 5] = rows.get(row // 5, "") + glyph.text
    return [rows[row] for row in sorted(rows, reverse=True)]


@pytest.mark.parametrize(
    ("upper", "lower"),
    [("注釈。", "あ"), ("明治30年", "（1897）生"), ("一二三", "四五")],
)
def test_warichu_turns_where_its_text_may_break(set_page, upper: str, lower: str):
    pdf = set_page(f'<p><span class="w">{upper}{lower}</span>後</p>', WARICHU).pdf
    assert small_lines(pdf, 191) == [upper, lower]


def test_latin_in_warichu_lies_sideways_and_takes_its_own_advance(set_page):
    found = glyphs(set_page('<p>前<span class="w">山abc川</span>後</p>', WARICHU).pdf)
    place = {glyph.text: glyph for glyph in found}
    assert [place[char].facing for char in "山abc"] == [Facing.UPRIGHT, *[Facing.SIDEWAYS] * 3]
    assert place["a"].y - place["b"].y == pytest.approx(place["a"].advance, abs=0.02)


def test_warichu_parts_only_where_its_text_may_break(set_page):
    """Two slots are left on the line, but the rest would then begin with the full stop."""
    body_text = f'<p>{"字" * 19}<span class="w">一二三四。五六七</span>後</p>'
    found = glyphs(set_page(body_text, WARICHU).pdf)
    first = [glyph.text for glyph in found if glyph.x > 200 - 18]
    assert "".join(first).lstrip("字") == "一二"


@pytest.mark.parametrize(
    "markup",
    [
        '<p><span class="w">一二<b>三</b>四</span>',
        "<p><ruby>親文字<rt>一二<b>三</b>四</rt></ruby>",
        "<p><ruby>親文字<rt>一<span>二</span><b>三</b>四</rt></ruby>",
    ],
)
def test_small_texts_keep_their_styles(set_page, markup: str):
    fonts = {glyph.text: glyph.font for glyph in body(glyphs(set_page(markup, WARICHU).pdf), 5)}
    assert "".join(fonts) == "一二三四"
    assert fonts["一"] == fonts["二"] == fonts["四"] != fonts["三"]


def test_warichu_has_tate_chu_yoko_and_spells_ruby_out(set_page):
    ruby = "<ruby>漢<rt>かん</rt>字<rt>じ</rt></ruby>"
    css = WARICHU + "i { text-combine-upright: all }"
    found = glyphs(set_page(f'<p><span class="w">{ruby}<i>12</i>日</span>', css).pdf)
    assert text_of(found) == "漢字（かんじ）12日"
    assert [glyph.text for glyph in found if glyph.facing is Facing.ACROSS] == ["1", "2"]


@pytest.mark.parametrize("inside", ["", "\u200b", "<br>", '<b style="font-size: 0">注</b>'])
def test_warichu_of_nothing_takes_no_room(set_page, inside: str):
    found = glyphs(set_page(f'<p>前<span class="w">{inside}</span>後</p>', WARICHU).pdf)
    place = {glyph.text: glyph.y for glyph in found}
    assert place["前"] - place["後"] == pytest.approx(10, abs=0.02)


def test_a_long_warichu_finds_places_to_part(set_page):
    """One whose punctuation lets few small lines end where slots do."""
    note = (
        "c21七。あa）四」う八「五十十（七四2六ー三、一1いう一「2六「九五"
        "う七」っ、）っa十、十四っcb三三。 cあ三一あ「、っ四2aあっ、）八あ七っう三三っ」"
        "一」」八）2三六八2「2（う十い。a」八七）十あ）五）（い"
    )
    pdf = set_page(f'<p>{"字" * 19}（<span class="w">{note}</span>）後</p>', WARICHU).pdf
    assert min(glyph.y - glyph.advance for glyph in glyphs(pdf) if glyph.text == "三") > 19


def test_no_space_stands_outside_the_brackets_of_warichu(set_page):
    """JLReq 3.9.2, cl-28 and cl-29."""
    found = glyphs(set_page('<p>前（<span class="w">一二</span>）後</p>', WARICHU).pdf)
    place = {glyph.text: glyph.y for glyph in found}
    # The cells of brackets are full width; their inner halves are seen.
    assert place["前"] - place["（"] == pytest.approx(5, abs=0.02)
    assert place["（"] - place["一"] == pytest.approx(10, abs=0.02)
    assert place["）"] - place["後"] == pytest.approx(5, abs=0.02)


@pytest.mark.parametrize(("table", "step"), [("jlreq", 10), ("jis-x-4051", 10 + 5 / 18)])
def test_the_table_of_reduction_is_chosen(set_page, table: str, step: float):
    """A comma at the line end keeps its space by table 3 and loses it by table 4."""
    css = f"p {{ text-align: justify; -tategumi-space-reduction: {table} }}"
    first, second, *_ = glyphs(set_page(f"<p>{'字' * 19}、{'字' * 19}</p>", css).pdf)
    assert first.y - second.y == pytest.approx(step, abs=0.02)


def test_a_reading_without_a_base_takes_its_own_room(set_page):
    found = glyphs(set_page("<p>前<ruby><rt>よみ</rt></ruby>後</p>").pdf)
    assert text_of(found) == "前後よみ"
    before, after, *reading = found
    assert before.y - after.y == pytest.approx(20, abs=0.02)
    assert [before.y - glyph.y for glyph in reading] == pytest.approx([10, 15], abs=0.02)


@pytest.mark.parametrize("char", ["葛\U000e0100", "か\u309a", "☎\ufe0e"])
def test_a_cluster_is_one_character_of_the_line(set_page, char: str):
    """A variation selector, which UTR 50 would turn, faces as its base does."""
    found = glyphs(set_page(f"<p>前{char}後A</p>").pdf)
    (after,) = (glyph for glyph in found if glyph.text == "後")
    assert found[0].y - after.y == pytest.approx(20, abs=0.1)


def test_a_mark_of_several_characters_is_its_first(set_page):
    found = glyphs(set_page("<p>字</p>", 'p { text-emphasis: "※×" }').pdf)
    assert text_of(found) == "字※"
    assert text_of(glyphs(set_page("<p>字</p>", 'p { text-emphasis: "" }').pdf)) == "字"


def test_a_hyphen_of_several_characters_is_drawn_whole(set_page):
    css = 'p { hyphens: manual; hyphenate-character: "=-" }'
    found = glyphs(set_page(f"<p>{'字' * 16}inter&shy;national</p>", css).pdf)
    assert "inter=-national" in text_of(found)


def test_small_kana_are_full_size_where_asked(set_page):
    body = "<p><ruby>出<rt>しゅっ</rt>荷<rt>ｶﾞｯ</rt></ruby>っ<span>aっ</span></p>"
    css = "rt { text-transform: full-size-kana } span { text-transform: full-width uppercase }"
    found = glyphs(set_page(body, css).pdf)
    assert text_of(found) == "出荷っＡっしゆつｶﾞﾂ"


@pytest.mark.parametrize(
    ("small", "full"), [("\U0001b132", "こ"), ("\U0001b155", "コ"), ("ゎ", "わ")]
)
def test_small_kana_of_every_age_have_a_full_size(set_page, small: str, full: str):
    css = "p { text-transform: full-size-kana }"
    assert text_of(glyphs(set_page(f"<p>{small}", css).pdf)) == full


def test_a_mark_alone_has_the_form_of_its_language(set_page):
    """A Chinese colon in an element of its own is that of the text around it, not of no script."""
    css = "html { writing-mode: horizontal-tb } b { font: inherit; font-feature-settings: 'dlig' }"
    texts = "国：国", "国<b>：</b>国"
    pdf = set_page("".join(f'<p lang="zh-Hans">{text}</p>' for text in texts), css).pdf
    page = pypdfium2.PdfDocument(pdf)[0].render(scale=10).to_pil().convert("L")
    one, two = (page.crop((200, top, 600, top + 180)) for top in (200, 380))
    assert one == two


def test_a_geta_stands_for_a_character_that_no_font_has(set_page):
    found = glyphs(set_page("<p>前\U000f0002後〓</p>").pdf)
    assert len(found) == 4
    assert {round(one.y - two.y, 2) for one, two in pairwise(found)} == {10.0}


def test_text_written_to_the_left_is_told_and_kept(set_page):
    result = set_page("<p>字שלום字</p>")
    assert [problem.code for problem in result.problems] == ["tate.leftward"]
    assert sorted(text_of(glyphs(result.pdf))) == sorted("字שלום字")


def test_italic_leaves_upright_japanese_on_its_axis(set_page):
    one, two = glyphs(set_page("<p>字<i>体</i></p>").pdf)
    assert two.x == pytest.approx(one.x, abs=0.01)


@pytest.mark.parametrize(
    ("word", "css", "first", "second"),
    [
        ("type\u00adsetting", "", "type-", "setting"),
        ('<span lang="en">typesetting</span>', "hyphens: auto", "typeset-", "ting"),
        ('字字字<span lang="en">under</span>', "hyphens: auto", "字字字un-", "der"),
        ('字字<span lang="en-US">gamma</span>', "hyphens: auto", "字字gam-", "ma"),
        ('字字字<span lang="en">into</span>', "hyphens: auto", "字字字", "into"),
    ],
)
def test_words_are_hyphenated(set_page, word: str, css: str, first: str, second: str):
    pdf = set_page(f"<p>{'字' * 15}{word}</p>", f"p {{ {css} }}").pdf
    assert [text_of(line) for line in columns(glyphs(pdf))] == ["字" * 15 + first, second]


def test_a_hyphen_touches_its_word_and_takes_little_room(set_page):
    """The one in the full-width cell of Japanese fonts would do neither."""
    found = glyphs(set_page(f"<p>{'字' * 15}type\u00adsetting</p>").pdf)
    word, hyphen = found[18], found[19]
    assert (word.text, hyphen.text) == ("e", "-")
    assert hyphen.advance < 5
    assert word.y - hyphen.y == pytest.approx(word.advance, abs=0.1)


SCRIPTS = "sub, sup { font-size: 5pt } p { text-align: justify }"


@pytest.mark.parametrize("before", range(14, 20))
@pytest.mark.parametrize(
    "marks", ["<sub>レ</sub>", "<sup>（注一）</sup>", "<sup>ビ</sup><sub>レ</sub>"]
)
def test_scripts_keep_to_their_base(set_page, before: int, marks: str):
    """Wherever in the line they fall; a line that must open doesn't open there."""
    found = glyphs(set_page(f"<p>{'字' * before}学{marks}而時習之を</p>", SCRIPTS).pdf)
    count = len(re.sub("<[^>]*>", "", marks))
    base, *scripts = found[before : before + 1 + count]
    assert {round(glyph.size) for glyph in scripts} == {5}
    assert [base.y - glyph.y for glyph in scripts] == pytest.approx(
        [10 + 5 * i for i in range(count)], abs=2.51
    )


def test_a_superscript_has_no_quarter_em_before_it(set_page):
    one, two = glyphs(set_page("<p>水<sup>1</sup></p>", SCRIPTS).pdf)
    assert one.y - two.y == pytest.approx(10, abs=0.02)


def test_a_long_superscript_keeps_to_its_base_and_parts(set_page):
    def places(before: int) -> list[int]:
        body_text = f"<p>{'字' * before}<sup>{'小' * 20}</sup></p>"
        found = glyphs(set_page(body_text, SCRIPTS).pdf)
        return [round((found[0].x - glyph.x) / 18) for glyph in found]

    assert places(15) == [0] * 25 + [1] * 10
    assert places(20) == [0] * 19 + [1] * 21


def test_no_hyphen_where_none_is_asked_for(set_page):
    one, two = columns(glyphs(set_page(f"<p>{'字' * 15}typesetting</p>").pdf))
    assert (text_of(one), text_of(two)) == ("字" * 15, "typesetting")


def test_a_page_on_which_only_a_float_fits(tmp_path: Path):
    css = """
    @page { size: 18pt; margin: 4pt } html { font: 10pt/16pt "Noto Serif CJK JP" }
    .float { float: left; width: 12pt }
    """
    html = '<!doctype html><html lang="ja"><p><b><span class="float">1ー</span><b>1A</b></b></p>'
    assert typeset(html, [css], tmp_path).pages >= 1


def test_short_runs_of_digits_are_combined_where_asked(set_page):
    css = "p { text-combine-upright: digits 3 }"
    found = glyphs(set_page("<p>第1回12月123円1234号</p>", css).pdf)
    across = "".join(glyph.text for glyph in found if glyph.facing is Facing.ACROSS)
    sideways = "".join(glyph.text for glyph in found if glyph.facing is Facing.SIDEWAYS)
    assert (across, sideways) == ("112123", "1234")


@pytest.mark.parametrize("mode", ["vertical-rl", "horizontal-tb"])
def test_an_inline_element_has_its_opacity(set_page, mode: str):
    css = f"html {{ writing-mode: {mode} }} b {{ opacity: 0.5 }}"
    pdf = set_page("<p><b>川<i>A</i></b></p>", css).pdf
    picture = pypdfium2.PdfDocument(pdf)[0].render(scale=4).to_pil().convert("L")
    assert picture.getextrema() == pytest.approx((128, 255), abs=1)


@pytest.mark.parametrize("mode", ["vertical-rl", "horizontal-tb"])
@pytest.mark.parametrize(
    "body_text",
    [
        "<p><b><ruby>　<rt>川<i>山</i></rt></ruby></b></p>",
        "<p><ruby>　<rt style='opacity: 0.5'>川</rt></ruby></p>",
        "<p><b><span style='warichu: split'>川山</span></b></p>",
    ],
)
def test_readings_and_notes_have_the_opacity_around_them(set_page, mode: str, body_text: str):
    css = f"html {{ writing-mode: {mode} }} b {{ opacity: 0.5 }} i {{ font-style: normal }}"
    pdf = set_page(body_text, css).pdf
    picture = pypdfium2.PdfDocument(pdf)[0].render(scale=8).to_pil().convert("L")
    assert picture.getextrema() == pytest.approx((128, 255), abs=1)


def test_lists_are_numbered_in_kanji(set_page):
    body_text = (
        '<ol style="list-style: cjk-ideographic inside"><li>山<li value=12>川<li value=101>海</ol>'
    )
    assert text_of(glyphs(set_page(body_text).pdf)) == "一、山十二、川百一、海"


def test_a_sheet_beside_the_document_may_have_counter_styles(set_page):
    css = """
    @counter-style circled { system: fixed; symbols: ① ② ③; suffix: "" }
    ol { list-style: circled inside }
    """
    assert text_of(glyphs(set_page("<ol><li>山<li>川</ol>", css).pdf)) == "①山②川"


@pytest.mark.parametrize(
    ("mode", "leaning"), [("vertical-rl", [True, False]), ("horizontal-tb", [False, True, False])]
)
def test_latin_leans_where_its_font_has_no_italic(set_page, mode: str, leaning: list[bool]):
    """Japanese stands upright in any line."""
    pdf = set_page("<p><i>雨Nature</i>ABC</p>", f"html {{ writing-mode: {mode} }}").pdf
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        operators = pikepdf.parse_content_stream(opened.pages[0])
        matrices = [list(map(float, numbers)) for numbers, name in operators if str(name) == "Tm"]
    slants = [slant for across, _, slant, *_ in matrices if across == 1]
    assert slants == pytest.approx([0.19 if leans else 0 for leans in leaning], abs=0.02)


def test_letters_of_readings_are_letters_elsewhere(set_page):
    page = set_page('<ruby>山<rt>Mountain</rt></ruby><p style="break-before: page">Matin</p>')
    assert text_of(glyphs(page.pdf)) == "山MountainMatin"


@pytest.mark.parametrize(
    "inside", ["<b>大</b>", "<small>小</small>", "<sup>注</sup>", "<ruby>字<rt>じ</rt></ruby>"]
)
@pytest.mark.parametrize("kind", ["solid", "wavy"])
def test_one_side_line_runs_along_texts_of_several_sizes(set_page, inside: str, kind: str):
    """One stroke, as long as all of them, whatever stands between."""
    css = f"u {{ text-decoration: underline {kind} }} b {{ font-size: 15pt }}"
    whole = set_page(f"<p><u>山{inside}川</u>", css).pdf
    alone = set_page("<p><u>山</u>", css).pdf
    assert len(strokes(whole)) == len(strokes(alone)) == 1


@pytest.mark.parametrize("other", ["text-decoration: underline blue", "text-underline-offset: 3px"])
def test_side_lines_of_two_looks_are_two(set_page, other: str):
    css = f"u {{ text-decoration: underline red }} u + u {{ {other} }}"
    assert len(strokes(set_page("<p><u>山</u><u>川</u>", css).pdf)) == 2


@pytest.mark.parametrize(
    ("rule", "code"),
    [
        ("@font-face { font-family: x; src: url(no.otf) }", "tate.font-face"),
        ("@nonesuch { a: b }", "tate.rule"),
        ("p { color: 12 }", "tate.value"),
        ("p:nonesuch(1) { color: red }", "tate.selector"),
        ("p { color: red } }", "tate.parse"),
        ("p { background: url(no.png) }", "tate.image"),
        ("p { margin: 0; colour: red }", "tate.property"),
    ],
)
def test_what_is_wrong_in_a_sheet_is_said_in_japanese(tmp_path: Path, rule: str, code: str) -> None:
    sheet = tmp_path / "a.css"
    sheet.write_text(rule, "utf-8")
    html = '<!doctype html><html lang="ja" style="writing-mode: vertical-rl"><p>字</p></html>'
    (problem,) = typeset(html, [sheet], tmp_path, "a.html").problems
    assert problem.code == code
    said = problem.text(Locale.JA).replace(str(sheet), "").replace(rule, "")
    words = set(re.findall("[A-Za-z]{3,}", said))
    assert words <= set(re.findall("[A-Za-z]{3,}", rule)) | {"AtRule"}
    assert str(tmp_path) not in said
