"""On a terminal, the number of the page that the engine is setting."""

import logging
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager

# The logger on which the engine's pages go by, and how it names them.
_LOGGER = logging.getLogger("weasyprint.progress")
_PAGE = re.compile(r"Page ([0-9]+)")
_CLEAR_LINE = "\r\033[K"


@contextmanager
def pages_shown() -> Iterator[None]:
    """Count pages while the work inside goes on; the line is gone when it is done."""
    if not sys.stderr.isatty():
        yield
        return
    counter, level = _Counter(), _LOGGER.level
    _LOGGER.addHandler(counter)
    _LOGGER.setLevel(logging.INFO)
    try:
        yield
    finally:
        _LOGGER.removeHandler(counter)
        _LOGGER.setLevel(level)
        print(_CLEAR_LINE, end="", file=sys.stderr, flush=True)


class _Counter(logging.Handler):
    def emit(self, record: logging.LogRecord) -> None:
        if page := _PAGE.search(record.getMessage()):
            print(f"{_CLEAR_LINE}   p. {page[1]}", end="", file=sys.stderr, flush=True)
