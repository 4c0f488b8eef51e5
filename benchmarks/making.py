"""A manuscript's products as ``convert`` makes them, for what looks at many of them."""

from pathlib import Path

from tategumi import products
from tategumi.commands.convert import design_of
from tategumi.formats import FORMATS
from tategumi.model import Book
from tategumi.products import Product

# What the engine tells of its own pages.
FAULTS = frozenset(f"tate.{code}" for code in ("lost", "doubled", "off-page", "overprint"))


def epub_of(book: Book, file: Path) -> Product:
    cover = products.cover(book.metadata, file.parent, [file])
    return products.epub_book(book, file.parent, cover.data, [file])


def pdf_of(book: Book, file: Path) -> Product:
    design = design_of(FORMATS["a5"], file.name)
    html = products.markup(book, design, file.parent)
    return products.pages(html, design, file.parent, file.name, [file])
