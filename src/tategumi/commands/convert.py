"""One manuscript as EPUB and PDF, or as text in another notation."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from .. import products, xhtml
from ..cache import InMemory
from ..choices import by_word
from ..contents import read_texts, written_in
from ..entries import Whole, entries_of
from ..formats import FORMATS, WORDS, Format
from ..lint import lint, placed
from ..located import Located
from ..manuscript.reader import read
from ..manuscript.source import Manuscript, Notation
from ..manuscript.writers import WRITERS, Writer
from ..model import Block, Book, Heading, PageBreak
from ..output import tell_made, write_whole
from ..printing import Edge, Opening, Printing
from ..problems import Failed, Place, Problem, raise_errors
from ..products import Product
from ..readings import split_rubies
from ..single import book_of
from ..stand_ins import missing_pictures, with_stand_ins
from ..typography import house
from ..typography.digits import Digits
from ..typography.house import Typography
from .arguments import Add, Options, Problems, member_of, milder, one_of, say

# What readers of vertical text expect, and no author would miss in a manuscript.
HOUSE = Typography(digits=Digits.SHORT)


def arguments(add: Add) -> None:
    add("file", type=Path, metavar="FILE", help=say("cli.file"))
    add("--to", type=parse_kinds, default="epub,pdf", metavar="KIND,…", help=say("cli.to"))
    add("--out", type=Path, metavar="DIR", help=say("cli.out"))
    add("--notation", type=member_of(Notation), metavar="NAME", help=say("cli.notation"))
    add("--format", type=one_of(WORDS), default="a5", metavar="NAME", help=say("cli.format"))
    add(
        "--chapters",
        type=one_of(by_word(Opening)),
        default=Opening.PAGE,
        metavar="NAME",
        help=say("cli.chapters"),
    )
    add("--title", default="", metavar="TEXT", help=say("cli.title"))
    add("--author", action="append", default=[], metavar="NAME", help=say("cli.author"))
    add("--cover", type=Path, metavar="PICTURE", help=say("cli.cover-picture"))


def run(options: Options) -> Problems:
    file: Path = options.file
    made = converted(options, (options.out or file.parent) / file.stem)
    for path, product, seconds in made.files:
        tell_made(path, seconds, product.pages)
    return made.problems


@dataclass(frozen=True, slots=True)
class Converted:
    """The book, its files with what they are and the seconds that each took, and what to tell."""

    book: Book
    files: tuple[tuple[Path, Product, float], ...]
    problems: tuple[Problem, ...]


def book_from(
    file: Path, notation: Notation | None, title: str = "", authors: Sequence[str] = ()
) -> tuple[Manuscript, Book, list[Problem]]:
    """A manuscript, and the book that it makes by itself. Raises ``Failed``.

    ``title`` and ``authors`` stand in for what the manuscript's head says.
    """
    if file.name in ("", ".."):
        file = file.resolve()  # a folder has its name from outside
    manuscript = _read(file, notation)
    if title.strip():
        manuscript = replace(manuscript, title=title, heading=())
    if named := tuple(author for author in authors if author.strip()):
        manuscript = replace(manuscript, creators=named)
    if not manuscript.blocks:
        raise Failed([*manuscript.problems, Problem(Place(str(file)), "manuscript.empty")])
    plain = book_of(manuscript, file.stem, file.name)
    book = _in_house(plain)
    if missing := missing_pictures(book, file.parent):
        book = _in_house(with_stand_ins(plain, missing))
    found = placed(lint(book), partial(written_in, file.parent, plain.documents))
    told = (*raise_errors(manuscript.problems), *missing, *xhtml.lost_links(book), *found)
    return manuscript, book, list(told)


def _in_house(book: Book) -> Book:
    return house.apply(split_rubies(book), HOUSE)[0]


def _read(file: Path, notation: Notation | None) -> Manuscript:
    """The manuscript; the texts of a folder, or of a zip file that holds several, are its chapters.

    Raises ``Failed``.
    """
    whole = Whole(Located(file.name or ".", Place(str(file))), notation=notation)
    problems: list[Problem] = []
    entries = entries_of(file.parent, [whole], problems)
    if len(entries) == 1 and not file.is_dir():
        return read(file, file.parent, notation)
    texts = read_texts(file.parent, entries, notation)
    blocks: list[Block] = []
    for document in texts.documents:
        blocks += (
            [Heading(1, document.title, named=document.titled)] if document.title else [PageBreak()]
        )
        blocks += document.blocks
    raise_errors((*problems, *texts.problems))
    found = (*problems, *texts.problems)
    return Manuscript(tuple(blocks), found, file.stem, colophon=texts.colophon)


def design_of(page: Format, shown: str, chapters: Opening = Opening.PAGE) -> Printing:
    """A page as books without a description have it."""
    return Printing(page, Edge.HEAD, Edge.HEAD, chapters, None, Place(shown))


def converted(options: Options, base: Path) -> Converted:
    """The manuscript's products, each as ``base`` with its own ending. Raises ``Failed``."""
    file: Path = options.file
    manuscript, book, problems = book_from(file, options.notation, options.title, options.author)
    files = []
    for suffix, make in options.to:
        begun, target = time.monotonic(), base.with_name(f"{base.name}.{suffix}")
        if target.resolve() == file.resolve():
            raise Failed([Problem(Place(str(file)), "cli.itself")])
        product = make(manuscript, book, options)
        problems += raise_errors(milder(product.problems))
        write_whole(target, product.data)
        files.append((target, product, time.monotonic() - begun))
    return Converted(book, tuple(files), tuple(problems))


# --- what it makes
def _epub(_: Manuscript, book: Book, options: Options) -> Product:
    root = options.file.parent
    if options.cover:
        picture = Located(options.cover.name, Place(str(options.cover)))
        cover = products.own_cover(picture, options.cover.parent)
    else:
        cover = products.cover(book.metadata, root, [options.file])
    made = products.epub_book(book, root, cover.data, [options.file])
    return replace(made, problems=(*cover.problems, *made.problems))


def _pdf(_: Manuscript, book: Book, options: Options) -> Product:
    shown, root = str(options.file), options.file.parent
    design = design_of(FORMATS[options.format], shown, options.chapters)
    sources, cache = [options.file], InMemory()
    html = products.markup(book, design, root, shown, cache)
    return products.pages(html, design, root, shown, sources, cache, book.documents)


_Make = Callable[[Manuscript, Book, Options], Product]


def _text(writer: Writer) -> _Make:
    def make(manuscript: Manuscript, _: Book, options: Options) -> Product:
        text, problems = writer.write(manuscript, f"{options.file.stem}.{writer.suffix}")
        return Product(text.encode(), problems)

    return make


CONVERSIONS: dict[str, tuple[str, _Make]] = {
    "epub": ("epub", _epub),
    "pdf": ("pdf", _pdf),
    **{name: (writer.suffix, _text(writer)) for name, writer in WRITERS.items()},
}


def parse_kinds(text: str) -> tuple[tuple[str, _Make], ...]:
    return tuple(map(one_of(CONVERSIONS), text.split(",")))
