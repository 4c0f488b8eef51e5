"""The pictures of a book: found, read within the book's folder, and known by their first bytes."""

import re
from collections.abc import Mapping
from pathlib import Path

from ..files import inside, read_bytes
from ..manuscript.reader import ZIP, read_asset
from ..problems import Failed, Place, Problem, raise_errors
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
    pictures, problems = find_pictures(documents, root)
    raise_errors(problems)
    return pictures


def find_pictures(
    documents: tuple[XhtmlDocument, ...], root: Path
) -> tuple[dict[str, bytes], tuple[Problem, ...]]:
    """The bytes of the pictures that can be shown, by source, and a problem for each other one."""
    pictures: dict[str, bytes] = {}
    problems: dict[str, Problem] = {}
    for picture in (picture for document in documents for picture, _ in document.pictures()):
        source = picture.source
        if source not in pictures and source not in problems:
            content, code = _read(source, root)
            if code:
                place = picture.place or Place(source)
                problems[source] = Problem(place, code, {"source": source})
            else:
                pictures[source] = content
    return pictures, tuple(problems.values())


def _read(source: str, root: Path) -> tuple[bytes, str]:
    """A picture of the book's folder or of a zip file in it; or the code of what is wrong."""
    path = inside(root, source)
    if path is None:
        return b"", "image.outside"
    try:
        content = read_asset(source, root) if f"{ZIP}/" in source else read_bytes(path, source)
    except Failed:
        return b"", "picture.missing"
    return content, "" if media_type(content) else "picture.kind"


def package_names(pictures: Mapping[str, bytes]) -> dict[str, str]:
    """An ASCII file name in the package for each source, in order of use."""
    names = {}
    for number, (source, content) in enumerate(pictures.items(), start=1):
        kind = media_type(content)
        assert kind, source
        names[source] = f"img-{number:03}.{kind[1]}"
    return names
