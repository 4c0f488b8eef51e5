"""The preview as an application for a browser: pages, marks, problems, and what stands where.

Nothing is served by a path of the disk: pages are numbers, files are rows of tables.
"""

import json
from collections.abc import AsyncIterator
from dataclasses import asdict
from importlib.resources import files
from pathlib import Path

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from ...files import inside
from ...messages import MESSAGES, Locale, user_locale
from ...pdfium import Pages
from ...problems import Place
from .answers import FOREIGN, FOREVER, HEADERS, NEVER, count, numbers, still_there, texts
from .demand import Archive
from .desk import Spot
from .editor import Editor
from .making import BOOKLET, EPUB
from .session import Session

# A picture's height in pixels: least and most.
_HEIGHTS = (64, 4096)
_WEB = files(__package__) / "web"
_KINDS = {".js": "text/javascript", ".css": "text/css"}
_ENGINE = ("view", "epub", "epubcfi", "overlayer", "paginator", "progress", "text-walker")
_PARTS = frozenset(
    {"preview.css", "preview.js", "reader.js", *(f"foliate/{name}.js" for name in _ENGINE)}
)


class Preview:
    """The application: what a session shows, and what is asked of it."""

    def __init__(self, session: Session, editor: Editor | None) -> None:
        self._session, self._editor = session, editor
        self._root, self._desk = session.root, session.desk

    def app(self) -> Starlette:
        """The application with its routes; while it runs, the session makes the book."""
        routes = [
            Route("/", self._index),
            Route("/web/{name:path}", self._web),
            Route("/state", self._state),
            Route("/events", self._events),
            Route("/pages/{view}/{number}/{index}.png", self._picture),
            Route("/sheets", self._sheets),
            Route("/epub", self._epub),
            Route("/epub/{version}/{name:path}", self._epub_file),
            Route("/marks/{index}", self._marks),
            Route("/begin/{index}", self._begin),
            Route("/at", self._at, methods=["POST"]),
            Route("/words", self._words, methods=["POST"]),
            Route("/problem", self._problem, methods=["POST"]),
            Route("/show", self._show, methods=["POST"]),
        ]
        made = Starlette(routes=routes, lifespan=lambda _: self._session.alive())
        made.router.redirect_slashes = False
        return made

    async def _events(self, _: Request) -> Response:
        async def stream() -> AsyncIterator[str]:
            """The states that a window shall show, as server-sent events."""
            async for state in self._session.states():
                yield f"data: {json.dumps(state)}\n\n"

        return StreamingResponse(stream(), media_type="text/event-stream", headers=NEVER)

    async def _state(self, _: Request) -> Response:
        return JSONResponse(self._session.now(), headers=NEVER)

    async def _index(self, _: Request) -> Response:
        """The page itself, with its words in the user's language; no address is filled in."""
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
        return HTMLResponse(page, headers={**HEADERS, **NEVER})

    async def _web(self, request: Request) -> Response:
        name = request.path_params["name"]
        if name not in _PARTS:
            raise HTTPException(404)
        kind = _KINDS[Path(name).suffix]
        data = _WEB.joinpath(name).read_bytes()
        return Response(data, media_type=kind, headers={**HEADERS, **NEVER})

    # --- pages
    async def _picture(self, request: Request) -> Response:
        number, index = (count(request.path_params[name]) for name in ("number", "index"))
        height = count(request.query_params.get("height", "1000"))
        now, pages = await self._pages(request.path_params["view"])
        if not pages or number != now:
            raise HTTPException(404)
        least, most = _HEIGHTS
        with still_there():
            data = await run_in_threadpool(pages.picture, index, min(max(height, least), most))
        return Response(data, media_type="image/png", headers={**HEADERS, **FOREVER})

    async def _pages(self, view: str) -> tuple[int, Pages | None]:
        """The pages of a view, and the number of what is shown there."""
        if view == "paper":
            return self._desk.number, self._desk.pages
        if view == "booklet":
            made = await self._session.demand.get(BOOKLET)
            return made.version, made.opened if isinstance(made.opened, Pages) else None
        return 0, None

    async def _sheets(self, _: Request) -> Response:
        version, made = await self._pages("booklet") if self._desk.pages else (0, None)
        sizes = made.sizes if made else []
        return JSONResponse({"version": version, "pages": sizes}, headers=NEVER)

    async def _marks(self, request: Request) -> Response:
        index = self._page(request)
        with still_there():
            marks = await run_in_threadpool(self._desk.marks, index)
        return JSONResponse({"number": self._desk.number, "marks": marks}, headers=NEVER)

    def _page(self, request: Request) -> int:
        """The index of a page in an address. Raises 404."""
        index = count(request.path_params["index"])
        if not self._desk.pages or index >= len(self._desk.pages.sizes):
            raise HTTPException(404)
        return index

    # --- the EPUB
    async def _epub(self, _: Request) -> Response:
        """What the EPUB holds; nothing where it can't be made."""
        made = await self._session.demand.get(EPUB)
        sizes = made.opened.sizes if isinstance(made.opened, Archive) else {}
        return JSONResponse({"version": made.version, "files": sizes}, headers=NEVER)

    async def _epub_file(self, request: Request) -> Response:
        version, name = count(request.path_params["version"]), request.path_params["name"]
        made = await self._session.demand.get(EPUB)
        archive = made.opened
        if made.version != version or not isinstance(archive, Archive) or name not in archive.sizes:
            raise HTTPException(404)
        data = await run_in_threadpool(archive.read, name)
        kind = "application/octet-stream"
        return Response(data, media_type=kind, headers={**FOREIGN, **FOREVER})

    # --- to the manuscript
    async def _begin(self, request: Request) -> Response:
        """What stands first on a page."""
        index = self._page(request)
        with still_there():
            return _answer(await run_in_threadpool(self._desk.begin, index))

    async def _at(self, request: Request) -> Response:
        """What stands at a point of a page; the editor opens it."""
        index, x, y = await numbers(request, "index", "x", "y")
        if not self._desk.pages or not 0 <= index < len(self._desk.pages.sizes):
            raise HTTPException(404)
        with still_there():
            spot = await run_in_threadpool(self._desk.spot, int(index), x, y)
        if spot:
            self._open(spot.path, spot.line, spot.column)
        return _answer(spot)

    async def _words(self, request: Request) -> Response:
        """Where letters of a file of the EPUB were written; the editor opens it if it shall."""
        document, words = await texts(request, "document", "words")
        through, opens = await numbers(request, "through", "opens")
        if not 0 <= through <= 1 or len(words) > _MOST_WORDS:
            raise HTTPException(400)
        with still_there():
            spot = await run_in_threadpool(self._desk.spot_of_words, document, words, through)
        if spot and opens:
            self._open(spot.path, spot.line, spot.column)
        return _answer(spot)

    async def _problem(self, request: Request) -> Response:
        """Where a problem stands; the editor opens it."""
        (number,) = await numbers(request, "problem")
        problems = self._desk.edition.problems
        if not 0 <= number < len(problems):
            raise HTTPException(404)
        place = problems[int(number)].place
        self._open(place.path, max(1, place.line), max(1, place.column))
        with still_there():
            return _answer(await run_in_threadpool(self._desk.spot_at, *_parts(place)))

    async def _show(self, request: Request) -> Response:
        """Turn all windows to a line of a manuscript: where an editor's caret is."""
        asked = request.query_params
        line, column = (count(asked.get(name, "1")) for name in ("line", "column"))
        path = inside(self._root, asked.get("file", ""))
        if not path:
            raise HTTPException(404)
        shown = path.relative_to(self._root).as_posix()
        with still_there():
            spot = await run_in_threadpool(self._desk.spot_at, shown, max(1, line), max(1, column))
        if spot:
            self._session.turn(spot, is_asked=True)
            self._session.tell()
        return _answer(spot)

    def _open(self, path: str, line: int, column: int) -> None:
        if self._editor:
            self._editor.open(self._root, path, line, column)


# Letters by which a place in the EPUB is looked for, at most.
_MOST_WORDS = 200


def _answer(spot: Spot | None) -> Response:
    return JSONResponse(asdict(spot) if spot else None, headers=NEVER)


def _parts(place: Place) -> tuple[str, int, int]:
    return place.path, place.line, place.column
