"""Readings: the text of a ruby annotation, shaped (JLReq 3.3)."""

from collections.abc import Callable

from weasyprint.formatting_structure import boxes

from .runs import Facing
from .shape import Shaped, Shaper, is_upright, shaper_of
from .small_text import SmallText


def reading_of(
    box: boxes.InlineBox, vertical: bool, shaper: Callable[..., Shaper]
) -> SmallText | None:
    """What stands inside a ``rt`` box; None for nothing."""
    text, first = text_inside(box)
    if not text.replace("\n", "") or not first.style["font_size"]:
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


def text_inside(box: boxes.InlineBox) -> tuple[str, boxes.TextBox | None]:
    """The text inside an inline box, and its first text box."""
    texts = texts_inside(box)
    return "".join(child.text for child in texts).strip(), texts[0] if texts else None


def texts_inside(box: boxes.InlineBox) -> list[boxes.TextBox]:
    return [child for child in box.descendants() if isinstance(child, boxes.TextBox)]
