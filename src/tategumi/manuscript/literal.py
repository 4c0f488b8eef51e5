"""Signs of a notation that were set as text: nothing that may have been meant is silent.

Looks at what was read, whatever its notation, and finds the signs again in the source.
"""

import re
from collections.abc import Collection, Iterable, Iterator

from ..model import Inline, Text, children_of, map_inlines
from ..problems import Place, Problem, place_in
from .source import Manuscript

# What it finds in text that is set, by the name of its message; longer forms stand first.
SIGNS = {
    "emphasis": "《《[^《》\\n]*》》",
    "ruby": r"[|｜][^|｜《》\n]{1,20}《[^《》\n]*》|《[^《》\n]+》|\[\[rb:[^\[\]\n]*\]\]"
    r"|\{[^{}|\n]+\|[^{}\n]+\}",
    "open": "《",
    "bar": "｜",
    "note": r"［＃[^［］\n]*］?|\[\^[^\[\]\n]+\]|\[(?:newpage|chapter:[^\[\]\n]*)\]",
    "link": r"\[[^\[\]\n]+\]\([^()\s]+\)",
    "strong": r"\*\*[^*\n]+\*\*",
    "tag": r"</?(?:a|b|br|div|em|h[1-6]|i|img|p|rb|rp|rt|ruby|span|strong)(?:\s[^<>\n]*)?/?>",
}
_ANY = re.compile("|".join(f"(?P<{name}>{form})" for name, form in SIGNS.items()), re.IGNORECASE)
# Each of them begins so; most texts hold none of these.
_BEGINNING = re.compile(r"[《|｜\[{［*<]")
_ESCAPES = ("\\", "|", "｜")  # before a sign they say that it is itself
_SHOWN = 24  # characters of a sign in its message


def literal(
    manuscript: Manuscript, text: str, path: str, told: Iterable[Problem]
) -> Iterator[Problem]:
    """The signs left in the manuscript's text, but for those on lines that are ``told`` of."""
    lines = {problem.place.line for problem in told}
    runs: list[tuple[Inline, ...]] = [manuscript.heading]
    map_inlines(manuscript.blocks, lambda inlines: runs.append(inlines) or inlines)
    yield from _found(_texts(runs), text, path, lines)


def _texts(runs: Iterable[tuple[Inline, ...]]) -> Iterator[str]:
    for inlines in runs:
        for inline in inlines:
            if isinstance(inline, Text):
                yield inline.text
            else:
                yield from _texts([children_of(inline)])


def _found(
    texts: Iterable[str], source: str, path: str, lines: Collection[int]
) -> Iterator[Problem]:
    position = 0
    for text in filter(_BEGINNING.search, texts):
        for match in _ANY.finditer(text):
            at = source.find(match[0], position)
            if at < 0 or source[max(at - 1, 0) : at] in _ESCAPES:
                continue  # joined from several lines, or escaped by its author
            position = at + len(match[0])
            place = place_in(source, at, path)
            if place.line not in lines:
                yield _problem(match, place)


def _problem(match: re.Match[str], place: Place) -> Problem:
    sign = match[0] if len(match[0]) <= _SHOWN else match[0][: _SHOWN - 1] + "…"
    return Problem(place, f"literal.{match.lastgroup}", {"sign": sign})
