"""Makes a book of one manuscript, without a project.

The metadata comes from the manuscript's head, the chapters from its headings. Knows no file and no
output.
"""

import uuid

from .addresses import Addresses
from .manuscript.chapters import chapters
from .manuscript.source import Manuscript
from .model import Book, Creator, Document, Metadata, Role, plain_text
from .relators import name_and_role
from .sources import TITLE, fits_colophon, on_own_pages

# Identifiers are made in this namespace: the same title by the same authors is the same book.
_NAMESPACE = uuid.uuid5(uuid.NAMESPACE_URL, "urn:tategumi:manuscript")


def book_of(manuscript: Manuscript, name: str, source: str = "") -> Book:
    """The book of a manuscript: title page, contents, chapters, sources, colophon.

    There is a table of contents if there are several chapters. ``name`` is the title if the
    manuscript's head has none; ``source`` is its path, for messages.
    """
    title = manuscript.title or name
    addresses = Addresses()
    texts = tuple(
        Document(
            addresses.of(plain_text(chapter.title)),
            Role.CHAPTER,
            chapter.title,
            chapter.blocks,
            source,
            chapter.named,
        )
        for chapter in chapters(manuscript, name)
    )
    contents = (Document("toc", Role.TOC),) if len(texts) > 1 else ()
    fits = fits_colophon(manuscript.colophon)
    documents = (
        Document("titlepage", Role.TITLE_PAGE),
        *contents,
        *texts,
        *(() if fits else (on_own_pages(manuscript.colophon, addresses.of(TITLE)),)),
        Document("colophon", Role.COLOPHON),
    )
    return Book(_metadata(manuscript, title, manuscript.colophon if fits else ()), documents)


def _metadata(manuscript: Manuscript, title: str, sources: tuple[str, ...]) -> Metadata:
    identity = "\n".join((title, manuscript.subtitle, *manuscript.creators))
    return Metadata(
        title=title,
        subtitle=manuscript.subtitle,
        creators=tuple(
            Creator(name, role=role) for name, role in map(name_and_role, manuscript.creators)
        ),
        identifier=f"urn:uuid:{uuid.uuid5(_NAMESPACE, identity)}",
        colophon=tuple(("", line) for line in sources),
    )
