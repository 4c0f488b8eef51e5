"""What else of a book is kept: where it may be parted, furniture, fonts."""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from functools import partial
from pathlib import Path

from ..cache import Cache, digest, file_digest
from ..files import read_utf8
from ..tate import (
    BarePage,
    BookFont,
    Furniture,
    Source,
    Start,
    Typeset,
    counters,
    fingerprint,
    forced_breaks,
    furnish,
    packed,
    typeset,
    unpacked_furniture,
    unpacked_whole,
    write_fonts,
)
from .layout import Layout
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


def starts(cache: Cache, common: str) -> list[Start]:
    """Where the documents of the book began that was last made with the same styles.

    Each knows the pages of all anchors: it may ask for any.
    """
    data = cache.get(digest("starts", common))
    if data is None:
        return []
    found, anchors = json.loads(data)
    return [replace(start_of(values), elsewhere=anchors) for values in found]


def keep_starts(cache: Cache, common: str, layout: Layout) -> None:
    """Keep where the documents begin."""
    found = [asdict(replace(start, elsewhere={})) for start in layout.starts]
    cache.put(digest("starts", common), json.dumps([found, layout.anchors]).encode())


def start_of(values: dict) -> Start:
    return Start(**{**values, "counters": counters(values["counters"])})


def fonts(cache: Cache, common: str, empty: Source, wanted: Sequence[BookFont]) -> bytes:
    """``write_fonts``, once for the same glyphs."""
    key = digest("fonts", common, json.dumps([asdict(font) for font in wanted], sort_keys=True))
    kept = cache.get(key)
    if kept is None:
        kept = write_fonts(empty, wanted)
        cache.put(key, kept)
    return kept


def whole(cache: Cache, common: str, source: Source) -> Typeset:
    """``typeset``, once for the same document."""
    key = digest("whole", common, source.html)
    data = cache.get(key)
    if data is not None:
        known = unpacked_whole(data)
        if unchanged(known.read):
            return known
    made = typeset(source.html, source.styles, source.base, source.shown, root=source.root)
    cache.put(key, packed(made))
    return made


def unchanged(read: Mapping[str, str]) -> bool:
    """Do files still hold what they did?"""
    return all(file_digest(Path(path)) == before for path, before in read.items())


def furniture(
    cache: Cache, common: str, empty: Source, jobs: Sequence[Sequence[BarePage]], count: int
) -> list[Furniture]:
    """``furnish`` for the pages of each document, once for the same pages of the same book."""
    counted = str(count) if any("pages" in _text_of(style) for style in empty.styles) else ""
    keys = [digest("furniture", common, empty.html, counted, repr(pages)) for pages in jobs]
    found = [_furniture_from_before(cache, key) for key in keys]
    missing = [number for number, made in enumerate(found) if made is None]
    work = [
        Work(partial(_furnish, empty, jobs[number], count), len(jobs[number]) * _PAGE, empty.shown)
        for number in missing
    ]
    for index, data in done(work):
        found[missing[index]] = unpacked_furniture(data)
        cache.put(keys[missing[index]], data)
    return found


def _furniture_from_before(cache: Cache, key: str) -> Furniture | None:
    data = cache.get(key)
    if data is None:
        return None
    made = unpacked_furniture(data)
    return made if unchanged(made.read) else None


def _furnish(empty: Source, pages: Sequence[BarePage], count: int) -> bytes:
    return packed(furnish(empty, pages, count))
