"""Tells how large a book is, before it is set."""

from collections.abc import Iterator
from math import ceil

from ..dist import BOOK_FILE
from ..formats import Format
from ..model import Document, Role, plain_text, runs_of
from ..printing import Opening
from ..problems import Place, Problem
from ..project import Project, read_book

_TITLE = 4  # lines that a chapter's title takes
_LEAVES = {Opening.LEAF: 2, Opening.SPREAD: 2}  # pages from one beginning to the next are even


def size_of(project: Project) -> Problem:
    """Documents, characters and about how many pages, for its author."""
    book, _ = read_book(project)
    texts = [document for document in book.documents if document.blocks]
    page, rounded = project.printing.format, _LEAVES.get(project.printing.chapters, 1)
    pages = (_pages(document, page) for document in book.documents)
    values = {
        "documents": sum(document.role is Role.CHAPTER for document in texts),
        "characters": sum(len(run) for document in texts for run in _texts(document)),
        "pages": sum(ceil(count / rounded) * rounded for count in pages),
    }
    return Problem(Place(BOOK_FILE), "new.read", values)


def _pages(document: Document, page: Format) -> int:
    """Each document begins a page; a paragraph takes whole lines, its first with an indent."""
    lines = sum(ceil((len(run) + 1) / page.characters) for run in _texts(document))
    return max(1, ceil((lines + _TITLE) / (page.lines * page.columns)))


def _texts(document: Document) -> Iterator[str]:
    return map(plain_text, runs_of(document.blocks))
