"""Writes the XHTML files of an EPUB: documents, cover, navigation. Knows no zip."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from ..model import Metadata, Role
from .documents import XhtmlDocument
from .japanese import COVER, LABELS
from .names import COVER_NAME, STYLE, EpubNames
from .outline import Item, outline
from .parts import XhtmlFile
from .tree import NAMESPACES, Element, Picture, Reference, Value, el, write

_DIVISIONS = {
    Role.HALF_TITLE: "frontmatter",
    Role.TITLE_PAGE: "frontmatter",
    Role.PREFACE: "frontmatter",
    Role.TOC: "frontmatter",
    Role.FIGURES: "frontmatter",
    Role.PART: "bodymatter",
    Role.CHAPTER: "bodymatter",
    Role.APPENDIX: "backmatter",
    Role.AFTERWORD: "backmatter",
    Role.NOTES: "backmatter",
    Role.INDEX: "backmatter",
    Role.COLOPHON: "backmatter",
}
# On every body: without it some readers reverse horizontal pages of a right-to-left book.
_DIRECTION = {"dir": "ltr"}


def epub_page(
    file: XhtmlFile,
    metadata: Metadata,
    styles: Sequence[str],
    pictures: Mapping[str, str],
    places: Mapping[str, str],
) -> bytes:
    """One file of the package.

    ``pictures`` gives the file name of each picture by its source, ``places`` the file of each
    anchor.
    """
    body = el(
        "body",
        {**_DIRECTION, "class": file.page, "epub:type": _DIVISIONS[file.role]},
        el("div", {"class": "main"}, *file.bodies),
    )
    names = EpubNames(file.name, pictures, places=places)
    return _file(body, file.title, metadata.language, styles, names, file.mode)


def cover_page(metadata: Metadata, styles: Sequence[str], picture: str) -> bytes:
    """The cover as a file of the package; ``picture`` is its picture's file name."""
    image: dict[str, Value] = {
        "class": "fit",
        "src": Picture("cover"),
        "alt": f"{COVER}：{metadata.title}",
        "role": "doc-cover",
    }
    attributes = {**_DIRECTION, "class": COVER_NAME, "epub:type": "cover"}
    body = el("body", attributes, el("div", {"class": "main"}, el("p", {}, el("img", image))))
    names = EpubNames(COVER_NAME, {"cover": picture})
    return _file(body, COVER, metadata.language, styles, names, "hltr")


def navigation(
    book: tuple[XhtmlDocument, ...],
    metadata: Metadata,
    styles: Sequence[str],
    places: Mapping[str, str],
    pages: Sequence[tuple[int, Reference]] = (),
    mode: str = "vrtl",
) -> bytes:
    """The navigation document: table of contents, landmarks, page list; labels are plain text.

    ``pages`` has the number of each page of the paper edition and the place where it begins.
    ``mode`` is the class of the root element.
    """
    title = next((page.title for page in book if page.role is Role.TOC), LABELS[Role.TOC])
    heading = el("h1", {"id": "toc-title"}, title)
    toc = {"epub:type": "toc", "role": "doc-toc", "id": "toc", "aria-labelledby": "toc-title"}
    body = el(
        "body",
        {**_DIRECTION, "class": "p-nav"},
        el("nav", toc, heading, _ol(outline(book))),
        el("nav", {"epub:type": "landmarks", "hidden": "hidden"}, _landmarks(book)),
        *_page_list(pages),
    )
    names = EpubNames(here="", places=places)
    return _file(body, title, metadata.language, styles, names, mode)


def _ol(items: Iterable[Item]) -> Element:
    def row(item: Item) -> Element:
        link = el("a", {"href": item.target}, item.label)
        return el("li", {}, link, _ol(item.inner)) if item.inner else el("li", {}, link)

    return el("ol", {}, *(row(item) for item in items))


def _page_list(pages: Sequence[tuple[int, Reference]]) -> Iterator[Element]:
    if pages:
        attributes = {
            "epub:type": "page-list",
            "role": "doc-pagelist",
            "hidden": "hidden",
            "aria-label": "ページ",
        }
        yield el("nav", attributes, _ol(Item(str(number), target) for number, target in pages))


def _landmarks(book: tuple[XhtmlDocument, ...]) -> Element:
    found = [("cover", COVER, Reference(COVER_NAME, COVER_NAME))]
    for role, kind in ((Role.TOC, "toc"), (Role.CHAPTER, "bodymatter")):
        first = next((d for d in book if d.role is role), None)
        if first:
            label = first.title if role is Role.TOC else LABELS[role]
            found.append((kind, label, Reference(first.name, first.name)))
    links = (el("a", {"epub:type": kind, "href": target}, label) for kind, label, target in found)
    return el("ol", {}, *(el("li", {}, link) for link in links))


def _file(
    body: Element,
    title: str,
    language: str,
    styles: Sequence[str],
    names: EpubNames,
    mode: str,
) -> bytes:
    """``mode`` is the class of the root element, ``vrtl`` or ``hltr``: a file has one."""
    links = (
        el("link", {"rel": "stylesheet", "type": "text/css", "href": names.path(STYLE, style)})
        for style in styles
    )
    head = el("head", {}, el("meta", {"charset": "UTF-8"}), el("title", {}, title), *links)
    attributes = {**NAMESPACES, "lang": language, "xml:lang": language, "class": mode}
    markup = write(el("html", attributes, head, body), names)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE html>\n{markup}\n'.encode()
