"""Standard sizes of pages and sheets. Knows no margin and no printer."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Paper:
    """A page or sheet, width × height in mm."""

    width: float
    height: float

    @property
    def landscape(self) -> "Paper":
        return Paper(max(self.width, self.height), min(self.width, self.height))


# Trim sizes (判型). The B sizes are those of JIS P 0138, not of ISO 216.
PAPERS = {
    "a6": Paper(105, 148),
    "bunko": Paper(105, 148),  # 文庫
    "shinsho": Paper(105, 173),  # 新書 (JLReq 2.4)
    "b40": Paper(103, 182),
    "shiroku": Paper(127, 188),  # 四六判
    "b6": Paper(128, 182),
    "a5": Paper(148, 210),
    "kiku": Paper(150, 220),  # 菊判
    "b5": Paper(182, 257),
    "a4": Paper(210, 297),
    "b4": Paper(257, 364),
    "a3": Paper(297, 420),
}

# Sheets that printers take, smallest first.
_SHEETS = tuple(PAPERS[name] for name in ("a5", "b5", "a4", "b4", "a3"))


def sheet_for(page: Paper, paper: Paper | None = None) -> Paper | None:
    """The landscape sheet with room for two pages side by side; None where there is none.

    It is ``paper``, or the smallest that has room.
    """
    sheets = (sheet.landscape for sheet in ([paper] if paper else _SHEETS))
    fitting = (s for s in sheets if s.width >= 2 * page.width and s.height >= page.height)
    return next(fitting, None)
