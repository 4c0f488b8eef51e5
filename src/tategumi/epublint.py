"""Finds what shops would send an EPUB back for, by eshops.yaml; EPUBCheck is silent on these.

Knows the finished file only; where a problem was written, ``words`` of it help to find.
"""

import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from html import unescape

from .epub import jpeg
from .eshops import ESHOPS, Eshop, Rule
from .problems import Failed, Place, Problem

_OUTSIDE = re.compile(rb'<a [^>]*href="((?:https?|mailto):[^"]*)"')
_NAVIGATION = "navigation-documents.xhtml"
_STEP = re.compile(r"<(/?)ol\b|<a [^>]*>([^<]*)</a>")
_READINGS, _TAGS = re.compile(r"<rt>.*?</rt>|<head>.*?</head>", re.DOTALL), re.compile(r"<[^>]*>")
_PICTURE = "/image/"
# So many characters find a place, and hold no break that the build has put there.
_WORDS = 12


def epublint(data: bytes, shown: str, shops: Iterable[str]) -> tuple[Problem, ...]:
    """Every rule of the shops that an EPUB breaks; ``shown`` is its name.

    Raises ``Failed`` for what is no EPUB.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            files = {name: archive.read(name) for name in archive.namelist()}
    except zipfile.BadZipFile:
        raise Failed([Problem(Place(shown), "file.missing")]) from None
    made = _Epub(shown, len(data), files)
    return tuple(problem for name in shops for problem in _Shop(name, ESHOPS[name], made).broken())


@dataclass(frozen=True, slots=True)
class _Epub:
    shown: str
    size: int
    files: Mapping[str, bytes]


class _Shop:
    """One shop's rules over one EPUB."""

    def __init__(self, name: str, shop: Eshop, made: _Epub) -> None:
        self.name, self.shop, self.made = name, shop, made

    def broken(self) -> Iterator[Problem]:
        shop, files = self.shop, self.made.files
        documents = {file: text for file, text in files.items() if file.endswith(".xhtml")}
        yield from self._over("epublint.documents", "", len(documents), shop.documents)
        yield from self._over("epublint.bytes", "", self.made.size, shop.bytes)
        for file, text in documents.items():
            words = _words(text.decode())
            yield from self._over(
                "epublint.bytes", file, len(text), shop.document_bytes, words=words
            )
            if file.endswith(_NAVIGATION):
                yield from self._levels(file, text.decode())
            if shop.outside_links:
                yield from self._links(file, text, shop.outside_links)
        for file, content in files.items():
            if _PICTURE in file:
                yield from self._over("epublint.bytes", file, len(content), shop.picture_bytes)
            if file.endswith("image/cover.jpg"):
                yield from self._cover(file, content)

    def _told(self, code: str, file: str, rule: Rule, line: int = 0, **values: object) -> Problem:
        shown = f"{self.made.shown}/{file}" if file else self.made.shown
        place = Place(shown, line, 1 if line else 0)
        said = {"shop": self.name, "source": rule.source, "date": rule.date}
        return Problem(place, code, said | values)

    def _over(
        self, code: str, file: str, found: int, rule: Rule | None, words: str = ""
    ) -> Iterator[Problem]:
        if rule and found > rule.asked:
            yield self._told(code, file, rule, found=found, most=rule.asked, words=words)

    def _levels(self, file: str, navigation: str) -> Iterator[Problem]:
        """Lists within lists; the first title in one that is too deep tells where."""
        rule, depth, deepest, words = self.shop.contents_levels, 0, 0, ""
        for found in _STEP.finditer(navigation):
            if found[2] is None:
                depth += -1 if found[1] else 1
                deepest = max(deepest, depth)
            elif rule and depth > rule.asked and not words:
                words = unescape(found[2])[:_WORDS]
        yield from self._over("epublint.levels", file, deepest, rule, words=words)

    def _links(self, file: str, text: bytes, rule: Rule) -> Iterator[Problem]:
        for link in _OUTSIDE.finditer(text):
            line = text.count(b"\n", 0, link.start()) + 1
            yield self._told("epublint.link", file, rule, line, address=unescape(link[1].decode()))

    def _cover(self, file: str, content: bytes) -> Iterator[Problem]:
        picture, shop = jpeg(content), self.shop
        sides = (picture.width, picture.height)
        least, most = shop.cover_least, shop.cover_most
        rule = least if least and min(sides) < least.asked else None
        rule = rule or (most if most and max(sides) > most.asked else None)
        if rule:
            asked = f"{least.asked if least else ''}-{most.asked if most else ''}"
            found = f"{sides[0]} × {sides[1]}"
            yield self._told("epublint.cover", file, rule, found=found, asked=asked)


def _words(document: str) -> str:
    """The first words of a file, which tell where it was written."""
    lines = _TAGS.sub("", _READINGS.sub("", document)).splitlines()
    first = next((line.strip() for line in lines if line.strip()), "")
    return unescape(first)[:_WORDS]
