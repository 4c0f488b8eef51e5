"""Documents cut from a seed: every line that holds text is claimed exactly once, or told of."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from plain_dumps import shown

from tategumi.files import cleaned
from tategumi.located import Located, parse, read
from tategumi.manuscript.cut import Cut, cut
from tategumi.manuscript.outline import outline
from tategumi.manuscript.source import Manuscript
from tategumi.model import Blank, Group, plain_text, walk_blocks
from tategumi.problems import Locale, Place, Problem

CASES = Path(__file__).parents[1] / "cases" / "plain" / "cut.txt"
HERE = Place("b.yaml", 1, 1)


def cases() -> list:
    blocks = re.split(r"^## ", CASES.read_text("utf-8"), flags=re.MULTILINE)[1:]
    parts = [block.strip("\n").split("\n--\n") for block in blocks]
    titled = [(*yaml.split("\n", 1), seed, expected) for yaml, seed, expected in parts]
    return [pytest.param(*rest, id=title) for title, *rest in titled]


def entries(yaml: str, problems: list[Problem]) -> tuple[Cut, ...]:
    return read(parse(yaml, "b.yaml"), tuple[Cut, ...], problems)


def dump(manuscript: Manuscript) -> str:
    return "\n".join([f"# {manuscript.title}", *map(shown, manuscript.blocks)])


@pytest.mark.parametrize(("yaml", "seed", "expected"), cases())
def test_what_is_cut(yaml: str, seed: str, expected: str) -> None:
    problems: list[Problem] = []
    manuscripts, found = cut(seed, "s.txt", entries(yaml, problems))
    problems += found
    made = [p.text(Locale.EN) for p in problems] or map(dump, manuscripts)
    assert "\n".join(made) == expected


def test_a_heading_in_another_documents_text_is_told() -> None:
    seed = "第1話　朝\n\n　朝だ。\n\n第2話　夜\n\n　夜だ。\n\n第3話　次の朝\n\n　朝が来た。\n"
    first = "- {seed: s.txt, first-line: 第1話　朝}\n- {seed: s.txt, first-line: 第2話　夜"
    _, found = cut(seed, "s.txt", entries(f"{first}}}", []))
    assert [(p.code, p.place.line) for p in found] == [("seed.swallowed", 9)]
    _, found = cut(seed, "s.txt", entries(f"{first}, headings: [第3話　次の朝]}}", []))
    assert not found


# --- properties
def lines_read(manuscripts: tuple[Manuscript, ...], cuts: list[Cut]) -> list[str]:
    """Every line that the documents hold or the entries drop."""
    lines = [m.title for m, one in zip(manuscripts, cuts, strict=True) if not one.title]
    for manuscript in manuscripts:
        for block in walk_blocks(manuscript.blocks):
            if not isinstance(block, Blank | Group):
                lines.append(getattr(block, "text", "") or plain_text(block.children))
    for one in cuts:
        for quotation in one.drop:
            value = quotation.value
            lines += [value] if isinstance(value, str) else [text for _, text in value]
    return lines


LINES = ["海", "山", "船が来た。", "雪が降った。", "＊", "朝"]
QUOTATIONS = st.sampled_from([*LINES, "島"]).map(lambda text: Located(text, HERE)) | st.tuples(
    st.tuples(st.integers(0, 9), st.sampled_from(LINES))
).map(lambda pairs: Located(pairs, HERE))
QUOTED = st.lists(QUOTATIONS, max_size=2).map(tuple)
CUTS = st.builds(
    Cut,
    seed=st.just(Located("s.txt", HERE)),
    first_line=QUOTATIONS,
    title=st.sampled_from(["", "題"]),
    lead=QUOTED,
    headings=QUOTED,
    subheadings=QUOTED,
    drop=QUOTED,
)


CLAIMS = st.sampled_from(["first_line", "lead", "headings", "subheadings", "drop", "text", ""])


@given(st.lists(CLAIMS, max_size=12))
def test_every_line_goes_where_it_is_claimed(claims: list[str]) -> None:
    lines = [
        f"{number}行目" if claim else "" for number, claim in enumerate(["first_line", *claims])
    ]
    quoted: list[dict] = []
    for line, claim in zip(lines, ["first_line", *claims], strict=True):
        if claim == "first_line":
            quoted.append({"seed": Located("s.txt", HERE), claim: Located(line, HERE)})
        elif claim not in ("text", ""):
            quoted[-1][claim] = (*quoted[-1].get(claim, ()), Located(line, HERE))
    cuts = [Cut(**fields) for fields in quoted]
    manuscripts, problems = cut("\n".join(lines), "s.txt", cuts)
    assert not problems
    assert sorted(lines_read(manuscripts, cuts)) == sorted(filter(None, lines))
    for one, manuscript in zip(cuts, manuscripts, strict=True):
        kept = lines_read((manuscript,), [replace(one, drop=())])
        assert kept == sorted(kept, key=lines.index)


@given(st.lists(st.sampled_from([*LINES, ""]), max_size=9), st.lists(CUTS, max_size=3))
def test_any_cut_claims_each_line_once_or_says_why_not(lines: list[str], cuts: list[Cut]) -> None:
    manuscripts, problems = cut("\n".join(lines), "s.txt", cuts)
    if not problems:
        assert sorted(lines_read(manuscripts, cuts)) == sorted(filter(None, lines))


OUTLINED = """海の話

一つ目の文。
二つ目の文。
三つ目の文。

山の話
はじめに寄せて
見本花子

四つ目の文。
五つ目の文。

川の話
六つ目の文。
七つ目の文。
八つ目の文。

空の話

九つ目の文。
"""
ENTRIES = """  - seed: s.txt
    first-line: 海の話
  - seed: s.txt
    first-line: 山の話
    lead:
      - はじめに寄せて
      - 見本花子
    headings:
      - 川の話
  - seed: s.txt
    first-line: 空の話
"""


def test_an_outline_begins_a_text_at_each_title_that_stands_alone() -> None:
    """Or over a standfirst of two lines; a title right over its text is a heading in another."""
    assert outline(OUTLINED, "s.txt") == ENTRIES


@given(
    st.lists(st.sampled_from([*LINES, "", "　", "第一章", "一", "題\n\n"]) | st.text()).map(
        "\n".join
    )
)
def test_an_outline_claims_each_line_once(text: str) -> None:
    text, _ = cleaned(text, "s.txt")  # as every file is
    problems: list[Problem] = []
    cuts = entries(outline(text, "s.txt") or "[]", problems)
    manuscripts, found = cut(text, "s.txt", cuts)
    assert not [p.text(Locale.EN) for p in (*problems, *found)]
    wanted = "".join(sorted("".join(text.split())))
    assert "".join(sorted("".join("".join(lines_read(manuscripts, cuts)).split()))) == wanted
