"""Side lines (傍線): underline and overline on the sides that CSS Text Decoration 4 says.

A line over texts of several sizes, or with marks between them, is one: straight, of one thickness
and at one distance, its waves without a seam.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from weasyprint.css import ComputedStyle
from weasyprint.draw.border import draw_line
from weasyprint.draw.color import get_color
from weasyprint.layout.percent import percentage
from weasyprint.pdf.stream import Stream

from ..cascade.turn import is_vertical
from .leaves import TateText

# Side lines stand this far from the em box, and are this thick, in em.
_LINE_GAP = 0.06
_LINE_WIDTHS = {"solid": 0.05, "double": 0.15, "dotted": 0.08, "dashed": 0.05, "wavy": 0.08}


# What texts side by side must share to have one line.
_LOOK = (
    "text_decoration_line", "text_decoration_style", "text_decoration_thickness",
    "text_underline_offset", "text_underline_position",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Side:
    """What a side line runs along: texts side by side in a line, the largest of them for measure.

    ``left`` and ``right`` are its ends along the line, ``top`` and ``bottom`` the edges of the
    texts' ems, ``over`` and ``under`` those of what stands beside them, in px.
    """

    largest: TateText
    left: float
    right: float
    top: float
    bottom: float
    over: float
    under: float


def join_lines(texts: Sequence[TateText]) -> None:
    """Give the first of neighbours with one decoration the side that their line runs along."""
    groups: list[list[TateText]] = []
    for text in texts:
        if groups and _goes_on(groups[-1][-1], text):
            groups[-1].append(text)
        else:
            groups.append([text])
    for together in groups:
        first, last = together[0], together[-1]
        first.side = Side(
            max(together, key=lambda text: text.height),
            first.position_x,
            last.position_x + last.width,
            min(text.position_y for text in together),
            max(text.position_y + text.height for text in together),
            min(text.position_y - text.reach[0] for text in together),
            max(text.position_y + text.height + text.reach[1] for text in together),
        )


def _goes_on(before: TateText, text: TateText) -> bool:
    return before.stop == text.start and _decoration(before) == _decoration(text)


def _decoration(text: TateText) -> tuple:
    style = text.style
    color = get_color(style, "text_decoration_color")
    return color.space, *color, *(style[name] for name in _LOOK)


def draw_lines(stream: Stream, side: Side) -> None:
    """Draw the side lines along a side.

    Where the style leaves it to us, distance and thickness are those of printed books, outside of
    readings and marks.
    """
    text = side.largest
    style, size = text.style, text.style["font_size"]
    kind = style["text_decoration_style"]
    thickness = _used(style, "text_decoration_thickness", size)
    if thickness is None:
        thickness = _LINE_WIDTHS[kind] * size
    elif kind == "double":  # that of each stroke; as much is between them
        thickness *= 3
    offset = _used(style, "text_underline_offset", size)
    on_right = is_vertical(text) and "right" in style["text_underline_position"]

    def outside(right: bool, gap: float | None) -> float:
        away = (_LINE_GAP * size if gap is None else gap) + thickness / 2
        if right:
            return (side.over if gap is None else side.top) - away
        return (side.under if gap is None else side.bottom) + away

    places = {
        "underline": outside(on_right, offset),
        "overline": outside(not on_right, None),
        "line-through": text.position_y + size / 2,
    }
    color = get_color(style, "text_decoration_color")
    for line in sorted(style["text_decoration_line"] & places.keys()):
        ends = side.left, places[line], side.right, places[line]
        draw_line(stream, *ends, thickness, kind, color)


def _used(style: dict, name: str, size: float) -> float | None:
    """A length or share of the font size, in px; None where a keyword leaves it to us."""
    value = style[name]
    return None if isinstance(value, str) else percentage(value, style, size)


_LINE = "text_decoration_line"
_COLOR = "text_decoration_color"
_PASSED_ON = (_COLOR, "text_decoration_style", "text_decoration_thickness")


def propagate(style: ComputedStyle) -> None:
    """Side lines go on through what has none of its own, and look as they do around it.

    What is out of the flow or a box in its line does not have them (CSS Text Decoration 3, 2.1).
    """
    around = style.parent_style
    if around is None or around[_LINE] == "none":
        return
    if style.cascaded.get(_LINE, ("none",))[0] != "none":
        return
    if _is_apart(style):
        style[_LINE] = "none"
    else:
        for name in _PASSED_ON:
            style[name] = around[name]
        if style[_COLOR] == "currentcolor" and style["color"] != around["color"]:
            style[_COLOR] = around["color"]


def _is_apart(style: ComputedStyle) -> bool:
    outside, *inside = style["display"]
    in_line = outside == "inline" and "flow" not in inside and "ruby" not in inside
    positioned = style["position"] in ("absolute", "fixed")
    return in_line or positioned or style["float"] != "none"
