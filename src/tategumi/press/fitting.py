"""Sets title pages (扉) and colophon (奥付) closer until each of them is one page.

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
    """How much closer each page is set: steps by document name; pages that never fit are problems.

    A document that fits as it is has no entry.
    """

    steps: dict[str, int]
    problems: tuple[Problem, ...] = ()


def fitted(
    book: Book, printing: Printing, root: Path, shown: str = "", cache: Cache = NOTHING
) -> Fitted:
    """Find for each single page (扉, 奥付) the first of the ``STEPS`` at which it is one page.

    ``shown`` names the book's markup in problems; ``cache`` keeps what is set on trial, which the
    book uses too. Pages with text of the author's own are left alone.
    """
    # Beside its own content a page is styled by what its neighbours are, not by what they hold.
    documents = (d if d.role in _SINGLE else replace(d, blocks=()) for d in book.documents)
    return _fitted(replace(book, documents=tuple(documents)), printing, root, shown, cache)


@remembered
def _fitted(book: Book, printing: Printing, root: Path, shown: str, cache: Cache) -> Fitted:
    """Set the waiting pages at each step; those of more than one page wait for the next."""
    waiting = [n for n, d in enumerate(book.documents) if d.role in _SINGLE and not d.blocks]
    steps: dict[str, int] = {}
    pages: dict[int, int] = {}
    for step in range(STEPS):
        if not waiting:
            break
        steps |= {book.documents[number].name: step for number in waiting}
        html = xhtml.print_page(book, closer=steps)
        counts = editions.count_pages(html, waiting, printing, root, shown, cache)
        pages = dict(zip(waiting, counts, strict=True))
        waiting = [number for number in waiting if pages[number] > 1]
    place = Place(printing.place.path)
    problems = tuple(_full(book.documents[number], pages[number], place) for number in waiting)
    return Fitted({name: step for name, step in steps.items() if step}, problems)


def let_go() -> None:
    """Forget the results, for callers such as the preview under whom style sheets change."""
    _fitted.cache_clear()


def _full(document: Document, pages: int, place: Place) -> Problem:
    return Problem(place, "press.full-page", {"page": _SINGLE[document.role], "pages": pages})
