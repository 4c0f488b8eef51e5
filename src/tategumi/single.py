"""A book from one manuscript without a project: metadata from its head, chapters by its headings.

Knows no file and no output.
"""

import uuid
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from .manuscript.source import Manuscript
from .model import Block, Book, Creator, Document, Heading, Inline, Metadata, Role, Text

# Names of books made here, so that the same title by the same authors is the same book.
_NAMESPACE = uuid.uuid5(uuid.NAMESPACE_URL, "urn:tategumi:manuscript")


def book_of(manuscript: Manuscript, name: str) -> Book:
    """Title page, contents where there are chapters to list, chapters, colophon.

    ``name`` is the title where the manuscript's head has none.
    """
    title = manuscript.title or name
    chapters = tuple(_chapters(manuscript.blocks, manuscript.heading or (Text(title),)))
    contents = (Document("toc", Role.TOC),) if len(chapters) > 1 else ()
    documents = (
        Document("title-page", Role.TITLE_PAGE),
        *contents,
        *chapters,
        Document("colophon", Role.COLOPHON),
    )
    return Book(_metadata(manuscript, title), documents)


def _metadata(manuscript: Manuscript, title: str) -> Metadata:
    identity = "\n".join((title, manuscript.subtitle, *manuscript.creators))
    return Metadata(
        title=title,
        subtitle=manuscript.subtitle,
        creators=tuple(Creator(name) for name in manuscript.creators),
        identifier=f"urn:uuid:{uuid.uuid5(_NAMESPACE, identity)}",
        colophon=tuple(("", line) for line in manuscript.colophon),
    )


def _chapters(blocks: Sequence[Block], title: tuple[Inline, ...]) -> Iterator[Document]:
    """One document for each heading of the highest level, and for what stands before the first."""
    levels = [block.level for block in blocks if isinstance(block, Heading)]
    top = min(levels, default=1)
    starts = [i for i, b in enumerate(blocks) if isinstance(b, Heading) and b.level == top]
    parts = [
        (blocks[start].children, blocks[start + 1 : stop])
        for start, stop in pairwise([*starts, len(blocks)])
    ]
    if before := blocks[: starts[0]] if starts else blocks:
        parts.insert(0, (title, before))
    for number, (heading, inside) in enumerate(parts, 1):
        yield Document(f"chapter-{number}", Role.CHAPTER, heading, tuple(_raised(inside, top)))


def _raised(blocks: Sequence[Block], top: int) -> Iterator[Block]:
    """The blocks with their headings from level 2 on, below the chapter's own."""
    for block in blocks:
        yield replace(block, level=block.level - top + 1) if isinstance(block, Heading) else block
