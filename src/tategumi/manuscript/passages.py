"""A document that is cut from a text, read in the text's notation.

What was quoted of its lines is known: title, headings, standfirst. Plain text and the notations of
the sites have lines and take them so; the others are read as text in which headings have the
notation's own marks.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from ..model import Block, Group, GroupKind
from ..problems import Problem
from . import aozora, plain
from .later import later
from .plain import Kind, Line, Passage
from .source import Manuscript, Notation, Unknown


def read_passage(
    passage: Passage, path: str, notation: Notation, unknown: Unknown = Unknown.KEPT
) -> Manuscript:
    """The passage of the text ``path``; its problems stand at their places there. Never raises."""
    if notation is Notation.PLAIN:
        return plain.read_passage(passage)
    if notation not in _READERS:
        return _read_of_site(passage, path, notation)
    read, marks = _READERS[notation], _HEADINGS[notation]
    blocks: list[Block] = []
    problems: list[Problem] = []
    manuscript = read("", passage.title, path, unknown)
    for is_lead, lines in groupby(passage.lines, lambda line: line.kind is Kind.LEAD):
        rows = list(_rows(list(lines), passage.sources, marks))
        part = read("\n".join(row for row, _ in rows), "", path, unknown)
        blocks += [Group(GroupKind.LEAD, part.blocks)] if is_lead else part.blocks
        problems += _moved(part.problems, [number for _, number in rows])
    return replace(manuscript, blocks=tuple(blocks), problems=tuple(problems))


def _rows(
    lines: Sequence[Line], sources: Sequence[str], marks: dict[int, str]
) -> Iterator[tuple[str, int]]:
    """The lines as they are to be read, each with its number in the text."""
    for line in lines:
        if line.kind is Kind.HEADING:
            for row in marks[line.level].format(line.text).split("\n"):
                yield row, line.number
        else:
            yield sources[line.number - 1], line.number


def _moved(problems: Sequence[Problem], numbers: Sequence[int]) -> Iterator[Problem]:
    for problem in problems:
        place = replace(problem.place, line=numbers[problem.place.line - 1])
        yield replace(problem, place=place)


def _aozora(text: str, title: str, path: str, unknown: Unknown) -> Manuscript:
    return aozora.read_passage(text, title, path, unknown)


_read_of_site: Callable[[Passage, str, Notation], Manuscript] = later("novel", "read_passage")
_read_markdown: Callable[[str, str], Manuscript] = later("markdown", "read_markdown")


def _markdown(text: str, title: str, path: str, _: Unknown) -> Manuscript:
    if not title:
        return _read_markdown(text, path)
    return _read_markdown(f"# {title.lstrip('#').strip()}\n", path)  # it may have its mark already


_READERS: dict[Notation, Callable[[str, str, str, Unknown], Manuscript]] = {
    Notation.AOZORA: _aozora,
    Notation.MARKDOWN: _markdown,
}
# Headings by their level, as the notation writes them.
_HEADINGS = {
    Notation.AOZORA: {
        2: "［＃中見出し］{}［＃中見出し終わり］",
        3: "［＃小見出し］{}［＃小見出し終わり］",
    },
    Notation.MARKDOWN: {2: "\n## {}\n", 3: "\n### {}\n"},
}
