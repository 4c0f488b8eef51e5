"""A book's files for a print shop: pages, plan, and what is wrapped around it.

Reads the press's profile and the author's pictures, returns bytes, writes nothing.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from . import pdf, pdfium, press
from .clock import build_time
from .dist import BOOK_FILE
from .epub import read_whole
from .files import inside, read_bytes
from .impose import padded
from .model import Metadata
from .page_plan import PlannedPage, page_plan
from .paper import Paper
from .pdf import Finish, PageFacts
from .preflight import missing_rows
from .pressing import Files, Folios, Ink, Pressing, Standard, Wrap
from .problems import Failed, Place, Problem, ranges
from .products import Product, place_of_blanks
from .shops import USUAL_CONDITION, condition_of
from .units import PT_PER_INCH, Length

HERE = Place(BOOK_FILE)


# --- the pages
def press_pages(
    book_pdf: bytes, shown: str, pressing: Pressing, root: Path = Path(), day: date | None = None
) -> Product:
    """The pages in the press's ink, as many as the shop wants, each with its number, and cut.

    ``day`` is the book's. Raises ``Failed`` where settings or pages can't be what is asked.
    """
    finish = _finish(pressing, root, day)
    book = _Filled(book_pdf, shown, pressing)
    if pressing.pdf is Standard.X1A:
        _refuse_transparency(book.facts)
    bare, marks = book.bare, b""
    if bare:
        size = book.size
        marks = press.hidden_folios(size, bare, pressing.first_page, pressing.hidden_folio)
    job = pdf.Job(book.sequence, bare, marks, pressing.edges, finish)
    made = pdf.press_file(book_pdf, job, shown)
    values = {
        "pages": len(book.sequence),
        "blanks": book.sequence.count(None),
        "hidden": len(bare),
        "spine": f"{pressing.spine(len(book.sequence)):.1f}",
    }
    lacking = (
        Problem(HERE, "press.colophon", {"row": row})
        for row in missing_rows(book.texts, pressing.shop)
    )
    told = (*_coarse(book, pressing), *lacking, Problem(Place(shown), "press.made", values))
    return Product(made, told, parts=_numbered(made, pressing.files))


class _Filled:
    """A book's pages with white ones up to the shop's multiple, and what is known of them."""

    def __init__(self, book_pdf: bytes, shown: str, pressing: Pressing) -> None:
        self.facts = pdf.inspect(book_pdf, shown).pages
        before = place_of_blanks(pressing.blanks, book_pdf, shown)
        self.sequence = padded(len(self.facts), pressing.pages_multiple, before)
        self._first, self._folios = pressing.first_page, pressing.folios

    @property
    def size(self) -> Paper:
        left, bottom, right, top = self.facts[0].media
        return Paper(Length(right - left, "pt").mm, Length(top - bottom, "pt").mm)

    @property
    def texts(self) -> list[str]:
        return [self.facts[page - 1].text or "" if page else "" for page in self.sequence]

    @property
    def bare(self) -> tuple[int, ...]:
        """The places, from 1, that want a hidden folio: they do not bear their number."""
        if self._folios is Folios.TEXT:
            return ()
        return tuple(
            place
            for place, text in enumerate(self.texts, 1)
            if str(self._first + place - 1) not in re.findall("[0-9]+", text)
        )


def _numbered(made: bytes, files: Files) -> dict[str, bytes]:
    if files is Files.ONE:
        return {}
    pages = pdf.single_pages(made)
    return {f"{number:03}.pdf": page for number, page in enumerate(pages, 1)}


def _coarse(book: _Filled, pressing: Pressing) -> Iterator[Problem]:
    """Pictures of fewer pixels than the shop asks for, at the size at which they are printed."""
    shop = pressing.shop

    def is_coarse(page: PageFacts) -> bool:
        return page.dpi < shop.dpi - 1 or page.line_dpi < shop.line_dpi - 1

    numbers = [
        pressing.first_page + place
        for place, page in enumerate(book.sequence)
        if page and is_coarse(book.facts[page - 1])
    ]
    if numbers:
        least = min(min(page.dpi, page.line_dpi) for page in filter(is_coarse, book.facts))
        asked = {"least": shop.dpi, "lines": shop.line_dpi}
        values = {"pages": ranges(numbers), "dpi": int(least), **asked}
        yield Problem(HERE, "press.coarse", values)


def _refuse_transparency(facts: Sequence[PageFacts]) -> None:
    if found := [number for number, page in enumerate(facts, 1) if page.transparent]:
        raise Failed([Problem(HERE, "press.transparent", {"pages": ranges(found)})])


# --- inks and standards
def mistakes(pressing: Pressing, root: Path) -> tuple[Problem, ...]:
    """Problems of the settings, and of the files that they name."""
    found: list[Problem] = []
    pictures = (partial(read_whole, picture, root) for picture in pressing.pictures)
    reads: list[Callable[[], object]] = [*pictures, partial(_profile, pressing, root)]
    for read in reads:
        try:
            read()
        except Failed as failed:
            found += failed.problems
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Profile:
    """``condition`` is the name of what it is made for."""

    icc: bytes
    condition: str


def _profile(pressing: Pressing, root: Path) -> _Profile:
    """The press's profile; without one, what shops take where nothing is said."""
    if not (named := pressing.icc):
        needs = pressing.ink is Ink.CMYK or pressing.pdf is Standard.X4
        if needs:
            raise Failed([Problem(HERE, "press.icc-wanted")])
        return _Profile(b"", USUAL_CONDITION)
    path = inside(root, named.value)
    if not path or not path.is_file():
        raise Failed([Problem(named.place, "file.missing" if path else "file.outside")])
    icc = read_bytes(path, named.value)
    try:
        return _Profile(icc, condition_of(pdf.profile_name(icc)))
    except ValueError:
        raise Failed([Problem(named.place, "press.icc", {"name": named.value})]) from None


def _finish(pressing: Pressing, root: Path, day: date | None) -> Finish:
    profile = _profile(pressing, root)
    inks = pdf.inks_of(pressing.ink, profile.icc)
    return Finish(pressing.tombo, inks, _conformance(pressing, profile, day))


def _conformance(pressing: Pressing, profile: _Profile, day: date | None) -> pdf.Conformance | None:
    if pressing.pdf is Standard.PLAIN:
        return None
    return pdf.Conformance(pressing.pdf, profile.condition, build_time(day), profile.icc)


# --- the plan
def plan_of_pages(
    book_pdf: bytes, shown: str, metadata: Metadata, trim: Paper, pressing: Pressing
) -> Product:
    """A text of what stands on each page (台割), and of what an order form asks for."""
    book, headings = _Filled(book_pdf, shown, pressing), pdf.headings(book_pdf, shown)
    bare = set(book.bare)
    pages = [
        PlannedPage(" / ".join(headings.get(page or 0, ())), not text.strip(), place not in bare)
        for place, (page, text) in enumerate(zip(book.sequence, book.texts, strict=True), 1)
    ]
    return Product(page_plan(metadata, trim, pressing, pages).encode())


# --- around the book
def wrap(
    kind: Wrap, metadata: Metadata, made: press.Spread, pressing: Pressing, picture: str, root: Path
) -> Product:
    """Cover, jacket or band as one spread with its boxes, and marks where the shop wants them.

    The cover's inner side is its second page, or its sides are files of their own, as is asked.

    Colours of the screen become inks where the press's profile is known.
    """
    found = press.wrapped(kind, metadata, made, pressing, picture, root)
    profile = _profile(pressing, root)
    inks = pdf.inks_of(Ink.CMYK, profile.icc) if profile.icc else None
    finish = Finish(pressing.tombo, inks, _conformance(pressing, profile, metadata.date))
    inner = press.inner_sides(made, pressing, root) if kind is Wrap.COVER else None
    sides = inner.pdfs if inner else {}
    outer = pdf.concatenated([found.pdf, sides.pop("")]) if "" in sides else found.pdf
    parts = {name: pdf.press_sheet(side, made.bleed, finish) for name, side in sides.items()}
    problems = (*found.problems, *(inner.problems if inner else ()))
    if pressing.pdf is Standard.X1A and not inks:
        _refuse_screen_colours(outer, *parts.values())
    return Product(pdf.press_sheet(outer, made.bleed, finish), problems, parts=parts)


def _refuse_screen_colours(*pdfs: bytes) -> None:
    """PDF/X-1a takes inks alone, and without a profile colours of the screen are none."""
    pages = (page for data in pdfs for page in pdf.inspect(data).pages)
    if any(page.rgb or page.rgb_pictures for page in pages):
        raise Failed([Problem(HERE, "press.screen-colours")])


def wrap_template(
    metadata: Metadata, made: press.Spread, pressing: Pressing
) -> tuple[Product, Product]:
    """Guides for the illustrator as a PDF, and as a PNG of the shop's resolution."""
    found = press.template(metadata, made, pressing)
    picture = pdfium.rendered(found.pdf, pressing.shop.dpi / PT_PER_INCH)
    return Product(pdf.trimmed(found.pdf, made.bleed), found.problems), Product(picture)
