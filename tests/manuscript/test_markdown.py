"""Markdown for books: what each notation becomes, and what holds for any text."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from dumps import dump
from hypothesis import example, given, settings
from hypothesis import strategies as st

from counting import calls
from shared import WORKS
from tategumi.manuscript.aozora import read_aozora
from tategumi.manuscript.encoding import decode
from tategumi.manuscript.markdown import read_markdown, write_markdown
from tategumi.manuscript.source import Manuscript
from tategumi.model import Heading, Link, Paragraph, Text

CASES = Path(__file__).parents[1] / "cases" / "markdown"
DOCS = Path(__file__).parents[2] / "docs"


def cases() -> list:
    found = []
    for file in sorted(CASES.glob("*.txt")):
        for case in re.split(r"^%% ", file.read_text("utf-8"), flags=re.MULTILINE)[1:]:
            title, body = case.split("\n", 1)
            text, expected = body.split("\n-->\n")
            found.append(pytest.param(text, expected.strip("\n"), id=f"{file.stem}: {title}"))
    return found


@pytest.mark.parametrize(("text", "expected"), cases())
def test_what_is_read(text: str, expected: str) -> None:
    assert dump(read_markdown(text, "a.md")) == expected


@pytest.mark.parametrize(("text", "expected"), cases())
def test_what_is_written_reads_back_the_same(text: str, expected: str) -> None:
    assert_round_trip(read_markdown(text, "a.md"))


def assert_round_trip(manuscript: Manuscript) -> None:
    written, problems = write_markdown(manuscript, "b.md")
    if not problems:
        again = read_markdown(written, "b.md")
        assert dump(replace(again, problems=())) == dump(replace(manuscript, problems=()))
        assert replace(again, problems=()) == replace(manuscript, problems=())


def test_a_title_in_the_head_leaves_headings_alone_when_written() -> None:
    manuscript = read_markdown("---\ntitle: 題\n---\n\n# 章\n", "a.md")
    assert "# 章" in write_markdown(manuscript, "b.md")[0]
    assert_round_trip(manuscript)


@pytest.mark.parametrize("name", ["manuscripts.md", "manuscripts.ja.md"])
def test_the_page_for_authors_is_itself_a_manuscript(name: str) -> None:
    manuscript = read_markdown((DOCS / name).read_text("utf-8"), name)
    assert not manuscript.problems
    assert_round_trip(manuscript)


WRITTEN = [
    "- 一\n- 二\n- 三",
    "- 一\n\n  続き\n\n- 二",
    "1. 一\n2. 二",
    "> 引用の続き。",
    "# 題\n\n一。",
    "---\ntitle: 題\nauthor:\n  - 見本花子\n---\n\n一。",
    "{電子|でん|し}と{山川|さんせん}と{取り調べ|と||しら|}",
    "^12^月と《《強調》》と**太字**と*斜体*と~~取消~~と`コード`",
    "[語]{.wavy}と[語]{.double .left}と[大]{.larger steps=2}",
    '![図](a.png "題"){width=320 height=200}',
    "一^[注。]。<!-- 直す -->",
    "一。\\\n二。\n{end=1}",
    "::: {.boxed}\n\n::: {.smaller steps=2}\n\n囲み。\n\n:::\n\n:::",
    "::: {.lead indent=2}\n\nリード文。\n\n:::",
    "===\n\n=== {.leaf}\n\n一\n\n　\n\n二",
    "\\*一\\*と\\{山\\|川\\}と\\^1\\^",
    "| 語 | よみ |\n| --- | :-: |\n| 漢 | かん |",
    "~~~python\na = 1\n~~~",
    "## 章 {#first .run-in}",
    "[題](https://example.com/)とLatin words",
]


@pytest.mark.parametrize("text", WRITTEN)
def test_the_simplest_signs_are_written(text: str) -> None:
    assert write_markdown(read_markdown(text, "a.md"), "b.md") == (text + "\n", ())


def test_what_markdown_can_not_hold_is_said() -> None:
    deep = Manuscript((Heading(7, (Text("深い"),)), Paragraph((Link("file:a", (Text("題"),)),))))
    written, problems = write_markdown(deep, "b.md")
    assert written == "###### 深い\n\n題\n"
    assert [problem.values["what"] for problem in problems] == ["#######", "file:a"]


@pytest.mark.parametrize("sign", ["> ", "- ", "1. ", "::: {.boxed}\n"])
def test_nesting_without_end_keeps_its_text(sign: str) -> None:
    assert dump(read_markdown(sign * 300 + "深い", "a.md")).count("深い") == 1


@pytest.mark.parametrize(
    ("sign", "end"),
    [
        ("[[rb:", ""),
        ("![", "](a.png)"),
        ("[", "]{.wavy}"),
        ("**あ *い ", "* **"),
        ("*", "*"),
        ("~~あ ", "~~"),
        ("^[", "]"),
        ("{漢|", "}"),
        ("｜漢《", "》"),
    ],
)
@pytest.mark.parametrize("before", ["", "> " * 59])
def test_marks_nested_without_end_keep_their_text(sign: str, end: str, before: str) -> None:
    manuscript = read_markdown(before + sign * 3000 + "深い" + end * 3000, "a.md")
    assert "深い" in dump(manuscript)
    assert len(manuscript.problems) < 3000 or sign in ("^[", "{漢|", "｜漢《")


def test_marks_nested_too_deeply_are_told_once_at_their_text() -> None:
    found = read_markdown("一。\n\n" + "*" * 90 + "う" + "*" * 90, "a.md").problems
    assert [(p.code, p.place.line) for p in found] == [("markdown.too-deep", 3)]


@pytest.mark.parametrize(("depth", "told"), [(20, set()), (21, {"markdown.too-deep"})])
def test_groups_nest_as_deep_as_that(depth: int, told: set[str]) -> None:
    found = read_markdown("::: lead\n" * depth + "深い\n" + ":::\n" * depth, "a.md")
    assert dump(found).count("lead") == 20
    assert {problem.code for problem in found.problems} == told


def test_groups_nested_in_quotations_have_one_limit() -> None:
    deep = "".join("> " * depth + "::: lead\n" for depth in range(50) for _ in range(20))
    found = read_markdown(deep + "> " * 50 + "深い", "a.md")
    assert "深い" in dump(found)
    assert dump(found).count("lead") <= 20
    assert "markdown.too-deep" in {problem.code for problem in found.problems}


@pytest.mark.needs("corpus")
def test_works_survive_as_markdown() -> None:
    for file in WORKS:
        work = replace(read_aozora(decode(file.read_bytes(), "a.txt")[0], "a.txt"), problems=())
        written, problems = write_markdown(work, "b.md")
        assert replace(read_markdown(written, "b.md"), problems=()) == work
        assert not problems


# --- properties
SIGNS = [
    *"{}|｜《》^*_~`[]()<>!#=-+:.\\&\"' 　\n\n\n",
    "漢字",
    "かな",
    "word",
    "12",
    "《《",
    "》》",
    "{漢|かん}",
    "[^a]",
    "\n[^a]: ",
    "^[",
    "](",
    "\n> ",
    "\n- ",
    "\n1. ",
    "    ",
    "\n===\n",
    "\n::: {.lead}\n",
    "\n:::\n",
    "\n| a | b |\n|---|---|\n| ",
    " | ",
    "<!--",
    "-->",
    "{.wavy}",
    "]{.ruby}",
    "{indent=2}",
    "\n{end=1}\n",
    "\n```\n",
    "![絵](a.png)",
    "[あ]: い\n",
    "&#12288;",
    "\n　",
    "***",
    "　\n",
    "＊",
]
texts = st.lists(st.sampled_from(SIGNS), max_size=40).map("".join)


@settings(deadline=None)
@given(st.text())
def test_any_text_is_read(text: str) -> None:
    read_markdown(text, "a.md")


# Control characters never come this far: decoding takes them out.
@settings(max_examples=400, deadline=None)
@given(texts | st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=60))
def test_any_text_is_read_and_written_back(text: str) -> None:
    assert_round_trip(read_markdown(text, "a.md"))


CASE_TEXTS = [case.values[0] for case in cases()]


@st.composite
def mutated(draw: st.DrawFn) -> str:
    """The text of a case with stretches of it taken out, doubled, or moved."""
    text = draw(st.sampled_from(CASE_TEXTS))
    for _ in range(draw(st.integers(1, 4))):
        start, stop, to = sorted(draw(st.integers(0, len(text))) for _ in range(3))
        pieces = text[:start], text[start:stop], text[stop:to], text[to:]
        order = draw(st.sampled_from([(0, 2, 3), (0, 1, 1, 2, 3), (0, 2, 1, 3)]))
        text = "".join(pieces[i] for i in order)
    return text


@settings(max_examples=300, deadline=None)
@given(mutated())
@example("| | |\n|-|-:|\n|| 一 | 二 |")  # a row with more cells than the rule that aligns them
@example('[(https://example.com/)と<https://example.com/a>](b.html "題")')  # a link in a link
def test_broken_notation_is_read_and_written_back(text: str) -> None:
    assert_round_trip(read_markdown(text, "a.md"))


# Letters that stand for text, between all signs but those whose words are names: labels and values.
_LETTERS = "春夏秋冬はるなつ"
worded = st.lists(
    st.sampled_from([sign for sign in SIGNS if not set(sign) & set("=:!.漢あ")])
    | st.sampled_from(_LETTERS),
    max_size=40,
).map("".join)


@settings(max_examples=400, deadline=None)
@given(worded)
def test_no_letter_is_lost(text: str) -> None:
    read = dump(read_markdown(text, "a.md"))
    for letter in _LETTERS:
        assert read.count(letter) >= text.count(letter)


# --- work
# fmt: off
HOSTILE = [
    "{", "《", "^", "[", "｜", "<", "`", "*", "_", "~~", "#", "(", "\\", "&", "](", "![", "^[",
    "[^", "{a|", "《《", "漢字《", "漢《か》", "[a]{", "{a=b ", "<!--", "**a ", "_a*", "「**」",
    "[^1]", "[a](", "> ", "- ", "1. ", "- a\n", "=\n", "===\n", ":::\n", "::: x\n", "[^1]: ",
    "[a]: b\n", "[a\n", "| a |\n", "|a|b|\n|-|-|\n", "> <!--\n", "<!--\n", "　\n",
]
# fmt: on


@pytest.mark.parametrize("sign", HOSTILE)
def test_work_is_linear(sign: str) -> None:
    """Ten times the text takes some ten times the calls; a quadratic rule takes a hundred."""
    texts = (sign * (size // len(sign)) for size in (1_000, 10_000))
    few, many = (calls(lambda text=text: read_markdown(text, "a.md")) for text in texts)
    assert many < 30 * few
