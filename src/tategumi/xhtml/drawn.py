"""Tables and trees that are drawn with characters (罫線素片), a paragraph a line."""

import re
from collections.abc import Iterable

from ..model import Block, Paragraph, plain_text

# ─ and its like alone are dashes; what turns, joins or stands across draws.
_TURNS = re.compile("[│┃┆┇┊┋┌-╋╎-╿]")
_EDGE = re.compile(r"\s*[─-╿]|.*[─-╿]\s*\Z", re.DOTALL)
_ACROSS = re.compile(r"\s*[─-╿][\s─-╿]*")


def is_drawn(block: Block, neighbours: Iterable[Block | None]) -> bool:
    """Is a block a line of a drawing, whose columns hold only where each character has its em?

    It begins or ends with a rule, or the line before or after it draws too: one line of text with a
    rule in its middle is text, and dashes alone are a line of text as well.
    """
    text = _text(block)
    turns = bool(_TURNS.search(text))
    if not (turns or _ACROSS.fullmatch(text)):
        return False
    beside = [_text(one) for one in neighbours]
    return (turns and bool(_EDGE.match(text))) or any(
        _TURNS.search(one) or (turns and _ACROSS.fullmatch(one)) for one in beside
    )


def _text(block: Block | None) -> str:
    return plain_text(block.children) if isinstance(block, Paragraph) else ""
