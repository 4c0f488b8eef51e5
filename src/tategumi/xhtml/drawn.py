"""Tables and trees that are drawn with characters (罫線素片), a paragraph a line."""

import re

from ..model import Inline, plain_text

# ─ and its like alone are dashes; what turns, joins or stands across draws.
_TURNS = re.compile("[│┃┆┇┊┋┌-╋╎-╿]")
_EDGE = re.compile(r"\s*[─-╿]|.*[─-╿]\s*\Z", re.DOTALL)


def is_drawn(inlines: tuple[Inline, ...]) -> bool:
    """Is a line of a drawing, whose columns hold only where each character has its em?

    It begins or ends with a rule: text with one in its middle is text.
    """
    text = plain_text(inlines)
    return bool(_TURNS.search(text) and _EDGE.match(text))
