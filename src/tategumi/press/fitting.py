"""Pages that must be one page, title pages (扉) and colophon (奥付): set closer until they are.

How a page is set closer is print.css's, in its steps ``closer-1`` … .
"""

from dataclasses import dataclass, replace
from pathlib import Path

from .. import xhtml
from ..cache import NOTHING, Cache
from ..inputs import remembered
from ..model import Book, Document, Role
from ..printing import Printing
from ..problems import Place, Problem
from . import editions

_SINGLE = {
    Role.HALF_TITLE: "half-title",
    Role.TITLE_PAGE: "title-page",
    Role.PART: "part",
    Role.COLOPHON: "colophon",
}
STEPS = 5  # as they are set first, and closer-1 … closer-4


@dataclass(frozen=True, slots=True)
class Fitted:
    """The step that each of the pages takes, by its document's name; what has no room in any."""

    steps: dict[str, int]
    problems: tuple[Problem, ...] = ()


def fitted(book: Book, printing: Printing, root: Path, cache: Cache = NOTHING) -> Fitted:
    """The first step at which each page has room. Pages of the author's own text stay theirs.

    ``cache`` keeps what is set on trial.
    """
    single = tuple(d for d in book.documents if d.role in _SINGLE and not d.blocks)
    return _fitted(replace(book, documents=single), printing, root, cache)


@remembered
def _fitted(book: Book, printing: Printing, root: Path, cache: Cache) -> Fitted:
    waiting = book.documents
    steps: dict[str, int] = {}
    pages: dict[str, int] = {}
    for step in range(STEPS):
        if not waiting:
            break
        pages = _pages(replace(book, documents=waiting), step, printing, root, cache)
        steps |= dict.fromkeys(pages, step)
        waiting = tuple(document for document in waiting if pages[document.name] > 1)
    place = Place(printing.place.path)
    problems = tuple(_full(document, pages[document.name], place) for document in waiting)
    return Fitted({name: step for name, step in steps.items() if step}, problems)


def let_go() -> None:
    """Forget what was tried: for whoever works on while styles change."""
    _fitted.cache_clear()


def _pages(book: Book, step: int, printing: Printing, root: Path, cache: Cache) -> dict[str, int]:
    """How many pages each document takes at a step."""
    html = xhtml.print_page(book, closer={d.name: step for d in book.documents}, marked=True)
    anchors = editions.screen_pdf(html, printing, root, cache=cache).anchors
    stems = {document.name: xhtml.stem(document) for document in book.documents}
    return {name: anchors[xhtml.end_of(stem)] - anchors[stem] + 1 for name, stem in stems.items()}


def _full(document: Document, pages: int, place: Place) -> Problem:
    return Problem(place, "press.full-page", {"page": _SINGLE[document.role], "pages": pages})
