"""Side lines (傍線): underline and overline on the sides that CSS Text Decoration 4 says.

A line over texts of several sizes, or with marks between them, is one: straight, of one thickness
and at one distance, its waves without a seam.
"""

from collections.abc import Callable, Iterable, Sequence, Set
from dataclasses import dataclass
from typing import Any

from tinycss2.color5 import Color
from weasyprint.css import ComputedStyle, Style
from weasyprint.css.properties import INITIAL_VALUES
from weasyprint.draw.border import draw_line
from weasyprint.layout.percent import percentage
from weasyprint.pdf.stream import Stream

from ..cascade.turn import is_vertical
from .leaves import TateText

# Side lines stand this far from the em box, and are this thick, in em.
_LINE_GAP = 0.06
_ABOVE = frozenset(("line-through",))
_LINE_WIDTHS = {"solid": 0.05, "double": 0.15, "dotted": 0.08, "dashed": 0.05, "wavy": 0.08}


@dataclass(frozen=True, slots=True)
class SideLine:
    """The side lines that an element gives its own text, and all text inside it, as they look.

    ``lines`` are names of CSS (``underline`` …), ``thickness`` and ``offset`` values of it.
    """

    lines: frozenset[str]
    kind: str
    color: tuple[Any, ...]  # its space, its coordinates, how opaque it is
    thickness: object
    offset: object
    position: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Side:
    """What side lines run along: texts side by side in a line, the largest of them for measure.

    ``start`` and ``stop`` are their ends along the line, ``top`` and ``bottom`` the edges of their
    ems, ``over`` and ``under`` those of what stands beside them, ``middle`` and ``baseline`` those
    of the largest, in px from where the text stands that they are drawn with: it moves with its
    box. A vertical text has no baseline that a line would stand on.
    """

    look: SideLine
    style: Style
    start: float
    stop: float
    top: float
    bottom: float
    over: float
    under: float
    middle: float
    baseline: float | None


def join_lines(texts: Sequence[TateText], height_of: Callable[[Style], float] | None) -> None:
    """Note with the texts of a line which side lines are drawn with them.

    Neighbours whose side lines look alike share one. Lines of elements inside each other are drawn
    from the outermost to the innermost. Those through the text are drawn after the last text of
    their run, the others before the first (CSS Text Decoration 3, 5.1). ``height_of`` gives how far
    the middle of a style's em lies over the baseline.
    """
    runs: list[tuple[SideLine, list[TateText]]] = []
    latest: dict[SideLine, list[TateText]] = {}
    for text in texts:
        for look in text.style["side_lines"]:
            if look not in latest or latest[look][-1].stop != text.start:
                latest[look] = []
                runs.append((look, latest[look]))
            latest[look].append(text)
    for look, run in runs:
        if look.lines - _ABOVE:
            run[0].lines_below.append(_side_of(look, run, run[0], height_of))
        if look.lines & _ABOVE:
            run[-1].lines_above.append(_side_of(look, run, run[-1], height_of))


def _side_of(
    look: SideLine,
    together: list[TateText],
    holder: TateText,
    height_of: Callable[[Style], float] | None,
) -> Side:
    """Measure what a side line runs along: texts that follow each other on a line.

    All places are px from where the text ``holder`` stands, with which the line is drawn.
    """
    first, last = together[0], together[-1]
    largest = max(together, key=lambda text: text.height)
    u, v = holder.position_x, holder.position_y
    middle = largest.position_y + largest.height / 2 - v
    return Side(
        look,
        largest.style,
        first.position_x - u,
        last.position_x + last.width - u,
        min(text.position_y for text in together) - v,
        max(text.position_y + text.height for text in together) - v,
        min(text.position_y - text.reach[0] for text in together) - v,
        max(text.position_y + text.height + text.reach[1] for text in together) - v,
        middle,
        middle + height_of(largest.style) if height_of else None,
    )


def draw_lines(stream: Stream, text: TateText, sides: Iterable[Side], above: bool) -> None:
    """Draw those side lines of a text that come after its glyphs (``above``), or before them."""
    for side in sides:
        thickness = _thickness_of(side)
        color = Color(*side.look.color)
        for line in sorted(side.look.lines & _ABOVE if above else side.look.lines - _ABOVE):
            v = text.position_y + _place_of(line, side, thickness, is_vertical(text))
            ends = text.position_x + side.start, v, text.position_x + side.stop, v
            draw_line(stream, *ends, thickness, side.look.kind, color)


def _thickness_of(side: Side) -> float:
    """Return how thick a line is, in px. Without a style it is as in printed books."""
    thickness = _used(side.look.thickness, side.style)
    if thickness is None:
        return _LINE_WIDTHS[side.look.kind] * float(side.style["font_size"])
    # A double line has two strokes of that thickness, and as much between them.
    return thickness * 3 if side.look.kind == "double" else thickness


def _place_of(line: str, side: Side, thickness: float, vertical: bool) -> float:
    """Return where the middle of a line stands across the text, in px.

    Where the style leaves it to us, it is outside of readings and marks.
    """
    if line == "line-through":
        return side.middle
    offset = _used(side.look.offset, side.style) if line == "underline" else None
    on_right = vertical and "right" in side.look.position
    gap = _LINE_GAP * side.style["font_size"] if offset is None else offset
    away = gap + thickness / 2
    if (line == "underline") is on_right:
        return (side.over if offset is None else side.top) - away
    if offset is not None and side.baseline is not None and "under" not in side.look.position:
        return side.baseline + away
    return (side.under if offset is None else side.bottom) + away


def _used(value: object, style: Style) -> float | None:
    """Return a length or a share of the font size in px, None for a keyword."""
    return None if isinstance(value, str) else percentage(value, style, style["font_size"])


_LINE = "text_decoration_line"
_COLOR = "text_decoration_color"
_PASSED_ON = (_COLOR, "text_decoration_style", "text_decoration_thickness")


def propagate(style: ComputedStyle) -> None:
    """Let side lines go on through all that stands in an element's line (CSS
    Text Decoration 3, 2.1).

    Boxes out of the flow, and boxes in the line, do not have them. ``text_decoration_line`` and its
    like are set so that text which WeasyPrint draws has what it knows: one look for all lines.
    """
    around = style.parent_style
    lines = style.cascaded.get(_LINE, ("none",))[0]
    if around is None or around[_LINE] == "none":
        if lines != "none":
            style["side_lines"] = _lines_of(style)
        return
    apart = _is_apart(style)
    if apart:
        style["side_lines"] = ()
    if lines != "none":
        style["side_lines"] = _lines_of(style)
    elif apart:
        style[_LINE] = "none"
    else:
        for name in _PASSED_ON:
            style[name] = around[name]
        if style[_COLOR] == "currentcolor" and style["color"] != around["color"]:
            style[_COLOR] = around["color"]


def _lines_of(style: ComputedStyle) -> tuple[SideLine, ...]:
    """Return the side lines around an element, and behind them those that it adds.

    What it does not say of its own lines has the initial value. Lines that look like some around it
    are not added again.
    """
    around: tuple[SideLine, ...] = style["side_lines"]

    def said(name: str) -> Any:
        known = name in style.cascaded or name not in _PASSED_ON
        return style[name] if known else INITIAL_VALUES[name]

    own = style.cascaded[_LINE][0]
    lines = own if isinstance(own, Set) else style[_LINE]
    if lines == "none":
        return around
    tint = said(_COLOR)
    color = style["color"] if tint == "currentcolor" else tint
    look = SideLine(
        frozenset(lines),
        said("text_decoration_style"),
        (color.space, color.coordinates, color.alpha),
        said("text_decoration_thickness"),
        style["text_underline_offset"],
        style["text_underline_position"],
    )
    return around if look in around else (*around, look)


def _is_apart(style: ComputedStyle) -> bool:
    outside, *inside = style["display"]
    in_line = outside == "inline" and "flow" not in inside and "ruby" not in inside
    positioned = style["position"] in ("absolute", "fixed")
    return in_line or positioned or style["float"] != "none"
