"""Finds how the pages on paper and the e-book differ, by this book's texts and settings.

Each row of ``_KINDS`` is a kind of difference, and how the documents that have it are found.
"""

from collections.abc import Callable, Iterator

from .dist import BOOK_FILE
from .model import (
    Block,
    Book,
    Break,
    Document,
    Extent,
    Figure,
    Footnote,
    Group,
    GroupKind,
    Image,
    Indexed,
    Inline,
    Link,
    PageBreak,
    Role,
    Table,
    Warichu,
    runs_of,
    walk_blocks,
    walk_inlines,
)  # fmt: skip
from .printing import Links, Notes, Opening, Printing
from .problems import Place, Problem
from .project import EpubSettings, Project

_Has = Callable[[Document], bool]
# Documents that a line names.
_NAMED = 3


def differences(book: Book, project: Project) -> tuple[Problem, ...]:
    """A line for each kind of difference, with the documents that have it."""
    design, settings = project.printing, project.epub
    return (*_of_design(book, design, settings), *_of_texts(book, design))


# --- what book.yaml decides
def _of_design(book: Book, design: Printing, settings: EpubSettings) -> Iterator[Problem]:
    place = Place(BOOK_FILE)
    yield Problem(place, "differs.fonts-too" if settings.fonts else "differs.fonts")
    yield Problem(place, "differs.furniture")
    yield Problem(place, "differs.pages" if settings.page_list else "differs.no-pages")
    if any(document.role is Role.TOC for document in book.documents):
        yield Problem(place, "differs.contents")
    if design.format.columns > 1:
        yield Problem(place, "differs.columns", {"columns": design.format.columns})
    if design.chapters is not Opening.PAGE:
        yield Problem(place, "differs.chapters", {"said": design.chapters.words[-1]})


# --- what the texts have
def _of_texts(book: Book, design: Printing) -> Iterator[Problem]:
    for code, has, matters in _KINDS:
        found = [document for document in book.documents if has(document)]
        if not (found and matters(design)):
            continue
        sources = [*dict.fromkeys(document.source or BOOK_FILE for document in found)]
        others = " …" if len(sources) > _NAMED else ""
        values = {"sources": ", ".join(sources[:_NAMED]) + others}
        yield Problem(Place(sources[0]), code, values)


def _inlines(document: Document) -> Iterator[Inline]:
    for run in (document.title, *runs_of(document.blocks)):
        yield from walk_inlines(run)


def _inline(is_one: Callable[[Inline], bool]) -> _Has:
    return lambda document: any(map(is_one, _inlines(document)))


def _block(is_one: Callable[[Block], bool]) -> _Has:
    return lambda document: any(map(is_one, walk_blocks(document.blocks)))


def _is_sized(picture: Inline) -> bool:
    return isinstance(picture, Image) and bool(picture.width or picture.height)


def _has_sized(document: Document) -> bool:
    figures = (b.image for b in walk_blocks(document.blocks) if isinstance(b, Figure))
    return any(map(_is_sized, figures)) or any(map(_is_sized, _inlines(document)))


def _breaks(*kinds: Break) -> _Has:
    return _block(lambda block: isinstance(block, PageBreak) and block.kind in kinds)


def _group(kind: GroupKind) -> _Has:
    return _block(lambda block: isinstance(block, Group) and block.kind is kind)


def _has_measure(block: Block) -> bool:
    layout = getattr(block, "layout", None)
    return layout is not None and layout.measure is not None


def _always(_: Printing) -> bool:
    return True


_KINDS: tuple[tuple[str, _Has, Callable[[Printing], bool]], ...] = (
    (
        "differs.notes",
        _inline(lambda one: isinstance(one, Footnote)),
        lambda design: design.notes is not Notes.CHAPTER,
    ),
    ("differs.warichu", _inline(lambda one: isinstance(one, Warichu)), _always),
    (
        "differs.links",
        _inline(lambda one: isinstance(one, Link)),
        lambda design: design.links is Links.WORDS,
    ),
    ("differs.index", _inline(lambda one: isinstance(one, Indexed)), _always),
    ("differs.picture-size", _has_sized, _always),
    (
        "differs.whole-pages",
        _block(lambda one: isinstance(one, Figure) and one.extent is not Extent.TEXT),
        _always,
    ),
    ("differs.sides", _breaks(Break.LEAF, Break.SPREAD), _always),
    ("differs.column-breaks", _breaks(Break.COLUMN), _always),
    ("differs.text-columns", _group(GroupKind.COLUMNS), _always),
    ("differs.horizontal", _group(GroupKind.HORIZONTAL), _always),
    ("differs.italic", _group(GroupKind.ITALIC), _always),
    ("differs.tables", _block(lambda one: isinstance(one, Table)), _always),
    ("differs.measure", _block(_has_measure), _always),
)
