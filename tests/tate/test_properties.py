"""The grammar of the properties that the engine adds."""

from pathlib import Path

import pytest

import tinycss2
from tategumi.tate.cascade.properties import PROPERTIES, expand_text_emphasis, rename_alias
from weasyprint.css.tokens import InvalidValues

ROWS = {row.name: row for row in PROPERTIES}

VALID = [
    ("writing-mode: vertical-rl", "vertical-rl"),
    ("text-combine-upright: all", "all"),
    ("text-combine-upright: digits", ("digits", 2)),
    ("text-combine-upright: digits 4", ("digits", 4)),
    ("text-emphasis-style: open circle", ("open", "circle")),
    ("text-emphasis-style: sesame filled", ("sesame", "filled")),
    ("text-emphasis-style: '※'", ("string", "※")),
    ("text-emphasis-style: none", ("none",)),
    ("text-emphasis-position: under left", ("under", "left")),
    ("hanging-punctuation: first allow-end last", ("first", "allow-end", "last")),
    ("hanging-punctuation: none", ("none",)),
    ("line-break: strict", "strict"),
    ("text-spacing-trim: trim-both", "trim-both"),
    ("ruby-position: under", ("under",)),
    ("word-break: keep-all", "keep-all"),
    ("text-transform: none", "none"),
    ("text-transform: full-size-kana", ("full-size-kana",)),
    ("text-transform: full-size-kana full-width", ("full-width", "full-size-kana")),
]
INVALID = [
    "writing-mode: sideways",
    "text-combine-upright: digits 5",
    "text-combine-upright: all all",
    "text-emphasis-style: filled open",
    "text-emphasis-style: none filled",
    "hanging-punctuation: allow-end force-end",
    "line-break: 3",
    "ruby-position: over under",
    "text-transform: uppercase lowercase",
    "text-transform: none full-width",
]
ALIASES = [
    ("-epub-writing-mode: vertical-rl", "writing-mode", "vertical-rl"),
    ("-webkit-text-combine: horizontal", "text-combine-upright", "all"),
    ("-epub-text-emphasis-style: filled dot", "text-emphasis-style", "filled dot"),
    ("-unknown-writing-mode: vertical-rl", "-unknown-writing-mode", "vertical-rl"),
]


def tokens(declaration: tinycss2.ast.Declaration) -> list:
    return [token for token in declaration.value if token.type != "whitespace"]


def parse(text: str) -> tinycss2.ast.Declaration:
    return tinycss2.parse_one_declaration(text)


@pytest.mark.parametrize(("text", "value"), VALID)
def test_valid(text: str, value: object):
    declaration = parse(text)
    assert ROWS[declaration.name].validate(tokens(declaration)) == value


@pytest.mark.parametrize("text", INVALID)
def test_invalid(text: str):
    declaration = parse(text)
    assert ROWS[declaration.name].validate(tokens(declaration)) is None


@pytest.mark.parametrize(("text", "name", "value"), ALIASES)
def test_alias(text: str, name: str, value: str):
    declaration = rename_alias(parse(text))
    assert declaration.lower_name == name
    assert " ".join(token.value for token in tokens(declaration)) == value


def test_text_emphasis_takes_style_and_colour_in_any_order():
    for text in ("open dot red", "red open dot"):
        found = dict(expand_text_emphasis(tokens(parse(f"text-emphasis: {text}")), "", None))
        assert found["text-emphasis-style"] == ("open", "dot")
        assert tuple(found["text-emphasis-color"].coordinates) == (1, 0, 0)


def test_no_style_sheet_sets_what_the_engine_makes_of_side_lines():
    assert ROWS["side-lines"].validate(tokens(parse("side-lines: none"))) is None


def test_text_emphasis_refuses_nonsense():
    with pytest.raises(InvalidValues):
        expand_text_emphasis(tokens(parse("text-emphasis: open shut")), "", None)


@pytest.mark.parametrize("name", ["styles.md", "styles.ja.md"])
def test_every_property_is_told_to_designers(name: str):
    told = (Path(__file__).parents[2] / "docs" / name).read_text("utf-8")
    # Those of a shorthand, and one that no style sheet can set.
    untold = {"text-emphasis-style", "text-emphasis-color", "side-lines"}
    longhands = {row.name for row in PROPERTIES} - untold
    assert {name for name in longhands if f"{name}`" not in told} == set()
