"""A book's products, from the book or from its pages: with a book project or without.

Reads pictures and style sheets, returns bytes, writes nothing.
"""

import base64
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import pairwise
from pathlib import Path

from . import epub, impose, pdf, press, xhtml
from .cache import NOTHING, Cache
from .clock import build_time
from .contents import written
from .epublint import ESHOPS
from .files import inside, read_bytes
from .formats import Format
from .impose import Binding, Blanks, Flip, Plan
from .located import Located
from .manuscript.encoding import decode
from .manuscript.origins import find
from .manuscript.reader import is_packed
from .model import Book, Document, Metadata, Role, plain_text
from .page_starts import page_starts
from .paper import PAPERS, Paper, name_of, sheet_for
from .printing import Booklet, Printing, Thumbs
from .problems import Failed, Place, Problem, Severity, by_place, place_in, raise_errors
from .stylesheets import EPUB_STYLES, read_styles, with_amounts
from .tate import Typeset
from .units import Length
from .wording import Written

# The anchor of the colophon's page, as xhtml names it: a booklet's blanks go before it.
COLOPHON = "p-colophon"

# A staple holds, and copying paper folds, to about ten sheets in one.
MOST_SHEETS = 10


@dataclass(frozen=True, slots=True)
class Product:
    """The bytes of one file, and what its readers should hear.

    ``pages`` is 0 where it has none; ``anchors`` are on which of them (from 1) places are.
    ``parts`` are further files, by name, that go into a folder of the file's name.
    """

    data: bytes
    problems: tuple[Problem, ...] = ()
    pages: int = 0
    anchors: Mapping[str, int] = field(default_factory=dict)
    parts: Mapping[str, bytes] = field(default_factory=dict)


# --- before anything is made
def mistakes(
    book: Book,
    printing: Printing,
    root: Path,
    sources: Iterable[Path],
    cache: Cache = NOTHING,
) -> tuple[Problem, ...]:
    """What would stop a product of the book, or spoil it: design, pictures, styles, fonts."""
    _, pictures = epub.find_pictures(xhtml.documents(book), root)
    try:
        epub_sheets(book, root, printing)
        cover = press.cover_picture(book.metadata, root, cache).problems
        set_badly = (*cover, *press.trial(xhtml.print_sample(book), root, cache))
    except Failed as failed:
        set_badly = failed.problems
    errors = [problem for problem in set_badly if problem.severity is Severity.ERROR]
    design = press.check(printing, root)
    full = () if design else press.fitted(book, printing, root, cache).problems
    links = xhtml.lost_links(book)
    return (
        *design,
        *full,
        *links,
        *pictures,
        *_in_sources(errors, tuple(sources), root, book.documents),
    )


# --- the EPUB
def cover(
    metadata: Metadata, root: Path, sources: Iterable[Path], cache: Cache = NOTHING
) -> Product:
    """The typographic cover as a JPEG; ``sources`` are where its author wrote title and names."""
    picture = press.cover_picture(metadata, root, cache)
    made = epub.jpeg(picture.png).content
    return Product(made, _in_sources(picture.problems, tuple(sources), root))


def front(
    picture: Located[str] | None,
    metadata: Metadata,
    root: Path,
    sources: Iterable[Path],
    cache: Cache = NOTHING,
) -> Product:
    """The author's own ``picture`` as the cover, or the typographic one. Raises ``Failed``."""
    return own_cover(picture, root) if picture else cover(metadata, root, sources, cache)


def own_cover(picture: Located[str], root: Path) -> Product:
    """The author's own picture of the front, as a JPEG for shops; what they would not take is told.

    Raises ``Failed`` where it can't be shown.
    """
    path = inside(root, picture.value)
    if not path:
        raise Failed([Problem(picture.place, "file.outside")])
    if not path.is_file():
        raise Failed([Problem(picture.place, "picture.missing", {"source": picture.value})])
    data = read_bytes(path, picture.value)
    if (epub.media_type(data) or ("",))[0] not in _COVERS:
        raise Failed([Problem(picture.place, "cover.kind", {"source": picture.value})])
    try:
        made = epub.jpeg(data)
    except ValueError:
        raise Failed(
            [Problem(picture.place, "picture.broken", {"source": picture.value})]
        ) from None
    return Product(made.content, tuple(_unfit_cover(made.width, made.height, picture.place)))


# What e-book shops and print shops take for a cover.
_COVERS = ("image/png", "image/jpeg")
# Pixels that every e-book shop takes: of its shorter side at least, of its longer one at most.
_LEAST_SIDE = max(shop.cover_least for shop in ESHOPS.values())
_MOST_SIDE = min(shop.cover_most for shop in ESHOPS.values() if shop.cover_most)
# Height to width: Kindle's is 1.6, paper's √2; beyond these a shop's shelf shows bars or cuts.
_TALL = (1.3, 1.7)


def _unfit_cover(width: float, height: float, place: Place) -> Iterator[Problem]:
    values = {"width": round(width), "height": round(height), "ratio": f"{height / width:.2f}"}
    if min(width, height) < _LEAST_SIDE or max(width, height) > _MOST_SIDE:
        yield Problem(place, "cover.size", values | {"least": _LEAST_SIDE, "most": _MOST_SIDE})
    if not _TALL[0] <= height / width <= _TALL[1]:
        yield Problem(place, "cover.ratio", values)


def epub_book(
    book: Book,
    root: Path,
    cover_png: bytes,
    sources: Iterable[Path],
    most: int = xhtml.MOST_FILES,
    paper: epub.Paper | None = None,
    printing: Printing | None = None,
) -> Product:
    """The EPUB; its pictures and the author's own styles are under ``root``.

    ``sources`` are where its author wrote it: unless its metadata has a day, the newest says when
    it was changed last. ``most``: files of text. ``paper``: the edition whose pages it tells.
    ``printing``: the design of the pages, whose fonts it may have too.
    """
    sources = tuple(sources)
    sheets = epub_sheets(book, root, printing)
    pictures = epub.read_pictures(xhtml.documents(book), root)
    moment = build_time(_last_day(book.metadata), sources)
    named = sheets.files
    made = epub.build_epub(book, sheets.styles, cover_png, pictures, moment, most, named, paper)
    problems = (*sheets.problems, *made.problems)
    return Product(made.data, _in_sources(problems, sources, root, book.documents))


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


def epub_sheets(book: Book, root: Path, printing: Printing | None = None) -> epub.Sheets:
    """The style sheets of the EPUB with their fonts and pictures. Raises ``Failed``.

    ``printing``: the design of the pages, whose fonts the e-book may have too.
    """
    used = [name for document in xhtml.documents(book) for name in document.classes()]
    styles = read_styles(EPUB_STYLES, root)
    made = {name: with_amounts(css, used) for name, css in styles.items()}
    if not (printing and printing.e_book_fonts):
        return epub.with_files(made, root, _characters(book))
    embedded = press.for_reading(printing.font, root)
    kept, of_headings = "".join({*_characters(book)}), "".join({*_of_headings(book)})
    given = {
        one.address: epub.GivenFont(
            one.family,
            one.path,
            one.number,
            of_headings if one.of_headings else kept,
            printing.place,
        )
        for one in embedded
    }
    made[EPUB_STYLES[-1]] += press.reading_style(printing.font, embedded)
    return epub.with_files(made, root, kept, given)


_HEADING = re.compile("<h([1-6])[ >].*?</h\\1>", re.DOTALL)


def _of_headings(book: Book) -> Iterator[str]:
    """The characters of its headings, and those of their markup."""
    for heading in _HEADING.finditer(xhtml.print_page(book)):
        yield from heading[0]


def _characters(book: Book) -> Iterator[str]:
    """Those of the book, with what the build writes of itself, and numbers of lists and notes."""
    yield from xhtml.print_page(book)
    yield from map(chr, range(32, 127))
    yield from _NUMERALS


_NUMERALS = "〇一二三四五六七八九十百千（）　、。・表紙目次本文"


def unsaid_change(made: bytes, last: bytes, metadata: Metadata, shown: str) -> Iterator[Problem]:
    """Devices take an EPUB for the ``last`` one where it says the same time of its last change."""
    day = _last_day(metadata)
    if day and epub.is_other_of_same_time(made, last):
        yield Problem(Place(shown), "epub.modified", {"day": day.isoformat()})


def _last_day(metadata: Metadata) -> date | None:
    return metadata.modified or metadata.date


# --- the pages
def markup(book: Book, printing: Printing, root: Path, cache: Cache = NOTHING) -> str:
    """The whole book as one page of HTML. Pictures of a zip file stand in the page itself.

    Raises ``Failed`` with all the pictures that can't be shown, and pages that have no room.
    """
    fitted = press.fitted(book, printing, root, cache)
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
    """
    result = press.screen_pdf(html, printing, root, shown, cache)
    problems = _in_sources(result.problems, tuple(sources), root, documents)
    made = pdf.for_screen(result.pdf, printing.first_page, shown)
    if printing.thumb_index is not Thumbs.NONE:
        made = _with_thumbs(made, printing, result, documents, root)
    return Product(made, problems, result.pages, result.anchors)


def _with_thumbs(
    made: bytes, printing: Printing, result: Typeset, documents: Sequence[Document], root: Path
) -> bytes:
    """The pages of chapters with their tabs (爪見出し)."""
    begins = {document: result.anchors.get(xhtml.stem(document)) for document in documents}
    starts = sorted(page for page in begins.values() if page)
    chapters = {
        page: plain_text(document.title)
        for document, page in begins.items()
        if page and document.role is Role.CHAPTER
    }
    if not chapters:
        return made
    hanmen, bleed = press.place_block(printing.format), printing.bleed
    drawn = press.thumbs([*chapters.values()], printing.thumb_index, hanmen, bleed, root)
    ends = dict(pairwise((*starts, result.pages + 1)))
    # A chapter has two tabs: odd pages are left ones.
    places = {
        page: 2 * number + (page % 2 == 0)
        for number, first in enumerate(chapters)
        for page in range(first, ends[first])
    }
    return pdf.with_tabs(made, drawn, places, Length(bleed, "mm").pt)


def _in_sources(
    problems: Iterable[Problem],
    sources: tuple[Path, ...],
    root: Path,
    documents: tuple[Document, ...] = (),
) -> tuple[Problem, ...]:
    """The problems by place, those about a character or words moved to where they were written.

    That is in the text of ``documents``, else anywhere in ``sources``.
    """

    problems = tuple(problems)
    texts = list(written(root, documents)) if any(map(_quoted, problems)) else []

    def moved(problem: Problem) -> Problem:
        words = _quoted(problem)
        if not words:
            return problem
        place = _where_written(words, problem.code in _OF_READINGS, texts)
        place = place or _first(words, sources, root) or Place(problem.place.path)
        return replace(problem, place=place)

    return by_place(map(moved, problems))


def _quoted(problem: Problem) -> str:
    """The character or the words that a problem is about; "" where it quotes none."""
    return str(problem.values.get("char") or problem.values.get("words") or "")


# The problems that quote a reading.
_OF_READINGS = frozenset({"tate.long-ruby", "tate.large-ruby", "tate.warichu-ruby"})


def _where_written(words: str, in_readings: bool, texts: Iterable[Written]) -> Place | None:
    """Where words stand in the text of a manuscript, or in its readings: in no comment."""
    for text in texts:
        if text.source and (index := find(text.runs, words, in_readings)) >= 0:
            return place_in(text.source, index, text.path)
    return None


def _first(text: str, sources: tuple[Path, ...], root: Path) -> Place | None:
    for path in sources:
        shown = path.resolve().relative_to(root.resolve()).as_posix()
        with suppress(Failed):  # a zip file, say
            whole, _ = decode(read_bytes(path, shown), shown)
            if (index := whole.find(text)) >= 0:
                return place_in(whole, index, shown)
    return None


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
