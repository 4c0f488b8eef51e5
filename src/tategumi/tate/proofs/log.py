"""Makes problems of what WeasyPrint logs, with their places in the author's style sheets.

WeasyPrint names a line and a column, but not the file. It parses one sheet at a time, so that the
log notes which. What it says later, of a value with ``var()``, is found by the property that stands
at that place in one of the sheets.
"""

import logging
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urljoin

from weasyprint.logger import LOGGER

from ...problems import Place, Problem, place_in

# Messages of WeasyPrint and their codes here. ``what`` is what a message tells of.
_CODES = {
    re.compile(form, re.DOTALL): code
    for form, code in (
        (r"Failed to load image at '?(?P<what>.*?)'?: ", "tate.image"),
        (r"Failed to render SVG image (?P<what>.*)", "tate.image"),
        (r"Failed to load stylesheet at (?P<what>.*?) ?: ", "tate.stylesheet"),
        (r"Font-face (?P<what>.*) cannot be loaded", "tate.font-face"),
        (r"No anchor #(?P<what>.*) for ", "tate.anchor"),
        (r"Ignored `(?P<what>[^`]*)`.*, unknown property", "tate.property"),
        (r"Ignored `(?P<what>[^`]*)`", "tate.value"),
        (r"Invalid or unsupported selector(?P<what>)", "tate.selector"),
        (r"Parse error(?P<what>)", "tate.parse"),
        (r"Unknown rule (?P<what>.*)", "tate.rule"),
        (r"Invalid math function.*?: (?P<what>.*)", "tate.value"),
        (r"(?P<what>.*)", "tate.other"),
    )
}
# How WeasyPrint logs ``fetch.Forbidden``.
_FORBIDDEN = re.compile(r"\bForbidden: (.+)")
# This is logged of text that WeasyPrint sets itself: page furniture, and what is not Japanese.
_MISSING = re.compile(r".*unsupported by fonts.*\(U\+([0-9A-F]+)\)$", re.DOTALL)
# A rule without use in a text that is read already, and no fault of a sheet (CSS Syntax 3, 3.2).
_CHARSET = "Unknown empty rule <AtRule @charset "
_POSITION = re.compile(r" at ([0-9]+):([0-9]+)")
_PROPERTY = re.compile(r"Ignored `([a-z-]+):")
# What is said of a value where it is used, and not where a sheet declares it.
_USED = re.compile(r"Ignored `(?P<name>[a-z-]+): (?P<value>[^`]*)`")
# What could not be loaded: its address, and why, where the system says so.
_LOADED = re.compile(r"Failed to [a-zA-Z ]+ at '?(?P<url>[a-z]+:[^']+?)'?: (?P<why>.*)", re.DOTALL)
_REASON = re.compile(r"\[Errno [0-9]+\] (?P<reason>[^:>]+)")
_URL = re.compile(r"""url\(\s*(["']?)(?P<address>.*?)\1\s*\)""", re.IGNORECASE)
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A style sheet; one that was given as text has no path."""

    text: str
    path: Path | None = None

    def place(self, word: str) -> Place | None:
        """Return where a word first stands outside of comments."""
        index = self._bare().find(word)
        if index < 0 or not self.path:
            return None
        return place_in(self.text, index, str(self.path))

    def naming(self, url: str) -> tuple[Place, str] | None:
        """Return where the sheet names this URL, and how it writes it."""
        if not self.path:
            return None
        base = f"{self.path.parent.resolve().as_uri()}/"
        for found in _URL.finditer(self._bare()):
            if urljoin(base, found["address"]) in (url, unquote(url)):
                return place_in(self.text, found.start(), str(self.path)), found["address"]
        return None

    def declares(self, name: str, line: int, column: int) -> bool:
        """Return whether a property or its value stands at this line and column."""
        text = self._bare()
        index = sum(len(row) + 1 for row in self.text.split("\n")[: line - 1]) + column - 1
        begun = re.split("[;{}]", text[:index])[-1] + text[index : index + len(name)]
        return re.match(rf"\s*{re.escape(name)}(\s*:|$)", begun) is not None

    def declarations(self, name: str, value: str) -> Iterator[Place | None]:
        """Yield where a property is declared with a value, however it is spaced.

        In a sheet without a path that is nowhere.
        """
        words = re.split(r"\s+|([()])", value)
        form = r"\s*".join(re.escape(word) for word in (name, ":", *words) if word)
        for found in re.finditer(rf"(?<![\w-]){form}(?!\w)", self._bare(), re.IGNORECASE):
            yield place_in(self.text, found.start(), str(self.path)) if self.path else None

    def _bare(self) -> str:
        """Return the text with spaces for its comments, so that all else keeps its place."""
        return _COMMENT.sub(lambda found: " " * len(found[0]), self.text)


class Log(logging.Handler):
    """Collects what WeasyPrint logs, each message once, with the sheet that it was reading.

    ``missing`` are the characters that no font has.
    """

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.reading: Sheet | None = None
        self.said: dict[tuple[str, Sheet | None], None] = {}
        self.missing: set[str] = set()

    @contextmanager
    def reading_sheet(self, sheet: Sheet) -> Iterator[list[str]]:
        """Note that what is logged meanwhile is of this sheet, and collect it."""
        before = len(self.said)
        said: list[str] = []
        self.reading = sheet
        yield said
        self.reading = None
        said += [text for text, _ in [*self.said][before:]]

    def say_again(self, said: Iterable[str], sheet: Sheet) -> None:
        """Note again what was logged when the same sheet was parsed before."""
        for text in said:
            self.said.setdefault((text, sheet))

    def emit(self, record: logging.LogRecord) -> None:
        """Note a message of WeasyPrint's, or the character that it says no font has."""
        text = record.getMessage()
        if missing := _MISSING.match(text):
            self.missing.add(chr(int(missing[1], 16)))
        elif not text.startswith(_CHARSET):
            self.said.setdefault((text, self.reading))

    def problems(self, sheets: tuple[Sheet, ...], shown: str) -> Iterator[Problem]:
        """Yield what was logged, at its place in a sheet or else in the document ``shown``."""
        for text, reading in self.said:
            place = _place(text, reading, sheets)
            if place:
                text = _POSITION.sub("", text)
            if named := _place_of_address(text, sheets):
                place, text = named
            yield _problem(text, place or Place(shown))


@contextmanager
def listening() -> Iterator[Log]:
    """Collect what WeasyPrint logs, instead of letting it print."""
    log = Log()
    handlers, LOGGER.handlers = LOGGER.handlers, [log]
    propagate, LOGGER.propagate = LOGGER.propagate, False
    try:
        yield log
    finally:
        LOGGER.handlers, LOGGER.propagate = handlers, propagate


def _place_of_address(text: str, sheets: Iterable[Sheet]) -> tuple[Place, str] | None:
    """Return where a style sheet names what could not be loaded, and the message
    with the name written so.
    """
    loading = _LOADED.match(text)
    if not loading or _FORBIDDEN.search(text):
        return None
    for sheet in sheets:
        if found := sheet.naming(loading["url"]):
            place, address = found
            reason = _REASON.search(loading["why"])
            why = reason["reason"].strip() if reason else loading["why"]
            end = "'" if text[loading.start("url") - 1] == "'" else ""
            return place, f"{text[: loading.start('url')]}{address}{end}: {why}"
    return None


def _problem(text: str, place: Place) -> Problem:
    if forbidden := _FORBIDDEN.search(text):
        return Problem(place, "tate.outside", {"address": forbidden[1]})
    said = ((form.match(text), code) for form, code in _CODES.items())
    found, code = next((found, code) for found, code in said if found)
    what = found["what"].strip()
    if what.startswith("file:"):
        what = unquote(what).rpartition("/")[2]
    return Problem(place, code, {"text": text.rstrip("."), "what": what})


def _place(text: str, reading: Sheet | None, sheets: tuple[Sheet, ...]) -> Place | None:
    """Return the place of the declaration or rule of which a message tells.

    An imported sheet is not known here: the sheet that imports it is named, without a line.
    """
    position, name = _POSITION.search(text), _PROPERTY.match(text)
    if position and (name or reading):
        line, column = map(int, position.groups())
        for sheet in [reading] if reading else sheets:
            if sheet.path and (not name or sheet.declares(name[1], line, column)):
                return Place(str(sheet.path), line, column)
    if not position and (used := _USED.match(text)):
        found = [place for sheet in sheets for place in sheet.declarations(**used.groupdict())]
        if len(found) == 1:  # of several it is not known which one is meant
            return found[0]
    return Place(str(reading.path)) if reading and reading.path else None
