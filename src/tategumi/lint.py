"""What stands badly in vertical lines, on e-readers or on paper, though no rule forbids it.

Warnings, one for each manuscript and kind: EPUBCheck is silent on these. Knows the book only.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from .manuscript.punctuation import JAPANESE
from .model import Book, Inline, Style, Styled, Tcy, Text, children_of, runs_of
from .problems import Place, Problem

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
# Characters shown on each side of a finding.
_CONTEXT = 6
_OBJECT = "\ufffc"


def lint(book: Book) -> tuple[Problem, ...]:
    """Each kind of finding once for a manuscript, with its count and the first words."""
    runs: dict[str, list[tuple[Inline, ...]]] = defaultdict(list)
    for document in book.documents:
        own = (document.title, *runs_of(document.blocks))
        runs[document.source or document.name] += own
    return tuple(problem for name in runs for problem in _in_runs(runs[name], Place(name)))


def _in_runs(runs: Iterable[tuple[Inline, ...]], place: Place) -> Iterator[Problem]:
    texts = [_vertical_text(inlines) for inlines in runs]
    for code, pattern in RULES:
        found = [(text, match) for text in texts for match in pattern.finditer(text)]
        if found:
            text, match = found[0]
            sample = text[max(match.start() - _CONTEXT, 0) : match.end() + _CONTEXT]
            values = {"count": len(found), "sample": sample.replace(_OBJECT, "…")}
            yield Problem(place, code, values)


def _vertical_text(inlines: tuple[Inline, ...]) -> str:
    """The text that runs down the line; what is set across it, or as code, is one object."""
    pieces = []
    for inline in inlines:
        match inline:
            case Text(text):
                pieces.append(text)
            case Tcy() | Styled(style=Style.HORIZONTAL | Style.CODE):
                pieces.append(_OBJECT)
            case _:
                pieces.append(_vertical_text(children_of(inline)) or _OBJECT)
    return "".join(pieces)
