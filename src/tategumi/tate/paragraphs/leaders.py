"""Leaders: a text repeated up to what stands at the line's end (``leader()``; CSS GCPM 3, 4.1).

The composer sets a leader's text once. Then what follows it moves to the line's end, and copies of
it fill the room: counted from the line's end, so that they stand side by side in all lines.
"""

from collections.abc import Sequence
from dataclasses import replace
from math import ceil, floor

from ...jlreq import Line, Paragraph
from .leaves import Leaf

# A copy that is short by less than this share of itself only seems so, by rounding.
_ROUNDING = 0.001


def is_leader(leaf: Leaf) -> bool:
    """Return whether a leaf is a ``leader()``, which is repeated up to the line's end."""
    return bool(leaf.path) and leaf.path[-1].is_leader


def with_leader_filled(
    line: Line, leaders: Sequence[Leaf], paragraph: Paragraph, measure: float
) -> Line:
    """Move what follows the first leader of a line to the end of its measure, in em.

    A line without a leader, or without room, comes back as it is.
    """
    room = measure - line.width
    here = (leader.stop for leader in leaders if line.start <= leader.start < line.stop)
    stop = next(here, line.stop + 1)
    if stop > line.stop or room <= 0:
        return line
    after = stop - line.start
    rubies = (
        replace(placed, origins=tuple(origin + room for origin in placed.origins))
        if paragraph.rubies[placed.ruby].runs[placed.run].start >= stop
        else placed
        for placed in line.rubies
    )
    origins = [*line.origins[:after], *(origin + room for origin in line.origins[after:])]
    return replace(line, origins=origins, width=measure, rubies=tuple(rubies))


def copies(width: float, start: float, end: float, line_end: float) -> list[float]:
    """Return where the copies of a leader's text begin that fit between ``start`` and ``end``.

    ``width`` is that of one copy. They are counted from the line's end, ``line_end``. All are px.
    """
    if width <= 0:
        return []
    behind = ceil((line_end - end) / width - _ROUNDING)
    most = floor((line_end - start) / width + _ROUNDING)
    return [line_end - count * width for count in range(most, behind, -1)]
