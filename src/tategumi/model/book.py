"""The book: its documents, and what is said of the whole."""

import datetime
from dataclasses import dataclass, field

from .blocks import UNNAMED, Block, Named
from .inlines import Inline
from .kinds import Role

# The class of pages that tell of the sources (底本), by which they are known in an EPUB of ours.
SOURCES = "sources"


@dataclass(frozen=True, slots=True)
class Document:
    """One entry of the contents. ``name`` is its ASCII file stem, unique in the book.

    A document whose content the build makes (title page, table of contents, colophon) has no
    blocks. Its title is not repeated in its blocks; headings inside start at level 2. ``titled``
    is what its author calls the title, ``classes`` are the document's own. ``creators`` are those
    whom its manuscript names, as it names them.
    """

    name: str
    role: Role
    title: tuple[Inline, ...] = ()
    blocks: tuple[Block, ...] = ()
    source: str = ""  # path of its manuscript, for messages
    titled: Named = UNNAMED
    classes: tuple[str, ...] = ()
    creators: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Creator:
    """A person or a house that made the book; ``role`` is a MARC relator code."""

    name: str
    reading: str = ""
    role: str = "aut"


@dataclass(frozen=True, slots=True)
class Accessibility:
    """What only a person can say of it: ``certified_by`` is who found that the book conforms."""

    summary: str = ""
    certified_by: str = ""


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is said of the whole book; words that are empty are not said."""

    title: str
    title_reading: str = ""
    subtitle: str = ""
    creators: tuple[Creator, ...] = ()
    publisher: str = ""
    publisher_reading: str = ""
    date: datetime.date | None = None
    modified: datetime.date | None = None  # the last day of a change
    identifier: str = ""  # a URN; never empty once a project is read
    series: str = ""
    volume: int | None = None  # its number in the series
    keywords: tuple[str, ...] = ()
    isbn: str = ""  # thirteen digits, hyphens as written
    rights: str = ""
    language: str = "ja"
    description: str = ""
    accessibility: Accessibility = Accessibility()
    qr: str = ""  # an address of the web, as a QR code in the colophon
    colophon: tuple[tuple[str, str], ...] = ()  # further lines of the colophon: label, text


@dataclass(frozen=True, slots=True)
class Book:
    """``contents_depth``: how many levels of headings the printed table of contents lists."""

    metadata: Metadata
    documents: tuple[Document, ...] = field(default=())
    contents_depth: int | None = None  # None: as many as say more than a number
