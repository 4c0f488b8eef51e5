"""What shops would send an EPUB back for, though EPUBCheck is silent: eshops.yaml's rules.

Knows the finished file only; a rule is a row there, with its source and date.
"""

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from .epub import jpeg
from .located import packaged
from .problems import Failed, Place, Problem


@dataclass(frozen=True, slots=True)
class Eshop:
    """What a shop takes; 0 is no limit. ``cover_least`` is of its shorter side, in pixels."""

    source: str
    date: str
    documents: int = 0
    document_bytes: int = 0
    bytes: int = 0
    cover_least: int = 0
    cover_most: int = 0
    contents_levels: int = 0
    outside_links: bool = True


ESHOPS = packaged("eshops.yaml", Eshop)
_OUTSIDE = re.compile(rb'<a [^>]*href="((?:https?|mailto):[^"]*)"')
_LEVELS = re.compile(rb"<(/?)ol\b")


def epublint(path: Path, profile: str) -> tuple[Problem, ...]:
    """Every rule of the shops of ``profile``, parted by commas, that the file breaks.

    Raises ``Failed`` for a shop that is not known, and where there is no EPUB.
    """
    names = [name.strip() for name in profile.lower().split(",") if name.strip()]
    if unknown := [name for name in names if name not in ESHOPS]:
        values = {"known": ", ".join(ESHOPS)}
        raise Failed(Problem(Place(name), "epublint.shop", values) for name in unknown)
    try:
        data = path.read_bytes()
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            files = {name: archive.read(name) for name in archive.namelist()}
    except (OSError, zipfile.BadZipFile):
        raise Failed([Problem(Place(str(path)), "file.missing")]) from None
    return tuple(p for name in names for p in _broken(name, ESHOPS[name], path, len(data), files))


def _broken(
    name: str, shop: Eshop, path: Path, size: int, files: dict[str, bytes]
) -> Iterator[Problem]:
    said = {"shop": name, "source": shop.source, "date": shop.date}
    documents = {file: text for file, text in files.items() if file.endswith(".xhtml")}

    def over(code: str, file: str, found: int, most: int) -> Iterator[Problem]:
        if most and found > most:
            shown = f"{path}/{file}" if file else str(path)
            yield Problem(Place(shown), code, said | {"found": found, "most": most})

    yield from over("epublint.documents", "", len(documents), shop.documents)
    yield from over("epublint.bytes", "", size, shop.bytes)
    for file, text in documents.items():
        yield from over("epublint.bytes", file, len(text), shop.document_bytes)
        if file.endswith("navigation-documents.xhtml"):
            yield from over("epublint.levels", file, _depth(text), shop.contents_levels)
        if not shop.outside_links:
            for link in _OUTSIDE.finditer(text):
                line = text.count(b"\n", 0, link.start()) + 1
                values = said | {"address": link[1].decode()}
                yield Problem(Place(f"{path}/{file}", line, 1), "epublint.link", values)
    for file, content in files.items():
        if file.endswith("image/cover.jpg"):
            yield from _cover(f"{path}/{file}", shop, content, said)


def _depth(navigation: bytes) -> int:
    """Of lists within lists."""
    depth = deepest = 0
    for found in _LEVELS.finditer(navigation):
        depth += -1 if found[1] else 1
        deepest = max(deepest, depth)
    return deepest


def _cover(shown: str, shop: Eshop, content: bytes, said: dict[str, str]) -> Iterator[Problem]:
    picture = jpeg(content)
    sides = (picture.width, picture.height)
    too_large = shop.cover_most and max(sides) > shop.cover_most
    if min(sides) < shop.cover_least or too_large:
        asked = f"{shop.cover_least}-{shop.cover_most or ''}"
        values = {"found": f"{sides[0]} × {sides[1]}", "asked": asked}
        yield Problem(Place(shown), "epublint.cover", said | values)
