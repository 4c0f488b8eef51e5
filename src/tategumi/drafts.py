"""Makes documents of the manuscripts of the book's entries: title, blocks, and a name that stays.

Reads no file.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import dropwhile

from .addresses import Addresses
from .cache import digest
from .entries import Entry, Generated, Titled, Whole, role_of
from .manuscript.chapters import chapters
from .manuscript.reader import Source
from .manuscript.source import Manuscript, Notation
from .model import (
    UNNAMED,
    Blank,
    Block,
    Document,
    Heading,
    Inline,
    Layout,
    Named,
    Paragraph,
    Role,
    Text,
    plain_text,
    walk_blocks,
)  # fmt: skip

# Beginnings of the names of documents before the text, and the names of pages that a book has once:
# those of the EBPAJ guide.
_FRONT_MATTER = {Role.HALF_TITLE: "fmatter-", Role.PREFACE: "fmatter-"}
_ONCE = {
    Role.TITLE_PAGE: "titlepage",
    Role.TOC: "toc",
    Role.FIGURES: "figures",
    Role.INDEX: "index",
    Role.COLOPHON: "colophon",
}
_BYLINE_END = 2  # em above the line end, as bylines are set


@dataclass(frozen=True, slots=True)
class Draft:
    """A document that has no name yet.

    ``name`` is the one that book.yaml gives it, or "". ``key`` is a hash of what the document was
    made from, or "" if nothing was read for it.
    """

    document: Document
    name: str = ""
    key: str = ""


def drafts_of(
    entry: Entry,
    path: str,
    manuscript: Manuscript,
    source: Source | None,
    notation: Notation | None,
) -> Iterator[Draft]:
    """The documents of an entry, whose manuscript was read from ``source``, if it has one."""
    name = "" if isinstance(entry, Generated) else entry.name
    for part in _parts(entry, manuscript):
        document = _document(entry, path, part)
        yield Draft(document, name, _key(entry, document, source, notation))


def _parts(entry: Entry, manuscript: Manuscript) -> Iterator[Manuscript]:
    """The manuscript of each document of an entry."""
    if isinstance(entry, Titled):
        yield Manuscript((), title=entry.title.value)
    elif isinstance(entry, Whole) and entry.split:
        for chapter in chapters(manuscript):
            yield Manuscript(chapter.blocks, heading=chapter.title, named=chapter.named)
    else:
        yield manuscript


def _document(entry: Entry, path: str, manuscript: Manuscript) -> Document:
    title = manuscript.heading or tuple(Text(line) for line in [manuscript.title] if line)
    blocks, titled = (*_byline(manuscript), *manuscript.blocks), manuscript.named
    if not title:
        title, titled, blocks = _with_title_apart(blocks)
    role, classes = role_of(entry), _classes(entry)
    return Document("", role, title, blocks, path, titled, classes, manuscript.creators)


def _classes(entry: Entry) -> tuple[str, ...]:
    return () if isinstance(entry, Generated) else tuple(entry.class_.split())


def _with_title_apart(
    blocks: tuple[Block, ...],
) -> tuple[tuple[Inline, ...], Named, tuple[Block, ...]]:
    """The title, its name and the blocks below it.

    The title is the heading that the blocks begin with, if no other heading is as high.
    """
    levels = [block.level for block in walk_blocks(blocks) if isinstance(block, Heading)]
    match tuple(dropwhile(lambda block: isinstance(block, Blank), blocks)):
        case (Heading(level, title, named=named), *rest) if levels.count(
            level
        ) == 1 and level == min(levels):
            return title, named, tuple(rest)
    return (), UNNAMED, blocks


def _byline(manuscript: Manuscript) -> Iterator[Block]:
    """The subtitle and the authors of a manuscript's head, these at the line end (地付き)."""
    if manuscript.subtitle:
        yield Paragraph((Text(manuscript.subtitle),))
    for creator in manuscript.creators:
        yield Paragraph((Text(creator),), Layout(end=_BYLINE_END))


def _key(entry: Entry, document: Document, source: Source | None, notation: Notation | None) -> str:
    """A hash of what a document was made from; "" if nothing was read."""
    if not document.blocks or not source or not notation:
        return ""
    if isinstance(entry, Whole) and not entry.split:
        choices = notation.value, entry.unknown.value, entry.role.value
        return digest(source.text, source.shown, *choices)
    return digest(repr(document))


def with_names(drafts: Sequence[Draft]) -> Iterator[Document]:
    """The documents with names that stay when others come or go.

    A document has the name that book.yaml gives it, or one made of its title and its part's title;
    without a title, of its file's path. If several have the same name from book.yaml, one made of
    their titles follows it.
    """
    given = [draft.name for draft in drafts]
    addresses, part, used = Addresses(), "", set()
    for draft in drafts:
        document, role = draft.document, draft.document.role
        title = plain_text(document.title) or document.source
        part = title if role is Role.PART else part if role is Role.CHAPTER else ""
        words = (title,) if role is Role.PART else (part, title)
        if draft.name and given.count(draft.name) == 1:
            name = draft.name
        elif role in _ONCE and not document.blocks and role not in used:
            name = _ONCE[role]
            used.add(role)
        else:
            beginning = f"{draft.name}-" if draft.name else _FRONT_MATTER.get(role, "")
            name = beginning + addresses.of(role.value, *words)
        yield replace(document, name=name)
