"""Seams of pages: the way in which they progress, the turned flow inside them, their margins."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from functools import partial
from typing import Any

from weasyprint.css import ComputedStyle, StyleFor
from weasyprint.formatting_structure import boxes
from weasyprint.layout.page import PageType

from ..cascade import turn
from ..cascade.page_boxes import drop_unfit
from ..cascade.sizes import resolve_percentages
from ..drawing.paint import Painter
from ..flow import Setter
from ..pages.columns import lay_out_columns
from ..pages.context import PageContext
from ..pages.filling import Filled, WaitingFloat, fill, lay_out_float
from ..pages.heights import lay_out_container
from ..pages.hosts import add_hosts, stand_in_margin
from ..pages.laid import Laid, Positioned, SkipStack
from ..pages.page import begin_page, end_page, lay_out_area, lay_out_root
from ..pages.percentages import resolve_heights
from ..paragraphs.written import note_places
from ..settings.counting import State


def layout_context(original: type, setter: Setter, painter: Painter) -> type[PageContext]:
    """Notes are laid out by the engine: their area has a limit, and goes on from page to page."""
    return PageContext


def layout_document(
    original: Callable[..., Iterator[boxes.PageBox]], setter: Setter, painter: Painter
) -> Callable[..., Iterator[boxes.PageBox]]:
    """Pages of a vertical-rl document progress to the left (CSS Paged Media 3, 4.2)."""

    def layout_document(
        html: object, root_box: boxes.Box, context: PageContext, max_loops: int = 8
    ) -> Iterator[boxes.PageBox]:
        if setter.lay_out:
            return setter.lay_out(html, root_box, context)
        add_hosts(root_box)
        if turn.is_vertical(root_box):
            setter.root_style, root_box.style = root_box.style, root_box.style.copy()
            root_box.style["direction"] = "rtl"
        if setter.neighbours:
            setter.neighbours.meet(context, root_box)
        setter.notes = context.open(root_box)
        return original(html, root_box, context, max_loops)

    return layout_document


def page_styles(
    original: Callable[..., None], setter: Setter, painter: Painter
) -> Callable[..., None]:
    """Pages of one type have one style, if no selector counts pages (CSS Paged Media 3, 4.3).

    WeasyPrint would make the style anew for each page, and look through those of all elements for
    it. Margin boxes, and areas of notes, are rid of what they can't have.
    """
    known: dict[tuple[object, ...], dict[str | None, ComputedStyle]] = {}

    def set_page_type_computed_styles(
        page_type: PageType, html: object, style_for: StyleFor
    ) -> None:
        looks = page_type.side, page_type.blank, page_type.name, page_type.index == 0
        styles = style_for.get_computed_styles()
        if looks in known:
            styles.update({(page_type, place): style for place, style in known[looks].items()})
            return
        original(page_type, html, style_for)
        made = {place: style for (e, place), style in styles.items() if e == page_type}
        for place, style in made.items():
            if place:  # the others are the page's own
                drop_unfit(style, is_area=place not in MARGIN_BOXES)
        if not _counts_pages(style_for):
            known[looks] = made
        elif setter.neighbours:
            setter.neighbours.counts_pages = True

    return set_page_type_computed_styles


def _counts_pages(style_for: StyleFor) -> bool:
    """Return whether a selector of a style sheet counts pages (``:nth()``)."""
    return any(
        page_selector.index is not None
        for sheet, *_ in style_for._sheets
        for _, selectors, _ in sheet.page_rules
        for *_, page_selector in selectors
    )


def make_page(
    original: Callable[..., tuple[boxes.PageBox, SkipStack | None, object]],
    setter: Setter,
    painter: Painter,
) -> Callable[..., tuple[boxes.PageBox, SkipStack | None, object]]:
    """What was laid out in the turned flow is drawn upright.

    What goes on from the page before is found by the page's number, because pages may be made
    again.
    """

    def make_page(
        context: PageContext,
        root_box: boxes.Box,
        page_type: PageType,
        resume_at: SkipStack | None,
        page_number: int,
        page_state: State,
    ) -> tuple[boxes.PageBox, SkipStack | None, object]:
        begin_page(context, root_box, page_number)
        with _own_style(root_box, setter):
            page, resume_at, next_page = original(
                context, root_box, page_type, resume_at, page_number, page_state
            )
        resume_at = end_page(context, root_box, page_number, resume_at)
        for box in page.children:
            if turn.is_vertical(box):
                turn.stand_upright(box, page)
        return page, resume_at, next_page

    return make_page


@contextmanager
def _own_style(root_box: boxes.Box, setter: Setter) -> Iterator[None]:
    """Give the root its own style meanwhile.

    The direction of the other one says which way pages progress, but not where blocks stand on
    them.
    """
    of_pages = root_box.style
    root_box.style = setter.root_style or of_pages
    yield
    root_box.style = of_pages


def page_layout(
    original: Callable[..., Laid], setter: Setter, painter: Painter
) -> Callable[..., Laid]:
    """Lay out the root and the footnotes of a vertical page in the turned flow."""

    def block_level_layout(
        context: PageContext,
        box: boxes.Box,
        bottom_space: float,
        skip_stack: SkipStack | None,
        containing_block: boxes.Box,
        *rest: object,
        **named: object,
    ) -> Laid:
        lay_out = original
        if isinstance(containing_block, boxes.PageBox):
            if box.is_for_root_element and not setter.has_pages:
                # Heights may be shares of the first page, whose size is known from now on.
                setter.has_pages = True
                resolve_heights(box)
                setter.faults.proof.expect(box)
                setter.places = note_places(box)
            if isinstance(box, boxes.FootnoteAreaBox):
                lay_out = partial(lay_out_area, original)
            elif box.is_for_root_element:
                lay_out = partial(lay_out_root, original)
        arguments = (context, box, bottom_space, skip_stack, containing_block, *rest)
        if not (isinstance(containing_block, boxes.PageBox) and turn.is_vertical(box)):
            return lay_out(*arguments, **named)
        with turn.turned_page(containing_block, context):
            if isinstance(box, boxes.FootnoteAreaBox):
                box.position_y = containing_block.content_box_y() + containing_block.height
            return lay_out(*arguments, **named)

    return block_level_layout


def absolute_layout(
    original: Callable[..., tuple[boxes.Box, SkipStack | None]], setter: Setter, painter: Painter
) -> Callable[..., tuple[boxes.Box, SkipStack | None]]:
    """Boxes that are positioned from a vertical page are laid out in its turned flow."""

    def absolute_box_layout(
        context: PageContext,
        box: boxes.Box,
        containing_block: boxes.Box,
        fixed_boxes: Positioned,
        bottom_space: float,
        skip_stack: SkipStack | None,
    ) -> tuple[boxes.Box, SkipStack | None]:
        arguments = (context, box, containing_block, fixed_boxes, bottom_space, skip_stack)
        # The area of footnotes has the page's flow, a note area its own.
        turned = turn.is_vertical(context.current_footnote_area) and box.element_tag != "@note-area"
        page = containing_block if isinstance(containing_block, boxes.PageBox) else None
        with turn.turned_page(page, context) if page and turned else nullcontext():
            placed, resume_at = original(*arguments)
        turn.turn_clip(placed)
        return placed, resume_at

    return absolute_box_layout


def lines_on_page(
    original: Callable[..., Filled], setter: Setter, painter: Painter
) -> Callable[..., Filled]:
    """Lines come on the page with their notes, or go to the next with them."""
    return fill


def container_on_page(
    original: Callable[..., Laid], setter: Setter, painter: Painter
) -> Callable[..., Laid]:
    """The height that a page has of a block is taken off what is left for the next."""
    return partial(lay_out_container, original)


def columns_on_page(
    original: Callable[..., Laid], setter: Setter, painter: Painter
) -> Callable[..., Laid]:
    """Columns come on the page with the notes of all of them."""
    return partial(lay_out_columns, original)


class _Unnamed(str):
    """The name of pages that have none.

    It is true, because WeasyPrint ends a page only before a name that is.
    """

    def __bool__(self) -> bool:
        return True


def page_name(
    original: Callable[..., str | None], setter: Setter, painter: Painter
) -> Callable[..., str | None]:
    """Behind named pages come others, whether they have a name or not (Paged Media 3, 8.1)."""

    def block_level_page_name(sibling_before: boxes.Box, sibling_after: boxes.Box) -> str | None:
        name: str | None = original(sibling_before, sibling_after)
        return _Unnamed() if name == "" else name

    return block_level_page_name


def float_on_page(
    original: Callable[..., tuple[boxes.Box, SkipStack | None]], setter: Setter, painter: Painter
) -> Callable[..., tuple[boxes.Box, SkipStack | None]]:
    """A float that does not fit waits for the next page, and takes no text along."""

    def float_layout(
        context: PageContext, *arguments: Any, **named: Any
    ) -> tuple[boxes.Box, SkipStack | None]:
        with turn.page_flow(context):
            made = lay_out_float(original, context, *arguments, **named)
        if isinstance(made[0], WaitingFloat):
            setter.faults.note_waiting()
        return made

    return float_layout


# The at-keywords of page margins (CSS Paged Media 3, 4.1).
MARGIN_BOXES = frozenset(
    f"@{place}"
    for place in (
        "top-left-corner", "top-left", "top-center", "top-right", "top-right-corner",
        "bottom-left-corner", "bottom-left", "bottom-center", "bottom-right",
        "bottom-right-corner", "left-top", "left-middle", "left-bottom",
        "right-top", "right-middle", "right-bottom",
    )
)  # fmt: skip
# The values of ``content`` that make no margin box.
_EMPTY = ("normal", "inhibit", "none")


def margin_boxes(
    original: Callable[..., Iterator[boxes.MarginBox]], setter: Setter, painter: Painter
) -> Callable[..., Iterator[boxes.MarginBox]]:
    """Margin boxes are made where the margins hold something; those of a book are made later."""

    def make_margin_boxes(
        context: PageContext, page_box: boxes.PageBox, state: State
    ) -> Iterator[boxes.MarginBox]:
        if setter.neighbours:  # its book makes them
            return iter(())
        styles = context.style_for.get_computed_styles()
        margins = (styles.get((page_box.page_type, place)) for place in MARGIN_BOXES)
        if any(style and style["content"] not in _EMPTY for style in margins):
            return original(context, page_box, state)
        return iter(())

    return make_margin_boxes


def sizes(original: Callable[..., None], setter: Setter, painter: Painter) -> Callable[..., None]:
    """Boxes that look alike are sized once."""
    return resolve_percentages


def anonymous_boxes(
    original: Callable[..., boxes.Box], setter: Setter, painter: Painter
) -> Callable[..., boxes.Box]:
    """What stands in a vertical margin box is a block of its own."""

    def create_anonymous_boxes(box: boxes.Box) -> boxes.Box:
        made = original(box)
        if isinstance(made, boxes.MarginBox) and turn.is_vertical(made):
            stand_in_margin(made)
        return made

    return create_anonymous_boxes
