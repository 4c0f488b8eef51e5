"""Inline boxes of which nothing is seen: lines have no copies of them."""

from weasyprint.css import Style
from weasyprint.formatting_structure import boxes
from weasyprint.layout.percent import percentage

from ..cascade.styles import by_style, paints


def is_transparent(box: boxes.InlineBox) -> bool:
    """Return whether nothing of an inline box itself is seen, clicked or shifted.

    Lines then need no copy of it around what it holds.
    """
    if box.link or box.string_set or box.bookmark_label or box.footnote:
        return False
    if box.missing_link or box.is_leader:  # they wait for a page's number, and for room
        return False
    return _is_transparent(box.style)


_EDGES = tuple(f"{edge}_{side}" for edge in ("margin", "padding") for side in ("left", "right"))


@by_style
def _is_transparent(style: Style) -> bool:
    return (
        not paints(style)
        and not any(percentage(style[edge], style, 1) for edge in _EDGES if style[edge] != "auto")
        and style["anchor"] is None
        and style["position"] == "static"
        and style["vertical_align"] == "baseline"
        and style["outline_style"] == "none"
        and style["opacity"] == 1
    )
