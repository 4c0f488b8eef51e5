"""One rendering by WeasyPrint: the document, its style sheets, the seams, and what is logged."""

import gc
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any
from urllib.parse import urljoin
from xml.etree.ElementTree import Element

from cssselect2 import ElementWrapper
from weasyprint import CSS, HTML, Document
from weasyprint.css.counters import CounterStyle

from ..doctor import no_font
from ..files import read_utf8
from ..problems import Failed, Place, Problem
from ..structure import Step
from . import seams
from .drawing.inks import Inks
from .drawing.paint import Painter
from .flow import Setter
from .fontconfig import Fonts
from .pages.page import MOST_PAGES, TooLong
from .proofs.faults import quoted
from .proofs.log import Log, Sheet, listening
from .proofs.markup import close_ruby_parts
from .settings.neighbours import Neighbours
from .settings.setting import FontUse, Start
from .settings.shared_fonts import font_uses
from .source.fetch import LocalFetcher
from .source.xhtml_source import xhtml_root
from .structure import structure


@dataclass(frozen=True, slots=True)
class Source:
    """What is set: an HTML document, and style sheets as files or as CSS.

    Relative addresses start from the folder ``base``. Only files inside ``root`` (else ``base``)
    and in the style sheets' own folders are read, and nothing from the network. ``shown`` names the
    document in problems.
    """

    html: str
    styles: Sequence[Path | str]
    base: Path
    shown: str = ""
    root: Path | None = None


class Rendering:
    """WeasyPrint with the seams in, for one source. It is to be used within ``rendering``."""

    def __init__(self, source: Source, log: Log, setter: Setter, painter: Painter) -> None:
        self.source, self.log, self.setter, self.painter = source, log, setter, painter
        self.sheets = tuple(map(_sheet, source.styles))
        folders = (sheet.path.parent for sheet in self.sheets if sheet.path)
        self.fetcher = LocalFetcher([source.root or source.base, *folders])
        self.fonts, self._counters = Fonts(), CounterStyle()
        self._parsed = list(map(self._parse, self.sheets))
        if self.fonts.are_none():
            raise Failed([no_font()])

    def html(self) -> "Html":
        """Parse the document."""
        return Html(self.source.html, folder_url(self.source.base), self.fetcher)

    def options(self) -> dict[str, Any]:
        """Return what WeasyPrint takes beside the document."""
        return {
            "font_config": self.fonts,
            "counter_style": self._counters,
            "stylesheets": self._parsed,
            "presentational_hints": True,
        }

    def render(self) -> Document:
        """Lay out the document. Incomplete ruby is noted on the way."""
        html = self.html()
        self.root = html.etree_element
        self.setter.faults.note_rubies(html.etree_element)
        return html.render(**self.options())

    def written(
        self, document: Document, *, tagged: bool = False
    ) -> tuple[bytes, tuple[FontUse, ...]]:
        """Write a document of a book as a PDF; return it, with what it uses
        of the fonts of its book.

        ``tagged`` marks what is drawn, for ``structure``.
        """
        self.painter.inks = Inks()  # each file has fonts of its own
        upright = self.painter.inks.fonts
        pdf = document.write_pdf(
            finisher=lambda _, pdf: upright.finish(pdf) if upright else None, pdf_tags=tagged
        )
        return pdf, font_uses(document.fonts, upright, self.fonts.folder)

    def structure(self, document: Document) -> tuple[Step, ...]:
        """Return what the pages of the document that was written say, as a tree."""
        return structure(self.root, self.painter.tags.marks, self.setter.places, document)

    def _parse(self, sheet: Sheet) -> CSS:
        """Parse a style sheet, once a process if nothing in it belongs to one rendering."""
        base = sheet.path.parent if sheet.path else self.source.base
        key = sheet.text, folder_url(base)
        if key in _SHEETS:
            css, counters, before = _SHEETS[key]
            self.log.say_again(before, sheet)
        else:
            counters = CounterStyle()
            with self.log.reading_sheet(sheet) as said:
                css = CSS(
                    string=sheet.text,
                    base_url=key[1],
                    url_fetcher=self.fetcher,
                    font_config=self.fonts,
                    counter_style=counters,
                )
            if not any(rule in sheet.text for rule in _OF_ONE_RENDERING):
                _SHEETS[key] = css, counters, tuple(said)
        self._counters.update(counters)
        return css


# All threads of a process share the modules of WeasyPrint, and so the seams in them.
_ONE_AT_A_TIME = threading.RLock()


@contextmanager
def rendering(source: Source, start: Start | None = None) -> Iterator[Rendering]:
    """Render a source meanwhile: as the document of a book that begins at
    ``start``, or as the whole.

    Raises ``Failed`` where a style sheet can't be read or the machine has no font. Of several
    threads one renders, and the others wait.
    """
    setter, painter = Setter(Neighbours(start) if start else None), Painter()
    with (
        _ONE_AT_A_TIME,
        _uncollected(),
        _bounded(source.shown),
        listening() as log,
        seams.installed(setter, painter),
    ):
        work = Rendering(source, log, setter, painter)
        try:
            yield work
        finally:
            work.fonts.close()


# Parsed style sheets by their text and folder, with what was logged of them. Those that fetch fonts
# or other sheets are not kept.
_SHEETS: dict[tuple[str, str], tuple[CSS, CounterStyle, tuple[str, ...]]] = {}
_OF_ONE_RENDERING = ("@import", "@font-face")


class Html(HTML):
    """WeasyPrint's document, with the engine's own user-agent style sheet beside WeasyPrint's.

    XHTML is read as XML.
    """

    etree_element: Element

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
        return [*super()._ua_stylesheets(forms), _ua_sheet()[0]]

    def _ua_counter_style(self) -> list[CounterStyle]:
        return [*super()._ua_counter_style(), _ua_sheet()[1]]


@cache
def _ua_sheet() -> tuple[CSS, CounterStyle]:
    """Parse the engine's user-agent style sheet, with its counter styles; the seams must be in."""
    counters = CounterStyle()
    text = files(__package__).joinpath("ua.css").read_text("utf-8")
    return CSS(string=text, counter_style=counters), counters


def _sheet(style: Path | str) -> Sheet:
    return Sheet(read_utf8(style, str(style)), style) if isinstance(style, Path) else Sheet(style)


def folder_url(folder: Path) -> str:
    """Return the ``file:`` URL of a folder, with the slash that relative addresses need."""
    return folder.resolve().as_uri() + "/"


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


# How many frames of Python a document may take: each level of its elements takes some eight.
_DEEPEST = 8000


@contextmanager
def _bounded(shown: str) -> Iterator[None]:
    """Let elements be nested deep. Raise ``Failed`` where they are too deep,
    or the document too long.

    Only a machine writes such documents.
    """
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(max(limit, _DEEPEST))
    try:
        yield
    except RecursionError:
        raise Failed([Problem(Place(shown), "tate.nesting")]) from None
    except TooLong as long:
        values = {**quoted(long.words), "pages": MOST_PAGES}
        raise Failed([Problem(Place(shown), "tate.too-long", values)]) from None
    finally:
        sys.setrecursionlimit(limit)
