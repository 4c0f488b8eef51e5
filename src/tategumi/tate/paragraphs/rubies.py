"""Ruby markup: which readings stand over which bases (CSS Ruby 1, 2.1 to 2.3).

Knows boxes, but no text and no glyphs.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from weasyprint.formatting_structure import boxes


@dataclass(slots=True)
class Segment:
    """Neighbouring bases, each of one or several boxes, with the readings
    over them, level by level.

    A level has one reading for each base, in order. Where a single one is for all, it is the
    ``rtc`` box itself. ``spaces`` are the spaces between two bases, by the base behind them.
    """

    bases: list[list[boxes.Box]] = field(default_factory=list)
    readings: list[boxes.Box] = field(default_factory=list)
    containers: list[list[boxes.Box]] = field(default_factory=list)
    spaces: dict[int, list[boxes.TextBox]] = field(default_factory=dict)

    @property
    def levels(self) -> list[list[boxes.Box]]:
        """The levels of readings. Readings for which no base is left make a level of their own."""
        count = max(len(self.bases), 1)
        own = [self.readings[i : i + count] for i in range(0, len(self.readings), count)]
        return [*own, *self.containers]


def segments(ruby: boxes.Box) -> Iterator[Segment]:
    """Yield the segments of a ruby element: bases, then their readings, and so on."""
    segment, in_text, space = Segment(), False, []
    for child in _inside(ruby):
        tag = _tag(child)
        if tag == "rt":
            segment.readings.append(child)
        elif tag == "rtc":
            inside = [one for one in child.children if _tag(one) == "rt"]
            segment.containers.append(inside or [child])
        elif isinstance(child, boxes.TextBox) and not child.text.strip():
            space = [child]
        elif tag != "rp":
            if segment.levels:
                yield segment
                segment, in_text = Segment(spaces={0: space}), False
            if in_text and tag != "rb":
                segment.bases[-1] += [*space, child]
            else:
                if segment.bases:
                    segment.spaces[len(segment.bases)] = space
                segment.bases.append([child])
            in_text, space = tag != "rb", []
    yield segment


def has_ruby(line: boxes.LineBox) -> bool:
    """Return whether there is a reading in a line box."""
    return any(_tag(box) in ("rt", "rtc") for box in line.descendants())


def _inside(ruby: boxes.Box) -> Iterator[boxes.Box]:
    """Yield the boxes in a ruby, those in its containers of bases (``rbc``) among them."""
    for child in ruby.children:
        yield from _inside(child) if _tag(child) == "rbc" else (child,)


def _tag(box: boxes.Box) -> str | None:
    """Return the element that a box is for; text has the tag of its parent, and so None here."""
    return None if isinstance(box, boxes.TextBox) else box.element_tag
