"""The pictures of a book: found, read within the book's folder, and made fit for e-readers."""

import hashlib
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from .. import qr
from ..files import inside, read_bytes
from ..located import Located
from ..manuscript.reader import is_packed, read_asset
from ..problems import Failed, Place, Problem, raise_errors
from ..xhtml import GLYPH, XhtmlDocument
from . import drawing
from .raster import MOST_PIXELS, is_whole, raster

_SVG = ("image/svg+xml", "svg")
# What the first bytes hold -> media type and file name extension.
_SIGNATURES = (
    (re.compile(rb"\x89PNG\r\n\x1a\n"), "image/png", "png"),
    (re.compile(rb"\xff\xd8\xff"), "image/jpeg", "jpg"),
    (re.compile(rb"GIF8[79]a"), "image/gif", "gif"),
    (re.compile(rb"RIFF....WEBP", re.DOTALL), "image/webp", "webp"),
    (re.compile(rb"II\*\0|MM\0\*"), "image/tiff", "tif"),
    (re.compile(rb"BM.{4}\0\0\0\0", re.DOTALL), "image/bmp", "bmp"),
    (
        re.compile(
            rb"(?:\xef\xbb\xbf)?\s*<(?:\?xml[^>]*>\s*)?(?:<!--.*?-->\s*|<!DOCTYPE[^>]*>\s*)*<?svg\b",
            re.DOTALL,
        ),
        *_SVG,
    ),
)

PIXELS = tuple(kind for _, kind, extension in _SIGNATURES if (kind, extension) != _SVG)


@dataclass(frozen=True, slots=True)
class Packed:
    """A picture as it goes into the package: its file's name tells its content apart."""

    name: str
    media_type: str
    content: bytes
    width: float = 0  # pixels; 0 where a drawing does not say
    height: float = 0


def media_type(content: bytes) -> tuple[str, str] | None:
    """Media type and extension, None for what is no picture of a book."""
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
    """The bytes of the pictures that can be shown, by source, and the problems of the others.

    Each problem names its picture in ``values["source"]``.
    """
    pictures: dict[str, bytes] = {}
    problems: dict[str, tuple[Problem, ...]] = {}
    for picture in (picture for document in documents for picture, _ in document.pictures()):
        source = picture.source
        if source not in pictures and source not in problems:
            content, found = _read(source, root, picture.place or Place(source))
            if found:
                problems[source] = found
            else:
                pictures[source] = content
    return pictures, tuple(problem for found in problems.values() for problem in found)


def _read(source: str, root: Path, place: Place) -> tuple[bytes, tuple[Problem, ...]]:
    """The bytes of a picture, and what is wrong with it, at ``place``.

    ``source`` is a path in the book's folder ``root`` or in a zip file there, or the address that a
    QR code is made of.
    """

    def wrong(code: str) -> tuple[bytes, tuple[Problem, ...]]:
        """No bytes, and the problem of that code."""
        return b"", (Problem(place, code, {"source": source}),)

    if qr.is_code(source):
        return qr.picture(source), ()
    path = inside(root, source)
    if path is None:
        return wrong("image.outside")
    try:
        content = read_asset(source, root) if is_packed(source) else read_bytes(path, source)
    except Failed:
        return wrong("picture.missing")
    kind = media_type(content)
    if kind is None:
        return wrong("picture.kind")
    if kind != _SVG:
        return (content, ()) if is_whole(content) else wrong("picture.broken")
    _, faults = drawing.check(content, source)
    named = (Problem(f.place, f.code, {**f.values, "source": source}) for f in faults)
    return content, tuple(named)


def read_whole(named: Located[str], root: Path, kinds: Collection[str] = PIXELS) -> bytes:
    """A picture that a setting names, of media types ``kinds``, every pixel of which is there.

    Raises ``Failed``.
    """
    path = inside(root, named.value)
    if not path:
        raise Failed([Problem(named.place, "file.outside")])
    code = "picture.missing"
    if path.is_file():
        content = read_bytes(path, named.value)
        kind, _ = media_type(content) or ("", "")
        if kind in kinds and is_whole(content):
            return content
        code = "picture.broken" if kind in kinds else "cover.kind"
    raise Failed([Problem(named.place, code, {"source": named.value})])


def pack(
    documents: Iterable[XhtmlDocument], pictures: Mapping[str, bytes]
) -> tuple[dict[str, Packed], tuple[Problem, ...]]:
    """Each picture by source as it goes into the package, and what was changed or is not said."""
    uses: dict[str, list[str]] = {}
    problems: list[Problem] = []
    places: dict[str, Place] = {}
    for document in documents:
        for picture, element in document.facts.pictures:
            place = picture.place or Place(picture.source)
            places.setdefault(picture.source, place)
            uses.setdefault(picture.source, []).append(str(element.get("class")))
            if not element.get("alt"):
                problems.append(Problem(place, "picture.no-alt", {"source": picture.source}))
    packed = {}
    for source, content in pictures.items():
        glyph = all(name == GLYPH for name in uses.get(source, [""]))
        place = places.get(source, Place(source))
        packed[source], found = pack_one(content, source, place, glyph)
        problems += found
    return packed, tuple(problems)


def resized(before: Iterable[XhtmlDocument], after: Iterable[XhtmlDocument]) -> Iterator[Problem]:
    """The pictures whose width or height is not the author's any more."""
    for old, new in zip(before, after, strict=True):
        pairs = zip(old.facts.pictures, new.facts.pictures, strict=True)
        for (picture, was), (_, now) in pairs:
            if any(was.get(side) and not now.get(side) for side in ("width", "height")):
                place = picture.place or Place(picture.source)
                yield Problem(place, "picture.resized", {"source": picture.source})


def pack_one(
    content: bytes, source: str, place: Place, glyph: bool = False
) -> tuple[Packed, tuple[Problem, ...]]:
    """A picture as it goes into the package; ``glyph``: it stands for a character."""
    kind = media_type(content)
    assert kind, source
    if kind == _SVG:
        size, _ = drawing.check(content, source)
        return Packed(_name(content, "svg"), _SVG[0], content, *(size or (0, 0))), ()
    try:
        made = raster(content, glyph)
    except ValueError:
        raise Failed([Problem(place, "picture.broken", {"source": source})]) from None
    kind = media_type(made.content)
    assert kind, source
    problems = []
    if made.was:
        values = {"source": source, "was": made.was, "now": kind[1].upper()}
        problems.append(Problem(place, "picture.converted", values))
    if made.stilled:
        problems.append(Problem(place, "picture.stilled", {"source": source}))
    if made.scaled:
        sizes = {"width": made.width, "height": made.height, "most": MOST_PIXELS}
        problems.append(Problem(place, "picture.scaled", {"source": source, **sizes}))
    name = _name(made.content, kind[1])
    return Packed(name, kind[0], made.content, made.width, made.height), tuple(problems)


def _name(content: bytes, extension: str) -> str:
    return f"img-{hashlib.sha256(content).hexdigest()[:10]}.{extension}"
