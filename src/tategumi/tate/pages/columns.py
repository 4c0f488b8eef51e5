"""Columns and grids, and the notes that are called in them.

Each line that the notes take off the page is one less in every column, and the lines that are lost
may have called notes. So columns are laid out as a whole, as often as it takes to find the least
room at the foot of the page that is enough for the notes called beside it to begin.
"""

from collections.abc import Callable
from dataclasses import dataclass
from math import inf

from weasyprint.formatting_structure import boxes
from weasyprint.layout import block

from .context import PageContext
from .laid import Laid, Positioned, SkipStack
from .notes import ends

_SAME = 0.1  # px; rooms that differ by less leave the columns the same lines


def lay_out_columns(
    original: Callable[..., Laid],
    context: PageContext,
    box: boxes.Box,
    bottom_space: float,
    skip_stack: SkipStack | None,
    containing_block: boxes.Box,
    page_is_empty: bool,
    absolute_boxes: Positioned,
    fixed_boxes: Positioned,
    *rest: object,
) -> Laid:
    """Lay out as much of a box in columns as the page has room for beside its notes.

    A page that would be empty has at least a line of each column, and as much of their notes as has
    room.
    """

    before = box.advancements if isinstance(box, boxes.GridBox) else {}

    def lay_out(room: float) -> Laid:
        if isinstance(box, boxes.GridBox):
            box.advancements = {**before}  # how much of a grid's rows the pages before have
        with context.notes.waiting():
            return original(
                context, box, bottom_space + room, skip_stack, containing_block, page_is_empty,
                absolute_boxes, fixed_boxes, *rest,
            )  # fmt: skip

    return _Columns(context, lay_out, bottom_space, (absolute_boxes, fixed_boxes)).fullest()


@dataclass(frozen=True, slots=True)
class _Columns:
    """The same columns, laid out with more and less room (in px) at the foot of their page."""

    context: PageContext
    lay_out: Callable[[float], Laid]
    bottom_space: float
    positioned: tuple[Positioned, Positioned]

    def fullest(self) -> Laid:
        """Lay them out with the most lines that have their notes on the page.

        The rooms worth trying are those at which some column loses a line.
        """
        foot = self.context.page_bottom - self.bottom_space
        room = 0.0
        least, most = -inf, inf  # the greatest that is too little, and the least that is enough
        rooms: set[float] = set()
        while True:
            result = self.lay_out(room)
            columns = [box for box in result[:1] if box]
            fits = all(self._place(one, must=False) for one in columns)
            least, most = (least, room) if fits else (room, most)
            rooms.update(foot - end for one in columns for end in ends(one))
            between = sorted(one for one in rooms if least + _SAME < one < most - _SAME)
            if not between and most == room:
                return result
            block.remove_placeholders(self.context, columns, *self.positioned)
            if not between:
                break
            room = between[len(between) // 2]
        result = self.lay_out(least if most == inf else most)
        if result[0]:
            self._place(result[0], must=True)
        return result

    def _place(self, columns: boxes.Box, must: bool) -> bool:
        called = self.context.notes.called_in(columns)
        return self.context.notes.place(called, max(ends(columns)) + self.bottom_space, must)
