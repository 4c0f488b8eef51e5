"""Finds characters typed for YAML's signs by mistake, and explains YAML's errors."""

import re
from collections.abc import Iterator

from ..problems import Place, Problem

_KEY = r"[ \t]*(?:- +)*[A-Za-z][\w-]*"
# What is found in a file that is no YAML, by its message: where the group stands.
_SLIPS = {
    "yaml.wide-colon": re.compile(rf"{_KEY}[ \t]*(?P<at>：)"),
    "yaml.wide-space": re.compile(r"[ \t]*(?P<at>\u3000)[\s\u3000]*\S"),
    "yaml.tab": re.compile(r" *(?P<at>\t)[\s\u3000]*\S"),
    "yaml.wide-dash": re.compile(r" *(?P<at>[－ー―–—])[ \u3000]*\S"),
    "yaml.colon-space": re.compile(rf"{_KEY}(?P<at>:)(?![\s/]|$)"),
}
# Parts of what the library says, and the message that says it to an author.
_MEANINGS = {
    "mapping values are not allowed": "yaml.colon-in-value",
    "could not find expected ':'": "yaml.no-colon",
    "did not find expected key": "yaml.margin",
    "did not find expected '-' indicator": "yaml.margin",
    "block sequence entries are not allowed": "yaml.margin",
    "block mapping entries are not allowed": "yaml.margin",
    "unexpected end of stream": "yaml.quote",
    "unexpected document indicator": "yaml.quote",
    "did not find expected ',' or": "yaml.bracket",
    "cannot start any token": "yaml.sign",
    "did not find expected alphabetic or numeric character": "yaml.sign",
    "did not find expected node content": "yaml.sign",
    "did not find expected comment or line break": "yaml.sign",
}


def slips(text: str, shown: str, first_line: int, last: int) -> Iterator[Problem]:
    """The likely reasons why a text is no YAML, up to the line ``last`` on which that shows.

    Lines are those of the file; ``first_line`` is the text's first.
    """
    for number, line in enumerate(text.split("\n"), first_line):
        if number > last:
            return
        if found := slip_in(line):
            code, at = found
            yield Problem(Place(shown, number, at + 1), code)


def slip_in(line: str) -> tuple[str, int] | None:
    """The first slip in a line, and where it stands."""
    for code, pattern in _SLIPS.items():
        if found := pattern.match(line):
            return code, found.start("at")
    return None


def broken(place: Place, detail: object) -> Problem:
    """The library's ``detail`` in words for who wrote the file; as it is where none are known."""
    said = str(detail)
    code = next((code for part, code in _MEANINGS.items() if part in said), "yaml.broken")
    return Problem(place, code, {"detail": detail} if code == "yaml.broken" else {})
