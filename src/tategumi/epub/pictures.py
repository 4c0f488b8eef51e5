"""The pictures of a book: found, read within the book's folder, and known by their first bytes."""

import re
from collections.abc import Mapping
from pathlib import Path

from ..files import inside
from ..manuscript.reader import ZIP, read_asset
from ..problems import Failed, Place, Problem
from ..xhtml import XhtmlDocument

# What the first bytes hold -> media type and file name extension: EPUB 3.3's core media types.
_SIGNATURES = (
    (re.compile(rb"\x89PNG\r\n\x1a\n"), "image/png", "png"),
    (re.compile(rb"\xff\xd8\xff"), "image/jpeg", "jpg"),
    (re.compile(rb"GIF8[79]a"), "image/gif", "gif"),
    (re.compile(rb"RIFF....WEBP", re.DOTALL), "image/webp", "webp"),
    (re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?:\?xml[^>]*>\s*<)?svg\b"), "image/svg+xml", "svg"),
)


def media_type(content: bytes) -> tuple[str, str] | None:
    """Media type and extension, None for what e-readers need not show."""
    found = ((kind, extension) for first, kind, extension in _SIGNATURES if first.match(content))
    return next(found, None)


def read_pictures(documents: tuple[XhtmlDocument, ...], root: Path) -> dict[str, bytes]:
    """The bytes of every picture used, by source; ``Failed`` with all that can't be shown."""
    pictures: dict[str, bytes] = {}
    problems = []
    for source in dict.fromkeys(source for d in documents for source, _ in d.pictures()):
        try:
            content = _read(source, root)
        except Failed as failed:
            problems += failed.problems
            continue
        if media_type(content):
            pictures[source] = content
        else:
            problems.append(Problem(Place(source), "epub.picture"))
    if problems:
        raise Failed(problems)
    return pictures


def _read(source: str, root: Path) -> bytes:
    """A file of the book, or a member of a manuscript that is a zip file."""
    if f"{ZIP}/" in source:
        return read_asset(source, root)
    path = inside(root, source)
    if path is None:
        raise Failed([Problem(Place(source), "file.outside")])
    if not path.is_file():
        raise Failed([Problem(Place(source), "file.missing")])
    return path.read_bytes()


def package_names(pictures: Mapping[str, bytes]) -> dict[str, str]:
    """An ASCII file name in the package for each source, in order of use."""
    names = {}
    for number, (source, content) in enumerate(pictures.items(), start=1):
        kind = media_type(content)
        assert kind, source
        names[source] = f"img-{number:03}.{kind[1]}"
    return names
