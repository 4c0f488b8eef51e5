"""Read a PDF back: its glyphs in drawing order, where they stand and how they face.

A small interpreter of text operators (ISO 32000-2, 9.4), so that places and advances are what the
file says, W2 and TJ numbers included. PDFium and poppler are right about characters, but reorder
and guess spaces in vertical text.
"""

import io
import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum

import pikepdf

Matrix = tuple[float, float, float, float, float, float]
IDENTITY: Matrix = (1, 0, 0, 1, 0, 0)
# Vertical metrics that a font without DW2 has (9.7.4.3).
DEFAULT_DW2 = (880, -1000)


class Facing(Enum):
    UPRIGHT = "upright"  # a font with Identity-V: the line runs down
    SIDEWAYS = "sideways"  # horizontal text turned a quarter clockwise
    ACROSS = "across"  # horizontal text


@dataclass(frozen=True)
class Glyph:
    """A glyph and the text it stands for.

    ``x`` and ``y`` are pt from the page's lower left: of an upright glyph the middle of its upper
    edge, else its origin on the baseline. ``advance`` is pt along the line, without TJ numbers.
    """

    text: str
    page: int
    x: float
    y: float
    size: float
    advance: float
    facing: Facing
    font: str


def multiply(m: Matrix, n: Matrix) -> Matrix:
    a, b, c, d, e, f = m
    g, h, i, j, k, o = n
    return (
        *(a * g + b * i, a * h + b * j),
        *(c * g + d * i, c * h + d * j),
        *(e * g + f * i + k, e * h + f * j + o),
    )


class Font:
    """The metrics and the text of a Type 0 font with two-byte codes that are glyphs."""

    def __init__(self, font: pikepdf.Dictionary) -> None:
        descendant = font.DescendantFonts[0]
        self.name = str(font.BaseFont)
        self.vertical = font.Encoding == "/Identity-V"
        self.widths = dict(_ranges(descendant.get("/W", []), 1))
        self.default = tuple(float(n) for n in descendant.get("/DW2", DEFAULT_DW2))
        self.verticals = dict(_ranges(descendant.get("/W2", []), 3))
        self.texts = _to_unicode(font.ToUnicode.read_bytes().decode("ascii"))

    def advance(self, code: int) -> float:
        """Along the line, in 1/1000 em; down is negative, as in the file."""
        if self.vertical:
            return self.verticals.get(code, [self.default[1]])[0]
        return self.widths.get(code, [1000.0])[0]


def _ranges(array: pikepdf.Array, count: int) -> Iterator[tuple[int, list[float]]]:
    """``first [n n n …]`` rows of W and W2."""
    items = list(array)
    for first, row in zip(items[::2], items[1::2], strict=True):
        numbers = [float(n) for n in row]
        for i in range(0, len(numbers), count):
            yield int(first) + i // count, numbers[i : i + count]


def _to_unicode(cmap: str) -> dict[int, str]:
    rows = re.findall(r"^<([0-9a-f]{4})> <([0-9a-f]*)>", cmap.split("endcodespacerange")[1], re.M)
    return {int(code, 16): bytes.fromhex(text).decode("utf-16-be") for code, text in rows}


def glyphs(data: bytes) -> list[Glyph]:
    """All glyphs of a PDF, in drawing order."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        fonts: dict[str, Font] = {}
        return [g for n, page in enumerate(pdf.pages, 1) for g in _page_glyphs(page, n, fonts)]


def _page_glyphs(page: pikepdf.Page, number: int, fonts: dict[str, Font]) -> Iterator[Glyph]:
    ctm, stack, tm, font, size = IDENTITY, [], IDENTITY, None, 0.0
    marked: list[str | None] = []
    for operands, operator in pikepdf.parse_content_stream(page):
        match str(operator):
            case "q":
                stack.append(ctm)
            case "Q":
                ctm = stack.pop()
            case "cm":
                ctm = multiply(tuple(float(n) for n in operands), ctm)
            case "BDC" | "BMC":
                marked.append(_actual_text(operands))
            case "EMC":
                marked.pop()
            case "Tf":
                name = str(operands[0])
                if name not in fonts:
                    fonts[name] = Font(page.Resources.Font[name])
                font, size = fonts[name], float(operands[1])
            case "Tm":
                tm = tuple(float(n) for n in operands)
            case "Tj" | "TJ":
                items = operands[0] if str(operator) == "TJ" else operands
                for item in items:
                    if not isinstance(item, pikepdf.String):
                        tm = _moved(tm, font, -float(item) * size / 1000)
                        continue
                    for (code,) in struct.iter_unpack(">H", bytes(item)):
                        advance = font.advance(code) * size / 1000
                        glyph = _glyph(multiply(tm, ctm), number, font, code, size, advance)
                        if marked and marked[-1] is not None:
                            # The first glyph of what is marked stands for all of it (14.9.4).
                            glyph, marked[-1] = replace(glyph, text=marked[-1]), ""
                        yield glyph
                        tm = _moved(tm, font, advance)


def _actual_text(operands: list) -> str | None:
    properties = operands[1] if len(operands) > 1 else None
    if isinstance(properties, pikepdf.Dictionary) and "/ActualText" in properties:
        return str(properties.ActualText)
    return None


def _moved(tm: Matrix, font: Font, by: float) -> Matrix:
    return multiply((1, 0, 0, 1, 0, by) if font.vertical else (1, 0, 0, 1, by, 0), tm)


def _glyph(m: Matrix, page: int, font: Font, code: int, size: float, advance: float) -> Glyph:
    across, along = m[0], m[1]
    scale = max(abs(across), abs(along), abs(m[2]), abs(m[3]))
    if font.vertical:
        facing = Facing.UPRIGHT
    else:
        facing = Facing.SIDEWAYS if along < -1e-6 else Facing.ACROSS
    text = font.texts.get(code, "\ufffd")
    return Glyph(text, page, m[4], m[5], size * scale, abs(advance) * scale, facing, font.name)


# --- picking
def body(found: list[Glyph], size: float) -> list[Glyph]:
    """The glyphs of one size in pt: running text without readings and page furniture."""
    return [glyph for glyph in found if abs(glyph.size - size) < 0.05]


def text_of(found: list[Glyph]) -> str:
    return "".join(glyph.text for glyph in found)


def columns(found: list[Glyph]) -> list[list[Glyph]]:
    """Glyphs in the lines that they stand in; a line is less than half an em across."""
    lines: list[list[Glyph]] = []
    for glyph in found:
        last = lines[-1][0] if lines else None
        if last and last.page == glyph.page and abs(last.x - glyph.x) < glyph.size / 2:
            lines[-1].append(glyph)
        else:
            lines.append([glyph])
    return lines
