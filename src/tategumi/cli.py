"""The command ``tategumi``: what authors do from the shell without a book project.

Every command takes its arguments and returns problems; ``main`` tells them.
"""

import argparse
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from . import build, doctor, products
from .files import read_bytes
from .formats import FORMATS
from .impose import Binding, Flip
from .lint import lint
from .manuscript.encoding import decode
from .manuscript.outline import outline
from .manuscript.reader import read
from .manuscript.source import Manuscript, Notation
from .manuscript.writers import WRITERS, Writer
from .messages import MESSAGES, user_locale
from .model import Book
from .output import write_whole
from .paper import PAPERS
from .printing import Edge, Opening, Printing
from .problems import Failed, Place, Problem, Severity, lines, raise_errors
from .products import Product
from .progress import pages_shown
from .project import read_book, read_project
from .readings.kanji import Reader
from .readings.sudachi import analyser
from .readings.suggest import suggest
from .single import book_of
from .stand_ins import with_stand_ins
from .tate import typeset

T = TypeVar("T")
Options = argparse.Namespace
Problems = Iterable[Problem]

NOTATIONS = {notation.value: notation for notation in Notation}
READERS = {reader.value: reader for reader in Reader}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; 1 where it found an error."""
    options = _parser().parse_args(arguments)
    try:
        with pages_shown():
            problems = tuple(options.command(options))
    except Failed as failed:
        problems = failed.problems
    for line in lines(problems, user_locale()):
        print(line, file=sys.stderr)
    return int(any(problem.severity is Severity.ERROR for problem in problems))


# --- commands
def convert(options: Options) -> Problems:
    """One manuscript as EPUB and PDF, or as text in another notation."""
    file: Path = options.file
    manuscript = read(file, file.parent, options.notation)
    if not manuscript.blocks:
        raise Failed([*manuscript.problems, Problem(Place(str(file)), "cli.empty")])
    book = book_of(manuscript, file.stem)
    book, missing = with_stand_ins(book, file.parent)
    problems = [*raise_errors(manuscript.problems), *missing, *lint(book)]
    for suffix, make in options.to:
        target = (options.out or file.parent) / f"{file.stem}.{suffix}"
        if target.resolve() == file.resolve():
            raise Failed([Problem(Place(str(file)), "cli.itself")])
        product = make(manuscript, book, options)
        problems += raise_errors(product.problems)
        write_whole(target, product.data)
    return problems


def _epub(_: Manuscript, book: Book, options: Options) -> Product:
    root = options.file.parent
    cover = products.cover(book.metadata, root, [options.file])
    made = products.epub_book(book, root, cover.data)
    return replace(made, problems=(*cover.problems, *made.problems))


def _pdf(_: Manuscript, book: Book, options: Options) -> Product:
    shown, root = str(options.file), options.file.parent
    design = Printing(options.format, Edge.HEAD, Edge.HEAD, Opening.PAGE, None, Place(shown))
    html = products.markup(book, root)
    return products.pages(html, design, root, shown, [options.file])


def _text(writer: Writer) -> Callable[[Manuscript, Book, Options], Product]:
    def make(manuscript: Manuscript, _: Book, options: Options) -> Product:
        text, problems = writer.write(manuscript, f"{options.file.stem}.{writer.suffix}")
        return Product(text.encode(), problems)

    return make


CONVERSIONS = {
    "epub": ("epub", _epub),
    "pdf": ("pdf", _pdf),
    **{name: (writer.suffix, _text(writer)) for name, writer in WRITERS.items()},
}


def set_html(options: Options) -> Problems:
    """Any HTML through the engine, as ``weasyprint`` does for horizontal text."""
    shown = str(options.input)
    html, problems = decode(read_bytes(options.input, shown), shown)
    folder = options.input.parent
    result = typeset(html, options.css, folder, shown, dump_lines=options.dump)
    problems = raise_errors((*problems, *result.problems))
    print(result.lines, end="")
    write_whole(options.output, result.pdf)
    return problems


def booklet(options: Options) -> Problems:
    """Any PDF on sheets for saddle stitch."""
    shown = str(options.input)
    binding = Binding.LEFT if options.left else Binding.RIGHT
    flip = Flip.LONG_EDGE if options.long_edge else Flip.SHORT_EDGE
    pages = read_bytes(options.input, shown)
    made = products.booklet(pages, shown, options.paper, binding, flip, options.signature)
    write_whole(options.output, made.data)
    return made.problems


def suggest_contents(options: Options) -> Problems:
    """The contents that a plain text seems to have, to paste into book.yaml."""
    shown = options.file.as_posix()
    text, problems = decode(read_bytes(options.file, shown), shown)
    print(outline(text, shown), end="")
    return problems


def suggest_readings(options: Options) -> Problems:
    """The words of a book that its readings lack, to accept or refuse one by one."""
    root: Path = options.folder
    analyse = analyser()
    book, problems = read_book(read_project(root))
    known = build.readings_of(root)
    print(suggest(book, known, options.reader or known.reader, analyse), end="")
    return (*problems, *known.problems)


def examine(_: Options) -> Problems:
    """What this machine lacks."""
    problems = tuple(doctor.examine())
    if not problems:
        print(_say("cli.healthy", fonts=", ".join(doctor.mincho_families())))
    return problems


# --- arguments
def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("tategumi", description=_say("cli.tategumi"))
    commands = parser.add_subparsers(metavar="COMMAND", required=True)

    def command(name: str, run: Callable[[Options], Problems]) -> Callable[..., object]:
        own = commands.add_parser(name, help=_say(f"cli.{name}"), description=_say(f"cli.{name}"))
        own.set_defaults(command=run)
        return own.add_argument

    add = command("convert", convert)
    add("file", type=Path, metavar="FILE", help=_say("cli.file"))
    add("--to", type=_kinds, default="epub,pdf", metavar="KIND,…", help=_say("cli.to"))
    add("--out", type=Path, metavar="DIR", help=_say("cli.out"))
    add("--notation", type=_one_of(NOTATIONS), metavar="NAME", help=_say("cli.notation"))
    add("--format", type=_one_of(FORMATS), default="a5", metavar="NAME", help=_say("cli.format"))

    add = command("typeset", set_html)
    add("input", type=Path, metavar="IN.html", help=_say("cli.input"))
    add("output", type=Path, metavar="OUT.pdf", help=_say("cli.output"))
    add("--css", type=Path, action="append", default=[], metavar="FILE", help=_say("cli.css"))
    add("--dump", action="store_true", help=_say("cli.dump"))

    add = command("booklet", booklet)
    add("input", type=Path, metavar="IN.pdf", help=_say("cli.input"))
    add("output", type=Path, metavar="OUT.pdf", help=_say("cli.output"))
    add("--paper", type=_one_of(PAPERS), metavar="NAME", help=_say("cli.paper"))
    add("--left", action="store_true", help=_say("cli.left"))
    add("--long-edge", action="store_true", help=_say("cli.long-edge"))
    add("--signature", type=_count, metavar="N", help=_say("cli.signature"))

    add = command("outline", suggest_contents)
    add("file", type=Path, metavar="FILE", help=_say("cli.file"))

    add = command("readings", suggest_readings)
    add("action", choices=["suggest"], help=_say("cli.suggest"))
    add("folder", type=Path, nargs="?", default=Path(), metavar="DIR", help=_say("cli.folder"))
    add("--reader", type=_one_of(READERS), metavar="NAME", help=_say("cli.reader"))

    command("doctor", examine)
    return parser


def _one_of(names: Mapping[str, T]) -> Callable[[str], T]:
    """A type for argparse: one of the names, whatever their case, as what it stands for."""

    def parse(text: str) -> T:
        if text.lower() not in names:
            message = _say("cli.unknown", text=text, known=", ".join(names))
            raise argparse.ArgumentTypeError(message)
        return names[text.lower()]

    return parse


def _kinds(text: str) -> tuple:
    return tuple(map(_one_of(CONVERSIONS), text.split(",")))


def _count(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(_say("cli.count", text=text))
    return int(text)


def _say(code: str, **values: object) -> str:
    return MESSAGES[code].text(user_locale()).format(**values)
