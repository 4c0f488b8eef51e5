from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from typing import IO

class Image:
    alt_text: str | None
    content_type: str
    def open(self) -> AbstractContextManager[IO[bytes]]: ...

class Convert: ...

def img_element(func: Callable[[Image], Mapping[str, str]]) -> Convert: ...
