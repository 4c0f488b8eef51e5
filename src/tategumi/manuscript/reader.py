"""Reads a manuscript file: inside the book's folder, in any encoding, in any notation."""

import posixpath
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from ..files import inside, read_bytes
from ..model import Block, Image
from ..problems import Failed, Place, Problem, place_in
from . import archive
from .aozora import read_aozora
from .detect import Detection, detect
from .encoding import decode
from .images import map_images
from .literal import literal
from .markdown import read_markdown
from .novel import SITES, read_novel
from .plain import read_plain
from .source import Manuscript, Notation, Unknown

ZIP = ".zip"

READERS: dict[Notation, Callable[[str, str, Unknown], Manuscript]] = {
    Notation.PLAIN: lambda text, path, _: read_plain(text, path),
    Notation.AOZORA: lambda text, path, unknown: read_aozora(text, path, unknown=unknown),
    Notation.MARKDOWN: lambda text, path, _: read_markdown(text, path),
    **{site: lambda text, path, _, site=site: read_novel(text, path, site) for site in SITES},
}


def read(
    path: Path,
    root: Path,
    notation: Notation | None = None,
    unknown: Unknown = Unknown.KEPT,
) -> Manuscript:
    """The manuscript ``path`` of the book in ``root``, in its own notation unless one is given.

    ``unknown`` is what becomes of a note that the notation's parser does not know.
    Image sources become relative to ``root``; those of a zip file stand below its name
    (``work.zip/fig.png``) and are read by ``read_asset``. Raises ``Failed`` where the file is
    missing, unreadable, or outside ``root``, by symlink too.
    """
    source = load(path, root)
    found: tuple[Problem, ...] = ()
    if not notation:
        told = detect(source.text, source.shown)
        notation, found = told.notation, tuple(detected(told, Place(source.shown)))
    manuscript = parse(source, notation, unknown)
    return replace(manuscript, problems=(*source.problems, *found, *manuscript.problems))


@dataclass(frozen=True, slots=True)
class Source:
    """A manuscript file's text; ``shown`` is its name and ``problems`` what was taken out of it."""

    text: str
    shown: str
    problems: tuple[Problem, ...] = ()


def load(path: Path, root: Path) -> Source:
    """The text of the manuscript ``path``. Raises ``Failed``."""
    file, shown = _inside(path, root)
    data = read_bytes(file, shown)
    if file.suffix.lower() == ZIP:
        name, data = archive.text_of(data, shown)
        shown = f"{shown}/{name}"
    text, problems = decode(data, shown)
    return Source(text, shown, problems)


def parse(source: Source, notation: Notation, unknown: Unknown = Unknown.KEPT) -> Manuscript:
    """The text in its notation, its images named from the book's folder."""
    manuscript = READERS[notation](source.text, source.shown, unknown)
    folder = posixpath.dirname(source.shown)
    blocks, outside = _with_images_from(folder, manuscript.blocks, source.text, source.shown)
    problems = (*manuscript.problems, *outside)
    left = literal(manuscript, source.text, source.shown, problems)
    return replace(manuscript, blocks=blocks, problems=(*problems, *left))


def detected(found: Detection, place: Place) -> Iterator[Problem]:
    """Which notation was chosen and why, where it was by signs."""
    if found.evidence:
        values = {"notation": found.notation.value, "evidence": found.evidence}
        yield Problem(place, "manuscript.notation", values)


def read_asset(source: str, root: Path) -> bytes:
    """The bytes of an image as a manuscript of the book in ``root`` names it. Raises ``Failed``."""
    before, is_zip, name = source.partition(ZIP + "/")
    file, shown = _inside(root / (before + ZIP if is_zip else source), root)
    if is_zip and file.is_file():
        return archive.member(read_bytes(file, shown), shown, name)
    return read_bytes(_inside(root / source, root)[0], source)


def _inside(path: Path, root: Path) -> tuple[Path, str]:
    """The file, and its name as seen from the book's folder."""
    file = inside(root, str(path.absolute()))
    if not file:
        raise Failed([Problem(Place(str(path)), "file.outside")])
    base = root.resolve()
    absolute = Path(posixpath.normpath(path.absolute()))
    shown = absolute if absolute.is_relative_to(base) else file
    return file, shown.relative_to(base).as_posix()


def _with_images_from(
    folder: str, blocks: tuple[Block, ...], text: str, shown: str
) -> tuple[tuple[Block, ...], list[Problem]]:
    """Images with their places, and sources as seen from the book's folder.

    Those that leave it are problems.
    """
    problems: list[Problem] = []

    def moved(image: Image) -> Image:
        place = _first(image.source, text, shown)
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
