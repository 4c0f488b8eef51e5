"""What else of a book is kept: where it may be parted, furniture, fonts."""

import json
import re
from collections.abc import Sequence
from dataclasses import asdict
from functools import partial
from pathlib import Path

from ..cache import Cache, digest
from ..files import read_utf8
from ..tate import (
    BarePage,
    BookFont,
    Furniture,
    Source,
    fingerprint,
    forced_breaks,
    furnish,
    packed,
    unpacked_furniture,
    write_fonts,
)
from .side_by_side import Work, done

_SIBLINGS = re.compile(r":nth-|-of-type|:only-child|:has\(|~(?!=)")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
# A page's furniture takes as long as so many characters of text.
_PAGE = 150


def common_of(source: Source) -> str:
    """The digest of all that a book's documents depend on beside their own markup.

    Raises ``Failed`` where a style sheet can't be read.
    """
    styles = (part for style in source.styles for part in (_name_of(style), _text_of(style)))
    return digest(fingerprint(), str(source.base.resolve()), source.shown, *styles)


def _name_of(style: Path | str) -> str:
    return str(style) if isinstance(style, Path) else ""


def _text_of(style: Path | str) -> str:
    return read_utf8(style, str(style)) if isinstance(style, Path) else style


def counts_siblings(source: Source) -> bool:
    """Do style sheets ask for more of an element's siblings than the one before or behind it?"""
    return any(_SIBLINGS.search(_COMMENT.sub("", _text_of(style))) for style in source.styles)


def breaks(cache: Cache, common: str, shell: Source) -> tuple[bool, ...]:
    """``forced_breaks``, once for each shell and styles."""
    if any("@import" in style for style in map(_text_of, shell.styles)):
        return forced_breaks(shell)
    key = digest("breaks", common, shell.html)
    kept = cache.get(key)
    if kept is None:
        kept = bytes(forced_breaks(shell))
        cache.put(key, kept)
    return tuple(map(bool, kept))


def fonts(cache: Cache, common: str, empty: Source, wanted: Sequence[BookFont]) -> bytes:
    """``write_fonts``, once for the same glyphs."""
    key = digest("fonts", common, json.dumps([asdict(font) for font in wanted], sort_keys=True))
    kept = cache.get(key)
    if kept is None:
        kept = write_fonts(empty, wanted)
        cache.put(key, kept)
    return kept


def furniture(
    cache: Cache, common: str, empty: Source, jobs: Sequence[Sequence[BarePage]], count: int
) -> list[Furniture]:
    """``furnish`` for the pages of each document, once for the same pages of the same book."""
    counted = str(count) if any("pages" in _text_of(style) for style in empty.styles) else ""
    keys = [digest("furniture", common, empty.html, counted, repr(pages)) for pages in jobs]
    found = [cache.get(key) for key in keys]
    missing = [number for number, data in enumerate(found) if data is None]
    work = [
        Work(partial(_furnish, empty, jobs[number], count), len(jobs[number]) * _PAGE, empty.shown)
        for number in missing
    ]
    for index, data in done(work):
        found[missing[index]] = data
        cache.put(keys[missing[index]], data)
    return list(map(unpacked_furniture, found))


def _furnish(empty: Source, pages: Sequence[BarePage], count: int) -> bytes:
    return packed(furnish(empty, pages, count))
