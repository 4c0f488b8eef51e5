"""The book in a browser while it is written: pages that follow each save."""

import argparse
import gc
import os
import sys
import tempfile
from contextlib import nullcontext
from importlib.util import find_spec
from pathlib import Path

from ...dist import BOOK_FILE
from ...formats import FORMATS, WORDS
from ...manuscript.source import Notation
from ...output import tell
from ...problems import Failed, Place, Problem
from ..arguments import Add, Options, Problems, member_of, one_of, say
from .caret import LOOPBACK, Caret, noted, turned
from .editor import Editor
from .making import FileTarget, Process, ProjectTarget, Target

# What the extra brings.
_LIBRARIES = ("starlette", "uvicorn", "watchfiles")
_EDITOR = "TATEGUMI_EDITOR"


def arguments(add: Add) -> None:
    """Declare the command's arguments; ``add`` is the parser's ``add_argument``."""
    add("book", type=Path, nargs="?", default=Path(), metavar="FOLDER|FILE", help=say("cli.book"))
    add("--editor", type=_editor, metavar="COMMAND", help=say("cli.editor"))
    add("--at", type=_caret, metavar="FILE:LINE", help=say("cli.at"))
    add("--port", type=_port, default=0, metavar="N", help=say("cli.port"))
    add("--no-open", action="store_true", help=say("cli.no-open"))
    add("--notation", type=member_of(Notation), metavar="NAME", help=say("cli.notation"))
    add("--format", type=one_of(WORDS), default="a5", metavar="NAME", help=say("cli.format"))


def run(options: Options) -> Problems:
    """Serve the preview until the user ends it. Raises ``Failed`` where the extra is missing."""
    if not all(map(find_spec, _LIBRARIES)):
        values = {"python": sys.executable, "names": " ".join(_LIBRARIES)}
        raise Failed([Problem(Place("preview"), "preview.missing", values)])
    gc.enable()  # off in commands that end soon
    # The server's libraries belong to an extra.
    from .hosting import bound, serve  # noqa: PLC0415

    with tempfile.TemporaryDirectory(prefix="tategumi-") as kept:
        target = _target(options, Path(kept))
        begin = _begin(options.at, target) if options.at else None
        if begin and (found := _shown(target, begin)):
            return found
        process = Process(target)
        try:
            place = bound(options.port)
        except OSError as error:
            values = {"detail": error.strerror or str(error)}
            raise Failed(
                [Problem(Place(f"--port {options.port}"), "preview.port", values)]
            ) from None
        address = f"http://{LOOPBACK}:{place.getsockname()[1]}/"
        tell([Problem(Place(address), "preview.serving")])
        sys.stdout.flush()  # a window of the author's, or a program, waits for the address
        editor = options.editor or (_editor(text) if (text := os.environ.get(_EDITOR)) else None)
        kept_port = noted(target.root, place.getsockname()[1])
        with kept_port if isinstance(target, ProjectTarget) else nullcontext():
            serve(place, process, editor, begin, opens=not options.no_open)
    return ()


def _target(options: Options, kept: Path) -> Target:
    book: Path = options.book.resolve()
    if book.is_file():
        return FileTarget(book, options.notation, FORMATS[options.format], kept)
    if not book.exists():
        raise Failed([Problem(Place(str(options.book)), "file.missing")])
    if not (book / BOOK_FILE).is_file():
        raise Failed([Problem(Place(str(options.book)), "preview.no-book")])
    return ProjectTarget(book)


def _begin(caret: Caret, target: Target) -> Place:
    """The place of the book where the preview is to begin. Raises ``Failed``."""
    name = caret.within(target.root)
    if not name:
        raise Failed([Problem(Place(caret.file), "preview.no-file")])
    return Place(name, caret.line, caret.column)


def _shown(target: Target, place: Place) -> Problems:
    """What a preview that runs already says of the place; nothing where none runs."""
    if not isinstance(target, ProjectTarget):
        return ()
    answer = turned(target.root, place)
    if answer is None:
        return ()
    if not answer:
        return (Problem(place, "preview.nowhere"),)
    return (Problem(place, "preview.turned", {"page": answer.get("page", "")}),)


def _caret(text: str) -> Caret:
    """A type for argparse: a file and a place in it."""
    return Caret.parse(text)


def _editor(text: str) -> Editor:
    """A type for argparse: a command with places for what it opens."""
    try:
        return Editor.parse(text)
    except ValueError:
        raise argparse.ArgumentTypeError(say("preview.editor", text=text)) from None


def _port(text: str) -> int:
    """A type for argparse: a port's number."""
    if not text.isdecimal() or int(text) > 65535:
        raise argparse.ArgumentTypeError(say("preview.no-port", text=text))
    return int(text)
