"""Readings: the text of a ruby annotation, shaped (JLReq 3.3)."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from weasyprint.formatting_structure import boxes

from .mixed import is_upright, shaper_of
from .runs import Facing
from .shape import Shaper
from .shaped import Shaped
from .small_text import SmallText


@dataclass(slots=True)
class RubyElement:
    """One side of a ruby element: its runs of characters, each with the
    reading that stands over it.

    A run is (start, stop, reading). ``under`` puts the readings under the line, or on its left.
    """

    runs: list[tuple[int, int, SmallText]] = field(default_factory=list)
    under: bool = False
    merge: str = "separate"

    def follow(self, start: int, stop: int, reading: SmallText) -> bool:
        """Append a reading to one that already stands over a part of its
        base, so that none is lost.

        Return whether there was one.
        """
        for i in range(len(self.runs) - 1, -1, -1):
            first, last, before = self.runs[i]
            if last <= start:
                break
            if first < stop:
                self.runs[i] = first, last, before.followed_by(reading)
                return True
        return False


def reading_of(box: boxes.Box, vertical: bool, shaper: Callable[..., Shaper]) -> SmallText | None:
    """Shape what stands inside a ``rt`` box.

    Return None where there is no text, or where it asks for no room (``visibility: collapse``).
    """
    if box.style["visibility"] == "collapse":
        return None
    text, first = text_inside(box)
    if first is None or not text.replace("\n", "") or not first.style["font_size"]:
        return None
    texts, style = texts_inside(box), first.style
    if len(texts) == 1 and is_upright(text) and style["text_combine_upright"] == "none":
        upright = shaper_of(style, Facing.UPRIGHT, vertical, shaper)
        return SmallText(upright.shape(text.replace("\n", "")), first)
    reading = SmallText(Shaped(), first)
    for child in texts:
        if child.style["font_size"]:
            words = child.text.strip().replace("\n", "")
            reading.add_words(words, child, vertical, shaper)
    return reading


def text_inside(box: boxes.Box) -> tuple[str, boxes.TextBox | None]:
    """Return the text inside a box, without spaces around it, and its first text box."""
    texts = texts_inside(box)
    return "".join(child.text for child in texts).strip(), texts[0] if texts else None


def texts_inside(box: boxes.Box) -> list[boxes.TextBox]:
    """Return the text boxes inside a box, without those in boxes out of the flow."""
    if isinstance(box, boxes.TextBox):
        return [box]
    children = filter(boxes.Box.is_in_normal_flow, getattr(box, "children", ()))
    return [text for child in children for text in texts_inside(child)]


def out_of_flow_inside(box: boxes.Box) -> Iterator[boxes.Box]:
    """Yield those boxes in a reading, or another box of which only the text is
    set, that a line places.

    They are boxes out of the flow, calls of notes, anchors and the like.
    """
    for child in box.children:
        if not child.is_in_normal_flow():
            yield child
        elif isinstance(child, boxes.InlineBox):
            if child.footnote or child.style["anchor"] or child.string_set or child.bookmark_label:
                yield child
            yield from out_of_flow_inside(child)
