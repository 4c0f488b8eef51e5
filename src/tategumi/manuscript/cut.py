"""Cuts documents from a seed at lines that are quoted; each line of text is in exactly one.

Knows the seed's lines and the quotations of the contents, no file.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate, pairwise
from typing import Annotated

from ..choices import nearest
from ..located import Leaf, Located
from ..model import Role
from ..problems import Place, Problem
from .finish import finished
from .passages import read_passage
from .plain import Kind, Line, Passage, lines_of, rank_of, with_headings
from .source import Manuscript, Notation

# --- the shape of an entry
_TAKEN = frozenset(["cover", "titlepage", "toc", "colophon"])


def _name(text: str) -> str:
    """The name of an entry's file in the EPUB: ASCII, as file names and ids may be."""
    if text in _TAKEN or not re.fullmatch("[a-z][a-z0-9]*(-[a-z0-9]+)*", text):
        raise ValueError
    return text


def _class(text: str) -> str:
    """Classes for styles, parted by spaces: such as CSS writes without escapes."""
    if not all(re.fullmatch(r"[^\W\d][\w-]*", word) for word in text.split()):
        raise ValueError
    return text


Name = Annotated[str, Leaf("contents.name", _name)]
Class = Annotated[str, Leaf("contents.class", _class)]
# A line as it stands in the seed; ``number: line`` where the same line stands there more than once.
Quotation = Located[str] | Located[tuple[tuple[Annotated[int, Leaf("seed.number", int)], str], ...]]


@dataclass(frozen=True, slots=True)
class Cut:
    """A document of a seed: from its first line to the next document's, or to the seed's end.

    The first line is the document's title; where ``title`` gives another, it is text.
    """

    seed: Located[str]
    first_line: Quotation
    title: str = ""
    role: Role = Role.CHAPTER
    lead: Quotation | tuple[Quotation, ...] = ()
    headings: tuple[Quotation, ...] = ()
    subheadings: tuple[Quotation, ...] = ()
    drop: tuple[Quotation, ...] = ()
    notation: Notation | None = None  # None: the book's
    name: Name = field(default="", metadata={"also": ("id",)})
    class_: Class = ""


# What becomes of a line, by the key under which it is quoted: its kind (None: it goes), its level.
_Claim = tuple[Kind | None, int]
_CLAIMS: dict[str, _Claim] = {
    "lead": (Kind.LEAD, 0),
    "headings": (Kind.HEADING, 2),
    "subheadings": (Kind.HEADING, 3),
    "drop": (None, 0),
}
_SHOWN = 40  # characters of a line in a message
_EACH_UNCLAIMED = 10  # lines reported one by one; the others are counted


@dataclass(frozen=True, slots=True)
class _Quote:
    text: str
    number: int | None  # of the line, where it was given
    place: Place


def _quotes(value: Quotation | tuple[Quotation, ...]) -> Iterator[_Quote]:
    for quotation in value if isinstance(value, tuple) else (value,):
        if isinstance(quotation.value, str):
            yield _Quote(quotation.value.strip(), None, quotation.place)
        else:
            for number, text in quotation.value:
                yield _Quote(text.strip(), number, quotation.place)


# --- the seed
class _Seed:
    """A seed's lines, and which of them have been claimed, by which quotation."""

    def __init__(self, text: str, path: str) -> None:
        self.path = path
        self.lines = lines_of(text)
        self.numbers: dict[str, list[int]] = defaultdict(list)
        for line in self.lines:
            if line.text:
                self.numbers[line.text].append(line.number)
        self.claimed: dict[int, Place] = {}

    def claim(self, quote: _Quote, within: range, problems: list[Problem]) -> int | None:
        """The number of the line that is quoted, now claimed; None where there is no such line."""
        everywhere = self.numbers.get(quote.text, [])
        numbers = everywhere if quote.number is None else [quote.number]
        here = [number for number in numbers if number in within and number in everywhere]
        if len(here) != 1:
            problems.append(self._not_one(quote, here, everywhere))
            return None
        if first := self.claimed.get(here[0]):
            values = {"line": _shown(quote.text), "first": first}
            problems.append(Problem(quote.place, "seed.quoted-twice", values))
        self.claimed.setdefault(here[0], quote.place)
        return here[0]

    def _not_one(self, quote: _Quote, here: list[int], everywhere: list[int]) -> Problem:
        values: dict[str, object] = {"line": _shown(quote.text), "seed": self.path}
        if numbers := here or everywhere:
            code = "seed.repeated" if here else "seed.elsewhere"
            values |= {"numbers": ", ".join(map(str, numbers)), "number": numbers[0]}
            return Problem(quote.place, code, values)
        if near := _nearest_line(quote.text, self.numbers):
            values |= {"near": _shown(near), "number": self.numbers[near][0]}
            return Problem(quote.place, "seed.no-line-near", values)
        return Problem(quote.place, "seed.no-line", values)

    def unclaimed(self, before: int) -> list[Problem]:
        """Lines before the first document that no entry claims."""
        lines = [line for line in self.lines[: before - 1] if line.text]
        lines = [line for line in lines if line.number not in self.claimed]
        problems = [
            Problem(
                Place(self.path, line.number),
                "seed.unclaimed",
                {"line": _shown(line.text), "number": line.number},
            )
            for line in lines[:_EACH_UNCLAIMED]
        ]
        if more := lines[_EACH_UNCLAIMED:]:
            values = {"count": len(more), "last": more[-1].number}
            place = Place(self.path, more[0].number)
            problems.append(Problem(place, "seed.unclaimed-more", values))
        return problems


def _shown(text: str) -> str:
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"


def _nearest_line(text: str, lines: Iterable[str]) -> str:
    """The line of which ``text`` is a part, else the one whose beginning looks most like it."""
    if len(text) > 1 and (parts := [line for line in lines if text in line]):
        return parts[0]
    by_beginning = {line[: 2 * _SHOWN]: line for line in lines}
    return by_beginning.get(nearest(text[: 2 * _SHOWN], by_beginning), "")


# --- cutting
def cut(
    text: str, path: str, cuts: Sequence[Cut], notation: Notation = Notation.PLAIN
) -> tuple[tuple[Manuscript, ...], tuple[Problem, ...]]:
    """One manuscript for each of the ``cuts`` of one seed; after errors they are of no use.

    ``path`` is the seed's name for messages.
    """
    sources = text.split("\n")
    offsets = [0, *accumulate(len(source) + 1 for source in sources)]
    seed = _Seed(text, path)
    problems: list[Problem] = []
    whole = range(1, len(seed.lines) + 1)
    starts = [_start(seed, one, whole, problems) for one in cuts]
    found = sorted({start for start in starts if start})
    ends = dict(pairwise([*found, whole.stop]))
    manuscripts, headings = [], _chapters(seed)
    for one, start in zip(cuts, starts, strict=True):
        within = range(start, ends[start]) if start else whole
        # What stands before the first document can only be dropped, by that document.
        droppable = range(1, within.stop) if start in found[:1] else within
        claims = _claims(seed, one, within, droppable, problems)
        lines = [seed.lines[n - 1] for n in within]
        passage = _passage(one, lines, claims, sources)
        manuscript = read_passage(passage, path, one.notation or notation)
        manuscripts.append(finished(manuscript, text, path, offsets[within.start - 1]))
        if start:
            unclaimed = [line for line in lines[1:] if line.number not in claims]
            problems += _swallowed(path, unclaimed, headings, manuscripts[-1].title)
    if all(starts):
        problems += seed.unclaimed(before=found[0] if found else whole.stop)
    told = (problem for manuscript in manuscripts for problem in manuscript.problems)
    return tuple(manuscripts), (*problems, *told)


def _start(seed: _Seed, one: Cut, whole: range, problems: list[Problem]) -> int | None:
    quotes = list(_quotes(one.first_line))
    if len(quotes) != 1:
        problems.append(Problem(one.first_line.place, "seed.one-line"))
        return None
    return seed.claim(quotes[0], whole, problems)


def _claims(
    seed: _Seed, one: Cut, within: range, droppable: range, problems: list[Problem]
) -> dict[int, _Claim]:
    """What one entry's quotations say of the seed's lines, by their numbers."""
    claims = {}
    for key, claim in _CLAIMS.items():
        for quote in _quotes(getattr(one, key)):
            if number := seed.claim(quote, droppable if key == "drop" else within, problems):
                claims[number] = claim
    return claims


_CHAPTERS = (1, 2)  # ranks of parts and chapters, whose wording is no sentence's


def _chapters(seed: _Seed) -> set[int]:
    """The numbers of the lines that look like the beginning of a document."""
    headings = (line for line in with_headings(seed.lines) if line.kind is Kind.HEADING)
    return {line.number for line in headings if rank_of(line) in _CHAPTERS}


def _swallowed(
    path: str, lines: Sequence[Line], headings: set[int], title: str
) -> Iterator[Problem]:
    """Lines of a document's text that look like the beginning of another one."""
    for line in lines:
        if line.number in headings:
            values = {"line": _shown(line.text), "title": _shown(title)}
            yield Problem(Place(path, line.number), "seed.swallowed", values)


def _passage(one: Cut, lines: list[Line], claims: dict[int, _Claim], sources: list[str]) -> Passage:
    """The document of these lines, the first of which is its title unless it has another."""
    first, body = ([], lines) if one.title else (lines[:1], lines[1:])
    claimed = [(line, *claims.get(line.number, (line.kind, 0))) for line in body]
    kept = [replace(line, kind=kind, level=level) for line, kind, level in claimed if kind]
    return Passage(one.title or first[0].text, tuple(first), kept, sources)
