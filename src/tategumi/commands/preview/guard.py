"""Lets no pages but the preview's own ask its server.

A page of another site can send requests to the loopback address too, by a name of its own that
leads there (DNS rebinding) or from its scripts and forms: what does not name this server as its
host, or comes from another origin, is refused.
"""

from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from .caret import LOOPBACK


class Guard:
    """Refuses what does not ask this server by its own name, or comes from another site."""

    def __init__(self, app: ASGIApp, port: int) -> None:
        self._app = app
        self._hosts = {f"{name}:{port}" for name in (LOOPBACK, "localhost")}
        self._origins = {f"http://{host}" for host in self._hosts}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and not self._is_ours(Request(scope)):
            await Response("refused", 403)(scope, receive, send)
            return
        await self._app(scope, receive, send)

    def _is_ours(self, request: Request) -> bool:
        headers = request.headers
        origin, site = headers.get("origin"), headers.get("sec-fetch-site", "none")
        is_link = request.method == "GET" and headers.get("sec-fetch-mode") == "navigate"
        return (
            headers.getlist("host") == [headers.get("host")]
            and headers["host"] in self._hosts
            and (origin is None or origin in self._origins)
            and (site in ("none", "same-origin") or is_link)
        )
