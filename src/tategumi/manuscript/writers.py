"""Manuscripts written out again: the notations that there are writers for."""

from collections.abc import Callable
from dataclasses import dataclass

from ..problems import Problem
from .aozora import unwritten, write_aozora
from .later import later
from .source import Manuscript
from .write_text import write_text

Written = tuple[str, tuple[Problem, ...]]


@dataclass(frozen=True, slots=True)
class Writer:
    """``suffix`` of the file's name; ``write`` takes the name that the text will have."""

    suffix: str
    write: Callable[[Manuscript, str], Written]


def _aozora(manuscript: Manuscript, path: str) -> Written:
    text = write_aozora(
        manuscript.blocks,
        title=manuscript.title,
        heading=manuscript.heading,
        subtitle=manuscript.subtitle,
        creators=manuscript.creators,
        colophon=manuscript.colophon,
    )
    return text, unwritten(manuscript.blocks, path)


# The suffixes keep a text apart from the manuscript beside which it is written.
WRITERS: dict[str, Writer] = {
    "aozora": Writer("aozora.txt", _aozora),
    "markdown": Writer("md", later("markdown", "write_markdown")),
    "text": Writer("text.txt", write_text),
}
