"""Pages that bear nothing but their number: to try a printer with, or to be laid over others."""

from collections.abc import Sequence
from pathlib import Path

from ..messages import MESSAGES, user_locale
from ..paper import Paper
from ..pressing import Digits, HiddenAt, HiddenFolio
from ..stylesheets import stylesheet
from ..tate import typeset
from ..xhtml import print_numbers
from .rules import lengths, rule


def numbered_pages(size: Paper, count: int) -> bytes:
    """A PDF of ``count`` pages, the first of which says what to look for."""
    said = MESSAGES["booklet.test"].text(user_locale())
    styles = (stylesheet("numbers.css"), _trim(size))
    return typeset(print_numbers(range(1, count + 1), said=said), styles, Path()).pdf


def hidden_folios(size: Paper, places: Sequence[int], first: int, settings: HiddenFolio) -> bytes:
    """A PDF of one page for each of the places, from 1, of a book whose first page is ``first``."""
    at, away = ("gutter", "fore-edge")[:: 1 if settings.at is HiddenAt.GUTTER else -1]
    own = {
        f"--{at}": f"{settings.inside.mm}mm",
        f"--{away}": "auto",
        "--size": str(settings.size),
        "--measure": "0.7em" if settings.digits is Digits.STACKED else "auto",
    }
    styles = (stylesheet("hidden-folio.css"), _trim(size), rule(":root", own))
    return typeset(print_numbers(places, first), styles, Path()).pdf


def _trim(size: Paper) -> str:
    return lengths({"--trim-width": size.width, "--trim-height": size.height})
