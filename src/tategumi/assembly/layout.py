"""Lays out a book: where each document begins, and what stands on each page (台割)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ..tate import SIDED_BREAKS, BarePage, Counters, PageLook, Setting, Start, Strings, carried


@dataclass(frozen=True, slots=True)
class Leaf:
    """A page of the book: the page ``index`` of a document, or a white page before it if None."""

    document: int
    index: int | None
    bare: BarePage


@dataclass(frozen=True, slots=True)
class Layout:
    """All pages of a book by document, the starts of documents, the number of each anchor's page.

    ``first`` is the number of the book's first page.
    """

    documents: tuple[tuple[Leaf, ...], ...]
    starts: tuple[Start, ...]
    anchors: dict[str, int]
    first: int

    @property
    def count(self) -> int:
        """How many pages there are."""
        return sum(map(len, self.documents))

    @property
    def places(self) -> dict[str, int]:
        """The page of each anchor, from 1, whatever its number is."""
        return {name: number - self.first + 1 for name, number in self.anchors.items()}


def lay_out(settings: Sequence[Setting]) -> Layout:
    """The pages in their order, with a white page where a document asks for the other side."""
    leftward, first = settings[0].is_leftward, settings[0].number
    documents: list[tuple[Leaf, ...]] = []
    places: list[int] = []
    anchors: dict[str, int] = {}
    strings: dict[str, str] = {}
    begins: list[Counters] = []
    counting: Counters = {}
    count = 0
    for number, setting in enumerate(settings):
        is_right = _is_right(count, leftward)
        wanted = _wanted_side(settings[number - 1], setting, leftward) if number else None
        whites = [count] if wanted is (not is_right) else []
        begin = count + len(whites)
        places.append(begin)
        leaves = (
            *(_white(number, count, first, is_right, strings) for count in whites),
            *_leaves(number, setting, begin, first, leftward, strings),
        )
        for page_number, page in enumerate(setting.pages, first + begin):
            for anchor in page.anchors:
                anchors.setdefault(anchor, page_number)
        documents.append(leaves)
        begins.append(counting)
        counting = carried(counting, setting.began, setting.ended)
        count += len(leaves)
    asked = ({name: anchors.get(name, 0) for name in setting.asked} for setting in settings)
    starts = tuple(
        _start(place, first, leftward, numbers, begin)
        for place, numbers, begin in zip(places, asked, begins, strict=True)
    )
    return Layout(tuple(documents), starts, anchors, first)


def _start(
    place: int, first: int, leftward: bool, anchors: dict[str, int], counting: Counters
) -> Start:
    """Where a document begins whose first page has the index ``place``."""
    return Start(place == 0, _is_right(place, leftward), first + place, place, anchors, counting)


def _white(document: int, place: int, first: int, is_right: bool, strings: dict[str, str]) -> Leaf:
    look, here = PageLook(is_right, True, ""), Strings({}, (), dict(strings))
    return Leaf(document, None, BarePage(look, place, first + place, here))


def _leaves(
    document: int,
    setting: Setting,
    begin: int,
    first: int,
    leftward: bool,
    strings: dict[str, str],
) -> Iterator[Leaf]:
    """The pages of a document. ``strings`` are those set before it; its own are added."""
    for index, page in enumerate(setting.pages):
        place = begin + index
        look = replace(page.look, is_right=_is_right(place, leftward))
        here = Strings(page.strings, page.opening, dict(strings))
        yield Leaf(document, index, BarePage(look, place, first + place, here))
        strings.update({name: texts[-1] for name, texts in page.strings.items()})


def _is_right(index: int, leftward: bool) -> bool:
    """Is the page with this index a right one? The first page is a left one in a book that
    progresses to the left (CSS Paged Media 3, 4.2).
    """
    return (index % 2 == 0) != leftward


def _wanted_side(before: Setting, after: Setting, leftward: bool) -> bool | None:
    """The side that the break between two documents asks for; the last such value counts
    (CSS Fragmentation 3, 3.1).
    """
    sided = [value for value in (*before.closing, *after.opening) if value in SIDED_BREAKS]
    if not sided:
        return None
    return {"left": False, "right": True, "recto": not leftward, "verso": leftward}[sided[-1]]
