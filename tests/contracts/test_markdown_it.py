"""What manuscript/markdown relies on in markdown_it, and the quirks that it works around.

Where one fails after an upgrade, its workaround can go or must change.
"""

import inspect

from markdown_it import MarkdownIt
from markdown_it.rules_block.table import escapedSplit
from markdown_it.rules_inline import StateInline


def tokens(text: str, **options: object) -> list:
    return MarkdownIt("commonmark", options).enable("table").parse(text)


def texts(text: str, **options: object) -> str:
    return "".join(token.content for token in tokens(text, **options))


def test_what_nests_too_deeply_is_dropped() -> None:
    assert "deep" not in texts("> " * 30 + "deep", maxNesting=20)
    assert "deep" in texts("> " * 10 + "deep", maxNesting=20)


def test_a_full_width_space_is_cut_off() -> None:
    assert texts("　春") == "春"


def test_cells_beyond_the_head_are_dropped() -> None:
    assert "c" not in texts("| a |\n|---|\n| b | c |")


def test_only_the_backslash_before_a_bar_is_taken_off() -> None:
    assert escapedSplit(r"a\|b|c\\|d") == ["a|b", r"c\|d"]


def test_link_targets_are_encoded_unless_normalize_link_is_replaced() -> None:
    (_, inline, _) = tokens("[a](海.html)")
    assert inline.children[0].attrs["href"] == "%E6%B5%B7.html"


def test_definitions_vanish_unless_asked_for() -> None:
    assert not tokens("[a]: b")
    (definition,) = tokens("[a]: b", inline_definitions=True)
    assert definition.type == "definition"
    assert (definition.meta["id"], definition.map) == ("A", [0, 1])


def test_stars_beside_japanese_brackets_stay_stars() -> None:
    (_, inline, _) = tokens("これは**「強調」**です")
    assert [token.type for token in inline.children] == ["text"]


def test_the_text_rule_reads_beyond_the_part_in_hand() -> None:
    # So every sign that ends one of our ranges must stop it: ``inlines.STOPS``.
    parser = MarkdownIt("commonmark")
    state = StateInline("春|夏*", parser, {}, [])
    state.posMax = 1
    parser.inline.tokenize(state)
    assert state.pending + "".join(token.content for token in state.tokens) == "春|夏"


def test_names_that_are_used() -> None:
    assert list(inspect.signature(StateInline.scanDelims).parameters) == [
        "self", "start", "canSplitWord",
    ]  # fmt: skip
    state = StateInline("a]b]c", MarkdownIt(), {}, [])
    assert state.html_terminator_last("]") == 3
    assert state.html_terminator_last("-->") == -1
    assert callable(state.md.helpers.parseLinkLabel)
    assert callable(state.md.inline.add_terminator_char)
