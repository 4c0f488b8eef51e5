"""Print settings (``print:`` in book.yaml): one of the formats, and what this book has otherwise.

Knows lengths and names, not how a page is computed from them.
"""

import re
from dataclasses import dataclass, field, replace
from typing import Annotated, Literal

from .choices import Choice
from .formats import FORMATS, NAMES, Format
from .impose import Binding, Blanks, Flip, Plan, Style
from .located import Leaf
from .paper import Paper, parse_paper
from .problems import Place, Problem
from .units import Length


class Edge(Choice):
    """Where running head (柱) and folio (ノンブル) stand, at head and foot on the outer side.

    In the centre, the head stands above the block and the folio below. At the side, the fore-edge
    (小口), both are set vertically.
    """

    HEAD = "head", "天"
    FOOT = "foot", "地"
    CENTRE = "centre", "中央"
    SIDE = "side", "小口"
    NONE = "none", "なし"


class Heads(Choice):
    """On which pages a running head stands."""

    BOTH = "both", "両柱"
    ODD = "odd", "片柱"


class Numerals(Choice):
    """The folio's figures; kanji are for those at the side."""

    ARABIC = "arabic", "算用数字"
    KANJI = "kanji", "漢数字"


class Notes(Choice):
    """Where notes stand in print (JLReq 4.2): one source, whatever its place."""

    FOOT = "foot", "脚注"  # at the left end of the page of their mark
    SIDE = "side", "傍注"  # at the left end of the spread
    HEAD = "head", "頭注"  # above their lines
    CHAPTER = "chapter", "後注", "章末注"  # at the chapter's end
    BOOK = "book", "巻末注"  # at the book's end
    WARICHU = "warichu", "割注"  # in the line


class Links(Choice):
    """What stands on paper where a link leads to another place of the book."""

    WORDS = "words", "語句"
    PAGES = "pages", "頁", "ページ"  # and the number of the page there: （一二三頁）


class Direction(Choice):
    """How lines run on a page that stands by itself."""

    VERTICAL = "vertical", "縦組み"
    HORIZONTAL = "horizontal", "横組み"


class Thumbs(Choice):
    """What the tabs at the fore-edge say (爪見出し)."""

    NONE = "none", "なし"
    NUMBERS = "numbers", "番号", "章番号"
    TITLES = "titles", "題", "章題"


class Opening(Choice):
    """Where a chapter begins."""

    LEAF = "leaf", "改丁"  # on an odd page
    PAGE = "page", "改ページ", "改頁"
    SPREAD = "spread", "見開き"  # on an even page
    RUN_ON = "run-on", "追い込み"  # on the page of the one before


class FormatName(Choice):
    """A format, by its names in ``formats.yaml``."""

    _ignore_ = "key"
    for key in FORMATS:
        vars()[key] = (key, *NAMES[key])


def parse_count(text: str) -> int:
    """A number from 1 on; ``ValueError`` for anything else."""
    if (number := int(text)) < 1:
        raise ValueError(text)
    return number


def _parse_families(text: str) -> tuple[str, ...]:
    """Names of font families or of font files, parted by commas, as CSS can quote them."""
    names = tuple(name.strip() for name in text.split(","))
    if not all(map(_FONT.fullmatch, names)):
        raise ValueError(text)
    return names


_FONT = re.compile(r"[^\s\"'\\<>;{}][^\"'\\<>;{}\x00-\x1f]*")
_Families = Annotated[tuple[str, ...], Leaf("print.font", _parse_families)]
_Paper = Annotated[Paper, Leaf("print.paper", parse_paper)]
Count = Annotated[int, Leaf("print.count", parse_count)]


@dataclass(frozen=True, slots=True)
class Margins:
    """天, 地, ノド, 小口. Of head and foot, gutter and fore-edge, one is enough; none: centred."""

    head: Length | None = None
    foot: Length | None = None
    gutter: Length | None = None
    fore_edge: Length | None = None


@dataclass(frozen=True, slots=True)
class Fonts:
    """Families for the parts of a page, the first that the machine has; () leaves the style's."""

    text: _Families = ()
    heading: _Families = ()
    folio: _Families = ()
    latin: _Families = ()


@dataclass(frozen=True, slots=True)
class Booklet:
    """Sheets to print, fold and staple at home; see ``impose.Plan``."""

    sheet: _Paper | None = None  # None: the smallest that holds them
    style: Style = Style.SADDLE
    signature: Count | None = None  # folded sheets in one; None: all
    creep: Length | None = None  # the thickness of the paper
    flip: Flip | None = None
    blanks: Blanks = Blanks.BEFORE_COLOPHON

    def plan(self, binding: Binding = Binding.RIGHT) -> Plan:
        return Plan(self.style, binding, self.flip, self.signature)


def _parse_booklet(text: str) -> Booklet | Literal[False]:
    """A sheet's name, or ``none``, which is False; ``ValueError`` for anything else."""
    return False if text in ("none", "なし") else Booklet(parse_paper(text))


_Booklet = Annotated[Booklet | Literal[False], Leaf("print.paper", _parse_booklet)]


@dataclass(frozen=True, slots=True)
class Settings:
    """The mapping ``print:``; None is the format's own."""

    format: FormatName = FormatName["a5"]
    trim: _Paper | None = None
    size: Length | None = None
    characters: Count | None = None
    lines: Count | None = None
    pitch: Length | None = None
    gap: Length | None = None  # between two lines: the pitch less the size
    columns: Count | None = None
    column_gap: Length | None = None
    margins: Margins | None = None
    running_head: Edge = Edge.HEAD
    heads: Heads = Heads.BOTH
    folio: Edge = Edge.HEAD
    numerals: Numerals = Numerals.ARABIC
    chapters: Opening = Opening.LEAF
    thumb_index: Thumbs = Thumbs.NONE
    font: Fonts = field(default_factory=Fonts)
    notes: Notes = Notes.FOOT
    links: Links = Links.WORDS
    contents_depth: Count | None = None  # of the table of contents; None: as far as it says much
    colophon: Direction = Direction.VERTICAL
    booklet: _Booklet | Booklet = Booklet()
    archive: bool = False  # the PDF for the screen is PDF/A-3b


@dataclass(frozen=True, slots=True)
class Printing:
    """How the book is printed; ``place`` is where its file says so."""

    format: Format
    running_head: Edge
    folio: Edge
    chapters: Opening
    booklet: Booklet | None
    place: Place
    font: Fonts = field(default_factory=Fonts)
    contents_depth: int | None = None
    heads: Heads = Heads.BOTH
    numerals: Numerals = Numerals.ARABIC
    notes: Notes = Notes.FOOT
    colophon: Direction = Direction.VERTICAL
    links: Links = Links.WORDS
    thumb_index: Thumbs = Thumbs.NONE
    first_page: int = 1  # the number of the first page
    archive: bool = False
    e_book_fonts: bool = False  # its fonts are the e-book's too
    qr: float = 10  # the least side of a QR code, in mm
    bleed: float = 3  # of pictures of whole pages, in mm
    everywhere: bool = False  # the folio stands on pages without running text too


# Margins that should add up with the block to the page may miss it by this much.
_TOLERANCE_MM = 0.1


def printing(settings: Settings, place: Place, problems: list[Problem]) -> Printing:
    """The format that the settings make."""
    own = ("trim", "size", "characters", "lines", "pitch", "columns", "column_gap")
    given = {name: value for name in own if (value := getattr(settings, name)) is not None}
    design = replace(FORMATS[settings.format.value], **given)
    if settings.gap:
        if settings.pitch:
            problems.append(Problem(place, "print.gap"))
        design = replace(design, pitch=Length(design.size.mm + settings.gap.mm, "mm"))
    if settings.margins:
        design = _with_margins(design, settings.margins, place, problems)
    return Printing(
        design,
        settings.running_head,
        settings.folio,
        settings.chapters,
        settings.booklet or None,
        place,
        settings.font,
        settings.contents_depth,
        settings.heads,
        settings.numerals,
        settings.notes,
        settings.colophon,
        settings.links,
        settings.thumb_index,
        archive=settings.archive,
    )


def _with_margins(
    design: Format, margins: Margins, place: Place, problems: list[Problem]
) -> Format:
    """Margins at head and gutter: those given, or what foot and fore-edge leave for them."""
    width, height = design.block
    across, along = design.trim.width - width, design.trim.height - height
    head = _margin(margins, "head", "foot", along, place, problems)
    gutter = _margin(margins, "gutter", "fore-edge", across, place, problems)
    return replace(design, head=head, gutter=gutter)


def _margin(
    margins: Margins, near: str, far: str, room: float, place: Place, problems: list[Problem]
) -> float | None:
    first: Length | None = getattr(margins, near)
    second: Length | None = getattr(margins, far.replace("-", "_"))
    if first and second and abs(first.mm + second.mm - room) > _TOLERANCE_MM:
        sizes = {"sum": f"{first.mm + second.mm:.1f}", "room": f"{room:.1f}"}
        values = {"near": near, "far": far, **sizes}
        problems.append(Problem(place, "print.margins", values))
    if first:
        return first.mm
    return room - second.mm if second else None
