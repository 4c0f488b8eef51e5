"""Sets one document of a book by itself: the result depends on its source and its start alone."""

from weasyprint import Document
from weasyprint.document import Page
from weasyprint.formatting_structure import boxes

from ..cache import digests
from ..units import PT_PER_PX
from .findings import problems_of
from .rendering import Source, rendering
from .settings.neighbours import Neighbours, area_of, opening_strings
from .settings.setting import Bookmark, PageLook, SetPage, Setting, Start


def set_document(source: Source, start: Start) -> Setting:
    """Set a document without furniture.

    Raises ``Failed`` where a style sheet can't be read or the machine has no font. Raises
    ``NeedsWhole`` where the document asks of its book what only the whole can tell.
    """
    with rendering(source, start) as work:
        document, neighbours = work.render(), work.setter.neighbours
        assert neighbours, "a document of a book has them"
        is_numbered = neighbours.is_numbered()
        pages = tuple(
            _set_page(page, number, neighbours) for number, page in enumerate(document.pages, 1)
        )
        for page in document.pages:
            page.bookmarks = []  # the book has one outline
        pdf, fonts = work.written(document, tagged=True)
        return Setting(
            pdf=pdf,
            pages=pages,
            number=neighbours.number,
            fonts=fonts,
            problems=problems_of(work, document),
            opening=neighbours.opening,
            closing=neighbours.closing,
            is_leftward=neighbours.is_leftward,
            is_sided=neighbours.is_sided([page._page_box for page in document.pages]),
            is_numbered=is_numbered,
            asked=dict(neighbours.asked),
            linked=tuple(sorted(_linked(document))),
            began=neighbours.counting.began,
            ended=neighbours.counting.ended,
            shown=tuple(sorted(neighbours.counting.shown)),
            read=digests(work.fetcher.read),
            structure=work.structure(document),
        )


def _set_page(page: Page, number: int, neighbours: Neighbours) -> SetPage:
    """Collect what the book must know of a page that was set.

    ``number`` counts the pages of this document from 1.
    """
    box: boxes.PageBox = page._page_box
    look = box.page_type
    return SetPage(
        PageLook(look.side == "right", look.blank, look.name, look.groups),
        area_of(box),
        neighbours.strings(number),
        tuple(opening_strings(box)),
        tuple(page.anchors),
        tuple(
            Bookmark(level, label, x * PT_PER_PX, (page.height - y) * PT_PER_PX, state != "closed")
            for level, label, (x, y), state in page.bookmarks
        ),
    )


def _linked(document: Document) -> set[str]:
    """Return the anchors in other documents to which links lead."""
    own = {name for page in document.pages for name in page.anchors}
    links = (link for page in document.pages for link in page.links)
    return {target for kind, target, *_ in links if kind == "internal"} - own
