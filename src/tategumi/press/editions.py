"""The book's PDFs: one markup, set for a purpose by its style sheets and page geometry."""

from dataclasses import replace
from pathlib import Path

from ..printing import Opening, Printing
from ..problems import raise_errors
from ..stylesheets import stylesheet
from ..tate import Typeset, typeset
from . import furniture, hanmen

_OPENINGS = {Opening.LEAF: "recto", Opening.PAGE: "page"}


def screen_pdf(html: str, printing: Printing, root: Path, shown: str = "") -> Typeset:
    """The book's one page of markup as vertical pages to read, and to print at home.

    ``root`` is the book's folder, ``shown`` names the markup in problems. Raises ``Failed`` where
    the page design can't be printed.
    """
    page = hanmen.place_block(printing.format)
    problems = raise_errors(hanmen.check(page, printing.place))
    properties = {
        **hanmen.custom_properties(page),
        **furniture.custom_properties(printing.running_head, printing.folio),
        "--chapter-break": _OPENINGS[printing.chapters],
    }
    styles = (stylesheet("common.css", root), stylesheet("print.css", root), _root(properties))
    result = typeset(html, styles, root, shown)
    return replace(result, problems=(*problems, *result.problems))


def _root(properties: dict[str, str]) -> str:
    """Custom properties of the root: lengths and choices, the only style that is not in a file."""
    return ":root{" + ";".join(f"{name}:{value}" for name, value in properties.items()) + "}"
