"""Walks through the values of a model or of notes."""

from collections.abc import Collection, Iterator
from dataclasses import fields, is_dataclass


def values_in(value: object, without: Collection[str] = ()) -> Iterator[object]:
    """The value and all values inside it, in order; fields named in ``without`` are left out."""
    yield value
    if isinstance(value, tuple):
        for item in value:
            yield from values_in(item, without)
    elif is_dataclass(value):
        for field in fields(value):
            if field.name not in without:
                yield from values_in(getattr(value, field.name), without)
