"""Footnotes (脚注) of a document: each begins on the page of its mark (JLReq 4.2.6).

What has no room under the page's text goes on on the next page. WeasyPrint lays out whole notes
alone, and leaves to the next page those that do not fit.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from weasyprint.formatting_structure import boxes


@dataclass(slots=True)
class Share:
    """What a page has of a note: from ``start`` (a skip stack), in ``room`` px if that is limited.

    Layout leaves in ``rest`` where the next page goes on, and in ``height`` what the page has, in
    px: 0 where not one line has room. Copies of a note's box have the same share.
    """

    start: dict | None = None
    room: float | None = None
    rest: dict | None = None
    height: float = 0.0


@dataclass(slots=True)
class Notes:
    """The notes of one document.

    ``waiting`` are those that pages begin with, by the page's number; ``called`` are all of them.
    """

    called: list[boxes.Box] = field(default_factory=list)
    waiting: dict[int, list[boxes.Box]] = field(default_factory=dict)
    _next: list[boxes.Box] = field(default_factory=list)
    _rests: dict[boxes.Box, boxes.Box] = field(default_factory=dict)
    _page: int = 0
    _in_area: bool = False

    # --- pages
    def begin_page(self, context: object, number: int) -> None:
        """A page that is made again begins with the notes that it began with before."""
        follows = number == self._page + 1
        self._next = context.reported_footnotes if follows else self.waiting.get(number, [])
        context.reported_footnotes = []

    def place_waiting(self, context: object) -> None:
        """Put what is left of the last page's notes on a page, before it has any text."""
        waiting, self._next = self._next, []
        top = context.current_footnote_area.page.content_box_y()
        context.footnotes += waiting
        for note in waiting:
            if not self._place(context, note, top, 0):
                context.footnotes.remove(note)
                if context.current_page_footnotes:
                    context.reported_footnotes.append(note)
                else:  # no page has room for it
                    context.current_page_footnotes.append(note)
                    context._update_footnote_area()

    def end_page(self, context: object, number: int) -> None:
        """Where another note goes on on the next page than before, that is made again too."""
        before, left = self.waiting.get(number + 1, []), list(context.reported_footnotes)
        if _starts(before) != _starts(left) and number < len(context.page_maker):
            context.page_maker[number][-1]["content_changed"] = True
        self.waiting[number + 1], self._page = left, number

    @contextmanager
    def area(self) -> Iterator[None]:
        """While the area of notes is laid out, the notes in notes wait."""
        around, self._in_area = self._in_area, True
        try:
            yield
        finally:
            self._in_area = around

    # --- the notes of a line
    def place(self, context: object, line: boxes.LineBox, end: float, bottom_space: float) -> bool:
        """Put a line's notes on the page, under text that ends at ``end``: do all begin there?"""
        if self._in_area or not context.footnotes:
            return True
        notes = list(_called(context, line))
        return all(self._place(context, note, end, bottom_space) for note in notes)

    def put_off(self, context: object, line: boxes.LineBox) -> None:
        """Leave to the next page what has no room beside a line that can't go there itself."""
        for note in list(_called(context, line)):
            context.footnotes.remove(note)
            context.reported_footnotes.append(note)

    def take_back(self, context: object, note: boxes.Box) -> None:
        """A note leaves the page, and what was left of it the next one."""
        rest = self._rests.pop(note, None)
        if note in context.current_page_footnotes and rest in context.reported_footnotes:
            context.reported_footnotes.remove(rest)

    def _place(self, context: object, note: boxes.Box, end: float, bottom_space: float) -> bool:
        if context.reported_footnotes:
            return False  # one before it has no room
        note.share = Share(_start(note))
        context.footnotes.remove(note)
        context.current_page_footnotes.append(note)
        context._update_footnote_area()
        page = context.current_footnote_area.page
        room = page.content_box_y() + page.height - bottom_space - end
        if not (self._fits(context, room) or self._split(context, note, room)):
            context.unlayout_footnote(note)
            return False
        nested = list(_called(context, note))
        return all(self._place(context, one, end, bottom_space) for one in nested)

    @staticmethod
    def _fits(context: object, room: float) -> bool:
        return not context.overflows(room, context.current_footnote_area.margin_height())

    def _split(self, context: object, note: boxes.Box, room: float) -> bool:
        """Leave on the page what of its last note has room there, if that is a line at least."""
        share = note.share
        share.room = share.height - (context.current_footnote_area.margin_height() - room)
        context._update_footnote_area()
        if share.rest is None or not self._fits(context, room):
            share.room = None
            return False
        rest = self._rests[note] = note.copy()
        rest.share = Share(share.rest)
        context.reported_footnotes.append(rest)
        return True

    # --- one note
    @staticmethod
    def lay_out(
        layout: Callable[[float, dict | None, bool], tuple], context: object, note: boxes.Box
    ) -> tuple:
        """Lay out a page's share of a note by ``layout``, of bottom space, start, and emptiness."""
        share = note.share
        if share.room is not None and share.room > 0:
            limit = context.page_bottom - (note.position_y + share.room)
            made, share.rest, *others = layout(limit, share.start, False)
            if made is not None:
                return made, None, *others
        made, share.rest, *others = layout(None, share.start, True)
        share.height = made.margin_height()
        return made, None, *others


def _called(context: object, box: boxes.Box) -> Iterator[boxes.Box]:
    """The notes called in a box that stand on no page yet."""
    for inner in box.descendants():
        if inner.footnote in context.footnotes:
            yield inner.footnote


def _start(note: boxes.Box) -> dict | None:
    return note.share.start if hasattr(note, "share") else None


def _starts(notes: list[boxes.Box]) -> list[tuple]:
    return [(note.element, _start(note)) for note in notes]
