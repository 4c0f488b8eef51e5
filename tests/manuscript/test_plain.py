"""Plain text: what is read in it, and that nothing is lost."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from plain_dumps import shown

from tategumi.manuscript.plain import read_plain
from tategumi.manuscript.source import Manuscript
from tategumi.model import Heading, Paragraph, SceneBreak, plain_text

CASES = Path(__file__).parents[1] / "cases" / "plain" / "blocks.txt"


def cases() -> list:
    blocks = re.split(r"^## ", CASES.read_text("utf-8"), flags=re.MULTILINE)[1:]
    parts = (re.fullmatch(r"(.*?)\n(.*?)\n?--\n(.*?)\n*", block, re.DOTALL) for block in blocks)
    return [pytest.param(part[2], part[3], id=part[1]) for part in parts]


def dump(manuscript: Manuscript) -> str:
    head = [("title", manuscript.title), ("subtitle", manuscript.subtitle)]
    head += [("creator", creator) for creator in manuscript.creators]
    lines = [f"{name} {text}" for name, text in head if text]
    return "\n".join(lines + [shown(block) for block in manuscript.blocks])


@pytest.mark.parametrize(("text", "expected"), cases())
def test_what_is_read(text: str, expected: str) -> None:
    assert dump(read_plain(text, "a.txt")) == expected


@pytest.mark.parametrize(
    ("head", "title", "creators"),
    [
        ("題\n\n作者　浜辺太郎\n\n", "題", ("浜辺太郎",)),
        ("題\n\n作者：浜辺太郎\n著者名: 岬 花\n\n\n", "題", ("浜辺太郎", "岬 花")),
        ("題\n浜辺太郎　著\n\n", "題", ("浜辺太郎",)),
        ("題\n浜辺太郎\n\n", "題", ("浜辺太郎",)),
        ("題\n\n浜辺太郎　作\n\n第一章\n\n", "題", ("浜辺太郎",)),
        ("題\n\n作者は海へ行った。\n\n", "題", ()),
        ("作者　浜辺太郎\n\n", "作者　浜辺太郎", ()),
    ],
)
def test_a_line_below_the_title_may_say_whose_the_text_is(head, title, creators):
    manuscript = read_plain(f"{head}　船が来た。\n", "a.txt")
    assert (manuscript.title, manuscript.creators) == (title, creators)
    assert plain_text(manuscript.blocks[-1].children) == "船が来た。"


LINES = st.sampled_from(
    [
        "",
        "　",
        "第一章",
        "一",
        "1. 港",
        "＊＊＊",
        "題",
        "　船が来た。",
        "「海だ」",
        "あ" * 40,
        "い" * 39 + "。",
    ]
)


@given(st.lists(LINES | st.text()).map("\n".join))
def test_every_character_is_kept_in_order(text: str) -> None:
    manuscript = read_plain(text, "a.txt")
    read = [manuscript.title, manuscript.subtitle, *manuscript.creators]
    for block in manuscript.blocks:
        match block:
            case Heading(children=children) | Paragraph(children=children):
                read.append(plain_text(children))
            case SceneBreak(mark):
                read.append(mark)
    assert "".join("".join(read).split()) == "".join(text.split())
