"""The preview as an application for a browser: pages, marks, problems, and what stands where.

Nothing is served by a path of the disk: pages are numbers, files are rows of tables.
"""

import asyncio
import contextlib
import json
from collections.abc import AsyncIterator, Iterable, Iterator
from importlib.resources import files
from pathlib import Path

import watchfiles
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from ...messages import MESSAGES, Locale, user_locale
from ...pdfium import Pages
from ...problems import Place, Problem
from .desk import Desk
from .editor import Editor
from .making import Edition, Process

# A picture's height in pixels: least and most.
_HEIGHTS = (64, 4096)
# Changes that come together are one, in ms; and how long one waits for the first of them.
_TOGETHER, _STEP = 60, 20
# What the build writes into the book's folder, and what is no part of a book.
_IGNORED = {"dist", "__pycache__", "node_modules"}
_WEB = files(__package__) / "web"
_KINDS = {".js": "text/javascript", ".css": "text/css", ".xhtml": "application/xhtml+xml"}
_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'self'; img-src 'self' data: blob:; style-src 'self' 'unsafe-inline' blob:;"
        " font-src 'self' data: blob:; frame-src 'self' blob:; object-src 'none'; base-uri 'none';"
        " form-action 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
}
_FOREVER = {"Cache-Control": "private, max-age=31536000, immutable"}
_NEVER = {"Cache-Control": "no-store"}


class Preview:
    """The application: the desk, the process that makes the book, and the windows that watch."""

    def __init__(self, process: Process, editor: Editor | None) -> None:
        self._process, self._editor = process, editor
        self._root: Path = process.target.root
        self._desk = Desk(self._root)
        self._windows: set[asyncio.Queue[dict[str, object] | None]] = set()
        self._is_working, self._is_stale = False, False
        self._answering: asyncio.Task[None] | None = None
        self._saved: list[str] = []
        self._follow: dict[str, object] | None = None
        self._waiting: dict[str, asyncio.Future[object]] = {}
        self._folded: tuple[int, Pages | None] = 0, None

    def app(self) -> Starlette:
        routes = [
            Route("/", self._index),
            Route("/web/{name}", self._web),
            Route("/state", self._state),
            Route("/events", self._events),
            Route("/pages/{view}/{number}/{index}.png", self._picture),
            Route("/sheets", self._sheets),
            Route("/marks/{index}", self._marks),
            Route("/at", self._at, methods=["POST"]),
            Route("/problem", self._problem, methods=["POST"]),
        ]
        made = Starlette(routes=routes, lifespan=self._alive)
        made.router.redirect_slashes = False
        return made

    @contextlib.asynccontextmanager
    async def _alive(self, _: Starlette) -> AsyncIterator[None]:
        """The book is made and watched as long as the server runs."""
        watch = asyncio.create_task(self._watch())
        self._make()
        try:
            yield
        finally:
            tasks = [task for task in (watch, self._answering) if task]
            for task in tasks:
                task.cancel()
            self._process.stop()
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
            self._process.start()
            self._answering = asyncio.create_task(self._answers())
        self._process.ask("round")
        self._tell()

    async def _answers(self) -> None:
        """Take what the process gives until it ends."""
        while True:
            try:
                what, answer = await run_in_threadpool(self._process.answer)
            except (EOFError, OSError):
                self._lose()
                return
            if what == "kept" and isinstance(answer, bytes):
                self._desk.show_pages(await run_in_threadpool(Pages, answer))
            elif isinstance(answer, Edition):
                await self._take(answer)
            else:
                self._waiting.pop(what).set_result(answer)
                continue
            self._tell()

    def _lose(self) -> None:
        """The process has died, for want of memory say: the next save starts another."""
        self._is_working = self._is_stale = False
        dead = Problem(Place(self._process.target.main), "assembly.process")
        self._desk.show(Edition(problems=(dead,)), None)
        for what in list(self._waiting):
            self._waiting.pop(what).set_result(None)
        self._tell()

    async def _take(self, edition: Edition) -> None:
        pages = None
        if edition.pdf is not None and not self._desk.has(edition):
            pages = await run_in_threadpool(Pages, edition.pdf)
        self._desk.show(edition, pages)
        if edition.pdf is not None and edition.is_whole:
            saved, self._saved = self._saved, []
            await run_in_threadpool(self._turn_to, saved)
        if edition.is_checked:
            await run_in_threadpool(self._desk.remember)
            self._is_working = False
            if self._is_stale:
                self._is_stale = False
                self._make()

    def _turn_to(self, saved: Iterable[str]) -> None:
        """Find the page that was written on."""
        known = {chapter.path for chapter in self._desk.edition.chapters}
        for path in sorted(known.intersection(saved)):
            place = self._desk.changed(path)
            page = self._desk.page_of(path, place) if place is not None else None
            if page is not None:
                self._follow = {"page": page + 1, "number": self._desk.number}

    async def _watch(self) -> None:
        changes = watchfiles.awatch(
            self._root,
            watch_filter=self._is_watched,
            debounce=_TOGETHER,
            step=_STEP,
            recursive=self._process.target.is_deep,
        )
        async for changed in changes:
            paths = {Path(path) for _, path in changed}
            if self._matter(paths):
                self._saved += [path.relative_to(self._root).as_posix() for path in paths]
                self._make()

    def _is_watched(self, _: watchfiles.Change, path: str) -> bool:
        parts = Path(path).relative_to(self._root).parts
        return not any(part.startswith(".") or part in _IGNORED for part in parts)

    def _matter(self, paths: set[Path]) -> bool:
        """Was the book made from one of them?"""
        edition = self._desk.edition
        if not edition.files:
            return True
        read = {Path(name).absolute() for name in edition.files}
        folders = {Path(name).absolute() for name in edition.folders}
        return any(path in read or path.parent in folders for path in paths)

    async def _booklet(self) -> Pages | None:
        """The sheets of the pages on show, made once for each edition."""
        number = self._desk.number
        if self._folded[0] != number:
            if "booklet" not in self._waiting:
                self._waiting["booklet"] = asyncio.get_running_loop().create_future()
                self._process.ask("booklet")
            answer = await asyncio.shield(self._waiting["booklet"])
            made = await run_in_threadpool(Pages, answer) if isinstance(answer, bytes) else None
            self._folded = number, made
        return self._folded[1]

    # --- telling
    def _now(self) -> dict[str, object]:
        state = self._desk.state()
        return {**state, "working": self._is_working, "follow": self._follow}

    def _tell(self) -> None:
        state = self._now()
        for window in self._windows:
            window.put_nowait(state)

    async def _events(self, _: Request) -> Response:
        window: asyncio.Queue[dict[str, object] | None] = asyncio.Queue()
        self._windows.add(window)
        window.put_nowait(self._now())

        async def stream() -> AsyncIterator[str]:
            try:
                while (state := await window.get()) is not None:
                    yield f"data: {json.dumps(state)}\n\n"
            finally:
                self._windows.discard(window)

        return StreamingResponse(stream(), media_type="text/event-stream", headers=_NEVER)

    async def _state(self, _: Request) -> Response:
        return JSONResponse(self._now(), headers=_NEVER)

    async def _index(self, _: Request) -> Response:
        language = user_locale()
        words: dict[str, object] = {
            code.removeprefix("preview.page."): row.text(language)
            for code, row in MESSAGES.items()
            if code.startswith("preview.page.")
        }
        words["opens"] = bool(self._editor)
        text = (_WEB / "preview.html").read_text("utf-8")
        said = json.dumps(words, ensure_ascii=False).replace("<", "\\u003c")
        tag = "ja" if language is Locale.JA else "en"
        page = text.replace("__LANGUAGE__", tag).replace("__WORDS__", said)
        return HTMLResponse(page, headers={**_HEADERS, **_NEVER})

    async def _web(self, request: Request) -> Response:
        name = request.path_params["name"]
        if name not in _PARTS:
            raise HTTPException(404)
        kind = _KINDS[Path(name).suffix]
        data = _WEB.joinpath(name).read_bytes()
        return Response(data, media_type=kind, headers={**_HEADERS, **_NEVER})

    # --- pages
    async def _picture(self, request: Request) -> Response:
        number, index = (_count(request.path_params[name]) for name in ("number", "index"))
        height = _count(request.query_params.get("height", "1000"))
        pages = await self._pages(request.path_params["view"])
        if not pages or number != self._desk.number:
            raise HTTPException(404)
        least, most = _HEIGHTS
        with _still_there():
            data = await run_in_threadpool(pages.picture, index, min(max(height, least), most))
        return Response(data, media_type="image/png", headers={**_HEADERS, **_FOREVER})

    async def _pages(self, view: str) -> Pages | None:
        if view == "paper":
            return self._desk.pages
        return await self._booklet() if view == "booklet" else None

    async def _sheets(self, _: Request) -> Response:
        made = await self._booklet() if self._desk.pages else None
        sizes = made.sizes if made else []
        return JSONResponse({"number": self._desk.number, "pages": sizes}, headers=_NEVER)

    async def _marks(self, request: Request) -> Response:
        index = _count(request.path_params["index"])
        if not self._desk.pages or index >= len(self._desk.pages.sizes):
            raise HTTPException(404)
        with _still_there():
            marks = await run_in_threadpool(self._desk.marks, index)
        return JSONResponse({"number": self._desk.number, "marks": marks}, headers=_NEVER)

    # --- to the manuscript
    async def _at(self, request: Request) -> Response:
        """What stands at a point of a page; the editor opens it."""
        index, x, y = await _numbers(request, "index", "x", "y")
        if not self._desk.pages or not 0 <= index < len(self._desk.pages.sizes):
            raise HTTPException(404)
        with _still_there():
            spot = await run_in_threadpool(self._desk.spot, int(index), x, y)
        if not spot:
            return JSONResponse(None, headers=_NEVER)
        self._open(spot.path, spot.line, spot.column)
        said = {"path": spot.path, "line": spot.line, "column": spot.column, "box": spot.box}
        return JSONResponse(said, headers=_NEVER)

    async def _problem(self, request: Request) -> Response:
        """The page of a problem; the editor opens where it stands."""
        (number,) = await _numbers(request, "problem")
        problems = self._desk.edition.problems
        if not 0 <= number < len(problems):
            raise HTTPException(404)
        place = problems[int(number)].place
        self._open(place.path, max(1, place.line), max(1, place.column))
        with _still_there():
            page = await run_in_threadpool(self._desk.page_at, place.path, place.line, place.column)
        return JSONResponse({"page": None if page is None else page + 1}, headers=_NEVER)

    def _open(self, path: str, line: int, column: int) -> None:
        if self._editor:
            self._editor.open(self._root, path, line, column)


_PARTS = frozenset({"preview.css", "preview.js"})


@contextlib.contextmanager
def _still_there() -> Iterator[None]:
    """Pages may be closed while they are asked, and others have taken their place: 404."""
    try:
        yield
    except IndexError:
        raise HTTPException(404) from None


def _count(text: str) -> int:
    """A number in a path. Raises 404."""
    if not (text.isascii() and text.isdecimal() and len(text) < _DIGITS):
        raise HTTPException(404)
    return int(text)


# No number of pages or pixels is longer.
_DIGITS = 10


async def _numbers(request: Request, *names: str) -> list[float]:
    """Numbers of a request's JSON. Raises 400."""
    try:
        asked = await request.json()
        return [float(asked[name]) for name in names]
    except (ValueError, TypeError, KeyError, OverflowError):
        raise HTTPException(400) from None
