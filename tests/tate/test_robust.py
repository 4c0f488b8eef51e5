"""Whatever inline markup comes at whatever measure: a PDF with every character, no exception."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tategumi.problems import Failed
from tategumi.tate import typeset

from ..pdf_text import glyphs, text_of

TEXTS = st.text(
    alphabet="あいう山川、。「」（）ー―…々っゃAbc 12!?\t\n・〳〵かﾞ゚\u3000אبج😀\U000e0100",
    max_size=12,
)
TAGS = ("b", "span", "em", "i", "a", "sup", "sub")


def _markup(children: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    wrapped = st.builds(
        lambda tag, inner: f"<{tag}>{inner}</{tag}>", st.sampled_from(TAGS), children
    )
    ruby = st.builds(lambda base, rt: f"<ruby>{base}<rt>{rt}</rt></ruby>", children, TEXTS)
    special = st.builds(
        lambda kind, inner: f'<span class="{kind}">{inner}</span>',
        st.sampled_from(("tcy", "dots", "line", "note", "box", "float", "pre", "wrap", "spaces")),
        children,
    )
    broken = st.sampled_from(("<br>", "<ruby>山", "<rt>やま", "</ruby>", "<wbr>", "&shy;"))
    return st.lists(wrapped | ruby | special | broken | children, min_size=1, max_size=4).map(
        "".join
    )


MARKUP = st.recursive(TEXTS, _markup, max_leaves=12)
CSS = """
@page { margin: 4pt } html { font: 10pt/16pt "Noto Serif CJK JP" }
em { text-emphasis: sesame } .tcy { text-combine-upright: all } .dots { text-emphasis: open dot }
.line { text-decoration: underline wavy } .box { display: inline-block; padding: 2pt }
.pre { white-space: pre } .wrap { white-space: pre-wrap; tab-size: 7pt }
.spaces { white-space: break-spaces; tab-size: 0 }
.note { -tategumi-warichu: split; font-size: 5pt } .float { float: left; width: 12pt }
"""


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    MARKUP,
    st.integers(min_value=1, max_value=12),
    st.sampled_from(("vertical-rl", "horizontal-tb")),
)
def test_any_markup_is_set(markup: str, measure: int, mode: str) -> None:
    size = f"@page {{ size: {measure * 10 + 8}pt }} html {{ writing-mode: {mode} }}"
    html = f'<!doctype html><html lang="ja"><body><p>{markup}</p></body></html>'
    result = typeset(html, [CSS + size], Path(), "test")
    assert result.pages >= 1


@settings(max_examples=40, deadline=None)
@given(
    st.text(alphabet="あ山、。「」（）ー―…っAb1!・々", min_size=1, max_size=60),
    st.integers(min_value=1, max_value=9),
)
def test_no_character_is_lost(text: str, measure: int) -> None:
    size = f"@page {{ size: {measure * 10 + 8}pt 400pt }} html {{ writing-mode: vertical-rl }}"
    html = f'<!doctype html><html lang="ja"><body><p>{text}</p></body></html>'
    pdf = typeset(html, [CSS + size], Path(), "test").pdf
    assert text_of(glyphs(pdf)) == text


ODD = [
    ('<p style="font-size: 0; letter-spacing: 1pt">山</p>海', "海"),
    ('川<ruby>山<rt style="font-size: 0">やま</rt></ruby>', "川山"),
    ('川<span style="text-combine-upright: all; font-size: 0">12</span>', "川"),
    ('川<span class="note" style="font-size: 0">注</span>', "川"),
    ('<p style="font-size: 0">山<ruby>川<rt>かわ</rt></ruby></p>海', "海"),
    ('<span style="text-combine-upright: all">1<br>2</span>', "12"),
    ("<ruby>か<rt>丵</rt>゚<rt>丶</rt></ruby>", "か゚丵丶"),
    ("<ruby>葛<rt>かつ</rt>\U000e0100<rt>ら</rt></ruby>山", "葛\U000e0100山かつら"),
    ("<ruby>丟<rt>丵</rt>&shy;<rt>丶</rt></ruby>", "丟丵丶"),
    ("<style>ruby { float: footnote }</style>山<ruby>海<rt>うみ</rt></ruby>川", "山海川うみ"),
    ("<style>rt { display: list-item }</style>山<ruby>海<rt>うみ</rt></ruby>川", "山海川うみ"),
    (
        '<b style="display: inline-block">一<i style="position: absolute; margin: 9pt 18pt">上</i>'
        "</b>二",
        "一上二",
    ),
]


@pytest.mark.parametrize("mode", ["vertical-rl", "horizontal-tb"])
@pytest.mark.parametrize(("body", "text"), ODD)
def test_odd_markup_is_set(set_page, body: str, text: str, mode: str):
    page = set_page(body, f"html {{ writing-mode: {mode} }} .note {{ -tategumi-warichu: split }}")
    assert sorted(text_of(glyphs(page.pdf))) == sorted(text)
    assert page.problems == ()


BESIDE = [
    '<span class="foot">山</span>',
    '<span style="float: left">山</span>',
    '<span style="position: absolute">山</span>',
    '<span style="display: inline-block">山</span>',
]


@pytest.mark.parametrize("beside", BESIDE)
@pytest.mark.parametrize("mode", ["vertical-rl", "horizontal-tb"])
def test_what_stands_beside_small_text_is_set(set_page, beside: str, mode: str):
    note = f'<span class="note">木{beside}林</span>'
    reading = f"<ruby>川<rt>かわ{beside}</rt></ruby>"
    combined = f'<span style="text-combine-upright: all">1{beside}</span>'
    css = f"""
        html {{ writing-mode: {mode} }} .note {{ -tategumi-warichu: split; font-size: 5pt }}
        .foot {{ float: footnote }} ::footnote-call, ::footnote-marker {{ content: none }}
    """
    pdf = set_page(note + reading + combined, css).pdf
    assert sorted(text_of(glyphs(pdf))) == sorted("木山林川かわ山1山")


def test_elements_nested_too_deep_are_told(set_page):
    with pytest.raises(Failed) as failed:
        set_page("<div>" * 4000)
    assert [problem.code for problem in failed.value.problems] == ["tate.nesting"]
