"""Print shops and paper stocks, from shops.yaml and stocks.yaml: facts, never code."""

from dataclasses import dataclass

from .choices import Choice
from .located import packaged
from .units import Length


class Marks(Choice):
    """Marks around the trim."""

    NONE = "none", "なし"
    TOMBO = "tombo", "トンボ"


@dataclass(frozen=True, slots=True)
class Shop:
    """What a shop asks for; the defaults are what most do.

    The spine (背幅) is half the pages times the text's paper, and ``spine_covers`` times the
    cover's, and ``spine_extra``. Text stands on one of ``spine_text`` or more.
    """

    source: str
    date: str
    names: tuple[str, ...] = ()
    bleed: Length = Length(3, "mm")  # 塗り足し
    safe: Length = Length(3, "mm")  # text keeps that far from the trim
    marks: Marks = Marks.NONE
    multiple: int = 2
    least_pages: int = 20
    hidden_folio: bool = False  # on pages without a folio, in the gutter
    dpi: int = 350
    line_dpi: int = 600
    qr: Length = Length(10, "mm")  # the least side of a QR code
    most_ink: int = 300  # percent of all four
    colophon: tuple[str, ...] = ("発行日", "発行者", "連絡先", "印刷所")
    spine_covers: int = 0
    spine_extra: Length = Length(0, "mm")
    spine_text: Length = Length(5, "mm")

    def spine(self, pages: int, paper: float, cover: float) -> float:
        """The width of the spine in mm, of papers as thick as given, in mm."""
        return pages / 2 * paper + self.spine_covers * cover + self.spine_extra.mm


@dataclass(frozen=True, slots=True)
class Stock:
    thickness: Length
    source: str
    date: str


@dataclass(frozen=True, slots=True)
class _Condition:
    """A printing condition: ``names`` are what profiles made for it call themselves."""

    names: tuple[str, ...]
    source: str
    date: str


_CONDITIONS = {
    name: registered
    for registered, row in packaged("conditions.yaml", _Condition).items()
    for name in row.names
}
# What shops in Japan take where nothing else is said.
USUAL_CONDITION = "JC200103"


def condition_of(profile: str) -> str:
    """The registered name of the condition that a profile is made for, or what it calls itself."""
    return _CONDITIONS.get(profile, profile)


_ROWS = packaged("shops.yaml", Shop)
SHOPS = {word.lower(): shop for name, shop in _ROWS.items() for word in (name, *shop.names)}
STOCKS = {name: stock.thickness.mm for name, stock in packaged("stocks.yaml", Stock).items()}


def parse_stock(text: str) -> float:
    """A stock's thickness in mm, by its name or as a length; ``ValueError`` for anything else."""
    known = STOCKS.get(text.strip())
    return Length.parse(text).mm if known is None else known


def parse_shop(text: str) -> Shop:
    if (shop := SHOPS.get(text.strip().lower())) is None:
        raise ValueError(text)
    return shop
