"""A book from one manuscript without a project: metadata from its head, chapters by its headings.

Knows no file and no output.
"""

import uuid
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from .manuscript.source import Manuscript
from .model import (
    Blank,
    Block,
    Book,
    Creator,
    Document,
    Group,
    Heading,
    Inline,
    Metadata,
    PageBreak,
    Role,
    Text,
    leading_heading,
)

# Names of books made here, so that the same title by the same authors is the same book.
_NAMESPACE = uuid.uuid5(uuid.NAMESPACE_URL, "urn:tategumi:manuscript")


def book_of(manuscript: Manuscript, name: str, source: str = "") -> Book:
    """Title page, contents where there are chapters to list, chapters, colophon.

    ``name`` is the title where the manuscript's head has none, ``source`` its path for messages.
    """
    title = manuscript.title or name
    chapters = tuple(_chapters(manuscript.blocks, manuscript.heading or (Text(title),), source))
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


def _chapters(
    blocks: Sequence[Block], title: tuple[Inline, ...], source: str
) -> Iterator[Document]:
    """One document for each heading of the highest level, and for what stands before the first."""
    headings = [leading_heading(block) for block in blocks]
    top = min((heading.level for heading in headings if heading), default=1)
    starts = [i for i, heading in enumerate(headings) if heading and heading.level == top]
    parts = [_part(blocks[start:stop]) for start, stop in pairwise([*starts, len(blocks)])]
    before = blocks[: starts[0]] if starts else blocks
    if not starts or not all(isinstance(block, Blank | PageBreak) for block in before):
        parts.insert(0, (title, before))
    for number, (heading, inside) in enumerate(parts, 1):
        text = tuple(_raised(_trimmed(inside), top))
        yield Document(f"chapter-{number}", Role.CHAPTER, heading, text, source)


def _trimmed(blocks: Sequence[Block]) -> Sequence[Block]:
    """The blocks without the blank lines and page breaks at both ends: a chapter has its own."""
    filled = [i for i, b in enumerate(blocks) if not isinstance(b, Blank | PageBreak)]
    return blocks[filled[0] : filled[-1] + 1] if filled else ()


def _part(blocks: Sequence[Block]) -> tuple[tuple[Inline, ...], Sequence[Block]]:
    """Title and text; a title within a group, as on a page of its own, stays there."""
    first, *rest = blocks
    return (first.children, rest) if isinstance(first, Heading) else ((), blocks)


def _raised(blocks: Sequence[Block], top: int) -> Iterator[Block]:
    """The blocks with their headings from level 2 on, below the chapter's own."""
    for block in blocks:
        match block:
            case Heading(level=level):
                yield replace(block, level=level - top + 1)
            case Group(blocks=inner):
                yield replace(block, blocks=tuple(_raised(inner, top)))
            case _:
                yield block
