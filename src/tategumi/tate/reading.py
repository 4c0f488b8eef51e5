"""Readings: the text of a ruby annotation, shaped (JLReq 3.3)."""

from collections.abc import Callable
from dataclasses import dataclass, field

from weasyprint.formatting_structure import boxes

from .combine import combined, parts
from .runs import Facing
from .shape import Shaped, Shaper, facing_runs, is_upright


@dataclass(frozen=True, slots=True)
class Reading:
    """A shaped ruby text, in the style of its box; ``combined`` is its tate-chu-yoko."""

    shaped: Shaped
    box: boxes.TextBox
    combined: dict[int, Shaped] = field(default_factory=dict)

    def followed_by(self, other: "Reading") -> "Reading":
        """Both as one reading, in the style of this one."""
        shaped, count = Shaped(), len(self.shaped.texts)
        shaped.append(self.shaped, 0)
        shaped.append(other.shaped, count)
        moved = {i + count: combined for i, combined in other.combined.items()}
        return Reading(shaped, self.box, self.combined | moved)


def reading_of(
    box: boxes.InlineBox, vertical: bool, shaper: Callable[..., Shaper]
) -> Reading | None:
    """What stands inside a ``rt`` box; None for nothing."""
    text, first = text_inside(box)
    if not text.replace("\n", "") or not first.style["font_size"]:
        return None
    style, facing = first.style, Facing.of_japanese(vertical)
    if "\n" not in text and is_upright(text) and style["text_combine_upright"] == "none":
        return Reading(shaper(style, facing).shape(text), first)
    reading = Reading(Shaped(), first)
    for child in _texts_inside(box):
        _add(reading, child, vertical, shaper)
    return reading


def _add(
    reading: Reading, box: boxes.TextBox, vertical: bool, shaper: Callable[..., Shaper]
) -> None:
    """Add a text of a reading; its Latin words stay whole (JLReq 3.3.5)."""
    style, shaped = box.style, reading.shaped
    text = box.text.strip().replace("\n", "")
    for part, combines in parts(text, style, vertical):
        if combines:
            reading.combined[len(shaped.texts)] = combined(part, style, shaper)
            shaped.hold(part, len(shaped.texts), style["font_size"])
            continue
        orientation = style["text_orientation"] if vertical else "mixed"
        for facing, run in facing_runs(part, orientation) if part else ():
            found = shaper(style, facing if vertical else Facing.SIDEWAYS).shape(run)
            is_word = facing is Facing.SIDEWAYS
            shaped.append(found.as_one() if is_word else found, len(shaped.texts))


def text_inside(box: boxes.InlineBox) -> tuple[str, boxes.TextBox | None]:
    """The text inside an inline box, and its first text box."""
    texts = _texts_inside(box)
    return "".join(child.text for child in texts).strip(), texts[0] if texts else None


def _texts_inside(box: boxes.InlineBox) -> list[boxes.TextBox]:
    return [child for child in box.descendants() if isinstance(child, boxes.TextBox)]
