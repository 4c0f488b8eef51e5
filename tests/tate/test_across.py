"""Where boxes stand across their line, and how wide they make it (CSS 2.1, 10.8)."""

import io

import pikepdf
import pytest

from ..pdf_text import Glyph, glyphs

HORIZONTAL = "html { writing-mode: horizontal-tb }"
# Two lines of 18 pt in a line of 18 pt.
BOX = '<p>い<span class="box">一<br>二</span>ろ</p><p>は</p>'
PICTURE = "<img src=\"data:image/svg+xml;utf8,<svg xmlns='http://www.w3.org/2000/svg'/>\">"


def _by_text(pdf: bytes) -> dict[str, Glyph]:
    return {glyph.text: glyph for glyph in glyphs(pdf)}


def _steps(pdf: bytes, axis: str) -> tuple[float, ...]:
    """How far what stands behind the box, its second line and the next paragraph are from い."""
    found = {text: getattr(glyph, axis) for text, glyph in _by_text(pdf).items()}
    return tuple(found["い"] - found[text] for text in "ろ二は")


# How far the box's second line and the paragraph after it stand under the line's own text.
@pytest.mark.parametrize(
    ("align", "second", "following"),
    [
        ("baseline", 0, 18),
        ("top", 18, 36),
        ("bottom", 0, 18),
        ("5pt", -5, 18),
        ("-5pt", 5, 23),
        ("text-top", 22, 40),
        ("text-bottom", -4, 18),
    ],
)
def test_a_box_in_a_horizontal_line(set_page, align: str, second: float, following: float):
    css = f"{HORIZONTAL} .box {{ display: inline-block; vertical-align: {align} }}"
    behind, *others = _steps(set_page(BOX, css).pdf, "y")
    assert behind == 0
    assert others == pytest.approx([second, following], abs=0.02)


@pytest.mark.parametrize(
    ("align", "second", "following"),
    [("baseline", 0, 18), ("middle", 9, 27), ("top", 18, 36), ("bottom", 0, 18), ("5pt", -5, 18)],
)
def test_a_box_in_a_vertical_line(set_page, align: str, second: float, following: float):
    css = f".box {{ display: inline-block; vertical-align: {align} }}"
    behind, *others = _steps(set_page(BOX, css).pdf, "x")
    assert behind == 0
    assert others == pytest.approx([second, following], abs=0.02)


@pytest.mark.parametrize("display", ["inline-table", "inline-flex", "inline-grid"])
def test_a_container_stands_on_its_first_baseline(set_page, display: str):
    css = f"{HORIZONTAL} .box {{ display: {display}; vertical-align: baseline }}"
    found = _by_text(set_page(BOX, css).pdf)
    assert found["一"].y == pytest.approx(found["い"].y, abs=0.02)


def test_a_box_across_a_horizontal_line_stands_on_its_baseline(set_page):
    css = f"{HORIZONTAL} .box {{ display: inline-block; writing-mode: vertical-rl }}"
    found = _by_text(set_page(BOX, css).pdf)
    # The place of an upright glyph is its top.
    assert found["一"].y - 10 == pytest.approx(found["い"].y, abs=0.02)


@pytest.mark.parametrize(
    ("align", "first", "following"),
    [("baseline", 30, 18), ("-9pt", 21, 21.8), ("top", 12.8, 30), ("bottom", 24.8, 18)],
)
def test_a_picture_in_a_horizontal_line(set_page, align: str, first: float, following: float):
    """It is 30 pt high; in a line of 18 pt the baseline lies at 12.8 pt."""
    css = f"{HORIZONTAL} img {{ width: 9pt; height: 30pt; vertical-align: {align} }}"
    found = _by_text(set_page(f"<p>い{PICTURE}ろ<p>は", css).pdf)
    assert 220 - found["い"].y == pytest.approx(first, abs=0.02)
    assert found["い"].y - found["は"].y == pytest.approx(following, abs=0.02)


def test_cells_share_the_baseline_of_their_text(set_page):
    css = f"{HORIZONTAL} td {{ vertical-align: baseline }} .large {{ font-size: 20pt }}"
    found = _by_text(set_page('<table><tr><td>小<td class="large">大</table>', css).pdf)
    assert found["小"].y == pytest.approx(found["大"].y, abs=0.02)


# How far the line lies from the ones before and after it.
@pytest.mark.parametrize(
    ("mode", "font", "before", "after"),
    [
        ("vertical-rl", "font-size: 30pt; line-height: 60pt", 9 + 30, 9 + 30),
        ("vertical-rl", "font-size: 30pt; line-height: 1", 9 + 15, 9 + 15),
        ("vertical-rl", "font-size: 18pt; line-height: 60pt", 18, 18),
        # On the line's baseline its middle lies 7.6 pt over that of text of 10 pt.
        ("horizontal-tb", "font-size: 30pt; line-height: 60pt", 9 + 37.6, 9 + 22.4),
        ("horizontal-tb", "font-size: 18pt; line-height: 60pt", 18, 18),
    ],
)
def test_a_line_is_as_wide_as_larger_text_in_it(set_page, mode, font, before, after):
    css = f"html {{ writing-mode: {mode} }} i {{ font-style: normal; {font} }}"
    found = _by_text(set_page("<p>前<p>い<i>大</i><p>後", css).pdf)
    places = [
        -found[text].x if mode == "vertical-rl" else -found[text].y for text in ("前", "い", "後")
    ]
    assert places[1] - places[0] == pytest.approx(before, abs=0.02)
    assert places[2] - places[1] == pytest.approx(after, abs=0.02)


@pytest.mark.parametrize("mode", ["vertical-rl", "horizontal-tb"])
def test_a_paragraph_may_set_its_lines_closer_than_its_em(set_page, mode: str):
    css = f"html {{ writing-mode: {mode} }} p {{ line-height: 8pt }}"
    one, two = glyphs(set_page("<p>前<br>後", css).pdf)
    assert max(one.x - two.x, one.y - two.y) == pytest.approx(8, abs=0.02)


# Lines of 10 pt are 8 pt apart: a reading, or a reading and a mark, is as wide.
@pytest.mark.parametrize(
    ("body", "size", "line_height", "wider"),
    [
        ("<ruby>山<rt>や</rt></ruby>", 5, 18, 0),
        ("<ruby>山<rt>や</rt></ruby>", 8, 18, 0),
        ("<ruby>山<rt>や</rt></ruby>", 10, 18, 2),
        ("<ruby>山<rt>や</rt></ruby>", 5, 10, 5),
        ("<em>山</em>", 5, 18, 0),
        ("<em>山</em>", 5, 12, 3),
        ("<em><ruby>山<rt>や</rt></ruby></em>", 5, 18, 2),
        ("<em>海</em><ruby>山<rt>や</rt></ruby>", 5, 18, 0),
    ],
)
@pytest.mark.parametrize("mode", ["vertical-rl", "horizontal-tb"])
def test_a_line_grows_where_the_gap_is_too_narrow_for_what_stands_in_it(
    set_page, mode: str, body: str, size: int, line_height: int, wider: int
):
    css = f"html {{ writing-mode: {mode} }} p {{ line-height: {line_height}pt }}"
    css += f"em {{ font-style: normal; text-emphasis: dot }} rt {{ font-size: {size}pt }}"
    found = _by_text(set_page(f"<p>い<br>{body}<br>ろ</p>", css).pdf)
    axis = "x" if mode == "vertical-rl" else "y"
    first, base, last = (getattr(found[text], axis) for text in "い山ろ")
    assert first - base == pytest.approx(line_height + wider, abs=0.02)
    assert base - last == pytest.approx(line_height, abs=0.02)


@pytest.mark.parametrize(("value", "share"), [("center", 0.5), ("end", 1), ("start", 0)])
@pytest.mark.parametrize("body", ["いろ", "<p>いろ</p>", "<p>いろ</p><i></i>"])
def test_what_stands_in_a_block_is_aligned_in_it(set_page, body: str, value: str, share: float):
    css = f"div {{ width: 90pt; align-content: {value} }}"
    found = _by_text(set_page(f"<p>あ</p><div>{body}</div><p>は</p>", css).pdf)
    assert found["あ"].x - found["い"].x == pytest.approx(18 + 72 * share, abs=0.02)
    assert found["あ"].x - found["は"].x == pytest.approx(108, abs=0.02)


def test_a_text_at_the_line_end_is_read_in_its_turn(set_page):
    css = "i { float: right; font-style: normal } p { display: flow-root }"
    found = glyphs(set_page("<p>いろは<i>（に）</i></p><p>ほへと</p>", css).pdf)
    assert "".join(glyph.text for glyph in found) == "いろは（に）ほへと"


# How far a text of 5 pt in lines of 9 pt stands to the right of the middle of its line of 18 pt.
@pytest.mark.parametrize(
    ("align", "right"),
    [("baseline", 0), ("text-top", 0.5), ("text-bottom", -0.5), ("top", 4.5), ("bottom", -4.5)],
)
def test_a_small_text_in_a_vertical_line(set_page, align: str, right: float):
    css = f"i {{ font: 5pt/9pt 'Noto Serif CJK JP'; vertical-align: {align} }}"
    found = _by_text(set_page("<p>い<i>小</i><p>は</p>", css).pdf)
    # The place of an upright glyph is the middle of its line.
    assert found["小"].x - found["い"].x == pytest.approx(right, abs=0.02)
    assert found["い"].x - found["は"].x == pytest.approx(18, abs=0.02)


@pytest.mark.parametrize("orientation", ["mixed", "sideways"])
def test_a_small_text_on_half_the_height_of_an_x(set_page, orientation: str):
    css = f"html {{ text-orientation: {orientation} }} i {{ font-size: 5pt; font-style: normal"
    usual, raised = (
        _by_text(set_page("<p>い<i>小</i></p>", f"{css}; vertical-align: {align} }}").pdf)["小"].x
        for align in ("baseline", "middle")
    )
    assert 0 < raised - usual < 4


def test_what_is_aligned_with_its_line_makes_it_no_narrower(set_page):
    css = "i { font: 5pt/30pt 'Noto Serif CJK JP'; vertical-align: top }"
    found = _by_text(set_page("<p>い<i>小</i><p>は</p>", css).pdf)
    assert found["い"].x - found["は"].x == pytest.approx(30, abs=0.02)


def test_a_box_ends_with_its_text_not_with_the_space_behind_it(set_page):
    """The first line is full; the space behind it, which vanishes, is in the same box."""
    html = f'<p><a href="https://example.org">{"川" * 20} 海</a></p>'
    with pikepdf.open(io.BytesIO(set_page(html).pdf)) as document:
        _, head, _, foot = map(float, document.pages[0].Annots[0].Rect)
    assert (head, foot) == pytest.approx((220, 20), abs=0.02)
