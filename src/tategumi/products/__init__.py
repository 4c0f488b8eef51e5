"""A book's products, from the book or from its pages: with a book project or without.

Reads pictures and style sheets, returns bytes, writes nothing. What is printed is imported when it
is first asked for: the engine and the doors to PDF are half of the time that a short EPUB takes.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from .ebook import cover, epub_book, epub_sheets, front, own_cover, unsaid_change
from .product import Product, in_sources

if TYPE_CHECKING:
    from .printed import (
        PEN_ROOM,
        booklet,
        booklet_test,
        markup,
        mistakes,
        pages,
        paper_edition,
        place_of_blanks,
        proof,
    )

__all__ = [
    "PEN_ROOM",
    "Product",
    "booklet",
    "booklet_test",
    "cover",
    "epub_book",
    "epub_sheets",
    "front",
    "in_sources",
    "markup",
    "mistakes",
    "own_cover",
    "pages",
    "paper_edition",
    "place_of_blanks",
    "proof",
    "unsaid_change",
]


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(".printed", __name__), name)
