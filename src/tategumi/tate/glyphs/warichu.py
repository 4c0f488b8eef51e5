"""Notes in two small lines (割注, warichu; JLReq 3.4): their text shaped and shared among slots."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import zip_longest
from math import ceil, inf

from weasyprint.formatting_structure import boxes

from ... import jlreq
from ...jlreq import CharClass, Paragraph, Prepared
from ...jlreq.warichu import filled, length, lower_start
from ..cascade.controls import settings_of
from .reading import texts_inside
from .runs import snapped
from .shape import Shaper
from .shaped import Shaped
from .small_text import SmallText

# Texts, each with the box that says how it looks.
Words = list[tuple[str, boxes.TextBox]]

_EPSILON = 1e-6  # em
# How much closer the rest of a long note may be set unseen, so that it has places enough to part.
_CLOSER = 1.03


def parts_inside(box: boxes.InlineBox) -> Iterator[tuple[Words, Words] | boxes.Box]:
    """Yield the notes in an inline box and the atomic inlines between them, in order.

    A note is two lines of texts. The second is empty where the author does not turn the note.
    """
    lines: list[Words] = [[]]
    for text, own in _words(box):
        if not isinstance(own, boxes.TextBox):
            yield from _in_twos(lines)
            yield own
            lines = [[]]
            continue
        for i, part in enumerate(text.split("\n")):
            if i:
                lines.append([])
            if part and own.style["font_size"]:
                lines[-1].append((part, own))
    yield from _in_twos(lines)


def _in_twos(lines: list[Words]) -> Iterator[tuple[Words, Words]]:
    """Pair lines as notes of two, without lines that are empty."""
    filled = [line for line in map(_stripped, lines) if line]
    return zip_longest(filled[::2], filled[1::2], fillvalue=[])


def _words(box: boxes.InlineBox) -> list[tuple[str, boxes.Box]]:
    """Return the texts inside a box, each with the box that says how it looks.

    Readings of ruby would be too small, so that they stand in brackets behind their base. An atomic
    inline has no text of its own.
    """
    found: list[tuple[str, boxes.Box]] = []
    readings: list[boxes.TextBox] = []
    for child in filter(boxes.Box.is_in_normal_flow, box.children):
        if isinstance(child, boxes.TextBox):
            found.append((child.text, child))
        elif not isinstance(child, boxes.InlineBox):
            found.append(("", child))
        elif child.element_tag in ("rt", "rtc"):
            readings += texts_inside(child)
        else:
            found += _words(child)
    if readings:
        bases = (own for _, own in reversed(found) if isinstance(own, boxes.TextBox))
        text = "".join(reading.text for reading in readings).strip()
        found.append((f"（{text}）", next(bases, readings[-1])))
    return found


def _stripped(line: Words) -> Words:
    """Return a line without spaces around it."""
    while line and not line[0][0].strip():
        line = line[1:]
    while line and not line[-1][0].strip():
        line = line[:-1]
    if line:
        line[0] = line[0][0].lstrip(), line[0][1]
        line[-1] = line[-1][0].rstrip(), line[-1][1]
    return line


@dataclass(frozen=True, slots=True)
class Warichu:
    """A note: its shaped text, and the slots of the paragraph that hold two small lines of it.

    The slots are clusters of the paragraph from ``start``, each as wide as the note's em, the last
    perhaps narrower. A line that holds some of them reads its share of the text in the upper line
    first, then in the lower (JLReq 3.4.2). ``prepared`` has the rules of the text, in its em. Where
    the author turns the note, the lower line begins with cluster ``turn``. ``reading`` is the first
    one that stands in brackets in it.
    """

    start: int
    text: SmallText
    prepared: Prepared
    turn: int | None
    length: float
    reading: str

    @property
    def slots(self) -> int:
        """How many clusters of the paragraph hold the note: one for each em, and at least one."""
        return max(ceil(self.length - _EPSILON), 1)

    @property
    def em(self) -> float:
        """The font size of the note, in px."""
        return self.text.box.style["font_size"]

    def widths(self) -> list[float]:
        """Return the width of each slot, in px."""
        last = self.length - (self.slots - 1)
        return [*(self.em,) * (self.slots - 1), last * self.em]

    def share(self, first: int, last: int) -> tuple[range, ...]:
        """Return the clusters of the upper and of the lower line in the slots ``first:last``."""
        if self.turn is None:
            begin, end = self._read(first), self._read(last)
            at = lower_start(self.prepared, begin, end, last - first)
            return range(begin, at), range(at, end)
        return tuple(range(self._filled(*h, first), self._filled(*h, last)) for h in self._halves)

    def parts_before(self, slot: int) -> bool:
        """Return whether a line may end before the slot: the text must break
        there, and fit on both sides.
        """
        p, room = self.prepared, (self.length - slot) * _CLOSER
        if self.turn is None:
            at = self._read(slot)
            return 0 < at < self._count <= filled(p, filled(p, at, room), room)
        return all(filled(p, self._filled(*h, slot), room) >= h[1] for h in self._halves)

    @property
    def _count(self) -> int:
        return len(self.prepared.classes)

    @property
    def _halves(self) -> tuple[tuple[int, int], ...]:
        turn = self._count if self.turn is None else self.turn
        return (0, turn), (turn, self._count)

    def _read(self, slots: int) -> int:
        """Return the cluster up to which the first ``slots`` slots hold the text."""
        return self._filled(self._filled(0, self._count, slots), self._count, slots)

    def _filled(self, start: int, stop: int, slots: int) -> int:
        """Return where a line ends that begins at ``start`` and fills the first
        slots, ``stop`` at most.
        """
        if slots in (0, self.slots):
            return stop if slots else start
        return min(filled(self.prepared, start, slots), stop)


def warichu(
    start: int, lines: tuple[Words, Words], vertical: bool, shaper: Callable[..., Shaper]
) -> Warichu:
    """Make a note of two lines of texts, whose slots begin at character ``start`` of the paragraph.

    The second line is empty where the author leaves it to us where the note turns.
    """
    upper, lower = lines
    _, first = upper[0]
    text = SmallText(Shaped(), first)
    for words, box in upper:
        text.add(words, box, vertical, shaper)
    at = len(text.shaped.texts) if lower else None
    for words, box in lower:
        text.add(words, box, vertical, shaper)
    prepared = _prepared(text, at)
    count = len(text.shaped.texts)
    middle = lower_start(prepared, 0, count, inf) if at is None else at
    longer = max(length(prepared, 0, middle), length(prepared, middle, count))
    bracketed = (words[1:-1] for words, box in (*upper, *lower) if words not in box.text)
    return Warichu(start, text, prepared, at, longer, next(bracketed, ""))


def _prepared(text: SmallText, turned: int | None) -> Prepared:
    """Return the rules of the note's own text, in its em.

    Letter spacing is not among them: the slots, as clusters of the paragraph, have it.
    """
    shaped, style = text.shaped, text.box.style
    em = style["font_size"]
    classes = bytearray(jlreq.classify(shaped.texts))
    for i in text.combined:
        classes[i] = CharClass.TATE_CHU_YOKO
    paragraph = Paragraph(
        texts=shaped.texts,
        classes=bytes(classes),
        advances=[snapped(width / em) for width in shaped.advances],
        sizes=[face.size / em if face else 1.0 for face in shaped.faces],
        breaks=frozenset() if turned is None else frozenset([turned]),
    )
    return jlreq.prepare(paragraph, replace(settings_of(style, 0.0), letter_spacing=0.0))
