"""The book of a project, read and edited once in a run."""

from collections import Counter
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from . import editing, indexing, readings
from .cache import Cache
from .contents import placed_texts, placed_texts_of
from .dist import BOOK_FILE, KEPT
from .editing import House
from .inputs import note, remembered
from .lint import with_places
from .model import Book
from .problems import Place, Problem, raise_errors
from .project import Project, draft, read_book
from .wording import Wording, mended_by, wording

READINGS_FILE = "book/readings.yaml"


@dataclass(frozen=True, slots=True)
class Edited:
    """The book ready for its outputs: readings added, then typography rules applied."""

    project: Project
    book: Book
    changes: Counter[str]
    problems: tuple[Problem, ...]


def cache_of(root: Path) -> Cache:
    """The project's store of results that need not be made again."""
    return Cache(root / KEPT)


@remembered
def drafted(root: Path) -> tuple[Project, tuple[Problem, ...]]:
    """The project as far as it can be read, and its problems; read once in a run."""
    return draft(root, cache_of(root))


def project_of(root: Path) -> Project:
    """The project. Raises ``Failed`` with all that is wrong in its files."""
    project, problems = drafted(root)
    raise_errors(problems)
    return project


@remembered
def edited(root: Path) -> Edited:
    """The edited book, made once in a run. Raises ``Failed`` with all problems in the texts."""
    project = project_of(root)
    book, problems = read_book(project)
    lines = project.printing.format.lines * project.printing.format.columns
    page = readings.Page(project.printing.format.characters, lines)
    house = House(readings_of(root), page, project.typography)
    made = editing.edited(book, project.texts.keys, house, cache_of(root))
    found_in = partial(placed_texts_of, root, project.texts.documents)
    book, unlisted = indexing.apply(made.book, project.index, Place(BOOK_FILE))
    problems = (*project.warnings, *problems, *with_places(made.problems, found_in))
    found = (*problems, *unlisted, *_wording(project))
    return Edited(project, book, made.changes, found)


def _wording(project: Project) -> list[Problem]:
    """What the rules of book.yaml's ``lint`` find in the texts as their authors wrote them."""
    if project.lint == Wording():
        return []
    texts = [*placed_texts(project.root, project.texts.documents)]
    return wording(texts, project.lint, mended_by(project.typography))


def readings_of(root: Path) -> readings.Readings:
    """The project's readings.yaml; without the file, readings that change nothing.

    Raises ``Failed``.
    """
    note(root / READINGS_FILE)
    if not (root / READINGS_FILE).is_file():
        return readings.Readings(split=False)
    return readings.read_readings(root, READINGS_FILE)


def sources_of(project: Project) -> tuple[Path, ...]:
    """The files that the words of the book come from."""
    return (*project.sources, project.root / READINGS_FILE)
