"""The metadata of the package document, as rows.

Knows the vocabularies: Dublin Core, MARC relators, schema.org accessibility, Kindle.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ..characters import to_katakana
from ..model import Accessibility, Creator, Metadata
from ..unicode import normalize

IDENTIFIER_ID = "unique-id"
# The guide of 電書連 (2025-10) that the package follows, under its old name and its new one.
GUIDE = "1.1.4"
_GUIDES = ("ebpaj", "dpfj")
_APPLE = "http://vocabulary.itunes.apple.com/rdf/ibooks/vocabulary-extensions-1.0/"
PREFIXES = f"ebpaj: http://www.ebpaj.jp/ dpfj: https://www.dpfj.or.jp/ ibooks: {_APPLE}"
COVER_ID = "cover"
# Roles that Dublin Core calls contributors: they helped, the book is not by them.
_CONTRIBUTORS = frozenset(["ill", "pht", "bkd", "cov", "aui", "aft", "win", "ths", "pbl"])
_SUMMARY = (
    "{direction}の本です。見出しと目次から読みたいところへ移れます。{pages}{ruby}{pictures}"
    "音や動きのあるものは含みません。"
)
_PAGES = "紙の版のページ番号からも移れます。"
_RUBY = {"some": "読みにくい語にはルビがあります。", "full": "漢字にはすべてルビがあります。"}
_PICTURES = {True: "図版には説明があります。", False: "説明のない図版があります。"}
# The exact words of EPUB Accessibility 1.1, 4.1.
_CONFORMS = "EPUB Accessibility 1.1 - WCAG 2.2 Level AA"


@dataclass(frozen=True, slots=True)
class Row:
    """One element of ``metadata``: ``name`` is ``dc:…`` or ``meta``."""

    name: str
    text: str
    attributes: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Contents:
    """What accessibility metadata may say of the book, because it is so."""

    ruby: bool
    pictures: bool
    described: bool  # every picture has a description
    full_ruby: bool = False  # every kanji has its reading
    glyphs: bool = False  # there are pictures of characters
    page_source: str = ""  # the paper edition whose pages are marked
    horizontal: bool = False


def rows(metadata: Metadata, contents: Contents) -> Iterator[Row]:
    """Every row, in the order of the EBPAJ guide: title, creators, publisher, language …"""
    yield from _titled("title", "title", metadata.title, metadata.title_reading)
    if metadata.subtitle:
        yield _dc("title", metadata.subtitle, id="subtitle")
        yield _refined("subtitle", "title-type", "subtitle")
        yield _refined("title", "title-type", "main")
    for number, creator in enumerate(metadata.creators, start=1):
        yield from _creator(creator, number)
    if metadata.publisher:
        yield from _titled("publisher", "publisher", metadata.publisher, metadata.publisher_reading)
    yield _dc("language", metadata.language)
    yield _dc("identifier", metadata.identifier, id=IDENTIFIER_ID)
    isbn = f"urn:isbn:{metadata.isbn}"
    if metadata.isbn and isbn != metadata.identifier:
        yield _dc("identifier", isbn)
    if metadata.date:
        yield _dc("date", metadata.date.isoformat())
    if metadata.rights:
        yield _dc("rights", metadata.rights)
    if metadata.description:
        yield _dc("description", metadata.description)
    yield from (_dc("subject", keyword) for keyword in metadata.keywords)
    if metadata.series:
        yield from _series(metadata.series, metadata.volume)
    yield from _accessibility(metadata.accessibility, contents)
    yield from (Row("meta", GUIDE, (("property", f"{name}:guide-version"),)) for name in _GUIDES)
    # Kindle takes the page margins of a vertical book from the first, its cover from the second.
    direction = "horizontal-lr" if contents.horizontal else "vertical-rl"
    yield _meta("primary-writing-mode", direction)
    yield _meta("cover", COVER_ID)
    if contents.glyphs:  # Apple Books then gives them the text's size and colour
        yield from _properties("ibooks:respect-image-size-class", ["gaiji"])


def _series(name: str, volume: int | None) -> Iterator[Row]:
    """The series, and which of its volumes this is (EPUB 3.3, 5.5.6)."""
    yield Row("meta", name, (("property", "belongs-to-collection"), ("id", "series")))
    yield _refined("series", "collection-type", "series")
    if volume is not None:
        yield _refined("series", "group-position", str(volume))


def _creator(creator: Creator, number: int) -> Iterator[Row]:
    name = "contributor" if creator.role in _CONTRIBUTORS else "creator"
    own_id = f"creator{number:02}"
    yield _dc(name, creator.name, id=own_id)
    yield Row(
        "meta",
        creator.role,
        (("refines", f"#{own_id}"), ("property", "role"), ("scheme", "marc:relators")),
    )
    yield from _filed(own_id, creator.reading)


def _titled(name: str, own_id: str, text: str, reading: str) -> Iterator[Row]:
    yield _dc(name, text, id=own_id)
    yield from _filed(own_id, reading)


def _filed(own_id: str, reading: str) -> Iterator[Row]:
    """What shops sort by, in full-width katakana; without a reading there is nothing to sort by."""
    if reading:
        yield _refined(own_id, "file-as", to_katakana(normalize("NFKC", reading)))


def conforms(accessibility: Accessibility, contents: Contents) -> bool:
    """Has a person found so, and does nothing that is known speak against it?"""
    return bool(accessibility.certified_by) and contents.described


def _accessibility(said: Accessibility, contents: Contents) -> Iterator[Row]:
    """EPUB Accessibility 1.1, 2.2: what is so, and conformance where a person has evaluated it."""
    modes = ["textual", *(["visual"] if contents.pictures else [])]
    yield from _properties("schema:accessMode", modes)
    sufficient = ["textual"] if contents.described else ["textual,visual"]
    yield from _properties("schema:accessModeSufficient", sufficient)
    yield from _properties("schema:accessibilityFeature", sorted(_features(contents)))
    yield from _properties("schema:accessibilityHazard", ["none"])
    ruby = "full" if contents.full_ruby else "some"
    summary = said.summary + _SUMMARY.format(
        direction="横書き" if contents.horizontal else "縦書き",
        pages=_PAGES if contents.page_source else "",
        ruby=_RUBY[ruby] if contents.ruby else "",
        pictures=_PICTURES[contents.described] if contents.pictures else "",
    )
    yield from _properties("schema:accessibilitySummary", [summary])
    if contents.page_source:  # of the Publishing Community Group's report, 2023-03-14
        yield from _properties("pageBreakSource", [contents.page_source])
    if conforms(said, contents):
        yield Row("meta", _CONFORMS, (("id", "conf"), ("property", "dcterms:conformsTo")))
        yield _refined("conf", "a11y:certifiedBy", said.certified_by)


def _features(contents: Contents) -> Iterator[str]:
    yield from ("tableOfContents", "readingOrder", "structuralNavigation", "ARIA", "unlocked")
    yield "horizontalWriting" if contents.horizontal else "verticalWriting"
    if contents.ruby:
        yield "fullRubyAnnotations" if contents.full_ruby else "rubyAnnotations"
    if contents.described:  # the cover always is
        yield "alternativeText"
    if contents.page_source:
        yield from ("pageBreakMarkers", "pageNavigation")


def _properties(name: str, values: Iterable[str]) -> Iterator[Row]:
    return (Row("meta", value, (("property", name),)) for value in values)


def _dc(name: str, text: str, **attributes: str) -> Row:
    return Row(f"dc:{name}", text, tuple(attributes.items()))


def _refined(own_id: str, name: str, text: str) -> Row:
    return Row("meta", text, (("refines", f"#{own_id}"), ("property", name)))


def _meta(name: str, content: str) -> Row:
    return Row("meta", "", (("name", name), ("content", content)))
