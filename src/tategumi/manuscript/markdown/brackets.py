"""Inline rules for what opens with a bracket: links, images, spans, notes.

Each looks for its closing bracket by ``label_end``, and only where a bracket closes any more.
"""

import re
from collections.abc import Callable

from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline import autolink as commonmark_autolink
from markdown_it.rules_inline import image as commonmark_image
from markdown_it.rules_inline import link as commonmark_link

from .attributes import parse_attributes
from .inlines import match_at, put_around

_NOTE_MARK = re.compile(r"\[\^(?P<label>[^\[\]\s^]{1,100})\]")


def label_end(state: StateInline, start: int, outside_links: bool = False) -> int:
    """Where the bracket that opens at ``start`` closes, or -1.

    markdown_it's own takes whatever opens with a bracket for a link, which a link can't hold; here
    it may hold spans and marks of notes. Where brackets nest deeper than its limit, it skips past
    the end of the text: nothing closes then.
    """
    before, end, depth = state.pos, -1, 1
    state.pos = start + 1
    while state.pos < state.posMax:
        position, sign = state.pos, state.src[state.pos]
        depth -= sign == "]"
        if not depth:
            end = position
            break
        state.md.inline.skipToken(state)
        if state.pos > state.posMax:
            break
        if sign == "[" and state.pos == position + 1:
            depth += 1
        elif sign == "[" and outside_links and not _is_ours(state.src, position, state.pos):
            break
    state.pos = before
    return end


def _is_ours(source: str, start: int, end: int) -> bool:
    return source[end - 1] == "}" or source.startswith("[^", start)


def link(state: StateInline, silent: bool) -> bool:
    """CommonMark's link, not looked for where no bracket closes any more."""
    closes = state.html_terminator_last("]") > state.pos
    return closes and _with_position(commonmark_link, state, silent)


def autolink(state: StateInline, silent: bool) -> bool:
    """CommonMark's ``<https://…>``."""
    return _with_position(commonmark_autolink, state, silent)


def _with_position(
    rule: Callable[[StateInline, bool], bool], state: StateInline, silent: bool
) -> bool:
    """A rule of links, whose token is told where it stands."""
    start, count = state.pos, len(state.tokens)
    found = rule(state, silent)
    if found and not silent:
        opening = next(token for token in state.tokens[count:] if token.type == "link_open")
        opening.meta["position"] = start
    return found


def image(state: StateInline, silent: bool) -> bool:
    """CommonMark's image, with attributes after it."""
    start, count = state.pos, len(state.tokens)
    if state.html_terminator_last("]") < start or not commonmark_image(state, silent):
        return False
    found = None
    if state.src.startswith("{", state.pos, state.posMax):
        found = parse_attributes(state.src, state.pos, state.posMax)
    if not silent and len(state.tokens) > count:
        meta = {"position": start, "attributes": found and found[0], "at": state.pos}
        state.tokens[-1].meta.update(meta)
    state.pos = found[1] if found else state.pos
    return True


def span(state: StateInline, silent: bool) -> bool:
    """``[text]{.name key=value}``."""
    if state.src[state.pos] != "[" or state.html_terminator_last("]{") < state.pos:
        return False
    end = label_end(state, state.pos)
    if end < 0 or not state.src.startswith("]{", end, state.posMax):
        return False
    found = parse_attributes(state.src, end + 1, state.posMax)
    if not found:
        return False
    meta = {"attributes": found[0], "position": end + 1}
    return put_around(state, silent, "span", (state.pos + 1, end), found[1], meta)


def inline_note(state: StateInline, silent: bool) -> bool:
    """``^[text]``: a footnote where its mark stands."""
    if not state.src.startswith("^[", state.pos, state.posMax):
        return False
    if state.html_terminator_last("]") < state.pos:
        return False
    end = label_end(state, state.pos + 1)
    meta = {"position": state.pos}
    return end >= 0 and put_around(state, silent, "note", (state.pos + 2, end), end + 1, meta)


def note_mark(state: StateInline, silent: bool) -> bool:
    """``[^label]``, where the label is defined."""
    match = match_at(state, "[", _NOTE_MARK)
    if not match:
        return False
    known = match["label"] in state.env["notes"]
    if not silent and not known:
        state.env["inlines"].add(state.pos, "markdown.note-unknown", label=match["label"])
    if known:
        if not silent:
            token = state.push("note_mark", "", 0)
            token.meta.update(label=match["label"], position=state.pos)
            token.content = match[0]
        state.pos = match.end()
    return known
