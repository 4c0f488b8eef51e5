"""The page's geometry, hanmen (版面), from characters a line and lines a page (JLReq 2.4).

Knows no project file and no style sheet's rules: it gives lengths, as CSS custom properties.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from ..formats import Format
from ..problems import Place, Problem
from ..units import Length

# Type nearer to the trim may be cut off; print shops ask for 3 mm at the least.
SAFE_MARGIN_MM = 3

# Longer lines are hard to follow; JLReq 2.4.1 advises columns instead.
LONGEST_LINE = 52

# Room against rounding, too little to be seen, so that the last line and character do find theirs.
SLACK_MM = 0.001


# Left, bottom, right and top.
Area = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Hanmen:
    """The type block (基本版面) on its page. Margins in mm, to the outermost characters' edges."""

    format: Format
    head: float  # 天
    foot: float  # 地
    gutter: float  # ノド
    fore_edge: float  # 小口


def place_block(design: Format) -> Hanmen:
    """The block on the page, centred where no margin is given."""
    width, height = design.block
    across, along = design.trim.width - width, design.trim.height - height
    head = along / 2 if design.head is None else design.head
    gutter = across / 2 if design.gutter is None else design.gutter
    return Hanmen(design, head, along - head, gutter, across - gutter)


def text_areas(hanmen: Hanmen) -> tuple[Area, Area]:
    """Where the text of even pages stands, and of odd ones, which lie left of the gutter."""
    trim = hanmen.format.trim
    low, high = hanmen.foot, trim.height - hanmen.head
    even = (hanmen.gutter, low, trim.width - hanmen.fore_edge, high)
    odd = (hanmen.fore_edge, low, trim.width - hanmen.gutter, high)
    return _in_points(even), _in_points(odd)


def _in_points(area: Area) -> Area:
    left, bottom, right, top = (Length(length, "mm").pt for length in area)
    return left, bottom, right, top


def check(hanmen: Hanmen, place: Place) -> Iterator[Problem]:
    """What can't be printed or read well; ``place`` is where the format was asked for."""
    margins = (hanmen.head, hanmen.foot, hanmen.gutter, hanmen.fore_edge)
    if min(margins) < SAFE_MARGIN_MM:
        width, height = hanmen.format.block
        yield Problem(
            place, "press.too-large", {"width": f"{width:.1f}", "height": f"{height:.1f}"}
        )
    if hanmen.format.characters > LONGEST_LINE:
        yield Problem(place, "press.long-line", {"count": hanmen.format.characters})
    if hanmen.format.pitch.mm < hanmen.format.size.mm:
        yield Problem(place, "press.pitch")


def custom_properties(hanmen: Hanmen) -> dict[str, str]:
    """The page for print.css. Half a line gap lies on each side of the block, inside its lines."""
    design = hanmen.format
    half_gap = (design.pitch.mm - design.size.mm) / 2
    return {
        "--trim-width": _mm(design.trim.width),
        "--trim-height": _mm(design.trim.height),
        "--head": _mm(hanmen.head),
        "--foot": _mm(hanmen.foot - SLACK_MM),
        "--gutter": _mm(hanmen.gutter - half_gap),
        "--fore-edge": _mm(hanmen.fore_edge - half_gap - SLACK_MM),
        "--font-size": str(design.size),
        "--line-pitch": str(design.pitch),
        "--half-gap": _mm(half_gap),
        "--columns": str(design.columns) if design.columns > 1 else "auto",
        "--column-gap": _mm(design.between_columns - SLACK_MM),
    }


def _mm(length: float) -> str:
    return f"{length:.6f}mm"
