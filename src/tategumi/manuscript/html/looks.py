"""What is said twice of the same words: looks by class and by style, and in neighbours."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from ...model import Emphasis, Inline, SideLine, Styled
from ...running import joined
from .vocabulary import Inlines, Wrap


def unlike(wraps: Iterable[Wrap]) -> Iterator[Wrap]:
    """Each look once, though class and style both say it."""
    seen = set()
    for wrap in wraps:
        made = wrap(())
        look = (type(made), getattr(made, "style", None))
        if look not in seen:
            seen.add(look)
            yield wrap


def merged(inlines: Inlines) -> Inlines:
    """Neighbours with the same look as one: editors cut text at every click."""
    made: list[Inline] = []
    for inline in inlines:
        last = made[-1] if made else None
        if (
            isinstance(inline, _MERGED)
            and type(last) is type(inline)
            and _look(last) == _look(inline)
        ):
            made[-1] = replace(last, children=joined((*last.children, *inline.children)))
        else:
            made.append(inline)
    return tuple(made)


_MERGED = (Emphasis, SideLine, Styled)


def _look(inline: Emphasis | SideLine | Styled) -> tuple[object, ...]:
    names = [name for name in inline.__slots__ if name != "children"]
    return tuple(getattr(inline, name) for name in names)
