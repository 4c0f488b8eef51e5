"""What is wrong with a text is told once a kind, where it stands; what is allowed is not told."""

from pathlib import Path

import pytest

from tategumi.cli import main
from tategumi.problems import Severity
from tategumi.tate import typeset

from ..pdf_text import glyphs, text_of
from .conftest import PAGE

# The page's lines are twenty characters long, or forty of these letters.
WORD = "abcdefghij" * 5
KANA = "かきくけこ" * 10
SHORT = "p { height: 30pt }"

FAULTS = {
    "a long word": (f"<p>山<b>{WORD}</b></p>", "", "tate.long-word", f"{WORD[:20]}…"),
    "no wrap": (
        f"<p style='white-space: nowrap'>{KANA}</p>", "", "tate.long-word", f"{KANA[:20]}…",
    ),
    "a long reading": (
        f"<p>山<ruby>川<rt>{KANA}</rt></ruby></p>", "", "tate.long-ruby", f"{KANA[:20]}…",
    ),
    "a long base": (
        f"<p><ruby>{KANA}<rt>よみがな</rt></ruby></p>", "", "tate.long-ruby", "よみがな",
    ),
    "short lines": ("<p>山は青く</p>", SHORT, "tate.short-lines", "山は青く"),
    "short lines after a break": ("<p>山<br>川は清い</p>", SHORT, "tate.short-lines", "川は清い"),
    "no reading": ("<p><ruby>山川<rt> </rt></ruby></p>", "", "tate.ruby-reading", "山川"),
    "no rt": ("<p><ruby>山川</ruby></p>", "", "tate.ruby-reading", "山川"),
    "one reading of two": (
        "<p><ruby>山<rt>やま</rt>川<rt></rt></ruby></p>", "", "tate.ruby-reading", "川",
    ),
    "a wide block across the flow": (
        f"<p style='writing-mode: horizontal-tb; white-space: pre'>{KANA}</p>", "",
        "tate.off-page", f"{KANA[:20]}…",
    ),
    "a wide table": (
        f"<table><tr><td>川<td>{WORD}</table>",
        "table { writing-mode: horizontal-tb }", "tate.off-page", "川",
    ),
    "a box beside the page": (
        "<p>山<i>川</i></p>", "i { position: absolute; top: -60pt }", "tate.beside-page", "川",
    ),
    "a turned box beside the page": (
        "<p>山<i>川</i></p>",
        "i { display: inline-block; transform: translate(30em, 30em) rotate(30deg) }",
        "tate.beside-page", "川",
    ),
    "a reading as large as its base": (
        f"<p>{KANA[:30]}<ruby>川<rt>かわ</rt></ruby></p>", "rt { font-size: 1em }",
        "tate.large-ruby", "かわ",
    ),
    "a large reading in a paragraph without a margin": (
        "<p>山<ruby>川<rt>かわ</rt></ruby></p>", "rt { font-size: 11pt }",
        "tate.large-ruby", "かわ",
    ),
    "a reading under lines that are close": (
        f"<p>山<ruby>川<rt>かわ</rt></ruby>{KANA[:30]}</p>",
        "p { line-height: 1.2 } rt { ruby-position: under }", "tate.large-ruby", "かわ",
    ),
    "ruby in a note of two lines": (
        "<p>山<span class='w'>川や<ruby>海<rt>うみ</rt></ruby></span></p>",
        ".w { -tategumi-warichu: split; font-size: 50% }", "tate.warichu-ruby", "うみ",
    ),
    "ruby in the lower line of a note": (
        "<p>山<span class='w'>川や<br><ruby>海<rt>うみ</rt></ruby></span></p>",
        ".w { -tategumi-warichu: split; font-size: 50% }", "tate.warichu-ruby", "うみ",
    ),
    "no base": ("<p>山<ruby> <rt>やま</rt></ruby></p>", "", "tate.ruby-base", "やま"),
}  # fmt: skip

UNBALANCED = {
    "crossed": ("<p>一<b>二<i>三</b>四</i></p>", "</b>", "<i>"),
    "not closed in its block": ("<div>一<span>二</div>", "</div>", "<span>"),
    "not closed in its paragraph": ("<p>一<b>二</p>", "</p>", "<b>"),
    "never closed": ("一<span>二", "</body>", "<span>"),
    "not opened": ("<div>一</b>二</div>", "</b>", "<div>"),
    "a link in a link": ("<a href='#'>一<a href='#'>二</a></a>", "<a>", "<a>"),
    "a block in a paragraph": ("<section><p>一<div>二</div></p></section>", "</p>", "<section>"),
    "ruby": ("<p><ruby>山<span>川<rt>やまかわ</rt></ruby></p>", "</ruby>", "<span>"),
    "closed as in XML": ("<div>一<span/>二</div>", "</div>", "<span>"),
}  # fmt: skip

ALLOWED = {
    "tags that HTML lets out": "<p>一<p>二<ul><li>三<li>四</ul><dl><dt>五<dd>六</dl>",
    "a table's tags": "<table><tr><td>一<td>二<tr><td>三</table>",
    "ruby without end tags": "<p><ruby>山<rt>やま<rp>）<rt>さん</ruby></p>",
    "bases without end tags": "<p><ruby><rb>京<rb>都<rt>きょう<rt>と</ruby></p>",
    "a container without end tag": "<p><ruby>京都<rt>きょうと</rt><rtc>ミヤコ</ruby></p>",
    "ends of elements that have none": "<p>一<br></br>二<img></img></p>",
    "kana without a reading": "<p><ruby>振<rt>ふ</rt>り<rt></rt>仮<rt>が</rt></ruby></p>",
    "a reading on each side": "<p><ruby>山<rt>やま</rt><rt>サン</rt></ruby></p>",
    "a picture under a reading": "<p><ruby><img width=9 height=9><rt>よ</rt></ruby></p>",
    "what is cut off with an ellipsis": (
        f"<p style='writing-mode: horizontal-tb; white-space: nowrap; overflow: hidden;"
        f" text-overflow: ellipsis; height: 1em' lang=en>{WORD * 2}</p>"
    ),
    "marks that hang": f"<p style='hanging-punctuation: force-end'>{'字' * 20}。{'字' * 20}、</p>",
    "a reading at the end": f"<p>{'字' * 19}<ruby>山<rt>さんさん</rt></ruby>{'字' * 19}</p>",
    "a large reading beside a margin": (
        "<p style='margin: 0 1em'>山<ruby>川<rt style='font-size: 1em'>かわ</rt></ruby></p>"
    ),
    "large readings between wide lines": (
        f"<p style='line-height: 2'>{KANA}<ruby>川<rt style='font-size: 1em'>かわ</rt></ruby></p>"
    ),
    "a reading over a large base": (
        f"<p style='line-height: 1.8'>{KANA}<b style='font-size: 2em'>"
        "<ruby>川<rt>かわ</rt></ruby></b></p>"
    ),
    "a turned box": (
        f"<p>{'字' * 9}<span style='display: inline-block; transform: rotate(-15deg)'>海</span></p>"
    ),
    "a word that may break": f"<p style='overflow-wrap: anywhere'>{WORD}</p>",
    "hyphens": f"<p>{WORD[:20]}&shy;{WORD[20:]}</p>",
    "spaces at the end": f"<p>{'字' * 20}　　{'字' * 20} 字</p>",
    "a box as wide as its text": "<p><span style='display: inline-block'>山川「海」。</span></p>",
    "a float as wide as its text": "<p><span style='float: left'>山</span>川</p>",
    "a short line in a short box": "<p style='height: 20pt'>山川</p>",
    "lines that their author broke": "<p style='height: 20pt'>山川<br>山川</p>",
    "cells": "<table><tr><td style='height: 20pt'>山は青く</td><td>二</td></tr></table>",
}  # fmt: skip


@pytest.mark.parametrize(("body", "css", "code", "quoted"), FAULTS.values(), ids=FAULTS)
def test_a_fault_is_told_where_it_stands(set_page, body: str, css: str, code: str, quoted: str):
    """Twice in the text, it is told once, and nothing is lost."""
    result = set_page(f"\n<div>山</div>\n{body}\n{body}", css)
    (problem,) = result.problems
    off_page = code == "tate.off-page"
    assert problem.severity is (Severity.ERROR if off_page else Severity.WARNING)
    assert (problem.code, problem.place.line) == (code, 3)
    assert problem.values["words"] + problem.values["more"] == quoted
    assert text_of(glyphs(result.pdf))


def test_words_that_stand_elsewhere_too_are_told_at_their_own_place(set_page):
    body = f"<p>{KANA}</p>\n<p>山川{KANA}</p>\n<p style='white-space: nowrap'>　{KANA}</p>"
    (problem,) = set_page(f"\n{body}").problems
    assert (problem.place.line, problem.values["words"]) == (4, KANA[:20])


@pytest.mark.parametrize(("body", "tag", "inside"), UNBALANCED.values(), ids=UNBALANCED)
def test_elements_that_do_not_nest_are_told(set_page, body: str, tag: str, inside: str):
    (problem,) = set_page(f"\n{body}").problems
    assert (problem.code, problem.values) == ("tate.unbalanced", {"tag": tag, "open": inside})
    place = f"\n{body}</body>".split("\n")[problem.place.line - 1][problem.place.column - 1 :]
    assert problem.place.line == 2 and place.startswith(tag.rstrip(">"))


@pytest.mark.parametrize("body", ALLOWED.values(), ids=ALLOWED)
def test_what_is_allowed_is_not_told(set_page, body: str):
    assert [p for p in set_page(body).problems if p.code != "tate.image"] == []


def test_a_line_that_is_laid_out_on_trial_is_not_told(set_page):
    """A table asks for its least widths before it has its own."""
    table = f"<table><tr><td>{KANA}</td><td>{KANA}</td></tr></table>"
    assert set_page(table, "table { width: 100% }").problems == ()


def test_a_short_line_beside_a_float_is_told(set_page):
    css = ".box { float: left; width: 18pt; height: 180pt }"
    (problem,) = set_page(f'<p><span class="box"></span>{"字" * 30}</p>', css).problems
    assert (problem.code, problem.values["measure"]) == ("tate.short-lines", "2")


def test_faults_are_warnings_of_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    page = tmp_path / "a.html"
    page.write_text(f"<style>{PAGE}</style>\n<p>{WORD}<ruby>山<rt></ruby>", "utf-8")
    assert main(["typeset", str(page), str(tmp_path / "a.pdf")]) == 0
    told = capsys.readouterr().err
    assert f"{page}:6:" in told and told.endswith("\n2 warnings\n")


def test_faults_of_a_manuscript_are_told_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    text = tmp_path / "a.txt"
    text.write_text(f"題\n\n山は青い。\n山は｜川《{KANA * 3}》です。\n", "utf-8")
    assert main(["convert", str(text), "--to", "pdf"]) == 0
    assert "a.txt:4:6: " in capsys.readouterr().err


def test_nothing_is_asked_of_the_pages_where_all_is_well(tmp_path: Path, monkeypatch):
    monkeypatch.setattr("tategumi.tate.proofs.faults._lines_in", None)
    html = '<!doctype html><html lang="ja"><body><p>山は青い。</p></body></html>'
    assert typeset(html, [PAGE], tmp_path).problems == ()


def test_a_line_longer_by_less_than_is_seen_is_not_told(set_page):
    """Twenty characters of 10 pt in a line that misses them by a seventieth of one."""
    found = set_page(f"<p>{KANA[:40]}</p>", "p { height: 199.86pt }")
    assert found.problems == ()
    steps = sorted({round(220 - glyph.y, 1) for glyph in glyphs(found.pdf)})
    assert steps == [10.0 * i for i in range(20)]


@pytest.mark.parametrize(
    "unfit",
    [
        "@top-center { content: attr(title) }",
        "@top-center { content: 'p. ' target-counter(attr(href), page) }",
        "@left-middle { content: target-text(attr(href url)) string(x) }",
        "--x: attr(title); @top-center { content: var(--x) }",
        "@bottom-right { content: content() }",
        "@footnote { position: running(x) }",
        "@footnote { columns: 2 }",
        "@footnote { column-width: 3em }",
    ],
)
def test_what_a_box_of_a_page_can_not_have_is_told_and_left_out(set_page, unfit: str):
    css = f".note {{ float: footnote }} @page {{ {unfit} }}"
    page = set_page("<p title=川>山<span class=note>谷</span></p>", css)
    assert [problem.code for problem in page.problems] == ["tate.value"]
    assert set(text_of(glyphs(page.pdf))) == {*"山谷1. "}


def test_a_page_margin_that_runs_with_the_text_stays_in_its_place(set_page):
    page = set_page("<p>山</p>", "@page { @top-center { content: '川'; position: running(x) } }")
    assert [problem.values["what"] for problem in page.problems] == ["position: running(x)"]
    assert sorted(text_of(glyphs(page.pdf))) == ["山", "川"]


def test_a_page_margin_that_asks_for_strings_and_counters_has_them(set_page):
    css = "p { string-set: x content() } @page { @top-center { content: string(x) counter(page) } }"
    page = set_page("<p title=川>山</p>", css)
    assert not page.problems
    assert sorted(text_of(glyphs(page.pdf))) == ["1", "山", "山"]
