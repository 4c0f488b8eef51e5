"""Writes the package's frozen values as bytes and reads them back, for the cache.

Only data can be read back: dataclasses and enumerations of this package, tuples, strings, numbers.
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
    """The value that was encoded. Raises ``ValueError`` for bytes of another kind."""
    try:
        return _Reader(io.BytesIO(data)).load()
    except (pickle.UnpicklingError, AttributeError, EOFError, ImportError, IndexError, TypeError):
        raise ValueError("no value of the package") from None


def kept(
    cache: Cache, key: str, make: Callable[[], T], holds: Callable[[T], bool] = lambda _: True
) -> T:
    """The value kept under ``key``, if it holds; else what ``make`` gives, which is now kept."""
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
    """Writes a dataclass as a call of its class, which is read twice as fast as a state."""

    def reducer_override(self, value: object) -> Any:
        kind = type(value)
        if not is_dataclass(kind):
            return NotImplemented
        return kind, tuple(getattr(value, field.name) for field in fields(kind))


class _Reader(pickle.Unpickler):
    """Refuses all names but those of this package's dataclasses and enumerations."""

    def find_class(self, module: str, name: str) -> type:
        if module.partition(".")[0] == __package__:
            found = super().find_class(module, name)
            if isinstance(found, type) and (is_dataclass(found) or issubclass(found, Enum)):
                return found
        raise pickle.UnpicklingError(name)
