"""What styles say of their boxes, and a memory for what is computed from them.

Elements that look alike share a style, so that most of it is computed once.
"""

from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any, TypeVar, TypeVarTuple

from weasyprint.css import Style

# What the cascade gives an element: for each property the value, and how much that weighs.
Weight = tuple[Any, ...]
Cascaded = dict[str, tuple[Any, Weight]]

SIDES = ("top", "right", "bottom", "left")


def has_background(style: Mapping[str, Any]) -> bool:
    """Return whether a style gives its box a colour that is seen, or a picture, behind it."""
    color = style["background_color"]
    if color == "currentcolor":
        color = style["color"]
    return color.alpha > 0 or any(kind != "none" for kind, _ in style["background_image"])


def paints(style: Mapping[str, Any]) -> bool:
    """Return whether a style gives its box a background or a border."""
    return has_background(style) or any(style[f"border_{side}_width"] for side in SIDES)


_Rest = TypeVarTuple("_Rest")
_Made = TypeVar("_Made")


def by_style(make: Callable[[Style, *_Rest], _Made]) -> Callable[[Style, *_Rest], _Made]:
    """Make a function remember its result for each style, and for the values given beside it.

    The results are kept in the cache that WeasyPrint keeps for the styles of a document. Styles
    have no hash and are told apart by identity. So each is kept with its result: while it lives, no
    other object can have its id.
    """
    name = f"{make.__module__}.{make.__qualname__}"

    @wraps(make)
    def made(style: Style, *rest: *_Rest) -> _Made:
        known: dict[tuple[object, ...], tuple[_Made, object, object]]
        known = style.cache.setdefault(name, {})
        key = id(style), *(id(one) if isinstance(one, dict) else one for one in rest)
        if key not in known:
            known[key] = make(style, *rest), style, rest
        return known[key][0]

    return made
