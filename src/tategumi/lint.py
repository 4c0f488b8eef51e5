"""Finds what looks bad in vertical lines, on e-readers or on paper, though no rule forbids it.

Warnings, one for each manuscript and kind: EPUBCheck is silent on these. Knows the book only.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import tee

from .manuscript.origins import OBJECT, PlacedText
from .model import Book, Document, Inline, Style, Styled, Tcy, Text, children_of, runs_of
from .problems import Place, Problem
from .typography.punctuation import JAPANESE

_J = JAPANESE.pattern
# Rule -> what it finds in the running text of vertical lines.
RULES = (
    ("lint.digits", re.compile(f"(?<={_J})[0-9]+(?={_J})")),
    ("lint.marks", re.compile(f"(?<={_J})[!?,.:;]+(?={_J}|$)")),
    ("lint.quotes", re.compile(f"(?<={_J})[“”]|[“”](?={_J})")),
    ("lint.katakana", re.compile("[ｦ-ﾟ]+")),
    ("lint.spaces", re.compile("[\u2000-\u200a\u202f\u205f]")),
    ("lint.radicals", re.compile("[\u2e80-\u2fdf]")),
    ("lint.variants", re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]")),
)
_RULES = dict(RULES)
# Characters shown on each side of a finding.
_CONTEXT = 6


@dataclass(frozen=True, slots=True)
class Finding:
    """A kind of finding in a document, how often it is there, the first, and words around it."""

    code: str
    count: int
    first: str
    sample: str


def lint(book: Book) -> tuple[Problem, ...]:
    """Each kind of finding once for a manuscript, with its count and the first words."""
    return problems_of((document, findings(document)) for document in book.documents)


def findings(document: Document) -> tuple[Finding, ...]:
    """The findings of a document, in the order of the rules."""
    texts = list(map(_vertical_text, (document.title, *runs_of(document.blocks))))
    return tuple(finding for code, pattern in RULES for finding in _find(code, pattern, texts))


def _find(code: str, pattern: re.Pattern[str], texts: Iterable[str]) -> Iterator[Finding]:
    found = [(text, match) for text in texts for match in pattern.finditer(text)]
    if found:
        text, match = found[0]
        yield Finding(code, len(found), match[0], _around(text, match))


def _around(text: str, match: re.Match[str]) -> str:
    words = text[max(match.start() - _CONTEXT, 0) : match.end() + _CONTEXT]
    return words.replace(OBJECT, "…")


def problems_of(found: Iterable[tuple[Document, Iterable[Finding]]]) -> tuple[Problem, ...]:
    """The findings of documents, those of one manuscript together."""
    manuscripts: dict[str, dict[str, list[Finding]]] = {}
    for document, its_findings in found:
        kinds = manuscripts.setdefault(document.source or document.name, defaultdict(list))
        for finding in its_findings:
            kinds[finding.code].append(finding)
    return tuple(
        Problem(Place(name), code, _values(kinds[code]))
        for name, kinds in manuscripts.items()
        for code, _ in RULES
        if code in kinds
    )


def _values(same: list[Finding]) -> dict[str, object]:
    count = sum(finding.count for finding in same)
    return {"count": count, "first": same[0].first, "sample": same[0].sample}


def with_places(
    problems: Iterable[Problem], texts_of: Callable[[str], Iterable[PlacedText]]
) -> Iterator[Problem]:
    """The problems, a kind of finding where the first of it stands in its manuscript.

    ``texts_of`` gives the texts of a manuscript as their author wrote them; no more of them is read
    than is needed, and once.
    """
    problems = tuple(problems)
    found: dict[str, list[Problem]] = defaultdict(list)
    for problem in problems:
        if problem.code in _RULES:
            found[problem.place.path].append(problem)
    places = {
        (path, problem.code): _place(problem, texts)
        for path, here in found.items()
        for problem, texts in zip(here, tee(texts_of(path), len(here)), strict=True)
    }
    for problem in problems:
        yield replace(problem, place=places.get((problem.place.path, problem.code), problem.place))


def _place(problem: Problem, texts: Iterable[PlacedText]) -> Place:
    """The place of the words, or of the finding alone if its neighbours were edited."""
    alike = problem.place
    for text in texts:
        for run in text.runs:
            for match in _RULES[problem.code].finditer(run.text):
                if match[0] == problem.values["first"]:
                    if _around(run.text, match) == problem.values["sample"]:
                        return text.place(run, match.start())
                    alike = text.place(run, match.start()) if alike == problem.place else alike
    return alike


def _vertical_text(inlines: tuple[Inline, ...]) -> str:
    """The text that runs down the line; what is set across it, or as code, is one object."""
    pieces = []
    for inline in inlines:
        match inline:
            case Text(text):
                pieces.append(text)
            case Tcy() | Styled(style=Style.HORIZONTAL | Style.CODE):
                pieces.append(OBJECT)
            case _:
                pieces.append(_vertical_text(children_of(inline)) or OBJECT)
    return "".join(pieces)
