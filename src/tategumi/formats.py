"""Page designs that Japanese books use: trim size, type, characters × lines, margins.

Data only; ``press.hanmen`` computes the page from it.
"""

from dataclasses import dataclass

from .paper import PAPERS, Paper
from .units import Length


@dataclass(frozen=True, slots=True)
class Format:
    """What a designer decides, in JLReq's order (2.4): type first, then the block, then its place.

    ``head`` (天) and ``gutter`` (ノド) in mm; None centres the block.
    """

    trim: Paper
    size: Length  # 文字サイズ
    characters: int  # 字数: to a line
    lines: int  # 行数: to a page
    pitch: Length  # 行送り: from line to line
    head: float | None = None
    gutter: float | None = None

    @property
    def block(self) -> tuple[float, float]:
        """Width and height of the type block (基本版面) in mm; gaps stand only between lines."""
        width = self.size.mm + self.pitch.mm * (self.lines - 1)
        return width, self.size.mm * self.characters


def _format(
    trim: str, size: str, grid: str, pitch: str, head: float | None, gutter: float | None
) -> Format:
    characters, lines = map(int, grid.split("×"))
    return Format(
        PAPERS[trim], Length.parse(size), characters, lines, Length.parse(pitch), head, gutter
    )


# Within what was measured of printed books: 文庫 37–43 字 × 15–18 行, 四六判 40–45 × 16–20.
FORMATS = {
    "bunko": _format("bunko", "12Q", "40×16", "20Q", 15, 16),
    "bunko-loose": _format("bunko", "9pt", "37×15", "15.5pt", 15, 16),
    "shinsho": _format("shinsho", "9pt", "41×16", "14pt", 20, 15),
    "b40": _format("b40", "13Q", "42×16", "20Q", 20, 16),
    "b6": _format("b6", "9pt", "43×17", "15.5pt", 22, 18),
    "shiroku": _format("shiroku", "13Q", "43×17", "22Q", 22, 19),
    "a5": _format("a5", "9pt", "52×18", "17pt", None, None),  # JLReq's own sample
    "a5-large": _format("a5", "10pt", "45×18", "17pt", 24, 22),
}
