"""What can't be taken out of the flow, to run in margins or be a note (CSS GCPM 3, 1.2 and 2).

A page needs its root, a table its parts, and a call of a note the element that is the note.
WeasyPrint takes them out nevertheless, and fails. They stay where they stand, and that is told.
"""

from collections.abc import Callable

from weasyprint.css import ComputedStyle
from weasyprint.logger import LOGGER

_PROPERTIES = ("position", "float")


def keep_unfit(style: ComputedStyle) -> None:
    """Keep in the flow what can't be taken out of it, with a warning."""
    if not any(name in style.cascaded for name in _PROPERTIES):
        return
    position = style["position"]
    if isinstance(position, tuple):
        if any(is_unfit(style) for is_unfit in _UNFIT[position[0]]):
            _drop(style, "position", written(position))
        elif _holder(style) == "flex":
            _blockify(style)
    if style["float"] == "footnote" and any(is_unfit(style) for is_unfit in _UNFIT["footnote"]):
        _drop(style, "float", "footnote")


def written(position: tuple[str, str]) -> str:
    """Return how a style sheet writes the value of a running element's or a note's position."""
    function, name = position
    return f"{function[:-1]}{name})"


def _drop(style: ComputedStyle, name: str, value: str) -> None:
    """Drop a declaration, and the values that are computed from it."""
    LOGGER.warning("Ignored `%s: %s`, its box stays in the flow", name, value)
    style.cascaded = {other: said for other, said in style.cascaded.items() if other != name}
    for known in (style, style.specified):
        for computed in (*_PROPERTIES, "display"):
            known.pop(computed, None)


def _blockify(style: ComputedStyle) -> None:
    """Make what stands in a flex container a block here, for as a block WeasyPrint makes an item.

    It takes what it makes a block itself for an item in the flow.
    """
    outer, *inner = style["display"]
    if outer == "inline":
        style["display"] = ("block", *inner)


def _is_root(style: ComputedStyle) -> bool:
    return style.parent_style is None


def _is_marker(style: ComputedStyle) -> bool:
    return style.pseudo_type == "marker"


def _is_generated(style: ComputedStyle) -> bool:
    return style.pseudo_type is not None


def _is_part_of_table(style: ComputedStyle) -> bool:
    outer: str = style["display"][0]
    return outer.startswith("table-") and outer != "table-caption"


def _is_table(style: ComputedStyle) -> bool:
    """Return whether a box is a table, whose wrapper box knows nothing of its call."""
    return "table" in style["display"][1:] or style["display"] == ("inline-table",)


def _is_in_grid(style: ComputedStyle) -> bool:
    return _holder(style) == "grid"


def _is_item(style: ComputedStyle) -> bool:
    """Return whether a box is an item, on which ``float`` has no effect (CSS Flexbox 1, 3)."""
    return _holder(style) in ("flex", "grid")


def _holder(style: ComputedStyle) -> str:
    """Return the inner display type of the box that holds a style's box."""
    around = style.parent_style
    while around is not None and around["display"] == ("contents",):
        around = around.parent_style
    return "" if around is None else around["display"][-1]


_UNFIT: dict[str, tuple[Callable[[ComputedStyle], bool], ...]] = {
    "running()": (_is_root, _is_marker, _is_part_of_table, _is_in_grid),
    "note()": (_is_root, _is_generated, _is_table, _is_part_of_table, _is_in_grid),
    "footnote": (_is_root, _is_generated, _is_item),
}
