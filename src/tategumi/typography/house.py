"""Typography rules (表記の調整): what a house changes in a text, each asked for and counted.

Knows the book's model, not its notation nor its look. Every rule is off unless chosen. Readings,
links and code are left alone; only ``ruby_kana`` looks at readings.
"""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Any

from ..model import Book, Document, GroupKind
from ..running import Edit, Inlines, map_running
from . import letters, paragraphs, punctuation
from .digits import Digits, number_edits
from .letters import Latin
from .paragraphs import Blanks


@dataclass(frozen=True, slots=True)
class Typography:
    """The rules of a book; the words of each field are its key in book.yaml. All are off."""

    katakana: bool = False  # half-width katakana and its marks to full width: ｶﾞ、 -> ガ、
    voicing: bool = False  # voicing marks join their kana: か゛ -> が, あ゛ -> あ + U+3099
    latin: Latin = Latin.OFF
    digits: Digits = Digits.OFF
    punctuation: bool = False  # ASCII punctuation between Japanese to full width
    spaces: bool = False  # ASCII spaces beside full-width brackets, stops and colons go
    closing_stop: bool = False  # 。」 -> 」
    leaders: bool = False  # … and ― in even runs
    exclamation_space: bool = False  # a full-width space after ！？ within a paragraph
    exclamations: bool = False  # ！？ and their like in one em
    ruby_kana: bool = False  # small kana in readings set large
    indent: float | None = None  # em, of paragraphs, in place of spaces typed at their head
    bracket_indent: float | None = None  # em, of paragraphs that begin with a bracket
    blank_lines: Blanks = Blanks.OFF


Counts = Counter[str]  # changes made, by the rule's field name
Find = Callable[[str, Any], Iterable[Edit]]  # of the running text and the rule's setting
Rewrite = Callable[[Document, Any], tuple[Document, int]]
Rule = Find | Rewrite
_Bound = Callable[[Any], Any]  # a rule with its setting

# In this order: each sees what those before it made.
TEXT_RULES: tuple[tuple[str, Find], ...] = (
    ("katakana", lambda text, _: letters.katakana_edits(text)),
    ("voicing", lambda text, _: letters.voicing_edits(text)),
    ("latin", letters.latin_edits),
    ("digits", number_edits),
    ("punctuation", lambda text, _: punctuation.bracket_edits(text)),
    ("punctuation", lambda text, _: punctuation.mark_edits(text)),
    ("spaces", lambda text, _: punctuation.space_edits(text)),
    ("closing_stop", lambda text, _: punctuation.closing_stop_edits(text)),
    ("leaders", lambda text, _: punctuation.leader_edits(text)),
    ("exclamations", lambda text, _: punctuation.exclamation_edits(text)),
    ("exclamation_space", lambda text, _: punctuation.sentence_space_edits(text)),
)
BLOCK_RULES: tuple[tuple[str, Rewrite], ...] = (
    ("ruby_kana", lambda document, _: paragraphs.with_large_ruby_kana(document)),
    ("bracket_indent", lambda document, em: paragraphs.indented(document, em, bracket=True)),
    ("indent", lambda document, em: paragraphs.indented(document, em, bracket=False)),
    ("blank_lines", paragraphs.with_packed_blanks),
)
_APART = frozenset({GroupKind.HORIZONTAL})  # the rules are those of vertical text


def apply(book: Book, rules: Typography) -> tuple[Book, Counts]:
    """The book with the rules that are asked for carried out, and how many changes each made.

    It comes after readings: a dictionary's words are spelt as the author spells them.
    """
    counts: Counts = Counter()
    documents = []
    for document in book.documents:
        made, changes = edited(document, rules)
        documents.append(made)
        counts.update(changes)
    return replace(book, documents=tuple(documents)), counts


def edited(document: Document, rules: Typography) -> tuple[Document, Counts]:
    """``apply`` to one document."""
    counts: Counts = Counter()
    finds, rewrites = _asked(TEXT_RULES, rules), _asked(BLOCK_RULES, rules)

    def changed(inlines: Inlines) -> Inlines:
        text = paragraphs.running(inlines)
        for name, find in finds:
            text, changes = paragraphs.edited(text, find)
            counts[name] += changes
        return text.inlines

    if finds:
        document = map_running(document, changed, but=_APART)
    for name, rewrite in rewrites:
        document, changes = rewrite(document)
        counts[name] += changes
    return document, counts


def _asked(table: Iterable[tuple[str, Rule]], rules: Typography) -> list[tuple[str, _Bound]]:
    """The rows whose field is not off, each bound to its setting."""
    off = Typography()
    return [
        (name, _bound(rule, getattr(rules, name)))
        for name, rule in table
        if getattr(rules, name) != getattr(off, name)
    ]


def _bound(rule: Rule, setting: object) -> _Bound:
    return lambda subject: rule(subject, setting)
