"""What a page says and how far its text reaches, read from its content (ISO 32000-2, 9).

Boxes are rough: they tell which pages need a closer look, not where a glyph's outline ends.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import pikepdf
from pikepdf import Matrix, Name

# Text is moved, shaped and shown by these.
OPERATORS = "BT Tm Td TD T* Tf Tc Tw Tz TL Ts Tj TJ ' \""
_SHOWN = frozenset({"Tj", "TJ", "'", '"'})
_MOVED = frozenset({"BT", "Tm", "Td", "TD", "T*", "'", '"'})

# In thousandths of an em: what fonts that say nothing have; a line's height above and below.
_USUAL, _ABOVE, _BELOW = 1000, 880, 250


@dataclass(frozen=True, slots=True)
class Font:
    """What a font's codes say, and their advances in 1/1000 em; ``texts`` is None where unknown.

    ``usual`` is the advance of codes without an entry in ``widths``; vertical fonts have vertical
    advances.
    """

    texts: Mapping[int, str] | None
    widths: Mapping[int, float]
    usual: float
    wide_codes: bool  # of two bytes
    vertical: bool

    def codes(self, string: bytes) -> Sequence[int]:
        """The codes of a shown string, of one or two bytes each."""
        if not self.wide_codes:
            return string
        return [(string[i] << 8) | string[i + 1] for i in range(0, len(string) - 1, 2)]


@dataclass(slots=True)
class TextState:
    """What ``q`` saves of text."""

    font: Font | None = None
    size: float = 0
    between: float = 0  # characters
    stretch: float = 1
    leading: float = 0
    rise: float = 0


@dataclass(slots=True)
class Lettering:
    """The text of one page, gathered while its content is read.

    ``is_known`` where all of it could be read; ``reach`` is the box around it: left, bottom, right,
    top in points.
    """

    fonts: dict[tuple[int, int], Font]
    said: list[str] = field(default_factory=list)
    is_known: bool = True
    reach: list[float] = field(default_factory=list)
    _matrix: Matrix = field(default_factory=Matrix)
    _line: Matrix = field(default_factory=Matrix)

    def operate(
        self,
        operator: str,
        operands: Sequence[pikepdf.Object],
        state: TextState,
        page: Matrix,
    ) -> None:
        """Follow an operator other than ``Tf``; ``page`` is the matrix that holds for the page.

        What is shown at another place stands apart, so that numbers side by side stay two.
        """
        if operator in _MOVED:
            self.said.append("\n")
        match operator:
            case "BT":
                self._matrix = self._line = Matrix()
            case "Tm":
                self._matrix = self._line = Matrix(*map(float, operands))
            case "Td" | "TD":
                if operator == "TD":
                    state.leading = -float(operands[1])
                self._next_line(float(operands[0]), float(operands[1]))
            case "Tc":
                state.between = float(operands[0])
            case "Tz":
                state.stretch = float(operands[0]) / 100
            case "TL":
                state.leading = float(operands[0])
            case "Ts":
                state.rise = float(operands[0])
            case "T*" | "'" | '"':
                self._next_line(0, -state.leading)
        if operator in _SHOWN:
            shown = operands[-1]
            self._show(shown if operator == "TJ" else [shown], state, page)

    def _next_line(self, right: float, up: float) -> None:
        self._matrix = self._line = Matrix(1, 0, 0, 1, right, up) @ self._line

    def _show(self, pieces: Iterable[pikepdf.Object], state: TextState, page: Matrix) -> None:
        """Follow ``Tj`` or ``TJ``: strings, and moves between them in 1/1000 em.

        ``page`` is the matrix that holds for the page.
        """
        if (font := state.font) is None:
            self.is_known = False
            return
        way, count = 0.0, 0
        for piece in pieces:
            if not isinstance(piece, pikepdf.String):
                way -= float(piece)
                continue
            codes = font.codes(bytes(piece))
            self._say(font, codes)
            way += sum(font.widths.get(code, font.usual) for code in codes)
            count += len(codes)
        self._go_on(font, way * state.size / 1000 + count * state.between, state, page)

    def _say(self, font: Font, codes: Iterable[int]) -> None:
        if font.texts is None:
            self.is_known = False
            return
        self.said += (font.texts.get(code, "") for code in codes)

    def _go_on(self, font: Font, way: float, state: TextState, page: Matrix) -> None:
        em, above, below = state.size / 1000, _ABOVE, _BELOW
        if font.vertical:
            corners, step = (-em * _USUAL / 2, -way, em * _USUAL / 2, 0.0), (0.0, -way)
        else:
            way *= state.stretch
            corners = (0.0, state.rise - em * below, way, state.rise + em * above)
            step = (way, 0.0)
        self._reach_to((self._matrix @ page), corners)
        self._matrix = Matrix(1, 0, 0, 1, *step) @ self._matrix

    def _reach_to(self, matrix: Matrix, corners: tuple[float, ...]) -> None:
        """Let the box around the text reach to these corners (left, bottom, right, top) as well.

        ``matrix`` takes them to points of the page.
        """
        left, bottom, right, top = corners
        points = [matrix.transform((x, y)) for x in (left, right) for y in (bottom, top)]
        across, up = [float(x) for x, _ in points], [float(y) for _, y in points]
        here = [min(across), min(up), max(across), max(up)]
        if self.reach:
            here = [
                *map(min, here[:2], self.reach[:2]),
                *map(max, here[2:], self.reach[2:]),
            ]
        self.reach = here

    def with_font(self, state: TextState, font: pikepdf.Object | None, size: float) -> None:
        """The operator ``Tf``."""
        state.size = size
        state.font = None if font is None else self._font(font)

    def _font(self, font: pikepdf.Object) -> Font:
        key = font.objgen
        if key == (0, 0):
            return _read_font(font)
        if key not in self.fonts:
            self.fonts[key] = _read_font(font)
        return self.fonts[key]


# --- fonts
def _read_font(font: pikepdf.Object) -> Font:
    if font.get("/Subtype") == Name.Type0:
        return _read_composite(font)
    encoding = font.get("/Encoding")
    is_latin = font.get("/Subtype") != Name.Type3 and not isinstance(encoding, pikepdf.Dictionary)
    texts = _unicode(font) or ({code: chr(code) for code in range(32, 256)} if is_latin else None)
    first = int(font.get("/FirstChar", 0))
    widths = {first + n: float(width) for n, width in enumerate(font.get("/Widths", []))}
    return Font(texts, widths, _USUAL / 2, wide_codes=False, vertical=False)


def _read_composite(font: pikepdf.Object) -> Font:
    """Of a font with two-byte codes; others' are left to a library that has their tables."""
    encoding = font.get("/Encoding")
    texts = _unicode(font) if encoding in (Name("/Identity-H"), Name("/Identity-V")) else None
    inner = font.DescendantFonts[0]
    if encoding == Name("/Identity-V"):
        usual = -float(inner.get("/DW2", [0, -_USUAL])[1])
        return Font(texts, _advances(inner.get("/W2", []), 3), usual, True, vertical=True)
    usual = float(inner.get("/DW", _USUAL))
    return Font(texts, _advances(inner.get("/W", []), 1), usual, True, vertical=False)


def _advances(rows: Iterable[pikepdf.Object], each: int) -> dict[int, float]:
    """Widths (9.7.4.3): ``c [w …]`` or ``first last w``; vertical ones have three numbers each."""
    found: dict[int, float] = {}
    sign = -1 if each > 1 else 1
    rows = [*rows]
    place = 0
    while place + 1 < len(rows):
        first, then = int(rows[place]), rows[place + 1]
        if isinstance(then, pikepdf.Array):
            listed = [sign * float(width) for width in [*then][::each]]
            found.update(enumerate(listed, first))
            place += 2
        else:
            width = sign * float(rows[place + 2])
            found.update(dict.fromkeys(range(first, int(then) + 1), width))
            place += 2 + each
    return found


_SECTION = re.compile(rb"begin(bfchar|bfrange)(.*?)end\1", re.DOTALL)
_PART = re.compile(rb"<([0-9A-Fa-f\s]*)>|([\[\]])")


def _unicode(font: pikepdf.Object) -> dict[int, str] | None:
    """The texts of a font's codes by its ToUnicode map (9.10.3)."""
    stream = font.get("/ToUnicode")
    if not isinstance(stream, pikepdf.Stream):
        return None
    texts: dict[int, str] = {}
    for kind, body in _SECTION.findall(stream.read_bytes()):
        parts = [bracket or bytes.fromhex(code.decode()) for code, bracket in _PART.findall(body)]
        texts.update(_single(parts) if kind == b"bfchar" else _ranges(parts))
    return texts


def _single(parts: list[bytes]) -> dict[int, str]:
    return {
        int.from_bytes(code, "big"): _text(text)
        for code, text in zip(parts[::2], parts[1::2], strict=False)
    }


def _ranges(parts: list[bytes]) -> dict[int, str]:
    """The texts of codes in the parts of a ``bfrange`` section (ISO 32000-2, 9.10.3).

    A range is its first and its last code and the first's text, or a list with the text of each.
    """
    texts: dict[int, str] = {}
    rest = iter(parts)
    for first in rest:
        begin, end = int.from_bytes(first, "big"), int.from_bytes(next(rest, b""), "big")
        text = next(rest, b"")
        if text == b"[":
            listed = iter(lambda: next(rest, b"]"), b"]")
            texts.update((code, _text(one)) for code, one in enumerate(listed, begin))
            continue
        head, tail = text[:-2], int.from_bytes(text[-2:], "big")
        for code in range(begin, end + 1):
            texts[code] = _text(head + (tail + code - begin).to_bytes(2, "big"))
    return texts


def _text(code: bytes) -> str:
    return code.decode("utf-16-be", "replace")
