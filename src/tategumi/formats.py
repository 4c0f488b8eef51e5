"""Page designs that Japanese books use, from formats.yaml: trim size, type, characters × lines.

Data only; ``press.hanmen`` computes the page from it.
"""

from dataclasses import dataclass
from typing import Annotated

from .located import Leaf, packaged
from .paper import Paper, parse_paper
from .units import Length


@dataclass(frozen=True, slots=True)
class Format:
    """What a designer decides, in JLReq's order (2.4): type first, then the block, then its place.

    ``head`` (天) and ``gutter`` (ノド) in mm; None centres the block. Without ``column_gap``, two
    em stand between columns.
    """

    trim: Paper
    size: Length  # 文字サイズ
    characters: int  # 字数: to a line
    lines: int  # 行数: to a page, or to each of its columns
    pitch: Length  # 行送り: from line to line
    head: float | None = None
    gutter: float | None = None
    columns: int = 1  # 段数
    column_gap: Length | None = None  # 段間

    @property
    def between_columns(self) -> float:
        """The gap between two columns in mm."""
        return self.column_gap.mm if self.column_gap else 2 * self.size.mm

    @property
    def block(self) -> tuple[float, float]:
        """Width and height of the type block (基本版面) in mm; gaps stand only between lines."""
        width = self.size.mm + self.pitch.mm * (self.lines - 1)
        height = self.size.mm * self.characters * self.columns
        return width, height + self.between_columns * (self.columns - 1)


@dataclass(frozen=True, slots=True)
class _Row:
    trim: Annotated[Paper, Leaf("print.paper", parse_paper)]
    size: Length
    characters: int
    lines: int
    pitch: Length
    head: Length | None = None
    gutter: Length | None = None
    columns: int = 1
    column_gap: Length | None = None
    names: tuple[str, ...] = ()

    @property
    def format(self) -> Format:
        head, gutter = (length.mm if length else None for length in (self.head, self.gutter))
        block = (self.size, self.characters, self.lines, self.pitch)
        return Format(self.trim, *block, head, gutter, self.columns, self.column_gap)


_ROWS = packaged("formats.yaml", _Row)
FORMATS = {name: row.format for name, row in _ROWS.items()}
# The Japanese names of each.
NAMES = {name: row.names for name, row in _ROWS.items()}
# A format's name by each of its words, in lower case.
WORDS = {word.lower(): name for name, names in NAMES.items() for word in (name, *names)}
