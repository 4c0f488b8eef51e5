"""The package's frozen values as bytes, and back: what is kept of a book's texts.

What is read back are dataclasses and enumerations of this package, tuples, texts and numbers: data,
never code.
"""

import io
import pickle
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from enum import Enum
from typing import Any, TypeVar

from .cache import Cache

T = TypeVar("T")


def encoded(value: object) -> bytes:
    stream = io.BytesIO()
    _Writer(stream, pickle.HIGHEST_PROTOCOL).dump(value)
    return stream.getvalue()


def decoded(data: bytes) -> Any:
    """The value that was encoded. Raises ``ValueError`` for what no such value comes to."""
    try:
        return _Reader(io.BytesIO(data)).load()
    except (pickle.UnpicklingError, AttributeError, EOFError, ImportError, IndexError, TypeError):
        raise ValueError("no value of the package") from None


def kept(
    cache: Cache, key: str, make: Callable[[], T], holds: Callable[[T], bool] = lambda _: True
) -> T:
    """What is kept under ``key`` and still holds, or else what ``make`` gives, now kept there."""
    data = cache.get(key)
    if data is not None:
        try:
            value: T = decoded(data)
        except ValueError:
            pass
        else:
            if holds(value):
                return value
    value = make()
    keep(cache, key, value)
    return value


def keep(cache: Cache, key: str, value: object) -> None:
    """Keep a value under ``key``."""
    if cache.folder:
        cache.put(key, encoded(value))


class _Writer(pickle.Pickler):
    """Dataclasses are written as calls of their kind, which are read twice as fast as states."""

    def reducer_override(self, value: object) -> Any:
        kind = type(value)
        if not is_dataclass(kind):
            return NotImplemented
        return kind, tuple(getattr(value, field.name) for field in fields(kind))


class _Reader(pickle.Unpickler):
    """Knows no names but those of the package's own kinds of values."""

    def find_class(self, module: str, name: str) -> type:
        if module.partition(".")[0] == __package__:
            found = super().find_class(module, name)
            if isinstance(found, type) and (is_dataclass(found) or issubclass(found, Enum)):
                return found
        raise pickle.UnpicklingError(name)
