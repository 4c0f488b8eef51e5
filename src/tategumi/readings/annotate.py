"""Ruby for the words of a book, where the policy wants it.

Knows the model and the dictionary; what a word's reading is was decided there.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from ..characters import to_hiragana
from ..model import (
    Book,
    Document,
    Emphasis,
    Foreign,
    Indexed,
    Inline,
    Link,
    Ruby,
    SideLine,
    Styled,
)
from ..problems import Place, Problem
from ..running import APART, Edit, Inlines, Running, map_running
from .dictionary import Entry, Headings, Policy, Readings
from .index import Found, Index
from .pages import A_PAGE, LineCount, Page
from .pieces import Piece, inlines_of
from .split import with_split_rubies

# A word with its reading, whatever its context.
_Key = tuple[str, tuple[Piece, ...]]


@dataclass(frozen=True, slots=True)
class Words:
    """What readings of earlier documents a document depends on, and what it gives to later ones.

    ``asked``: whether words had been shown in the book before. ``away``: how many lines before the
    document they last took readings, None where that is too far to matter. ``met`` are the entries
    of the dictionary by their numbers; ``differing`` those, and how the author reads them.
    ``shown`` are the words shown; ``last`` their lines from the document's beginning where they
    last took readings; ``lines`` how long the document is.
    """

    asked: Mapping[_Key, bool] = field(default_factory=dict)
    away: Mapping[_Key, int | None] = field(default_factory=dict)
    met: frozenset[int] = frozenset()
    differing: tuple[tuple[int, str], ...] = ()
    shown: frozenset[_Key] = frozenset()
    last: Mapping[_Key, int] = field(default_factory=dict)
    lines: int = 0


def apply(book: Book, readings: Readings, page: Page = A_PAGE) -> tuple[Book, tuple[Problem, ...]]:
    """The book with ruby, and what is odd: in the dictionary, and between it and the book.

    ``page`` is what a page of the book holds, for the policy that counts pages. No character of
    the running text changes. Code, tate-chu-yoko and the author's readings stay.
    """
    annotator = Annotator(readings, page)
    documents = []
    for document in book.documents:
        made, words = annotator.annotated(document)
        annotator.go_on(document, words)
        documents.append(made)
    return replace(book, documents=tuple(documents)), annotator.problems()


class Annotator:
    """Goes through a book in its order and remembers the words that it has met and shown."""

    def __init__(self, readings: Readings, page: Page = A_PAGE) -> None:
        self.readings, self.page = readings, page
        self.again = readings.pages * page.lines  # lines after which a word is read again
        self.index = Index(readings.entries)
        self.numbers = {entry: number for number, entry in enumerate(readings.entries)}
        self._lines = 0
        self._last: dict[_Key, int] = {}
        self._shown: set[_Key] = set()
        self._met: set[int] = set()
        self._differing: dict[tuple[int, str], str] = {}

    def annotated(self, document: Document) -> tuple[Document, Words]:
        """The document with ruby where it stands now, and its words."""
        words = Words()
        if self.readings.entries:
            document, words = _Chapter(self).annotated(document)
        return (with_split_rubies(document) if self.readings.split else document), words

    def holds(self, words: Words) -> bool:
        """Would a document with these words be annotated the same here?"""
        return all(self.has_shown(key) == shown for key, shown in words.asked.items()) and all(
            self.lines_since(key) == away for key, away in words.away.items()
        )

    def go_on(self, document: Document, words: Words) -> None:
        """Past a document with these words."""
        begin, source = self._begin, document.source or document.name
        self._met |= words.met
        self._shown |= words.shown
        self._last |= {key: begin + line for key, line in words.last.items()}
        self._lines = begin + words.lines
        for differing in words.differing:
            self._differing.setdefault(differing, source)

    def has_shown(self, key: _Key) -> bool:
        return key in self._shown

    def lines_since(self, key: _Key) -> int | None:
        """How many lines before the document at hand a word took its reading, if that matters."""
        last = self._last.get(key)
        away = None if last is None else self._begin - last
        return None if away is None or away >= self.again else away

    @property
    def _begin(self) -> int:
        """The line that a document begins at: on a page of its own."""
        return self._lines + -self._lines % self.page.lines

    def problems(self) -> tuple[Problem, ...]:
        """The dictionary's problems: words that never occur, or with other ruby in the text."""
        return (*self.readings.problems, *self._unused(), *self._otherwise())

    def _unused(self) -> Iterator[Problem]:
        for number, entry in enumerate(self.readings.entries):
            if number not in self._met:
                yield Problem(entry.place, "readings.unused", {"word": entry.word})

    def _otherwise(self) -> Iterator[Problem]:
        for (number, own), source in self._differing.items():
            entry = self.readings.entries[number]
            values = {"word": entry.word, "own": own, "reading": entry.reading}
            yield Problem(Place(source), "readings.differing", values)


class _Chapter:
    """Goes through one document."""

    def __init__(self, book: Annotator) -> None:
        self._book = book
        self._readings = book.readings
        self._count = LineCount(book.page)
        self._asked: dict[_Key, bool] = {}
        self._away: dict[_Key, int | None] = {}
        self._met: set[int] = set()
        self._differing: dict[tuple[int, str], None] = {}
        self._shown: set[_Key] = set()
        self._last: dict[_Key, int] = {}

    def annotated(self, document: Document) -> tuple[Document, Words]:
        match self._readings.headings:
            case Headings.ALL:
                document = map_running(document, self._annotated)
            case Headings.NONE:
                document = map_running(document, self._annotated, _unchanged)
            case Headings.REST:
                document = map_running(document, self._annotated, _unchanged)
                document = map_running(document, _unchanged, self._rest_annotated)
        return document, Words(
            self._asked,
            self._away,
            frozenset(self._met),
            tuple(self._differing),
            frozenset(self._shown),
            self._last,
            self._count.lines,
        )

    def _annotated(self, inlines: Inlines) -> Inlines:
        return self._with(inlines, self._book.index.find)

    def _rest_annotated(self, inlines: Inlines) -> Inlines:
        found = self._book.index.find
        return self._with(
            inlines, lambda text: (f for f in found(text) if _key(f.entry) not in self._shown)
        )

    def _with(self, inlines: Inlines, find: Callable[[str], Iterator[Found]]) -> Inlines:
        """The inlines with ruby on the words that ``find`` finds and the policy wants."""
        running = Running.of(inlines, is_open)
        edits = [edit for found in find(running.text) for edit in self._edits(running, found)]
        self._count.end_paragraph(len(running.text))
        return running.rewritten(edits) if edits else inlines

    def _edits(self, running: Running, found: Found) -> list[Edit]:
        """The edit that puts ruby on a found word; the author's own ruby counts as one shown."""
        entry = found.entry
        number = self._book.numbers[entry]
        self._met.add(number)
        if own := _own_reading(running, found):
            if to_hiragana(own) == entry.reading:
                self._shows(entry, found.start)
                self._last[_key(entry)] = self._count.line_of(found.start)
            else:
                self._differing.setdefault((number, own))
            return []
        edits = running.fitted(Edit(found.start, found.stop, tuple(inlines_of(entry.pieces))))
        return edits if edits and self._shows(entry, found.start) else []

    def _shows(self, entry: Entry, offset: int) -> bool:
        """Does the policy want ruby here? The word counts as shown from now on."""
        key, line = _key(entry), self._count.line_of(offset)
        wanted = self._wants(key, line, self._policy(entry))
        if wanted:
            self._last[key] = line
        self._shown.add(key)
        return wanted

    def _wants(self, key: _Key, line: int, policy: Policy) -> bool:
        match policy:
            case Policy.ALL:
                return True
            case Policy.NONE:
                return False
            case Policy.FIRST_IN_CHAPTER:
                return key not in self._shown
            case Policy.FIRST_IN_BOOK:
                return key not in self._shown and not self._was_shown(key)
            case Policy.FIRST_IN_PAGES:
                since = self._lines_since(key, line)
                return since is None or since >= self._book.again

    def _was_shown(self, key: _Key) -> bool:
        """Before this document."""
        return self._asked.setdefault(key, self._book.has_shown(key))

    def _lines_since(self, key: _Key, line: int) -> int | None:
        """From the word's last reading to ``line``."""
        if key in self._last:
            return line - self._last[key]
        away = self._away.setdefault(key, self._book.lines_since(key))
        return None if away is None else line + away

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
    """Do words inside the inline take readings?"""
    if isinstance(inline, Styled):
        return inline.style not in APART
    return isinstance(inline, (Emphasis, SideLine, Link, Indexed, Foreign))
