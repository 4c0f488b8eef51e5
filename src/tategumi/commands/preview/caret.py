"""Asks a preview, at its start or while it runs, to show a line of a manuscript.

The preview of a project notes its port in the folder of what is kept, so that the same command,
typed by an editor at each move of its caret, turns the pages of the one that is open.
"""

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http import HTTPStatus
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from urllib.parse import urlencode

from ...dist import KEPT
from ...output import write_whole
from ...problems import Place

LOOPBACK = "127.0.0.1"

_NOTED = KEPT / "preview.port"
_FORM = re.compile(r"(?P<file>.+?)(?::(?P<line>[0-9]{1,9}))?(?::(?P<column>[0-9]{1,9}))?")
_PATIENCE = 10  # seconds that a preview has for an answer


@dataclass(frozen=True, slots=True)
class Caret:
    """A file as it was typed, and a place in it from 1."""

    file: str
    line: int = 1
    column: int = 1

    @classmethod
    def parse(cls, text: str) -> "Caret":
        """``FILE``, ``FILE:LINE`` or ``FILE:LINE:COLUMN``. Raises ``ValueError``."""
        found = _FORM.fullmatch(text)
        if not found:
            raise ValueError(text)
        return cls(found["file"], int(found["line"] or 1) or 1, int(found["column"] or 1) or 1)

    def within(self, root: Path) -> str:
        """The file as the book in ``root`` names it; "" where it is none of its folder.

        It is looked for from the working folder, then from the book's.
        """
        for path in (Path(self.file), root / self.file):
            if path.is_file() and path.resolve().is_relative_to(root.resolve()):
                return path.resolve().relative_to(root.resolve()).as_posix()
        return ""


@contextmanager
def noted(root: Path, port: int) -> Iterator[None]:
    """While the block runs, others find the preview of the project in ``root``."""
    own = str(port).encode("ascii")
    write_whole(root / _NOTED, own)
    try:
        yield
    finally:
        if (root / _NOTED).is_file() and (root / _NOTED).read_bytes() == own:
            (root / _NOTED).unlink()


def turned(root: Path, place: Place) -> dict[str, object] | None:
    """Let a preview of the project that runs show the place, and what it says of it.

    Empty where the line stands on no page; None where no preview runs.
    """
    asked = urlencode({"file": place.path, "line": place.line, "column": place.column})
    try:
        port = int((root / _NOTED).read_text("ascii"))
        connection = HTTPConnection(LOOPBACK, port, timeout=_PATIENCE)
        connection.request("POST", f"/show?{asked}")
        with connection.getresponse() as answer:
            return json.loads(answer.read()) or {} if answer.status == HTTPStatus.OK else None
    except (OSError, HTTPException, ValueError):
        return None
