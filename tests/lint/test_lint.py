"""Each rule finds what it is for, and lets the same characters pass where they stand well."""

import pytest

from tategumi.lint import RULES, lint
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
