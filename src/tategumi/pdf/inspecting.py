"""What a PDF holds that a printing press minds, page by page. Lengths are points."""

from collections.abc import Iterable
from copy import copy
from dataclasses import dataclass, field
from math import hypot, inf
from typing import SupportsFloat

import pikepdf
from pikepdf import Array, Dictionary, Matrix, Name, Rectangle

from .files import opened, written
from .lettering import OPERATORS, Font, Lettering, TextState

_PAINTED = (
    f"q Q cm w rg RG g G k K cs CS sc scn SC SCN re f F f* B B* S s b b* gs Do sh {OPERATORS}"
)
_SHOWN, _STROKED = {"Tj", "TJ", "'", '"'}, {"S", "s"}
_FILLED = {"f", "F", "f*", "B", "B*", "b", "b*"}
# Forms in forms, deeper than any program makes them.
_DEEPEST = 12


Box = tuple[float, float, float, float]


@dataclass(slots=True)
class PageFacts:
    """One page. Boxes are left, bottom, right, top in points; None where the page has none."""

    media: Box
    trim: Box | None
    rotated: bool
    annotated: bool
    transparent: bool = False
    rgb: bool = False  # text or lines
    rgb_pictures: bool = False
    four_blacks: bool = False  # black text of all four inks
    thinnest: float = inf  # the thinnest line, in points
    dpi: float = inf  # of its coarsest picture as it is printed
    line_dpi: float = inf  # the same of pictures of one bit
    loose_fonts: set[str] = field(default_factory=set)  # not embedded
    type3: bool = False
    art: list[Rectangle] = field(default_factory=list)  # filled areas and pictures
    text: str | None = ""  # in the order in which it is drawn; None where it can't be read
    reach: tuple[float, ...] = ()  # roughly the box around the text, () where there is none


@dataclass(frozen=True, slots=True)
class Facts:
    """What the file says of itself, and its pages in order."""

    encrypted: bool
    title: str
    pages: tuple[PageFacts, ...]


def inspect(pdf: bytes, path: str = "") -> Facts:
    """Read every page of a PDF, which ``path`` names in problems.

    Raises ``Failed`` where it is no PDF.
    """
    with opened(pdf, path) as source:
        fonts: dict[tuple[int, int], tuple[bool, str]] = {}
        read: dict[tuple[int, int], Font] = {}
        pages = tuple(_Page(page, fonts, read).facts for page in source.pages)
        return Facts(source.is_encrypted, str(source.docinfo.get("/Title", "")), pages)


@dataclass(slots=True)
class _State:
    matrix: Matrix
    text: TextState = field(default_factory=TextState)
    fill: tuple[float, ...] = (0,)
    stroke: tuple[float, ...] = (0,)
    width: float = 1

    def copy(self) -> "_State":
        return _State(self.matrix, copy(self.text), self.fill, self.stroke, self.width)


_Content = pikepdf.Page | pikepdf.Object


def _resource(resources: pikepdf.Object, kind: str, name: pikepdf.Object) -> pikepdf.Object | None:
    """The resource of a kind that a content stream names; None where there is none."""
    found = resources.get(kind)
    return found.get(str(name)) if found is not None else None


def _box(sides: Iterable[SupportsFloat]) -> Box:
    left, bottom, right, top = map(float, sides)
    return left, bottom, right, top


class _Page:
    """Reads one page's content, and that of the forms it draws, into ``facts``."""

    def __init__(
        self,
        page: pikepdf.Page,
        fonts: dict[tuple[int, int], tuple[bool, str]],
        read: dict[tuple[int, int], Font],
    ) -> None:
        """``fonts`` and ``read`` are what is known already of the file's fonts, which pages share.

        They go by the numbers of the font's object: whether it is embedded with its name, how its
        codes read.
        """
        obj = page.obj
        self.facts = PageFacts(
            _box(page.mediabox),
            _box(obj.TrimBox) if Name.TrimBox in obj else None,
            bool(int(obj.get("/Rotate", 0)) % 360),
            len(obj.get("/Annots", [])) > 0,
            _is_transparent_group(obj),
        )
        self.fonts, self._lettering = fonts, Lettering(read)
        self._read(page, page.resources, _State(Matrix()), 0)
        self.facts.text = "".join(self._lettering.said) if self._lettering.is_known else None
        self.facts.reach = tuple(self._lettering.reach)

    def _read(self, content: _Content, resources: pikepdf.Object, state: _State, deep: int) -> None:
        """Follow a content stream, operator by operator, in its graphics ``state``.

        ``resources`` are what its names stand for; ``deep`` is how many forms it stands in.
        """
        stack: list[_State] = []
        boxes: list[Rectangle] = []
        for instruction in pikepdf.parse_content_stream(content, _PAINTED):
            operands = instruction.operands
            match str(instruction.operator):
                case "q":
                    stack.append(state.copy())
                case "Q":
                    state = stack.pop() if stack else state
                case "cm":
                    state.matrix = Matrix(*map(float, operands)) @ state.matrix
                case "w":
                    state.width = float(operands[0])
                case "rg" | "g" | "k" | "sc" | "scn":
                    state.fill = _numbers(operands)
                case "RG" | "G" | "K" | "SC" | "SCN":
                    state.stroke = _numbers(operands)
                case "gs":
                    self._graphics(resources, operands[0])
                case "re":
                    x, y, w, h = map(float, operands)
                    corners = (min(x, x + w), min(y, y + h), max(x, x + w), max(y, y + h))
                    boxes.append(state.matrix.transform(Rectangle(*corners)))
                case "Do":
                    self._drawn(resources, operands[0], state, deep)
                case "Tf":
                    font = _resource(resources, "/Font", operands[0])
                    self._font(font)
                    self._lettering.with_font(state.text, font, float(operands[1]))
                case painted if painted in _FILLED | _STROKED:
                    self._shape(painted, state, boxes)
                    boxes = []
                case text:
                    if text in _SHOWN:
                        self._text(state.fill)
                    self._lettering.operate(text, [*operands], state.text, state.matrix)

    def _text(self, ink: tuple[float, ...]) -> None:
        self.facts.rgb |= len(ink) == 3
        self.facts.four_blacks |= len(ink) == 4 and min(ink) > 0

    def _shape(self, operator: str, state: _State, boxes: list[Rectangle]) -> None:
        """Note a shape that is filled or stroked: its colours, its area, how thin its line is.

        ``boxes`` are the rectangles of its path; a filled one may be a line as well.
        """
        if operator in _STROKED:
            self.facts.rgb |= len(state.stroke) == 3
            scale = hypot(state.matrix.a, state.matrix.b)
            self.facts.thinnest = min(self.facts.thinnest, state.width * scale)
            return
        self.facts.rgb |= len(state.fill) == 3
        self.facts.art += boxes
        for box in boxes:
            if (least := min(box.width, box.height)) > 0:
                self.facts.thinnest = min(self.facts.thinnest, least)

    def _drawn(
        self, resources: pikepdf.Object, name: pikepdf.Object, state: _State, deep: int
    ) -> None:
        """Note a picture, or read a form, up to ``_DEEPEST`` forms inside each other."""
        drawn = _resource(resources, "/XObject", name)
        if drawn is None:
            return
        if drawn.get("/Subtype") == Name.Image:
            self._picture(drawn, state.matrix)
        elif deep < _DEEPEST:
            self.facts.transparent |= _is_transparent_group(drawn)
            inner = state.copy()
            inner.matrix = Matrix(drawn.get("/Matrix", Array([1, 0, 0, 1, 0, 0]))) @ state.matrix
            self._read(drawn, drawn.get("/Resources", resources), inner, deep + 1)

    def _picture(self, picture: pikepdf.Object, matrix: Matrix) -> None:
        """Note a picture's resolution: ``matrix`` takes its unit square to points of the page.

        One bit a pixel makes it line art, which presses want finer.
        """
        across, up = hypot(matrix.a, matrix.b), hypot(matrix.c, matrix.d)
        self.facts.art.append(matrix.transform(Rectangle(0, 0, 1, 1)))
        if not across or not up:
            return
        dpi = 72 * min(int(picture.Width) / across, int(picture.Height) / up)
        if picture.get("/ImageMask") or int(picture.get("/BitsPerComponent", 8)) == 1:
            self.facts.line_dpi = min(self.facts.line_dpi, dpi)
        else:
            self.facts.dpi = min(self.facts.dpi, dpi)
            self.facts.rgb_pictures |= _is_rgb(picture.get("/ColorSpace"))
        self.facts.transparent |= Name.SMask in picture

    def _graphics(self, resources: pikepdf.Object, name: pikepdf.Object) -> None:
        state = _resource(resources, "/ExtGState", name) or Dictionary()
        mask, mode = state.get("/SMask", Name("/None")), state.get("/BM", Name.Normal)
        light = min(float(state.get(key, 1)) for key in ("/ca", "/CA"))
        self.facts.transparent |= light < 1 or mask != Name("/None") or mode != Name.Normal

    def _font(self, font: pikepdf.Object | None) -> None:
        if font is None:
            return
        self.facts.type3 |= font.get("/Subtype") == Name.Type3
        key = font.objgen
        if key not in self.fonts or key == (0, 0):
            self.fonts[key] = _embedded(font)
        embedded, name = self.fonts[key]
        if not embedded:
            self.facts.loose_fonts.add(name)


def _numbers(operands: Iterable[pikepdf.Object]) -> tuple[float, ...]:
    return tuple(float(one) for one in operands if not isinstance(one, Name))


def _embedded(font: pikepdf.Object) -> tuple[bool, str]:
    name = str(font.get("/BaseFont", "?")).lstrip("/")
    if font.get("/Subtype") == Name.Type3:
        return True, name
    inner = font.DescendantFonts[0] if Name.DescendantFonts in font else font
    descriptor = inner.get("/FontDescriptor", Dictionary())
    return any(key in descriptor for key in ("/FontFile", "/FontFile2", "/FontFile3")), name


def _is_transparent_group(obj: pikepdf.Object) -> bool:
    return obj.get("/Group", Dictionary()).get("/S") == Name.Transparency


def _is_rgb(space: pikepdf.Object | None) -> bool:
    if space is None or isinstance(space, Name):
        return space == Name.DeviceRGB
    match str(space[0]):
        case "/ICCBased":
            return int(space[1].get("/N", 0)) == 3
        case "/Indexed":
            return _is_rgb(space[1])
        case kind:
            return kind in ("/CalRGB", "/Lab")


def undirected(pdf: bytes, path: str = "") -> bytes:
    """The same pages without a reading direction, by which PDFium turns texts around."""
    with opened(pdf, path) as source:
        preferences = source.Root.get("/ViewerPreferences", Dictionary())
        if "/Direction" not in preferences and not source.is_encrypted:
            return pdf
        if "/Direction" in preferences:
            del preferences["/Direction"]
        return written(source)
