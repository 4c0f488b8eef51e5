"""What the preview shows now, as plain data: pages, where they were written, problems.

Knows no browser and no server: what it says of itself is a JSON value.
"""

import time
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from statistics import median

from ...manuscript.reader import load
from ...matching import Letters, Line, lines_of, nearest
from ...messages import MESSAGES, user_locale
from ...pdfium import Box, Pages
from ...problems import Failed, Problem
from .making import Chapter, Edition

# Pages whose lines are kept: those around the reader.
_KEPT = 64
# So many letters tell a line from others.
_WORDS = 24
# The place of letters that stand on no page.
_NOWHERE: Box = (0, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in a manuscript, line and column from 1, and where it stands in the book.

    ``page`` is from 1; ``box`` is its line's, in points: left, bottom, right, top; None where only
    the page is known. ``document`` is the stem of its file in the EPUB, ``words`` are the
    letters that its line begins with.
    """

    path: str
    line: int
    column: int
    page: int
    box: Box | None
    document: str
    words: str


class Desk:
    """The pages on show; a broken book keeps the last ones.

    ``number`` counts pages that are shown, ``version`` what was made of the book: other styles of
    the EPUB, say, leave the pages as they are. Both begin with the time: browsers keep the pages
    of an earlier preview at the same address.
    """

    def __init__(self, root: Path) -> None:
        self._root = root
        self.number = self.version = int(time.time())
        self.edition = Edition(is_checked=False)
        self.pages: Pages | None = None
        self.is_broken = False
        self._texts: dict[str, Letters] = {}
        self._raw: dict[str, str] = {}
        self._lines = lru_cache(_KEPT)(self._found)

    # --- new pages
    def has(self, edition: Edition) -> bool:
        """Are these the pages on show, with their manuscripts known?"""
        return edition.pdf == self.edition.pdf and bool(self.edition.chapters)

    def show(self, edition: Edition, pages: Pages | None) -> None:
        """Show what a round gave. May be called from any thread.

        ``pages`` is None where the pages on show stay: they are the same, or the book is broken.
        """
        self.is_broken = edition.pdf is None
        if self.is_broken:
            kept = self.edition
            edition = replace(edition, title=kept.title, pdf=kept.pdf, chapters=kept.chapters)
        elif edition.is_whole and not edition.is_checked:
            self.version += 1
        self.edition = edition
        if pages:
            self.show_pages(pages)

    def show_pages(self, pages: Pages) -> None:
        """Show pages, and close those before; an earlier preview's pages have no edition."""
        before, self.pages = self.pages, pages
        self.number += 1
        self._texts.clear()
        self._lines.cache_clear()
        if before:
            before.close()

    # --- from the page to the manuscript
    def spot(self, index: int, x: float, y: float) -> Spot | None:
        """What stands nearest to a point of a page, in points from its lower left corner.

        ``index`` is the page's, from 0. None where no line of a manuscript is near.
        """
        line = nearest(self.lines(index), x, y)
        return self._spot(index, line, line.at(x, y)) if line else None

    def begin(self, index: int) -> Spot | None:
        """What stands first on a page, whose ``index`` is from 0."""
        line = next((line for line in self.lines(index) if line.places), None)
        return self._spot(index, line, line.start if line else 0)

    def _spot(self, index: int, line: Line | None, place: int) -> Spot | None:
        """An index of a manuscript's text, and its line on a page, if it is known."""
        chapter = self._chapter(index)
        if not chapter:
            return None
        letters, lines = self._letters(chapter.path), self.lines(index)
        row, column = letters.line(place) if letters else (1, 1)
        further = lines[lines.index(line) :] if line else ()
        words = "".join(one.letters for one in further)[:_WORDS]
        box = line.box if line else None
        return Spot(chapter.path, row, column, index + 1, box, chapter.name, words)

    def lines(self, index: int) -> tuple[Line, ...]:
        """The lines of a page (from 0), with their places in the manuscript where known."""
        return self._lines(self.number, index)

    def _found(self, _: int, index: int) -> tuple[Line, ...]:
        chapter = self._chapter(index)
        lines = lines_of(self.pages.shown(index).characters) if self.pages else []
        letters = self._letters(chapter.path) if chapter else None
        if not (chapter and letters):
            return tuple(lines)
        first, last = self._range(chapter)
        return tuple(letters.find(lines, (index - first) / max(1, last - first)))

    def _chapter(self, index: int) -> Chapter | None:
        """The document that a page belongs to."""
        chapters = self.edition.chapters
        place = bisect_right([chapter.page for chapter in chapters], index + 1)
        return chapters[place - 1] if place else None

    def _range(self, chapter: Chapter) -> tuple[int, int]:
        """The indices of its first page and of the page behind its last."""
        ends = (*self.edition.chapters[1:], None)
        for one, after in zip(self.edition.chapters, ends, strict=True):
            if one is chapter:
                pages = len(self.pages.sizes) if self.pages else 0
                return one.page - 1, after.page - 1 if after else pages
        raise AssertionError(chapter)

    def _letters(self, path: str) -> Letters | None:
        if path not in self._texts:
            text = self._text(path)
            if text is None:
                return None
            self._texts[path] = Letters(text)
        return self._texts[path]

    def _text(self, path: str) -> str | None:
        try:
            return load(self._root / path, self._root).text
        except Failed:
            return None

    # --- from the manuscript to the page
    def remember(self) -> None:
        """What the manuscripts are now; changes count from there. Each is read once."""
        for chapter in self.edition.chapters:
            if chapter.path not in self._raw and (text := self._text(chapter.path)) is not None:
                self._raw[chapter.path] = text

    def changed(self, path: str) -> int | None:
        """Where a manuscript first differs from what it was when it was last asked for."""
        before, now = self._raw.get(path), self._text(path)
        if now is None:
            return None
        self._raw[path] = now
        if before is None or before == now:
            return None
        shared = (i for i, (a, b) in enumerate(zip(before, now, strict=False)) if a != b)
        return next(shared, min(len(before), len(now)))

    def spot_at(self, path: str, line: int, column: int) -> Spot | None:
        """Where a line of a manuscript stands; what is before its first letters is its begin."""
        letters = self._letters(path)
        if line and letters and (spot := self.spot_of(path, letters.index(line, column))):
            return spot
        first = next((one for one in self.edition.chapters if one.path == path), None)
        return self.begin(first.page - 1) if first and self.pages else None

    def spot_of(self, path: str, place: int) -> Spot | None:
        """Where an index of a manuscript's text stands."""
        page = self._page_of(path, place)
        if page is None:
            return None
        lines = [one for one in self.lines(page) if one.places]
        before = [line for line in lines if line.start <= place] or lines[:1]
        line = max(before, key=lambda one: one.start, default=None)
        return self._spot(page, line, place)

    def spot_of_words(self, document: str, words: str, through: float) -> Spot | None:
        """Where letters of a file of the EPUB were written.

        ``through`` is how far through the file they stand, from 0 to 1.
        """
        named = [one for one in self.edition.chapters if document.startswith(one.name)]
        chapter = max(named, key=lambda one: len(one.name), default=None)
        letters = self._letters(chapter.path) if chapter and self.pages else None
        if not (chapter and letters):
            return None
        first, last = self._range(chapter)
        start = self._start(min(last - 1, first + int(through * (last - first))))
        about = through if start is None else letters.part(start)
        line = Line(_NOWHERE, words, (_NOWHERE,) * len(words))
        (found,) = letters.find([line], about)
        return self.spot_of(chapter.path, found.start) if found.places else None

    def _page_of(self, path: str, place: int) -> int | None:
        """The index of the page on which an index of a manuscript's text stands."""
        best: tuple[int, int] | None = None
        for chapter in self.edition.chapters:
            if chapter.path == path and self.pages:
                best = max(filter(None, (best, self._page_in(chapter, place))), default=None)
        return best[1] if best else None

    def _page_in(self, chapter: Chapter, place: int) -> tuple[int, int] | None:
        """The start in the text and the index of the last page that begins before ``place``."""
        low, high = self._range(chapter)
        found: tuple[int, int] | None = None
        while low < high:
            middle = (low + high) // 2
            probe, start = middle, self._start(middle)
            while start is None and probe > low:  # a white page, or one of pictures
                probe -= 1
                start = self._start(probe)
            if start is not None and start <= place:
                found, low = (start, probe), middle + 1
            elif start is None:
                low = middle + 1
            else:
                high = probe
        return found

    def _start(self, index: int) -> int | None:
        """About where a page begins in its manuscript: lines that stand alone may be wrong."""
        starts = [line.start for line in self.lines(index) if line.places]
        if not starts:
            return None
        middle = median(starts)
        return min(start for start in starts if abs(start - middle) < _A_PAGE)

    # --- what is said of it
    def state(self) -> dict[str, object]:
        """All that a window needs to know, as JSON: pages, chapters, problems."""
        edition = self.edition
        return {
            "number": self.number,
            "version": self.version,
            "title": edition.title,
            "pages": self.pages.sizes if self.pages else [],
            "chapters": [
                {"page": one.page, "document": one.name, "path": one.path, "title": one.title}
                for one in edition.chapters
            ],
            "problems": [_as_json(problem) for problem in edition.problems],
            "broken": self.is_broken,
            "whole": edition.is_whole,
        }

    def marks(self, index: int) -> list[dict[str, object]]:
        """The problems that stand on a page, by their numbers, with the boxes of their lines."""
        chapter = self._chapter(index)
        if not chapter or not (letters := self._letters(chapter.path)):
            return []
        return list(self._marks(chapter.path, letters, self.lines(index)))

    def _marks(
        self, path: str, letters: Letters, lines: tuple[Line, ...]
    ) -> Iterator[dict[str, object]]:
        """Number each problem that stands on one of these lines, with the line's box in points.

        ``path`` is the lines' manuscript, ``letters`` its text. A line reaches to where the next
        begins in the manuscript.
        """
        found = [line for line in lines if line.places]
        ends = [line.start for line in found[1:]]
        if not found:
            return
        ends.append(found[-1].places[-1][1] + 1)
        for number, problem in enumerate(self.edition.problems):
            place = problem.place
            if place.path != path or not place.line:
                continue
            index = letters.index(place.line, place.column)
            for line, end in zip(found, ends, strict=True):
                if line.start <= index < max(end, line.places[-1][1] + 1):
                    yield {"problem": number, "box": line.box}
                    break


# A page holds fewer characters of a manuscript, its notation among them.
_A_PAGE = 5_000


def _as_json(problem: Problem) -> dict[str, object]:
    place = problem.place
    return {
        "text": MESSAGES[problem.code].text(user_locale()).format(**problem.values),
        "severity": problem.severity.value,
        "path": place.path,
        "line": place.line,
        "column": place.column,
    }
