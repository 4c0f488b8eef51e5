"""Finds what Aozora notation has no words for, so that writing a model would change it."""

from collections.abc import Sequence

from ...model import (
    Block,
    Footnote,
    Group,
    GroupKind,
    Link,
    ListBlock,
    Preformatted,
    Style,
    Styled,
    Table,
)
from ...problems import Place, Problem
from .values import values_in

_KINDS = (Footnote, Link, ListBlock, Preformatted, Table)
_GROUPS = frozenset({GroupKind.LEAD, GroupKind.QUOTE, GroupKind.PREFACE, GroupKind.AFTERWORD})
_SHOWN = 40  # characters


def unwritten(blocks: Sequence[Block], path: str) -> tuple[Problem, ...]:
    """One problem for each kind: the first of it, and how many there are."""
    found: dict[object, list[object]] = {}
    for value in values_in(tuple(blocks)):
        if (kind := _kind(value)) is not None:
            found.setdefault(kind, []).append(value)
    return tuple(
        Problem(Place(path), "write.aozora", {"what": _shown(values[0]), "count": len(values)})
        for values in found.values()
    )


def _kind(value: object) -> object:
    match value:
        case Styled(Style.CODE):
            return Style.CODE
        case Group(kind):
            return kind if kind in _GROUPS else None
    return type(value) if isinstance(value, _KINDS) else None


def _shown(value: object) -> str:
    return "".join(text for text in values_in(value) if isinstance(text, str))[:_SHOWN]
