"""The EPUB and its cover. Loads no door to PDF, and the engine only to set a cover or for fonts."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from .. import epub, xhtml
from ..cache import NOTHING, Cache
from ..clock import build_time
from ..eshops import ESHOPS
from ..flavours import Flavour
from ..located import Located
from ..model import Book, Metadata
from ..printing import Printing
from ..problems import Place, Problem
from ..stylesheets import EPUB_STYLES, is_packaged, read_styles, with_amounts
from .product import Product, in_sources


def own_cover(picture: Located[str], root: Path) -> Product:
    """The author's own picture of the front, as a JPEG for shops; what they would not take is told.

    Raises ``Failed`` where it can't be shown.
    """
    made = epub.jpeg(epub.read_whole(picture, root, _COVERS))
    return Product(made.content, tuple(_unfit_cover(made.width, made.height, picture.place)))


def cover(
    metadata: Metadata, root: Path, sources: Iterable[Path], cache: Cache = NOTHING
) -> Product:
    """The typographic cover as a JPEG; ``sources`` are where its author wrote title and names."""
    from .. import press  # noqa: PLC0415 (the engine, for books without a picture of their own)

    picture = press.cover_picture(metadata, root, cache)
    made = epub.jpeg(picture.png).content
    return Product(made, in_sources(picture.problems, tuple(sources), root))


def front(
    picture: Located[str] | None,
    metadata: Metadata,
    root: Path,
    sources: Iterable[Path],
    cache: Cache = NOTHING,
) -> Product:
    """The author's own ``picture`` as the cover, or the typographic one. Raises ``Failed``."""
    return own_cover(picture, root) if picture else cover(metadata, root, sources, cache)


# What e-book shops and print shops take for a cover.
_COVERS = ("image/png", "image/jpeg")
# Pixels that every e-book shop takes: of its shorter side at least, of its longer one at most.
_LEAST_SIDE = max(s.cover_least.asked for s in ESHOPS.values() if s.cover_least)
_MOST_SIDE = min(s.cover_most.asked for s in ESHOPS.values() if s.cover_most)
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
    flavour: Flavour | None = None,
) -> Product:
    """The EPUB; its pictures and the author's own styles are under ``root``.

    ``sources`` are where its author wrote it: unless its metadata has a day, the newest says when
    it was changed last. ``most``: files of text. ``paper``: the edition whose pages it tells.
    ``printing``: the design of the pages, whose fonts it may have too. ``flavour``: of the EPUB.
    """
    sources = tuple(sources)
    sheets = epub_sheets(book, root, printing)
    pictures = epub.read_pictures(xhtml.documents(book), root)
    moment = build_time(_last_day(book.metadata), sources)
    named = sheets.files
    made = epub.build_epub(
        book, sheets.styles, cover_png, pictures, moment, most, named, paper, flavour
    )
    problems = (*sheets.problems, *made.problems)
    return Product(made.data, in_sources(problems, sources, root, book.documents))


def epub_sheets(book: Book, root: Path, printing: Printing | None = None) -> epub.Sheets:
    """The style sheets of the EPUB with their fonts and pictures. Raises ``Failed``.

    ``printing``: the design of the pages, whose fonts the e-book may have too.
    """
    used = {name for document in xhtml.documents(book) for name in document.facts.classes}
    styles = read_styles(EPUB_STYLES, root)
    made = {name: with_amounts(css, used) for name, css in styles.items()}
    packaged = [name for name in styles if is_packaged(name, root)]
    if not (printing and printing.e_book_fonts):
        return epub.with_files(made, root, _characters(book), packaged=packaged)
    from .. import press  # noqa: PLC0415 (the engine, for fonts of the pages alone)

    embedded = press.for_reading(printing.font, root)
    written = xhtml.print_page(book)
    kept, of_headings = "".join((written, *_OF_BUILD)), "".join(_of_headings(written))
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
    return epub.with_files(made, root, kept, given, packaged)


_HEADING = re.compile("<h([1-6])[ >].*?</h\\1>", re.DOTALL)


def _of_headings(written: str) -> Iterator[str]:
    """The headings of a book's markup, tags and all."""
    return (heading[0] for heading in _HEADING.finditer(written))


def _characters(book: Book) -> Iterator[str]:
    """Those of the book, which is written where they are asked for, and the build's own."""
    yield from xhtml.print_page(book)
    yield from _OF_BUILD


# What the build writes of itself, and numbers of lists and notes.
_OF_BUILD = (
    *map(chr, range(32, 127)),
    *"〇一二三四五六七八九十百千（）　、。・表紙目次本文",
)


def unsaid_change(made: bytes, last: bytes, metadata: Metadata, shown: str) -> Iterator[Problem]:
    """Devices take an EPUB for the ``last`` one where it says the same time of its last change."""
    day = _last_day(metadata)
    if day and epub.is_other_of_same_time(made, last):
        yield Problem(Place(shown), "epub.modified", {"day": day.isoformat()})


def _last_day(metadata: Metadata) -> date | None:
    return metadata.modified or metadata.date
