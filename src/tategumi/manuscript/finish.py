"""What is done to every manuscript that was read, whatever its notation: images, signs left."""

import posixpath
import re
from dataclasses import replace

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

    def moved(image: Image) -> Image:
        place = image.place or _first(image.source, text, shown)
        source = posixpath.normpath(posixpath.join(folder, image.source))
        if source.startswith(("/", "../")) or source == "..":
            problems.append(Problem(place, "image.outside", {"source": image.source}))
            return replace(image, place=place)
        return replace(image, source=source, place=place)

    return map_images(blocks, moved), problems


def _first(source: str, text: str, shown: str) -> Place:
    """Where a manuscript first names an image, between the signs of its notation."""
    named = re.search(rf"(?<=[(（<]){re.escape(source)}(?=[)）>、\s])", text)
    return place_in(text, named.start(), shown) if named else Place(shown)
