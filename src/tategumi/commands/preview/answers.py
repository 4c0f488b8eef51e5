"""The forms in which the preview answers a browser, and those in which it is asked."""

import contextlib
from collections.abc import Iterator

from starlette.exceptions import HTTPException
from starlette.requests import Request

POLICY = (
    "default-src 'self'; img-src 'self' data: blob:; style-src 'self' 'unsafe-inline' blob:;"
    " font-src 'self' data: blob:; frame-src 'self' blob:; object-src 'none'; base-uri 'none';"
    " form-action 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
}
# What comes out of a book is no page and no script of ours, whatever it holds.
FOREIGN = {**HEADERS, "Content-Security-Policy": "sandbox; default-src 'none'"}
FOREVER = {"Cache-Control": "private, max-age=31536000, immutable"}
NEVER = {"Cache-Control": "no-store"}
# No number is longer: pages, lines, pixels, versions.
_DIGITS = 12


@contextlib.contextmanager
def still_there() -> Iterator[None]:
    """Pages may be closed while they are asked, and others have taken their place: 404."""
    try:
        yield
    except IndexError:
        raise HTTPException(404) from None


def count(text: str) -> int:
    """A number in an address. Raises 404."""
    if not (text.isascii() and text.isdecimal() and len(text) < _DIGITS):
        raise HTTPException(404)
    return int(text)


async def numbers(request: Request, *names: str) -> list[float]:
    """Numbers of a request's JSON. Raises 400."""
    asked = await _asked(request)
    try:
        return [float(str(asked[name])) for name in names]
    except (ValueError, TypeError, KeyError, OverflowError):
        raise HTTPException(400) from None


async def texts(request: Request, *names: str) -> list[str]:
    """Texts of a request's JSON. Raises 400."""
    asked = await _asked(request)
    found = [text for name in names if isinstance(text := asked.get(name), str)]
    if len(found) < len(names):
        raise HTTPException(400)
    return found


async def _asked(request: Request) -> dict[str, object]:
    try:
        asked = await request.json()
    except (ValueError, RecursionError):
        raise HTTPException(400) from None
    if not isinstance(asked, dict):
        raise HTTPException(400)
    return asked
