"""Decides which line boxes the composer sets; all others stay with WeasyPrint."""

import re

from weasyprint.css import Style
from weasyprint.formatting_structure import boxes

from ..cascade.styles import by_style
from ..cascade.turn import is_vertical
from ..glyphs.marks import mark_of
from .rubies import has_ruby

_JAPANESE = re.compile("[\u3000-\u30ff\u3400-\u9fff\uff01-\uff60]")
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")


def is_composed(box: boxes.LineBox, containing_block: boxes.Box | None = None) -> bool:
    """Return whether the composer sets the lines of a line box, and not WeasyPrint.

    It sets vertical text, and horizontal text that is Japanese by its language or its characters,
    or has ruby. Horizontal page furniture and preformatted text stay with WeasyPrint, unless they
    ask for line breaking, emphasis marks or side lines that it does not know.
    """
    if is_vertical(box):
        return True
    if isinstance(containing_block, boxes.MarginBox):
        return False
    collapses = box.style["white_space"] in ("normal", "nowrap")
    if collapses and (box.style["lang"] or "").startswith("ja"):
        return True
    texts = [one for one in box.descendants() if isinstance(one, boxes.TextBox)]
    if any(_asks_for_composer(one.style) for one in (box, *texts)):
        return True
    if not collapses:
        return False
    if any(
        one.style["overflow_wrap"] != "normal" or one.style["side_lines"] for one in (box, *texts)
    ):
        return not any(_RIGHT_TO_LEFT.search(one.text) for one in texts)
    return has_ruby(box) or any(_JAPANESE.search(one.text) for one in texts)


@by_style
def _asks_for_composer(style: Style) -> bool:
    """Return whether a style asks for line breaking or marks that WeasyPrint does not know."""
    return (
        style["white_space"] == "break-spaces"
        or style["line_break"] != "auto"
        or style["word_break"] != "normal"
        or mark_of(style, False) is not None
    )
