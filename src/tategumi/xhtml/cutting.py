"""Where a document is cut into files: by the pages it begins, its writing modes, and its size."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, groupby, pairwise
from math import ceil

from .across import is_across
from .tree import Element

# Bytes: shops ask for less than 256 KB a file; the rest is for its head.
MOST_BYTES = 236_000
# The least share of a file that stands before a better place to part it.
_LEAST = 0.4
HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])
_BLANK = frozenset(["blank", "scene"])


@dataclass(frozen=True, slots=True)
class Leaf:
    """What is never parted, in the elements that hold it; ``size``: bytes, with its notes.

    ``begins``: on a page of its own, whatever is before it.
    """

    element: Element
    holders: tuple[Element, ...]
    size: int
    begins: bool

    @property
    def is_heading(self) -> bool:
        return self.element.tag in HEADINGS

    @property
    def begins_section(self) -> bool:
        return self.is_heading or (self.begins and self.holders[-1].tag == "section")

    @property
    def is_blank(self) -> bool:
        return self.element.get("class") in _BLANK


def pages(leaves: Sequence[Leaf]) -> Iterator[Sequence[Leaf]]:
    """The leaves, parted where a page begins."""
    starts = [0, *(i for i in range(1, len(leaves)) if leaves[i].begins), len(leaves)]
    return (leaves[start:stop] for start, stop in pairwise(starts))


def by_mode(leaves: Sequence[Leaf]) -> Iterator[tuple[str, list[Leaf]]]:
    """Runs of one writing mode; the headings of what stands across go with it."""
    modes: list[bool] = []
    for leaf in reversed(leaves):
        goes_on = leaf.is_heading and bool(modes) and modes[-1]
        modes.append(is_across(leaf.element) or goes_on)
    pairs = zip(reversed(modes), leaves, strict=True)
    for across, run in groupby(pairs, lambda pair: pair[0]):
        yield "hltr" if across else "vrtl", [leaf for _, leaf in run]


def cut(leaves: Sequence[Leaf]) -> Iterator[Sequence[Leaf]]:
    """Parts of like sizes, each within the limit where its leaves are."""
    while leaves:
        ends = list(accumulate(leaf.size for leaf in leaves))
        if ends[-1] <= MOST_BYTES:
            yield leaves
            return
        even = ends[-1] / ceil(ends[-1] / MOST_BYTES)
        cut = _best(leaves, ends, even)
        yield leaves[:cut]
        leaves = leaves[cut:]


def _best(leaves: Sequence[Leaf], ends: Sequence[int], even: float) -> int:
    """Where to part: before a heading, else after a blank line, else before a paragraph."""

    def rank(index: int) -> tuple[int, float]:
        before, leaf = leaves[index - 1], leaves[index]
        kind = 3 if before.is_heading else 0 if leaf.is_heading else 1 if before.is_blank else 2
        return kind, abs(ends[index - 1] - even)

    within = [i for i in range(1, len(leaves)) if ends[i - 1] <= MOST_BYTES]
    far = [i for i in within if ends[i - 1] >= even * _LEAST]
    return min(far or within or [1], key=rank) if len(leaves) > 1 else 1
