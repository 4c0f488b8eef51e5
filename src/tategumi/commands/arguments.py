"""What the commands' arguments have in common: words that stand for values, and help texts."""

import argparse
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from enum import Enum
from pathlib import Path
from typing import TypeVar

from ..messages import MESSAGES, user_locale
from ..problems import Failed, Place, Problem
from ..units import Length

T = TypeVar("T")
Member = TypeVar("Member", bound=Enum)
Add = Callable[..., object]
Options = argparse.Namespace
Problems = Iterable[Problem]
# Problems that stop a book project, but not the printing of a text as it is.
MILDER = {
    "tate.glyph": "glyph.stand-in",
    "tate.off-page": "tate.beside-page",
    "tate.overprint": "tate.overlaid",
}


def say(code: str, **values: object) -> str:
    """A message in the user's language."""
    return MESSAGES[code].text(user_locale()).format(**values)


def one_of(names: Mapping[str, T]) -> Callable[[str], T]:
    """A type for argparse: one of the names, whatever their case, as what it stands for."""

    def parse(text: str) -> T:
        if text.lower() not in names:
            message = say("cli.unknown", text=text, known=", ".join(names))
            raise argparse.ArgumentTypeError(message)
        return names[text.lower()]

    return parse


def member_of(choices: type[Member]) -> Callable[[str], Member]:
    """A type for argparse: a member of an enumeration, by its value."""
    return one_of({member.value: member for member in choices})


def count(text: str) -> int:
    """A type for argparse: a whole number from 1 on."""
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(say("cli.count", text=text))
    return int(text)


def length(text: str) -> Length:
    """A type for argparse: a length as in a style sheet."""
    try:
        return Length.parse(text)
    except ValueError:
        raise argparse.ArgumentTypeError(say("yaml.length", text=text)) from None


def refuse_overwriting(source: Path, *targets: Path) -> None:
    """Raises ``Failed`` if a target is the file that is read, under whatever name."""
    if any(target.exists() and source.exists() and target.samefile(source) for target in targets):
        raise Failed([Problem(Place(str(source)), "cli.same-file")])


def milder(problems: Problems) -> Iterator[Problem]:
    """The problems as they are told of a text that is no book project."""
    for problem in problems:
        yield replace(problem, code=MILDER.get(problem.code, problem.code))
