"""A book as one PDF: from its parts where it has some, else set as one."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from ..cache import NOTHING, Cache
from ..tate import NeedsWhole, Source, Typeset, is_xhtml
from . import kept
from .parts import Part, Whole, whole


def set_book(
    html: str,
    styles: Sequence[Path | str],
    base: Path,
    shown: str = "",
    *,
    root: Path | None = None,
    cache: Cache = NOTHING,
) -> Typeset:
    """Set an HTML document; the arguments are those of ``typeset``.

    Where page breaks are forced between the children of its body, each part is set by itself, side
    by side with others, and kept in ``cache``, as is a document that can't be parted. The pages are
    the same as those of the whole.
    """
    source = Source(html, styles, base, shown, root)
    common = kept.common_of(source)
    page = whole(html) if is_xhtml(html) else None
    if page and len(page.children) > 1:
        breaks = kept.breaks(cache, common, replace(source, html=page.shell()))
        if any(breaks):
            try:
                parts = page.parts(breaks, siblings=kept.counts_siblings(source))
                return _assembled(source, page, parts, common, cache)
            except NeedsWhole:
                pass
    return kept.whole(cache, common, source)


def _assembled(
    source: Source, page: Whole, parts: list[Part], common: str, cache: Cache
) -> Typeset:
    # What is set as one binds no pages, and needs no library for that.
    from .assembled import Assembly  # noqa: PLC0415

    return Assembly(source, page, parts, common, cache).assembled()
