"""Writes problems as lines for users: with their severity, and repeated ones in one line."""

import os
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from .messages import MESSAGES, Locale, Severity
from .problems import Problem

# If there are more problems of a kind than this, the first of them has a line, which names the
# places of some others.
_MOST, _NAMED = 3, 3
_PLACE = re.compile(r"(?<=:)\d+:", re.ASCII)
# The environment variable that asks for every line.
ALL = "TATEGUMI_ALL"


@dataclass(frozen=True, slots=True)
class Line:
    severity: Severity
    text: str


def every_line(problems: Iterable[Problem], locale: Locale) -> list[Line]:
    """A line for each problem, in their order; the same line once."""
    found = (Line(problem.severity, _line(problem, locale)) for problem in problems)
    return list(dict.fromkeys(found))


def summarised(problems: Iterable[Problem], locale: Locale) -> list[Line]:
    """The lines of a run: notes, warnings, errors; many of one kind have one line with a count.

    Every error has its line, because each stops the build.
    """
    if os.environ.get(ALL):
        return every_line(problems, locale)
    rows = {_line(problem, locale): problem for problem in problems}
    kinds: dict[str, list[Problem]] = defaultdict(list)
    for problem in rows.values():
        kinds[problem.code].append(problem)
    found = []
    for text, problem in rows.items():
        kind = kinds[problem.code]
        if not _is_joined(kind):
            found.append(Line(problem.severity, text))
        elif problem is kind[0]:
            found.append(Line(problem.severity, f"{text}{_others(kind, locale)}"))
    order = list(Severity)[::-1]
    return sorted(found, key=lambda line: order.index(line.severity))


def without_known_notes(
    problems: Iterable[Problem], before: str, locale: Locale
) -> Iterator[Problem]:
    """The problems without the notes that the lines of an earlier report, ``before``, have.

    A note is the same wherever it stands: text may have been added above it.
    """
    known = set(_PLACE.sub("", before).splitlines())
    for problem in problems:
        is_note = problem.severity is Severity.NOTE and not os.environ.get(ALL)
        if not is_note or _PLACE.sub("", _line(problem, locale)) not in known:
            yield problem


def count(lines: Iterable[Line], locale: Locale) -> str:
    """A line that counts errors and warnings; "" if there are less than two."""
    severities = [line.severity for line in lines]
    errors, warnings = map(severities.count, (Severity.ERROR, Severity.WARNING))
    if errors + warnings < 2:
        return ""
    code = "told.count" if errors else "told.warnings"
    return MESSAGES[code].text(locale).format(errors=errors, warnings=warnings)


def _is_joined(kind: list[Problem]) -> bool:
    """Do the problems of a kind share one line?"""
    return len(kind) > _MOST and kind[0].severity is not Severity.ERROR


def _others(kind: list[Problem], locale: Locale) -> str:
    """The end of a kind's line, which counts the others."""
    others = kind[1:]
    places = dict.fromkeys(str(other.place) for other in others)
    values = {"count": len(others), "places": ", ".join([*places][:_NAMED])}
    return MESSAGES["told.more"].text(locale).format(**values)


def _line(problem: Problem, locale: Locale) -> str:
    """``path:line:column: error: what, and how to mend it``, in the form of compilers."""
    text = problem.text(locale)
    if problem.severity is Severity.NOTE:
        return text
    word = MESSAGES[f"told.{problem.severity.value}"].text(locale)
    return f"{problem.place}: {word}: {text.removeprefix(f'{problem.place}: ')}"
