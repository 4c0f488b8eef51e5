"""A document set without its book: what it asks of the others, and what it tells of itself.

Filled by the seams while the document is laid out.
"""

from collections.abc import Iterator
from typing import Any

from weasyprint.css.targets import TargetLookupItem
from weasyprint.formatting_structure import boxes
from weasyprint.layout.background import Background
from weasyprint.layout.block import _add_break_values

from ..cascade.styles import SIDES
from ..pages.context import PageContext
from .counting import Counting, State
from .setting import SIDED_BREAKS, NeedsWhole, Start


class Neighbours:
    """What passes between one document and the others of its book."""

    context: PageContext  # known when its pages begin

    def __init__(self, start: Start) -> None:
        self.start = start
        self.counting = Counting(start.counters)
        self.asked: dict[str, int] = {}
        self.opening: tuple[str, ...] = ()
        self.closing: tuple[str, ...] = ()
        self.is_leftward = False
        self.counts_pages = False

    def meet(self, context: PageContext, root: boxes.Box) -> None:
        """Learn of a document what concerns its neighbours, before its first page."""
        self.context = context
        self.is_leftward = root.style["direction"] == "rtl"
        children = root.children[0].children if root.children else ()
        if children:
            self.opening = tuple(_add_break_values(children[0], "before"))
            self.closing = tuple(_add_break_values(children[-1], "after"))

    def first_page(self, entry: tuple[Any, ...]) -> tuple[Any, ...]:
        """Return WeasyPrint's entry of the first page, as it is for a document behind others."""
        resume_at, next_page, _, _, remake = entry
        state: State = (
            [0],
            {"pages": [0], "page": [self.start.number - 1]},
            [{"pages", "page"}],
            [],
        )
        if not self.start.is_first:
            next_page = {**next_page, "break": "page"}
        return resume_at, next_page, self.start.is_right, state, remake

    def index(self, index: int) -> int:
        """Return the index that a page has in its book, by which selectors
        know the book's first page.
        """
        return index + self.start.before

    def target(self, name: str) -> TargetLookupItem:
        """Return what is known of an anchor in another document: the number
        of its page, and no more.

        That it was asked for is noted.
        """
        self.asked[name] = self.start.elsewhere.get(name, 0)
        item = TargetLookupItem("up-to-date")
        item.target_box = _Elsewhere(self.asked[name])
        return item

    # --- after layout
    @property
    def number(self) -> int:
        """The number of its first page."""
        _, _, _, (_, counters, *_), _ = self.context.page_maker[1]
        number: int = counters["page"][-1]
        return number

    def is_numbered(self) -> bool:
        """Return whether its text shows page numbers, or its styles count pages.

        Raises ``NeedsWhole`` where the number of all pages is asked for, or elements run.
        """
        wanted = {
            name
            for item in self.context.target_collector.counter_lookup_items.values()
            for name in item.missing_counters
        }
        if "pages" in wanted or any(self.context.running_elements.values()):
            raise NeedsWhole
        return self.counts_pages or "page" in wanted

    def is_sided(self, pages: list[boxes.PageBox]) -> bool:
        """Return whether its pages would differ on the other side by more than
        the place of their content.
        """
        breaks = {entry[1]["break"] for entry in self.context.page_maker[1 : len(pages)]}
        looks = any(_has_look(page) for page in pages)
        return bool(breaks & SIDED_BREAKS) or looks or self.context.notes.are_sided(len(pages))

    def strings(self, number: int) -> dict[str, tuple[str, ...]]:
        """Return the named strings that are set on a page, which is numbered from 1."""
        found = self.context.string_set.items()
        return {name: tuple(pages[number]) for name, pages in found if pages.get(number)}


class _Elsewhere:
    """Stands for the box of an anchor in another document."""

    def __init__(self, page: int) -> None:
        self.cached_counter_values: dict[str, list[int]] | None = _OnlyPage({"page": [page]})

    def extract_text(self, text_part: str) -> str:
        """Refuse ``target-text()``: the whole book alone knows the words of another document."""
        raise NeedsWhole


class _OnlyPage(dict[str, list[int]]):
    """Counter values of an anchor elsewhere."""

    def __contains__(self, name: object) -> bool:
        if name != "page":
            raise NeedsWhole
        return True


def area_of(page: boxes.PageBox) -> tuple[float, float, float, float]:
    """Return where a page's content stands: left, top, width, height in px."""
    return page.content_box_x(), page.content_box_y(), page.width, page.height


def opening_strings(page: boxes.PageBox) -> Iterator[str]:
    """Yield the named strings that the first element of a page sets (GCPM 3, 1.1.2)."""
    box: boxes.Box | None = page
    while box:
        if box.style["string_set"] != "none":
            yield from (name for name, _ in box.style["string_set"])
        box = box.children[0] if box.children else None


def _has_look(page: boxes.PageBox) -> bool:
    """Return whether a page shows more than content and furniture: a
    background, a border, crop marks.
    """
    borders = (page.style[f"border_{side}_width"] for side in SIDES)
    bleeds = (page.style[f"bleed_{side}"].value for side in SIDES)
    grounds = (page.background, page.canvas_background)
    return bool(page.style["marks"]) or any((*borders, *bleeds, *map(_is_seen, grounds)))


def _is_seen(background: Background | None) -> bool:
    """Return whether a background has a colour or a picture."""
    if background is None:
        return False
    return bool(background.color.alpha) or any(layer.image for layer in background.layers)
