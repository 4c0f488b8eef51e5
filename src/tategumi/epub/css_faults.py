"""What a checker of EPUBs calls an error in CSS, told where it stands.

Knows the grammar that e-readers know: CSS without nested rules. A door to tinycss2.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, pairwise

import tinycss2
from tinycss2.ast import Node

from ..problems import Place, Problem

# What EPUB leaves to the markup.
_MARKUP = frozenset(["direction", "unicode-bidi"])
_GROUPS = frozenset(["media", "supports", "layer", "container"])
# Rules whose block holds rules of another kind.
_OF_OTHERS = re.compile(r"(-\w+-)?keyframes|font-feature-values|starting-style|scope")
_COMBINATORS = frozenset([">", "+", "~"])
# What may stand in a selector without a sign before it.
_SIMPLE = frozenset(["ident", "hash", "[] block"])
_COMMENT = re.compile(r"/\*.*?(\*/|$)", re.DOTALL)
_SHOWN = 30


def faults(css: str, begin: Place) -> Iterator[Problem]:
    """All that is wrong in a style sheet, or in a drawing's, whose text begins at ``begin``."""
    rules = tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True)
    found = _Faults(begin)
    yield from found.of_rules(rules, inside=False)
    is_whole = not any(rule.type == "error" for rule in rules)
    if is_whole and tinycss2.serialize(rules).count("}") > _COMMENT.sub("", css).count("}"):
        yield found.wrong(rules[-1], "style.open")


def place_behind(begin: Place, line: int, column: int) -> Place:
    """The place of a line and a column of a style sheet whose text begins at ``begin``."""
    beside = begin.column - 1 if line == 1 else 0
    return Place(begin.path, begin.line + line - 1, column + beside)


class _Faults:
    """Finds the faults of one style sheet whose text begins at ``begin``."""

    def __init__(self, begin: Place) -> None:
        self.begin = begin

    def wrong(self, node: Node, code: str, **values: str) -> Problem:
        """The problem ``code`` at the place of a node."""
        return Problem(place_behind(self.begin, node.source_line, node.source_column), code, values)

    def of_rules(self, rules: Iterable[Node], inside: bool) -> Iterator[Problem]:
        """The faults of rules; ``inside`` says that they stand in another rule, such as @media."""
        for rule in rules:
            if rule.type == "error":
                yield self.wrong(rule, "style.syntax", detail=rule.message)
            elif rule.type == "qualified-rule":
                yield from self._of_selectors(rule)
                yield from self.of_declarations(_blocks(rule.content))
            elif rule.type == "at-rule":
                yield from self._of_at_rule(rule, inside)

    def _of_at_rule(self, rule: Node, inside: bool) -> Iterator[Problem]:
        """The faults of a rule such as @import or @font-face, and of the rules inside it."""
        keyword = rule.lower_at_keyword
        if keyword == "import" and inside:
            yield self.wrong(rule, "style.import")
        elif keyword in _GROUPS and rule.content is not None:
            inner = tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True)
            yield from self.of_rules(inner, inside=True)
        elif keyword in _GROUPS and keyword != "layer":
            yield self.wrong(rule, "style.unclosed", name=f"@{keyword}")
        elif rule.content is not None and not _OF_OTHERS.fullmatch(keyword):
            found = _blocks(rule.content)
            yield from self.of_declarations(d for d in found if d.type != "at-rule")
            if keyword == "font-face" and "src" not in map(_name, found):
                yield self.wrong(rule, "style.face")

    def _of_selectors(self, rule: Node) -> Iterator[Problem]:
        """The selectors of a rule's list that are none, each at its first token."""
        selectors: list[list[Node]] = [[]]
        for token in rule.prelude:
            if token == ",":
                selectors.append([])
            elif token.type != "comment":
                selectors[-1].append(token)
        for selector in selectors:
            if not _is_selector(selector):
                shown = tinycss2.serialize(rule.prelude).strip()[:_SHOWN]
                yield self.wrong(next(iter(selector), rule), "style.selector", selector=shown)

    def of_declarations(self, found: Iterable[Node]) -> Iterator[Problem]:
        """The faults of declarations: syntax, nesting, properties that EPUB leaves to markup."""
        for one in found:
            if one.type == "error":
                yield self.wrong(one, "style.syntax", detail=one.message)
            elif one.type != "declaration":
                yield self.wrong(one, "style.nested")
            elif one.lower_name in _MARKUP:
                yield self.wrong(one, "style.direction", name=one.lower_name)
            elif _is_fixed(one):
                yield self.wrong(one, "style.direction", name="position: fixed")
            else:
                yield from self._of_value(one)

    def _of_value(self, declaration: Node) -> Iterator[Problem]:
        said = [token for token in declaration.value if token.type not in ("whitespace", "comment")]
        if not said or any(token.type == "{} block" for token in said):
            yield self.wrong(declaration, "style.value", name=declaration.name)
        for token in _inside(said):
            if token.type == "error":
                yield self.wrong(token, "style.syntax", detail=token.message)


def _blocks(content: str | Sequence[Node]) -> list[Node]:
    found: list[Node] = tinycss2.parse_blocks_contents(
        content, skip_comments=True, skip_whitespace=True
    )
    return found


def _name(node: Node) -> str:
    return node.lower_name if node.type == "declaration" else ""


def _is_fixed(declaration: Node) -> bool:
    value = tinycss2.serialize(declaration.value).strip().lower()
    return declaration.lower_name == "position" and value == "fixed"


def _inside(tokens: Iterable[Node]) -> Iterator[Node]:
    for token in tokens:
        yield token
        inner = (getattr(token, name, None) or () for name in ("content", "arguments"))
        yield from _inside(chain.from_iterable(inner))


def _is_selector(tokens: Sequence[Node]) -> bool:
    """Compounds with combinators between them; the arguments of functions are not looked at."""
    shown = [token for token in tokens if token.type != "whitespace"]
    joins = [token.type == "literal" and token.value in _COMBINATORS for token in shown]
    if not shown or joins[0] or joins[-1] or any(map(all, pairwise(joins))):
        return False
    before: Node | str = ""
    for token in tokens:
        if not _may_follow(before, token):
            return False
        before = token
    return not (isinstance(before, Node) and before.type == "literal" and before.value in ".:")


def _may_follow(before: Node | str, token: Node) -> bool:
    if before == ".":
        return bool(token.type == "ident")
    if before == ":":
        return token.type in ("ident", "function") or token == ":"
    if token.type == "literal":
        return token.value in "*.|:" or token.value in _COMBINATORS
    return token.type in _SIMPLE or token.type == "whitespace"
