"""Inline rules added to markdown_it: ruby, tate-chu-yoko, emphasis dots, comments, escapes.

A rule reads at ``state.pos`` and pushes tokens; what they mean is decided in ``build``.
Each looks no further than the next sign of its own kind, so that a text of signs stays linear.
"""

import re
from collections.abc import Mapping

from markdown_it.common.utils import isMdAsciiPunct, isPunctChar, isWhiteSpace
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.state_inline import Scanned

from ...characters import is_kana, is_wide, trailing_base
from .attributes import parse_attributes

# Signs at which markdown_it must stop reading plain text, besides its own: those that open our
# rules, and those that end the text inside them.
STOPS = "《｜》|"

# Marks that nest deeper are not meant, and would be deeper than our own walks of the tree go.
DEEPEST = 20
_MARKS = ("strong", "em", "s")
# markdown_it's own limit, which each bracket that may open something comes nearer to.
DEEPEST_BRACKETS = 40

_PIECE = r"(?:[^{}|\\\n]|\\.)"
_BRACES = re.compile(rf"\{{(?P<base>{_PIECE}++)(?P<readings>(?:\|{_PIECE}*+)++)\}}")
_READINGS = re.compile(r"\|((?:[^|\\]|\\.)*+)")
_UNESCAPE = re.compile(r"\\([!-/:-@\[-`{-~《》｜])")
_BAR = re.compile(r"｜(?P<base>[^｜《》\n]++)《(?P<reading>[^《》\n]++)》")
_READING = re.compile(r"《(?P<reading>[^《》\n]++)》")
_DOTS = re.compile(r"《《(?P<text>[^《》\n]++)》》")
_BROKEN = re.compile(r"\{[^{}|\\\n]++\|[^{}\n]*+(?!\})|《(?!《)[^《》\n]*+(?!》)")
_TCY = re.compile(r"\^(?P<text>[^\s^\\\[\]]{1,12})\^")
_POWER = re.compile(r"(?<=[A-Za-z0-9)\]])\^[^\s^]++\^(?=[A-Za-z0-9(-])")
_TAG = re.compile(r"<(?:/?[A-Za-z][^<>\n]*+|[!?][^<>\n]*+)>")


class State(StateInline):
    """markdown_it's state, in which Japanese brackets don't keep stars from being emphasis."""

    def scanDelims(self, start: int, canSplitWord: bool) -> Scanned:  # noqa: N802, N803
        """CommonMark's flanking rule, in which wide characters, brackets too, count as letters.

        It was made for words between spaces: ``これは**「強調」**です`` would keep its stars.
        """
        scanned = super().scanDelims(start, canSplitWord)
        if not canSplitWord:
            return scanned
        end = start + scanned.length
        before = self.src[start - 1] if start else " "
        after = self.src[end] if end < self.posMax else " "
        opens = _flanks(before, after)
        return Scanned(opens, _flanks(after, before), scanned.length)


def _flanks(outer: str, inner: str) -> bool:
    """Whether a mark between these two can belong to what stands on its inner side."""
    if isWhiteSpace(ord(inner)):
        return False
    return not _is_sign(inner) or isWhiteSpace(ord(outer)) or _is_sign(outer) or is_wide(outer)


def _is_sign(character: str) -> bool:
    return not is_wide(character) and (isMdAsciiPunct(ord(character)) or isPunctChar(character))


def brace_ruby(state: StateInline, silent: bool) -> bool:
    """``{base|reading}`` or ``{base|a|b|c}`` (DenDen)."""
    match = match_at(state, "{", _BRACES)
    if not match:
        return False
    pieces = [unescape(piece) for piece in _READINGS.findall(match["readings"])]
    if not any(pieces):
        return False
    return _ruby(state, silent, match, pieces)


def bar_ruby(state: StateInline, silent: bool) -> bool:
    """``｜base《reading》`` (Aozora); ``｜《`` is the bracket itself."""
    match = match_at(state, "｜", _BAR)
    if match:
        return _ruby(state, silent, match, [match["reading"]])
    return _escaped(state, silent, "｜")


def implicit_ruby(state: StateInline, silent: bool) -> bool:
    """``《reading》`` after kanji or a Latin word (Aozora)."""
    match = match_at(state, "《", _READING)
    if not match:
        return False
    if silent:
        before = state.src[max(state.pos - 1, 0) : state.pos]
        state.pos = match.end() if trailing_base(before) else state.pos
        return bool(trailing_base(before))
    base = trailing_base(state.pending)
    if not base:
        if is_kana(state.pending[-1:]) and is_kana(match["reading"]):
            state.env["inlines"].add(state.pos, "ruby.base", reading=match["reading"])
        return False
    state.pending = state.pending[: -len(base)]
    state.push("ruby_open", "ruby", 1).meta.update(_ruby_meta(state, match, [match["reading"]]))
    state.push("text", "", 0).content = base
    state.push("ruby_close", "ruby", -1)
    return True


def dots(state: StateInline, silent: bool) -> bool:
    """``《《text》》``: emphasis dots."""
    match = match_at(state, "《", _DOTS)
    if not match:
        return False
    return put_around(state, silent, "dots", match.span("text"), match.end(), {})


def broken(state: StateInline, silent: bool) -> bool:
    """Ruby or dots that no rule before could read, because they don't end on their line: told."""
    match = _BROKEN.match(state.src, state.pos, state.posMax)
    if match and not silent:
        state.env["inlines"].add(state.pos, "markdown.broken", text=match[0][:20])
    return False


def tcy(state: StateInline, silent: bool) -> bool:
    """``^12^``: tate-chu-yoko; between two powers of a formula, x^2+y^2, is none."""
    match = match_at(state, "^", _TCY)
    if not match or _POWER.match(state.src, state.pos, state.posMax):
        return False
    if not silent:
        state.push("tcy", "", 0).content = match["text"]
    state.pos = match.end()
    return True


def html(state: StateInline, silent: bool) -> bool:
    """A comment is set apart; a tag is text, and a problem."""
    if state.src[state.pos] != "<":
        return False
    if state.src.startswith("<!--", state.pos) and _comment_closes(state):
        end = state.src.find("-->", state.pos + 4) + 3
        if not silent:
            state.push("comment", "", 0).content = state.src[state.pos : end]
        state.pos = end
        return True
    match = _TAG.match(state.src, state.pos, state.posMax)
    if match and not silent:
        state.env["inlines"].add(state.pos, "markdown.html", tag=match[0][:40])
    if match:
        if not silent:
            state.append_pending(match[0])
        state.pos = match.end()
    return bool(match)


def _comment_closes(state: StateInline) -> bool:
    if state.html_terminator_last("-->") < state.pos + 4:
        return False
    return state.src.find("-->", state.pos + 4) + 3 <= state.posMax


def escape(state: StateInline, silent: bool) -> bool:
    r"""``\《``, ``\》``, ``\｜``; CommonMark's own escapes are ASCII only."""
    return state.src[state.pos] == "\\" and _escaped(state, silent, "\\")


def _escaped(state: StateInline, silent: bool, sign: str) -> bool:
    follows = state.src[state.pos + 1] if state.pos + 1 < state.posMax else ""
    if state.src[state.pos] != sign or follows not in ("《", "》", "｜"):
        return False
    if not silent:
        state.append_pending(follows)
    state.pos += 2
    return True


def unescape(text: str) -> str:
    """A reading as it is meant, without its backslashes."""
    return _UNESCAPE.sub(r"\1", text)


def match_at(state: StateInline, sign: str, pattern: re.Pattern[str]) -> re.Match[str] | None:
    if state.src[state.pos] != sign:
        return None
    return pattern.match(state.src, state.pos, state.posMax)


def _ruby_meta(state: StateInline, match: re.Match[str], pieces: list[str]) -> Mapping[str, object]:
    """The readings, with the attributes that follow: where they end is where the ruby ends."""
    state.pos = match.end()
    found = None
    if state.src.startswith("{", state.pos, state.posMax):
        found = parse_attributes(state.src, state.pos, state.posMax)
    meta = {"pieces": pieces, "attributes": found and found[0], "position": state.pos}
    state.pos = found[1] if found else state.pos
    return meta


def _ruby(state: StateInline, silent: bool, match: re.Match[str], pieces: list[str]) -> bool:
    meta = _ruby_meta(state, match, pieces)
    return put_around(state, silent, "ruby", match.span("base"), state.pos, meta)


def put_around(
    state: StateInline,
    silent: bool,
    kind: str,
    inner: tuple[int, int],
    end: int,
    meta: Mapping[str, object],
) -> bool:
    """Push ``kind`` around the tokens of the inner text, and go on at ``end``."""
    if not silent:
        maximum = state.posMax
        state.pos, state.posMax = inner
        state.push(f"{kind}_open", "", 1).meta.update(meta)
        state.md.inline.tokenize(state)
        state.push(f"{kind}_close", "", -1)
        state.posMax = maximum
    state.pos = end
    return True


def flatten(state: StateInline) -> None:
    """Make the marks that nest too deeply text again; told once a text."""
    depth, deep = 0, False
    for token in state.tokens:
        depth -= token.nesting < 0
        if depth >= DEEPEST and token.nesting and token.tag in _MARKS:
            token.type, token.content, deep = "text", token.markup, True
        depth += token.nesting > 0
        if token.type == "text":
            token.nesting = 0
    if deep:
        state.env["inlines"].add(0, "markdown.too-deep")
