"""Where each document of a book begins, and what stands on each page (台割)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ..tate import SIDED_BREAKS, BarePage, Counters, PageLook, Setting, Start, Strings, carried


@dataclass(frozen=True, slots=True)
class Leaf:
    """A page of the book: of a document the page with this index, or a white one before it."""

    document: int
    index: int | None
    bare: BarePage


@dataclass(frozen=True, slots=True)
class Layout:
    """All pages of a book by document, where the documents begin, the page of each anchor."""

    documents: tuple[tuple[Leaf, ...], ...]
    starts: tuple[Start, ...]
    anchors: dict[str, int]

    @property
    def count(self) -> int:
        """How many pages there are."""
        return sum(map(len, self.documents))


def lay_out(settings: Sequence[Setting]) -> Layout:
    """The pages in their order. A white page stands where a document asks for the other side."""
    leftward = settings[0].is_leftward
    documents: list[tuple[Leaf, ...]] = []
    places: list[tuple[int, bool]] = []
    anchors: dict[str, int] = {}
    strings: dict[str, str] = {}
    begins: list[Counters] = []
    counting: Counters = {}
    count = 0
    for number, setting in enumerate(settings):
        is_right = _is_right(count, leftward)
        wanted = _wanted_side(settings[number - 1], setting, leftward) if number else None
        whites = [_white(number, count + 1, is_right, strings)] if wanted is (not is_right) else []
        first = count + len(whites) + 1
        places.append((first, _is_right(first - 1, leftward)))
        leaves = (*whites, *_leaves(number, setting, first, leftward, strings))
        for page_number, page in enumerate(setting.pages, first):
            for anchor in page.anchors:
                anchors.setdefault(anchor, page_number)
        documents.append(leaves)
        begins.append(counting)
        counting = carried(counting, setting.began, setting.ended)
        count += len(leaves)
    starts = tuple(
        Start(
            n == 0, is_right, first, {name: anchors.get(name, 0) for name in setting.asked}, begin
        )
        for n, (setting, begin, (first, is_right)) in enumerate(
            zip(settings, begins, places, strict=True)
        )
    )
    return Layout(tuple(documents), starts, anchors)


def _white(document: int, number: int, is_right: bool, strings: dict[str, str]) -> Leaf:
    look = PageLook(is_right, True, "")
    return Leaf(document, None, BarePage(look, number, Strings({}, (), dict(strings))))


def _leaves(
    document: int, setting: Setting, first: int, leftward: bool, strings: dict[str, str]
) -> Iterator[Leaf]:
    """The pages of a document; ``strings`` are those before it, and then those behind it."""
    for index, page in enumerate(setting.pages):
        look = replace(page.look, is_right=_is_right(first + index - 1, leftward))
        here = Strings(page.strings, page.opening, dict(strings))
        yield Leaf(document, index, BarePage(look, first + index, here))
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
