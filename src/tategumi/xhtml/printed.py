"""Writes the pages for print: each function gives one HTML page for the engine."""

import re
from collections.abc import Mapping, Sequence

from ..model import Book, Metadata, Role
from ..printing import Notes
from . import furniture
from .documents import XhtmlDocument, documents
from .index import without_numbers
from .inlines import Inlines
from .names import COVER_NAME, PrintNames
from .notes import with_notes
from .plates import with_plates
from .tree import NAMESPACES, Element, el, write

# Variation selectors and voicing marks belong to the character before them.
_MARKS = "\ufe00-\ufe0f\U000e0100-\U000e01ef\u3099\u309a"
_MARK = re.compile(f"[{_MARKS}]")
_MARKED, _ALONE = re.compile(f"\\S[{_MARKS}]+"), re.compile(f"[^\\s{_MARKS}]")
# Kanji side by side are as they are alone, and set in half the time.
_BETWEEN_KANJI = re.compile("(?<=[㐀-䶿一-鿿]) (?=[㐀-䶿一-鿿])")

# Titles of more characters than two or three lines of the cover hold are set smaller.
_TITLES = ((36, "longer-title"), (24, "long-title"))


def print_page(
    book: Book,
    embedded: Mapping[str, str] | None = None,
    *,
    closer: Mapping[str, int] | None = None,
    notes: Notes = Notes.FOOT,
) -> str:
    """The whole book; pictures have the addresses that the manuscript gives them.

    ``embedded`` gives the address (``data:``) of each picture that is no file of its own, by its
    source. ``closer`` gives the steps by which documents are set closer than usual, by their names.
    ``notes`` says where notes stand.
    """
    steps = {f"p-{name}": step for name, step in (closer or {}).items()}
    parts = (
        el(
            "div",
            {"class": _classes(document.page, steps.get(document.name, 0))},
            *_printed(document, notes),
        )
        for document in documents(book, notes is Notes.BOOK)
    )
    return page(book.metadata, "", tuple(parts), PrintNames(embedded or {}))


def _printed(document: XhtmlDocument, notes: Notes) -> tuple[Element, ...]:
    body = with_notes(document.body, notes) if document.facts.has_notes else document.body
    return with_plates(without_numbers(body) if document.role is Role.INDEX else body)


def _classes(page: str, step: int) -> str:
    return f"{page} closer-{step}" if step else page


def print_sample(book: Book) -> str:
    """A page of all characters of the book, each once, which shows what the fonts lack."""
    text = "\n".join(run for document in documents(book) for run in document.facts.texts)
    characters = "".join(set(text))
    marked = _MARKED.findall(text) if _MARK.search(characters) else ()
    words = sorted({*_ALONE.findall(characters), *marked})
    sample = _BETWEEN_KANJI.sub("", " ".join(words))
    return page(book.metadata, "", (el("p", {}, sample),), PrintNames())


def print_numbers(places: Sequence[int], first: int = 1, said: str = "") -> str:
    """Pages that bear their numbers; ``places``, from 1, count on from the number ``first``.

    The first page bears the sentence ``said`` too. Odd places are left pages, whatever the number.
    """
    pages = (
        el(
            "section",
            {"class": "left" if place % 2 else "right"},
            el("p", {"class": "number"}, str(first + place - 1)),
            *((el("p", {}, said),) if said and not index else ()),
        )
        for index, place in enumerate(places)
    )
    return page(Metadata(""), "", tuple(pages))


def print_frames(lines: Sequence[int]) -> str:
    """Two sheets for proofs, for odd and for even pages, with the numbers of the ``lines``."""
    numbers = [
        el("p", {"class": "number", "style": f"--line: {line - 1}"}, str(line)) for line in lines
    ]
    sheets = (
        el("section", {"class": side}, el("div", {"class": "trim"}, *numbers))
        for side in ("odd", "even")
    )
    return page(Metadata(""), "", tuple(sheets))


def print_tabs(tabs: Sequence[tuple[str, int]]) -> str:
    """Two pages for each tab, the left one first; a tab is a text and its step from the head."""
    sheets = (
        el(
            "section",
            {"class": side},
            el("div", {"class": "tab", "style": f"--place: {place}"}, el("p", {}, text)),
        )
        for text, place in tabs
        for side in ("left", "right")
    )
    return page(Metadata(""), "", tuple(sheets))


def print_cover(metadata: Metadata) -> str:
    """The typographic cover, which cover.css styles."""
    size = title_size(metadata.title)
    lines = furniture.title_page(metadata, Inlines("cover"))
    return page(metadata, f"{COVER_NAME} {size}".strip(), lines, PrintNames())


def title_size(title: str) -> str:
    """The class of a title that is too long for the usual size on a cover; "" for others."""
    return next((name for length, name in _TITLES if len(title) > length), "")


def page(
    metadata: Metadata, name: str, content: Sequence[Element], names: PrintNames | None = None
) -> str:
    """An HTML page with a body of the class ``name``."""
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
    html = el("html", {**NAMESPACES, "lang": metadata.language, "class": "vrtl"}, head, body)
    return f"<!DOCTYPE html>\n{write(html, names or PrintNames())}\n"
