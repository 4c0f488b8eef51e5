"""Emphasis marks (圏点, kenten): which character stands beside which (CSS Text Decoration 4, 3)."""

import re
from dataclasses import dataclass
from functools import cache

from weasyprint.css import Style

from ...unicode import category, clusters, normalize
from ..cascade.styles import by_style

_SHAPES = {
    ("filled", "dot"): "\u2022",
    ("open", "dot"): "\u25e6",
    ("filled", "circle"): "\u25cf",
    ("open", "circle"): "\u25cb",
    ("filled", "double-circle"): "\u25c9",
    ("open", "double-circle"): "\u25ce",
    ("filled", "triangle"): "\u25b2",
    ("open", "triangle"): "\u25b3",
    ("filled", "sesame"): "\ufe45",
    ("open", "sesame"): "\ufe46",
}
# Spaces, controls and punctuation carry no mark, except signs that stand for words (CSS Text
# Decoration 4, 3.1; JLReq 3.3.9).
_UNMARKED = re.compile("Z.|P.|Cc|Cf|Cn")  # general categories
_SIGNS = frozenset("#%&@§¶‰‱؉؊٪⁊⁋〽")
# Marks are half the size of their base.
_SCALE = 0.5


@dataclass(frozen=True, slots=True)
class EmphasisMark:
    """A mark as text, the style that it is drawn in, and whether it stands under its character."""

    text: str
    style: Style
    under: bool


@cache
def takes_mark(text: str) -> bool:
    """Return whether a cluster carries a mark: punctuation and spaces do not."""
    first = text[:1] or " "
    return not _UNMARKED.match(category(first)) or normalize("NFKD", first) in _SIGNS


@by_style
def mark_of(style: Style, vertical: bool) -> EmphasisMark | None:
    """Return the mark that a text's style asks for, or None."""
    wanted = style["text_emphasis_style"]
    if wanted == ("none",):
        return None
    if wanted[0] == "string":
        # More than one character may be cut off (CSS Text Decoration 4, 3.1).
        text = "".join(clusters(wanted[1])[:1])
        if not text.strip():
            return None
    else:
        fill = "open" if "open" in wanted else "filled"
        shapes = [word for word in wanted if word not in ("filled", "open")]
        usual = "sesame" if vertical else "circle"
        text = _SHAPES[fill, shapes[0] if shapes else usual]
    small = style.copy()
    small["font_size"] = style["font_size"] * _SCALE
    if style["text_emphasis_color"] != "currentcolor":
        small["color"] = style["text_emphasis_color"]
    small["side_lines"] = ()
    return EmphasisMark(text, small, _is_under(style, vertical))


def _is_under(style: Style, vertical: bool) -> bool:
    """Return whether marks stand under a horizontal line, or on the left of a vertical one.

    Unless a style says so, only Chinese in horizontal lines has them there.
    """
    position = style["text_emphasis_position"]
    if position == ("auto",):
        return not vertical and (style["lang"] or "").lower().startswith("zh")
    return ("left" if vertical else "under") in position
