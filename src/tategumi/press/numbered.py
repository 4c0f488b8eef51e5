"""Pages that bear nothing but their number: to try a printer with, or to be laid over others."""

from collections.abc import Sequence
from pathlib import Path

from ..messages import MESSAGES, user_locale
from ..paper import Paper
from ..stylesheets import stylesheet
from ..tate import typeset
from ..xhtml import print_numbers
from .rules import lengths


def numbered_pages(size: Paper, count: int) -> bytes:
    """A PDF of ``count`` pages, the first of which says what to look for."""
    said = MESSAGES["booklet.test"].text(user_locale())
    styles = (stylesheet("numbers.css"), _trim(size))
    return typeset(print_numbers(range(1, count + 1), said), styles, Path()).pdf


def hidden_folios(size: Paper, numbers: Sequence[int]) -> bytes:
    """A PDF of one page for each number, which stands in its gutter."""
    styles = (stylesheet("hidden-folio.css"), _trim(size))
    return typeset(print_numbers(numbers), styles, Path()).pdf


def _trim(size: Paper) -> str:
    return lengths({"--trim-width": size.width, "--trim-height": size.height})
