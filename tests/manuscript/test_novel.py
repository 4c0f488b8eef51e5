"""Novels in the notation of their sites: what each becomes, and what holds for any text."""

import re
from pathlib import Path

import pytest
from dumps import dump
from hypothesis import given, settings
from hypothesis import strategies as st

from counting import calls
from tategumi.manuscript.novel import SITES, read_novel
from tategumi.manuscript.source import Notation

CASES = Path(__file__).parents[1] / "cases" / "novel"


def cases() -> list:
    found = []
    for site in SITES:
        text = (CASES / f"{site.value}.txt").read_text("utf-8")
        for case in re.split(r"^%% ", text, flags=re.MULTILINE)[1:]:
            title, body = case.split("\n", 1)
            text, expected = body.split("\n-->\n")
            found.append(
                pytest.param(site, text, expected.strip("\n"), id=f"{site.value}: {title}")
            )
    return found


@pytest.mark.parametrize(("site", "text", "expected"), cases())
def test_what_is_read(site: Notation, text: str, expected: str) -> None:
    assert dump(read_novel(text, "a.txt", site)) == expected


# --- properties
SIGNS = [
    *"《》｜|（）()[]<>・、：:　 \n\n",
    "漢字",
    "かな",
    "《《",
    "》》",
    "（かな）",
    "［＃改ページ］",
    "【改ページ】",
    "\n" + "*" * 44 + "\n",
    "\n" + "*" * 48 + "\n",
    "[[rb:",
    " > ",
    "]]",
    "[newpage]",
    "[chapter:",
    "<i1|2>",
    "<KBR>",
    "\n第一話\n",
]
LETTERS = "春夏秋冬はるなつ"
sites = st.sampled_from(list(SITES))
texts = st.lists(st.sampled_from(SIGNS) | st.sampled_from(LETTERS), max_size=40).map("".join)


@settings(max_examples=400, deadline=None)
@given(texts | st.text(), sites)
def test_no_letter_is_lost(text: str, site: Notation) -> None:
    read = dump(read_novel(text, "a.txt", site))
    for letter in LETTERS:
        assert read.count(letter) >= text.count(letter)  # a title with ruby is shown twice


HOSTILE = [
    *(
        "《",
        "｜",
        "漢",
        "漢《",
        "漢（か",
        "漢字《か》",
        "《《",
        "[[rb:",
        "[[rb:a>b",
        "[",
        "[chapter:",
    ),
    *("<i1|", "|あ", "漢 ", "漢　漢（か　か", "a\n", "[newpage]\n", "*" * 44 + "\n"),
]


@pytest.mark.parametrize("site", SITES)
@pytest.mark.parametrize("sign", HOSTILE)
def test_work_is_linear(sign: str, site: Notation) -> None:
    """Ten times the text takes some ten times the calls; a quadratic rule takes a hundred."""
    texts = (sign * (size // len(sign)) for size in (2_000, 20_000))
    few, many = (calls(lambda text=text: read_novel(text, "a.txt", site)) for text in texts)
    assert many < 30 * few
