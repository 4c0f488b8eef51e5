"""Ruby for the words of a book, where the policy wants it.

Knows the model and the dictionary; what a word's reading is was decided there.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace

from ..manuscript.characters import to_hiragana
from ..manuscript.running import APART, Edit, Inlines, Running, map_running
from ..model import (
    Book,
    Document,
    Emphasis,
    Indexed,
    Inline,
    Link,
    Ruby,
    SideLine,
    Styled,
)
from ..problems import Place, Problem
from .dictionary import Entry, Headings, Policy, Readings
from .index import Found, Index
from .pages import A_PAGE, LineCount, Page
from .pieces import Piece, inlines_of
from .split import split_rubies

# A word with its reading, whatever its context.
_Key = tuple[str, tuple[Piece, ...]]


def apply(book: Book, readings: Readings, page: Page = A_PAGE) -> tuple[Book, tuple[Problem, ...]]:
    """The book with ruby, and what is odd: in the dictionary, and between it and the book.

    ``page`` is what a page of the book holds, for the policy that counts pages. No character of
    the running text changes. Code, tate-chu-yoko and the author's readings stay.
    """
    annotator = _Annotator(readings, page)
    documents = tuple(annotator.document(document) for document in book.documents)
    book = replace(book, documents=documents)
    problems = (*readings.problems, *annotator.problems())
    return split_rubies(book) if readings.split else book, problems


class _Annotator:
    """Goes through a book in its order and remembers the words that it has met and shown."""

    def __init__(self, readings: Readings, page: Page) -> None:
        self._readings = readings
        self._index = Index(readings.entries)
        self._source = ""  # the manuscript of the document at hand
        self._count = LineCount(page)
        self._again = readings.pages * page.lines  # lines after which a word is read again
        self._last: dict[_Key, int] = {}
        self._met: set[Entry] = set()
        self._differing: dict[tuple[Entry, str], str] = {}
        self._shown: dict[Policy, set[_Key]] = {
            Policy.FIRST_IN_BOOK: set(),
            Policy.FIRST_IN_CHAPTER: set(),
        }

    def document(self, document: Document) -> Document:
        self._source = document.source or document.name
        self._shown[Policy.FIRST_IN_CHAPTER].clear()
        self._count.begin_chapter()
        match self._readings.headings:
            case Headings.ALL:
                return map_running(document, self._annotated)
            case Headings.NONE:
                return map_running(document, self._annotated, _unchanged)
            case Headings.REST:
                document = map_running(document, self._annotated, _unchanged)
                return map_running(document, _unchanged, self._rest_annotated)

    def problems(self) -> Iterator[Problem]:
        """Words that were never met, and those that the author reads otherwise."""
        for entry in self._readings.entries:
            if entry not in self._met:
                yield Problem(entry.place, "readings.unused", {"word": entry.word})
        for (entry, own), source in self._differing.items():
            values = {"word": entry.word, "own": own, "reading": entry.reading}
            yield Problem(Place(source), "readings.differing", values)

    def _annotated(self, inlines: Inlines) -> Inlines:
        return self._with(inlines, self._index.find)

    def _rest_annotated(self, inlines: Inlines) -> Inlines:
        shown = self._shown[Policy.FIRST_IN_CHAPTER]
        return self._with(
            inlines,
            lambda text: (f for f in self._index.find(text) if _key(f.entry) not in shown),
        )

    def _with(self, inlines: Inlines, find: Callable[[str], Iterator[Found]]) -> Inlines:
        """The inlines with ruby on the words that ``find`` finds and the policy wants."""
        running = Running.of(inlines, is_open)
        edits = [edit for found in find(running.text) for edit in self._edits(running, found)]
        self._count.end_paragraph(len(running.text))
        return running.rewritten(edits) if edits else inlines

    def _edits(self, running: Running, found: Found) -> list[Edit]:
        """What puts ruby on a found word; the author's own ruby counts as the word shown."""
        entry = found.entry
        self._met.add(entry)
        if own := _own_reading(running, found):
            if to_hiragana(own) == entry.reading:
                self._shows(entry, found.start)
                self._last[_key(entry)] = self._count.line_of(found.start)
            else:
                self._differing.setdefault((entry, own), self._source)
            return []
        edits = running.fitted(Edit(found.start, found.stop, tuple(inlines_of(entry.pieces))))
        return edits if edits and self._shows(entry, found.start) else []

    def _shows(self, entry: Entry, offset: int) -> bool:
        """Whether the policy wants ruby here; from now on the word is shown."""
        key, line = _key(entry), self._count.line_of(offset)
        policy = self._policy(entry)
        if policy is Policy.FIRST_IN_PAGES:
            wanted = line - self._last.get(key, -self._again) >= self._again
        else:
            wanted = policy is Policy.ALL or key not in self._shown.get(policy, {key})
        if wanted:
            self._last[key] = line
        for shown in self._shown.values():
            shown.add(key)
        return wanted

    def _policy(self, entry: Entry) -> Policy:
        """The word's own, else none for what the reader has learnt, else the dictionary's."""
        if entry.policy:
            return entry.policy
        known = not entry.is_name and self._readings.reader.knows(entry.word)
        return Policy.NONE if known else self._readings.policy


def _key(entry: Entry) -> _Key:
    return entry.word, entry.pieces


def _own_reading(running: Running, found: Found) -> str:
    """How the author's own rubies, of just the found word's extent, read it; "" without any."""
    rubies, reading = 0, ""
    for span in running.sharing(found.start, found.stop):
        start, stop = max(span.start, found.start), min(span.stop, found.stop)
        if span.free:
            reading += running.text[start:stop]
        elif not isinstance(span.fixed, Ruby) or (start, stop) != (span.start, span.stop):
            return ""
        else:
            rubies += 1
            reading += "".join(part.reading for part in span.fixed.parts)
    return reading if rubies else ""


def _unchanged(inlines: Inlines) -> Inlines:
    return inlines


def is_open(inline: Inline) -> bool:
    """Whether words inside the inline take readings."""
    if isinstance(inline, Styled):
        return inline.style not in APART
    return isinstance(inline, (Emphasis, SideLine, Link, Indexed))
