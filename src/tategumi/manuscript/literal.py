"""Reports signs of a notation that were set as text, because they may have been meant.

Looks at what was read, whatever its notation, and finds the signs again in the source.
"""

import re
from collections.abc import Collection, Iterable, Iterator

from ..model import Inline, Text, children_of, runs_of
from ..problems import Place, Problem, place_in
from .source import Manuscript

# What it finds in text that is set, by the name of its message; longer forms stand first.
SIGNS = {
    "emphasis": "《《[^《》\\n]*》》",
    "ruby": r"[|｜][^|｜《》\n]{1,20}《[^《》\n]*》|《[^《》\n]+》|\[\[rb:[^\[\]\n]*\]\]"
    r"|\{[^{}|\n]+\|[^{}\n]+\}",
    "open": "《",
    "close": "》",
    "bar": "｜",
    "note": r"［＃[^［］\n]*］?|\[\^[^\[\]\n]+\]|\[(?:newpage|chapter:[^\[\]\n]*)\]",
    "link": r"\[[^\[\]\n]+\]\([^()\s]+\)",
    "strong": r"\*\*[^*\n]+\*\*",
    "tag": r"</?(?:a|b|br|div|em|h[1-6]|i|img|p|rb|rp|rt|ruby|span|strong)(?:\s[^<>\n]*)?/?>",
}
_ANY = re.compile("|".join(f"(?P<{name}>{form})" for name, form in SIGNS.items()), re.IGNORECASE)
# Each of them begins so; most texts hold none of these.
_BEGINNING = re.compile(r"[《》|｜\[{［*<]")
_ESCAPES = ("\\", "|", "｜")  # before a sign they say that it is itself
_CONTEXT = (8, 4, 2, 1, 0)  # characters on either side by which a sign is found again
_SHOWN = 24  # characters of a sign in its message


def literal(
    manuscript: Manuscript, text: str, path: str, told: Iterable[Problem], begin: int = 0
) -> Iterator[Problem]:
    """The signs left in the manuscript's text, but for those on lines that are ``told`` of.

    ``text`` is that of the file; the manuscript begins at ``begin`` in it.
    """
    lines = {problem.place.line for problem in told}
    runs = (manuscript.heading or (Text(manuscript.title),), *runs_of(manuscript.blocks))
    yield from _problems_of(_texts(runs), text, path, lines, begin)


def _texts(runs: Iterable[tuple[Inline, ...]]) -> Iterator[str]:
    for inlines in runs:
        for inline in inlines:
            if isinstance(inline, Text):
                yield inline.text
            else:
                yield from _texts([children_of(inline)])


def _problems_of(
    texts: Iterable[str], source: str, path: str, lines: Collection[int], begin: int
) -> Iterator[Problem]:
    position = begin
    for text in filter(_BEGINNING.search, texts):
        for match in _ANY.finditer(text):
            at = _at(match, source, position)
            if at < 0 or source[max(at - 1, 0) : at] in _ESCAPES:
                continue  # joined from several lines, or escaped by its author
            position = at + len(match[0])
            place = place_in(source, at, path)
            if place.line not in lines:
                yield _problem(match, place)


def _at(match: re.Match[str], source: str, position: int) -> int:
    """The index of the sign in the source, found with as much of the text around it as possible."""
    text = match.string
    for width in _CONTEXT:
        begin = max(match.start() - width, 0)
        at = source.find(text[begin : match.end() + width], position)
        if at >= 0:
            return at + match.start() - begin
    return -1


def _problem(match: re.Match[str], place: Place) -> Problem:
    sign = match[0] if len(match[0]) <= _SHOWN else match[0][: _SHOWN - 1] + "…"
    return Problem(place, f"literal.{match.lastgroup}", {"sign": sign})
