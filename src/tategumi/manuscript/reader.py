"""Reads a manuscript file: inside the book's folder, in any encoding, in any notation."""

import posixpath
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from ..cache import NOTHING, Cache, digest
from ..choices import japanese
from ..encoded import kept
from ..files import inside, read_bytes
from ..inputs import program
from ..natural import natural_key
from ..problems import Failed, Place, Problem
from . import archive
from .aozora import read_aozora
from .detect import BY_SUFFIX, Detection, detect, is_page
from .encoding import decode
from .finish import finished
from .later import later
from .plain import read_plain
from .source import Manuscript, Notation, Unknown

ZIP = ".zip"
TEXTS = (".txt", ".text", *BY_SUFFIX)
# Books that hold their pages and pictures, by the ending of their names.
BOOKS = {".epub": later("html", "epub_page"), ".docx": later("docx", "docx_page")}
_ENDINGS = "|".join(map(re.escape, (ZIP, *BOOKS)))
_PACKED = re.compile(rf"(.*?(?:{_ENDINGS}))/(.*)", re.IGNORECASE | re.DOTALL)

# More texts than a book has chapters.
_KEPT = 512

_read_markdown: Callable[[str, str], Manuscript] = later("markdown", "read_markdown")
_read_html: Callable[[str, str], Manuscript] = later("html", "read_html")
_read_novel: Callable[[str, str, Notation], Manuscript] = later("novel", "read_novel")


def _of_site(site: Notation) -> Callable[[str, str, Unknown], Manuscript]:
    return lambda text, path, _: _read_novel(text, path, site)


# A notation without a reader of its own is a site's.
READERS: dict[Notation, Callable[[str, str, Unknown], Manuscript]] = {
    **{site: _of_site(site) for site in Notation},
    Notation.PLAIN: lambda text, path, _: read_plain(text, path),
    Notation.AOZORA: lambda text, path, unknown: read_aozora(text, path, unknown=unknown),
    Notation.MARKDOWN: lambda text, path, _: _read_markdown(text, path),
    Notation.HTML: lambda text, path, _: _read_html(text, path),
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
    (``work.zip/fig.png``), as those of an EPUB do, and are read by ``read_asset``. Raises
    ``Failed`` where the file is missing, unreadable, or outside ``root``, by symlink too.
    """
    source = load(path, root)
    found: tuple[Problem, ...] = ()
    notation = source.notation or notation
    if not notation:
        told = detect(source.text, source.shown)
        notation, found = told.notation, tuple(detected(told, Place(source.shown)))
    manuscript = parse(source, notation, unknown)
    return replace(manuscript, problems=(*found, *manuscript.problems))


@dataclass(frozen=True, slots=True)
class Source:
    """A manuscript file's text; ``shown`` is its name and ``problems`` what was taken out of it.

    ``notation`` is the only one that it can be read in, where its form tells one.
    """

    text: str
    shown: str
    problems: tuple[Problem, ...] = ()
    notation: Notation | None = None


def load(path: Path, root: Path) -> Source:
    """The text of the manuscript ``path``, which may stand in a zip file. Raises ``Failed``."""
    file, shown = _inside(path, root)
    holder = root.resolve() / holder_of(shown)
    if holder != file:
        return source_of(read_asset(shown, root), shown)
    return source_of(read_bytes(file, shown), shown)


def source_of(data: bytes, shown: str) -> Source:
    """The text that the bytes of the file ``shown`` are. Raises ``Failed``."""
    suffix = posixpath.splitext(shown)[1].lower()
    if page_of := BOOKS.get(suffix):
        text, problems = page_of(data, shown)
        return Source(text, shown, problems, Notation.HTML)
    if suffix == ZIP:
        name, data = archive.text_of(data, shown)
        shown = f"{shown}/{name}"
    if len(data) > archive.MOST_BYTES:
        values = {"most": archive.MOST_BYTES >> 20}
        raise Failed([Problem(Place(shown), "manuscript.too-large", values)])
    text, problems = decode(data, shown)
    return Source(text, shown, problems, Notation.HTML if is_page(text) else None)


def parse(
    source: Source, notation: Notation, unknown: Unknown = Unknown.KEPT, cache: Cache = NOTHING
) -> Manuscript:
    """The text in its notation, its images named from the book's folder; kept in ``cache``."""
    made = _read_or_kept(source.text, source.shown, source.notation or notation, unknown, cache)
    return replace(made, problems=(*source.problems, *made.problems))


@lru_cache(_KEPT)
def _read_or_kept(
    text: str, shown: str, notation: Notation, unknown: Unknown, cache: Cache
) -> Manuscript:
    """Kept for the texts of a book that did not change since it was last read."""
    key = digest("manuscript", program(), text, shown, notation.value, unknown.value)
    return kept(cache, key, lambda: _parsed(text, shown, notation, unknown))


def _parsed(text: str, shown: str, notation: Notation, unknown: Unknown) -> Manuscript:
    manuscript = READERS[notation](text, shown, unknown)
    # A page says what its signs mean; none of them is left over from another notation.
    signs = "" if notation is Notation.HTML else text
    return finished(manuscript, signs, shown)


def detected(found: Detection, place: Place) -> Iterator[Problem]:
    """A note on the notation that was chosen by signs, and why."""
    if found.evidence:
        names = {"notation": found.notation.value, "word": japanese(found.notation)}
        values = {**names, "evidence": found.evidence}
        yield Problem(place, "manuscript.notation", values)


def read_asset(source: str, root: Path) -> bytes:
    """The bytes of an image as a manuscript of the book in ``root`` names it. Raises ``Failed``."""
    if packed := _PACKED.fullmatch(source):
        file, shown = _inside(root / packed[1], root)
        if file.is_file():
            return archive.member(read_bytes(file, shown), shown, packed[2])
    return read_bytes(_inside(root / source, root)[0], source)


def holder_of(path: str) -> str:
    """The file of the disk that holds what ``path`` names: a zip file, or it is the file itself."""
    found = _IN_ZIP.fullmatch(path)
    return found[1] if found else path


_IN_ZIP = re.compile(r"(.*?\.zip)/.*", re.IGNORECASE | re.DOTALL)


def texts_in(path: Path, root: Path) -> list[str]:
    """The texts in a zip file, in natural order, by the names that ``load`` takes.

    Raises ``Failed``.
    """
    file, shown = _inside(path, root)
    found = (name for name in archive.names(read_bytes(file, shown), shown) if is_text(name))
    return [f"{shown}/{name}" for name in sorted(found, key=natural_key)]


def is_book(path: str) -> bool:
    """Does the file hold its pages packed, so that its text has no lines of its own?"""
    return posixpath.splitext(path)[1].lower() in BOOKS


def is_zip(name: str) -> bool:
    """Is it a zip file's name?"""
    return posixpath.splitext(name)[1].lower() == ZIP


def is_text(name: str) -> bool:
    """Is it a text's name?"""
    return posixpath.splitext(name)[1].lower() in TEXTS


def is_packed(source: str) -> bool:
    """Does an image's source name what stands in a zip file, or in a book?"""
    return _PACKED.fullmatch(source) is not None


def _inside(path: Path, root: Path) -> tuple[Path, str]:
    """The file, and its name as seen from the book's folder."""
    file = inside(root, str(path.absolute()))
    if not file:
        raise Failed([Problem(Place(str(path)), "file.outside")])
    base = root.resolve()
    absolute = Path(posixpath.normpath(path.absolute()))
    shown = absolute if absolute.is_relative_to(base) else file
    return file, shown.relative_to(base).as_posix()
