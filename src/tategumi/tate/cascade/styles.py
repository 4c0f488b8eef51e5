"""Remembers what is computed from a style, because elements that look alike share theirs."""

from collections.abc import Callable
from functools import wraps

from weasyprint.css import ComputedStyle


def by_style(make: Callable) -> Callable:
    """Remember what a function makes of a style, and of further styles or values.

    It is kept where WeasyPrint keeps what it makes of a document's styles. These have no hash and
    are told apart by identity, so each is kept too: no other may come to stand in its place.
    """
    name = f"{make.__module__}.{make.__qualname__}"

    @wraps(make)
    def made(style: ComputedStyle, *rest: object) -> object:
        known = style.cache.setdefault(name, {})
        key = id(style), *(id(one) if isinstance(one, dict) else one for one in rest)
        if key not in known:
            known[key] = make(style, *rest), style, rest
        return known[key][0]

    return made
