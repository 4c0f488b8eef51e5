"""Finds images anywhere in a manuscript's blocks."""

from collections.abc import Callable
from dataclasses import replace
from operator import is_
from typing import Any

from ..model import Block, Image, Text

# What holds no image, and makes the most of a book.
_PLAIN = (Text, str)


def map_images(blocks: tuple[Block, ...], change: Callable[[Image], Image]) -> tuple[Block, ...]:
    """The same blocks with each image changed, in captions, notes, cells and ruby bases too."""

    def mapped(value: Any) -> Any:
        if isinstance(value, Image):
            return change(value)
        if isinstance(value, tuple):
            new = tuple(item if isinstance(item, _PLAIN) else mapped(item) for item in value)
            return value if all(map(is_, new, value)) else new
        changed = {}
        for name in getattr(value, "__slots__", ()):
            old = getattr(value, name)
            if not isinstance(old, _PLAIN) and (new := mapped(old)) is not old:
                changed[name] = new
        return replace(value, **changed) if changed else value

    changed: tuple[Block, ...] = mapped(blocks)
    return changed
