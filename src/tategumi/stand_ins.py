"""Puts words in place of missing pictures: a manuscript is often read without its folder.

Knows the book's model; whether a picture can be read is told by ``epub``.
"""

from collections.abc import Collection, Iterable
from dataclasses import replace
from pathlib import Path, PurePosixPath

from . import xhtml
from .epub import find_pictures
from .model import Block, Book, Document, Figure, Group, Image, Inline, ListBlock, Paragraph, Text
from .problems import Problem
from .running import map_running, with_children

Inlines = tuple[Inline, ...]


def missing_pictures(book: Book, root: Path) -> tuple[Problem, ...]:
    """One warning for each picture that can't be shown."""
    _, problems = find_pictures(xhtml.documents(book), root)
    return tuple(map(_warning, problems))


def with_stand_ins(book: Book, missing: Iterable[Problem]) -> Book:
    """The book with the description of each of the ``missing_pictures`` in its place."""
    sources = {str(problem.values["source"]) for problem in missing}
    documents = tuple(_described(document, sources) for document in book.documents)
    return replace(book, documents=documents)


def _warning(problem: Problem) -> Problem:
    drawn = problem.code == "picture.svg"
    return replace(problem, code="picture.svg-stand-in" if drawn else "picture.stand-in")


def _described(document: Document, missing: Collection[str]) -> Document:
    def changed(inlines: Inlines) -> Inlines:
        return tuple(_words(i, missing) for i in inlines)

    blocks = _without_figures(document.blocks, missing)
    return map_running(replace(document, blocks=blocks), changed)


def _words(inline: Inline, missing: Collection[str]) -> Inline:
    if isinstance(inline, Image):
        return Text(_description(inline)) if inline.source in missing else inline
    return with_children(inline, lambda inner: tuple(_words(i, missing) for i in inner))


def _description(image: Image) -> str:
    return f"［{image.alt or PurePosixPath(image.source).name}］"


def _without_figures(blocks: tuple[Block, ...], missing: Collection[str]) -> tuple[Block, ...]:
    """Each figure whose picture is missing as a paragraph, its caption after it."""
    made: list[Block] = []
    for block in blocks:
        match block:
            case Figure(image, caption) if image.source in missing:
                made.append(Paragraph((Text(_description(image)),)))
                made += [Paragraph(caption)] if caption else []
            case Group(blocks=inner):
                made.append(replace(block, blocks=_without_figures(inner, missing)))
            case ListBlock(items=items):
                inside = tuple(_without_figures(item, missing) for item in items)
                made.append(replace(block, items=inside))
            case _:
                made.append(block)
    return tuple(made)
