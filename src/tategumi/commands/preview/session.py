"""A preview's session: makes the book anew after a save of its files, and tells all windows."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Iterable
from dataclasses import asdict
from pathlib import Path

import watchfiles
from starlette.concurrency import run_in_threadpool

from ...dist import DIST
from ...pdfium import Pages
from ...problems import Place, Problem
from .demand import Demand
from .desk import Desk, Spot
from .making import ROUND, Edition, Process

# Changes that come together are one, in ms; and how long one waits for the first of them.
_TOGETHER, _STEP = 60, 20
# What the build writes into the book's folder, and what is no part of a book.
_IGNORED = {DIST.name, "__pycache__", "node_modules"}

State = dict[str, object]


class Session:
    """The desk, the process that makes the book, and the windows that watch."""

    def __init__(self, process: Process, begin: Place | None = None) -> None:
        """``begin`` is the place that the windows show first, when its page is there."""
        self.process = process
        self.root: Path = process.target.root
        self.desk = Desk(self.root)
        self.demand = Demand(process, self.desk)
        self._windows: set[asyncio.Queue[State | None]] = set()
        self._is_working, self._is_stale = False, False
        self._answering: asyncio.Task[None] | None = None
        self._saved: list[str] = []
        self._follow: State | None = None
        self._turns = 0
        self._begin = begin

    @contextlib.asynccontextmanager
    async def alive(self) -> AsyncIterator[None]:
        """The book is made and watched as long as the server runs."""
        watch = asyncio.create_task(self._watch())
        self._make()
        try:
            yield
        finally:
            tasks = [task for task in (watch, self._answering) if task]
            for task in tasks:
                task.cancel()
            self.process.stop()
            await asyncio.gather(*tasks, return_exceptions=True)

    def let_go(self) -> None:
        """End the windows' streams: the server would wait for them."""
        for window in self._windows:
            window.put_nowait(None)

    # --- making
    def _make(self) -> None:
        if self._is_working:
            self._is_stale = True
            return
        self._is_working = True
        if self._answering is None or self._answering.done():
            self.process.start()
            self._answering = asyncio.create_task(self._answers())
        self.process.ask(ROUND, *self.demand.wanted())
        self.tell()

    async def _answers(self) -> None:
        """Take what the process gives until it ends."""
        while True:
            try:
                what, answer = await run_in_threadpool(self.process.answer)
            except (EOFError, OSError):
                self._lose()
                return
            if what == "kept" and isinstance(answer, bytes):
                self.desk.show_pages(await run_in_threadpool(Pages, answer))
            elif isinstance(answer, Edition):
                await self._take(answer)
            else:
                await self.demand.take(what, answer if isinstance(answer, bytes) else None)
                continue
            self.tell()

    def _lose(self) -> None:
        """The process has died, for want of memory say: the next save starts another."""
        self._is_working = self._is_stale = False
        dead = Problem(Place(self.process.target.main), "assembly.process")
        self.desk.show(Edition(problems=(dead,)), None)
        self.demand.lose()
        self.tell()

    async def _take(self, edition: Edition) -> None:
        """Show what a round gave, and turn the windows to what was saved.

        If files changed while it was made, the next round begins.
        """
        pages = None
        if edition.pdf is not None and not self.desk.has(edition):
            pages = await run_in_threadpool(Pages, edition.pdf)
        self.desk.show(edition, pages)
        if self._begin and edition.pdf is not None:
            await run_in_threadpool(self._turn_to_begin, self._begin)
        if edition.pdf is not None and edition.is_whole:
            saved, self._saved = self._saved, []
            await run_in_threadpool(self._turn_to, saved)
        if edition.is_checked:
            await run_in_threadpool(self.desk.remember)
            self._is_working = False
            if self._is_stale:
                self._is_stale = False
                self._make()

    def _turn_to(self, saved: Iterable[str]) -> None:
        """Find the page that was written on."""
        known = {chapter.path for chapter in self.desk.edition.chapters}
        for path in sorted(known.intersection(saved)):
            place = self.desk.changed(path)
            spot = self.desk.spot_of(path, place) if place is not None else None
            if spot:
                self.turn(spot, is_asked=False)

    def _turn_to_begin(self, place: Place) -> None:
        spot = self.desk.spot_at(place.path, place.line, place.column)
        if spot:
            self._begin = None
            self.turn(spot, is_asked=True)

    def turn(self, spot: Spot, *, is_asked: bool) -> None:
        """Let the windows turn to a place, those too that don't follow where it was asked for."""
        self._turns += 1
        said = {"turn": self._turns, "number": self.desk.number, "asked": is_asked}
        self._follow = {**asdict(spot), **said}

    async def _watch(self) -> None:
        """Make the book after each save of a file that it was made from, until it is cancelled."""
        changes = watchfiles.awatch(
            self.root,
            watch_filter=self._is_watched,
            debounce=_TOGETHER,
            step=_STEP,
            recursive=self.process.target.is_deep,
        )
        async for changed in changes:
            paths = {Path(path) for _, path in changed}
            if self._matter(paths):
                self._saved += [path.relative_to(self.root).as_posix() for path in paths]
                self._make()

    def _is_watched(self, _: watchfiles.Change, path: str) -> bool:
        parts = Path(path).relative_to(self.root).parts
        return not any(part.startswith(".") or part in _IGNORED for part in parts)

    def _matter(self, paths: set[Path]) -> bool:
        """Was the book made from one of them?"""
        edition = self.desk.edition
        if not edition.files:
            return True
        read = {Path(name).absolute() for name in edition.files}
        folders = {Path(name).absolute() for name in edition.folders}
        return any(path in read or path.parent in folders for path in paths)

    # --- telling
    def now(self) -> State:
        """What a window shows now, as JSON: the desk's state, and where the writing is."""
        state = self.desk.state()
        return {**state, "working": self._is_working, "follow": self._follow}

    def tell(self) -> None:
        """Send the state to all windows."""
        state = self.now()
        for window in self._windows:
            window.put_nowait(state)

    async def states(self) -> AsyncIterator[State]:
        """What a window shall show, again and again, until the server ends."""
        window: asyncio.Queue[State | None] = asyncio.Queue()
        self._windows.add(window)
        window.put_nowait(self.now())
        try:
            while (state := await window.get()) is not None:
                yield state
        finally:
            self._windows.discard(window)
