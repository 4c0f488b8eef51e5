"""Books as ``tategumi convert`` makes them, for the engines: one of every part, and real works."""

import io
from dataclasses import replace
from pathlib import Path

from PIL import Image as Picture
from shore_book import picture

from tategumi import products
from tategumi.commands import convert
from tategumi.model import Book, Role

EVERY_PART = Path(__file__).with_name("every_part.md")
SHAPES = {"map": (900, 700), "tower": (500, 1400), "wide": (1600, 500)}
# Blocks of a work, with almost all of its kinds of markup.
BLOCKS = 200
MADE = (Role.TITLE_PAGE, Role.TOC, Role.COLOPHON)


def drawn(width: int, height: int) -> bytes:
    buffer = io.BytesIO()
    Picture.new("L", (width, height), 230).save(buffer, "PNG")
    return buffer.getvalue()


def every_part(folder: Path) -> str:
    """The Markdown book with every part as an EPUB in ``folder``; its name."""
    source = folder / EVERY_PART.name
    source.write_bytes(EVERY_PART.read_bytes())
    for name, (width, height) in SHAPES.items():
        (folder / f"{name}.png").write_bytes(drawn(width, height))
    mark = Picture.new("L", (64, 64), 255)
    mark.paste(0, (24, 8, 40, 56))
    mark.save(folder / "mark.png")
    book = convert.book_from(source, None).book
    return _written(folder, "every", book, source)


def work(folder: Path, path: Path) -> str:
    """The beginning of a work as an EPUB in ``folder``; its name."""
    book = convert.book_from(path, None).book
    return _written(folder, path.stem, begun(book), path)


def begun(book: Book) -> Book:
    left, documents = BLOCKS, []
    for document in book.documents:
        documents.append(replace(document, blocks=document.blocks[:left]))
        left -= len(documents[-1].blocks)
    return replace(book, documents=tuple(d for d in documents if d.blocks or d.role in MADE))


def _written(folder: Path, name: str, book: Book, source: Path) -> str:
    made = products.epub_book(book, source.parent, picture(), [source])
    (folder / f"{name}.epub").write_bytes(made.data)
    return f"{name}.epub"
