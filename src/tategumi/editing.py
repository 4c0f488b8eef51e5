"""Edits a book's texts for its outputs: adds readings, applies typography rules, runs lint.

Each document is edited by itself, and the result is kept under the hash of what it was made from.
An edited document depends on those before it only by which words already had their readings, and
how far back. That is kept with it: it holds as long as the same is true of the book.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from .cache import Cache, digest
from .encoded import kept
from .inputs import program
from .lint import Finding, findings, problems_of
from .model import Book, Document
from .problems import Problem
from .readings import Annotator, Page, Readings, Words
from .typography.house import Typography
from .typography.house import edited as by_rules


@dataclass(frozen=True, slots=True)
class EditedBook:
    """The edited book, how often each rule changed it, and the problems found in it."""

    book: Book
    changes: Counter[str]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class _EditedDocument:
    """An edited document; ``words`` are those whose readings it gave or asked for."""

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
        """A hash of all that decides how a document is edited."""
        rules = replace(self.readings, problems=())
        return digest("edited", program(), repr(rules), repr(self.page), repr(self.typography))


def edited(book: Book, keys: Sequence[str], house: House, cache: Cache) -> EditedBook:
    """The book by the house's rules.

    ``keys`` name what each document was made from; a document with an empty key is not kept.
    Readings come first: a dictionary's words are spelt as the author spells them.
    """
    annotator, house_key = Annotator(house.readings, house.page), house.key()
    documents: list[Document] = []
    findings_of: list[tuple[Document, tuple[Finding, ...]]] = []
    changes: Counter[str] = Counter()
    for document, key in zip(book.documents, keys, strict=True):
        edit = partial(_edited_document, document, annotator, house.typography)
        kept_as = digest(house_key, key)
        result = kept(cache, kept_as, edit, partial(_holds, annotator)) if key else edit()
        documents.append(_with_project_names(result.document, document))
        findings_of.append((documents[-1], result.findings))
        annotator.go_on(documents[-1], result.words)
        changes.update(result.changes)
    problems = (*annotator.problems(), *problems_of(findings_of))
    return EditedBook(replace(book, documents=tuple(documents)), changes, problems)


def _holds(annotator: Annotator, edited: _EditedDocument) -> bool:
    """Would the document get the same readings, after the documents before it?"""
    return annotator.holds(edited.words)


def _with_project_names(edited: Document, document: Document) -> Document:
    """The edited document with the name and the classes from book.yaml, which editing ignores."""
    return replace(edited, name=document.name, classes=document.classes)


def _edited_document(
    document: Document, annotator: Annotator, rules: Typography
) -> _EditedDocument:
    document, words = annotator.annotated(document)
    document, changes = by_rules(document, rules)
    return _EditedDocument(document, words, dict(changes), findings(document))
