"""Where in the text of a book the pages of its PDF begin.

Found by the letters of a page's first lines, between the anchors that the PDF has: style sheets,
notations and house rules change signs, spaces and readings between the text and the page. What a
page says is kept under a name of what it shows: after a changed word the other pages are not read,
unless the word has a character that the book's fonts had not to have before.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from . import pdf, pdfium
from .assembly.side_by_side import Work, done, shares
from .cache import NOTHING, Cache, digest
from .encoded import decoded, encoded, keep, kept
from .inputs import program
from .matching import lines_of
from .xhtml import PageStart

# Letters of a line that tell where it stands; fewer stand everywhere.
_TELLING = 5
# Lines that are asked where they stand, before a page is given up.
_LINES = 8
# A page is read in the time in which so many characters of markup are set.
_PAGE = 500
# Letters of furniture, index places and the like that pages have more than their text.
_MORE = 200


def page_starts(
    book_pdf: bytes,
    shown: str,
    areas: tuple[pdfium.Box, pdfium.Box],
    text: str,
    anchors: Mapping[str, int],
    cache: Cache = NOTHING,
) -> tuple[PageStart, ...]:
    """The pages in order: ``text`` has the book's letters, ``anchors`` how many stand before each.

    ``areas``: where the text of even pages stands, and of odd ones; furniture is outside.
    White pages have no start, nor have those whose text is not the book's, as pages of notes.
    """
    known = pdf.destinations(book_pdf, shown)
    places = sorted((known[name], letters) for name, letters in anchors.items() if name in known)
    return tuple(_Finder(text, places).starts(_texts_of_pages(book_pdf, shown, areas, cache)))


# --- what pages say
@dataclass(frozen=True, slots=True)
class _Said:
    """The letters of a page's lines, from right to left; does it show a picture?"""

    lines: tuple[str, ...]
    has_picture: bool


def _texts_of_pages(
    book_pdf: bytes, shown: str, areas: tuple[pdfium.Box, pdfium.Box], cache: Cache
) -> list[_Said]:
    """Of each page; the pages of the book that was last asked for are kept together."""
    names = [
        f"{number % 2} {name}" for number, name in enumerate(pdf.page_digests(book_pdf, shown), 1)
    ]
    key = digest("pages", program(), repr(areas))
    before: dict[str, _Said] = kept(cache, key, dict)
    now = {name: before[name] for name in names if name in before}
    indices = {name: index for index, name in enumerate(names) if name not in now}
    if indices:
        found = _side_by_side(book_pdf, shown, list(indices.values()), areas)
        now |= zip(indices, found, strict=True)
        keep(cache, key, now)
    return [now[name] for name in names]


def _side_by_side(
    book_pdf: bytes, shown: str, indices: Sequence[int], areas: tuple[pdfium.Box, pdfium.Box]
) -> list[_Said]:
    parts = shares(indices, [_PAGE] * len(indices))
    work = [Work(partial(_read, book_pdf, part, areas), size, shown) for part, size in parts]
    found: dict[int, list[_Said]] = {number: decoded(data) for number, data in done(work)}
    return [one for number in sorted(found) for one in found[number]]


def _read(book_pdf: bytes, indices: Sequence[int], areas: tuple[pdfium.Box, pdfium.Box]) -> bytes:
    pages = pdfium.Pages(book_pdf)
    try:
        return encoded([_of_page(pages.shown(index), areas[(index + 1) % 2]) for index in indices])
    finally:
        pages.close()


def _of_page(page: pdfium.Shown, area: pdfium.Box) -> _Said:
    inside = (one for one in page.characters if _stands_in(one.box, area))
    return _Said(tuple(line.letters for line in lines_of(inside)), page.has_picture)


def _stands_in(box: pdfium.Box, area: pdfium.Box) -> bool:
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    return area[0] <= x <= area[2] and area[1] <= y <= area[3]


# --- where they begin
@dataclass(frozen=True, slots=True)
class _Range:
    """The letters among which a page begins: ``low`` to ``high``, about at ``expected``."""

    low: int
    high: int
    expected: int


class _Finder:
    """Finds the pages one after another; ``places`` are pages with the letters at their anchors."""

    def __init__(self, text: str, places: Sequence[tuple[int, int]]) -> None:
        self._text = text
        self._pages = [page for page, _ in places]
        self._letters = [letters for _, letters in places]

    def starts(self, pages: Iterable[_Said]) -> Iterator[PageStart]:
        last = expected = 0
        plates: list[int] = []
        for number, page in enumerate(pages, 1):
            start = self._start(number, page.lines, last, expected)
            expected = (expected if start is None else start) + sum(map(len, page.lines))
            if start is None:
                if page.has_picture:
                    plates.append(number)
                continue
            yield from (PageStart(plate, start, is_plate=True) for plate in plates)
            yield PageStart(number, start)
            plates.clear()
            last = start
        yield from (PageStart(plate, len(self._text), is_plate=True) for plate in plates)

    def _start(self, number: int, lines: Sequence[str], last: int, expected: int) -> int | None:
        """The letters before a page; None where the book has none of its lines."""
        here = bisect_left(self._pages, number), bisect_right(self._pages, number)
        low = max(last, self._letters[here[0] - 1] if here[0] else 0)
        high = self._letters[here[1]] if here[1] < len(self._letters) else len(self._text)
        found = self._of_lines(lines, _Range(low, high, max(low, expected)))
        anchored = [letters for letters in self._letters[slice(*here)] if letters >= low]
        return min((one for one in (found, *anchored) if one is not None), default=None)

    def _of_lines(self, lines: Sequence[str], among: _Range) -> int | None:
        """By the first line that is found, and those before it that stand right before it."""
        for number, line in enumerate(lines[:_LINES]):
            start = self._place(line, among)
            if start is not None:
                for before in reversed(lines[:number]):
                    if not self._text.endswith(before, among.low, start):
                        break
                    start -= len(before)
                return start
        return None

    def _place(self, letters: str, among: _Range) -> int | None:
        """Where a line stands, the nearest to where it is expected; by a part of it at the least.

        Notes and small characters, which paper has elsewhere, part what stands together here.
        """
        for skipped in range(0, max(1, len(letters) - 2 * _TELLING + 1), _TELLING):
            part = letters[skipped:] if not skipped else letters[skipped : skipped + 2 * _TELLING]
            if len(part) < _TELLING:
                return None
            stop = min(among.high, among.expected + _MORE + len(letters)) + len(part)
            places = (one - skipped for one in _occurrences(part, self._text, among.low, stop))
            found = min(places, key=lambda one: abs(one - among.expected), default=None)
            if found is not None and among.low <= found <= among.high:
                return found
        return None


def _occurrences(part: str, text: str, start: int, stop: int) -> Iterator[int]:
    while (place := text.find(part, start, stop)) >= 0:
        yield place
        start = place + 1
