"""Suggests words for a book's readings, to be accepted or refused one by one."""

from pathlib import Path

from ..edited_book import readings_of
from ..project import read_book, read_project
from ..readings.kanji import Reader
from ..readings.sudachi import analyser
from ..readings.suggest import suggest
from .arguments import Add, Options, Problems, member_of, say


def arguments(add: Add) -> None:
    add("action", choices=["suggest"], help=say("cli.suggest"))
    add("folder", type=Path, nargs="?", default=Path(), metavar="DIR", help=say("cli.folder"))
    add("--reader", type=member_of(Reader), metavar="NAME", help=say("cli.reader"))


def run(options: Options) -> Problems:
    root: Path = options.folder
    analyse = analyser()
    book, problems = read_book(read_project(root))
    known = readings_of(root)
    print(suggest(book, known, options.reader or known.reader, analyse), end="")
    return (*problems, *known.problems)
