"""A book's texts made ready for its outputs: readings, the house's typography, what lint finds.

Each document is edited by itself, and kept under the hash of what it was made from. What it asked
of those before it (which words had their readings, and how far back) is kept with it, and must be
answered the same.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from .cache import Cache, digest
from .encoded import kept
from .inputs import program
from .lint import Finding, findings, told
from .model import Book, Document
from .problems import Problem
from .readings import Annotator, Page, Readings, Words
from .typography.house import Typography
from .typography.house import edited as by_rules


@dataclass(frozen=True, slots=True)
class Edited:
    """The book edited, how often each rule changed it, and what is odd in it."""

    book: Book
    changes: Counter[str]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class _Edited:
    """A document edited; its words are those of the readings."""

    document: Document
    words: Words
    changes: Mapping[str, int]
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class House:
    """What a book's texts are edited by: its dictionary, its page, its typography."""

    readings: Readings
    page: Page
    typography: Typography

    def key(self) -> str:
        """A name for it."""
        said = replace(self.readings, problems=())
        return digest("edited", program(), repr(said), repr(self.page), repr(self.typography))


def edited(book: Book, keys: Sequence[str], house: House, cache: Cache) -> Edited:
    """The book by the house's rules; ``keys`` name what each document was made from, or are empty.

    Readings come first: a dictionary's words are spelt as the author spells them.
    """
    annotator, own = Annotator(house.readings, house.page), house.key()
    made: list[_Edited] = []
    for document, key in zip(book.documents, keys, strict=True):

        def edit(document: Document = document) -> _Edited:
            return _edited(document, annotator, house.typography)

        def holds(one: _Edited) -> bool:
            return annotator.holds(one.words)

        one = kept(cache, digest(own, key), edit, holds) if key else edit()
        one = replace(one, document=_with_own(one.document, document))
        annotator.go_on(one.document, one.words)
        made.append(one)
    changes: Counter[str] = Counter()
    for one in made:
        changes.update(one.changes)
    problems = (*annotator.problems(), *told((one.document, one.findings) for one in made))
    return Edited(replace(book, documents=tuple(one.document for one in made)), changes, problems)


def _with_own(edited: Document, document: Document) -> Document:
    """The edited document with what book.yaml gives it, which no text was edited by."""
    return replace(edited, name=document.name, classes=document.classes)


def _edited(document: Document, annotator: Annotator, rules: Typography) -> _Edited:
    document, words = annotator.annotated(document)
    document, changes = by_rules(document, rules)
    return _Edited(document, words, dict(changes), findings(document))
