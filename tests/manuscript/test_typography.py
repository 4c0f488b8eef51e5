"""Typography rules: case files, and what must hold for every text."""

import re
import unicodedata
from collections import Counter
from dataclasses import fields, replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bracketed import Inlines, inlines, line
from tategumi import located, model
from tategumi.model import (
    Block,
    Book,
    Document,
    Emphasis,
    Metadata,
    Paragraph,
    Role,
    Ruby,
    RubyPart,
    Tcy,
    Text,
    plain_text,
)
from tategumi.typography.digits import Digits
from tategumi.typography.house import BLOCK_RULES, TEXT_RULES, Typography, apply
from tategumi.typography.letters import Latin
from tategumi.typography.paragraphs import Blanks

CASES = Path(__file__).parents[1] / "cases" / "typography"


def cases(name: str) -> list:
    """Title, settings, input and expected text of each case of a file."""
    blocks = re.split(r"^## ", (CASES / name).read_text("utf-8"), flags=re.MULTILINE)[1:]
    parted = (re.split(r"^--\n", block.partition("\n")[2], flags=re.MULTILINE) for block in blocks)
    titles = (block.partition("\n")[0] for block in blocks)
    return [
        pytest.param(*map(str.rstrip, parts), id=title)
        for title, parts in zip(titles, parted, strict=True)
    ]


def settings(text: str) -> Typography:
    problems: list = []
    rules = located.read(located.parse(text, "book.yaml"), Typography, problems)
    assert not problems
    return rules


def book(*blocks: Block, title: Inlines = ()) -> Book:
    return Book(Metadata("本"), (Document("hon", Role.CHAPTER, title, blocks),))


@pytest.mark.parametrize(("rules", "given", "expected"), cases("text.txt"))
def test_text(rules: str, given: str, expected: str) -> None:
    paragraphs = [Paragraph(inlines(text)) for text in given.split("\n")]
    made, _ = apply(book(*paragraphs), settings(rules))
    assert "\n".join(line(p.children) for p in made.documents[0].blocks) == expected


@pytest.mark.parametrize(("rules", "given", "expected"), cases("blocks.txt"))
def test_blocks(rules: str, given: str, expected: str) -> None:
    def blocks(text: str) -> tuple[Block, ...]:
        return eval(f"({text},)", {**vars(model), "t": inlines})

    made, _ = apply(book(*blocks(given)), settings(rules))
    assert made.documents[0].blocks == blocks(expected)


def test_changes_are_counted_by_rule() -> None:
    text = Paragraph(inlines("会談:30日間、2017年の1,234.5円…"))
    rules = Typography(digits=Digits.KANJI, punctuation=True, leaders=True, spaces=True)
    _, counts = apply(book(text, text), rules)
    assert counts == Counter(digits=6, punctuation=2, leaders=2, spaces=0)


def test_titles_are_changed_too() -> None:
    made, counts = apply(book(title=inlines("第30章")), Typography(digits=Digits.KANJI))
    assert line(made.documents[0].title) == "第⟨tcy 30⟩章"
    assert counts["digits"] == 1


def test_every_setting_has_its_rule() -> None:
    ruled = {name for name, _ in (*TEXT_RULES, *BLOCK_RULES)}
    assert ruled == {field.name for field in fields(Typography)}


# --- properties
MARKS = '!?！？,.:;()[]"「」（）。、…―― \u3000\n-~/%・＝&'
CHARACTERS = st.sampled_from([*"あか゛ハ゜ｶﾞ山東AaéＡ0123１２３〇", *MARKS])
TEXTS = st.lists(CHARACTERS, max_size=24).map("".join)
LEAVES = TEXTS.map(Text)


def containers(children: st.SearchStrategy) -> st.SearchStrategy:
    several = st.lists(children, max_size=3).map(tuple)
    return st.one_of(
        several.map(Emphasis),
        TEXTS.map(lambda text: Tcy((Text(text),))),
        st.builds(lambda base, reading: Ruby((RubyPart(base, reading),)), several, TEXTS),
    )


TREES = st.lists(st.recursive(LEAVES, containers, max_leaves=6), max_size=4).map(tuple)
RULES = st.builds(
    Typography,
    katakana=st.booleans(),
    voicing=st.booleans(),
    latin=st.sampled_from(Latin),
    digits=st.sampled_from(Digits),
    punctuation=st.booleans(),
    spaces=st.booleans(),
    closing_stop=st.booleans(),
    leaders=st.booleans(),
    exclamation_space=st.booleans(),
    exclamations=st.booleans(),
    ruby_kana=st.booleans(),
    indent=st.sampled_from([None, 1.0]),
    bracket_indent=st.sampled_from([None, 0.0]),
    blank_lines=st.sampled_from(Blanks),
)


@given(TREES, RULES)
def test_twice_is_once(content: Inlines, rules: Typography) -> None:
    once, _ = apply(book(Paragraph(content)), rules)
    twice, counts = apply(once, rules)
    assert twice == once
    assert not counts.total()


@given(TREES, RULES)
def test_letters_are_kept(content: Inlines, rules: Typography) -> None:
    """All that a rule may take is spaces and stops; digits may change into kanji numerals."""

    def letters(text: str) -> str:
        wide = unicodedata.normalize("NFKC", text.translate(NUMERALS).translate(COMBINING))
        return "".join(c for c in wide if c.isalnum())

    made, _ = apply(book(Paragraph(content)), rules)
    kept = plain_text(made.documents[0].blocks[0].children)
    assert letters(kept) == letters(plain_text(content))


NUMERALS = str.maketrans("〇一二三四五六七八九", "0123456789")
COMBINING = str.maketrans("゛゜", "\u3099\u309a")  # NFKC would set a space before them


@given(TREES)
def test_without_rules_nothing_changes(content: Inlines) -> None:
    before = book(Paragraph(content))
    assert apply(before, Typography()) == (before, Counter())


@given(TREES, RULES)
def test_structure_stays(content: Inlines, rules: Typography) -> None:
    """Rubies, emphasis and what stood in one em are still there, in their order."""

    def structure(content: Inlines) -> list[str]:
        names = []
        for inline in content:
            if isinstance(inline, (Ruby, Emphasis)):
                names += [type(inline).__name__, *structure(model.children_of(inline)), "end"]
        return names

    made, _ = apply(book(Paragraph(content)), replace(rules, indent=None, bracket_indent=None))
    assert structure(made.documents[0].blocks[0].children) == structure(content)


def test_long_paragraphs_take_linear_time() -> None:
    """Runs of each awkward character, far past what a quadratic rule would finish."""
    rules = Typography(
        True, True, Latin.CAPITALS, Digits.KANJI, *[True] * 7, indent=1.0, bracket_indent=0.0
    )
    for unit in (
        "(",
        '"',
        " ",
        "1",
        "1,",
        "1-",
        "1.",
        "!?",
        "…",
        "A-",
        "あ:",
        "1234、",
        "、",
        "。",
        "ﾞ",
    ):
        apply(book(Paragraph((Text(unit * 20_000),))), rules)


# --- what no rule enters
NUMBERS = st.integers(0, 2030)
HOSTS = st.sampled_from(["example.com", "a1.example.jp:8080", "www.x-2.org", "[2001:db8::1]"])
IN_PATH = st.text(st.sampled_from("a2/?&=#;!$*~%._-+,:'@7"), max_size=12)
ADDRESSES = st.one_of(
    st.builds(
        "https://{}/{}{}".format, HOSTS, IN_PATH, st.sampled_from(["a", "2", "/", "=", "(2)"])
    ),
    st.builds("{}{}@mail.example.com".format, st.sampled_from(["a", "b.2+"]), NUMBERS),
    st.builds("C:\\{}\\{}.txt".format, st.sampled_from(["x", "書類", "a2"]), NUMBERS),
    st.builds("/{}/{}/b1".format, st.sampled_from(["usr", "a2"]), NUMBERS),
)
OPERANDS = st.sampled_from(["x", "2", "1234", "y_1", "f(2)", "a[0]", "(x+1)", "m2", "3.5"])
FORMULAS = st.builds(
    "{}{}{}={}".format, OPERANDS, st.sampled_from("+-*/^"), OPERANDS, st.integers(0, 9999)
)
BEFORE = st.sampled_from(["", "式は", "（", "「", "30人の", "は ", "、", "第2の"])
AFTER = st.sampled_from(["", "である", "）", "」", " と2人", "、3", "。2026年", "を8-12人"])


@given(BEFORE, st.one_of(ADDRESSES, FORMULAS), AFTER, RULES)
def test_addresses_and_formulas_stay_as_typed(
    before: str, kept: str, after: str, rules: Typography
) -> None:
    made, _ = apply(book(Paragraph((Text(before + kept + after),))), rules)
    assert kept in plain_text(made.documents[0].blocks[0].children)
