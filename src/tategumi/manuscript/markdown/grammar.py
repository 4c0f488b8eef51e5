"""The parser: CommonMark with GFM's tables and strikethrough, without HTML, with our rules added.

Quirks of markdown_it that are met here:

- What nests deeper than ``maxNesting`` it drops; ``too_deep`` keeps it, and must stay first.
- Link targets and image paths it percent-encodes, and what it refuses it leaves as text without a
  word; we keep what was written.
- Inline text is parsed on demand, not by its core chain, so that the rules know which lines of
  the file they read.
- A full-width space counts as margin and is cut off; ``paragraph`` keeps it.
- Definitions of links vanish from its tokens unless ``inline_definitions`` is on.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any

from markdown_it import MarkdownIt, helpers
from markdown_it.parser_block import RuleFuncBlockType
from markdown_it.ruler import RuleOptionsType
from markdown_it.token import Token

from . import blocks, brackets, inlines
from .places import Findings, Inlines

_INTERRUPTS: RuleOptionsType = {"alt": ["paragraph", "reference", "blockquote", "list"]}

# name of our rule: the rule of markdown_it that it stands before
_BLOCK_RULES: dict[str, tuple[RuleFuncBlockType, str, RuleOptionsType]] = {
    "too_deep": (blocks.too_deep, "table", {}),
    "comment": (blocks.comment, "table", _INTERRUPTS),
    "group": (blocks.group, "table", _INTERRUPTS),
    "footnote": (blocks.footnote, "reference", _INTERRUPTS),
    "scene_break": (blocks.scene_break, "hr", _INTERRUPTS),
    "page_break": (blocks.page_break, "lheading", _INTERRUPTS),
}
# Ruby is by far the commonest sign of a novel, so its rules are asked first.
_INLINE_RULES = {
    "dots": (inlines.dots, "newline"),
    "implicit_ruby": (inlines.implicit_ruby, "newline"),
    "bar_ruby": (inlines.bar_ruby, "newline"),
    "brace_ruby": (inlines.brace_ruby, "newline"),
    "escape_japanese": (inlines.escape, "escape"),
    "note_mark": (brackets.note_mark, "link"),
    "span": (brackets.span, "link"),
    "html": (inlines.html, "entity"),
    "inline_note": (brackets.inline_note, "entity"),
    "tcy": (inlines.tcy, "entity"),
    "broken": (inlines.broken, "entity"),
}


@dataclass(slots=True)
class Node:
    """A token with what stands between it and the token that closes it."""

    token: Token
    kind: str  # the token's type; of a pair, what it opens
    children: list["Node"] = field(default_factory=list)

    @property
    def meta(self) -> dict[str, Any]:
        return self.token.meta

    @property
    def span(self) -> tuple[int, int]:
        """Its lines, from 0: the first, and the one after the last."""
        assert self.token.map, self.kind
        first, end = self.token.map
        return first, end

    @property
    def line(self) -> int:
        return self.span[0]


def nest(tokens: Iterable[Token]) -> list[Node]:
    """The flat tokens as trees."""
    stack: list[list[Node]] = [[]]
    for token in tokens:
        if token.nesting < 0:
            stack.pop()
            continue
        node = Node(token, token.type.removesuffix("_open"))
        stack[-1].append(node)
        if token.nesting > 0:
            stack.append(node.children)
    return stack[0]


class _Parser(MarkdownIt):
    def normalizeLink(self, url: str) -> str:  # noqa: N802 (the name is markdown_it's)
        return url

    def validateLink(self, url: str) -> bool:  # noqa: N802
        return True  # ``phrases`` refuses what it must, and says so


class _Used(dict[str, Any]):
    """Link definitions that remember which of them were asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.used: set[str] = set()

    def get(self, key: str, default: Any = None) -> Any:
        self.used.add(key)
        return super().get(key, default)


def _parser() -> MarkdownIt:
    options = {"maxNesting": 100, "html": False, "inline_definitions": True}
    parser = _Parser("commonmark", options)
    parser.enable(["table", "strikethrough"])
    own = SimpleNamespace(
        parseLinkLabel=brackets.label_end,
        parseLinkDestination=helpers.parseLinkDestination,
        parseLinkTitle=helpers.parseLinkTitle,
    )
    setattr(parser, "helpers", own)  # noqa: B010 (markdown_it has a module there)
    parser.disable(["html_block", "html_inline"])
    parser.block.ruler.at("paragraph", blocks.paragraph)
    parser.block.ruler.at("table", blocks.table, {"alt": ["paragraph", "reference"]})
    parser.inline.ruler.at("autolink", brackets.autolink)
    parser.inline.ruler.at("link", brackets.link)
    parser.inline.ruler.at("image", brackets.image)
    for name, (block_rule, before, ends) in _BLOCK_RULES.items():
        parser.block.ruler.before(before, name, block_rule, ends)
    for name, (rule, before) in _INLINE_RULES.items():
        parser.inline.ruler.before(before, name, rule)
    for sign in inlines.STOPS:
        parser.inline.add_terminator_char(sign)
    return parser


class Grammar:
    """One file's parse: the block tokens, and the inline tokens of any text in it."""

    def __init__(self, findings: Findings) -> None:
        self.findings = findings
        self._parser = _parser()
        self._used = _Used()
        self._environment: dict[str, Any] = {"references": self._used, "notes": {}}

    def blocks(self) -> list[Token]:
        tokens: list[Token] = []
        text = "\n".join(self.findings.lines)
        self._environment["masked"] = blocks.masked(text)
        self._parser.block.parse(text, self._parser, self._environment, tokens)
        self._parser.options["maxNesting"] = inlines.DEEPEST_BRACKETS
        return tokens

    def inlines(self, text: str, line: int) -> tuple[list[Token], Inlines]:
        """The tokens of a text that begins on ``line`` (from 0), and where they stand."""
        place = Inlines(self.findings, line, text)
        self._environment["inlines"] = place
        state = inlines.State(text, self._parser, self._environment, [])
        self._parser.inline.tokenize(state)
        for pair_up in self._parser.inline.ruler2.getRules(""):
            pair_up(state)
        inlines.flatten(state)
        return state.tokens, place

    def is_used(self, label: str) -> bool:
        """Whether a link definition was asked for by the inlines read so far."""
        return label in self._used.used
