"""Side lines (傍線): underline and overline on the sides that CSS Text Decoration 4 says."""

from weasyprint.draw.color import get_color
from weasyprint.draw.text import draw_text_decoration
from weasyprint.layout.percent import percentage

from .leaves import TateText
from .turn import is_vertical

# Side lines stand this far from the em box, and are this thick, in em.
_LINE_GAP = 0.06
_LINE_WIDTHS = {"solid": 0.05, "double": 0.15, "dotted": 0.08, "dashed": 0.05, "wavy": 0.08}


def draw_lines(stream: object, text: TateText) -> None:
    """Draw the side lines of a text.

    Where the style leaves it to us, distance and thickness are those of printed books, outside of
    readings and marks.
    """
    style = text.style
    wanted = style["text_decoration_line"]
    if wanted == "none":
        return
    size, kind = style["font_size"], style["text_decoration_style"]
    thickness = _used(style, "text_decoration_thickness", size)
    if thickness is None:
        thickness = _LINE_WIDTHS[kind] * size
    elif kind == "double":  # that of each stroke; as much is between them
        thickness *= 3
    offset = _used(style, "text_underline_offset", size)
    on_right = is_vertical(text) and "right" in style["text_underline_position"]

    def outside(right: bool, gap: float | None) -> float:
        over, under = text.reach
        usual = _LINE_GAP * size + (over if right else under)
        away = (usual if gap is None else gap) + thickness / 2
        return -away if right else size + away

    places = {
        "underline": outside(on_right, offset),
        "overline": outside(not on_right, None),
        "line-through": size / 2,
    }
    color = get_color(style, "text_decoration_color")
    for line in sorted(wanted & places.keys()):
        draw_text_decoration(stream, text, 0, places[line], thickness, color)


def _used(style: dict, name: str, size: float) -> float | None:
    """A length or share of the font size, in px; None where a keyword leaves it to us."""
    value = style[name]
    return None if isinstance(value, str) else percentage(value, style, size)
