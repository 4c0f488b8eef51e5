"""How pages are filled: floats that do not fit wait, and take no text along (JLReq 4.3.2)."""

import pytest

from ..pdf_text import glyphs, text_of

# Ten lines of twenty characters a page; a float across four of them.
FLOAT = ".f { float: left; width: 72pt; height: 100pt; margin: 0; text-indent: 0 }"


def pages(result) -> list[str]:
    found = glyphs(result.pdf)
    last = max(glyph.page for glyph in found)
    return [text_of([g for g in found if g.page == page]) for page in range(1, last + 1)]


@pytest.mark.parametrize("mode", ["vertical-rl", "horizontal-tb"])
@pytest.mark.parametrize("inside", [True, False])
def test_text_behind_a_float_that_waits_fills_the_page(set_page, mode, inside):
    """In a paragraph and between two, the text behind the float is set on the page's last lines."""
    css = FLOAT + f"html {{ writing-mode: {mode} }}"
    if mode == "horizontal-tb":
        css += "@page { size: 240pt 220pt } .f { width: 100pt; height: 72pt }"
    before, after = "川" * 160, "海" * 60
    if inside:
        html = f'<p>{before}<span class="f">図</span>{after}</p>'
    else:
        html = f'<p>{before}</p><div class="f">図</div><p>{after}</p>'
    first, second = pages(set_page(html, css))
    assert (first, second) == ("川" * 160 + "海" * 40, "図" + "海" * 20)


def test_a_float_that_waits_behind_the_last_line_has_a_page(set_page):
    html = f'<p>{"川" * 160}</p><div class="f">図</div><p>海</p>'
    assert pages(set_page(html, FLOAT)) == ["川" * 160 + "海", "図"]


def test_floats_that_wait_come_in_their_order(set_page):
    """Two share a page, one beside the other; the third has the next."""
    css = FLOAT + ".f { width: 120pt }"
    floats = "".join(f'<div class="f">{name}</div>' for name in "甲乙丙")
    first, *rest = pages(set_page(f"<p>{'川' * 160}</p>{floats}<p>{'海' * 150}</p>", css))
    assert first == "川" * 160 + "海" * 40
    assert [[name for name in page if name in "甲乙丙"] for page in rest] == [["甲", "乙"], ["丙"]]


@pytest.mark.parametrize("tag", ["span", "div"])
@pytest.mark.parametrize("around", ["ul", "blockquote", "section"])
def test_a_float_goes_to_the_next_page_with_the_block_that_it_is_in(set_page, tag, around):
    """Two of three lines have room, but must not part from the third: the float waits no more."""
    kept = "orphans: 2; widows: 2; break-before: avoid; margin: 0; padding: 0"
    css = FLOAT + f"{around} {{ {kept} }} li {{ list-style: none }} p {{ orphans: 2 }}"
    item = "li" if around == "ul" else "div"
    inside = f"海<{tag} class='f'>図</{tag}>{'空' * 50}"
    html = f"<p>{'川' * 160}</p><{around}><{item}>{inside}</{item}></{around}>"
    result = set_page(html, css)
    assert [one.code for one in result.problems] == []
    assert text_of(glyphs(result.pdf)).count("図") == 1


def test_a_float_at_a_pages_head_stands_there_though_it_is_too_large(set_page):
    assert pages(set_page('<div class="f">図</div><p>海</p>', FLOAT + ".f { width: 300pt }")) == [
        "図海"
    ]


@pytest.mark.parametrize("tag", ["span", "div"])
def test_a_float_longer_than_a_page_goes_on_on_the_next(set_page, tag):
    """Ten lines of ten characters have room beside the text's."""
    css = ".f { float: left; height: 100pt; text-indent: 0 }"
    opening, closing = ("<p>", "</p>") if tag == "span" else ("<section>", "</section>")
    html = f'{opening}<{tag} class="f">{"図" * 150}</{tag}>{"海" * 20}{closing}'
    one, two = pages(set_page(html, css))
    assert (one.count("図"), two.count("図")) == (100, 50)


def test_a_float_behind_text_of_its_line_goes_on_on_the_next_page(set_page):
    """It stands behind the first of ten lines: nine of ten characters have room."""
    css = ".f { float: left; height: 100pt; text-indent: 0 }"
    html = f'<p>{"山" * 15}<span class="f">{"図" * 150}</span>{"海" * 20}</p>'
    one, two = pages(set_page(html, css))
    assert (one.count("図"), two.count("図")) == (90, 60)


def test_what_clears_a_float_that_waits_follows_it(set_page):
    html = f'<p>{"川" * 160}</p><div class="f">図</div><p style="clear: both">海</p>'
    assert pages(set_page(html, FLOAT)) == ["川" * 160, "図海"]


@pytest.mark.parametrize(("widows", "first"), [(1, 10), (2, 9), (3, 8)])
def test_last_lines_do_not_stand_alone_where_widows_says_so(set_page, widows, first):
    """Five lines, then one of six: the last of them would come to stand at a page's head."""
    html = f"<p>{'川' * 100}</p><p>{'海' * 120}</p>"
    one, two = pages(set_page(html, f"body {{ widows: {widows} }} p {{ widows: inherit }}"))
    assert (len(one), len(two)) == (first * 20, 220 - first * 20)


def test_a_space_before_a_float_at_the_end_makes_no_line(set_page, tmp_path):
    """A space as wide as the line would not fit behind its text."""
    wide = "p { height: 20pt; word-spacing: 20pt } i { float: left }"
    one, two = (
        {g.text: g.x for g in glyphs(set_page(f"<p>山川{space}<i>海</i></p><p>空</p>", wide).pdf)}
        for space in ("", " ")
    )
    two.pop(" ")
    assert one == two


@pytest.mark.parametrize("style", ["opacity: 0.5", "transform: rotate(3deg)", "overflow: hidden"])
@pytest.mark.parametrize("before", ["", "<b class='f'>絵</b>"])
def test_a_float_that_is_drawn_by_itself_may_end_a_paragraph(set_page, style: str, before: str):
    html = f"<p>海{before}<b class='f' style='{style}'>図</b></p><p>山</p>"
    result = set_page(html, FLOAT)
    assert result.problems == ()
    assert "海" in text_of(glyphs(result.pdf))
