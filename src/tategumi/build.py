"""The book project's products, each made from the project's folder: what dodo.py's tasks do.

Reads, returns bytes, writes nothing.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from . import editing, for_eshops, for_press, indexing, pdf, press, products, readings
from .cache import Cache
from .contents import written, written_in
from .dist import BOOK_FILE, EPUB, HTML, KEPT
from .editing import House
from .epub import Paper
from .eshops import eshops
from .files import read_bytes
from .flavours import Flavour
from .inputs import note, remembered
from .lint import placed
from .located import Located
from .messages import user_locale
from .model import Book
from .pressing import Pressing, Wrap
from .problems import Failed, Place, Problem, by_place, raise_errors
from .products import Product
from .project import Project, draft, read_book
from .telling import every_line
from .wording import Rule, Wording, wording

READINGS_FILE = "book/readings.yaml"


@dataclass(frozen=True, slots=True)
class Edited:
    """The book ready for its outputs: with readings, then with the house's typography."""

    project: Project
    book: Book
    changes: Counter[str]
    problems: tuple[Problem, ...]


def cache_of(root: Path) -> Cache:
    """Where a project keeps what it need not make again."""
    return Cache(root / KEPT)


def _made(path: Path) -> bytes:
    """What a step before has made; ``Failed`` where someone took it away."""
    return read_bytes(path, str(path))


@remembered
def drafted(root: Path) -> tuple[Project, tuple[Problem, ...]]:
    """``draft``, once in a run."""
    return draft(root, cache_of(root))


def project_of(root: Path) -> Project:
    """The project. Raises ``Failed`` with all that is wrong in its files."""
    project, problems = drafted(root)
    raise_errors(problems)
    return project


@remembered
def edited(root: Path) -> Edited:
    """Edited once in a run. Raises ``Failed`` with all that is wrong in the manuscripts."""
    project = project_of(root)
    book, problems = read_book(project)
    lines = project.printing.format.lines * project.printing.format.columns
    page = readings.Page(project.printing.format.characters, lines)
    house = House(readings_of(root), page, project.typography)
    made = editing.edited(book, project.texts.keys, house, cache_of(root))
    found_in = partial(written_in, root, project.texts.documents)
    book, unlisted = indexing.apply(made.book, project.index, Place(BOOK_FILE))
    told = _wording(project)
    found = (*project.warnings, *problems, *placed(made.problems, found_in), *unlisted, *told)
    return Edited(project, book, made.changes, found)


# What the typography that is asked for mends by itself.
_CURES = {
    "leaders": Rule.LEADERS,
    "exclamations": Rule.EXCLAMATIONS,
    "punctuation": Rule.EXCLAMATIONS,
}


def _wording(project: Project) -> list[Problem]:
    """What the rules of ``lint`` find in the texts as they were written."""
    if project.lint == Wording():
        return []
    cured = [rule for name, rule in _CURES.items() if getattr(project.typography, name)]
    return wording([*written(project.root, project.texts.documents)], project.lint, cured)


def readings_of(root: Path) -> readings.Readings:
    """The book's dictionary; one that changes nothing where there is none. Raises ``Failed``."""
    note(root / READINGS_FILE)
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
    rows = [*changes, *(line.text for line in every_line(problems, user_locale()))]
    return Product("".join(f"{row}\n" for row in rows).encode(), problems)


def mistakes(root: Path) -> Iterator[Problem]:
    """What is wrong in each of the project's files, whatever is wrong in the others."""
    try:
        yield from readings_of(root).problems
    except Failed as failed:
        yield from failed.problems
    try:
        project, problems = drafted(root)
    except Failed as failed:
        yield from failed.problems
    else:
        yield from problems
        book, sources = _as_far_as_edited(root, project), _sources(project)
        if project.cover:
            yield from _unfit(project.cover, root)
        yield from for_press.mistakes(project.pressing, root)
        yield from products.mistakes(
            book, project.printing, root, str(HTML), sources, cache_of(root)
        )


def _unfit(picture: Located[str], root: Path) -> tuple[Problem, ...]:
    """What is wrong with the author's own cover."""
    try:
        return products.own_cover(picture, root).problems
    except Failed as failed:
        return failed.problems


def _as_far_as_edited(root: Path, project: Project) -> Book:
    """The book as it will be, or as it was written where its editing fails."""
    try:
        return edited(root).book
    except Failed:
        return read_book(project)[0]


def _sources(project: Project) -> tuple[Path, ...]:
    """The files that hold the words of the book."""
    return (*project.sources, project.root / READINGS_FILE)


def markup(root: Path) -> Product:
    """The whole book as one page of HTML, for the engine."""
    source = edited(root)
    html = products.markup(source.book, source.project.printing, root, str(HTML), cache_of(root))
    return Product(html.encode())


def cover(root: Path) -> Product:
    """The cover of the e-book: the author's own picture, or the typographic one."""
    source = edited(root)
    project, metadata = source.project, source.book.metadata
    return products.front(project.cover, metadata, root, _sources(project), cache_of(root))


def press_cover(root: Path, pages_file: Path) -> Product:
    """The cover for a print shop as one spread, as thick as the pages make it."""
    pages = pdf.page_count(_made(pages_file), str(pages_file))
    return wrap(edited(root).project, Wrap.COVER, pages)


def proof(root: Path, pages_file: Path) -> Product:
    """The pages on sheets for proofreading."""
    printing = edited(root).project.printing
    return products.proof(_made(pages_file), str(pages_file), printing)


def plan_of_pages(root: Path, pages_file: Path) -> Product:
    """What stands on each page, and what a shop's order form asks for."""
    project = edited(root).project
    pages, trim = _made(pages_file), project.printing.format.trim
    shown = str(pages_file)
    return for_press.plan_of_pages(pages, shown, project.metadata, trim, project.pressing)


def press_pages(root: Path, pages_file: Path) -> Product:
    """The pages as a print shop takes them."""
    project = edited(root).project
    pages, shown = _made(pages_file), str(pages_file)
    return for_press.press_pages(pages, shown, project.pressing, root, project.metadata.date)


def wrap(project: Project, kind: Wrap, pages: int, pressing: Pressing | None = None) -> Product:
    """Cover, jacket or band of so many pages; the settings are the project's unless given."""
    settings = pressing or project.pressing
    spread = press.spread(kind, project.printing.format.trim, pages, settings)
    picture = project.cover.value if project.cover else ""
    made = for_press.wrap(kind, project.metadata, spread, settings, picture, project.root)
    trim = {"width": f"{spread.trim.width:.1f}", "height": f"{spread.height:.1f}"}
    spine = {"spine": f"{spread.panel('spine').width:.1f}", "pages": pages}
    values = {"kind": "/".join(kind.words), **trim, **spine, "bleed": f"{spread.bleed:g}"}
    told = Problem(Place(BOOK_FILE), "cover.made", values)
    return replace(made, problems=(*made.problems, told))


def tells_pages(root: Path) -> bool:
    """Does the e-book tell where the pages of the PDF begin?"""
    return project_of(root).epub.page_list


def epub(
    root: Path, cover_file: Path, last_file: Path | None = None, pages_file: Path | None = None
) -> Product:
    """The book for e-readers; ``last_file`` is the one made before, where there is one.

    ``pages_file``: the PDF whose pages it tells, where it shall.
    """
    source = edited(root)
    book, settings = source.book, source.project.epub
    paper = None
    if pages_file and settings.page_list:
        page = source.project.printing.format
        book_pdf, shown = _made(pages_file), str(pages_file)
        paper = products.paper_edition(book, book_pdf, shown, page, cache_of(root))
    made = _e_book(root, _made(cover_file), paper)
    unfit = _lint(root, made.data, settings.shops)
    made = replace(made, problems=(*made.problems, *unfit))
    if not (last_file and last_file.is_file()):
        return made
    last = last_file.read_bytes()
    unsaid = products.unsaid_change(made.data, last, book.metadata, BOOK_FILE)
    return replace(made, problems=(*made.problems, *unsaid))


def _e_book(
    root: Path, front: bytes, paper: Paper | None = None, flavour: Flavour | None = None
) -> Product:
    """The project's book for e-readers behind its cover's picture."""
    source = edited(root)
    project, sources = source.project, _sources(source.project)
    most, design = project.epub.documents, project.printing
    return products.epub_book(source.book, root, front, sources, most, paper, design, flavour)


def horizontal(root: Path, cover_file: Path) -> Product | None:
    """The book for e-readers in horizontal lines; None where it is not asked for."""
    return _flavoured(root, cover_file, Flavour.HORIZONTAL)


def kobo(root: Path, cover_file: Path) -> Product | None:
    """The book for Kobo's devices, and the links that it can't have; None where not asked for."""
    made = _flavoured(root, cover_file, Flavour.KOBO)
    if not made:
        return None
    lost = for_eshops.outside_links(edited(root).book)
    return replace(made, problems=tuple(lost))


def _flavoured(root: Path, cover_file: Path, flavour: Flavour) -> Product | None:
    if flavour not in project_of(root).epub.flavours:
        return None
    made = _e_book(root, _made(cover_file), flavour=flavour)
    return replace(made, problems=())  # told of the EPUB beside it


# Whose rules an EPUB is held against where its author names no shop.
_SHOPS = ("kindle", "kobo", "apple", "dpfj")


def lint_epub(root: Path, epub_file: Path, profile: str) -> tuple[Problem, ...]:
    """What the shops of ``profile``, or the book's, would send back of the EPUB that was made.

    Raises ``Failed`` for a shop that is not known, and where there is no EPUB.
    """
    shops = eshops(profile) or project_of(root).epub.shops or _SHOPS
    return _lint(root, read_bytes(epub_file, str(epub_file)), shops)


def refused(root: Path, profile: str) -> tuple[Problem, ...]:
    """What the shops of ``profile``, or the book's, would send back, before anything is made."""
    settings = project_of(root).epub
    if not (shops := eshops(profile) or settings.shops):
        return ()
    return _lint(root, _e_book(root, cover(root).data).data, shops)


def _lint(root: Path, made: bytes, shops: Iterable[str]) -> tuple[Problem, ...]:
    source = edited(root)
    sources = _sources(source.project)
    return for_eshops.lint(made, str(EPUB), shops, source.book, root, sources)


def pages(root: Path, html_file: Path) -> Product:
    """The markup as vertical pages."""
    project = project_of(root)
    html, shown, sources = _made(html_file).decode(), str(html_file), _sources(project)
    texts = project.texts.documents
    return products.pages(html, project.printing, root, shown, sources, cache_of(root), texts)


def booklet(root: Path, pages_file: Path) -> Product | None:
    """The pages on sheets to print on both sides, fold and staple; None where none is wanted."""
    settings = project_of(root).printing.booklet
    if not settings:
        return None
    return products.booklet(_made(pages_file), str(pages_file), settings)
