"""Writes the index (索引): words in the order of the kana, with links to their places.

In the e-book the places of a word are numbered. In print they are page numbers, each given once.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from html import unescape
from itertools import groupby

from ..indexing import order_of, row_of
from ..model import Indexed, plain_text, reading_of
from .tree import Element, Reference, el

Mark = tuple[Indexed, Reference]

PLACES, PLACE = "index-places", "index-place"
_OTHERS = "英数"
_PRINTED = re.compile(f'<span class="{PLACES}">(.*?)</span>', re.DOTALL)
_LINK = re.compile(r'<a [^>]*href="#([^"]*)"[^>]*></a>')


def index(marks: Iterable[Mark]) -> Iterator[Element]:
    """A list of words for each row of the kana (あ, か, さ …)."""
    places: dict[tuple[str, str], list[Reference]] = {}
    for mark, target in marks:
        reading = mark.reading or reading_of(mark.children)
        places.setdefault((reading, plain_text(mark.children)), []).append(target)
    words = sorted(places, key=lambda pair: (bool(row_of(pair[0])), order_of(pair[0]), pair[1]))
    for row, inside in groupby(words, key=lambda pair: row_of(pair[0])):
        entries = (_entry(word, places[reading, word]) for reading, word in inside)
        yield el("p", {"class": "index-row"}, row or _OTHERS)
        yield el("ul", {"class": "index"}, *entries)


def _entry(word: str, targets: list[Reference]) -> Element:
    links = (
        el("a", {"class": PLACE, "href": target}, str(number))
        for number, target in enumerate(targets, 1)
    )
    return el("li", {}, word, el("span", {"class": PLACES}, *links))


def without_numbers(element: Element) -> Element:
    """The index without the places' numbers: in print style sheets add page numbers."""
    if element.get("class") == PLACE:
        return replace(element, children=())
    children = (without_numbers(c) if isinstance(c, Element) else c for c in element.children)
    return replace(element, children=tuple(children))


def each_page_once(html: str, pages: Mapping[str, int]) -> str:
    """The printed page with each page number once for a word; ``pages`` has that of each anchor."""

    def places(found: re.Match[str]) -> str:
        kept: dict[int, str] = {}
        for link in _LINK.finditer(found[1]):
            kept.setdefault(pages.get(unescape(link[1]), 0), link[0])
        return f'<span class="{PLACES}">{"".join(kept.values())}</span>'

    return _PRINTED.sub(places, html)
