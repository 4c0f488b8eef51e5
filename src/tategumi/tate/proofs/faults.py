"""Notes flaws of a text that is set all the same: one warning of each kind, at its first place.

Faults are noted while a document is parsed and set, and cost next to nothing where all is well.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from xml.etree.ElementTree import Element

from tinyhtml5.parser import HTMLParser
from weasyprint import Document
from weasyprint.formatting_structure import boxes
from weasyprint.pdf.stream import Stream

from ...jlreq import Line
from ...jlreq.prepared import UNSEEN
from ...problems import Problem, place_in
from ..paragraphs.collect import ATOM
from ..paragraphs.gather import Gathered
from ..paragraphs.lines import ComposedLine
from .far_floats import far_floats
from .markup import incomplete_rubies, misnested, ruby_tag, tag_before
from .overprint import overprints, placed_by_author
from .proof import Proof
from .sheets import Sheet

# A line that is too long by less than this, in em, is no fault: nobody sees it, or it is rounding.
VISIBLE = UNSEEN + 0.001
# With fewer characters in a line, rules for its head and end leave no choice but wide gaps.
_FEWEST = 4
# The share of an em that the shapes of characters leave free beside them.
_BEARING = 0.1
# How many characters of a text are quoted.
_QUOTED = 20


@dataclass(frozen=True, slots=True)
class _Fault:
    """A message's code and values; ``find`` gives its place in the HTML, -1 for an unknown one."""

    code: str
    values: dict[str, str]
    find: Callable[[str], int]


class Faults:
    """What was noted of one document while it was read, set and drawn."""

    def __init__(self) -> None:
        self._of_markup: list[_Fault] = []
        self._of_lines: list[tuple[Line, _Fault]] = []
        self._of_pages: list[tuple[int, boxes.TextBox, str]] = []
        self._sheets: list[Sheet] = []
        self._drawn: list[boxes.TextBox] = []
        self._waits = False
        self.proof = Proof()

    def note_error(self, parser: HTMLParser, code: str, values: dict[str, str]) -> None:
        """Note an error of the HTML parser, if it is that an element is not closed in its turn."""
        if found := misnested(parser, code, values):
            find = partial(tag_before, *parser.tokenizer.stream.position())
            self._of_markup.append(_Fault("tate.unbalanced", found, find))

    def note_rubies(self, root: Element) -> None:
        """Note each ruby that lacks its base or its reading."""
        for index, code, words in incomplete_rubies(root):
            self._of_markup.append(_Fault(code, quoted(words), partial(ruby_tag, index)))

    def note_waiting(self) -> None:
        """Note that a float waits for another page, perhaps only on trial."""
        self._waits = True

    def note_line(self, line: Line, gathered: Gathered, measure: float) -> None:
        """Note a line that is longer than its measure (em), or turned at a
        measure that is too short.

        A text that fits into one line is well set at any measure.
        """
        if line.width > measure + VISIBLE or any(placed.first for placed in line.rubies):
            code, words = _too_long(line, gathered, measure)
        elif measure < _FEWEST and _is_turned(line, gathered):
            code, words = "tate.short-lines", gathered.shaped.texts[line.start :]
        else:
            return
        text = "".join(words).replace(ATOM, "")
        if said := text.strip():
            before = "" if code == "tate.long-ruby" else _before(line, gathered)
            before += text[: text.index(said)]
            fault = _of_words(code, said, before[-_QUOTED:], measure=f"{measure:.3g}")
            self._of_lines.append((line, fault))

    def note_readings(self, line: Line, gathered: Gathered, pitch: float, block: boxes.Box) -> None:
        """Note readings on a line that have no room between lines, and readings
        inside an inline note (割注).

        ``pitch`` is the line height in px, ``block`` holds the line.
        """
        found = dict(_readings_over(line, gathered, pitch, block))
        for note in gathered.warichu:
            if note.reading and line.start <= note.start < line.stop:
                found.setdefault("tate.warichu-ruby", note.reading)
        for code, words in found.items():
            self._of_lines.append((line, _of_words(code, words)))

    def note_page(self, stream: Stream, page: boxes.PageBox) -> None:
        """Note that a page is drawn on ``stream`` from now on."""
        size = page.margin_width(), page.margin_height()
        self._sheets.append(Sheet(stream, len(self._sheets) + 1, *size, stream.ctm))

    def note_text(self, stream: Stream, text: boxes.TextBox, overflow: str) -> None:
        """Note a text that is drawn, with its place on the page unless it is
        cut at the end of its box.
        """
        self._drawn.append(text)
        if overflow != "clip" or not self._sheets or self._sheets[-1].stream is not stream:
            return
        sheet = self._sheets[-1]
        stands = sheet.add(stream.ctm, text) or text.style["visibility"] != "visible"
        if not stands and (words := text.text.strip()):
            self._of_pages.append((sheet.number, text, words))

    def problems(self, html: str, document: Document, shown: str) -> Iterator[Problem]:
        """Yield a warning for the first fault of each kind.

        ``html`` is the source, in which places are found. ``shown`` names the document.
        """
        firsts: dict[str, _Fault] = {}
        of_pages = *self._in(document), *self._far(document), *self._of_proof(document)
        for fault in (*self._of_markup, *of_pages):
            firsts.setdefault(fault.code, fault)
        for code, fault in firsts.items():
            yield Problem(place_in(html, fault.find(html), shown), code, fault.values)

    def _in(self, document: Document) -> Iterator[_Fault]:
        """Yield the faults of lines that came to stand on a page; much else is laid out on trial.

        What runs off the page with such a line is told with it, and not again.
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
        for number, text, words in self._of_pages:
            if id(text) not in told:
                code = "tate.off-page"
                page = document.pages[number - 1]._page_box
                if placed_by_author(page, text):
                    code = "tate.beside-page"
                yield _of_words(code, words, page=str(number))

    def _far(self, document: Document) -> Iterator[_Fault]:
        """Yield the floats that stand further than a spread behind their place."""
        for words, pages in far_floats(document) if self._waits else ():
            yield _of_words("tate.far-float", words, pages=str(pages))

    def _of_proof(self, document: Document) -> Iterator[_Fault]:
        """Yield what is lost, what is drawn twice, and what is drawn over another text."""
        for words in self.proof.lost(self._drawn):
            yield _of_words("tate.lost", words)
        for words in self.proof.doubled(self._drawn):
            yield _of_words("tate.doubled", words)
        for sheet in self._sheets:
            for one, other in overprints(sheet.texts):
                page = document.pages[sheet.number - 1]._page_box
                code = "tate.overprint"
                if any(placed_by_author(page, each.text) for each in (one, other)):
                    code = "tate.overlaid"
                yield _of_words(code, other.text.text.strip(), page=str(sheet.number))


def _of_words(code: str, words: str, before: str = "", **values: str) -> _Fault:
    """Make a fault that quotes words of the text.

    ``before`` is the text before them, which tells them from the same words elsewhere.
    """
    quotation = quoted(words) | {"before": before}
    find = partial(_index, quotation["words"], before)
    return _Fault(code, quotation | values, find)


def _before(line: Line, gathered: Gathered) -> str:
    """Return the text before a line, as much as is needed to find the line."""
    return "".join(gathered.shaped.texts[max(line.start - _QUOTED, 0) : line.start])


def _lines_in(box: boxes.Box, in_table: bool = False) -> Iterator[tuple[ComposedLine, bool]]:
    """Yield each composed line in a laid out box, and whether it stands in a table."""
    if isinstance(box, ComposedLine):
        yield box, in_table
    for child in getattr(box, "children", ()):
        yield from _lines_in(child, in_table or isinstance(box, boxes.TableBox))


def _too_long(line: Line, gathered: Gathered, measure: float) -> tuple[str, list[str]]:
    """Return the message for a line that is too long, and its words: those of a
    reading, or of the line.

    A picture has no words. A base that is longer than the line is cut, and its reading with it.
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


def _readings_over(
    line: Line, gathered: Gathered, pitch: float, block: boxes.Box
) -> Iterator[tuple[str, str]]:
    """Yield a message and the words of each reading that would reach into another
    line or out of its block.
    """
    paragraph, em = gathered.paragraph, gathered.em
    for placed in line.rubies:
        ruby, reading = paragraph.rubies[placed.ruby], gathered.readings[placed.ruby][placed.run]
        run = ruby.runs[placed.run]
        size = max(1, *paragraph.sizes[run.start : run.stop])  # a large base widens its line
        room = (size * pitch + pitch - em) / 2
        if ruby.under and line.stop == len(paragraph.texts):
            room += block.margin_bottom + block.padding_bottom
        elif not (ruby.under or line.start):
            room += block.margin_top + block.padding_top
        if size * em / 2 + reading.box.style["font_size"] > room + _BEARING * em:
            yield "tate.large-ruby", "".join(reading.shaped.texts)


def _is_turned(line: Line, gathered: Gathered) -> bool:
    """Return whether the text goes on in a next line without a forced break."""
    paragraph = gathered.paragraph
    return line.stop < len(paragraph.texts) and line.stop not in paragraph.breaks


def quoted(words: str) -> dict[str, str]:
    """Return the beginning of words, as messages quote it."""
    return {"words": words[:_QUOTED], "more": "…" if len(words) > _QUOTED else ""}


def _index(words: str, before: str, html: str) -> int:
    """Return where words stand in the HTML, if possible behind the text ``before`` them."""
    found = html.find(before + words)
    return found + len(before) if found >= 0 else html.find(words)
