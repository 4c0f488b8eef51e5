"""Reports what e-book shops would send back, at the place where the author wrote it."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from . import products, xhtml
from .dist import BOOK_FILE
from .epublint import epublint
from .flavours import Flavour
from .model import Book, Link, runs_of, walk_inlines
from .problems import Place, Problem


def lint(
    made: bytes, shown: str, shops: Iterable[str], book: Book, root: Path, sources: Iterable[Path]
) -> tuple[Problem, ...]:
    """The problems of a book's EPUB, each at its place in the manuscripts.

    Raises ``Failed`` for what is no EPUB.
    """
    found = tuple(_at_their_places(epublint(made, shown, shops), book))
    return products.in_sources(found, tuple(sources), root, book.documents)


def lost(book: Book, flavour: Flavour | None) -> Iterator[Problem]:
    """What an EPUB of the flavour lacks: one for Kobo has links out of the book as their words."""
    if flavour is not Flavour.KOBO:
        return
    for address, places in _places_of_links(book).items():
        yield from (Problem(place, "epub.kobo-link", {"address": address}) for place in places)


# What book.yaml decides.
_OF_BOOK = frozenset(["epublint.documents", "epublint.cover"])


def _at_their_places(found: Iterable[Problem], book: Book) -> Iterator[Problem]:
    """Links are told as often as they are written, in the order of the book, by each shop."""
    links, told = _places_of_links(book), Counter[tuple[object, str]]()
    for problem in found:
        address = str(problem.values.get("address", ""))
        if address:
            places, times = links[address], told[problem.values["shop"], address]
            told[problem.values["shop"], address] += 1
            place = places[min(times, len(places) - 1)] if places else Place(BOOK_FILE)
            yield replace(problem, place=place)
        else:
            yield replace(problem, place=Place(BOOK_FILE)) if problem.code in _OF_BOOK else problem


def _places_of_links(book: Book) -> dict[str, list[Place]]:
    places: dict[str, list[Place]] = defaultdict(list)
    for document in book.documents:
        runs = (document.title, *runs_of(document.blocks))
        for inline in walk_inlines(inline for run in runs for inline in run):
            if isinstance(inline, Link) and (address := xhtml.web_address(inline.target)):
                places[address].append(inline.place or Place(document.source))
    return places
