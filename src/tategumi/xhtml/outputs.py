"""Whole files: the XHTML files of an EPUB, its navigation, and the one page for print.

Knows where the files of a package stand beside each other; knows no zip.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import quote

from ..model import Book, Metadata, Role
from . import furniture
from .blocks import Entry
from .documents import XhtmlDocument, documents
from .footnotes import with_footnotes
from .inlines import Inlines
from .japanese import COVER, LABELS
from .tree import Element, Node, Picture, Reference, el, write

# Where the files stand in the package, seen from its root.
XHTML, STYLE, IMAGE = "xhtml", "style", "image"
COVER_NAME = "p-cover"
# Titles of more characters than two or three lines of the cover hold are set smaller.
_TITLES = ((36, "longer-title"), (24, "long-title"))
_DIVISIONS = {
    Role.HALF_TITLE: "frontmatter",
    Role.TITLE_PAGE: "frontmatter",
    Role.PREFACE: "frontmatter",
    Role.TOC: "frontmatter",
    Role.PART: "bodymatter",
    Role.CHAPTER: "bodymatter",
    Role.APPENDIX: "backmatter",
    Role.AFTERWORD: "backmatter",
    Role.NOTES: "backmatter",
    Role.COLOPHON: "backmatter",
}
_EPUB_NAMESPACES = {
    "xmlns": "http://www.w3.org/1999/xhtml",
    "xmlns:epub": "http://www.idpf.org/2007/ops",
}


@dataclass(frozen=True, slots=True)
class EpubNames:
    """Names as the file ``document`` in the folder ``here`` of the package sees them."""

    pictures: Mapping[str, str] = field(default_factory=dict)
    document: str = ""
    here: str = XHTML

    def reference(self, target: Reference) -> str:
        file = self.path(XHTML, f"{target.document}.xhtml")
        if target.anchor == target.document:
            return file
        return (
            f"#{target.anchor}" if target.document == self.document else f"{file}#{target.anchor}"
        )

    def picture(self, picture: Picture) -> str:
        return self.path(IMAGE, self.pictures[picture.source])

    def path(self, folder: str, file: str) -> str:
        if folder == self.here:
            return file
        return f"../{folder}/{file}" if self.here else f"{folder}/{file}"


class PrintNames:
    """Names in the one page for print; pictures stay where the manuscript has them."""

    def reference(self, target: Reference) -> str:
        return f"#{target.anchor}"

    def picture(self, picture: Picture) -> str:
        return quote(picture.source)


# --- EPUB
def epub_page(
    document: XhtmlDocument, metadata: Metadata, styles: Sequence[str], pictures: Mapping[str, str]
) -> bytes:
    """One document as a file; ``pictures`` gives the file name in the package for each source."""
    body = {"class": document.page, "epub:type": _DIVISIONS[document.role]}
    names = EpubNames(pictures, document.name)
    return _file(metadata, document.title, body, [document.body], styles, names)


def cover_page(metadata: Metadata, styles: Sequence[str], picture: str) -> bytes:
    """The cover as a file of the package; ``picture`` is its picture's file name."""
    image = {
        "class": "fit",
        "src": Picture("cover"),
        "alt": f"{COVER}：{metadata.title}",
        "role": "doc-cover",
    }
    body = {"class": COVER_NAME, "epub:type": "cover"}
    names = EpubNames({"cover": picture}, COVER_NAME)
    section = el("div", {"class": "main"}, el("img", image))
    return _file(metadata, COVER, body, [section], styles, names)


def navigation(book: tuple[XhtmlDocument, ...], metadata: Metadata, styles: Sequence[str]) -> bytes:
    """The navigation document: contents and landmarks, labels in plain text."""
    heading = el("h1", {"id": "toc-title"}, LABELS[Role.TOC])
    toc = {"epub:type": "toc", "role": "doc-toc", "id": "toc", "aria-labelledby": "toc-title"}
    body = [
        el("nav", toc, heading, _ol(outline(book))),
        el("nav", {"epub:type": "landmarks", "hidden": "hidden"}, _landmarks(book)),
    ]
    names = EpubNames(here="")
    return _file(metadata, LABELS[Role.TOC], {"class": "p-nav"}, body, styles, names)


@dataclass(frozen=True, slots=True)
class Item:
    """One line of the contents with those under it."""

    label: str
    target: Reference
    inner: tuple["Item", ...] = ()


def outline(book: tuple[XhtmlDocument, ...]) -> tuple[Item, ...]:
    """Cover, then every document and heading in reading order; chapters stand under their part."""
    rows: list[tuple[int, Entry]] = []
    in_part = False
    for document in book:
        in_part = document.role is Role.PART or (in_part and document.role is Role.CHAPTER)
        deeper = int(in_part and document.role is Role.CHAPTER)
        rows += ((entry.depth + deeper, entry) for entry in document.entries)
    return (Item(COVER, Reference(COVER_NAME, COVER_NAME)), *_nested(rows))


def _nested(rows: Sequence[tuple[int, Entry]]) -> tuple[Item, ...]:
    """Each row with the deeper rows that follow it inside."""
    items = []
    start = 0
    while start < len(rows):
        depth, entry = rows[start]
        end = start + 1
        while end < len(rows) and rows[end][0] > depth:
            end += 1
        items.append(Item(entry.label, entry.target, _nested(rows[start + 1 : end])))
        start = end
    return tuple(items)


def _ol(items: Iterable[Item]) -> Element:
    def row(item: Item) -> Element:
        link = el("a", {"href": item.target}, item.label)
        return el("li", {}, link, _ol(item.inner)) if item.inner else el("li", {}, link)

    return el("ol", {}, *(row(item) for item in items))


def _landmarks(book: tuple[XhtmlDocument, ...]) -> Element:
    found = [("cover", COVER, Reference(COVER_NAME, COVER_NAME))]
    for role, kind in ((Role.TOC, "toc"), (Role.CHAPTER, "bodymatter")):
        first = next((d for d in book if d.role is role), None)
        if first:
            label = LABELS[role]
            found.append((kind, label, Reference(first.name, first.name)))
    links = (el("a", {"epub:type": kind, "href": target}, label) for kind, label, target in found)
    return el("ol", {}, *(el("li", {}, link) for link in links))


def _file(
    metadata: Metadata,
    title: str,
    body: Mapping[str, str],
    content: Sequence[Node],
    styles: Sequence[str],
    names: EpubNames,
) -> bytes:
    """An XHTML file; ``dir`` keeps readers from turning whole pages right to left."""
    links = (
        el("link", {"rel": "stylesheet", "type": "text/css", "href": names.path(STYLE, style)})
        for style in styles
    )
    head = el("head", {}, el("meta", {"charset": "UTF-8"}), el("title", {}, title), *links)
    language = {"lang": metadata.language, "xml:lang": metadata.language}
    page = el(
        "html",
        _EPUB_NAMESPACES | language | {"class": "vrtl"},
        head,
        el("body", {"dir": "ltr", **body}, *content),
    )
    markup = write(page, names)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE html>\n{markup}\n'.encode()


# --- print
def print_page(book: Book) -> str:
    """The whole book as one HTML page for the engine; picture sources are as in the manuscript."""
    parts = (
        el("div", {"class": document.page}, with_footnotes(document.body))
        for document in documents(book)
    )
    return _print_file(book.metadata, "", tuple(parts))


def print_cover(metadata: Metadata) -> str:
    """The typographic cover as a page for the engine, to be styled by cover.css."""
    size = next((name for length, name in _TITLES if len(metadata.title) > length), "")
    lines = furniture.title_page(metadata, Inlines("cover", {}))
    return _print_file(metadata, f"{COVER_NAME} {size}".strip(), lines)


def _print_file(metadata: Metadata, name: str, content: Sequence[Node]) -> str:
    authors = (
        el("meta", {"name": "author", "content": creator.name}) for creator in metadata.creators
    )
    head = el(
        "head",
        {},
        el("meta", {"charset": "UTF-8"}),
        el("title", {}, metadata.title),
        *authors,
        el("meta", {"name": "description", "content": metadata.description}),
    )
    body = el("body", {"dir": "ltr", "class": name}, *content)
    page = el("html", {"lang": metadata.language, "class": "vrtl"}, head, body)
    return f"<!DOCTYPE html>\n{write(page, PrintNames())}\n"
