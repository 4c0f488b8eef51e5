"""An outline of a plain text: contents entries that make a book of it, to paste into book.yaml.

Guesses by wording and layout. Whatever it guesses, its entries claim every line exactly once.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise, takewhile

from ..located import scalar
from ..model import Role
from .plain import Kind, Line, is_spaced, is_title, lines_of, rank_of, with_headings

_BEGINS_DOCUMENT = 2  # ranks up to this one: parts and chapters
# Roles that the first line's wording tells; all others are chapters.
_ROLES = dict.fromkeys(("まえがき", "はしがき", "はじめに", "序文", "序"), Role.PREFACE)
_ROLES |= dict.fromkeys(("おわりに", "あとがき", "跋"), Role.AFTERWORD)
_UNTITLED = "無題"

# A short line before a paragraph may be a heading. Where more than this share of short lines stand
# before another short line, the text is verse.
_LONGEST_GUESS = 30
_VERSE = 1 / 3
_SPOKEN_ENDS = tuple("！？!?…―」』）")


@dataclass(frozen=True, slots=True)
class _Entry:
    """A document to be: its first line, and the lines quoted under each key."""

    first: Line
    lead: list[Line] = field(default_factory=list)
    headings: list[Line] = field(default_factory=list)
    drop: list[Line] = field(default_factory=list)


def outline(text: str, path: str) -> str:
    """The entries as YAML; ``path`` is the seed's. Nothing for a text without lines."""
    lines = with_headings(lines_of(text))
    starts = _starts(lines)
    bounds = pairwise([*starts, len(lines)])
    entries = [_entry(lines[: starts[0]] if a == starts[0] else [], lines[a:b]) for a, b in bounds]
    times = Counter(line.text for line in lines)
    return "".join(f"  {line}\n" for entry in entries for line in _yaml(entry, path, times))


def _starts(lines: Sequence[Line]) -> list[int]:
    """Indexes of the lines with which documents begin."""
    texts = [n for n, line in enumerate(lines) if line.text]
    ranked = [
        n for n in texts if lines[n].kind is Kind.HEADING and rank_of(lines[n]) <= _BEGINS_DOCUMENT
    ]
    if ranked:
        # Title and author stand in the metadata; other text before the first chapter is a document.
        before = [line for line in lines[: ranked[0]] if line.text]
        return ranked if all(map(is_title, before)) else [texts[0], *ranked]
    heads = [] if is_spaced(lines) else [n for n in texts[1:] if _is_head(lines, n)]
    return [*texts[:1], *heads]


def _is_head(lines: Sequence[Line], start: int) -> bool:
    """Whether a title stands here between blank lines, alone or with a standfirst."""
    if lines[start - 1].text or not is_title(lines[start]):
        return False
    stop = start + 1 + len(_lead(lines[start + 1 :]))
    return stop < len(lines) and not lines[stop].text


_LONGEST_LEAD = 2  # lines


def _lead(lines: Sequence[Line]) -> list[Line]:
    """The lines before the next blank one; none if they are too many for a standfirst."""
    lead = list(takewhile(lambda line: line.text, lines[: _LONGEST_LEAD + 1]))
    return lead if len(lead) <= _LONGEST_LEAD and len(lead) < len(lines) else []


def _entry(before: Sequence[Line], lines: Sequence[Line]) -> _Entry:
    """The entry for a document's lines; ``before`` it stands what no document holds."""
    first, *rest = lines
    lead = _lead(rest) if first.kind is Kind.TEXT and is_title(first) else []
    body = [line for line in rest[len(lead) :] if line.text]
    guessed = set() if _is_verse(body) else {line for line in body if _may_be_heading(line)}
    followed = [a for a, b in pairwise(body) if b.kind is Kind.TEXT and b not in guessed]
    headings = [n for n in body if n.kind is Kind.HEADING or (n in guessed and n in followed)]
    drop = [line for line in before if line.text] + [n for n in body[-1:] if n in guessed]
    return _Entry(first, lead, headings, drop)


def _may_be_heading(line: Line) -> bool:
    return (
        is_title(line) and len(line.text) <= _LONGEST_GUESS and not line.text.endswith(_SPOKEN_ENDS)
    )


def _is_verse(body: Sequence[Line]) -> bool:
    short = [_may_be_heading(line) for line in body]
    return sum(a and b for a, b in pairwise(short)) > _VERSE * sum(short)


# --- YAML
def _yaml(entry: _Entry, path: str, times: Counter[str]) -> Iterator[str]:
    def quoted(line: Line) -> str:
        text = scalar(line.text)
        return f"{line.number}: {text}" if times[line.text] > 1 else text

    yield f"- seed: {scalar(path)}"
    first = quoted(entry.first)
    yield "  first-line:" + ("\n      " if times[entry.first.text] > 1 else " ") + first
    if role := _ROLES.get(entry.first.text):
        yield f"  role: {role.value}"
    if entry.first.kind is not Kind.HEADING and not is_title(entry.first):
        yield f"  title: {_UNTITLED}"
    for key in ("lead", "headings", "drop"):
        if lines := getattr(entry, key):
            yield f"  {key}:"
            yield from (f"    - {quoted(line)}" for line in lines)
