"""Notes in two small lines (割注, warichu; JLReq 3.4): their text shaped and shared among slots."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from math import ceil, inf

from weasyprint.formatting_structure import boxes

from .. import jlreq
from ..jlreq import Paragraph, Prepared
from ..jlreq.warichu import filled, length, turn
from .controls import settings_of
from .runs import snapped
from .shape import Shaped, Shaper, add_text

_EPSILON = 1e-6  # em
# What a long rest may be set closer unseen, so that a long note has places enough to part.
_CLOSER = 1.03


@dataclass(frozen=True, slots=True)
class Warichu:
    """A note: its shaped text, and the slots of the paragraph that hold two small lines of it.

    The slots are clusters of the paragraph from ``start``, each as wide as the note's em, the last
    perhaps narrower. A line that holds some of them reads its share of the text in the upper line
    first, then in the lower (JLReq 3.4.2). ``prepared`` has the rules of the text, in its em. Where
    the author turns the note, the lower line begins with cluster ``turn``.
    """

    start: int
    shaped: Shaped
    box: boxes.TextBox
    prepared: Prepared
    turn: int | None
    length: float

    @property
    def slots(self) -> int:
        return max(ceil(self.length - _EPSILON), 1)

    @property
    def em(self) -> float:
        return self.box.style["font_size"]

    def widths(self) -> list[float]:
        """The width of each slot, in px."""
        last = self.length - (self.slots - 1)
        return [*(self.em,) * (self.slots - 1), last * self.em]

    def share(self, first: int, last: int) -> tuple[range, ...]:
        """The clusters of the upper and of the lower line in the slots ``first:last``."""
        if self.turn is None:
            begin, end = self._read(first), self._read(last)
            at = turn(self.prepared, begin, end, last - first)
            return range(begin, at), range(at, end)
        return tuple(range(self._filled(*h, first), self._filled(*h, last)) for h in self._halves)

    def parts_before(self, slot: int) -> bool:
        """May a line end before the slot: does the text break there, and fit on both sides?"""
        p, room = self.prepared, (self.length - slot) * _CLOSER
        if self.turn is None:
            at = self._read(slot)
            return 0 < at < self._count <= filled(p, filled(p, at, room), room)
        return all(filled(p, self._filled(*h, slot), room) >= h[1] for h in self._halves)

    @property
    def _count(self) -> int:
        return len(self.shaped.texts)

    @property
    def _halves(self) -> tuple[tuple[int, int], ...]:
        return (0, self.turn), (self.turn, self._count)

    def _read(self, slots: int) -> int:
        """The cluster up to which the first slots hold the text."""
        return self._filled(self._filled(0, self._count, slots), self._count, slots)

    def _filled(self, start: int, stop: int, slots: int) -> int:
        """Where a line of the first slots ends that begins at ``start``, at most at ``stop``."""
        if slots in (0, self.slots):
            return stop if slots else start
        return min(filled(self.prepared, start, slots), stop)


def warichu(
    start: int,
    lines: tuple[str, str],
    box: boxes.TextBox,
    vertical: bool,
    shaper: Callable[..., Shaper],
) -> Warichu:
    """A note in the style of its text box; of two lines if the author turns it."""
    upper, lower = lines
    shaped = Shaped()
    add_text(shaped, upper, 0, box.style, vertical, shaper)
    at = len(shaped.texts) if lower else None
    add_text(shaped, lower, len(upper), box.style, vertical, shaper)
    prepared = _prepared(shaped, box.style, at)
    count = len(shaped.texts)
    middle = turn(prepared, 0, count, inf) if at is None else at
    longer = max(length(prepared, 0, middle), length(prepared, middle, count))
    return Warichu(start, shaped, box, prepared, at, longer)


def _prepared(shaped: Shaped, style: dict, turned: int | None) -> Prepared:
    """The rules of the note's own text; what is put between its characters, the slots have."""
    em, count = style["font_size"], len(shaped.texts)
    paragraph = Paragraph(
        texts=shaped.texts,
        classes=jlreq.classify(shaped.texts),
        advances=[snapped(width / em) for width in shaped.advances],
        sizes=[1.0] * count,
        breaks=frozenset() if turned is None else frozenset([turned]),
    )
    return jlreq.prepare(paragraph, replace(settings_of(style, 0.0), letter_spacing=0.0))
