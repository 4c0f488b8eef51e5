"""Thirteen works of Aozora Bunko as EPUBs: no character and no reading is lost or changed."""

import io
import re
import zipfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from xml.etree import ElementTree

import pytest
from shore_book import STYLES, picture

from shared import CORPUS, WORKS
from tategumi import xhtml
from tategumi.checks import epubcheck
from tategumi.clock import build_time
from tategumi.epub import build_epub
from tategumi.manuscript.reader import read
from tategumi.model import (
    Block,
    Book,
    Document,
    Figure,
    Gaiji,
    Heading,
    Image,
    Inline,
    Paragraph,
    Preformatted,
    Role,
    Ruby,
    SceneBreak,
    Table,
    children_of,
    plain_text,
    walk_blocks,
)
from tategumi.problems import Locale
from tategumi.single import book_of

# The work with the most kinds of notes.
HARDEST = "1317_ruby_22263.txt"
RT = "{http://www.w3.org/1999/xhtml}rt"

pytestmark = pytest.mark.needs("corpus")


@cache
def book_of_work(path: Path) -> Book:
    return book_of(read(path, path.parent), path.stem)


@cache
def epub_of_work(path: Path) -> bytes:
    return epub_of(book_of_work(path))


def epub_of(book: Book) -> bytes:
    sources = {picture.source for page in xhtml.documents(book) for picture, _ in page.pictures()}
    pictures = {source: picture() for source in sorted(sources)}
    return build_epub(book, STYLES, picture(), pictures, build_time(None)).data


# --- what the model says
def runs(document: Document) -> Iterator[tuple[Inline, ...]]:
    yield document.title
    for block in walk_blocks(document.blocks):
        yield from runs_in(block)


def runs_in(block: Block) -> Iterator[tuple[Inline, ...]]:
    match block:
        case Paragraph(children=children) | Heading(children=children) | Figure(caption=children):
            yield children
        case Table(rows=rows):
            yield from (cell for row in rows for cell in row)
        case SceneBreak(text) | Preformatted(text):
            raise AssertionError(f"not counted here: {text}")


def text_of(inlines: tuple[Inline, ...]) -> str:
    """As plain_text, but a picture is no text, and a character without a code is a mark."""
    pieces = []
    for inline in inlines:
        inner = children_of(inline)
        match inline:
            case Gaiji():
                pieces.append("※")
            case Image():
                pass
            case _:
                pieces.append(text_of(inner) if inner else plain_text((inline,)))
    return "".join(pieces)


def described(inlines: tuple[Inline, ...]) -> Iterator[str]:
    for inline in inlines:
        if isinstance(inline, Gaiji):
            yield inline.description
        yield from described(children_of(inline))


def readings(inlines: tuple[Inline, ...]) -> Iterator[str]:
    """In the order of the markup: pairs inside a base first, the left reading last."""
    for inline in inlines:
        if not isinstance(inline, Ruby):
            yield from readings(children_of(inline))
            continue
        right = [(part.base, part.reading) for part in inline.parts]
        for base, reading in right:
            yield from readings(base)
            if not inline.left or any(reading for _, reading in right):
                yield reading
        if inline.left:
            yield inline.left


# --- what the EPUB says
def whole_of(archive: zipfile.ZipFile, stem: str) -> ElementTree.Element:
    """A document's files in their order as one."""
    whole = ElementTree.Element("body")
    for name in archive.namelist():
        if re.fullmatch(rf"item/xhtml/{re.escape(stem)}([-_].*)?\.xhtml", name):
            whole.append(ElementTree.fromstring(archive.read(name)).find("{*}body"))
    return whole


def text_documents(data: bytes, book: Book) -> Iterator[ElementTree.Element]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for document in book.documents:
            if document.role is Role.CHAPTER:
                yield whole_of(archive, f"p-{document.name}")


def running_text(element: ElementTree.Element) -> Iterator[str]:
    """The text without readings and notes."""
    if {"noteref", "notes"} & {*element.get("class", "").split()}:
        return
    if element.tag != RT:
        yield element.text or ""
    for child in element:
        yield from running_text(child)
        yield child.tail or ""


def squeezed(text: str) -> str:
    return re.sub(r"[ \n]+", "", text)


@pytest.mark.parametrize("path", WORKS, ids=lambda path: path.stem)
def test_text_and_readings_of_the_epub_are_those_of_the_manuscript(path: Path) -> None:
    book = book_of_work(path)
    bodies = list(text_documents(epub_of_work(path), book))
    chapters = [d for d in book.documents if d.role is Role.CHAPTER]
    assert len(bodies) == len(chapters) > 0
    for document, body in zip(chapters, bodies, strict=True):
        inlines = [run for run in runs(document) if run]
        written = "".join(text_of(run) for run in inlines)
        assert squeezed("".join(running_text(body))) == squeezed(written)
        expected = [reading for run in inlines for reading in readings(run)]
        assert [rt.text or "" for rt in body.iter(RT)] == expected
        notes = [note for note in body.iter() if note.get("class") == "gaiji-note"]
        assert len(notes) == len({one for run in inlines for one in described(run)})


@pytest.mark.needs("epubcheck")
def test_epubcheck_says_nothing_of_the_hardest(tmp_path: Path) -> None:
    path = tmp_path / "work.epub"
    path.write_bytes(epub_of_work(CORPUS / HARDEST))
    assert [problem.text(Locale.EN) for problem in epubcheck(path)] == []
