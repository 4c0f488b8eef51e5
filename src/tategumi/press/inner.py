"""The inner sides of a cover, 表2 and 表3: the author's pictures, or white.

Seen from inside, the cover of a right-bound book has 表3 on the left and 表2 on the right.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ..paper import Paper
from ..pressing import Inside, Pressing, Sides
from ..problems import Problem, raise_errors
from ..stylesheets import stylesheet
from ..tate import Typeset, typeset
from ..xhtml import print_pictures
from .rules import lengths
from .wrapping import picture_problems
from .wraps import Spread

# The names of the files of single sides.
FRONT, BACK = "002.pdf", "003.pdf"


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A sheet as large as its bleed, and the pictures on it: their left edges and widths in mm."""

    size: Paper
    pictures: tuple[tuple[str, float, float], ...]


@dataclass(frozen=True, slots=True)
class InnerSides:
    """PDFs of a page each, by the name of the file that they are; "" is the cover's own."""

    pdfs: dict[str, bytes]
    problems: tuple[Problem, ...]


def inner_sides(made: Spread, press: Pressing, root: Path) -> InnerSides:
    """The inner sides (表2, 表3) of the cover ``made`` as PDFs; none where book.yaml asks for none.

    Raises ``Failed`` where a picture is missing.
    """
    if not press.inside:
        return InnerSides({}, ())
    sheets = dict(_sheets(press.inside, made))
    problems = [
        problem
        for sheet in sheets.values()
        for name, _, width in sheet.pictures
        for problem in picture_problems(name, width, sheet.size.height, press.shop.dpi, root)
    ]
    coarse = raise_errors(problems)
    results = {name: _set(sheet, root) for name, sheet in sheets.items()}
    told = (problem for result in results.values() for problem in result.problems)
    return InnerSides({name: result.pdf for name, result in results.items()}, (*coarse, *told))


def _sheets(inside: Inside, made: Spread) -> Iterator[tuple[str, _Sheet]]:
    front, back = (one.value if one else "" for one in (inside.front, inside.back))
    width = made.panel("front").width + made.bleed
    if inside.files is Sides.SPREAD:
        places = ((back, 0.0, width), (front, made.sheet.width - width, width))
        yield "", _Sheet(made.sheet, tuple(place for place in places if place[0]))
        return
    size = Paper(width + made.bleed, made.sheet.height)
    for name, picture in ((FRONT, front), (BACK, back)):
        yield name, _Sheet(size, ((picture, 0.0, size.width),) if picture else ())


def _set(sheet: _Sheet, root: Path) -> Typeset:
    html = print_pictures(sheet.pictures)
    named = {"--sheet-width": sheet.size.width, "--sheet-height": sheet.size.height}
    return typeset(html, (stylesheet("wrap.css", root), lengths(named)), root, "styles/wrap.css")
