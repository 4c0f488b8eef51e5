"""What was to be set is compared with what was drawn: faults are planted, and each is told."""

from collections.abc import Callable

import pytest

from tategumi.problems import Severity
from tategumi.tate.paragraphs.lines import LineBuilder

from ..pdf_text import glyphs, text_of

SENTENCE = "山は青く、川は清。"
TEXT = SENTENCE * 8  # four lines, each twice a sentence
LINE = SENTENCE * 2
LATIN = "<p lang=en>The river is clear and the mountains are green and far away.</p>"


# Eighteen characters a line, either way.
SQUARE = "@page { size: 220pt }"


def plant(monkeypatch: pytest.MonkeyPatch, fault: Callable) -> None:
    """Let the second line of a paragraph come out wrong."""
    original = LineBuilder.build

    def build(self: LineBuilder, line: object, position_y: float, left: float) -> object:
        box = original(self, line, position_y, left)
        if line.start == 18:
            fault(box)
        return box

    monkeypatch.setattr(LineBuilder, "build", build)


def drop(box) -> None:
    box.children.clear()


def drop_a_part(box) -> None:
    (text,) = box.children
    text.stop, text.text = text.stop - 3, text.text[:-3]


def double(box) -> None:
    (text,) = box.children
    copy = text.copy()
    copy.translate(0, 120)
    box.children.append(copy)


def overprint(box) -> None:
    box.translate(0, -16)


def leave_the_page(box) -> None:
    box.translate(4000, 0)


def crowd(box) -> None:
    (text,) = box.children
    text.origins = [origin / 2 for origin in text.origins]


FAULTS = {
    "a dropped line": (drop, "tate.lost", LINE),
    "a dropped end of a line": (drop_a_part, "tate.lost", "は清。"),
    "a doubled line": (double, "tate.doubled", LINE),
    "a shifted line": (overprint, "tate.overprint", LINE),
    "a line beside the page": (
        leave_the_page, "tate.off-page", LINE,
    ),
    "crowded characters": (crowd, "tate.overprint", LINE),
}  # fmt: skip


@pytest.mark.parametrize(("fault", "code", "words"), FAULTS.values(), ids=FAULTS)
@pytest.mark.parametrize("mode", ["vertical-rl", "horizontal-tb"])
def test_a_planted_fault_is_an_error_with_its_place(
    set_page, monkeypatch: pytest.MonkeyPatch, mode: str, fault: Callable, code: str, words: str
):
    plant(monkeypatch, fault)
    (problem,) = set_page(f"\n<p>{TEXT}</p>", SQUARE + f"html {{ writing-mode: {mode} }}").problems
    assert (problem.code, problem.severity, problem.place.line) == (code, Severity.ERROR, 2)
    assert problem.values["words"] == words


def test_a_lost_reading_is_told(set_page, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(LineBuilder, "_reading", lambda *_: [])
    (problem,) = set_page("<p>山<ruby>川<rt>かわ</rt></ruby></p>").problems
    assert (problem.code, problem.values["words"]) == ("tate.lost", "かわ")


def test_a_lost_note_is_told_whole(set_page, monkeypatch: pytest.MonkeyPatch):
    plant(monkeypatch, drop)
    notes = f"<p>{'字' * 18}<i>（注<b>一</b>を</i>見よ）</p>"
    (problem,) = set_page(notes, SQUARE).problems
    assert (problem.code, problem.values["words"]) == ("tate.lost", "（注一を見よ）")


# Texts that a style takes off their page or puts over others are told, and hinder no book.
PLACED = {
    "absolute": ("<p>山川<i>海</i></p>", "i { position: absolute; top: 0; right: 0 }"),
    "relative": ("<p>山川<i>海</i></p>", "i { position: relative; display: block; right: -18pt }"),
    "a negative margin": ("<p>山川</p><p class=m>海岸</p>", ".m { margin-right: -18pt }"),
    "letter-spacing": ("<p>山川海岸</p>", "p { letter-spacing: -0.6em }"),
}


@pytest.mark.parametrize(("body", "css"), PLACED.values(), ids=PLACED)
def test_what_a_style_puts_over_other_text_is_a_warning(set_page, body: str, css: str):
    (problem,) = set_page(body, css).problems
    assert (problem.code, problem.severity) == ("tate.overlaid", Severity.WARNING)


@pytest.mark.parametrize(("over", "told"), [(0.5, False), (1.5, False), (3, True)])
@pytest.mark.parametrize("mode", ["vertical-rl", "horizontal-tb"])
def test_texts_that_touch_by_a_hair_are_not_told(set_page, mode: str, over: float, told: bool):
    """Along their line, or across: lines of 10 pt are 18 pt apart. Half of a comma is empty."""
    css = f"html {{ writing-mode: {mode} }} i {{ position: relative; font: inherit }}"
    side = "top" if mode == "vertical-rl" else "left"
    along = set_page("<p>山川<i>海岸</i></p>", f"{css} i {{ {side}: -{over}pt }}")
    lines = "<p>山川</p><p class=m>海岸</p>"
    across = set_page(lines, f"{css} .m {{ margin-block-start: -{8 + over}pt }}")
    comma = set_page("<p>山、<i>海岸</i></p>", f"{css} i {{ {side}: -{5 + over}pt }}")
    for result in (along, across, comma):
        assert [problem.code for problem in result.problems] == ["tate.overlaid"] * told


# Longer than the page or its lines.
LONG = TEXT * 12
REPEATED = "".join(f"<tr><td>{TEXT}</td></tr>" for _ in range(6))
WHOLE = {
    "a head on each page": f"<table><thead><tr><td>頭</td></tr></thead>{REPEATED}</table>",
    "a fixed box": f"<div style='position: fixed; left: -15pt; top: -15pt'>固定</div><p>{LONG}</p>",
    "a running head": (
        "<style>h1 { position: running(head) } @page { @top-left { content: element(head) } }"
        f"</style><h1>頭</h1><p>{LONG}</p>"
    ),
    "an unused running head": f"<h1 style='position: running(x)'>頭</h1><p>{LONG}</p>",
    "hidden text": "<p>山<b hidden>川</b><i style='visibility: hidden'>海</i></p>",
    "generated text": "<style>p::before { content: counter(page) '・' }</style><p>山</p>",
    "a leader": "<style>i::before { content: leader('…') }</style><p>山<i>12</i></p>",
    "a list": "<ol><li>山<li>川<ul><li>海</ul></ol>",
    "columns": f"<div style='columns: 2'>{LONG}</div>",
    "a flex container": f"<div style='display: flex; flex-flow: column'><p>{LONG}<p>{LONG}</div>",
    "a grid": f"<div style='display: grid'><p>{LONG}<p>{LONG}</div>",
    "readings on both sides": f"<p>{'<ruby>山<rt>さん</rt><rt>やま</rt></ruby>' * 9}</p>",
    "marks and readings": "<p><b style='text-emphasis: dot'><ruby>山<rt>やま</rt></ruby>川</b></p>",
    "a note in two lines": (
        f"<p>山<i style='-tategumi-warichu: split; font-size: 5pt'>{LONG}</i>川</p>"
    ),
    "tate-chu-yoko": f"<p>山<i style='text-combine-upright: all'>{'12345' * 4}</i>川</p>",
    "hyphens": "<style>p { hyphens: auto }</style>" + LATIN,
    "Latin": LATIN + "<p lang=en style='writing-mode: horizontal-tb'>The river is clear.</p>",
    "preformatted": "<pre>一\t二\n  三　四\n</pre>",
    "superscripts": "<p>E=mc<sup>2</sup>、水はH<sub>2</sub>O。</p>",
    "sizes": "<p>小<big>大<small>小</small></big><span style='font-size: 20pt'>巨</span></p>",
    "brackets": "<p>「『山』」（「川」）、。・「」『』“海”</p>" * 9,
    "full-width kana": "<p style='text-transform: full-size-kana'>ちょっと</p>",
    "a first letter": "<style>p::first-letter { font-size: 2em }</style><p>山川</p>" + LATIN,
    "a frame": f"<div style='border: 1pt solid; padding: 9pt'>{LONG}</div>",
    "a block across the flow": f"<div style='writing-mode: horizontal-tb'>{LONG}</div>",
    "a box across the line": (
        "<p>山<i style='writing-mode: horizontal-tb; display: inline-block'>12</i></p>"
    ),
    "cut lines": f"<div style='max-lines: 2; continue: discard'>{LONG}</div>",
    "lines cut at their number": f"<div style='max-lines: 2'>{LONG}</div>",
    "what a height cuts": f"<div style='block-size: 40pt; continue: discard'>{LONG}</div>",
    "a window": f"<div style='width: 60pt; height: 60pt; overflow: hidden'>{LONG}</div>",
}  # fmt: skip


@pytest.mark.parametrize("body", WHOLE.values(), ids=WHOLE)
@pytest.mark.parametrize("mode", ["vertical-rl", "horizontal-tb"])
def test_what_is_whole_is_not_told(set_page, mode: str, body: str):
    assert set_page(body, f"html {{ writing-mode: {mode} }}").problems == ()


@pytest.mark.parametrize("style", ["float: left", "float: right", "position: absolute"])
@pytest.mark.parametrize("mode", ["vertical-rl", "horizontal-tb"])
def test_what_is_out_of_the_flow_goes_on_behind_the_text(set_page, mode: str, style: str):
    box = f"<div style='{style}'>{LONG * 3}</div>"
    result = set_page(f"<p>{'海' * 9}</p>{box}", f"html {{ writing-mode: {mode} }}")
    assert text_of(glyphs(result.pdf)).count("山") == LONG.count("山") * 3
    assert result.pages > 2
    assert result.problems == ()
