"""The doors to Pango, HarfBuzz and Fontconfig. Their C values have no types in Python."""

from typing import Any, Protocol, TypeAlias

from cffi import FFI

_Handle: TypeAlias = Any

class _Library(Protocol):
    def __getattr__(self, name: str) -> Any: ...

ffi: FFI
pango: _Library
pangoft2: _Library
gobject: _Library
fontconfig: _Library
harfbuzz: _Library
FROM_UNITS: float
