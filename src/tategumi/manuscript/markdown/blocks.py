"""Block rules added to markdown_it: breaks, groups, footnotes, comments, a floor for nesting.

A rule reads lines and pushes tokens; what they mean is decided in ``build``.
"""

import re
from bisect import bisect_left
from dataclasses import dataclass

from markdown_it.rules_block import StateBlock
from markdown_it.rules_block import paragraph as commonmark_paragraph
from markdown_it.rules_block.table import escapedSplit, getLine
from markdown_it.rules_block.table import table as gfm_table
from markdown_it.token import Token

from .attributes import Attributes, parse_attributes

# markdown_it drops what nests deeper than its own limit (100); we stop before it and keep it.
DEEPEST = 60

_PAGE_BREAK = re.compile(r"={3,}[ \t]*+")
_SCENE_BREAK = re.compile(r"_{3,}[ \t]*+(?=\{)")
_GROUP = re.compile(r":{3,}[ \t]*+(?P<name>[A-Za-z][A-Za-z-]*+)?[ \t]*+")
_NOTE = re.compile(r"\[\^(?P<label>[^\[\]\s^]{1,100})\]:[ \t]*+")


def too_deep(state: StateBlock, line: int, end: int, silent: bool) -> bool:
    """Keep as text what is nested too deeply to be meant."""
    if silent or state.level < DEEPEST:
        return False
    token = state.push("literal", "", 0)
    token.map = [line, end]
    token.content = state.getLines(line, end, 0, False)
    state.line = end
    return True


def paragraph(state: StateBlock, line: int, end: int, silent: bool) -> bool:
    """CommonMark's paragraph, but a full-width space is no margin to be cut off."""
    commonmark_paragraph(state, line, end, silent)
    inline = state.tokens[-2]
    inline.content = state.getLines(line, state.line, state.blkIndent, False).strip(" \t\n")
    return True


# --- tables
# A bar that is escaped already is GFM's matter.
_RUBY_BAR = re.compile(r"\{[^{}|\\\n]++(?:\|[^{}|\\\n]*+)++\}")
_NONCHARACTERS = [chr(code) for code in range(0xFDD0, 0xFDF0)]


@dataclass(frozen=True, slots=True)
class Masked:
    """The text with the bars of ruby in braces hidden from the table rule, place for place."""

    text: str
    mask: str

    def shown(self, text: str) -> str:
        return text.replace(self.mask, "|") if self.mask else text


def masked(text: str) -> Masked:
    mask = next((sign for sign in _NONCHARACTERS if sign not in text), "")
    if not mask:
        return Masked(text, "")
    return Masked(_RUBY_BAR.sub(lambda ruby: ruby[0].replace("|", mask), text), mask)


def table(state: StateBlock, line: int, end: int, silent: bool) -> bool:
    """GFM's table, with ruby in braces allowed in it and the cells that it would drop kept."""
    hidden: Masked = state.env["masked"]
    source, state.src = state.src, hidden.text
    count = len(state.tokens)
    try:
        if not gfm_table(state, line, end, silent):
            return False
        for token in state.tokens[count:]:
            token.content = hidden.shown(token.content)
            if token.type == "tr_open":
                assert token.map, "a row has its lines"
                token.meta["cells"] = [hidden.shown(cell) for cell in _cells(state, token.map[0])]
        return True
    finally:
        state.src = source


def _cells(state: StateBlock, line: int) -> list[str]:
    cells = escapedSplit(getLine(state, line).strip(" \t"))
    cells = cells[1:] if cells and not cells[0] else cells
    cells = cells[:-1] if cells and not cells[-1] else cells
    return [cell.strip(" \t") for cell in cells]


# --- breaks and groups
def page_break(state: StateBlock, line: int, end: int, silent: bool) -> bool:
    """``===``: under a paragraph it is CommonMark's mark of a heading, elsewhere a page break."""
    # It interrupts only what it does not stand in, else no heading could be underlined.
    if state.is_code_block(line) or (silent and _underlines(state, line)):
        return False
    found = _line_with_attributes(state, line, _PAGE_BREAK)
    if not found:
        return False
    if not silent:
        _push_leaf(state, "page_break", line).meta["attributes"] = found[1]
    return True


def scene_break(state: StateBlock, line: int, end: int, silent: bool) -> bool:
    """``___ {mark="…"}``: a change of scene with a mark that Markdown would read otherwise."""
    found = None
    if not state.is_code_block(line):
        found = _line_with_attributes(state, line, _SCENE_BREAK)
    if found and not silent:
        _push_leaf(state, "scene_break", line).meta["attributes"] = found[1]
    return bool(found)


def _underlines(state: StateBlock, line: int) -> bool:
    return state.parentType == "paragraph" and state.sCount[line] >= state.blkIndent


def group(state: StateBlock, line: int, end: int, silent: bool) -> bool:
    """``::: {.name …}`` or ``::: name`` opens a group of blocks, ``:::`` alone closes it."""
    if state.is_code_block(line):
        return False
    found = _line_with_attributes(state, line, _GROUP)
    if not found:
        return False
    if not silent:
        match, attributes = found
        names = (match["name"],) if match["name"] else ()
        opens = bool(names or attributes)
        token = _push_leaf(state, "group" if opens else "group_end", line)
        given = attributes or Attributes()
        token.meta["attributes"] = Attributes(names + given.names, given.values)
        token.content = _text_of(state, line)
    return True


def footnote(state: StateBlock, line: int, end: int, silent: bool) -> bool:
    """``[^label]: blocks``, whose further lines are indented by four."""
    start = state.bMarks[line] + state.tShift[line]
    match = _NOTE.match(state.src, start, state.eMarks[line])
    if state.is_code_block(line) or not match:
        return False
    if silent:
        return True
    token = state.push("footnote_open", "", 1)
    token.map = [line, line]
    token.meta["label"] = match["label"]
    token.content = match[0].rstrip()
    state.env["notes"].setdefault(match["label"], token)
    saved = state.bMarks[line], state.tShift[line], state.sCount[line], state.parentType
    state.bMarks[line], state.tShift[line] = match.end(), 0
    state.blkIndent += 4
    state.sCount[line] = state.blkIndent
    state.parentType = "reference"
    state.line = line
    if match.end() >= state.eMarks[line]:
        state.line = line + 1
    state.md.block.tokenize(state, state.line, end)
    state.blkIndent -= 4
    state.bMarks[line], state.tShift[line], state.sCount[line], state.parentType = saved
    state.line = max(state.line, line + 1)
    token.map[1] = state.line
    state.push("footnote_close", "", -1)
    return True


def comment(state: StateBlock, line: int, end: int, silent: bool) -> bool:
    """``<!-- … -->`` alone, or over several lines; what follows on its last line is text.

    On one line with text, or on the next line to it, a comment is part of the paragraph.
    """
    start = state.bMarks[line] + state.tShift[line]
    if state.is_code_block(line) or not state.src.startswith("<!--", start):
        return False
    close = _comment_end(state, start)
    if close < 0 or close > state.eMarks[end - 1]:
        return False
    last = bisect_left(state.eMarks, close, line, end)
    rest = state.src[close : state.eMarks[last]].strip(" \t")
    goes_on = rest or (last + 1 < end and not state.isEmpty(last + 1))
    if last == line and (silent or goes_on):
        return False
    if silent:
        return True
    token = state.push("comment", "", 0)
    token.map = [line, last + 1]
    token.content = state.src[start:close]
    state.line = last + 1
    if rest:
        state.push("paragraph_open", "p", 1).map = [last, last + 1]
        inline = state.push("inline", "", 0)
        inline.map, inline.content, inline.children = [last, last + 1], rest, []
        state.push("paragraph_close", "p", -1)
    return True


def _comment_end(state: StateBlock, start: int) -> int:
    """Where the next ``-->`` ends, or -1; found once for all that stands before it."""
    searched: int
    known: int
    searched, known = state.env.get("comment_end", (0, 0))
    if not searched <= start or 0 <= known < start + len("<!---->"):
        found = state.src.find("-->", start + len("<!--"))
        known = found + len("-->") if found >= 0 else -1
        state.env["comment_end"] = start, known
    return known


def _text_of(state: StateBlock, line: int) -> str:
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]


def _line_with_attributes(
    state: StateBlock, line: int, pattern: re.Pattern[str]
) -> tuple[re.Match[str], Attributes | None] | None:
    """The match of a line that holds the pattern, attributes, and nothing else."""
    text = _text_of(state, line).rstrip(" \t")
    match = pattern.match(text)
    if not match or match.end() == len(text):
        return (match, None) if match else None
    found = parse_attributes(text, match.end(), len(text)) if text[match.end()] == "{" else None
    return (match, found[0]) if found and found[1] == len(text) else None


def _push_leaf(state: StateBlock, kind: str, line: int) -> Token:
    token = state.push(kind, "", 0)
    token.map = [line, line + 1]
    state.line = line + 1
    return token
