"""The book's PDFs: one markup, set for a purpose by its style sheets and page geometry."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from .. import assembly, xhtml
from ..cache import NOTHING, Cache
from ..files import read_utf8
from ..formats import FORMATS
from ..paper import Paper, sheet_for
from ..printing import Booklet, Direction, Edge, Links, Notes, Opening, Printing, Thumbs
from ..problems import Place, Problem, raise_errors
from ..stylesheets import further_amounts, stylesheet
from ..tate import Typeset
from . import fonts, furniture, hanmen
from .rules import rule

if TYPE_CHECKING:
    from ..pdf import View

_OPENINGS = {
    Opening.LEAF: "recto",
    Opening.PAGE: "page",
    Opening.SPREAD: "verso",
    Opening.RUN_ON: "auto",
}
# What print.css gives notes: room above the lines (頭注), no area on even pages (傍注).
_NOTES = {Notes.HEAD: {"--note-room": "var(--note-measure)"}, Notes.SIDE: {"--even-notes": "none"}}

# Behind links to places of the book: the number of the page, in kanji where lines are vertical.
_PAGE_OF_LINK = '"（" target-counter(attr(href url), page, {}) "頁）"'
_LINKS = {
    Links.PAGES: {
        "--link-page": _PAGE_OF_LINK.format("cjk-decimal"),
        "--link-page-across": _PAGE_OF_LINK.format("decimal"),
    }
}
# And the colophon, whose room before its lines is that of its direction.
_COLOPHONS = {
    Direction.VERTICAL: {"--colophon-mode": "vertical-rl", "--colophon-indent": "10em"},
    Direction.HORIZONTAL: {"--colophon-mode": "horizontal-tb", "--colophon-indent": "2em"},
}


def screen_pdf(
    html: str,
    printing: Printing,
    root: Path,
    shown: str = "",
    cache: Cache = NOTHING,
    view: "View | None" = None,
) -> Typeset:
    """Set the book's one page of markup as vertical pages to read, and to print at home.

    ``html`` is what ``xhtml.print_page`` makes, ``root`` the book's folder, ``shown`` the name of
    the markup in problems. ``cache`` keeps what is set; ``view`` is what the file tells its viewer.
    Where an index names several places of one page, the book is set a second time with each page
    named once. Raises ``Failed`` where the page design can't be printed.
    """
    problems = raise_errors(check(printing, root))
    styles = _styles(html, printing, root)
    result = assembly.set_book(html, styles, root, shown, cache=cache, view=view)
    # Which places of an index stand on one page is known only now.
    once = xhtml.each_page_once(html, result.anchors)
    if once != html:
        result = assembly.set_book(once, styles, root, shown, cache=cache, view=view)
    return replace(result, problems=(*problems, *result.problems))


def count_pages(
    html: str,
    numbers: Sequence[int],
    printing: Printing,
    root: Path,
    shown: str = "",
    cache: Cache = NOTHING,
) -> list[int]:
    """Count the pages that documents take in ``screen_pdf``, each set by itself.

    ``numbers`` are those of the documents in ``html``, from 0; the result is in their order. The
    other arguments, and what is raised, are those of ``screen_pdf``.
    """
    raise_errors(check(printing, root))
    styles = _styles(html, printing, root)
    return assembly.count_pages(html, numbers, styles, root, shown, cache=cache)


def _styles(html: str, printing: Printing, root: Path) -> tuple[Path | str, ...]:
    """The style sheets of the PDF in cascade order: common.css, print.css, and our own rules.

    These carry what book.yaml chooses, as custom properties that ``print.css`` uses, the first
    page's number, the author's font files, and the amounts of indents that the markup's classes ask
    for.
    """
    page, opening = hanmen.place_block(printing.format), _OPENINGS[printing.chapters]
    properties = {
        **hanmen.custom_properties(page),
        **furniture.custom_properties(printing),
        **fonts.custom_properties(printing.font),
        "--bleed": f"{printing.bleed:g}mm",
        "--qr-least": f"{printing.qr:g}mm",
        # In columns there is no next page to stand on before the text goes on.
        "--figure-float": "none" if printing.format.columns > 1 else "left",
        "--chapter-break": opening,
        **_NOTES.get(printing.notes, {}),
        **_LINKS.get(printing.links, {}),
        **_COLOPHONS[printing.colophon],
        "--contents-break": "page" if printing.chapters is Opening.RUN_ON else opening,
    }
    own = [
        rule(":root", properties),
        *_counted_from(printing.first_page),
        *(rule("@font-face", f) for f in fonts.faces(printing.font)),
    ]
    common = stylesheet("common.css", root)
    own.append(further_amounts(read_utf8(common, common.name), _classes(html)))
    return common, stylesheet("print.css", root), "".join(own)


_CLASS = re.compile('(?<= class=")[^"]*')


def _classes(html: str) -> set[str]:
    return {name for found in _CLASS.findall(html) for name in found.split()}


def _counted_from(first: int) -> Iterator[str]:
    if first != 1:
        yield rule("@page :first", {"counter-reset": f"page {first}"})


def check(printing: Printing, root: Path) -> tuple[Problem, ...]:
    """What can't be printed, or not be read well, in this page design.

    Looks at the type area, the fonts, the place of notes and of the thumb index, and whether a
    sheet takes the booklet's pages. ``root`` is the book's folder.
    """
    problems = [*hanmen.check(hanmen.place_block(printing.format), printing.place)]
    problems += fonts.check(printing, root)
    if printing.notes is Notes.HEAD and printing.format.columns > 1:
        problems.append(Problem(printing.place, "print.notes-columns"))
    if printing.thumb_index is not Thumbs.NONE and Edge.SIDE in (
        printing.folio,
        printing.running_head,
    ):
        problems.append(Problem(printing.place, "print.thumbs-side"))
    if printing.booklet:
        problems += _check_booklet(printing.format.trim, printing.booklet, printing.place)
    return tuple(problems)


def _check_booklet(trim: Paper, booklet: Booklet, place: Place) -> Iterator[Problem]:
    columns, rows = booklet.plan().grid
    if not sheet_for(Paper(trim.width * columns, trim.height * rows), booklet.sheet):
        size = {"width": f"{trim.width:.0f}", "height": f"{trim.height:.0f}"}
        yield Problem(place, "booklet.too-large", size)


def trial(html: str, root: Path, cache: Cache = NOTHING) -> tuple[Problem, ...]:
    """Set a few words in the book's styles on a page of A5, and give the engine's problems.

    So mistakes in the author's style sheets are found before anything is made.
    """
    usual = Printing(FORMATS["a5"], Edge.HEAD, Edge.HEAD, Opening.PAGE, None, Place(""))
    return assembly.faults(html, _styles(html, usual, root), root, cache=cache)
