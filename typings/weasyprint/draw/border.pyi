from tinycss2.color4 import Color

from ..pdf.stream import Stream

def draw_line(
    stream: Stream,
    x1: float,
    y1: float,
    x2: float,
    y2: float,
    thickness: float,
    style: str,
    color: Color,
    offset: float = 0,
) -> None: ...
