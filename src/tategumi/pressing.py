"""Settings for a print shop (``press:`` in book.yaml): the shop, its paper, cover, jacket and band.

Knows lengths and names, not how anything is drawn.
"""

from dataclasses import dataclass
from typing import Annotated

from .choices import Choice
from .impose import Blanks
from .located import Leaf, Located
from .shops import SHOPS, STOCKS, Marks, Shop, parse_shop, parse_stock
from .units import Length


class Wrap(Choice):
    """What is wrapped around a book."""

    COVER = "cover", "表紙"
    JACKET = "jacket", "カバー"
    BAND = "band", "帯"


_Shop = Annotated[Shop, Leaf("press.shop", parse_shop)]
_Stock = Annotated[float, Leaf("press.stock", parse_stock)]


@dataclass(frozen=True, slots=True)
class Jacket:
    """カバー: ``flap`` 袖, ``allowance`` what its spine is wider than the book's."""

    flap: Length = Length(80, "mm")
    allowance: Length = Length(1, "mm")


@dataclass(frozen=True, slots=True)
class Band:
    """帯: like a jacket, but lower."""

    height: Length = Length(50, "mm")
    flap: Length = Length(80, "mm")
    allowance: Length = Length(1.5, "mm")
    text: str = ""  # on its front


@dataclass(frozen=True, slots=True)
class Pressing:
    """The mapping ``press:``. Thicknesses are of a sheet, in mm."""

    shop: _Shop = SHOPS["general"]
    paper: _Stock = STOCKS["上質70kg"]
    cover_paper: _Stock = STOCKS["アートポスト180kg"]
    bleed: Length | None = None  # None: the shop's
    spread: Located[str] | None = None  # the picture of the whole cover, 表4 to 表1
    marks: Marks | None = None  # None: the shop's
    blanks: Blanks = Blanks.BEFORE_COLOPHON
    jacket: Jacket = Jacket()
    band: Band = Band()

    @property
    def tombo(self) -> bool:
        """Whether marks (トンボ) stand around the trim."""
        return (self.marks or self.shop.marks) is Marks.TOMBO

    @property
    def bleeding(self) -> float:
        """The bleed (塗り足し) in mm."""
        return (self.bleed or self.shop.bleed).mm

    def spine(self, pages: int) -> float:
        """The spine's width (背幅) in mm, of as many pages."""
        whole = pages + -pages % self.shop.multiple
        return self.shop.spine(whole, self.paper, self.cover_paper)
