"""Reads users' files: only inside the book's folder, without characters that no book can hold.

Knows no encoding and no notation.
"""

import re
from pathlib import Path

from .inputs import note
from .problems import Failed, Place, Problem
from .unicode import normalize

# XML 1.0 (2.2) can't hold the C0 controls, lone surrogates, U+FFFE and U+FFFF; C1 controls are the
# debris of a wrong encoding. Tab and line feed stay.
CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def inside(root: Path, name: str) -> Path | None:
    """The file ``name`` under ``root``; None where it would leave the folder, by symlink too.

    Names are the same in either normal form: a Mac's zip files hold か and its mark apart.
    """
    try:
        stored = _stored(root / name)
        note(stored)
        path = stored.resolve()
    except (OSError, RuntimeError, ValueError):  # links in a circle, NUL in the name
        return None
    return path if path.is_relative_to(root.resolve()) else None


def _stored(path: Path) -> Path:
    """The path with names as the disk has them, where only their normal form differs."""
    if str(path).isascii() or path.exists() or path == path.parent:
        return path
    folder, wanted = _stored(path.parent), normalize("NFC", path.name)
    if not folder.is_dir():
        return path
    same = (one for one in folder.iterdir() if normalize("NFC", one.name) == wanted)
    return min(same, default=folder / path.name)


def read_bytes(path: Path, shown: str) -> bytes:
    """The whole file; ``shown`` is its path as the user knows it. Raises ``Failed``."""
    note(path)
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise Failed([Problem(Place(shown), "file.missing")]) from None
    except OSError as error:
        detail = error.strerror or str(error)
        raise Failed([Problem(Place(shown), "file.unreadable", {"detail": detail})]) from None


def read_utf8(path: Path, shown: str) -> str:
    """The text of a file that must be UTF-8, as style sheets and YAML are. Raises ``Failed``."""
    try:
        return read_bytes(path, shown).decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Failed([Problem(Place(shown), "file.encoding", {"encodings": "UTF-8"})]) from None


def read_inside(root: Path, name: str) -> str:
    """The text of ``name`` in the folder ``root``, which no symlink leaves. Raises ``Failed``."""
    path = inside(root, name)
    if not path:
        raise Failed([Problem(Place(name), "file.outside")])
    return read_utf8(path, name)


def cleaned(text: str, shown: str) -> tuple[str, tuple[Problem, ...]]:
    """The text without the control characters that no book can hold, each one reported."""
    if not CONTROL.search(text):
        return text, ()
    problems = tuple(
        Problem(
            Place(shown, number, match.start() + 1),
            "file.control",
            {"code": f"U+{ord(match.group()):04X}"},
        )
        for number, line in enumerate(text.split("\n"), 1)
        for match in CONTROL.finditer(line)
    )
    return CONTROL.sub("", text), problems
