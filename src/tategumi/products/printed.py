"""Makes what is printed: pages, proofs, sheets, the typographic cover; and checks for mistakes."""

import base64
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

from .. import epub, impose, pdf, press, xhtml
from ..cache import NOTHING, Cache
from ..formats import Format
from ..impose import Binding, Blanks, Flip, Plan
from ..manuscript.reader import is_packed
from ..model import Book, Document, Extent, Figure, Role, plain_text
from ..page_starts import page_starts
from ..paper import PAPERS, Paper, name_of, sheet_for
from ..printing import Booklet, Printing, Thumbs
from ..problems import Failed, Place, Problem, Severity, once, raise_errors
from ..tate import Typeset
from ..units import Length
from .ebook import epub_sheets
from .product import Product, in_sources

# The anchor of the colophon's page, as xhtml names it: a booklet's blanks go before it.
COLOPHON = "p-colophon"

# A staple holds, and copying paper folds, to about ten sheets in one.
MOST_SHEETS = 10


# --- before anything is made
def mistakes(
    book: Book,
    printing: Printing,
    root: Path,
    shown: str,
    sources: Iterable[Path],
    cache: Cache = NOTHING,
) -> tuple[Problem, ...]:
    """What would stop a product of the book, or spoil it: design, pictures, styles, fonts.

    ``shown`` names its markup.
    """
    _, pictures = epub.find_pictures(xhtml.documents(book), root)
    try:
        epub_sheets(book, root, printing)
        cover = press.cover_picture(book.metadata, root, cache).problems
        set_badly = (*cover, *press.trial(xhtml.print_sample(book), root, cache))
    except Failed as failed:
        set_badly = failed.problems
    errors = [problem for problem in set_badly if problem.severity is Severity.ERROR]
    design = press.check(printing, root)
    full = () if design else press.fitted(book, printing, root, shown, cache).problems
    links = xhtml.lost_links(book)
    return (
        *design,
        *full,
        *links,
        *pictures,
        *in_sources(errors, tuple(sources), root, book.documents),
    )


# --- the EPUB
def paper_edition(
    book: Book, book_pdf: bytes, shown: str, page: Format, cache: Cache = NOTHING
) -> epub.Paper:
    """The PDF as an edition whose pages the e-book tells, known by its title and its size.

    ``cache`` keeps what its pages say.
    """
    bodies = (document.body for document in xhtml.documents(book))
    areas = press.text_areas(press.place_block(page))
    starts = page_starts(book_pdf, shown, areas, *xhtml.letters_in(bodies), cache)
    size = f"{page.trim.width:g} × {page.trim.height:g} mm"
    return epub.Paper(f"{book.metadata.title}（PDF, {size}）", starts)


# --- the pages
def markup(
    book: Book, printing: Printing, root: Path, shown: str = "", cache: Cache = NOTHING
) -> str:
    """The whole book as one page of HTML. Pictures of a zip file stand in the page itself.

    ``shown`` and ``cache`` are those of ``pages``: what is set on trial is not set again there.
    Raises ``Failed`` with all the pictures that can't be shown, and pages that have no room.
    """
    fitted = press.fitted(book, printing, root, shown, cache)
    raise_errors(fitted.problems)
    pictures = epub.read_pictures(xhtml.documents(book), root)
    zipped = {source: data for source, data in pictures.items() if is_packed(source)}
    embedded = {source: _data_url(data) for source, data in zipped.items()}
    return xhtml.print_page(book, embedded, closer=fitted.steps, notes=printing.notes)


def _data_url(picture: bytes) -> str:
    kind = epub.media_type(picture)
    assert kind, "read_pictures gives pictures alone"
    return f"data:{kind[0]};base64,{base64.b64encode(picture).decode()}"


def pages(
    html: str,
    printing: Printing,
    root: Path,
    shown: str,
    sources: Iterable[Path],
    cache: Cache = NOTHING,
    documents: tuple[Document, ...] = (),
) -> Product:
    """The markup as vertical pages; ``sources`` are where its author wrote the text.

    ``cache`` keeps the documents that are set; ``documents`` are the texts, for their places.
    Raises ``Failed``.
    """
    sources = tuple(sources)
    view = pdf.View(printing.first_page, printing.place if printing.archive else None)
    try:
        if printing.thumb_index is Thumbs.NONE:
            result = press.screen_pdf(html, printing, root, shown, cache, view)
        else:
            bare = press.screen_pdf(html, printing, root, shown, cache)
            tabbed = _with_thumbs(printing, bare, documents, root)
            result = replace(tabbed, pdf=pdf.viewed(tabbed.pdf, view))
    except Failed as failed:
        raise Failed(in_sources(failed.problems, sources, root, documents)) from None
    problems = in_sources(result.problems, sources, root, documents)
    return Product(result.pdf, problems, result.pages, result.anchors)


def _with_thumbs(
    printing: Printing, result: Typeset, documents: Sequence[Document], root: Path
) -> Typeset:
    """The pages of chapters with their tabs (爪見出し), and what is wrong with these."""
    begins = {document: result.anchors.get(xhtml.stem(document)) for document in documents}
    starts = sorted(page for page in begins.values() if page)
    chapters = {
        page: plain_text(document.title)
        for document, page in begins.items()
        if page and document.role is Role.CHAPTER and not _is_pictured(document)
    }
    if not chapters:
        return result
    hanmen, bleed = press.place_block(printing.format), printing.bleed
    tabs = press.thumbs([*chapters.values()], printing.thumb_index, hanmen, bleed, root)
    ends = dict(pairwise((*starts, result.pages + 1)))
    # A chapter has two tabs: odd pages are left ones.
    places = {
        page: 2 * number + (page % 2 == 0)
        for number, first in enumerate(chapters)
        for page in range(first, ends[first])
    }
    made = pdf.with_tabs(result.pdf, tabs.pdf, places, Length(bleed, "mm").pt)
    return replace(result, pdf=made, problems=once((*result.problems, *tabs.problems)))


def _is_pictured(document: Document) -> bool:
    """Is it nothing but pictures of whole pages (口絵)?"""
    return not document.title and all(
        isinstance(block, Figure) and block.extent is not Extent.TEXT for block in document.blocks
    )


# --- for proofreading
# Room for the pen on all sides, in mm.
PEN_ROOM = 20


def proof(book_pdf: bytes, shown: str, printing: Printing) -> Product:
    """The same pages, each on a sheet with line numbers and room for the pen."""
    trim = printing.format.trim
    wanted = Paper(trim.width + 2 * PEN_ROOM, trim.height + 2 * PEN_ROOM)
    least = PAPERS["a4"].portrait
    fits = wanted.width <= least.width and wanted.height <= least.height
    sheet = least if fits else sheet_for(wanted) or wanted
    frames = press.frames(press.place_block(printing.format), sheet)
    return Product(pdf.laid_on(book_pdf, frames, shown))


# --- the sheets
def place_of_blanks(blanks: Blanks, book_pdf: bytes, shown: str) -> int | None:
    """The page before which white ones go, None for the end."""
    if blanks is Blanks.BEFORE_COLOPHON:
        return pdf.destinations(book_pdf, shown).get(COLOPHON)
    return None


def booklet(
    book_pdf: bytes, shown: str, settings: Booklet, binding: Binding = Binding.RIGHT
) -> Product:
    """Sheets to print and fold, with their blanks before the colophon of a PDF of ours."""
    plan, pages = settings.plan(binding), pdf.page_count(book_pdf, shown)
    before = place_of_blanks(settings.blanks, book_pdf, shown)
    sheets = impose.sheets(pages, plan, before)
    creep = settings.creep.mm if settings.creep else 0
    made = pdf.impose(book_pdf, sheets, plan, settings.sheet, creep, shown)
    counts = {"sheets": len(sheets), "blanks": -pages % plan.multiple}
    values = {**counts, "paper": name_of(made.paper)}
    told = Problem(Place(shown), _PRINTING[plan.turning], values)
    return Product(made.pdf, (*_too_thick(plan, len(sheets), shown), told))


def booklet_test(
    book_pdf: bytes, shown: str, settings: Booklet, binding: Binding = Binding.RIGHT
) -> Product:
    """One sheet of pages of the same size that say how it must read when it is folded."""
    size, pages = pdf.page_size(book_pdf, shown), settings.plan().multiple
    return booklet(press.numbered_pages(size, pages), shown, settings, binding)


_PRINTING = {
    Flip.SHORT_EDGE: "booklet.short-edge",
    Flip.LONG_EDGE: "booklet.long-edge",
    None: "booklet.one-side",
}


def _too_thick(plan: Plan, sheets: int, shown: str) -> tuple[Problem, ...]:
    folded = min(plan.signature or sheets * plan.folded, sheets * plan.folded)
    if folded <= MOST_SHEETS:
        return ()
    return (Problem(Place(shown), "booklet.thick", {"sheets": folded, "most": MOST_SHEETS}),)
