"""Furniture of pages that are set already: running heads (柱) and folios (ノンブル).

What stands in the margins depends on the whole book: on numbers, sides, and the strings of
documents before. So it is made apart from the text, for any number of pages.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain, islice

from weasyprint.formatting_structure import boxes
from weasyprint.layout import page as layout
from weasyprint.layout.background import layout_box_backgrounds

from ..cache import digests
from .cascade.sizes import resolve_percentages
from .pages.context import PageContext
from .rendering import Source, rendering
from .settings.counting import State
from .settings.neighbours import area_of
from .settings.setting import Furniture, PageLook, Start


@dataclass(frozen=True, slots=True)
class Strings:
    """The named strings of a page.

    ``here`` are those set on it, ``opening`` the names that its first element sets, ``before`` the
    last ones set before it.
    """

    here: Mapping[str, tuple[str, ...]]
    opening: tuple[str, ...]
    before: Mapping[str, str]

    def value(self, page: object, name: str, keyword: str = "first") -> tuple[str, ...]:
        """Return what ``string()`` stands for (GCPM 3, 1.1.2); ``page`` is WeasyPrint's."""
        here = self.here.get(name, ())
        before = (self.before[name],) if name in self.before else ()
        if keyword == "all-once":
            return here
        if not here or (keyword == "start" and name not in self.opening):
            return before
        if keyword == "first-except":
            return ()
        return here[-1:] if keyword == "last" else here[:1]


@dataclass(frozen=True, slots=True)
class BarePage:
    """A page without furniture: how it looks, its place in the book, from 0, its
    number, and its strings.
    """

    look: PageLook
    index: int
    number: int
    strings: Strings


def furnish(source: Source, documents: Sequence[Sequence[BarePage]], count: int) -> list[Furniture]:
    """Make the furniture for the pages of each of ``documents``, in a book of ``count`` pages.

    ``source`` has an empty body. All pages are laid out in one go, because they share much.
    """
    with rendering(source, Start()) as work:
        work.setter.lay_out = partial(_furnished, list(chain(*documents)), count)
        laid_out = work.render()
        pages = iter(laid_out.pages)
        made = []
        for document in documents:
            own = laid_out.copy(islice(pages, len(document)))
            areas = tuple(area_of(page._page_box) for page in own.pages)
            made.append((*work.written(own), areas))
        read = digests(work.fetcher.read)
    return [Furniture(pdf, areas, fonts, read) for pdf, fonts, areas in made]


def _furnished(
    pages: Sequence[BarePage], count: int, html: object, root: boxes.Box, context: PageContext
) -> Iterator[boxes.PageBox]:
    """Yield pages as WeasyPrint would have laid them out if they had no text."""
    context.open(root)
    for bare in pages:
        look = bare.look
        side = "right" if look.is_right else "left"
        kind = layout.PageType(side, look.is_blank, look.name, bare.index, look.groups)
        layout.set_page_type_computed_styles(kind, html, context.style_for)
        page = boxes.PageBox(kind, context.style_for(kind))
        width, height = page.style["size"]
        resolve_percentages(page, (width, height))
        page.position_x = page.position_y = 0
        layout.page_width(page, context, width)
        layout.page_height(page, context, height)
        # Blocks across the flow, among them vertical furniture, may take that much room.
        context.style_for.initial_page_sizes["area"] = page.width, page.height
        context.page_bottom = page.content_box_y() + page.height
        context.current_page = bare.number
        context.current_footnote_area = boxes.FootnoteAreaBox(page, page.style)
        context.strings = bare.strings.value
        state: State = (
            [0],
            {"pages": [count], "page": [bare.number]},
            [{"pages", "page"}],
            [],
        )
        page.children = tuple(layout.make_margin_boxes(context, page, state))
        layout_box_backgrounds(page, page, context.get_image_from_uri)
        page.background = page.canvas_background = None
        yield page
