"""Settings for a print shop (``press:`` in book.yaml): the shop, its paper, cover, jacket and band.

Knows lengths and names, not how anything is drawn.
"""

from dataclasses import dataclass
from typing import Annotated

from .choices import Choice
from .impose import Blanks
from .located import Leaf, Located
from .printing import Count, parse_count
from .shops import SHOPS, STOCKS, Marks, Shop, parse_shop, parse_stock
from .units import Length


class Wrap(Choice):
    """The kinds of spreads that are wrapped around a book."""

    COVER = "cover", "表紙"
    JACKET = "jacket", "カバー"
    BAND = "band", "帯"


class Sides(Choice):
    """How the inner sides of the cover are given, 表2 and 表3."""

    SPREAD = "spread", "見開き"  # the second page of the cover's file
    PAGES = "pages", "単ページ"  # a file for each


class Ink(Choice):
    """The inks of a book's pages."""

    K = "k", "K", "スミ", "スミ一色"  # the black of four inks
    GRAY = "gray", "グレースケール", "グレー"
    CMYK = "cmyk", "CMYK", "カラー", "四色"


class Standard(Choice):
    """The kind of PDF that a shop takes."""

    PLAIN = "plain", "普通", "なし"
    X4 = "x-4", "X-4", "PDF/X-4"
    X1A = "x-1a", "X-1a", "PDF/X-1a"


class Files(Choice):
    """How the pages are given."""

    ONE = "one", "一つ", "一括"
    NUMBERED = "numbered", "連番"  # a file for each, beside the one


class Folios(Choice):
    """The folios of pages without running text: white pages, titles, the colophon."""

    HIDDEN = "hidden", "隠し", "隠しノンブル"
    ALL = "all", "全ページ"  # the folio in its place
    TEXT = "text", "本文のみ"  # none


class HiddenAt(Choice):
    """The edge at which hidden folios stand."""

    GUTTER = "gutter", "ノド"
    FORE_EDGE = "fore-edge", "小口"


class Digits(Choice):
    """How their figures stand."""

    STACKED = "stacked", "縦"
    BESIDE = "beside", "横"


@dataclass(frozen=True, slots=True)
class HiddenFolio:
    """隠しノンブル: ``inside`` is how far from the trim."""

    at: HiddenAt = HiddenAt.GUTTER
    inside: Length = Length(0.6, "mm")
    size: Length = Length(5, "pt")
    digits: Digits = Digits.STACKED


@dataclass(frozen=True, slots=True)
class Edges:
    """Bleed (塗り足し) beyond the edges of a page, in mm: head 天, foot 地, gutter ノド, 小口."""

    head: float
    foot: float
    gutter: float
    fore_edge: float

    def around(self, *, is_left: bool) -> tuple[float, float, float, float]:
        """Left, below, right, above. A left page, the odd one, has its gutter on the right."""
        sides = (self.fore_edge, self.gutter) if is_left else (self.gutter, self.fore_edge)
        return sides[0], self.foot, sides[1], self.head


def _parse_edge(text: str) -> Length:
    return Length(0, "mm") if text.strip() == "0" else Length.parse(text)


_Edge = Annotated[Length, Leaf("yaml.length", _parse_edge)]


@dataclass(frozen=True, slots=True)
class Bleed:
    """Of each edge; None: the shop's."""

    head: _Edge | None = None
    foot: _Edge | None = None
    gutter: _Edge | None = None
    fore_edge: _Edge | None = None


def _parse_bleed(text: str) -> Bleed:
    return Bleed(*[_parse_edge(text)] * 4)


def _parse_first(text: str) -> int:
    """The number of the first page; covers count for two before it."""
    if text in ("cover", "表紙から"):
        return 1 + _FRONT_COVER
    return parse_count(text)


# 表1 and 表2, where the cover is counted.
_FRONT_COVER = 2


_Bleed = Annotated[Bleed, Leaf("yaml.length", _parse_bleed)]
_First = Annotated[int, Leaf("press.first-page", _parse_first)]
_Shop = Annotated[Shop, Leaf("press.shop", parse_shop)]
_Stock = Annotated[float, Leaf("press.stock", parse_stock)]


@dataclass(frozen=True, slots=True)
class Inside:
    """The inner sides of the cover: pictures of 表2 and 表3, white where there is none."""

    front: Located[str] | None = None
    back: Located[str] | None = None
    files: Sides = Sides.SPREAD


def _parse_inside(text: str) -> Inside:
    if text not in ("blank", "白", "白紙"):
        raise ValueError(text)
    return Inside()


_Inside = Annotated[Inside, Leaf("press.inside", _parse_inside)]


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
    bleed: _Bleed | Bleed = Bleed()
    ink: Ink = Ink.K
    pdf: Standard = Standard.PLAIN
    icc: Located[str] | None = None  # the profile of the press
    first_page: _First = 1
    folios: Folios = Folios.HIDDEN
    hidden_folio: HiddenFolio = HiddenFolio()
    multiple: Count | None = None  # None: the shop's
    files: Files = Files.ONE
    spread: Located[str] | None = None  # the picture of the whole cover, 表4 to 表1
    inside: _Inside | Inside | None = None  # of the cover; None: only its outer side is given
    marks: Marks | None = None  # None: the shop's
    blanks: Blanks = Blanks.BEFORE_COLOPHON
    jacket: Jacket = Jacket()
    band: Band = Band()

    @property
    def tombo(self) -> bool:
        """Are there marks (トンボ) around the trim?"""
        return (self.marks or self.shop.marks) is Marks.TOMBO

    @property
    def pictures(self) -> tuple[Located[str], ...]:
        """The author's own pictures of the cover's sides."""
        inner = (self.inside.front, self.inside.back) if self.inside else ()
        return tuple(filter(None, (self.spread, *inner)))

    @property
    def edges(self) -> Edges:
        """The bleed of a page's edges."""
        own = (self.bleed.head, self.bleed.foot, self.bleed.gutter, self.bleed.fore_edge)
        return Edges(*(self.shop.bleed.mm if edge is None else edge.mm for edge in own))

    @property
    def bleeding(self) -> float:
        """The bleed of a wrap in mm, the same all around: what the outer edges of pages have."""
        return max(self.edges.head, self.edges.foot, self.edges.fore_edge)

    @property
    def pages_multiple(self) -> int:
        """The number to a multiple of which white pages fill the book."""
        return self.multiple or self.shop.multiple

    def spine(self, pages: int) -> float:
        """The spine's width (背幅) in mm, of as many pages."""
        whole = pages + -pages % self.pages_multiple
        return self.shop.spine(whole, self.paper, self.cover_paper)
