"""WeasyPrint's layout context, with what the engine knows of a document's pages.

It stands in the place of WeasyPrint's own while the seams are in.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeAlias

from weasyprint.formatting_structure import boxes
from weasyprint.layout import LayoutContext

from ..cascade.turn import page_flow
from .laid import SkipStack
from .notes import Notes

# A float that goes on: its box, the block around it, and where it does so, as WeasyPrint has it.
_Float: TypeAlias = tuple[boxes.Box, boxes.Box, boxes.Box | None, SkipStack | None]


@dataclass(frozen=True, slots=True)
class Carried:
    """What goes on on a page from the one before: notes, and floats that waited.

    ``rest`` says where the first of the notes goes on.
    """

    notes: list[boxes.Box] = field(default_factory=list)
    rest: SkipStack | None = None
    floats: dict[boxes.Box, _Float] = field(default_factory=dict)
    origin: float = 0  # where the content of the page before begins along its lines, in px

    def is_like(self, other: "Carried") -> bool:
        """Return whether both go on with the same things, at the same places."""
        floats, others = (
            [(box, skip_stack) for box, _, _, skip_stack in one.floats.values()]
            for one in (self, other)
        )
        return (self.notes, self.rest, floats) == (other.notes, other.rest, others)


class PageContext(LayoutContext):
    """The layout of one document; what it has beside WeasyPrint's is known when pages begin.

    ``carried`` is what goes on on each page, by its number; ``going_on`` what does so on the page
    in work. ``is_across`` says that what is laid out ends with a line around it, not with the page.
    ``strings`` gives the named strings of a page that is set already, instead of WeasyPrint.
    """

    notes: Notes
    carried: dict[int, Carried]
    going_on: Carried
    is_across: bool
    strings: Callable[[object, str, str], tuple[str, ...]] | None = None

    def open(self, root: boxes.Box) -> Notes:
        """Learn which notes a document has, before its first page."""
        self.notes = Notes(self, root)
        self.carried = {}
        self.is_across = False
        return self.notes

    def get_string_set_for(
        self, page: boxes.PageBox, name: str, keyword: str = "first"
    ) -> tuple[str, ...]:
        """Return what ``string()`` stands for on a page."""
        said = self.strings or super().get_string_set_for
        return said(page, name, keyword)

    def _update_footnote_area(self) -> bool:
        """Measure the notes' area. What goes on on the next page is remembered with it.

        Return whether the area is full.
        """
        return self.notes.measure()

    def layout_footnote(self, footnote: boxes.Box) -> bool:
        """Lay out a note from the page before; such notes come first, from where they ended."""
        with page_flow(self):
            self.notes.carry(footnote)
        return False

    def unlayout_footnote(self, footnote: boxes.Box) -> None:
        """Take a note off the page, for its mark leaves it."""
        self.notes.withdraw(footnote)
