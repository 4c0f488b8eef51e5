"""Shows one progress bar for long work on a terminal."""

import logging
import os
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, NoReturn

from .messages import MESSAGES, user_locale

if TYPE_CHECKING:
    from tqdm import tqdm

# The logger on which the engine's pages go by, and how it names them.
_LOGGER = logging.getLogger("weasyprint.progress")
_PAGE = re.compile(r"Page ([0-9]+)")
# Work that is done sooner than in so many seconds shows no bar.
_DELAY = 0.5
# The bar moves no more often.
_INTERVAL = 0.1
_ENDLESS = "{desc}: {n_fmt} {unit} [{elapsed}]"

_shown: "_Pages | None" = None


@contextmanager
def bar(what: str, total: int) -> Iterator[Callable[[], None]]:
    """A bar of ``total`` steps; what it gives is called at each step."""
    with _bar(what, total, "") as shown:

        def step() -> None:
            shown.update()

        yield step


@contextmanager
def pages_shown() -> Iterator[None]:
    """Count pages while the work inside goes on; the bar is gone when it is done."""
    global _shown
    if not sys.stderr.isatty():
        yield
        return
    before, level = _shown, _LOGGER.level
    _shown = counter = _Pages()
    _LOGGER.addHandler(counter)
    _LOGGER.setLevel(logging.INFO)
    try:
        yield
    finally:
        _shown = before
        _LOGGER.removeHandler(counter)
        _LOGGER.setLevel(level)
        counter.close()


def expect(sizes: Sequence[int]) -> None:
    """A book of documents of these sizes (in characters of markup) is going to be set."""
    if _shown:
        _shown.sizes = sizes


def done(document: int, pages: int) -> None:
    """A document of those that are expected has so many pages; one set again counts once."""
    if _shown:
        _shown.document(document, pages)


class _Pages(logging.Handler):
    """The pages that are set of those expected.

    A book's documents say themselves how many they have, and what is still to come is reckoned
    from those. A text that is set as one is laid out several times: only pages beyond all before
    count, and how many there will be is not known.
    """

    def __init__(self) -> None:
        super().__init__()
        self.sizes: Sequence[int] = ()
        self._documents: dict[int, int] = {}
        self._process = os.getpid()
        words = _words("progress.pages")
        self._bar = _bar(_words("progress.set"), None, words)

    def document(self, number: int, pages: int) -> None:
        self._documents[number] = pages
        count = sum(self._documents.values())
        size = sum(self.sizes[done] for done in self._documents)
        self._bar.total = round(count * sum(self.sizes) / size) if size else None
        self._bar.bar_format = None
        self._show(count)

    def emit(self, record: logging.LogRecord) -> None:
        page = _PAGE.search(record.getMessage())
        # A process that sets a document for another one shows nothing.
        if page and not self.sizes and os.getpid() == self._process:
            self._show(max(int(self._bar.n), int(page[1])))

    def _show(self, count: int) -> None:
        self._bar.update(count - self._bar.n)

    def close(self) -> None:
        self._bar.close()
        super().close()


def _bar(what: str, total: int | None, unit: str) -> "tqdm[NoReturn]":
    # The terminal's bar is not needed where there is none, and takes its time to import.
    from tqdm import tqdm  # noqa: PLC0415

    return tqdm(
        desc=what,
        total=total,
        unit=unit,
        delay=_DELAY,
        mininterval=_INTERVAL,
        miniters=1,
        disable=None,
        leave=False,
        file=sys.stderr,
        bar_format=None if total is not None else _ENDLESS,
    )


def _words(code: str) -> str:
    return MESSAGES[code].text(user_locale())
