"""Thumb index (爪見出し): a tab at the fore-edge of a chapter's pages, a step lower for each one.

How tabs look is thumbs.css's. Knows no text and no PDF of the book.
"""

from collections.abc import Sequence
from pathlib import Path

from ..printing import Thumbs
from ..problems import Failed, Place, Problem
from ..stylesheets import stylesheet
from ..tate import Typeset, typeset
from ..xhtml import kanji_number, print_tabs
from .hanmen import Hanmen
from .rules import lengths

# How long a tab is along the edge, in mm: for a number, and for the characters of a title.
_LENGTHS = {Thumbs.NUMBERS: 9.0, Thumbs.TITLES: 24.0}
_MOST_CHARACTERS = 8
# From one tab to the next at most, in lengths of a tab.
_WIDEST = 1.5


def thumbs(titles: Sequence[str], kind: Thumbs, page: Hanmen, bleed: float, root: Path) -> Typeset:
    """Two pages for each chapter, its tab on left pages and on right ones.

    They are as large as the book's with ``bleed``, in mm, on all sides. Below the last place that
    the type block has, tabs begin anew at its head. Raises ``Failed``.
    """
    trim, length = page.format.trim, _LENGTHS[kind]
    room = trim.height - page.head - page.foot
    places = min(max(int(room // length), 1), len(titles))
    named = {
        "--sheet-width": trim.width + 2 * bleed,
        "--sheet-height": trim.height + 2 * bleed,
        "--bleed": bleed,
        "--head": page.head,
        "--length": length,
        "--step": min(_WIDEST * length, room / places),
    }
    said = map(_short, titles) if kind is Thumbs.TITLES else _numbers(len(titles))
    html = print_tabs([(text, number % places) for number, text in enumerate(said)])
    looks = stylesheet("thumbs.css", root)
    made = typeset(html, (looks, lengths(named)), root, looks.name)
    if made.pages != (wanted := 2 * len(titles)):
        values = {"pages": made.pages, "wanted": wanted}
        raise Failed([Problem(Place(f"styles/{looks.name}"), "print.thumb-pages", values)])
    return made


def _short(title: str) -> str:
    return title if len(title) <= _MOST_CHARACTERS else f"{title[: _MOST_CHARACTERS - 1]}…"


def _numbers(count: int) -> list[str]:
    return [kanji_number(number) for number in range(1, count + 1)]
