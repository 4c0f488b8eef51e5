"""Finds tables and trees that are drawn with box-drawing characters (罫線素片)."""

import re
from collections.abc import Iterable

from ..model import Block, Paragraph, plain_text

# Lines of ─ alone may be dashes; corners, joints and verticals are only used for drawing.
_TURNS = re.compile("[│┃┆┇┊┋┌-╋╎-╿]")
_EDGE = re.compile(r"\s*[─-╿]|.*[─-╿]\s*\Z", re.DOTALL)
_ACROSS = re.compile(r"\s*[─-╿][\s─-╿]*")


def is_drawn(block: Block, neighbours: Iterable[Block | None]) -> bool:
    """Is a block one line of a drawing, which must be set with one em for each character?

    It is if it begins or ends with a rule, or if the line before or after it is one of a drawing.
    A line of text with a rule in its middle is text, and so is a line of dashes.
    """
    text = _text(block)
    turns = bool(_TURNS.search(text))
    if not (turns or _ACROSS.fullmatch(text)):
        return False
    beside = [_text(neighbour) for neighbour in neighbours]
    return (turns and bool(_EDGE.match(text))) or any(
        _TURNS.search(text) or (turns and _ACROSS.fullmatch(text)) for text in beside
    )


def _text(block: Block | None) -> str:
    return plain_text(block.children) if isinstance(block, Paragraph) else ""
