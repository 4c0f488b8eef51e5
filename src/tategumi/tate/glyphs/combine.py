"""Tate-chu-yoko (縦中横): what stands across the line in one em (CSS Writing Modes 4, 9.1)."""

import re
from collections.abc import Callable, Iterator

from weasyprint.css import Style

from .runs import Facing
from .shape import Shaper
from .shaped import Shaped

# OpenType features that set n characters in one em.
_WIDTHS = {2: "hwid", 3: "twid", 4: "qwid"}
# Runs of ASCII digits (``text-combine-upright: digits``) that are no keycaps (1️⃣), and what begins
# one.
_DIGITS = re.compile("([0-9]+(?![0-9\ufe0f\u20e3]))")
_ASCII_DIGITS = frozenset("0123456789")


def parts(text: str, style: Style, vertical: bool) -> Iterator[tuple[str, bool]]:
    """Part a text, and say of each part whether it is combined.

    By the style that is the whole text, or short runs of digits in it, or nothing.
    """
    combine = style["text_combine_upright"]
    if not vertical or combine == "none" or not text.strip():
        yield text, False
        return
    if combine == "all":
        yield text.strip(), True
        return
    for part in filter(None, _DIGITS.split(text)):
        yield part, _ASCII_DIGITS.issuperset(part) and len(part) <= combine[1]


def combined(text: str, style: Style, shaper: Callable[..., Shaper]) -> Shaped:
    """Shape a combined text, in the narrow forms of its font where it has them."""
    return shaper(style, Facing.COMBINED, _WIDTHS.get(len(text), "")).shape(text)
