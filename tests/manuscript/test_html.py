"""Pages of HTML: what each becomes, and what holds for any page."""

import re
from itertools import pairwise
from pathlib import Path

import pytest
from dumps import dump
from hypothesis import given, settings
from hypothesis import strategies as st

from tategumi.manuscript.html import read_html
from tategumi.manuscript.reader import read
from tategumi.model import Paragraph, Ruby, RubyPart, Text, plain_text
from tategumi.problems import Severity

CASES = Path(__file__).parents[1] / "cases" / "html"


def cases() -> list:
    found = []
    for case in re.split(r"^%% ", (CASES / "pages.txt").read_text("utf-8"), flags=re.MULTILINE)[1:]:
        title, body = case.split("\n", 1)
        text, expected = body.split("\n-->\n")
        found.append(pytest.param(text, expected.strip("\n"), id=title))
    return found


@pytest.mark.parametrize(("text", "expected"), cases())
def test_what_is_read(text: str, expected: str) -> None:
    assert dump(read_html(text, "a.html")) == expected


@pytest.mark.parametrize("name", ["a.html", "a.xhtml", "a.txt"])
def test_a_page_is_read_as_one_whatever_its_name(tmp_path: Path, name: str) -> None:
    page = "<html><body><p>春の<ruby>山<rt>やま</rt></ruby>《》</p></body></html>"
    (tmp_path / name).write_text(page, "utf-8")
    manuscript = read(tmp_path / name, tmp_path)
    ruby = Ruby((RubyPart((Text("山"),), "やま"),))
    assert manuscript.blocks == (Paragraph((Text("春の"), ruby, Text("《》"))),)
    assert manuscript.problems == ()


# --- any page
_TAGS = """p div span ruby rb rt rtc rp em b a table tr td th ul ol li dl dt dd h1 h2 blockquote pre
figure figcaption img br hr script style svg aside section nav body html sup title"""
TAGS = _TAGS.split()
PIECES = [
    *(f"<{tag}>" for tag in TAGS),
    *(f"</{tag}>" for tag in TAGS),
    '<a href="#a" id="b">',
    '<li id="a">',
    '<a href="#b">',
    '<aside id="a" epub:type="footnote">',
    '<a epub:type="noteref" href="#a">',
    '<img src="//[x">',
    '<td colspan="999999999">',
    '<ol start="-99999999999">',
    '<p class="tcy jisage_99 larger-9" style="text-combine-upright: all; margin-left: 3em">',
    "<?xml version='1.0'?>",
    '<html xmlns="http://www.w3.org/1999/xhtml">',
    "<!DOCTYPE html [<!ENTITY a 'b'>]>",
    "<!--",
    "&a;",
    "&nbsp;",
    "&#0;",
    "]]>",
    "\ufdd0",
    "\0",
    "山川",
    "やま",
    " \n",
    "　",
]


@settings(max_examples=300)
@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
def test_any_page_is_read(text: str) -> None:
    manuscript = read_html(text, "a.html")
    assert all(one.severity is not Severity.ERROR for one in manuscript.problems)
    dump(manuscript)


@pytest.mark.parametrize("levels", [100, 300, 3000])
@pytest.mark.parametrize("tag", ["div", "ruby", "em", "table", "ul", "blockquote", "rt"])
def test_elements_nested_deeper_than_any_book_keep_their_text(tag: str, levels: int) -> None:
    """And so does what follows them: at 256 and 2048 levels the parser would leave the rest out."""
    assert "山" in dump(read_html(f"<{tag}>" * levels + "山川", "a.html"))
    nested = f"<p>海</p>{f'<{tag}>' * levels}山{f'</{tag}>' * levels}<p>川</p>"
    read = dump(read_html(nested, "a.html"))
    assert [read.count(one) for one in "海山川"] == [1, 1, 1]


def test_entities_that_grow_are_none() -> None:
    grown = "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in pairwise("abcdefghi"))
    page = (
        f'<?xml version="1.0"?><!DOCTYPE html [<!ENTITY a "山">{grown}]><html><p>&i;川</p></html>'
    )
    assert len(dump(read_html(page, "a.html"))) < 100


def test_no_entity_brings_a_file_in(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("秘密", "utf-8")
    head = f'<!DOCTYPE html [<!ENTITY x SYSTEM "{(tmp_path / "secret").as_uri()}">]>'
    page = (
        f'<?xml version="1.0"?>{head}<html xmlns="http://www.w3.org/1999/xhtml"><p>&x;</p></html>'
    )
    assert "秘密" not in dump(read_html(page, "a.html"))


@pytest.mark.parametrize(
    "reference", ["&#6", "&#x1f;", "&#xFDD0;", "&#xd800;", "&#xFFFF;", "&#x110000;", f"&#{9**99};"]
)
def test_references_to_what_is_no_character_are_nothing(reference: str) -> None:
    page = read_html(f"<p>山{reference}、<i>川</i>&#28023;&#0000028023;</p>", "a.html")
    assert plain_text(page.blocks[0].children) == "山、川海海"
