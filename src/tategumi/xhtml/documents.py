"""Writes the book as XHTML documents, the same for EPUB and print.

Knows no package and no page: an EPUB has a file for each document, print has all of them in one.
"""

import re
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, partial, wraps
from typing import TypeVar

from ..model import Book, Document, Heading, Metadata, Role, Text, walk_blocks
from ..problems import Problem
from . import furniture
from .blocks import Blocks, title_id
from .contents import Entry
from .facts import Facts, facts_of
from .index import Mark, index
from .inlines import Inlines
from .japanese import LABELS
from .links import Target, linked
from .notes import notes_apart
from .tree import Element, Picture, Reference, Value, el

Made = TypeVar("Made")

# Role -> class of the page (EBPAJ), epub:type, ARIA role.
PAGES = {
    Role.HALF_TITLE: ("p-halftitle", "halftitlepage", ""),
    Role.TITLE_PAGE: ("p-titlepage", "titlepage", ""),
    Role.PREFACE: ("p-text", "preface", "doc-preface"),
    Role.TOC: ("p-toc", "toc", "doc-toc"),
    Role.FIGURES: ("p-toc", "loi", ""),
    Role.PART: ("p-tobira", "part", "doc-part"),
    Role.CHAPTER: ("p-text", "chapter", "doc-chapter"),
    Role.APPENDIX: ("p-text", "appendix", "doc-appendix"),
    Role.AFTERWORD: ("p-text", "afterword", "doc-afterword"),
    Role.NOTES: ("p-text", "endnotes", "doc-endnotes"),
    Role.INDEX: ("p-text p-index", "index", "doc-index"),
    Role.COLOPHON: ("p-colophon", "colophon", "doc-colophon"),
}
# Pages whose content the build makes of the metadata.
_FURNITURE = {
    Role.HALF_TITLE: furniture.half_title,
    Role.TITLE_PAGE: furniture.title_page,
    Role.COLOPHON: furniture.colophon,
}


@dataclass(frozen=True)
class XhtmlDocument:
    """One document: ``name`` is its file stem and the id of its ``body``, a section.

    ``title`` and the labels of ``entries`` (its headings) are plain text without readings.
    ``page`` is the class of what holds the body: ``p-text``, ``p-toc`` …
    """

    name: str
    role: Role
    title: str
    page: str
    body: Element
    entries: tuple[Entry, ...]
    indexed: tuple[Mark, ...] = ()
    figures: tuple[Entry, ...] = ()  # its pictures with captions

    @cached_property
    def facts(self) -> Facts:
        """What stands in the document; it is searched once."""
        return facts_of(self.body)

    def pictures(self) -> Iterator[tuple[Picture, str]]:
        """Each picture with its description, in order and as often as it is used."""
        for picture, element in self.facts.pictures:
            yield picture, str(element.get("alt"))

    def kanji_without_ruby(self) -> bool:
        """Is there a kanji in the text whose reading is not given?"""
        return _has_kanji(self.body)


# Ideographs, and the mark that repeats one.
_KANJI = re.compile("[々〇\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")


def _has_kanji(element: Element) -> bool:
    """Is there a kanji outside ruby?"""
    return element.tag != "ruby" and any(
        bool(_KANJI.search(child)) if isinstance(child, str) else _has_kanji(child)
        for child in element.children
    )


def stem(document: Document) -> str:
    """The ASCII file stem, in the manner of EBPAJ: ``p-001``, ``p-colophon``."""
    return f"p-{document.name}"


def _remembering_books(make: Callable[[Book], Made]) -> Callable[[Book], Made]:
    """A decorator: results for the last books are kept.

    There are few: the book for reading, the book for print, and those made for trial pages.
    """
    last: deque[tuple[Book, Made]] = deque(maxlen=3)

    @wraps(make)
    def remembered(book: Book) -> Made:
        for known, result in last:
            if known is book:
                return result
        last.append((book, make(book)))
        return last[-1][1]

    return remembered


def documents(book: Book, gathered: bool = False) -> tuple[XhtmlDocument, ...]:
    """All documents of the book in order, with tables of contents.

    With ``gathered``, the notes of all documents stand in a document of their own (後注).
    """
    return _gathered(book) if gathered else _as_written(book)


@_remembering_books
def _as_written(book: Book) -> tuple[XhtmlDocument, ...]:
    return _with_contents(book, _rendered(book).documents)


@_remembering_books
def _gathered(book: Book) -> tuple[XhtmlDocument, ...]:
    return _with_contents(book, _with_endnotes(_rendered(book).documents))


def _with_contents(book: Book, made: Sequence[XhtmlDocument]) -> tuple[XhtmlDocument, ...]:
    render, creators = _Rendering(book), _creators(book)
    contents = tuple(
        (one.role, _by(one.entries, creators.get(one.name, ())))
        for one in made
        if one.role is not Role.TOC
    )
    tocs = {stem(d): render.toc(d, contents) for d in book.documents if d.role is Role.TOC}
    return tuple(tocs.get(one.name, one) for one in made)


def _creators(book: Book) -> Mapping[str, tuple[str, ...]]:
    """Who made each document, where they are not the same in all: an anthology, 合同誌."""
    named = {stem(document): document.creators for document in book.documents if document.creators}
    return named if len({*named.values()}) > 1 else {}


def _by(entries: tuple[Entry, ...], creators: tuple[str, ...]) -> tuple[Entry, ...]:
    """The headings of a document, the first with those who made it."""
    return (replace(entries[0], creators=creators), *entries[1:]) if entries else ()


def lost_links(book: Book) -> tuple[Problem, ...]:
    """Problems of links that lead nowhere, or whose target is ambiguous."""
    return _rendered(book).problems


@dataclass(frozen=True, slots=True)
class _Rendered:
    """The documents with their links, without tables of contents."""

    documents: tuple[XhtmlDocument, ...]
    problems: tuple[Problem, ...]


@_remembering_books
def _rendered(book: Book) -> _Rendered:
    render = _Rendering(book)
    made = [render.document(document) for document in book.documents]
    marks = [mark for one in made for mark in one.indexed]
    figures = [entry for one in made for entry in one.figures]
    further = {
        Role.INDEX: partial(render.index, marks=marks),
        Role.FIGURES: partial(render.figures, entries=figures),
    }
    made = [
        further[document.role](document) if document.role in further else one
        for document, one in zip(book.documents, made, strict=True)
    ]
    targets = [
        Target(document.name, document.source, one.name, one.entries)
        for document, one in zip(book.documents, made, strict=True)
    ]
    found = linked(((one.body, one.facts.has_links) for one in made), targets)
    whole = (
        replace(one, body=body) if one.facts.has_links else one
        for one, body in zip(made, found.bodies, strict=True)
    )
    return _Rendered(tuple(whole), found.problems)


class _Rendering:
    """Writes documents of one book, which share metadata, depths of headings and authors' ids."""

    def __init__(self, book: Book) -> None:
        self.metadata: Metadata = book.metadata
        self.contents_depth = book.contents_depth
        self.depths = heading_depths(book)
        self.ids: set[str] = set()

    def document(self, document: Document) -> XhtmlDocument:
        inlines = Inlines(stem(document))
        if document.role in _FURNITURE and not document.blocks:
            return _wrapped(document, _FURNITURE[document.role](self.metadata, inlines), ())
        blocks = Blocks(inlines, self.depths, self.ids)
        heading = Heading(1, document.title, named=document.titled)
        title = (blocks.title(heading),) if document.title else ()
        body = (*title, *blocks.sections(document.blocks))
        made = _wrapped(document, (*body, *blocks.notes()), tuple(blocks.entries))
        return replace(made, indexed=tuple(inlines.indexed), figures=tuple(blocks.figures))

    def index(self, document: Document, marks: Iterable[Mark]) -> XhtmlDocument:
        """The index, below its title and what its author wrote above it."""
        above = self.document(
            replace(document, title=document.title or (Text(LABELS[Role.INDEX]),))
        )
        body = replace(above.body, children=(*above.body.children, *index(marks)))
        return replace(above, body=body)

    def figures(self, document: Document, entries: Sequence[Entry]) -> XhtmlDocument:
        """The list of figures (図版目次): the captions of all pictures that have one."""
        listed = furniture.list_of_figures(entries, Inlines(stem(document)))
        return self._listing(document, listed)

    def toc(
        self, document: Document, contents: Iterable[tuple[Role, tuple[Entry, ...]]]
    ) -> XhtmlDocument:
        inlines = Inlines(stem(document))
        return self._listing(document, furniture.toc(contents, inlines, self.contents_depth))

    def _listing(self, document: Document, listed: Element) -> XhtmlDocument:
        """A document of a title and a list of places in the book."""
        blocks = Blocks(Inlines(stem(document)), self.depths | {1: 1}, self.ids)
        title = blocks.title(Heading(1, document.title or (Text(furniture.page_label(document)),)))
        return _wrapped(document, (title, listed), tuple(blocks.entries))


def _wrapped(
    document: Document, body: tuple[Element, ...], entries: tuple[Entry, ...]
) -> XhtmlDocument:
    name = stem(document)
    named = not document.title and entries
    label = entries[0].label if named else furniture.page_label(document)
    page, epub_type, role = PAGES[document.role]
    heading = str(body[0].get("id")) if body else ""
    is_title = bool(heading) and heading in (title_id(name), document.titled.id)
    titled = is_title and not body[0].get("aria-label")
    attributes: Mapping[str, Value] = {
        "id": name,
        "epub:type": epub_type,
        "role": role,
        "class": " ".join(document.classes),
        "aria-labelledby": heading if titled else "",
        "aria-label": "" if titled else label,
    }
    # A contents page is a nav, so that its ARIA role is allowed.
    tag = "nav" if document.role is Role.TOC else "section"
    own = entries or (Entry(1, label, (Text(label),), Reference(name, name)),)
    return XhtmlDocument(name, document.role, label, page, el(tag, attributes, *body), own)


ENDNOTES = "p-endnotes"
# Documents that stand behind the notes at the end of a book.
_LAST = frozenset([Role.INDEX, Role.COLOPHON])


def _with_endnotes(made: Sequence[XhtmlDocument]) -> Sequence[XhtmlDocument]:
    """The documents without notes, and one of all notes, under their documents' titles.

    It stands before the index and the colophon.
    """
    kept, noted = [], []
    for document in made:
        body, asides = notes_apart(document.body)
        kept.append(replace(document, body=body))
        if asides:
            noted.append(_notes_of(document, asides))
    if not noted:
        return made
    label = LABELS[Role.NOTES]
    attributes = {"id": title_id(ENDNOTES), "data-label": label}
    entry = Entry(1, label, (Text(label),), Reference(ENDNOTES, ENDNOTES))
    notes = _wrapped(
        Document("endnotes", Role.NOTES), (el("h1", attributes, label), *noted), (entry,)
    )
    place = len(kept)
    while place and kept[place - 1].role in _LAST:
        place -= 1
    return [*kept[:place], notes, *kept[place:]]


def _notes_of(document: XhtmlDocument, asides: tuple[Element, ...]) -> Element:
    title = el("h2", {"data-label": document.title}, document.title)
    return el("section", {"class": "notes"}, title, *asides)


def heading_depths(book: Book) -> dict[int, int]:
    """The depth, 1…6, of each heading level that the book has; titles of documents are level 1."""
    titled = (document.title or document.role is Role.INDEX for document in book.documents)
    levels = {1} if any(titled) else set()
    for document in book.documents:
        levels |= {b.level for b in walk_blocks(document.blocks) if isinstance(b, Heading)}
    return {level: min(depth, 6) for depth, level in enumerate(sorted(levels), start=1)}
