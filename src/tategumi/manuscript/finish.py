"""Finishes every manuscript, whatever its notation: checks images and signs that were left."""

import posixpath
import re
from dataclasses import replace
from functools import cached_property

from ..model import Block, Image
from ..problems import Place, Problem, place_in
from .images import map_images
from .literal import literal
from .source import Manuscript


def finished(manuscript: Manuscript, text: str, path: str, begin: int = 0) -> Manuscript:
    """The manuscript with its images named from the book's folder, and signs that are left told.

    ``path`` is the text's name as seen from there; the manuscript begins at ``begin`` in it.
    """
    blocks, outside = _with_images_from(posixpath.dirname(path), manuscript.blocks, text, path)
    problems = (*manuscript.problems, *outside)
    left = literal(manuscript, text, path, problems, begin)
    return replace(manuscript, blocks=blocks, problems=(*problems, *left))


def _with_images_from(
    folder: str, blocks: tuple[Block, ...], text: str, shown: str
) -> tuple[tuple[Block, ...], list[Problem]]:
    """Images with their places, and sources as seen from the book's folder.

    Those that leave it are problems.
    """
    problems: list[Problem] = []
    named = _Named(text, shown)

    def moved(image: Image) -> Image:
        place = image.place or named.first(image.source)
        source = posixpath.normpath(posixpath.join(folder, image.source))
        if source.startswith(("/", "../")) or source == "..":
            problems.append(Problem(place, "image.outside", {"source": image.source}))
            return replace(image, place=place)
        return replace(image, source=source, place=place)

    return map_images(blocks, moved), problems


class _Named:
    """The first place at which a manuscript names each file, between signs of its notation."""

    def __init__(self, text: str, shown: str) -> None:
        self._text, self._shown = text, shown

    @cached_property
    def _places(self) -> dict[str, Place]:
        """The places of names without signs and space, in one pass, for there may be very many."""
        found: dict[str, Place] = {}
        for number, line in enumerate(self._text.split("\n"), 1):
            for name in _NAME.finditer(line):
                found.setdefault(name[0], Place(self._shown, number, name.start() + 1))
        return found

    def first(self, source: str) -> Place:
        if place := self._places.get(source):
            return place
        if not _SIGN.search(source):
            return Place(self._shown)
        named = re.search(rf"(?<=[(（<]){re.escape(source)}(?=[)）>、\s])", self._text)
        return place_in(self._text, named.start() if named else -1, self._shown)


_NAME = re.compile(r"(?<=[(（<])[^(（<)）>、\s]+(?=[)）>、\s]|$)")
_SIGN = re.compile(r"[(（<)）>、\s]")
