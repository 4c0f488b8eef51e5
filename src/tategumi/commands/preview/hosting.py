"""The preview's server: it listens on the loopback address alone, until its user ends it."""

import contextlib
import socket
import webbrowser
from collections.abc import Callable

import uvicorn
from starlette.concurrency import run_in_threadpool

from ...problems import Place
from .caret import LOOPBACK
from .editor import Editor
from .guard import Guard
from .making import Process
from .serving import Preview
from .session import Session


def bound(port: int) -> socket.socket:
    """A socket that listens on the loopback address; port 0 is any free one. Raises ``OSError``."""
    place = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    place.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    place.bind((LOOPBACK, port))
    place.listen()  # who reads the address may ask at once, and waits
    return place


def serve(
    place: socket.socket,
    process: Process,
    editor: Editor | None,
    begin: Place | None,
    *,
    opens: bool,
) -> None:
    """Serve until the user ends it; ``begin`` is the place that is shown first."""
    port = place.getsockname()[1]
    session = Session(process, begin)
    guarded = Guard(Preview(session, editor).app(), port)
    settings = uvicorn.Config(
        guarded,
        http="h11",
        ws="none",
        log_config=None,
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=1,
    )
    server = _Server(settings, session.let_go)
    if opens:
        server.opens = f"http://{LOOPBACK}:{port}/"
    with contextlib.suppress(KeyboardInterrupt):
        server.run(sockets=[place])


class _Server(uvicorn.Server):
    """A server that ends its streams when it is told to end, and opens the browser when it runs."""

    def __init__(self, settings: uvicorn.Config, let_go: Callable[[], None]) -> None:
        super().__init__(settings)
        self._let_go, self.opens = let_go, ""

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.opens:
            await run_in_threadpool(webbrowser.open, self.opens)

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        self._let_go()
        await super().shutdown(sockets)
