"""A page: what goes on from the one before, its text with notes, and what it leaves to the next.

WeasyPrint makes single pages again where their numbers change. So what goes on on a page is kept by
the page's number.
"""

from collections.abc import Callable

from weasyprint.formatting_structure import boxes
from weasyprint.layout import block

from .context import Carried, PageContext
from .filling import settle_floats
from .laid import Laid, Positioned, SkipStack
from .notes import ends

# How many pages a document may have. Its boxes stay in memory until all are drawn, half a megabyte
# a page, more with notes. The longest chapters of Aozora Bunko have a tenth of these pages.
MOST_PAGES = 5_000


class TooLong(Exception):
    """A document has more than ``MOST_PAGES``; it begins with ``words``."""

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self.words = words


def begin_page(context: PageContext, root: boxes.Box, number: int) -> None:
    """Take over what was left to page ``number``, counted from 1. Raises ``TooLong``."""
    if number > MOST_PAGES:
        texts = (box.text.strip() for box in root.descendants() if isinstance(box, boxes.TextBox))
        raise TooLong(next(filter(None, texts), ""))
    carried = context.carried.get(number, Carried())
    context.notes.begin_page(carried.rest)
    context.reported_footnotes = [*carried.notes]
    context.broken_out_of_flow = {**carried.floats}
    context.going_on = carried


def end_page(
    context: PageContext, root: boxes.Box, number: int, resume_at: SkipStack | None
) -> SkipStack | None:
    """Keep for the next page what has no room on this one; return where its text goes on.

    A next page that gets other things than before is made again. Where only notes and floats are
    left there is a next page too, behind the end of the text.
    """
    notes, rest = context.notes.end_page()
    origin = context.current_footnote_area.page.content_box_x()
    carried = Carried(notes, rest, {**context.broken_out_of_flow}, origin)
    states = context.page_maker
    if number < len(states) and not carried.is_like(context.carried.get(number + 1, Carried())):
        states[number][-1]["content_changed"] = True
    context.carried[number + 1] = carried
    context.reported_footnotes = []
    return resume_at or ({len(root.children): None} if notes or carried.floats else None)


def lay_out_area(
    original: Callable[..., Laid],
    context: PageContext,
    area: boxes.FootnoteAreaBox,
    bottom_space: float,
    skip_stack: SkipStack | None,
    page: boxes.PageBox,
    absolute_boxes: Positioned | None = None,
    fixed_boxes: Positioned | None = None,
    **_: object,
) -> Laid:
    """Lay out the area of a page's notes; on trial, what is positioned in them is let go."""
    return context.notes.lay_out_area(original, area, page, (absolute_boxes, fixed_boxes))


def lay_out_root(
    original: Callable[..., Laid],
    context: PageContext,
    root: boxes.Box,
    bottom_space: float,
    skip_stack: SkipStack | None,
    page: boxes.PageBox,
    page_is_empty: bool,
    absolute_boxes: Positioned,
    fixed_boxes: Positioned,
    adjoining_margins: list[float],
) -> Laid:
    """Lay out a page's text, and settle which notes the page has.

    A page has its first line even where that runs over the foot. But what goes on from the page
    before is content too: where no line fits beside it, it has the page alone.
    """
    context.notes.begin_text()
    carried = {*context.broken_out_of_flow}
    place, positioned = (root.position_x, root.position_y), (absolute_boxes, fixed_boxes)

    def lay_out(root: boxes.Box, page_is_empty: bool) -> Laid:
        root.position_x, root.position_y = place
        return original(
            context, root, bottom_space, skip_stack, page, page_is_empty, *positioned, []
        )

    laid_out = lay_out(root, page_is_empty)
    made = laid_out[0]
    if made and context.notes.is_carried and page_is_empty and _runs_over(context, made):
        block.remove_placeholders(context, [made], *positioned)
        laid_out = lay_out(root, False)
        if laid_out[0] is None:
            laid_out = (lay_out(_emptied(root, skip_stack), True)[0], skip_stack, *laid_out[2:])
    if laid_out[0]:
        context.notes.settle(laid_out[0])
        settle_floats(context, laid_out[0], carried)
    return laid_out


def _runs_over(context: PageContext, root: boxes.Box) -> bool:
    """Return whether some of a page's text runs over its foot."""
    return any(context.overflows(context.page_bottom, end) for end in ends(root))


def _emptied(root: boxes.Box, skip_stack: SkipStack | None) -> boxes.Box:
    """Return the document without what stands at a skip stack, for a page
    that has none of its text.
    """
    root = box = parent = root.deepcopy()
    while skip_stack and len(skip_stack) == 1:
        ((index, skip_stack),) = skip_stack.items()
        box, parent = box.children[index], box
    parent.children = []
    parent.force_fragmentation = True
    return root
