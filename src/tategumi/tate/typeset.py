"""Typesets a document: HTML and CSS in, PDF out, as WeasyPrint does for horizontal text."""

from collections.abc import Sequence
from pathlib import Path

import pydyf
from weasyprint import Document

from ..cache import digests
from .cascade import turn
from .drawing.paint import Painter
from .dump import dump
from .findings import problems_of
from .rendering import Source, rendering
from .settings.setting import Typeset


def typeset(
    html: str,
    styles: Sequence[Path | str],
    base: Path,
    shown: str = "",
    *,
    root: Path | None = None,
    dump_lines: bool = False,
    tagged: bool = False,
) -> Typeset:
    """Set an HTML document as one, however long it is. The arguments are those of ``Source``.

    ``dump_lines`` asks for each line as text, ``tagged`` for what the pages say. Raises ``Failed``
    where a style sheet can't be read or the machine has no font.
    """
    with rendering(Source(html, styles, base, shown, root)) as work:
        document = work.render()
        pdf = document.write_pdf(
            finisher=lambda _, pdf: _finish(pdf, document, work.painter), pdf_tags=tagged
        )
        problems = problems_of(work, document)
        lines = dump(document) if dump_lines else ""
        read = digests(work.fetcher.read)
        said = work.structure(document) if tagged else ()
    return Typeset(pdf, len(document.pages), _anchors(document), problems, read, lines, said)


def _finish(pdf: pydyf.PDF, document: Document, painter: Painter) -> None:
    """Add what vertical text needs to a PDF that WeasyPrint has built."""
    if painter.inks.fonts:
        painter.inks.fonts.finish(pdf)
    if any(turn.is_vertical(box) for box in document.pages[0]._page_box.children):
        pdf.catalog["ViewerPreferences"] = pydyf.Dictionary({"Direction": "/R2L"})


def _anchors(document: Document) -> dict[str, int]:
    """Return the page, from 1, on which each anchor first stands."""
    found: dict[str, int] = {}
    for number, page in enumerate(document.pages, 1):
        for name in page.anchors:
            found.setdefault(name, number)
    return found
