"""Converts one manuscript to EPUB and PDF, or to text in another notation."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from .. import for_eshops, products, xhtml
from ..cache import Cache, InMemory
from ..choices import by_word
from ..contents import placed_texts, read_texts
from ..dist import EPUB, HORIZONTAL, KOBO, PDF, STEPS
from ..entries import Whole, entries_of
from ..flavours import Flavour
from ..formats import FORMATS, WORDS, Format
from ..lint import lint, with_places
from ..located import Located
from ..manuscript.reader import read
from ..manuscript.source import Manuscript, Notation
from ..manuscript.writers import WRITERS, Writer
from ..model import Block, Book, Document, Heading, PageBreak
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
    add("--to", type=parse_kinds, default=USUAL, metavar="KIND,…", help=help_of_kinds())
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


@dataclass(frozen=True, slots=True)
class Given:
    """A manuscript, the book that it makes by itself, and what is wrong in them.

    ``texts`` are the documents as their author wrote them, ``sources`` the files, for places.
    ``cache`` keeps what several products have in common.
    """

    manuscript: Manuscript
    book: Book
    problems: tuple[Problem, ...]
    texts: tuple[Document, ...]
    sources: tuple[Path, ...]
    cache: Cache = field(default_factory=InMemory)


def book_from(
    file: Path, notation: Notation | None, title: str = "", authors: Sequence[str] = ()
) -> Given:
    """The book of a manuscript, or of a folder of them. Raises ``Failed``.

    ``title`` and ``authors`` stand in for what the manuscript's head says.
    """
    if file.name in ("", ".."):
        file = file.resolve()  # a folder has its name from outside
    manuscript, texts = _read(file, notation)
    if title.strip():
        manuscript = replace(manuscript, title=title, heading=())
    if named := tuple(author for author in authors if author.strip()):
        manuscript = replace(manuscript, creators=named)
    if not manuscript.blocks:
        raise Failed([*manuscript.problems, Problem(Place(str(file)), "manuscript.empty")])
    plain = book_of(manuscript, file.stem, file.name)
    texts = texts or plain.documents
    book = _in_house(plain)
    if missing := missing_pictures(book, file.parent):
        book = _in_house(with_stand_ins(plain, missing))
    found = with_places(lint(book), lambda _: placed_texts(file.parent, texts))
    told = (*raise_errors(manuscript.problems), *missing, *xhtml.lost_links(book), *found)
    names = dict.fromkeys(text.source for text in texts if text.source)
    return Given(manuscript, book, told, texts, tuple(file.parent / name for name in names))


def _in_house(book: Book) -> Book:
    return house.apply(split_rubies(book), HOUSE)[0]


def _read(file: Path, notation: Notation | None) -> tuple[Manuscript, tuple[Document, ...]]:
    """The manuscript; the texts of a folder, or of a zip file that holds several, are its chapters,
    and are given too. Raises ``Failed``.
    """
    entry = Whole(Located(file.name or ".", Place(str(file))), notation=notation)
    problems: list[Problem] = []
    entries = entries_of(file.parent, [entry], problems)
    if len(entries) == 1 and not file.is_dir():
        return read(file, file.parent, notation), ()
    texts = read_texts(file.parent, entries, notation)
    blocks: list[Block] = []
    for document in texts.documents:
        blocks += (
            [Heading(1, document.title, named=document.titled)] if document.title else [PageBreak()]
        )
        blocks += document.blocks
    raise_errors((*problems, *texts.problems))
    found = (*problems, *texts.problems)
    whole = Manuscript(tuple(blocks), found, file.stem, colophon=texts.colophon)
    return whole, texts.documents


def design_of(page: Format, shown: str, chapters: Opening = Opening.PAGE) -> Printing:
    """A page as books without a description have it."""
    return Printing(page, Edge.HEAD, Edge.HEAD, chapters, None, Place(shown))


def converted(options: Options, base: Path) -> Converted:
    """The manuscript's products, each as ``base`` with its own ending. Raises ``Failed``."""
    file: Path = options.file
    given = book_from(file, options.notation, options.title, options.author)
    problems, files = list(given.problems), []
    for ending, make in options.to:
        begun, target = time.monotonic(), base.with_name(f"{base.name}{ending}")
        if target.resolve() == file.resolve():
            raise Failed([Problem(Place(str(file)), "cli.itself")])
        product = make(given, options)
        problems += raise_errors(milder(product.problems))
        write_whole(target, product.data)
        files.append((target, product, time.monotonic() - begun))
    return Converted(given.book, tuple(files), tuple(problems))


# --- what it makes
def _epub(given: Given, options: Options, flavour: Flavour | None = None) -> Product:
    book, root, sources = given.book, options.file.parent, given.sources
    if options.cover:
        picture = Located(options.cover.name, Place(str(options.cover)))
        cover = products.own_cover(picture, options.cover.parent)
    else:
        cover = products.cover(book.metadata, root, sources, given.cache)
    made = products.epub_book(book, root, cover.data, sources, flavour=flavour)
    lost = for_eshops.lost(book, flavour)
    return replace(made, problems=(*cover.problems, *made.problems, *lost))


def _pdf(given: Given, options: Options) -> Product:
    shown, root = str(options.file), options.file.parent
    design = design_of(FORMATS[options.format], shown, options.chapters)
    html = products.markup(given.book, design, root, shown, given.cache)
    return products.pages(html, design, root, shown, given.sources, given.cache, given.texts)


_Make = Callable[[Given, Options], Product]


def _text(writer: Writer) -> _Make:
    def make(given: Given, options: Options) -> Product:
        text, problems = writer.write(given.manuscript, f"{options.file.stem}.{writer.suffix}")
        return Product(text.encode(), problems)

    return make


# The products that a book project has too; they have the same names, and files with its endings.
_MAKERS: dict[Path, _Make] = {
    EPUB: _epub,
    PDF: _pdf,
    HORIZONTAL: partial(_epub, flavour=Flavour.HORIZONTAL),
    KOBO: partial(_epub, flavour=Flavour.KOBO),
}
# By its name, how each file ends behind the manuscript's name, and what makes it.
CONVERSIONS: dict[str, tuple[str, _Make]] = {
    **{s.name: (s.ending, _MAKERS[s.file]) for s in STEPS if s.file in _MAKERS},
    **{name: (f".{writer.suffix}", _text(writer)) for name, writer in WRITERS.items()},
}
# What is made where nothing is named.
USUAL = "epub,pdf"


def help_of_kinds() -> str:
    """What is said of ``--to``."""
    return say("cli.to", known=", ".join(CONVERSIONS), usual=USUAL)


def parse_kinds(text: str) -> tuple[tuple[str, _Make], ...]:
    return tuple(map(one_of(CONVERSIONS), text.split(",")))
