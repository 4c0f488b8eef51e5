"""One document of a book, set by itself: a pure function of its source and of where it begins."""

from dataclasses import replace

import pydyf
from weasyprint import Document
from weasyprint.document import Page
from weasyprint.formatting_structure import boxes

from ..cache import digests
from .dump import dump
from .findings import problems_of
from .neighbours import Neighbours, opening_strings
from .rendering import Rendering, Source, rendering
from .setting import Bookmark, PageLook, SetPage, Setting, Start
from .shared_fonts import font_uses

# A CSS px in pt.
_PT = 0.75


def set_document(source: Source, start: Start, *, dump_lines: bool = False) -> Setting:
    """Set a document without furniture.

    Raises ``Failed`` where a style sheet can't be read or the machine has no font, ``NeedsWhole``
    where it asks of its book what only the whole can tell.
    """
    with rendering(source, start) as work:
        document = work.render()
        neighbours = work.setter.neighbours
        boxes_of_pages = [page._page_box for page in document.pages]
        setting = Setting(
            b"",
            tuple(_set_page(page, number, neighbours) for number, page in _numbered(document)),
            (),
            (),
            neighbours.opening,
            neighbours.closing,
            neighbours.is_leftward,
            neighbours.is_sided(boxes_of_pages),
            neighbours.is_numbered(),
            dict(neighbours.asked),
            tuple(sorted(_linked(document))),
            neighbours.counting.began,
            neighbours.counting.ended,
            tuple(sorted(neighbours.counting.shown)),
            lines=dump(document) if dump_lines else "",
        )
        for page in document.pages:
            page.bookmarks = []  # the book has one outline
        pdf = document.write_pdf(finisher=lambda _, pdf: _finish(work, pdf))
        fonts = font_uses(document.fonts, work.painter.inks.fonts, work.fonts.folder)
        read = digests(work.fetcher.read)
        problems = problems_of(work, document)
        return replace(setting, pdf=pdf, fonts=fonts, problems=problems, read=read)


def _numbered(document: Document) -> enumerate[Page]:
    return enumerate(document.pages, 1)


def _finish(work: Rendering, pdf: pydyf.PDF) -> None:
    if work.painter.inks.fonts:
        work.painter.inks.fonts.finish(pdf)


def _set_page(page: Page, number: int, neighbours: Neighbours) -> SetPage:
    box: boxes.PageBox = page._page_box
    look = box.page_type
    return SetPage(
        PageLook(look.side == "right", look.blank, look.name, look.groups),
        (box.content_box_x(), box.content_box_y(), box.width, box.height),
        neighbours.strings(number),
        tuple(opening_strings(box)),
        tuple(page.anchors),
        tuple(
            Bookmark(level, label, x * _PT, (page.height - y) * _PT, state != "closed")
            for level, label, (x, y), state in page.bookmarks
        ),
    )


def _linked(document: Document) -> set[str]:
    """The anchors in other documents to which links lead."""
    own = {name for page in document.pages for name in page.anchors}
    links = (link for page in document.pages for link in page.links)
    return {target for kind, target, *_ in links if kind == "internal"} - own
