"""The geometry of a book's cover (表紙), jacket (カバー) and band (帯).

Lengths are mm, from the left edge of the trim; a right-bound book's front (表1) is on the left.
"""

from dataclasses import dataclass

from ..paper import Paper
from ..pressing import Pressing, Wrap

# Panels from the front's outer edge to the back's.
_COVER: tuple[str, ...] = ("front", "spine", "back")
_JACKET: tuple[str, ...] = ("front-flap", *_COVER, "back-flap")


@dataclass(frozen=True, slots=True)
class Panel:
    """One face, as high as its wrap: its left edge and its width, in mm from the trim's left."""

    name: str
    left: float
    width: float


@dataclass(frozen=True, slots=True)
class Spread:
    """All panels from left to right, ``height`` high, with ``bleed`` on all four sides, in mm."""

    panels: tuple[Panel, ...]
    height: float
    bleed: float

    def panel(self, name: str) -> Panel:
        """The panel of that name; the band, too, has all of those of the jacket."""
        return next(panel for panel in self.panels if panel.name == name)

    @property
    def trim(self) -> Paper:
        """The size after cutting: all panels side by side."""
        last = self.panels[-1]
        return Paper(last.left + last.width, self.height)

    @property
    def sheet(self) -> Paper:
        """The trim with its bleed."""
        return Paper(self.trim.width + 2 * self.bleed, self.height + 2 * self.bleed)


def spread(wrap: Wrap, trim: Paper, pages: int, press: Pressing) -> Spread:
    """The spread of a wrap around a right-bound book of so many ``pages`` of the size ``trim``.

    The width of the spine is the shop's rule applied to pages and paper, with an allowance for what
    goes around the cover.
    """
    spine, height, flap, names = press.spine(pages), trim.height, 0.0, _COVER
    if wrap is not Wrap.COVER:
        settings = press.jacket if wrap is Wrap.JACKET else press.band
        spine += settings.allowance.mm
        flap, names = settings.flap.mm, _JACKET
    if wrap is Wrap.BAND:
        height = press.band.height.mm
    widths = {"front": trim.width, "back": trim.width, "spine": spine}
    panels, left = [], 0.0
    for name in names:
        panels.append(Panel(name, left, width := widths.get(name, flap)))
        left += width
    return Spread(tuple(panels), height, press.bleeding)
