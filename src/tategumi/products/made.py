"""What a product is: the bytes of a file, and what its readers should hear, at its place."""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

from ..contents import written
from ..files import read_bytes
from ..manuscript.encoding import decode
from ..manuscript.origins import Written, find
from ..model import Document
from ..problems import Failed, Place, Problem, by_place, place_in


@dataclass(frozen=True, slots=True)
class Product:
    """The bytes of one file, and what its readers should hear.

    ``pages`` is 0 where it has none; ``anchors`` are on which of them (from 1) places are.
    ``parts`` are further files, by name, that go into a folder of the file's name.
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
    """The problems by place, those about a character or words moved to where they were written.

    That is in the text of ``documents``, else anywhere in ``sources``.
    """

    problems = tuple(problems)
    texts = list(written(root, documents)) if any(map(_quoted, problems)) else []

    def moved(problem: Problem) -> Problem:
        words = _quoted(problem)
        if not words:
            return problem
        before = str(problem.values.get("before", ""))
        place = _where_written(words, before, problem.code in _OF_READINGS, texts)
        place = place or _first(words, sources, root) or Place(problem.place.path)
        return replace(problem, place=place)

    return by_place(map(moved, problems))


def _quoted(problem: Problem) -> str:
    """The character or the words that a problem is about; "" where it quotes none."""
    return str(problem.values.get("char") or problem.values.get("words") or "")


# The problems that quote a reading.
_OF_READINGS = frozenset({"tate.long-ruby", "tate.large-ruby", "tate.warichu-ruby"})


# So many characters before the words are looked for with them: as many as there are, or, where
# the house's rules changed them, fewer.
_BEFORE = (20, 8, 2, 0)


def _where_written(
    words: str, before: str, in_readings: bool, texts: Sequence[Written]
) -> Place | None:
    """Where words stand in the text of a manuscript, or in its readings: in no comment."""
    for near in dict.fromkeys(before[max(len(before) - count, 0) :] for count in _BEFORE):
        for text in texts:
            if text.source and (index := find(text.runs, words, in_readings, near)) >= 0:
                return place_in(text.source, index, text.path)
    return None


def _first(text: str, sources: tuple[Path, ...], root: Path) -> Place | None:
    for path in sources:
        shown = path.resolve().relative_to(root.resolve()).as_posix()
        with suppress(Failed):  # a zip file, say
            whole, _ = decode(read_bytes(path, shown), shown)
            if (index := whole.find(text)) >= 0:
                return place_in(whole, index, shown)
    return None
