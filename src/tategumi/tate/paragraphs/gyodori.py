"""行取り (gyou-dori): a block takes up whole lines of the text around it (JLReq 4.1.6).

Its own lines may be of another height: a heading's stand closer, so that they are seen as one.
"""

from weasyprint.formatting_structure import boxes
from weasyprint.text.line_break import strut

# A height nearer than this to whole lines, in px, is whole.
_ROUNDING = 0.01


def fill_lines(box: boxes.Box, containing_block: boxes.Box) -> None:
    """Grow a block that is laid out to whole lines of the block around it,
    its content in the middle.
    """
    pitch, _ = strut(containing_block.style)
    rest = -box.border_height() % pitch if pitch else 0
    if _ROUNDING < rest < pitch - _ROUNDING:
        for child in box.children:
            child.translate(0, rest / 2)
        box.padding_top += rest / 2
        box.padding_bottom += rest / 2
