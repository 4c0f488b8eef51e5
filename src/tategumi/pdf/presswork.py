"""Pages of a book as a press takes them: filled up, numbered, in ink, cut, and what PDF/X asks."""

from collections.abc import Sequence
from dataclasses import dataclass

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf

from ..pressing import Edges
from ..units import Length
from .conforming import VERSIONS, Conformance, conform, plain_fonts
from .files import keep_information, opened, written
from .inking import Inks, ink_pages
from .overlays import lay_over
from .thinning import thin_fonts
from .trimming import trim_page
from .untagging import untag

_FOR_VIEWERS = (Name.Annots, Name.Group)


@dataclass(frozen=True, slots=True)
class Finish:
    """What a press asks of all it gets: marks around the trim, inks (None: as it is), PDF/X."""

    tombo: bool = False
    inks: Inks | None = None
    conformance: Conformance | None = None


@dataclass(frozen=True, slots=True)
class Job:
    """What is asked of a book's pages.

    ``sequence`` are the book's pages, from 1, None for white ones; those at the places ``marked``,
    from 1, get the pages of the PDF ``marks`` over them.
    """

    sequence: Sequence[int | None]
    marked: Sequence[int]
    marks: bytes
    edges: Edges
    finish: Finish


def press_file(book: bytes, job: Job, path: str = "") -> bytes:
    """Make the file for a press: pages in order, numbered, in ink, cut, as ``job`` asks.

    ``book`` is the PDF for the screen, which ``path`` names in problems.
    """
    with opened(book, path) as source, pikepdf.new() as target:
        size = [float(side) for side in source.pages[0].mediabox]
        for number in job.sequence:
            target.pages.append(
                _blank(target, size) if number is None else source.pages[number - 1]
            )
        for index, page in enumerate(target.pages):
            for key in _FOR_VIEWERS:
                if key in page.obj:
                    del page.obj[key]
            _widen(page, job.edges.around(is_left=index % 2 == 0))
        untag(target)
        _mark(target, job, path)
        keep_information(source, target)
        target.Root.ViewerPreferences = Dictionary(Direction=Name.R2L)
        return _finished(target, job.edges, job.finish)


def press_sheet(pdf: bytes, bleed: float, finish: Finish) -> bytes:
    """A sheet with ``bleed`` (mm) on all sides, as a press takes it."""
    with opened(pdf, "") as source:
        return _finished(source, Edges(bleed, bleed, bleed, bleed), finish)


def _finished(book: Pdf, edges: Edges, finish: Finish) -> bytes:
    if finish.inks:
        ink_pages(book, finish.inks)
    for index, page in enumerate(book.pages):
        trim_page(book, page, edges.around(is_left=index % 2 == 0), tombo=finish.tombo)
    plain_fonts(book)
    if finish.conformance is None:
        return written(book)
    conform(book, finish.conformance)
    return written(book, VERSIONS[finish.conformance.standard])


def _blank(target: Pdf, size: Sequence[float]) -> pikepdf.Page:
    blank = Dictionary(Type=Name.Page, MediaBox=Array([*size]), Resources=Dictionary())
    return pikepdf.Page(target.make_indirect(blank))


def _widen(page: pikepdf.Page, bleed: tuple[float, ...]) -> None:
    """Show what lies beyond the trim: art that runs on, or white."""
    west, south, east, north = (Length(side, "mm").pt for side in bleed)
    left, bottom, right, top = (float(side) for side in page.mediabox)
    page.MediaBox = Array([left - west, bottom - south, right + east, top + north])
    if Name.CropBox in page.obj:
        del page.obj[Name.CropBox]


def _mark(target: Pdf, job: Job, path: str) -> None:
    if not job.marked:
        return
    with opened(job.marks, path) as over:
        places = {place: number for number, place in enumerate(job.marked)}
        lay_over(target, over, places, "HiddenFolio")


def single_pages(pdf: bytes, path: str = "") -> list[bytes]:
    """Each page as a file of its own, with what it shows of the fonts."""
    with opened(pdf, path) as source:
        return [_single(source, number) for number in range(len(source.pages))]


def _single(source: Pdf, number: int) -> bytes:
    """The page of that number, from 0, as a file of its own that says what its source says."""
    with pikepdf.new() as target:
        target.pages.append(source.pages[number])
        for key, value in source.docinfo.items():
            target.docinfo[key] = value if isinstance(value, Name) else str(value)
        target.Root.ViewerPreferences = Dictionary(Direction=Name.R2L)
        if intents := [*source.Root.get("/OutputIntents", ())]:
            target.Root.OutputIntents = Array([target.copy_foreign(one) for one in intents])
        if Name.Metadata in source.Root:
            target.Root.Metadata = target.copy_foreign(source.Root.Metadata)
        thin_fonts(target)
        return written(target, source.pdf_version)
