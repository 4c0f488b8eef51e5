"""What styles say of their boxes; what is computed from a style is remembered, because elements
that look alike share theirs.
"""

from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any, TypeVar, TypeVarTuple

from weasyprint.css import Style

# What is said of an element before its style is computed: each value, and how much that weighs.
Weight = tuple[Any, ...]
Cascaded = dict[str, tuple[Any, Weight]]

SIDES = ("top", "right", "bottom", "left")


def paints(style: Mapping[str, Any]) -> bool:
    """Does a style give its box a background or a border?"""
    return (
        style["background_color"].alpha > 0
        or any(kind != "none" for kind, _ in style["background_image"])
        or any(style[f"border_{side}_width"] for side in SIDES)
    )


_Rest = TypeVarTuple("_Rest")
_Made = TypeVar("_Made")


def by_style(make: Callable[[Style, *_Rest], _Made]) -> Callable[[Style, *_Rest], _Made]:
    """Remember what a function makes of a style, and of further styles or values.

    It is kept where WeasyPrint keeps what it makes of a document's styles. These have no hash and
    are told apart by identity, so each is kept too: no other may come to stand in its place.
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
