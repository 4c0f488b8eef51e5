"""Typeset a document: HTML and CSS in, PDF out, as WeasyPrint does for horizontal text."""

import gc
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from urllib.parse import urljoin

import pydyf
from cssselect2 import ElementWrapper
from weasyprint import CSS, HTML, Document
from weasyprint.css.counters import CounterStyle

from ..doctor import NO_FONT, japanese_families
from ..files import read_utf8
from ..problems import Failed, Place, Problem, place_in
from . import seams, turn
from .dump import dump
from .faults import Faults, quoted
from .fetch import LocalFetcher
from .flow import Setter
from .fontconfig import Fonts
from .markup import close_ruby_parts
from .paint import Painter
from .runs import LEFTWARD
from .told import Log, Sheet, listening
from .xhtml_source import xhtml_root


@dataclass(frozen=True, slots=True)
class Typeset:
    """A set document: its PDF and number of pages, the page (from 1) of each anchor, problems.

    ``lines`` is the dump of its lines, where it was asked for.
    """

    pdf: bytes
    pages: int
    anchors: dict[str, int]
    problems: tuple[Problem, ...] = ()
    lines: str = ""


def typeset(
    html: str,
    styles: Sequence[Path | str],
    base: Path,
    shown: str = "",
    *,
    root: Path | None = None,
    dump_lines: bool = False,
) -> Typeset:
    """Set an HTML document.

    ``styles`` are stylesheet files, or CSS as text. Relative addresses start from the folder
    ``base``; nothing outside ``root`` (or else ``base``) and the stylesheets' own folders is read,
    nor the network.
    ``shown`` names the document in problems. ``dump_lines`` asks for each line as text.
    Raises ``Failed`` where a stylesheet can't be read or the machine has no font.
    """
    setter, painter, sheets = Setter(), Painter(), tuple(map(_sheet, styles))
    readable = [root or base, *(sheet.path.parent for sheet in sheets if sheet.path)]
    with _uncollected(), _nested(shown), listening() as log, seams.installed(setter, painter):
        document = _render(html, sheets, base, LocalFetcher(readable), log, setter.faults)
        pdf = document.write_pdf(finisher=lambda _, pdf: _finish(pdf, document, painter))
        fonts = tuple(_missing_fonts(setter.families, document.font_config, sheets, shown))
        faults = tuple(setter.faults.problems(html, document, shown))
        lines = dump(document) if dump_lines else ""
    missing = setter.missing | log.missing
    problems = (
        *fonts,
        *_missing_glyphs(missing, html, shown),
        *_leftward(html, shown),
        *_lost_notes(setter.notes.missing(), html, shown),
        *faults,
        *log.problems(sheets, shown),
    )
    if any(map(_JAPANESE.match, missing)) and not japanese_families():
        problems = (NO_FONT,)
    return Typeset(pdf, len(document.pages), _anchors(document), problems, lines)


class _Html(HTML):
    """WeasyPrint's document with the engine's own presumptions beside WeasyPrint's.

    XHTML is read as XML.
    """

    def __init__(self, source: str, base_url: str, url_fetcher: LocalFetcher) -> None:
        root = xhtml_root(source)
        if root is None:
            super().__init__(string=source, base_url=base_url, url_fetcher=url_fetcher)
            close_ruby_parts(self.etree_element)
        else:
            base = next((one.get("href", "").strip() for one in root.iter("base")), "")
            self.base_url = urljoin(base_url, base)
            self.url_fetcher, self.media_type = url_fetcher, "print"
            self.wrapper_element = ElementWrapper.from_html_root(root, content_language=None)
            self.etree_element = root

    def _ua_stylesheets(self, forms: bool = False) -> list[CSS]:
        return [*super()._ua_stylesheets(forms), _presumed()[0]]

    def _ua_counter_style(self) -> list[CounterStyle]:
        return [*super()._ua_counter_style(), _presumed()[1]]


@cache
def _presumed() -> tuple[CSS, CounterStyle]:
    """The engine's own style sheet, and the counter styles in it; parsed while the seams are in."""
    counters = CounterStyle()
    text = files(__package__).joinpath("ua.css").read_text("utf-8")
    return CSS(string=text, counter_style=counters), counters


def _sheet(style: Path | str) -> Sheet:
    return Sheet(read_utf8(style, str(style)), style) if isinstance(style, Path) else Sheet(style)


def _render(
    html: str,
    sheets: Iterable[Sheet],
    base: Path,
    fetcher: LocalFetcher,
    log: Log,
    faults: Faults,
) -> Document:
    fonts, counters, parsed = Fonts(), CounterStyle(), []
    for sheet in sheets:
        log.reading = sheet
        address = _folder_url(sheet.path.parent if sheet.path else base)
        parsed.append(
            CSS(
                string=sheet.text,
                base_url=address,
                url_fetcher=fetcher,
                font_config=fonts,
                counter_style=counters,
            )
        )
    log.reading = None
    if fonts.are_none():
        raise Failed([NO_FONT])
    source = _Html(html, base_url=_folder_url(base), url_fetcher=fetcher)
    faults.note_rubies(source.etree_element)
    return source.render(
        font_config=fonts,
        counter_style=counters,
        stylesheets=parsed,
        presentational_hints=True,
    )


def _folder_url(folder: Path) -> str:
    return folder.resolve().as_uri() + "/"


def _finish(pdf: pydyf.PDF, document: Document, painter: Painter) -> None:
    """Add what vertical text needs to a PDF that WeasyPrint has built."""
    if painter.inks.fonts:
        painter.inks.fonts.finish(pdf)
    if any(turn.is_vertical(box) for box in document.pages[0]._page_box.children):
        pdf.catalog["ViewerPreferences"] = pydyf.Dictionary({"Direction": "/R2L"})


def _anchors(document: Document) -> dict[str, int]:
    found: dict[str, int] = {}
    for number, page in enumerate(document.pages, 1):
        for name in page.anchors:
            found.setdefault(name, number)
    return found


@contextmanager
def _uncollected() -> Iterator[None]:
    """Pause the collection of cycles: a document's boxes live until it is done anyway."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


# Frames of Python that a document may take: some eight for each level of its elements.
_DEEPEST = 8000


@contextmanager
def _nested(shown: str) -> Iterator[None]:
    """Let elements be nested deep; tell those that are too deep for anything but a machine's."""
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(max(limit, _DEEPEST))
    try:
        yield
    except RecursionError:
        raise Failed([Problem(Place(shown), "tate.nesting")]) from None
    finally:
        sys.setrecursionlimit(limit)


# --- problems
# What only Japanese fonts have.
_JAPANESE = re.compile("[\u3041-\u30ff\u3400-\u9fff]")


def _missing_fonts(
    families: Iterable[tuple[str, ...]], fonts: Fonts, sheets: Iterable[Sheet], shown: str
) -> Iterator[Problem]:
    """A problem for each list of families of which the machine has none."""
    for names in sorted(families):
        if not fonts.has_any(names):
            places = filter(None, (sheet.place(names[0]) for sheet in sheets))
            yield Problem(next(places, Place(shown)), "tate.font", {"names": ", ".join(names)})


def _missing_glyphs(missing: Iterable[str], html: str, shown: str) -> Iterator[Problem]:
    """A problem for each character that no font has, at its first place in the document."""
    for index, char in sorted((html.find(char), char) for char in missing):
        values = {"char": char, "code": f"U+{ord(char):04X}"}
        yield Problem(place_in(html, index, shown), "tate.glyph", values)


def _leftward(html: str, shown: str) -> Iterator[Problem]:
    """One problem for text that is written to the left, where it first stands."""
    if found := LEFTWARD.search(html):
        place = place_in(html, found.start(), shown)
        yield Problem(place, "tate.leftward", {"char": found.group()})


def _lost_notes(notes: Iterable[str], html: str, shown: str) -> Iterator[Problem]:
    """A problem for each note that stands on no page."""
    for words in notes:
        values = quoted(words)
        yield Problem(place_in(html, html.find(values["words"]), shown), "tate.lost-note", values)
