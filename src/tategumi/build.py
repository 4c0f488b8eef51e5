"""The book project's products, each made from the project's folder: what dodo.py's tasks do.

Reads, returns bytes, writes nothing.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from . import products, readings
from .cache import Cache
from .lint import lint
from .manuscript import typography
from .messages import user_locale
from .model import Book
from .problems import Failed, Problem, by_place, lines, raise_errors
from .products import Product
from .project import Project, draft, read_book, read_project

READINGS_FILE = "book/readings.yaml"
# Where a project keeps what it need not make again.
CACHE = ".tategumi"


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
    lines = project.printing.format.lines * project.printing.format.columns
    page = readings.Page(project.printing.format.characters, lines)
    book, unread = readings.apply(book, readings_of(root), page)
    book, changes = typography.apply(book, project.typography)
    found = (*project.warnings, *problems, *unread, *lint(book))
    return Edited(project, book, changes, found)


def readings_of(root: Path) -> readings.Readings:
    """The book's dictionary; one that changes nothing where there is none. Raises ``Failed``."""
    if not (root / READINGS_FILE).is_file():
        return readings.Readings(split=False)
    return readings.read_readings(root, READINGS_FILE)


def report(root: Path) -> Product:
    """What was changed in the texts, and every warning, as text.

    Raises ``Failed`` with all that is wrong in the project, so that nothing is made of it.
    """
    found = raise_errors(by_place(mistakes(root)))
    source = edited(root)
    problems = (*source.problems, *found)
    changes = [f"{rule}: {count}" for rule, count in sorted(source.changes.items())]
    rows = [*changes, *lines(problems, user_locale())]
    return Product("".join(f"{row}\n" for row in rows).encode(), problems)


def mistakes(root: Path) -> Iterator[Problem]:
    """What is wrong in each of the project's files, whatever is wrong in the others."""
    try:
        yield from readings_of(root).problems
    except Failed as failed:
        yield from failed.problems
    try:
        project, problems = draft(root)
    except Failed as failed:
        yield from failed.problems
    else:
        yield from problems
        book, _ = read_book(project)
        yield from products.mistakes(book, project.printing, root, _sources(project))


def _sources(project: Project) -> tuple[Path, ...]:
    """The files that hold the words of the book."""
    return (*project.sources, project.root / READINGS_FILE)


def markup(root: Path) -> Product:
    """The whole book as one page of HTML, for the engine."""
    source = edited(root)
    return Product(products.markup(source.book, source.project.printing, root).encode())


def cover(root: Path) -> Product:
    """The typographic cover as a PNG."""
    source = edited(root)
    return products.cover(source.book.metadata, root, _sources(source.project))


def epub(root: Path, cover_file: Path) -> Product:
    """The book for e-readers."""
    return products.epub_book(edited(root).book, root, cover_file.read_bytes())


def pages(root: Path, html_file: Path) -> Product:
    """The markup as vertical pages."""
    project = read_project(root)
    html = html_file.read_text("utf-8")
    kept = Cache(root / CACHE)
    return products.pages(html, project.printing, root, str(html_file), _sources(project), kept)


def booklet(root: Path, pages_file: Path) -> Product:
    """The pages on sheets to print on both sides, fold and staple."""
    settings = read_project(root).printing.booklet
    if not settings:
        return Product(None)
    return products.booklet(pages_file.read_bytes(), str(pages_file), settings)
