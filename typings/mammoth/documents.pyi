from contextlib import AbstractContextManager
from typing import IO

class Image:
    def open(self) -> AbstractContextManager[IO[bytes]]: ...
