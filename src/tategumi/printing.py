"""Print settings (``print:`` in book.yaml): one of the formats, and what this book has otherwise.

Knows lengths and names, not how a page is computed from them.
"""

import re
from dataclasses import dataclass, replace
from enum import Enum
from typing import Annotated

from .formats import FORMATS, Format
from .located import Leaf
from .paper import PAPERS, Paper
from .problems import Place, Problem
from .units import Length


class Edge(Enum):
    """Where running head (柱) and folio (ノンブル) stand, always on the outer side."""

    HEAD = "head"  # 天
    FOOT = "foot"  # 地
    NONE = "none"


class Opening(Enum):
    """The page on which a chapter begins."""

    LEAF = "leaf"  # 改丁: an odd page
    PAGE = "page"  # 改ページ


FormatName = Enum("FormatName", {name: name for name in FORMATS})

_JAPANESE_NAMES = {"文庫": "bunko", "新書": "shinsho", "四六": "shiroku", "菊": "kiku"}
_SIZE = re.compile(r"(?P<width>[^×x]+)[×x](?P<height>[^×x]+)")


def parse_paper(text: str) -> Paper:
    """``A5``, ``四六判``, ``127mm × 188mm``; ``ValueError`` for anything else."""
    name = text.strip().removesuffix("判")
    if known := PAPERS.get(_JAPANESE_NAMES.get(name, name.lower())):
        return known
    if not (match := _SIZE.fullmatch(text)):
        raise ValueError(text)
    return Paper(Length.parse(match["width"]).mm, Length.parse(match["height"]).mm)


def _parse_count(text: str) -> int:
    if (number := int(text)) < 1:
        raise ValueError(text)
    return number


_Paper = Annotated[Paper, Leaf("print.paper", parse_paper)]
_Count = Annotated[int, Leaf("print.count", _parse_count)]


@dataclass(frozen=True, slots=True)
class Margins:
    """天, 地, ノド, 小口. Of head and foot, gutter and fore-edge, one is enough; none: centred."""

    head: Length | None = None
    foot: Length | None = None
    gutter: Length | None = None
    fore_edge: Length | None = None


@dataclass(frozen=True, slots=True)
class Settings:
    """The mapping ``print:``; None is the format's own."""

    format: FormatName = FormatName["a5"]
    trim: _Paper | None = None
    size: Length | None = None
    characters: _Count | None = None
    lines: _Count | None = None
    pitch: Length | None = None
    margins: Margins | None = None
    running_head: Edge = Edge.HEAD
    folio: Edge = Edge.HEAD
    chapters: Opening = Opening.LEAF
    booklet: _Paper | None = None  # the sheet for two pages; None: the smallest that holds them


@dataclass(frozen=True, slots=True)
class Printing:
    """How the book is printed; ``place`` is where its file says so."""

    format: Format
    running_head: Edge
    folio: Edge
    chapters: Opening
    booklet: Paper | None
    place: Place


# Margins that should add up with the block to the page may miss it by this much.
_TOLERANCE_MM = 0.1


def printing(settings: Settings, place: Place, problems: list[Problem]) -> Printing:
    """The format that the settings make."""
    own = ("trim", "size", "characters", "lines", "pitch")
    given = {name: value for name in own if (value := getattr(settings, name)) is not None}
    design = replace(FORMATS[settings.format.value], **given)
    if settings.margins:
        design = _placed(design, settings.margins, place, problems)
    return Printing(
        design, settings.running_head, settings.folio, settings.chapters, settings.booklet, place
    )


def _placed(design: Format, margins: Margins, place: Place, problems: list[Problem]) -> Format:
    """Margins at head and gutter: those given, or what foot and fore-edge leave for them."""
    width, height = design.block
    across, along = design.trim.width - width, design.trim.height - height
    head = _margin(margins, "head", "foot", along, place, problems)
    gutter = _margin(margins, "gutter", "fore-edge", across, place, problems)
    return replace(design, head=head, gutter=gutter)


def _margin(
    margins: Margins, near: str, far: str, room: float, place: Place, problems: list[Problem]
) -> float | None:
    first, second = (getattr(margins, name.replace("-", "_")) for name in (near, far))
    if first and second and abs(first.mm + second.mm - room) > _TOLERANCE_MM:
        sizes = {"sum": f"{first.mm + second.mm:.1f}", "room": f"{room:.1f}"}
        values = {"near": near, "far": far, **sizes}
        problems.append(Problem(place, "print.margins", values))
    if first:
        return first.mm
    return room - second.mm if second else None
