"""Makes what a preview needs only when it is looked at: the sheets of a booklet, the EPUB."""

import asyncio
import io
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from starlette.concurrency import run_in_threadpool

from ...pdfium import Pages
from .desk import Desk
from .making import BOOKLET, EPUB, Process


class Archive:
    """The files of an EPUB that stays in memory; ``sizes`` are their bytes by their names."""

    def __init__(self, data: bytes) -> None:
        self._zip = zipfile.ZipFile(io.BytesIO(data))
        self.sizes = {entry.filename: entry.file_size for entry in self._zip.infolist()}

    def read(self, name: str) -> bytes:
        """A file by its name, of those in ``sizes``."""
        return self._zip.read(name)

    def close(self) -> None:
        """Let go of it."""
        self._zip.close()


Opened = Pages | Archive
_OPEN: Mapping[str, Callable[[bytes], Opened]] = {BOOKLET: Pages, EPUB: Archive}


@dataclass(frozen=True, slots=True)
class Made:
    """A product of a version of the book; ``opened`` is None where it can't be made."""

    version: int
    opened: Opened | None = None


@dataclass(slots=True)
class Demand:
    """Products by their names, each made once for a version, when it is first asked for.

    What was looked at when a round begins is given by the round itself, as soon as it can be.
    """

    process: Process
    desk: Desk
    _made: dict[str, Made] = field(default_factory=dict)
    _waiting: dict[str, asyncio.Future[None]] = field(default_factory=dict)
    _looked_at: set[str] = field(default_factory=set)

    async def get(self, name: str) -> Made:
        """The product of the book as it is now, or of the version that comes next."""
        self._looked_at.add(name)
        if self._made.get(name, Made(-1)).version != self.desk.version:
            if name not in self._waiting:
                self._wait(name)
                self.process.ask(name)
            await asyncio.shield(self._waiting[name])
        return self._made[name]

    def wanted(self) -> tuple[str, ...]:
        """The products that a round which begins now should give; they are waited for."""
        names = tuple(sorted(self._looked_at - self._waiting.keys()))
        self._looked_at.clear()
        for name in names:
            self._wait(name)
        return names

    def _wait(self, name: str) -> None:
        self._waiting[name] = asyncio.get_running_loop().create_future()

    async def take(self, name: str, data: bytes | None) -> None:
        """A product has come, of the version on the desk."""
        version, before = self.desk.version, self._made.get(name)
        opened = await run_in_threadpool(_OPEN[name], data) if data else None
        self._made[name] = Made(version, opened)
        if before and before.opened:
            before.opened.close()
        self._waiting.pop(name).set_result(None)

    def lose(self) -> None:
        """Nothing more comes of what was asked."""
        for name, waiting in self._waiting.items():
            self._made.setdefault(name, Made(self.desk.version))
            waiting.set_result(None)
        self._waiting.clear()
