"""Dumps each line of a set document as text, to see what the composer did."""

from collections.abc import Iterator

from weasyprint import Document

from .. import jlreq
from .paragraphs.lines import ComposedLine


def dump(document: Document) -> str:
    """Return the lines of a document as text, page by page, with a row for each cluster.

    A row is that of ``jlreq.dump``: the cluster's place and advance, its text and class, the space
    behind it, and the rules that gave that space; lengths are em.
    """
    return "\n".join(_rows(document)) + "\n"


def _rows(document: Document) -> Iterator[str]:
    """Yield a heading for each composed line, and a row for each cluster of it."""
    prepared: dict[int, jlreq.Prepared] = {}
    for number, page in enumerate(document.pages, 1):
        lines = page._page_box.descendants()
        composed = [box.composed for box in lines if isinstance(box, ComposedLine)]
        for count, (paragraph, line) in enumerate(composed, 1):
            gathered = paragraph.gathered
            if id(paragraph) not in prepared:
                prepared[id(paragraph)] = jlreq.prepare(gathered.paragraph, paragraph.settings)
            yield f"page {number} line {count}: " + "".join(
                gathered.shaped.texts[line.start : line.stop]
            )
            if line.stop > line.start:
                yield jlreq.dump(prepared[id(paragraph)], line)
