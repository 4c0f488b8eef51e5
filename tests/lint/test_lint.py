"""Each rule finds what it is for, and lets the same characters pass where they stand well."""

from functools import partial
from pathlib import Path

import pytest

from tategumi.contents import placed_texts_of
from tategumi.lint import RULES, lint, with_places
from tategumi.manuscript.reader import read
from tategumi.model import (
    Book,
    Document,
    Emphasis,
    Group,
    GroupKind,
    Inline,
    Metadata,
    Paragraph,
    Role,
    Style,
    Styled,
    Tcy,
    Text,
)
from tategumi.problems import Locale


def found(*inlines: Inline) -> list[str]:
    paragraph = Paragraph(inlines)
    blocks = (Group(GroupKind.QUOTE, (paragraph,)),)
    document = Document("a", Role.CHAPTER, (), blocks, "book/a.md")
    return [p.code for p in lint(Book(Metadata("本"), (document,)))]


@pytest.mark.parametrize(
    ("code", "bad", "good"),
    [
        ("lint.digits", "全30日間", "全３０日間とWindows 11と2025 AD"),
        ("lint.marks", "何?そう.", "何？Yes, sir."),
        ("lint.quotes", "彼は“海”と", "He said “sea”."),
        ("lint.katakana", "ｳﾐ", "ウミ"),
        ("lint.spaces", "海\u2003山", "海\u3000山 x"),
        ("lint.radicals", "⽅法", "方法"),
        ("lint.radicals", "⻝料", "食料"),
        ("lint.variants", "葛\U000e0100", "葛"),
    ],
)
def test_rules(code: str, bad: str, good: str) -> None:
    assert found(Text(bad)) == [code]
    assert found(Emphasis((Text(bad),))) == [code]
    assert found(Text(good)) == []


def test_every_rule_is_tried() -> None:
    assert len(RULES) == 7


def test_what_stands_across_the_line_is_no_number_on_its_side() -> None:
    assert found(Text("全"), Tcy((Text("30"),)), Text("日間")) == []
    assert found(Text("値は"), Styled(Style.CODE, (Text("海30山"),))) == []


def test_a_finding_says_where_how_often_and_what() -> None:
    paragraphs = (Paragraph((Text("これは全30日間と12月"),)), Paragraph((Text("七年5月"),)))
    document = Document("a", Role.CHAPTER, (Text("題"),), paragraphs, "book/a.md")
    (problem,) = lint(Book(Metadata("本"), (document,)))
    said = problem.text(Locale.EN)
    assert said.startswith("book/a.md: 3 half-width number(s)") and "これは全30日間と12月" in said


# What stands in a comment, across the line or in Western words is not what was found.
@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("<!-- 海と3月の山 -->\n\n山。\n\n海と3月の山", "a.md:5:3"),
        ("{海|うみ}は`山3月`と、{川|かわ}は3月の山", "a.md:1:22"),
        ("Yes, sir.\n\n何と\\.", "a.md:3:4"),
    ],
)
def test_a_finding_is_told_where_its_author_wrote_it(text: str, place: str, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(text, encoding="utf-8")
    manuscript = read(tmp_path / "a.md", tmp_path)
    documents = (Document("a", Role.CHAPTER, (), manuscript.blocks, "a.md"),)
    found = lint(Book(Metadata("本"), documents))
    (problem,) = with_places(found, partial(placed_texts_of, tmp_path, documents))
    assert str(problem.place) == place
