"""A product: the bytes of one file, and the problems that were found as it was made.

Also finds where in the author's files the words stand that a problem quotes.
"""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

from ..contents import placed_texts
from ..files import read_bytes
from ..manuscript.encoding import decode
from ..manuscript.origins import PlacedText, find
from ..model import Document
from ..problems import Failed, Place, Problem, by_place, place_in


@dataclass(frozen=True, slots=True)
class Product:
    """The bytes of one file, and the problems that were found as it was made.

    ``pages`` is their number, 0 for a file without pages; ``anchors`` gives the page, from 1, of
    each anchor. ``parts`` are further files, by name, that go into a folder of the file's name.
    """

    data: bytes
    problems: tuple[Problem, ...] = ()
    pages: int = 0
    anchors: Mapping[str, int] = field(default_factory=dict)
    parts: Mapping[str, bytes] = field(default_factory=dict)


def in_sources(
    problems: Iterable[Problem],
    sources: tuple[Path, ...],
    root: Path,
    documents: tuple[Document, ...] = (),
) -> tuple[Problem, ...]:
    """The problems in the order of their places.

    A problem that quotes a character or words gets the place where its author wrote them: in the
    text of one of the ``documents``, else anywhere in ``sources``.
    """

    problems = tuple(problems)
    texts = list(placed_texts(root, documents)) if any(map(_quoted, problems)) else []

    def moved(problem: Problem) -> Problem:
        words = _quoted(problem)
        if not words:
            return problem
        before = str(problem.values.get("before", ""))
        place = _where_written(words, before, problem.code in _OF_READINGS, texts)
        place = place or _first_in_files(words, sources, root) or Place(problem.place.path)
        return replace(problem, place=place)

    return by_place(map(moved, problems))


def _quoted(problem: Problem) -> str:
    """The character or the words that a problem is about; "" where it quotes none."""
    return str(problem.values.get("char") or problem.values.get("words") or "")


# The problems that quote a reading.
_OF_READINGS = frozenset({"tate.long-ruby", "tate.large-ruby", "tate.warichu-ruby"})


# How many characters before the words are looked for together with them. Fewer are tried where
# typography rules changed the neighbours.
_CONTEXTS = (20, 8, 2, 0)


def _where_written(
    words: str, before: str, in_readings: bool, texts: Sequence[PlacedText]
) -> Place | None:
    """The place of the words in the text of a manuscript or in its readings, never in a comment."""
    for near in dict.fromkeys(before[max(len(before) - count, 0) :] for count in _CONTEXTS):
        for text in texts:
            if text.source and (index := find(text.runs, words, in_readings, near)) >= 0:
                return place_in(text.source, index, text.path)
    return None


def _first_in_files(words: str, sources: tuple[Path, ...], root: Path) -> Place | None:
    """The first place of the words in the files as they are; files that are no text are passed."""
    for path in sources:
        shown = path.resolve().relative_to(root.resolve()).as_posix()
        with suppress(Failed):  # a zip file, say
            text, _ = decode(read_bytes(path, shown), shown)
            if (index := text.find(words)) >= 0:
                return place_in(text, index, shown)
    return None
