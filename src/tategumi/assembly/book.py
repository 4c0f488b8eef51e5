"""Sets a book as one PDF: part by part if it can be parted, else as a whole."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from ..cache import NOTHING, Cache
from ..problems import Problem
from ..tate import NeedsWhole, Source, Typeset, is_xhtml
from .kept import Store
from .parts import Part, Whole, whole
from .settings import Settings

if TYPE_CHECKING:
    from ..pdf import View


def set_book(
    html: str,
    styles: Sequence[Path | str],
    base: Path,
    shown: str = "",
    *,
    root: Path | None = None,
    cache: Cache = NOTHING,
    view: "View | None" = None,
) -> Typeset:
    """Set an HTML document, to be shown as ``view``; the other arguments are those of ``typeset``.

    Where page breaks are forced between the children of its body, each part is set by itself, side
    by side with others, and kept in ``cache``, as is a document that can't be parted. The pages are
    the same as those of the whole.
    """
    source = Source(html, styles, base, shown, root)
    store = Store(source, cache)
    page = whole(html) if is_xhtml(html) else None
    if page and len(page.children) > 1:
        breaks = store.breaks(page.shell())
        if any(breaks):
            try:
                parts = page.parts(breaks, siblings=store.counts_siblings())
                return _assembled(source, page, parts, store, view)
            except NeedsWhole:
                pass
    return _tagged(store.whole(), shown, view)


def set_as_one(
    html: str,
    styles: Sequence[Path | str],
    base: Path,
    shown: str = "",
    *,
    cache: Cache = NOTHING,
) -> Typeset:
    """Set an HTML document as one, to be shown as a picture: its PDF has no structure.

    The arguments are those of ``set_book``.
    """
    return Store(Source(html, styles, base, shown), cache).whole()


def faults(
    html: str, styles: Sequence[Path | str], base: Path, *, cache: Cache = NOTHING
) -> tuple[Problem, ...]:
    """What the engine finds wrong in an HTML document, which is set for that and not made a PDF.

    The arguments are those of ``set_book``.
    """
    source = Source(html, styles, base)
    store = Store(source, cache)
    try:
        (setting,) = Settings([source], [""], store).alone([0])
    except NeedsWhole:
        return store.whole().problems
    return setting.problems


def count_pages(
    html: str,
    numbers: Sequence[int],
    styles: Sequence[Path | str],
    base: Path,
    shown: str = "",
    *,
    cache: Cache = NOTHING,
) -> list[int]:
    """The number of pages of children of the body, each set by itself; ``numbers`` are from 0.

    The arguments are those of ``set_book``, for XHTML. What is set is kept as ``set_book`` keeps
    it, so that it need not be set again for the book.
    """
    source = Source(html, styles, base, shown)
    store, page = Store(source, cache), whole(html)
    assert page, "XHTML with elements in its body"
    breaks = [True] * (len(page.children) - 1)
    parts = page.parts(breaks, siblings=store.counts_siblings())
    sources = [replace(source, html=part.html) for part in parts]
    try:
        settings = Settings(sources, [shown] * len(parts), store)
        return [len(setting.pages) for setting in settings.alone(numbers)]
    except NeedsWhole:
        return [Store(sources[number], cache).whole().pages for number in numbers]


def _tagged(made: Typeset, shown: str, view: "View | None") -> Typeset:
    from .. import pdf  # noqa: PLC0415

    return replace(made, pdf=pdf.tagged(made.pdf, made.structure, shown, view), structure=())


def _assembled(
    source: Source, page: Whole, parts: list[Part], store: Store, view: "View | None"
) -> Typeset:
    # What is set as one binds no pages, and needs no library for that.
    from .assembled import Assembly  # noqa: PLC0415

    return Assembly(source, page, parts, store).assembled(view)
