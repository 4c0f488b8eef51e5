"""What is wrong with a text that is set all the same: one warning of each kind, at its first place.

Faults are noted while a document is parsed and set, and cost next to nothing where all is well.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from xml.etree.ElementTree import Element

from tinyhtml5.parser import HTMLParser
from weasyprint import Document
from weasyprint.formatting_structure import boxes
from weasyprint.matrix import Matrix

from ..jlreq import Line
from ..problems import Problem, place_in
from .collect import ATOM
from .gather import Gathered
from .markup import incomplete_rubies, misnested, ruby_tag, tag_before

# Lines are told from here on, in em: WeasyPrint's sums of lengths and ours differ by less.
VISIBLE = 0.01
# With fewer characters in a line, rules for its head and end leave no choice but wide gaps.
_FEWEST = 4
# Axes are turned by more than quarters where the products of their parts exceed rounding.
_ASKEW = 1e-9
# So many characters of a text are quoted.
_QUOTED = 20


@dataclass(frozen=True, slots=True)
class _Fault:
    """A message's code and values; ``find`` gives its place in the HTML, -1 where it is unknown."""

    code: str
    values: dict[str, str]
    find: Callable[[str], int]


@dataclass(slots=True)
class _Sheet:
    """The page that is being drawn: its size in px, and the matrix that its drawing starts with.

    ``known`` is a matrix, and the edges of the page in its axes: most of a page is drawn through
    one. Where the page is askew in them there are no edges.
    """

    stream: object
    number: int
    width: float
    height: float
    matrix: Matrix
    known: tuple[Matrix, tuple[float, ...] | None] | None = None

    def holds(self, matrix: Matrix, text: boxes.TextBox) -> bool:
        """Does a text that is drawn through a matrix stand on the page, but for half an em?"""
        if self.known is None or self.known[0] is not matrix:
            self.known = matrix, self._edges(matrix)
        u, v, slack = text.position_x, text.position_y, text.style["font_size"] / 2
        us, vs = (u + slack, u + text.width - slack), (v + slack, v + text.height - slack)
        if edges := self.known[1]:
            left, top, right, bottom = edges
            return left <= us[0] and us[1] <= right and top <= vs[0] and vs[1] <= bottom
        to_page = matrix @ self.matrix.invert
        places = (to_page.transform_point(u, v) for u in us for v in vs)
        return all(0 <= x <= self.width and 0 <= y <= self.height for x, y in places)

    def _edges(self, matrix: Matrix) -> tuple[float, ...] | None:
        """The page's edges in the axes of a matrix: left, top, right, bottom."""
        to_text = self.matrix @ matrix.invert
        a, b, c, d, *_ = to_text.values
        if abs(a * b) + abs(c * d) > _ASKEW:
            return None
        corners = (0, 0), (self.width, self.height)
        us, vs = zip(*(to_text.transform_point(*corner) for corner in corners), strict=True)
        return min(us), min(vs), max(us), max(vs)


class Faults:
    """What was noted of one document."""

    def __init__(self) -> None:
        self._of_markup: list[_Fault] = []
        self._of_lines: list[tuple[Line, _Fault]] = []
        self._of_pages: list[tuple[boxes.TextBox, _Fault]] = []
        self._sheet: _Sheet | None = None

    def note_error(self, parser: HTMLParser, code: str, values: dict[str, str]) -> None:
        """Note what the HTML parser calls an error, if an element is not closed in its turn."""
        if found := misnested(parser, code, values):
            find = partial(tag_before, *parser.tokenizer.stream.position())
            self._of_markup.append(_Fault("tate.unbalanced", found, find))

    def note_rubies(self, root: Element) -> None:
        """Note each ruby that lacks its base or its reading."""
        for index, code, words in incomplete_rubies(root):
            self._of_markup.append(_Fault(code, _quoted(words), partial(ruby_tag, index)))

    def note_line(self, line: Line, gathered: Gathered, measure: float) -> None:
        """Note a line longer than its measure (em), or turned at too short a measure.

        A text that fits into one line is well set at any measure.
        """
        if line.width > measure + VISIBLE or any(placed.first for placed in line.rubies):
            code, words = _too_long(line, gathered, measure)
        elif measure < _FEWEST and _is_turned(line, gathered):
            code, words = "tate.short-lines", gathered.shaped.texts[line.start :]
        else:
            return
        if words := "".join(words).replace(ATOM, "").strip():
            quoted = _quoted(words)
            find = partial(_index, quoted["words"])
            fault = _Fault(code, {**quoted, "measure": f"{measure:.3g}"}, find)
            self._of_lines.append((line, fault))

    def note_page(self, stream: object, page: boxes.PageBox) -> None:
        """Note that a page is drawn on ``stream`` from now on."""
        number = self._sheet.number + 1 if self._sheet else 1
        self._sheet = _Sheet(stream, number, page.margin_width(), page.margin_height(), stream.ctm)

    def note_text(self, stream: object, text: boxes.TextBox) -> None:
        """Note a text that is drawn where its page no longer is."""
        sheet = self._sheet
        if sheet is None or stream is not sheet.stream or sheet.holds(stream.ctm, text):
            return
        if text.style["visibility"] == "visible" and (words := text.text.strip()):
            quoted = _quoted(words)
            find = partial(_index, quoted["words"])
            values = {**quoted, "page": str(sheet.number)}
            self._of_pages.append((text, _Fault("tate.off-page", values, find)))

    def problems(self, html: str, document: Document, shown: str) -> Iterator[Problem]:
        """A warning for the first of each kind; ``shown`` names the document."""
        firsts: dict[str, _Fault] = {}
        for fault in (*self._of_markup, *self._in(document)):
            firsts.setdefault(fault.code, fault)
        for code, fault in firsts.items():
            yield Problem(place_in(html, fault.find(html), shown), code, fault.values)

    def _in(self, document: Document) -> Iterator[_Fault]:
        """The faults of lines that came to stand on a page: much is laid out on trial.

        What runs off the page with such a line is told with it.
        """
        if not (self._of_lines or self._of_pages):
            return
        stand = {
            id(box.composed[1]): (box, in_table)
            for page in document.pages
            for box, in_table in _lines_in(page._page_box)
        }
        told: set[int] = set()
        for line, fault in self._of_lines:
            box, in_table = stand.get(id(line), (None, False))
            # Cells are as narrow as the table's author and the page will have them: lines of two
            # or three characters are usual there, and no fault of the text.
            if box and not (in_table and fault.code == "tate.short-lines"):
                told.update(map(id, box.descendants()))
                yield fault
        for text, fault in self._of_pages:
            if id(text) not in told:
                yield fault


def _lines_in(box: boxes.Box, in_table: bool = False) -> Iterator[tuple[boxes.LineBox, bool]]:
    """Each composed line in a box that has been laid out, and whether a table holds it."""
    if hasattr(box, "composed"):
        yield box, in_table
    for child in getattr(box, "children", ()):
        yield from _lines_in(child, in_table or isinstance(box, boxes.TableBox))


def _too_long(line: Line, gathered: Gathered, measure: float) -> tuple[str, list[str]]:
    """What makes a line too long: a reading longer than the line, or a word. A picture says none.

    A base longer than the line is cut, and its reading with it.
    """
    texts, advances = gathered.shaped.texts, gathered.paragraph.advances
    for placed in line.rubies:
        run = gathered.paragraph.rubies[placed.ruby].runs[placed.run]
        if placed.first or sum(run.advances) > measure:
            return "tate.long-ruby", gathered.readings[placed.ruby][placed.run].shaped.texts
    clusters = range(line.start, line.stop)
    if any(texts[i] == ATOM and advances[i] > measure for i in clusters):
        return "tate.long-word", []
    return "tate.long-word", texts[line.start : line.stop]


def _is_turned(line: Line, gathered: Gathered) -> bool:
    """Does the text go on in a next line of its own accord?"""
    paragraph = gathered.paragraph
    return line.stop < len(paragraph.texts) and line.stop not in paragraph.breaks


def _quoted(words: str) -> dict[str, str]:
    return {"words": words[:_QUOTED], "more": "…" if len(words) > _QUOTED else ""}


def _index(words: str, html: str) -> int:
    return html.find(words)
