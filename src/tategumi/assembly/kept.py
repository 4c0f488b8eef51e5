"""Keeps, beside a book's settings, where it may be parted, its furniture and its fonts."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, replace
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import Any

from ..cache import Cache, are_unchanged, digest
from ..files import read_utf8
from ..tate import (
    BarePage,
    BookFont,
    Furniture,
    Setting,
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
from .side_by_side import Work, done, shares

_SIBLINGS = re.compile(r":nth-|-of-type|:only-child|:has\(|~(?!=)")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
# A page's furniture takes as long as so many characters of text.
_PAGE = 70
_LENGTH = 8  # bytes that tell a piece's length


class Store:
    """What the cache keeps of one book.

    ``common`` is the digest of all that its documents depend on beside their own markup.
    Raises ``Failed`` where a style sheet can't be read.
    """

    def __init__(self, source: Source, cache: Cache) -> None:
        self.cache, self._source = cache, source
        self._styles = [
            read_utf8(style, str(style)) if isinstance(style, Path) else style
            for style in source.styles
        ]
        names = [str(style) if isinstance(style, Path) else "" for style in source.styles]
        base = str(source.base.resolve())
        self.common = digest(fingerprint(), base, source.shown, *names, *self._styles)

    def counts_siblings(self) -> bool:
        """Do style sheets ask for more of an element's siblings than those next to it?"""
        return any(_SIBLINGS.search(_COMMENT.sub("", style)) for style in self._styles)

    def breaks(self, shell: str) -> tuple[bool, ...]:
        """``forced_breaks``, once for each shell and styles."""
        source = replace(self._source, html=shell)
        if any("@import" in style for style in self._styles):
            return forced_breaks(source)
        key = digest("breaks", self.common, shell)
        return tuple(map(bool, self.cache.kept(key, lambda: bytes(forced_breaks(source)))))

    def starts(self) -> list[Start]:
        """The starts of documents in the last book that was made with the same styles.

        Each knows the pages of all anchors: it may ask for any.
        """
        data = self.cache.get(digest("starts", self.common))
        if data is None:
            return []
        found, anchors = json.loads(data)
        return [replace(start_of(values), elsewhere=anchors) for values in found]

    def keep_starts(self, layout: Layout, settings: Sequence[Setting]) -> None:
        """Keep where the documents begin, and on which side those do to which it matters."""
        starts = map(on_side, layout.starts, (setting.is_sided for setting in settings))
        found = [asdict(replace(start, elsewhere={})) for start in starts]
        data = json.dumps([found, layout.anchors]).encode()
        self.cache.put(digest("starts", self.common), data)

    def fonts(self, empty: Source, wanted: Sequence[BookFont], files: str) -> bytes:
        """``write_fonts``, once for the same glyphs; ``files`` stands for what was read."""
        key = digest("fonts", self.common, files, *(font.key() for font in wanted))
        return self.cache.kept(key, lambda: write_fonts(empty, wanted))

    def whole(self) -> Typeset:
        """``typeset``, once for the same document."""
        source = self._source
        key = digest("whole", self.common, source.html)
        data = self.cache.get(key)
        if data is not None:
            known = unpacked_whole(data)
            if are_unchanged(known.read):
                return known
        made = typeset(
            source.html, source.styles, source.base, source.shown, root=source.root, tagged=True
        )
        self.cache.put(key, packed(made))
        return made

    def furniture(
        self, empty: Source, jobs: Sequence[Sequence[BarePage]], count: int, files: str
    ) -> list[Furniture]:
        """``furnish`` for the pages of each document, once for the same pages of the same book."""
        counted = str(count) if any("pages" in style for style in self._styles) else ""
        common = digest("furniture", self.common, files, empty.html, counted)
        keys = [digest(common, repr(pages)) for pages in jobs]
        found = list(map(self._furniture_from_before, keys))
        missing = [number for number, made in enumerate(found) if made is None]
        sizes = [len(jobs[number]) * _PAGE for number in missing]
        parts = shares(missing, sizes)
        work = [
            Work(
                partial(_furnish, empty, [jobs[number] for number in part], count),
                size,
                empty.shown,
            )
            for part, size in parts
        ]
        for index, data in done(work):
            for number, one in zip(parts[index][0], _parted(data), strict=True):
                found[number] = unpacked_furniture(one)
                self.cache.put(keys[number], one)
        return [one for one in found if one]

    def _furniture_from_before(self, key: str) -> Furniture | None:
        data = self.cache.get(key)
        if data is None:
            return None
        made = unpacked_furniture(data)
        return made if are_unchanged(made.read) else None


def start_of(values: Mapping[str, Any]) -> Start:
    """A start that was kept as JSON."""
    return Start(**{**values, "counters": counters(values["counters"])})


def on_side(start: Start, matters: bool) -> Start:
    """A start on its own side where that matters, else on the left one."""
    return start if matters else replace(start, is_right=False)


def _furnish(empty: Source, documents: Sequence[Sequence[BarePage]], count: int) -> bytes:
    made = map(packed, furnish(empty, documents, count))
    return b"".join(len(one).to_bytes(_LENGTH, "big") + one for one in made)


def _parted(data: bytes) -> Iterator[bytes]:
    """The pieces that ``_furnish`` joined, each behind its length."""
    stream = BytesIO(data)
    while length := stream.read(_LENGTH):
        yield stream.read(int.from_bytes(length, "big"))
