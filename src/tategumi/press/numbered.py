"""Pages that bear nothing but their number, to try a printer with."""

from pathlib import Path

from ..messages import MESSAGES, user_locale
from ..paper import Paper
from ..stylesheets import stylesheet
from ..tate import typeset
from ..xhtml import print_numbers


def numbered_pages(size: Paper, count: int) -> bytes:
    """A PDF of ``count`` pages, the first of which says what to look for."""
    said = MESSAGES["booklet.test"].text(user_locale())
    trim = f":root{{--trim-width:{size.width}mm;--trim-height:{size.height}mm}}"
    styles = (stylesheet("numbers.css"), trim)
    return typeset(print_numbers(count, said), styles, Path()).pdf
