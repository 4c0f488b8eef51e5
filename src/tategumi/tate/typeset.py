"""Typeset a document: HTML and CSS in, PDF out, as WeasyPrint does for horizontal text."""

import gc
import logging
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

import pydyf
from weasyprint import CSS, HTML, Document
from weasyprint.logger import LOGGER

from ..problems import Place, Problem
from . import seams, turn
from .dump import dump
from .fetch import LocalFetcher
from .flow import Setter
from .fontconfig import Fonts
from .paint import Painter
from .runs import LEFTWARD


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
    dump_lines: bool = False,
) -> Typeset:
    """Set an HTML document.

    ``styles`` are stylesheet files, or CSS as text. Relative addresses start from the folder
    ``base``; nothing outside it and the stylesheets' own folders is read, nor the network.
    ``shown`` names the document in problems. ``dump_lines`` asks for each line as text.
    """
    setter, painter = Setter(), Painter()
    with _uncollected(), _records() as records, seams.installed(setter, painter):
        document = _render(html, styles, base)
        pdf = document.write_pdf(finisher=lambda _, pdf: _finish(pdf, document, painter))
        problems = [
            *_missing_fonts(setter.families, document.font_config, shown),
            *_missing_glyphs(setter.missing, html, shown),
            *_leftward(html, shown),
            *_told(records, shown),
        ]
        lines = dump(document) if dump_lines else ""
    return Typeset(pdf, len(document.pages), _anchors(document), tuple(problems), lines)


class _Html(HTML):
    """WeasyPrint's document with the engine's own presumptions beside WeasyPrint's."""

    def _ua_stylesheets(self, forms: bool = False) -> list[CSS]:
        own = CSS(string=files(__package__).joinpath("ua.css").read_text("utf-8"))
        return [*super()._ua_stylesheets(forms), own]


def _render(html: str, styles: Sequence[Path | str], base: Path) -> Document:
    folders = [base, *(style.parent for style in styles if isinstance(style, Path))]
    fetcher, fonts = LocalFetcher(folders), Fonts()
    sheets = [
        CSS(
            string=style.read_text("utf-8") if isinstance(style, Path) else style,
            base_url=_folder_url(style.parent if isinstance(style, Path) else base),
            url_fetcher=fetcher,
            font_config=fonts,
        )
        for style in styles
    ]
    source = _Html(string=html, base_url=_folder_url(base), url_fetcher=fetcher)
    return source.render(font_config=fonts, stylesheets=sheets, presentational_hints=True)


def _folder_url(folder: Path) -> str:
    return folder.resolve().as_uri() + "/"


def _finish(pdf: pydyf.PDF, document: Document, painter: Painter) -> None:
    """Add what vertical text needs to a PDF that WeasyPrint has built."""
    if painter.fonts:
        painter.fonts.finish(pdf)
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


# --- problems
# How WeasyPrint begins what it says of a document, and what that is to us.
_TOLD = {
    "Failed to load image": "tate.image",
    "Failed to render SVG": "tate.image",
    "Failed to load stylesheet": "tate.stylesheet",
    "Font-face": "tate.font-face",
    "No anchor": "tate.anchor",
}


@contextmanager
def _records() -> Iterator[list[logging.LogRecord]]:
    """Collect what WeasyPrint logs, instead of letting it print."""
    records: list[logging.LogRecord] = []
    handler = logging.Handler(logging.WARNING)
    handler.emit = records.append
    handlers, LOGGER.handlers = LOGGER.handlers, [handler]
    propagate, LOGGER.propagate = LOGGER.propagate, False
    try:
        yield records
    finally:
        LOGGER.handlers, LOGGER.propagate = handlers, propagate


def _told(records: Iterable[logging.LogRecord], shown: str) -> Iterator[Problem]:
    for text in dict.fromkeys(record.getMessage() for record in records):
        code = next((code for start, code in _TOLD.items() if text.startswith(start)), "tate.other")
        yield Problem(Place(shown), code, {"text": text})


def _missing_fonts(
    families: Iterable[tuple[str, ...]], fonts: Fonts, shown: str
) -> Iterator[Problem]:
    """A problem for each list of families of which the machine has none."""
    for names in sorted(families):
        if not fonts.has_any(names):
            yield Problem(Place(shown), "tate.font", {"names": ", ".join(names)})


def _missing_glyphs(missing: Iterable[str], html: str, shown: str) -> Iterator[Problem]:
    """A problem for each character that no font has, at its first place in the document."""
    for char in sorted(missing):
        values = {"char": char, "code": f"U+{ord(char):04X}"}
        yield Problem(_place(html, html.find(char), shown), "tate.glyph", values)


def _leftward(html: str, shown: str) -> Iterator[Problem]:
    """One problem for text that is written to the left, where it first stands."""
    if found := LEFTWARD.search(html):
        yield Problem(_place(html, found.start(), shown), "tate.leftward", {"char": found.group()})


def _place(html: str, index: int, shown: str) -> Place:
    """The place of a character of the document; the document itself for -1."""
    if index < 0:
        return Place(shown)
    return Place(shown, html.count("\n", 0, index) + 1, index - html.rfind("\n", 0, index))
