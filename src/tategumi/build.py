"""The products of a book project: a function for each of doit's tasks, which calls it by its name.

Each takes the project's folder and the files of steps before, and returns bytes; none writes.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from . import for_eshops, for_press, pdf, press, products
from .dist import BOOK_FILE, EPUB, HTML
from .edited_book import cache_of, drafted, edited, project_of, readings_of, sources_of
from .epub import Paper
from .eshops import eshops
from .files import read_bytes
from .flavours import Flavour
from .located import Located
from .messages import user_locale
from .model import Book
from .pressing import Pressing, Wrap
from .problems import Failed, Place, Problem, by_place, raise_errors
from .products import Product
from .project import Project, read_book
from .telling import every_line


def _read_product(path: Path) -> bytes:
    """The file that an earlier step made. Raises ``Failed`` where it is gone."""
    return read_bytes(path, str(path))


def report(root: Path) -> Product:
    """A text that counts the changes of each typography rule and lists every warning.

    Raises ``Failed`` with all errors of the project, so that no product is made of it.
    """
    found = raise_errors(by_place(mistakes(root)))
    source = edited(root)
    problems = (*source.problems, *found)
    changes = [f"{rule}: {count}" for rule, count in sorted(source.changes.items())]
    rows = [*changes, *(line.text for line in every_line(problems, user_locale()))]
    return Product("".join(f"{row}\n" for row in rows).encode(), problems)


def mistakes(root: Path) -> Iterator[Problem]:
    """The problems of every file of the project: an error in one does not hide the others."""
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
        book, sources = _as_far_as_edited(root, project), sources_of(project)
        if project.cover:
            yield from _cover_mistakes(project.cover, root)
        yield from for_press.mistakes(project.pressing, root)
        yield from products.mistakes(
            book, project.printing, root, str(HTML), sources, cache_of(root)
        )


def _cover_mistakes(picture: Located[str], root: Path) -> tuple[Problem, ...]:
    """The problems of the author's own picture for the cover."""
    try:
        return products.own_cover(picture, root).problems
    except Failed as failed:
        return failed.problems


def _as_far_as_edited(root: Path, project: Project) -> Book:
    """The edited book, or the book as it was written where editing it fails."""
    try:
        return edited(root).book
    except Failed:
        return read_book(project)[0]


def markup(root: Path) -> Product:
    """The whole book as one page of HTML, for the engine."""
    source = edited(root)
    html = products.markup(source.book, source.project.printing, root, str(HTML), cache_of(root))
    return Product(html.encode())


def cover(root: Path) -> Product:
    """The cover of the e-book: the author's own picture, or the typographic one."""
    source = edited(root)
    project, metadata = source.project, source.book.metadata
    return products.front(project.cover, metadata, root, sources_of(project), cache_of(root))


def press_cover(root: Path, pages_file: Path) -> Product:
    """The cover for a print shop as one spread; its spine is as wide as the pages are thick."""
    pages = pdf.page_count(_read_product(pages_file), str(pages_file))
    return wrap(edited(root).project, Wrap.COVER, pages)


def proof(root: Path, pages_file: Path) -> Product:
    """The pages on sheets for proofreading."""
    printing = edited(root).project.printing
    return products.proof(_read_product(pages_file), str(pages_file), printing)


def plan_of_pages(root: Path, pages_file: Path) -> Product:
    """What stands on each page, and what a shop's order form asks for."""
    project = edited(root).project
    pages, trim = _read_product(pages_file), project.printing.format.trim
    shown = str(pages_file)
    return for_press.plan_of_pages(pages, shown, project.metadata, trim, project.pressing)


def press_pages(root: Path, pages_file: Path) -> Product:
    """The pages as a print shop takes them."""
    project = edited(root).project
    pages, shown = _read_product(pages_file), str(pages_file)
    return for_press.press_pages(pages, shown, project.pressing, root, project.metadata.date)


def wrap(project: Project, kind: Wrap, pages: int, pressing: Pressing | None = None) -> Product:
    """The cover, jacket or band of a book of ``pages`` pages.

    ``pressing`` takes the place of the project's own settings.
    """
    settings = pressing or project.pressing
    spread = press.spread(kind, project.printing.format.trim, pages, settings)
    picture = project.cover.value if project.cover else ""
    made = for_press.wrap(kind, project.metadata, spread, settings, picture, project.root)
    trim = {"width": f"{spread.trim.width:.1f}", "height": f"{spread.height:.1f}"}
    spine = {"spine": f"{spread.panel('spine').width:.1f}", "pages": pages}
    values = {"kind": "/".join(kind.words), **trim, **spine, "bleed": f"{spread.bleed:g}"}
    summary = Problem(Place(BOOK_FILE), "cover.made", values)
    return replace(made, problems=(*made.problems, summary))


def tells_pages(root: Path) -> bool:
    """Does the e-book tell where the pages of the PDF begin?"""
    return project_of(root).epub.page_list


def epub(
    root: Path, cover_file: Path, last_file: Path | None = None, pages_file: Path | None = None
) -> Product:
    """The book for e-readers.

    ``last_file`` is the EPUB of the last build, if there is one. ``pages_file`` is the PDF whose
    page numbers the EPUB lists, if book.yaml asks for that.
    """
    source = edited(root)
    book, settings = source.book, source.project.epub
    paper = None
    if pages_file and settings.page_list:
        page = source.project.printing.format
        book_pdf, shown = _read_product(pages_file), str(pages_file)
        paper = products.paper_edition(book, book_pdf, shown, page, cache_of(root))
    made = _e_book(root, _read_product(cover_file), paper)
    refusals = _refusals(root, made.data, settings.shops)
    made = replace(made, problems=(*made.problems, *refusals))
    if not (last_file and last_file.is_file()):
        return made
    last = last_file.read_bytes()
    unsaid = products.unsaid_change(made.data, last, book.metadata, BOOK_FILE)
    return replace(made, problems=(*made.problems, *unsaid))


def _e_book(
    root: Path, front: bytes, paper: Paper | None = None, flavour: Flavour | None = None
) -> Product:
    """The project's EPUB; ``front`` is the picture of its cover."""
    source = edited(root)
    project, sources = source.project, sources_of(source.project)
    most, design = project.epub.documents, project.printing
    return products.epub_book(source.book, root, front, sources, most, paper, design, flavour)


def horizontal(root: Path, cover_file: Path) -> Product | None:
    """The book for e-readers in horizontal lines; None where it is not asked for."""
    return _flavoured(root, cover_file, Flavour.HORIZONTAL)


def kobo(root: Path, cover_file: Path) -> Product | None:
    """The book for Kobo's devices; None where it is not asked for."""
    return _flavoured(root, cover_file, Flavour.KOBO)


def _flavoured(root: Path, cover_file: Path, flavour: Flavour) -> Product | None:
    """An EPUB of another kind, with what it lacks; None where book.yaml does not ask for it.

    The EPUB beside it tells the rest.
    """
    if flavour not in project_of(root).epub.flavours:
        return None
    made = _e_book(root, _read_product(cover_file), flavour=flavour)
    return replace(made, problems=tuple(for_eshops.lost(edited(root).book, flavour)))


# The shops whose rules an EPUB is checked by where its author names none.
_SHOPS = ("kindle", "kobo", "apple", "dpfj")


def lint_epub(root: Path, epub_file: Path, profile: str) -> tuple[Problem, ...]:
    """What the shops of ``profile``, or else those of book.yaml, would send back of an EPUB.

    Raises ``Failed`` for a shop that is not known, and where there is no EPUB.
    """
    shops = eshops(profile) or project_of(root).epub.shops or _SHOPS
    return _refusals(root, read_bytes(epub_file, str(epub_file)), shops)


def refused(root: Path, profile: str) -> tuple[Problem, ...]:
    """What the shops of ``profile``, or else those of book.yaml, would send back of the book.

    The EPUB is made for the check alone.
    """
    settings = project_of(root).epub
    if not (shops := eshops(profile) or settings.shops):
        return ()
    return _refusals(root, _e_book(root, cover(root).data).data, shops)


def _refusals(root: Path, epub_bytes: bytes, shops: Iterable[str]) -> tuple[Problem, ...]:
    """What the shops would send back of the EPUB."""
    source = edited(root)
    sources = sources_of(source.project)
    return for_eshops.lint(epub_bytes, str(EPUB), shops, source.book, root, sources)


def pages(root: Path, html_file: Path) -> Product:
    """The markup set as vertical pages."""
    project = project_of(root)
    html, shown, sources = _read_product(html_file).decode(), str(html_file), sources_of(project)
    texts = project.texts.documents
    return products.pages(html, project.printing, root, shown, sources, cache_of(root), texts)


def booklet(root: Path, pages_file: Path) -> Product | None:
    """The pages on sheets to print on both sides, fold and staple; None where none is wanted."""
    settings = project_of(root).printing.booklet
    if not settings:
        return None
    return products.booklet(_read_product(pages_file), str(pages_file), settings)
