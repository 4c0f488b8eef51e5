"""The book project's products, each made from the project's folder: what dodo.py's tasks do.

Reads, returns bytes, writes nothing.
"""

import base64
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from . import epub, pdf, readings, xhtml
from .clock import build_time
from .files import read_bytes
from .impose import Binding, Flip, saddle_stitch
from .lint import lint
from .manuscript import typography
from .manuscript.encoding import decode
from .manuscript.reader import ZIP
from .messages import user_locale
from .model import Book
from .paper import Paper
from .press import cover_picture, screen_pdf
from .problems import Failed, Place, Problem
from .project import Project, read_book, read_project
from .stylesheets import EPUB_STYLES, read_styles

READINGS_FILE = "book/readings.yaml"

# The engine's word for a character that no font has.
GLYPH = "tate.glyph"

# The anchor of the colophon's page, as xhtml names it: a booklet's blanks go before it.
COLOPHON = "p-colophon"


@dataclass(frozen=True, slots=True)
class Product:
    """The bytes of one file, and what its readers should hear."""

    data: bytes
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Edited:
    """The book ready for its outputs: with readings, then with the house's typography."""

    project: Project
    book: Book
    changes: Counter[str]
    problems: tuple[Problem, ...]


@cache
def edited(root: Path) -> Edited:
    """Read once in a run. Raises ``Failed`` with all that is wrong in the manuscripts."""
    project = read_project(root)
    book, problems = read_book(project)
    book, unread = readings.apply(book, readings_of(root))
    book, changes = typography.apply(book, project.typography)
    found = (*project.warnings, *problems, *unread, *lint(book))
    return Edited(project, book, changes, found)


def readings_of(root: Path) -> readings.Readings:
    """The book's dictionary; one that changes nothing where there is none. Raises ``Failed``."""
    if not (root / READINGS_FILE).is_file():
        return readings.Readings(split=False)
    return readings.read_readings(root / READINGS_FILE, READINGS_FILE)


def report(root: Path) -> Product:
    """What was changed in the texts, and every warning, as text."""
    source = edited(root)
    changes = (f"{rule}: {count}" for rule, count in sorted(source.changes.items()))
    lines = [*changes, *(problem.text(user_locale()) for problem in source.problems)]
    return Product("".join(f"{line}\n" for line in lines).encode(), source.problems)


def markup(root: Path) -> Product:
    """The whole book as one page of HTML, for the engine."""
    return Product(markup_of(edited(root).book, root).encode())


def cover(root: Path) -> Product:
    """The typographic cover as a PNG."""
    picture = cover_picture(edited(root).book.metadata, root)
    return Product(picture.png, picture.problems)


def epub_file(root: Path, cover_file: Path) -> Product:
    return Product(epub_of(edited(root).book, root, cover_file.read_bytes()))


def pdf_file(root: Path, html_file: Path) -> Product:
    """The markup as vertical pages."""
    project = read_project(root)
    html = html_file.read_text("utf-8")
    result = screen_pdf(html, project.printing, root, str(html_file))
    return Product(result.pdf, in_sources(result.problems, project.sources, root))


def booklet(root: Path, pages: Path) -> Product:
    """The pages on sheets to print on both sides, fold and staple."""
    paper = read_project(root).printing.booklet
    return Product(booklet_of(pages.read_bytes(), str(pages), paper))


# --- the same from a book or from pages, without a project
def markup_of(book: Book, root: Path) -> str:
    """The whole book as one page. Pictures of a zip file stand in the page itself.

    Raises ``Failed`` with all the pictures that can't be shown.
    """
    pictures = epub.read_pictures(xhtml.documents(book), root)
    zipped = {source: data for source, data in pictures.items() if f"{ZIP}/" in source}
    return xhtml.print_page(book, {source: _data_url(data) for source, data in zipped.items()})


def _data_url(picture: bytes) -> str:
    kind, _ = epub.media_type(picture)
    return f"data:{kind};base64,{base64.b64encode(picture).decode()}"


def epub_of(book: Book, root: Path, cover_png: bytes) -> bytes:
    """The EPUB; its pictures and the author's own styles are under ``root``."""
    styles = read_styles(EPUB_STYLES, root)
    pictures = epub.read_pictures(xhtml.documents(book), root)
    return epub.build_epub(book, styles, cover_png, pictures, build_time(book.metadata.date))


def in_sources(
    problems: Iterable[Problem], sources: Iterable[Path], root: Path
) -> tuple[Problem, ...]:
    """The problems, those about a character moved to where its author wrote it."""
    found = tuple(problems)
    wanted = {problem.values["char"] for problem in found if problem.code == GLYPH}
    places = {char: place for char in wanted if (place := _first(char, sources, root))}
    return tuple(
        replace(problem, place=places.get(problem.values.get("char"), problem.place))
        for problem in found
    )


def _first(text: str, sources: Iterable[Path], root: Path) -> Place | None:
    for path in sources:
        shown = path.relative_to(root).as_posix()
        try:
            before, found, _ = decode(read_bytes(path, shown), shown)[0].partition(text)
        except Failed:  # a zip file, say
            continue
        if found:
            return Place(shown, before.count("\n") + 1, len(before) - before.rfind("\n"))
    return None


def booklet_of(
    pages: bytes,
    path: str,
    paper: Paper | None = None,
    binding: Binding = Binding.RIGHT,
    flip: Flip = Flip.SHORT_EDGE,
    sheets_per_signature: int | None = None,
) -> bytes:
    """Saddle stitch with its blanks before the colophon, where the PDF has one of ours."""
    sheets = saddle_stitch(
        pdf.page_count(pages, path),
        binding,
        flip,
        blanks_before=pdf.destination(pages, COLOPHON, path),
        sheets_per_signature=sheets_per_signature,
    )
    return pdf.impose(pages, sheets, paper, flip, path)
