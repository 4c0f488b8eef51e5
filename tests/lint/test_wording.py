"""What the rules of ``lint`` in book.yaml tell: where, and what they let pass."""

import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from tategumi import edited_book
from tategumi.cli import main
from tategumi.manuscript.markdown import read_markdown
from tategumi.manuscript.origins import runs_in
from tategumi.wording import PlacedText, Rule, Wording, wording

HAS_SUDACHI = find_spec("sudachipy") is not None
needs_sudachi = pytest.mark.skipif(not HAS_SUDACHI, reason="SudachiPy is not installed")


def told(text: str, asked: Wording, **more: object) -> list[tuple[int, int, str]]:
    made = read_markdown(text, "a.md")
    runs, _ = runs_in(text, made.heading, made.blocks)
    found = wording([PlacedText("a.md", text, tuple(runs))], asked, **more)
    return [(one.place.line, one.place.column, one.code.partition(".")[2]) for one in found]


def by(rule: Rule, text: str) -> list[tuple[int, int, str]]:
    return told(text, Wording((rule,)))


@pytest.mark.parametrize(
    ("rule", "text", "found"),
    [
        (Rule.LEADERS, "山…と、川―と。", [(1, 2, "leaders"), (1, 6, "leaders")]),
        (Rule.LEADERS, "山……と、川――と、一八六八―一九一二年、１０―２０。", []),
        (Rule.LEADERS, "<!-- 山…と -->\n\n｜山《や…ま》と、山…と。", [(3, 11, "leaders")]),
        (Rule.EXCLAMATIONS, "山!川?!と。", [(1, 2, "exclamations"), (1, 4, "exclamations")]),
        (Rule.EXCLAMATIONS, "山！川？　Yes! and No? と `a!` と^!?^。", []),
        (Rule.WIDTHS, "２0円とＡb。", [(1, 1, "mixed"), (1, 5, "mixed")]),
        (Rule.WIDTHS, "｢山｣", [(1, 1, "half"), (1, 3, "half")]),
        (Rule.WIDTHS, "ＣＤとCDとCD。", [(1, 1, "spellings")]),
        (Rule.WIDTHS, "ＣＤと３月14日とＢ29と10と１０。", []),
        (Rule.BRACKETS, "「山と（川」と。", [(1, 4, "unclosed")]),
        (Rule.BRACKETS, "山』と。", [(1, 2, "unopened")]),
        (Rule.BRACKETS, "「山。\n\n「川。」", [(1, 1, "unclosed")]),
        (Rule.BRACKETS, "「山。\n\n川。」と。（『海』）〝空〟", []),
        (Rule.BRACKETS, "1）山\n\nａ）川\n\n（二）海", []),
        (Rule.BRACKETS, "山[^1]。\n\n川。\n\n[^1]: 「注。", [(5, 7, "unclosed")]),
    ],
)  # fmt: skip
def test_what_is_told(rule: Rule, text: str, found: list[tuple[int, int, str]]) -> None:
    assert by(rule, text) == found


@needs_sudachi
@pytest.mark.parametrize(
    ("rule", "text", "found"),
    [
        (Rule.PARTICLES, "本をを読む。", [(1, 3, "particles")]),
        (Rule.PARTICLES, "彼は彼女は嫌いだ。", [(1, 5, "particles")]),
        (Rule.PARTICLES, "私は、彼は好きだ。母は歩く。", []),
        (Rule.PARTICLES, "それは山ではない。私には山は遠い。", []),
        (Rule.PARTICLES, "私が走り彼が泳ぐ。山の村の家。", []),
        (Rule.SPELLINGS, "行なう。行う。行う。", [(1, 1, "spellings")]),
        (Rule.SPELLINGS, "行う。行う。言う。言える。こと。事。", []),
    ],
)
def test_what_sudachi_tells(rule: Rule, text: str, found: list[tuple[int, int, str]]) -> None:
    assert by(rule, text) == found


@needs_sudachi
def test_words_may_be_left_alone() -> None:
    text = "行なう。行う。行う。"
    assert told(text, Wording((Rule.SPELLINGS,), but=("行なう",))) == []


def test_an_authors_list_needs_no_dictionary(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "sudachipy", None)
    asked = Wording((Rule.SPELLINGS,), (("サーバー", ("サーバ",)), ("子ども", ("子供", "こども"))))
    text = "サーバーとサーバ。子供と子ども。"
    assert told(text, asked) == [(1, 6, "listed"), (1, 10, "listed")]


def test_what_the_build_mends_is_not_told() -> None:
    assert told("山…!", Wording((Rule.LEADERS, Rule.EXCLAMATIONS)), mended=[Rule.LEADERS]) == [
        (1, 3, "exclamations")
    ]


@pytest.mark.parametrize("word", ["leaders", "三点リーダー", "ダッシュ", "off"])
def test_a_project_asks_for_it_in_either_language(tmp_path: Path, word: str) -> None:
    root = tmp_path / "本"
    assert main(["new", str(root)]) == 0
    (root / "book/1.md").write_text("# 朝\n\n山…と、[川](https://a.jp)―と。\n", "utf-8")
    if word != "off":
        with (root / "book/book.yaml").open("a", encoding="utf-8") as file:
            file.write(f"lint:\n  rules: [{word}]\n")
    found = [str(one.place) for one in edited_book.edited(root).problems if "wording" in one.code]
    assert found == ([] if word == "off" else ["book/1.md:3:2", "book/1.md:3:22"])
