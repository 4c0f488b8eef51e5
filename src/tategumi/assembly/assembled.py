"""Assembles a book from its parts: gives pages sides, numbers and furniture, then binds one PDF."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from ..cache import digest
from ..pdf import BoundPage, Heading, Leaves, View, bind
from ..problems import Place, Problem, once
from ..tate import (
    Furniture,
    NeedsWhole,
    Setting,
    Source,
    Typeset,
    gather_fonts,
)
from ..units import PT_PER_PX
from .kept import Store
from .layout import Layout, lay_out
from .parts import Part, Whole
from .settings import Settings

# Numbers of pages in a text may change how many pages there are; sooner or later they hold.
_MOST_ROUNDS = 8
# Places on two pages are one where they differ by less than this, in px.
_SAME = 0.01


class Assembly:
    """A book in the making. Raises ``NeedsWhole`` where it can't be made from its parts."""

    def __init__(self, source: Source, page: Whole, parts: list[Part], store: Store) -> None:
        self._source, self._parts, self._store = source, parts, store
        self._empty = replace(source, html=page.empty())
        sources = [replace(source, html=part.html) for part in parts]
        names = [f"{source.shown}:{part.there.line}" for part in parts]
        self._settings = Settings(sources, names, store)

    def assembled(self, view: View | None) -> Typeset:
        """All pages as one PDF, to be shown as ``view``."""
        settings, layout, furniture = self._laid_out()
        pages = list(_bound(settings, layout, furniture))
        made: tuple[Setting | Furniture, ...] = (*settings, *furniture)
        fonts, names = gather_fonts(one.fonts for one in made)
        said = [*(one.structure for one in settings), *((),) * len(furniture)]
        leaves = [
            Leaves(one.pdf, names, steps)
            for one, names, steps in zip(made, names, said, strict=True)
        ]
        pdf = bind(
            leaves,
            self._store.fonts(self._empty, fonts, _files_of(made)),
            pages,
            list(_headings(settings, layout, pages)),
            leftward=settings[0].is_leftward,
            view=view,
        )
        problems = (*self._problems(settings, layout), *self._lost_links(settings, layout))
        self._store.cache.prune()
        return Typeset(pdf, len(pages), layout.places, problems)

    def _laid_out(self) -> tuple[list[Setting], Layout, list[Furniture]]:
        """The settings, when all begin where they were set to begin."""
        settings, sided = self._settings.first(self._store.starts()), set[int]()
        for _ in range(_MOST_ROUNDS):
            layout = lay_out(settings)
            again = self._settings.at(layout.starts, sided)
            if all(one is other for one, other in zip(settings, again, strict=True)):
                furniture = self._furniture(settings, layout)
                unlike = set(_unlike(settings, layout, furniture)) - sided
                if not unlike:
                    self._store.keep_starts(layout, settings)
                    return settings, layout, furniture
                sided |= unlike
            settings = again
        raise NeedsWhole

    def _furniture(self, settings: list[Setting], layout: Layout) -> list[Furniture]:
        jobs = [[leaf.bare for leaf in leaves] for leaves in layout.documents]
        return self._store.furniture(self._empty, jobs, layout.count, _files_of(settings))

    # --- what is told
    def _problems(self, settings: list[Setting], layout: Layout) -> tuple[Problem, ...]:
        """The problems of all documents at their places in the book; those without a place once."""
        shown = self._source.shown
        return once(
            part.moved(_paged(problem, start.before), shown)
            for part, setting, start in zip(self._parts, settings, layout.starts, strict=True)
            for problem in setting.problems
        )

    def _lost_links(self, settings: list[Setting], layout: Layout) -> Iterator[Problem]:
        wanted = {name for one in settings for name in (*one.linked, *one.asked)}
        for name in sorted(wanted - layout.anchors.keys()):
            text = f"No anchor #{name} for internal URI reference"
            yield Problem(Place(self._source.shown), "tate.anchor", {"text": text, "what": name})


def _paged(problem: Problem, before: int) -> Problem:
    """A problem of a document that has ``before`` pages before it, with its page in the book."""
    if "page" not in problem.values:
        return problem
    page = before + int(str(problem.values["page"]))
    return replace(problem, values={**problem.values, "page": str(page)})


def _files_of(made: Iterable[Setting | Furniture]) -> str:
    """The digest of the files that documents read."""
    return digest(repr(sorted({row for one in made for row in one.read.items()})))


def _unlike(settings: list[Setting], layout: Layout, furniture: list[Furniture]) -> Iterator[int]:
    """The documents that came to stand on pages of another size than they were set for."""
    for number, leaves in enumerate(layout.documents):
        for leaf, area in zip(leaves, furniture[number].areas, strict=True):
            if leaf.index is not None:
                _, _, width, height = settings[number].pages[leaf.index].area
                if abs(area[2] - width) > _SAME or abs(area[3] - height) > _SAME:
                    yield number


def _bound(
    settings: list[Setting], layout: Layout, furniture: list[Furniture]
) -> Iterator[BoundPage]:
    """Each page: settings are numbered first, then the furniture of each."""
    for number, leaves in enumerate(layout.documents):
        for place, leaf in enumerate(leaves):
            over = (len(settings) + number, place)
            if leaf.index is None:
                yield BoundPage(over)
                continue
            x, y, *_ = settings[number].pages[leaf.index].area
            left, top, *_ = furniture[number].areas[place]
            shift = (left - x) * PT_PER_PX, (y - top) * PT_PER_PX
            is_there = max(map(abs, shift)) < _SAME
            yield BoundPage(over, (number, leaf.index), (0, 0) if is_there else shift)


def _headings(settings: list[Setting], layout: Layout, pages: list[BoundPage]) -> Iterator[Heading]:
    leaves = (leaf for document in layout.documents for leaf in document)
    for number, (leaf, page) in enumerate(zip(leaves, pages, strict=True)):
        if leaf.index is not None:
            right, up = page.shift
            for mark in settings[leaf.document].pages[leaf.index].bookmarks:
                yield Heading(
                    mark.level, mark.label, number, mark.x + right, mark.y + up, mark.is_open
                )
