"""A book's products, from the book or from its pages: with a book project or without.

Reads pictures and style sheets, returns bytes, writes nothing.
"""

import base64
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from . import epub, pdf, press, xhtml
from .clock import build_time
from .files import read_bytes
from .impose import Binding, Flip, Sheet, saddle_stitch
from .manuscript.encoding import decode
from .manuscript.reader import ZIP
from .model import Book, Metadata
from .paper import Paper
from .printing import Printing
from .problems import Failed, Place, Problem, Severity, by_place, place_in, raise_errors
from .stylesheets import EPUB_STYLES, read_styles

# The anchor of the colophon's page, as xhtml names it: a booklet's blanks go before it.
COLOPHON = "p-colophon"

# A staple holds, and copying paper folds, to about ten sheets in one.
MOST_SHEETS = 10


@dataclass(frozen=True, slots=True)
class Product:
    """The bytes of one file, and what its readers should hear."""

    data: bytes
    problems: tuple[Problem, ...] = ()


# --- before anything is made
def mistakes(
    book: Book, printing: Printing, root: Path, sources: Iterable[Path]
) -> tuple[Problem, ...]:
    """What would stop a product of the book, or spoil it: design, pictures, styles, fonts."""
    _, pictures = epub.find_pictures(xhtml.documents(book), root)
    try:
        read_styles(EPUB_STYLES, root)
        cover = press.cover_picture(book.metadata, root).problems
        set_badly = (*cover, *press.trial(xhtml.print_sample(book), root))
    except Failed as failed:
        set_badly = failed.problems
    errors = [problem for problem in set_badly if problem.severity is Severity.ERROR]
    design = press.check(printing, root)
    full = () if design else press.fitted(book, printing, root).problems
    return (*design, *full, *pictures, *_in_sources(errors, tuple(sources), root))


# --- the EPUB
def cover(metadata: Metadata, root: Path, sources: Iterable[Path]) -> Product:
    """The typographic cover as a PNG; ``sources`` are where its author wrote title and names."""
    picture = press.cover_picture(metadata, root)
    return Product(picture.png, _in_sources(picture.problems, tuple(sources), root))


def epub_book(book: Book, root: Path, cover_png: bytes) -> Product:
    """The EPUB; its pictures and the author's own styles are under ``root``."""
    styles = read_styles(EPUB_STYLES, root)
    pictures = epub.read_pictures(xhtml.documents(book), root)
    moment = build_time(book.metadata.date)
    return Product(epub.build_epub(book, styles, cover_png, pictures, moment))


# --- the pages
def markup(book: Book, printing: Printing, root: Path) -> str:
    """The whole book as one page of HTML. Pictures of a zip file stand in the page itself.

    Raises ``Failed`` with all the pictures that can't be shown, and pages that have no room.
    """
    fitted = press.fitted(book, printing, root)
    raise_errors(fitted.problems)
    pictures = epub.read_pictures(xhtml.documents(book), root)
    zipped = {source: data for source, data in pictures.items() if f"{ZIP}/" in source}
    embedded = {source: _data_url(data) for source, data in zipped.items()}
    return xhtml.print_page(book, embedded, closer=fitted.steps)


def _data_url(picture: bytes) -> str:
    kind, _ = epub.media_type(picture)
    return f"data:{kind};base64,{base64.b64encode(picture).decode()}"


def pages(
    html: str, printing: Printing, root: Path, shown: str, sources: Iterable[Path]
) -> Product:
    """The markup as vertical pages; ``sources`` are where its author wrote the text."""
    result = press.screen_pdf(html, printing, root, shown)
    return Product(result.pdf, _in_sources(result.problems, tuple(sources), root))


def _in_sources(
    problems: Iterable[Problem], sources: tuple[Path, ...], root: Path
) -> tuple[Problem, ...]:
    """The problems by place, those about a character or words moved to where they were written."""

    def moved(problem: Problem) -> Problem:
        quoted = problem.values.get("char") or problem.values.get("words")
        if not quoted:
            return problem
        place = _first(quoted, sources, root) or Place(problem.place.path)
        return replace(problem, place=place)

    return by_place(map(moved, problems))


def _first(text: str, sources: tuple[Path, ...], root: Path) -> Place | None:
    for path in sources:
        shown = path.resolve().relative_to(root.resolve()).as_posix()
        try:
            whole, _ = decode(read_bytes(path, shown), shown)
        except Failed:  # a zip file, say
            continue
        if (index := whole.find(text)) >= 0:
            return place_in(whole, index, shown)
    return None


# --- the sheets
def booklet(
    book_pdf: bytes,
    shown: str,
    paper: Paper | None = None,
    binding: Binding = Binding.RIGHT,
    flip: Flip = Flip.SHORT_EDGE,
    sheets_per_signature: int | None = None,
) -> Product:
    """Saddle stitch with its blanks before the colophon, where the PDF has one of ours."""
    sheets = saddle_stitch(
        pdf.page_count(book_pdf, shown),
        binding,
        flip,
        blanks_before=pdf.destination(book_pdf, COLOPHON, shown),
        sheets_per_signature=sheets_per_signature,
    )
    problems = _too_thick(sheets_per_signature or len(sheets), sheets, shown)
    return Product(pdf.impose(book_pdf, sheets, paper, flip, shown), problems)


def _too_thick(folded: int, sheets: tuple[Sheet, ...], shown: str) -> tuple[Problem, ...]:
    if min(folded, len(sheets)) <= MOST_SHEETS:
        return ()
    return (Problem(Place(shown), "booklet.thick", {"sheets": folded, "most": MOST_SHEETS}),)
