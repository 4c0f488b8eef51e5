"""Problems: what is wrong in a reader's file, where it stands, and how to mend it.

A problem is a value. Stages collect them and go on; whoever runs the stages
raises one ``Failed`` with all of them, or prints the warnings.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import groupby
from operator import attrgetter

from .messages import MESSAGES, Locale, Severity


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A place in a file: the path as the user knows it; line and column from 1, 0 where unknown."""

    path: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        return ":".join([self.path, *(str(n) for n in (self.line, self.column) if n)])


def place_in(text: str, index: int, path: str) -> Place:
    """The place of the character ``text[index]`` in the file ``path``; the file itself for -1."""
    if index < 0:
        return Place(path)
    line = text.count("\n", 0, index) + 1
    return Place(path, line, index - text.rfind("\n", 0, index))


@dataclass(frozen=True, slots=True)
class Problem:
    """One finding: ``code`` names a row of ``messages.MESSAGES``, ``values`` fill its text."""

    place: Place
    code: str
    values: Mapping[str, object] = field(default_factory=dict)

    def __post_init__(self) -> None:
        assert self.code in MESSAGES, self.code

    @property
    def severity(self) -> Severity:
        return MESSAGES[self.code].severity

    def text(self, locale: Locale) -> str:
        """One line: ``path:line:column: what, and how to mend it``."""
        return f"{self.place}: {MESSAGES[self.code].text(locale).format(**self.values)}"


class Failed(Exception):
    """The work can't go on; ``problems`` says all that is wrong."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__(self.problems)  # so that it goes from one process to another

    def __str__(self) -> str:
        return "\n".join(problem.text(Locale.EN) for problem in self.problems)


def once(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """The problems in their order, what was found twice once."""
    return tuple({repr(problem): problem for problem in problems}.values())


def by_place(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """The problems as their reader goes through the files."""
    return tuple(sorted(problems, key=attrgetter("place")))


def ranges(numbers: Iterable[int]) -> str:
    """``1–3, 7``: the numbers of pages, runs of them together."""
    runs = groupby(enumerate(numbers), key=lambda pair: pair[1] - pair[0])
    spans = [[number for _, number in run] for _, run in runs]
    return ", ".join(f"{s[0]}–{s[-1]}" if len(s) > 1 else str(s[0]) for s in spans)


def raise_errors(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return the problems as a tuple if none is an error, else raise ``Failed`` with all."""
    found = tuple(problems)
    if any(p.severity is Severity.ERROR for p in found):
        raise Failed(found)
    return found


__all__ = [
    "Failed",
    "Locale",
    "Place",
    "Problem",
    "Severity",
    "by_place",
    "once",
    "place_in",
    "raise_errors",
    "ranges",
]
