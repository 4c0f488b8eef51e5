"""Ruby markup: which readings stand over which bases (CSS Ruby 1, 2.1 to 2.3).

Knows boxes, but no text and no glyphs.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from weasyprint.formatting_structure import boxes


@dataclass(slots=True)
class Segment:
    """Neighbouring bases, each some boxes, and the readings over them, level by level.

    A level has a reading for each base, in order; one for the whole is a ``rtc`` box itself.
    ``spaces`` are those between two bases, by that which they stand before.
    """

    bases: list[list[boxes.Box]] = field(default_factory=list)
    readings: list[boxes.Box] = field(default_factory=list)
    containers: list[list[boxes.Box]] = field(default_factory=list)
    spaces: dict[int, list[boxes.TextBox]] = field(default_factory=dict)

    @property
    def levels(self) -> list[list[boxes.Box]]:
        """Readings that have no base left make a level of their own, on the other side."""
        count = max(len(self.bases), 1)
        own = [self.readings[i : i + count] for i in range(0, len(self.readings), count)]
        return [*own, *self.containers]


def segments(ruby: boxes.Box) -> Iterator[Segment]:
    """The segments of a ruby element: bases, then their readings, and so on."""
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
    """Is there a reading in a line box?"""
    return any(_tag(box) in ("rt", "rtc") for box in line.descendants())


def _inside(ruby: boxes.Box) -> Iterator[boxes.Box]:
    """What is in a ruby, and in its containers of bases."""
    for child in ruby.children:
        yield from _inside(child) if _tag(child) == "rbc" else (child,)


def _tag(box: boxes.Box) -> str | None:
    """The element that a box is for; text carries its parent's."""
    return None if isinstance(box, boxes.TextBox) else box.element_tag
