"""Standard sizes of pages and sheets, from paper.yaml. Knows no margin and no printer."""

import re
from dataclasses import dataclass
from typing import Annotated

from .located import Leaf, packaged
from .units import Length

_SIZE = re.compile(r"(?P<width>[^×x]+)[×x](?P<height>[^×x]+)")


@dataclass(frozen=True, slots=True)
class Paper:
    """A page or sheet, width × height in mm."""

    width: float
    height: float

    @property
    def landscape(self) -> "Paper":
        return Paper(max(self.width, self.height), min(self.width, self.height))

    @property
    def portrait(self) -> "Paper":
        return Paper(min(self.width, self.height), max(self.width, self.height))


def _measured(text: str) -> Paper:
    """``127mm × 188mm``; ``ValueError`` for anything else."""
    if not (match := _SIZE.fullmatch(text)):
        raise ValueError(text)
    return Paper(Length.parse(match["width"]).mm, Length.parse(match["height"]).mm)


@dataclass(frozen=True, slots=True)
class _Row:
    size: Annotated[Paper, Leaf("print.paper", _measured)]
    source: str
    names: tuple[str, ...] = ()
    sheet: bool = False


_ROWS = packaged("paper.yaml", _Row)

# Every paper by every name, in lower case.
PAPERS = {word.lower(): row.size for name, row in _ROWS.items() for word in (name, *row.names)}
# Sheets that printers take, smallest first.
_SHEETS = tuple(row.size for row in _ROWS.values() if row.sheet)


def parse_paper(text: str) -> Paper:
    """``A5``, ``四六判``, ``127mm × 188mm``; ``ValueError`` for anything else."""
    return PAPERS.get(text.strip().removesuffix("判").lower()) or _measured(text)


def sheet_for(block: Paper, paper: Paper | None = None) -> Paper | None:
    """The sheet with room for a block of pages, turned as it must be; None where there is none.

    It is ``paper``, or the smallest that has room.
    """
    for sheet in [paper] if paper else _SHEETS:
        ways = (sheet.landscape, sheet.portrait)
        for way in ways if block.width >= block.height else ways[::-1]:
            if way.width >= block.width and way.height >= block.height:
                return way
    return None


def name_of(paper: Paper) -> str:
    """What people call a paper, however it is turned: ``A4``, or its size."""
    named = (name.upper() for name, row in _ROWS.items() if row.size == paper.portrait)
    return next(named, f"{paper.width:g} × {paper.height:g} mm")
