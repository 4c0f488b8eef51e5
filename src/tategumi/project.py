"""Reads a book project: book/book.yaml, checked, with the texts that it names.

Knows what may stand in book.yaml, but not how anything looks. The book.yaml of a new project
explains the settings to authors.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Annotated

from .cache import NOTHING, Cache
from .contents import Texts, read_texts, unused
from .dist import BOOK_FILE
from .entries import SEEDS, Entry, Item, entries_of, file_of, role_of
from .eshops import parse_eshop
from .files import inside
from .flavours import Flavour
from .indexing import Words
from .languages import is_language
from .located import (
    Leaf,
    Located,
    Mapping,
    Node,
    Scalar,
    Sequence,
    load,
    missing_key,
    place_of,
    read,
    value_at,
)
from .manuscript.cut import Cut
from .manuscript.reader import holder_of
from .manuscript.source import Notation
from .model import Book, Metadata, Role
from .pressing import Folios, Pressing
from .printing import Printing, Settings, printing
from .problems import Problem, by_place, raise_errors
from .relators import relator
from .typography.house import Typography
from .wording import Wording

# Files of text that a book cannot do without: cover, navigation, title, contents, a chapter …
_FEWEST_DOCUMENTS = 10


def _parse_documents(text: str) -> int:
    if (number := int(text)) < _FEWEST_DOCUMENTS:
        raise ValueError(text)
    return number


@dataclass(frozen=True, slots=True)
class EpubSettings:
    """What book.yaml says of the EPUB.

    ``documents`` is the largest number of text files; the strictest shop takes 299. ``page_list``:
    does the EPUB list where the pages of the PDF begin? ``fonts``: does it contain the fonts of
    ``print: font``? ``flavours`` are the kinds of EPUB made beside it. ``shops`` are those whose
    rules it is checked by.
    """

    documents: Annotated[int, Leaf("project.documents", _parse_documents)] = 299
    page_list: bool = True
    fonts: bool = False
    flavours: tuple[Flavour, ...] = ()
    shops: tuple[Annotated[str, Leaf("project.eshop", parse_eshop)], ...] = ()


@dataclass(frozen=True, slots=True)
class _BookFile:
    """The parts of book.yaml. None is required, so that a missing part hides no other mistakes."""

    metadata: Metadata | None = None
    notation: Notation | None = None  # of all texts whose entries and names tell none
    contents: tuple[Item, ...] = ()
    cover: Located[str] | None = None
    print: Settings = field(default_factory=Settings)
    epub: EpubSettings = field(default_factory=EpubSettings)
    press: Pressing = field(default_factory=Pressing)
    typography: Typography = field(default_factory=Typography)
    index: Words = ()
    lint: Wording = field(default_factory=Wording)


@dataclass(frozen=True, slots=True)
class Project:
    """A book project without errors, and the warnings for its author."""

    root: Path
    metadata: Metadata
    contents: tuple[Entry, ...]
    printing: Printing
    typography: Typography
    texts: Texts
    pressing: Pressing
    cover: Located[str] | None  # the author's own picture of the front
    epub: EpubSettings = EpubSettings()
    warnings: tuple[Problem, ...] = ()
    index: Words = ()  # that the index lists, besides those marked in the texts
    lint: Wording = field(default_factory=Wording)

    @property
    def sources(self) -> tuple[Path, ...]:
        """The files that the book is read from."""
        files = filter(None, map(file_of, self.contents))
        named = dict.fromkeys(holder_of(file.value) for file in files)
        paths = (inside(self.root, name) for name in (BOOK_FILE, *named))
        return tuple(path for path in paths if path)


def read_project(root: Path) -> Project:
    """The project in the folder ``root``. Raises ``Failed`` with all that is wrong in its files."""
    project, problems = draft(root)
    raise_errors(problems)
    return project


def draft(root: Path, cache: Cache = NOTHING) -> tuple[Project, tuple[Problem, ...]]:
    """The project as far as it can be read, and all problems of its files.

    ``cache`` keeps the texts that were read. Raises ``Failed`` if there is no book.yaml, or if it
    is not YAML.
    """
    node = load(root, BOOK_FILE)
    problems: list[Problem] = []
    shape = read(node, _BookFile, problems) or _BookFile()
    metadata = _with_isbn(_with_relators(shape.metadata or Metadata("")))
    problems += _metadata_problems(node, shape.metadata and metadata)
    design = _design(shape, printing(shape.print, place_of(node, "print"), problems))
    entries = entries_of(root, shape.contents, problems)
    texts = _texts(root, node, shape, entries, problems, cache)
    found = by_place((*problems, *texts.problems))
    warnings = (*problems, *_colophon_warnings(node, entries, metadata))
    project = Project(
        root,
        metadata,
        entries,
        design,
        shape.typography,
        texts,
        shape.press,
        shape.cover,
        shape.epub,
        warnings,
        shape.index,
        shape.lint,
    )
    return project, found


def _texts(
    root: Path,
    node: Node,
    shape: _BookFile,
    entries: tuple[Entry, ...],
    problems: list[Problem],
    cache: Cache,
) -> Texts:
    """The texts of the entries, as far as the list of contents can be read."""
    items = value_at(node, "contents")
    if not items:
        problems += missing_key(node, "contents", _BookFile)
        return Texts()
    if isinstance(items, Sequence) and len(items.items) == len(shape.contents):
        texts = read_texts(root, entries, shape.notation, cache)
        problems += unused(root, SEEDS, entries)
        return texts
    # Seeds are not cut: the lines of an entry that could not be read would seem to be forgotten.
    whole = tuple(entry for entry in entries if not isinstance(entry, Cut))
    return read_texts(root, whole, shape.notation, cache)


def _design(shape: _BookFile, printed: Printing) -> Printing:
    """The design of the pages, with what other parts of book.yaml say of them."""
    press = shape.press
    return replace(
        printed,
        first_page=press.first_page,
        everywhere=press.folios is Folios.ALL,
        bleed=press.bleeding,
        qr=press.shop.qr.mm,
        e_book_fonts=shape.epub.fonts,
    )


def read_book(project: Project) -> tuple[Book, tuple[Problem, ...]]:
    """The book as it was written, before readings and typography rules, and its warnings."""
    texts, metadata = project.texts, project.metadata
    colophon = metadata.colophon + tuple(("", line) for line in texts.colophon)
    depth = project.printing.contents_depth
    return Book(replace(metadata, colophon=colophon), texts.documents, depth), texts.problems


# --- metadata
_UUID = "urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"
_OTHER = r"(urn:(?!uuid:)[a-z0-9-]+:|https?://)\S+"
_FORMS = (
    ("title", re.compile(r"\s*\S.*", re.DOTALL), "project.title"),
    ("identifier", re.compile(rf"{_UUID}|{_OTHER}", re.I), "project.identifier"),
    ("qr", re.compile(r"(https?://\S{1,240})?", re.I), "project.qr"),
)
_RELATOR = re.compile("[a-z]{3}")


def _metadata_problems(node: Node, metadata: Metadata | None) -> Iterator[Problem]:
    written = value_at(node, "metadata")
    if not written:
        yield from missing_key(node, "metadata", _BookFile)
    if not (written and metadata):
        return
    for key, form, code in _FORMS:
        if not form.fullmatch(text := getattr(metadata, key)):
            yield Problem(place_of(node, "metadata", key), code, {"text": text})
    if not is_language(metadata.language):
        place, values = place_of(node, "metadata", "language"), {"text": metadata.language}
        yield Problem(place, "project.language", values)
    yield from _blank(written, "metadata")
    if metadata.isbn and not _is_isbn(metadata.isbn):
        place = place_of(node, "metadata", "isbn")
        yield Problem(place, "project.isbn", {"text": metadata.isbn})
    if not value_at(node, "metadata", "date"):
        yield from missing_key(written, "date", Metadata)
    if metadata.volume is not None and not metadata.series:
        yield Problem(place_of(node, "metadata", "volume"), "project.volume-alone")
    for number, creator in enumerate(metadata.creators):
        if not _RELATOR.fullmatch(creator.role):
            place = place_of(node, "metadata", "creators", number, "role")
            yield Problem(place, "project.relator", {"text": creator.role})


def _blank(node: Node, key: str) -> Iterator[Problem]:
    """Values of nothing but spaces, which an EPUB can't hold; titles have a check of their own."""
    match node:
        case Mapping(entries):
            for name, value in entries:
                yield from _blank(value, name.text)
        case Sequence(items):
            for item in items:
                yield from _blank(item, key)
        case Scalar(text, place) if not (node.empty or text.strip() or key == "title"):
            yield Problem(place, "project.blank", {"key": key})


def _with_relators(metadata: Metadata) -> Metadata:
    """The metadata with codes for what its creators did, instead of Japanese words (著, 装丁)."""
    creators = (replace(creator, role=relator(creator.role)) for creator in metadata.creators)
    return replace(metadata, creators=tuple(creators))


_ISBN = re.compile("97[89][0-9]{10}")


def _with_isbn(metadata: Metadata) -> Metadata:
    """The metadata with its ISBN as the identifier, if it has no other."""
    if metadata.isbn and not metadata.identifier:
        return replace(metadata, identifier=f"urn:isbn:{metadata.isbn}")
    return metadata


def _is_isbn(text: str) -> bool:
    """Is it thirteen digits, of which the last is the check digit (ISO 2108)?"""
    digits = text.replace("-", "")
    weighed = (int(d) * (3 if place % 2 else 1) for place, d in enumerate(digits) if d.isdigit())
    return bool(_ISBN.fullmatch(digits)) and sum(weighed) % 10 == 0


def _colophon_warnings(
    node: Node, contents: tuple[Entry, ...], metadata: Metadata
) -> Iterator[Problem]:
    """Warnings where there is no colophon (奥付), or one without names: shops ask for both."""
    if Role.COLOPHON not in map(role_of, contents):
        yield Problem(place_of(node, "contents"), "project.no-colophon")
    if not (metadata.creators or metadata.publisher):
        yield Problem(place_of(node, "metadata"), "project.nobody")
