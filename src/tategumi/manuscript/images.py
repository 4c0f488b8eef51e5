"""Images anywhere in a manuscript's blocks."""

from collections.abc import Callable
from dataclasses import replace

from ..model import Block, Image, Text


def map_images(blocks: tuple[Block, ...], change: Callable[[Image], Image]) -> tuple[Block, ...]:
    """The same blocks with each image changed, in captions, notes, cells and ruby bases too."""

    def mapped(value: object) -> object:
        match value:
            case Image():
                return change(value)
            case Text() | str():
                return value
            case tuple():
                new = tuple(mapped(item) for item in value)
                return new if any(a is not b for a, b in zip(new, value, strict=True)) else value
        pairs = [(name, getattr(value, name)) for name in getattr(value, "__slots__", ())]
        changed = {name: new for name, old in pairs if (new := mapped(old)) is not old}
        return replace(value, **changed) if changed else value

    return mapped(blocks)
