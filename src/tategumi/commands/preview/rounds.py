"""The process of a preview: reads the book, sets it, checks it, makes its products."""

import gc
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from multiprocessing.connection import Connection
from pathlib import Path

from ... import build, press, products
from ...cache import Cache, digest
from ...dist import HTML
from ...edited_book import cache_of, drafted, edited, sources_of
from ...inputs import noting
from ...located import Located
from ...model import Block, Book, Document, Role, plain_text, walk_blocks
from ...printing import Booklet, Printing
from ...problems import Failed, Problem, by_place, once
from ...xhtml import MOST_FILES
from ..arguments import milder
from ..convert import book_from, design_of
from .making import (
    BOOKLET,
    EPUB,
    ROUND,
    Chapter,
    Edition,
    FileTarget,
    ProjectTarget,
    Target,
)

# So many characters of a long book are set and shown before all of it.
_BEGINNING = 3_000
# Under this name the pages last shown are kept.
_LAST = digest("preview")


def answer(target: Target, pipe: Connection) -> None:
    """Answer what is asked through ``pipe`` until its other end is closed.

    Raises ``EOFError`` or ``OSError`` then.
    """
    rounds = Rounds(_KINDS[type(target)](target))
    if kept := rounds.kept():
        pipe.send(("kept", kept))
    while True:
        for one in rounds.answers(*pipe.recv()):
            pipe.send(one)
        gc.collect()


@dataclass(frozen=True, slots=True)
class Draft:
    """The book as it is read, and how it is printed; ``shown`` names its markup in problems.

    ``picture`` is its author's own cover, ``most`` the most files of text in the EPUB.
    """

    book: Book
    printing: Printing
    shown: str
    sources: tuple[Path, ...]
    problems: tuple[Problem, ...]
    picture: Located[str] | None = None
    most: int = MOST_FILES


# --- what a book is read from
class _Project:
    """A book project."""

    def __init__(self, target: ProjectTarget) -> None:
        self.root, self.main = target.root, target.main
        self.cache = cache_of(self.root)

    def draft(self) -> Draft:
        """Read anew. Raises ``Failed``."""
        drafted.cache_clear()
        edited.cache_clear()
        press.let_go()
        source = edited(self.root)
        project = source.project
        sources = sources_of(project)
        own = project.cover, project.epub.documents
        return Draft(source.book, project.printing, _MARKUP, sources, source.problems, *own)

    def mistakes(self) -> tuple[Problem, ...]:
        """What ``doit check`` would find beside what the draft and the pages tell."""
        return tuple(build.mistakes(self.root))


# What problems without a place in a manuscript name.
_MARKUP = HTML.as_posix()


class _File:
    """A manuscript that is a book by itself."""

    def __init__(self, target: FileTarget) -> None:
        self.root, self.main, self._target = target.root, target.main, target
        self.cache = Cache(target.kept)

    def draft(self) -> Draft:
        """Read anew. Raises ``Failed``."""
        press.let_go()
        target, shown = self._target, self.main
        given = book_from(target.file, target.notation)
        design = design_of(target.page, shown)
        return Draft(given.book, design, shown, given.sources, given.problems)

    def mistakes(self) -> tuple[Problem, ...]:
        """None: the draft and the pages tell all."""
        return ()


_KINDS = {ProjectTarget: _Project, FileTarget: _File}


# --- a round
class Rounds:
    """Makes a book's editions, and products of the last of them."""

    def __init__(self, target: _Project | _File) -> None:
        self._target, self._cache = target, target.cache
        self._last: tuple[Draft, bytes] | None = None

    def answers(self, what: str, also: Sequence[str]) -> Iterator[tuple[str, object]]:
        """What ``Process.ask`` is asked, as soon as it is there: names, with what was made."""
        left: Sequence[str] = (what,)
        if what == ROUND:
            left = also
            for edition in self.editions():
                yield what, edition
                if edition.pdf is not None and edition.is_whole:
                    yield from map(self._product, left)
                    left = ()
        yield from map(self._product, left)

    def _product(self, name: str) -> tuple[str, bytes | None]:
        """A product of the pages last made; None where it can't be made."""
        make = {BOOKLET: self.booklet, EPUB: self.epub}[name]
        try:
            return name, make()
        except Failed:
            return name, None

    def editions(self) -> Iterator[Edition]:
        """What there is to show, each as soon as it is there, the last with all problems."""
        with noting() as seen:
            for edition in self._editions():
                yield replace(edition, files=frozenset(seen.files), folders=frozenset(seen.folders))

    def kept(self) -> bytes | None:
        """The pages that were shown last, at another time."""
        return self._cache.get(_LAST)

    def _editions(self) -> Iterator[Edition]:
        """Read the book and set it; give the beginning first if a long book was never shown.

        Then come the whole, and last the same with all problems. What fails gives an edition
        without pages.
        """
        found: tuple[Problem, ...] = ()
        try:
            draft = self._target.draft()
            beginning = _beginning(draft.book)
            if beginning and not self._last and not self.kept():
                first = self._set(replace(draft, book=beginning))
                # What leads to the rest leads nowhere yet.
                yield replace(first, is_whole=False, problems=draft.problems)
            edition = self._set(draft)
            if edition.pdf is not None:
                self._last = draft, edition.pdf
            yield edition
            found = edition.problems
            if edition.pdf is not None:
                self._cache.put(_LAST, edition.pdf)
            mistakes = self._target.mistakes()
            yield replace(edition, problems=by_place(once((*found, *mistakes))), is_checked=True)
        except Failed as failed:
            yield Edition(problems=by_place(once((*found, *failed.problems))))

    def _set(self, draft: Draft) -> Edition:
        """Set a draft, and give its pages and the places of its documents, not checked yet."""
        root = self._target.root
        html = products.markup(draft.book, draft.printing, root, draft.shown, self._cache)
        made = products.pages(
            html,
            draft.printing,
            root,
            draft.shown,
            draft.sources,
            self._cache,
            draft.book.documents,
        )
        problems = by_place(once((*draft.problems, *milder(made.problems))))
        chapters = tuple(self._chapters(draft.book.documents, made.anchors))
        title = draft.book.metadata.title
        return Edition(title, made.data, chapters, problems, is_checked=False)

    def _chapters(
        self, documents: tuple[Document, ...], anchors: Mapping[str, int]
    ) -> Iterator[Chapter]:
        for document in documents:
            if page := anchors.get(f"p-{document.name}"):
                path = document.source or self._target.main
                title = plain_text(document.title) or "／".join(document.role.words[-1:])
                yield Chapter(page, path, title, f"p-{document.name}")

    def booklet(self) -> bytes | None:
        """The sheets of the pages last made, as a PDF; None before there are any.

        Raises ``Failed``.
        """
        if not self._last:
            return None
        draft, pages = self._last
        settings = draft.printing.booklet or Booklet()
        return products.booklet(pages, draft.shown, settings).data

    def epub(self) -> bytes | None:
        """The EPUB of the book last set; None before there is any. Raises ``Failed``."""
        if not self._last:
            return None
        draft, root = self._last[0], self._target.root
        cover = products.front(draft.picture, draft.book.metadata, root, draft.sources, self._cache)
        made = products.epub_book(
            draft.book, root, cover.data, draft.sources, draft.most, printing=draft.printing
        )
        return made.data


def _beginning(book: Book) -> Book | None:
    """The first ``_BEGINNING`` characters or so of a book, without its contents.

    None of a shorter one.
    """
    taken: list[Document] = []
    left = _BEGINNING
    for document in book.documents:
        if left <= 0:
            return replace(book, documents=tuple(taken))
        if document.role is not Role.TOC:
            blocks = []
            for block in document.blocks:
                if left > 0:
                    blocks.append(block)
                    left -= sum(map(_size, walk_blocks((block,))))
            taken.append(replace(document, blocks=tuple(blocks)))
    return None


def _size(block: Block) -> int:
    return len(plain_text(getattr(block, "children", ())))
