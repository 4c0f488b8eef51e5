"""Where in the file a finding stands."""

from bisect import bisect_right
from dataclasses import dataclass, field

from ...problems import Place, Problem


@dataclass(slots=True)
class Findings:
    """The problems found so far in one file, whose lines are ``lines``."""

    path: str
    lines: list[str]
    problems: list[Problem] = field(default_factory=list)

    def add(self, line: int, column: int, code: str, **values: object) -> None:
        """A problem at ``place(line, column)``."""
        self.problems.append(Problem(self.place(line, column), code, values))

    def place(self, line: int, column: int) -> Place:
        """``line`` and ``column`` from 0, as markdown_it counts; a column below 0 is unknown."""
        return Place(self.path, line + 1, column + 1)


class Inlines:
    """The text of one paragraph, heading or cell, which begins on ``line`` (from 0) of the file."""

    def __init__(self, findings: Findings, line: int, text: str) -> None:
        self._findings = findings
        self._first = line
        self._text = text
        self._starts: list[int] = []  # where each line of the text begins
        self._margins: list[int] = []  # the characters that markdown_it cut off before it

    def add(self, position: int, code: str, **values: object) -> None:
        """A problem at ``position`` in the text."""
        self._findings.problems.append(Problem(self.place(position), code, values))

    def place(self, position: int) -> Place:
        """Where the character at ``position`` in the text stands."""
        if not self._starts:
            self._measure()
        index = bisect_right(self._starts, position) - 1
        margin = self._margins[index]
        column = margin + position - self._starts[index] if margin >= 0 else -1
        return self._findings.place(self._first + index, column)

    def _measure(self) -> None:
        lines = self._findings.lines
        start = 0
        for number, line in enumerate(self._text.split("\n"), self._first):
            self._starts.append(start)
            self._margins.append(lines[number].find(line) if number < len(lines) else -1)
            start += len(line) + 1
