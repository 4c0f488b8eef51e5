"""Percentages of a height that is set: pictures take theirs before layout (CSS 2.1, 10.5).

WeasyPrint takes them for ``auto`` in anonymous boxes (9.2.1.1), in cells, in flex items, and where
it looks for widths. In a vertical flow the ``width`` of each picture is such a percentage.
"""

from math import inf
from typing import Any

from weasyprint.css import AnonymousStyle, Style
from weasyprint.css.properties import Dimension
from weasyprint.formatting_structure import boxes

from ..cascade.turn import is_vertical

_HEIGHTS = ("height", "min_height", "max_height")
_EDGES = {
    "content-box": (),
    "padding-box": ("padding_top", "padding_bottom"),
    "border-box": ("padding_top", "padding_bottom", "border_top_width", "border_bottom_width"),
}


def resolve_heights(box: boxes.Box, basis: float | None = None) -> None:
    """Resolve the percentages of the pictures in a box.

    ``basis`` is the height around the box in px; None where it is not set.
    """
    if isinstance(box, boxes.ReplacedBox):
        box.style = _resolved(box.style, basis)
        return
    if not isinstance(box, boxes.ParentBox):
        return
    if not isinstance(box, boxes.InlineBox) and not isinstance(box.style, AnonymousStyle):
        basis = content_height(box.style, basis)
    for child in box.children:
        within = is_vertical(child) == is_vertical(box) and not child.is_absolutely_positioned()
        resolve_heights(child, basis if within else None)
        if child.footnote:
            resolve_heights(child.footnote)


def _resolved(style: Style, basis: float | None) -> Style:
    """Return a picture's style with its percentages of the basis in px, and
    its height in its limits.

    WeasyPrint would find the width from the height by the ratio before it applies the limits
    (10.4).
    """
    heights = {name: style[name] for name in _HEIGHTS}
    for name, value in heights.items():
        if getattr(value, "unit", None) == "%" and basis is not None:
            heights[name] = Dimension(value.value * basis / 100, "px")
    height, least, most = map(_px, heights.values())
    if height is not None:
        height = max(least or 0, min(height, inf if most is None else most))
        heights["height"] = Dimension(height, "px")
    if all(style[name] == value for name, value in heights.items()):
        return style
    resolved = style.copy()
    resolved.update(heights)
    return resolved


def _px(value: Any) -> float | None:
    """Return a length of a style in px; None where it is none."""
    length: float | None = value.value if getattr(value, "unit", None) == "px" else None
    return length


def content_height(style: Style, basis: float | None = None) -> float | None:
    """Return the height of a box's content in px, None where its style does not set it.

    A percentage is of ``basis``, in px.
    """
    height = style["height"]
    unit = getattr(height, "unit", None)
    length: float
    if unit == "px":
        length = height.value
    elif unit == "%" and basis is not None:
        length = height.value * basis / 100
    else:
        return None
    edges = (style[name] for name in _EDGES[style["box_sizing"]])
    taken: float = sum(getattr(edge, "value", edge) for edge in edges)
    return max(0, length - taken)
