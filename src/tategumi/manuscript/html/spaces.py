"""Settles white space as browsers do: a run is one space, a line end in Japanese is none.

Changes the tree's texts in place, line by line: between blocks and line breaks.
"""

import re
from collections.abc import Iterator

from ...characters import is_wide
from .parse import Element, name_of
from .vocabulary import BLOCKS

_PARTS_OF_LINES = BLOCKS | {"br"}
_APART = frozenset({"rt", "rp", "pre", "textarea", "script", "style", "title", "head"})
_MARK = "\ufdd0"  # stands between the pieces of one line
_RUN = re.compile(f"{_MARK}*[ \t\n\r\f][ \t\n\r\f{_MARK}]*")


def one_line(text: str) -> str:
    """The text with one space for each run of them; an ideographic space is a character."""
    return re.sub("[ \t\n\r\f]+", " ", text).strip()


def settle(body: Element) -> None:
    """White space that shows nowhere is gone; preformatted text and readings stay as they are."""
    line: list[tuple[Element, str]] = []
    for piece in _pieces(body):
        if piece:
            line.append(piece)
        else:
            _settle_line(line)
            line.clear()
    _settle_line(line)


def _pieces(body: Element) -> Iterator[tuple[Element, str] | None]:
    """Each text as an element and its attribute; None where a line ends."""
    stack: list[tuple[Element, bool]] = [(body, False)]
    while stack:
        element, done = stack.pop()
        name = name_of(element)
        if name in _PARTS_OF_LINES:
            yield None
        if done:
            if element is not body and element.tail:
                yield element, "tail"
            continue
        stack.append((element, True))
        if name not in _APART:
            if element.text:
                yield element, "text"
            stack += ((child, False) for child in reversed(element))


def _settle_line(line: list[tuple[Element, str]]) -> None:
    if not line:
        return
    text = _MARK.join(getattr(element, where) for element, where in line)
    settled = _RUN.sub(_space, text).split(_MARK)
    for (element, where), new in zip(line, settled, strict=True):
        setattr(element, where, new)


def _space(run: re.Match[str]) -> str:
    marks = run[0].count(_MARK)
    leading = len(run[0]) - len(run[0].lstrip(_MARK))
    before = run.string[run.start() - 1] if run.start() else ""
    after = run.string[run.end() : run.end() + 1]
    joined = "\n" in run[0] and before and after and is_wide(before) and is_wide(after)
    space = "" if not (before and after) or joined else " "
    return _MARK * leading + space + _MARK * (marks - leading)
