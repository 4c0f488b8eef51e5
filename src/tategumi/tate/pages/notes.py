"""Notes at the foot of pages: each once, in the order of the marks, from the page of its mark on.

A note begins on the page of its mark (JLReq 4.2.6). Where it is longer than the room there, it goes
on on the next, before the notes of that page. Where the notes of a line cannot begin beside it, the
page ends before the line.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from math import inf

from weasyprint import layout
from weasyprint.formatting_structure import boxes, build
from weasyprint.layout import LayoutContext

from .laid import Laid, Positioned, SkipStack


class Notes:
    """The notes of one document, and how the current page has them.

    ``context.footnotes`` are those that no page has yet, ``context.current_page_footnotes`` those
    of the page, ``context.reported_footnotes`` those that go on to the next.
    """

    def __init__(self, context: LayoutContext, root: boxes.Box) -> None:
        self._context = context
        notes = dict.fromkeys([*notes_in(root), *context.footnotes] if context.footnotes else ())
        self._order = {note: index for index, note in enumerate(notes)}
        self._laid_out: set[boxes.Box] = set()
        self._some_left = False  # has a page left its notes to the next?
        self.begin_page(None)

    def begin_page(self, rest: SkipStack | None) -> None:
        """Begin a page. The first note from the page before goes on at ``rest``."""
        self._carried: list[boxes.Box] = []
        self._before: list[boxes.Box] | None = None  # the page's notes before its text
        self._rest = rest
        self._waits = self._is_full = False
        self._taken = 0.0  # the room that the area takes off the page, in px
        self._limit = self._most = inf  # the room that it may take, before and after a cut
        self._must = True  # is at least a line of it set?
        self._left: SkipStack | None = None  # the skip stack of what goes on on the next page
        self._refused = inf  # the place, in the order of all, of the first that had no room

    def missing(self) -> Iterator[tuple[boxes.Box, str]]:
        """Yield each note that no page has, and its words."""
        for note in self._order:
            if note not in self._laid_out:
                yield note, "".join(_texts(note)).strip()

    def are_sided(self, pages: int) -> bool:
        """Return whether notes might stand on other pages if each page stood on the other side.

        Of a single page that is not known: its style on the other side is none that was seen.
        """
        return bool(self._order) and (self._some_left or pages == 1)

    @contextmanager
    def waiting(self) -> Iterator[None]:
        """Leave the notes called in what is laid out meanwhile to whoever lays out the whole."""
        before, self._waits = self._waits, True
        try:
            yield
        finally:
            self._waits = before

    # --- a page
    @property
    def is_carried(self) -> bool:
        """Whether the page has notes from the page before."""
        return bool(self._carried)

    def carry(self, note: boxes.Box) -> None:
        """Lay out a note from the page before; it may take the whole page.

        Where this page alone is made again, the note may still be among those that no page has.
        """
        while note in self._context.footnotes:
            self._context.footnotes.remove(note)
        self._carried.append(note)
        self._context.current_page_footnotes.append(note)
        self.measure()
        if self._most == inf and not self._has_room(top_of(self._context)):
            self._limit = self._most = self._foot - top_of(self._context)
            self.measure()

    def begin_text(self) -> None:
        """Note that the page's text is laid out now, perhaps not for the first time."""
        self._some_left |= self._is_left_to_next
        if self._before is None:
            self._before = [*self._current]

    def settle(self, root: boxes.Box) -> None:
        """Give the page the notes of the marks that came to stand on it,
        whatever was laid out on trial.

        The notes from the page before stay.
        """
        if not self._order:
            return
        here = dict.fromkeys([*(self._before or ()), *notes_in(root)])
        self._take_off([note for note in self._current if note not in here])
        called = [note for note in here if note in self._context.footnotes]
        self.place(called, max(ends(root)), must=True)

    def end_page(self) -> tuple[list[boxes.Box], SkipStack | None]:
        """Return the notes that go on on the next page, and where the first of them does so."""
        current = self._context.current_page_footnotes
        self._laid_out.update(current)
        rest, notes = None, []
        if self._left:
            ((index, rest),) = self._left.items()
            notes = current[index:]
        return [*notes, *self._context.reported_footnotes], rest

    # --- what stands on it
    def called_in(self, box: boxes.Box) -> list[boxes.Box]:
        """Return the notes called in a box that no page has yet; none while they are waiting."""
        if not self._context.footnotes or self._waits:
            return []
        return [note for note in notes_in(box) if note in self._context.footnotes]

    def place(self, called: list[boxes.Box], end: float, must: bool) -> bool:
        """Lay out notes whose marks stand in something that ends at
        ``end``, in px across the lines.

        Return whether all of them begin on this page. Where they ``must``, what has no room goes on
        on the next, and the answer is yes.
        """
        if not called or end == -inf:
            return True
        if self._is_left_to_next:
            self._report(called)
            return True
        end = max(end, *map(_end, self._context.excluded_shapes), -inf)
        first = self._order[called[0]]
        # No note overtakes another: where one goes to the next page, so do those behind it, as in
        # the cells of a row.
        if must or (self._left is None and first <= self._refused):
            self._lay(called)
            if self._has_room(end) or self._cut(called, end, must):
                return True
            self._take_off(called)
        if must:
            self._report(called)
        else:
            self._refused = min(self._refused, first)
        return must

    def room_beside(self, called: list[boxes.Box]) -> float:
        """Return what these notes leave their text of a page, in px across its lines."""
        context, current, limit = self._context, self._current, self._limit
        context.current_page_footnotes, self._limit = called, inf
        self.measure()
        room = context.page_bottom - top_of(context)
        context.current_page_footnotes, self._limit = current, limit
        self.measure()
        return room

    def withdraw(self, note: boxes.Box) -> None:
        """Take the note of a mark that leaves the page off it, together with the
        notes called in the note.
        """
        notes = [note, *notes_in(note)]
        reported = self._context.reported_footnotes
        for one in notes:
            if one in reported:
                reported.remove(one)
                self._context.footnotes.append(one)
        self._take_off([one for one in notes if one in self._own(self._current)])

    # --- the area
    def measure(self) -> bool:
        """Lay out the area with the page's notes, and give the rest of the page to the text.

        Return whether the area is full.
        """
        context, area = self._context, self._context.current_footnote_area
        freed, self._left = self._taken, None
        context.page_bottom += freed
        area.children = self._current
        laid_out = None
        if area.children:
            trial = build.create_anonymous_boxes(area.deepcopy())
            laid_out = layout.block_level_layout(context, trial, -inf, None, area.page)[0]
        area.height = laid_out.height if laid_out else "auto"
        self._taken = laid_out.margin_height() if laid_out else 0.0
        context.page_bottom -= self._taken
        self._is_full = laid_out is not None and _is_limited(area) and _overflows(laid_out)
        return self._is_full

    def lay_out_area(
        self,
        original: Callable[..., Laid],
        area: boxes.Box,
        page: boxes.PageBox,
        positioned: tuple[Positioned | None, Positioned | None],
    ) -> Laid:
        """Lay out the area within its limit; its first note goes on where the page before ended."""
        bottom_space = self._context.page_bottom - area.position_y - self._limit
        area.style = area.style.copy()
        area.style["box_decoration_break"] = "clone"
        goes_on = self._rest and self._current[0] in self._carried
        skip_stack = {0: self._rest} if goes_on else None
        with self.waiting(), self._apart():
            result = original(
                self._context, area, bottom_space, skip_stack, page, self._must, *positioned
            )
        self._left = result[1]
        return result

    @contextmanager
    def _apart(self) -> Iterator[None]:
        """Let columns and grids within the notes not ask for the notes of the page."""
        current, self._context.current_page_footnotes = self._current, []
        try:
            yield
        finally:
            self._context.current_page_footnotes = current

    @property
    def _current(self) -> list[boxes.Box]:
        return self._context.current_page_footnotes

    @property
    def _is_left_to_next(self) -> bool:
        """Whether the page has no area for notes, so that they stand on the
        next (傍注, JLReq 4.2.7).
        """
        return self._context.current_footnote_area.style["display"] == ("none",)

    def _report(self, called: list[boxes.Box]) -> None:
        """Leave notes to the next page."""
        for note in called:
            self._context.footnotes.remove(note)
        self._context.reported_footnotes += called

    @property
    def _foot(self) -> float:
        """Where a page without notes ends, in px across its lines."""
        return self._context.page_bottom + self._taken

    def _own(self, notes: list[boxes.Box]) -> list[boxes.Box]:
        """Return those of the notes that do not come from the page before."""
        return [note for note in notes if note not in self._carried]

    def _lay(self, notes: list[boxes.Box]) -> None:
        """Put notes on the page among its own, in the order of their marks."""
        for note in notes:
            self._context.footnotes.remove(note)
        own = sorted([*self._own(self._current), *notes], key=self._order.__getitem__)
        self._context.current_page_footnotes = [*self._carried, *own]
        self.measure()

    def _take_off(self, notes: list[boxes.Box]) -> None:
        """Take notes off the page. The others may then take all the room for notes again."""
        if notes:
            self._context.current_page_footnotes = [
                note for note in self._current if note not in notes
            ]
            self._context.footnotes += notes
            self._limit, self._must = self._most, True
            self.measure()

    def _has_room(self, end: float) -> bool:
        """Return whether the page has room for its notes and for a text that ends at ``end``."""
        context = self._context
        return not (self._is_full or context.overflows(context.page_bottom, end))

    def _cut(self, called: list[boxes.Box], end: float, must: bool) -> bool:
        """Set as much of the notes as there is room for beside a text that ends at ``end``.

        Return whether those that are wanted have begun: all of them, or the first where they
        ``must``.
        """
        before = self._limit, self._must
        area = self._context.current_footnote_area
        room = self._foot - end
        self._limit = min(room, self._taken) if _is_limited(area) else room
        self._must = False
        self.measure()
        if self._taken and self._has_begun(called[0] if must else called[-1]):
            return True
        self._limit, self._must = before
        return False

    def _has_begun(self, note: boxes.Box) -> bool:
        """Return whether some of a note is on the page."""
        if self._left is None:
            return True
        ((index, rest),) = self._left.items()
        place = self._current.index(note)
        return index > place or (index == place and rest is not None)


def top_of(context: LayoutContext) -> float:
    """Return where the page's content begins, in px across its lines."""
    return context.current_footnote_area.page.content_box_y()


def notes_in(box: boxes.Box) -> Iterator[boxes.Box]:
    """Yield the notes whose marks a box holds, each before those that are called in it."""
    for inside in box.descendants(placeholders=True):
        if inside.footnote:
            yield inside.footnote
            yield from notes_in(inside.footnote)


def _end(box: boxes.Box) -> float:
    return box.position_y + box.margin_height() - box.margin_bottom


def _texts(box: boxes.Box) -> Iterator[str]:
    """Yield the texts that a note was written with, without what is generated."""
    if isinstance(box, boxes.TextBox):
        yield box.text
    for child in box.children:
        if "::" not in (child.element_tag or ""):
            yield from _texts(child)


def _is_limited(area: boxes.Box) -> bool:
    """Return whether the style of the notes' area says how high it may be."""
    if area.style["height"] != "auto":
        return True
    most: float = area.style["max_height"].value
    return most < inf


def _overflows(area: boxes.Box) -> bool:
    """Return whether the area is shorter than what it holds."""
    return _end(area.children[-1]) > area.content_box_y() + area.height


def ends(root: boxes.Box) -> Iterator[float]:
    """Yield where the lines and pictures of a page end, in px across its lines.

    The first is the top of the page's text, which is all where it holds none of them.
    """
    yield root.position_y
    for box in root.descendants():
        if isinstance(box, (boxes.LineBox, boxes.BlockReplacedBox)):
            yield box.position_y + box.height
