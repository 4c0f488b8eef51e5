"""The plan of pages (台割) and what a shop's order form asks for, as text."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from .messages import MESSAGES, user_locale
from .model import Metadata
from .paper import Paper, name_of
from .pressing import Ink, Pressing, Standard

# A cover (表1 to 表4) counts for four pages in shops' prices.
COVER_PAGES = 4


@dataclass(frozen=True, slots=True)
class PlannedPage:
    """One page: the headings on it, whether it is white, and whether it bears its folio."""

    heading: str
    white: bool
    numbered: bool


def page_plan(
    metadata: Metadata, trim: Paper, pressing: Pressing, pages: Sequence[PlannedPage]
) -> str:
    """The order, then a row for each page: its number, what stands there, its folio."""
    rows = [
        *_order(metadata, trim, pressing, len(pages)),
        "",
        *_rows(pages, pressing.first_page),
    ]
    return "".join(f"{row}\n" for row in rows)


def _order(metadata: Metadata, trim: Paper, pressing: Pressing, pages: int) -> Iterator[str]:
    sizes = f"{trim.width:g} × {trim.height:g} mm"
    named = name_of(trim)
    values: Mapping[str, object] = {
        "title": metadata.title,
        "trim": sizes if named == sizes else f"{named}（{sizes}）",
        "pages": pages,
        "with-cover": pages + COVER_PAGES,
        "binding": _word("right"),
        "spine": f"{pressing.spine(pages):.1f} mm",
        "bleed": f"{pressing.bleeding:g} mm",
        "ink": _word("four-inks" if pressing.ink is Ink.CMYK else "black"),
        "file": pressing.pdf.words[-1] if pressing.pdf is not Standard.PLAIN else "PDF",
    }
    for name, value in values.items():
        yield f"{_word(name)}: {value}"


def _rows(pages: Sequence[PlannedPage], first: int) -> Iterator[str]:
    for number, page in enumerate(pages, first):
        what = page.heading or (_word("white") if page.white else "")
        folio = "" if page.numbered else _word("hidden")
        yield f"{number:>4}  {what}  {folio}".rstrip()


def _word(name: str) -> str:
    return MESSAGES[f"plan.{name}"].text(user_locale())
