"""Lengths with their units, converted at one border.

Inside the composer lengths are em, inside WeasyPrint CSS px, in PDF points, for people millimetres
or Q.
"""

import re
from dataclasses import dataclass

# CSS px in one unit; 1 in = 96 px = 72 pt = 25.4 mm, 1 Q (級) = 0.25 mm.
PX_PER_UNIT = {
    "px": 1.0,
    "pt": 96 / 72,
    "mm": 96 / 25.4,
    "cm": 96 / 2.54,
    "in": 96.0,
    "Q": 96 / 101.6,
}

PT_PER_INCH = 72
PT_PER_PX = PT_PER_INCH / 96

_LENGTH = re.compile(r"(?P<number>[0-9]+(?:\.[0-9]+)?)\s*(?P<unit>px|pt|mm|cm|in|Q)", re.ASCII)


@dataclass(frozen=True, slots=True)
class Length:
    """A physical length, kept as it was written."""

    number: float
    unit: str

    @classmethod
    def parse(cls, text: str) -> "Length":
        """``"9pt"``, ``"12Q"``, ``"148 mm"``; ``ValueError`` for anything else."""
        match = _LENGTH.fullmatch(text.strip())
        if not match:
            raise ValueError(text)
        return cls(float(match["number"]), match["unit"])

    @property
    def px(self) -> float:
        return self.number * PX_PER_UNIT[self.unit]

    @property
    def pt(self) -> float:
        return self.px / PX_PER_UNIT["pt"]

    @property
    def mm(self) -> float:
        return self.px / PX_PER_UNIT["mm"]

    def __str__(self) -> str:
        return f"{self.number:g}{self.unit}"
