"""Draws QR codes (JIS X 0510) of addresses of the web, by segno.

segno brings clients of the web with it, and is imported with the first code.
A code's picture is named by its address behind ``SCHEME``, which no manuscript's picture can be.
"""

import base64
import io
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import segno

SCHEME = "qr:"
# White around the code, which readers need, in modules.
QUIET_ZONE = 4
# Pixels of a module: fine enough for the press at any size at which a code is printed.
_SCALE = 16


def is_code(source: str) -> bool:
    """Is the picture with this name a QR code?"""
    return source.startswith(SCHEME)


def picture(source: str) -> bytes:
    """The code as a PNG of two tones, with its quiet zone; ``source`` is its picture's name."""
    made = io.BytesIO()
    _code(source.removeprefix(SCHEME)).save(made, "png", scale=_SCALE, border=QUIET_ZONE)
    return made.getvalue()


def address(source: str) -> str:
    """The same picture as an address that holds it."""
    return f"data:image/png;base64,{base64.b64encode(picture(source)).decode()}"


def modules(url: str) -> int:
    """How many modules a side of the code has."""
    return len(_code(url).matrix)


@cache
def _code(url: str) -> "segno.QRCode":
    import segno  # noqa: PLC0415

    return segno.make_qr(url, error="m")
