"""Objects of a PDF as WeasyPrint writes them: what the engine makes and reads of them."""

from collections.abc import Iterable, Mapping
from typing import Any, BinaryIO

class Object:
    number: int | None
    @property
    def data(self) -> bytes: ...
    @property
    def reference(self) -> bytes: ...
    @property
    def compressible(self) -> bool: ...

class Dictionary(Object, dict[str, Any]):
    def __init__(self, values: Mapping[str, object] | None = None) -> None: ...

class Array(Object, list[Any]):
    def __init__(self, array: Iterable[object] | None = None) -> None: ...

class Stream(Object):
    stream: list[Any]
    extra: dict[str, Any]
    def __init__(
        self,
        stream: Iterable[object] | None = None,
        extra: Mapping[str, object] | None = None,
        compress: bool = False,
    ) -> None: ...

class PDF:
    objects: list[Object]
    catalog: Dictionary
    info: Dictionary
    pages: Dictionary
    def add_object(self, object_: Object) -> None: ...
    def add_page(self, page: Dictionary) -> None: ...
    def write(
        self,
        output: BinaryIO,
        version: bytes = b"1.7",
        identifier: bool | bytes = False,
        compress: bool = False,
    ) -> None: ...
