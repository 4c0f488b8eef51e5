"""Starts the process that makes the book of a preview again and again.

That process keeps what a command has to load each time: the engine, the fonts, the texts that did
not change. The server answers meanwhile, and knows of the book only what stands here.
"""

import multiprocessing
import signal
from contextlib import suppress
from dataclasses import dataclass, field
from importlib import import_module
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any, ClassVar

from ...dist import BOOK_FILE
from ...formats import Format
from ...manuscript.source import Notation
from ...problems import Problem

# What that process is asked for: a round, which gives editions, and products of the last of them.
ROUND, BOOKLET, EPUB = "round", "booklet", "epub"


@dataclass(frozen=True, slots=True)
class ProjectTarget:
    """A book project in the folder ``root``.

    ``main`` is the file that pages without a manuscript of their own come from. ``is_deep`` says
    whether what it is made from may stand in folders of its folder.
    """

    root: Path
    main: ClassVar[str] = BOOK_FILE
    is_deep: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class FileTarget:
    """One manuscript as a book, as ``convert`` makes it; ``kept`` is a folder for what is set."""

    file: Path
    notation: Notation | None
    page: Format
    kept: Path
    is_deep: ClassVar[bool] = False

    @property
    def root(self) -> Path:
        """The folder of the manuscript."""
        return self.file.parent

    @property
    def main(self) -> str:
        """The manuscript's name."""
        return self.file.name


Target = ProjectTarget | FileTarget


@dataclass(frozen=True, slots=True)
class Chapter:
    """A document of the book: its first page (from 1), its manuscript ("" for none), its title.

    ``name`` is the stem of its file in the EPUB.
    """

    page: int
    path: str
    title: str
    name: str


@dataclass(frozen=True, slots=True)
class Edition:
    """What one round gave.

    ``pdf`` is None where the book is broken: the last good pages stay. ``is_whole`` is false for
    its beginning. ``is_checked`` says that ``problems`` are all there are. ``files`` and
    ``folders`` are what it was made from.
    """

    title: str = ""
    pdf: bytes | None = None
    chapters: tuple[Chapter, ...] = ()
    problems: tuple[Problem, ...] = ()
    is_whole: bool = True
    is_checked: bool = True
    files: frozenset[str] = frozenset()
    folders: frozenset[str] = frozenset()


@dataclass(slots=True)
class Process:
    """The other end: what is asked of the process that makes the book, and what it answers."""

    target: Target
    _pipe: "Connection[Any, Any]" = field(init=False, repr=False)
    _process: BaseProcess = field(init=False, repr=False)

    def start(self) -> None:
        """Start the process anew, without a fork, which would copy the server's threads."""
        context = multiprocessing.get_context("spawn")
        self._pipe, other = context.Pipe()
        self._process = context.Process(target=_work, args=(self.target, other), daemon=False)
        self._process.start()
        other.close()

    def ask(self, what: str, *also: str) -> None:
        """Ask for ``ROUND``, or for a product by its name; ``answer`` gives what is made.

        A round also gives the products ``also``, as soon as it has the pages and before all
        problems.
        """
        with suppress(OSError):
            self._pipe.send((what, also))

    def answer(self) -> tuple[str, object]:
        """Wait for the next answer: the name of what was asked, with an ``Edition`` or bytes.

        Raises ``EOFError`` when the process has ended.
        """
        what, answer = self._pipe.recv()
        return what, answer

    def stop(self) -> None:
        """End the process, whatever it does."""
        self._process.terminate()
        self._process.join()
        self._pipe.close()


def _work(target: Target, pipe: Connection) -> None:
    """Answer until the other end is closed. Only this process loads the engine."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    rounds = import_module(".rounds", __package__)
    with suppress(EOFError, OSError):
        rounds.answer(target, pipe)
