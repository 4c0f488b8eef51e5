"""EPUB 3 from the book: right-to-left, vertical, laid out in the manner of the EBPAJ guide.

Knows files and metadata, no tag of the text; EbookLib is behind ``package``.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from ..dist import BOOK_FILE
from ..flavours import Flavour
from ..model import Accessibility, Book, Document, Metadata, Role
from ..problems import Place, Problem
from ..xhtml import (
    COVER_NAME,
    IMAGE,
    MOST_FILES,
    STYLE,
    XHTML,
    EpubNames,
    PageStart,
    Parted,
    Reference,
    XhtmlDocument,
    XhtmlFile,
    cover_page,
    documents,
    epub_page,
    navigation,
    outline,
    parted,
    sized,
    stem,
    with_page_breaks,
)  # fmt: skip
from . import stylesheet
from .archive import is_other_of_same_time
from .horizontal import for_horizontal
from .kobo import for_kobo
from .metadata import COVER_ID, Contents, conforms, rows
from .ncx import ncx
from .package import File, Guide, package
from .pictures import Packed, find_pictures, media_type, pack, read_pictures, read_whole, resized
from .raster import MOST_PIXELS, jpeg
from .sheets import GivenFont, Sheets, with_files
from .stylesheet import book_style, renamed

__all__ = [
    "Epub",
    "GivenFont",
    "Paper",
    "Sheets",
    "build_epub",
    "find_pictures",
    "is_other_of_same_time",
    "jpeg",
    "media_type",
    "read_pictures",
    "read_whole",
    "with_files",
]

# Pages of titles and names, of which no one asks for readings.
_MADE = frozenset([Role.HALF_TITLE, Role.TITLE_PAGE, Role.TOC, Role.FIGURES, Role.COLOPHON])
_XHTML_TYPE = "application/xhtml+xml"
_STYLES = (stylesheet.NAME,)
_NAVIGATION = "navigation-documents.xhtml"


@dataclass(frozen=True, slots=True)
class Paper:
    """An edition on paper: what it is called, and where its pages begin."""

    name: str
    starts: tuple[PageStart, ...]


@dataclass(frozen=True, slots=True)
class Epub:
    """The EPUB's bytes, and what was changed for e-readers or will be missing in some."""

    data: bytes
    problems: tuple[Problem, ...]


def build_epub(
    book: Book,
    styles: Mapping[str, str],
    cover: bytes,
    pictures: Mapping[str, bytes],
    moment: datetime,
    most: int = MOST_FILES,
    named: tuple[File, ...] = (),
    paper: Paper | None = None,
    flavour: Flavour | None = None,
) -> Epub:
    """The EPUB, its bytes the same for the same input.

    ``styles``: CSS by file name, in cascade order. ``cover``: a PNG or JPEG. ``pictures``: by
    source, as ``read_pictures`` gives them. ``moment``: UTC, see ``clock.build_time``.
    ``most``: files of text. ``named``: the files that the styles name. ``paper``: the edition
    whose pages are marked. ``flavour``: what it is instead of a vertical EPUB for all readers.
    """
    horizontal = flavour is Flavour.HORIZONTAL
    pages = for_horizontal(documents(book)) if horizontal else documents(book)
    pages, packed, problems = _with_pictures(pages, pictures)
    names = {source: picture.name for source, picture in packed.items()}
    files_of_text = parted(pages, EpubNames(pictures=names), most, horizontal)
    marked, leaves = with_page_breaks(files_of_text.files, paper.starts if paper else ())
    marked = _for_kobo(marked) if flavour is Flavour.KOBO else marked
    files_of_text = replace(files_of_text, files=marked)
    texts = [
        *_navigation_files(pages, book.metadata, files_of_text.places, leaves, horizontal),
        *_cover_files(book.metadata, cover),
        *_text_files(files_of_text, book.metadata, names),
    ]
    files = [*texts, _style_file(styles, texts), *_picture_files(packed, named)]
    source = paper.name if paper and leaves else ""
    contents = replace(_contents(pages), page_source=source, horizontal=horizontal)
    language = book.metadata.language
    guide = _guide(pages, files_of_text.places)
    data = package(rows(book.metadata, contents), files, guide, language, moment, horizontal)
    told = _problems(files_of_text, book.documents, most)
    return Epub(data, (*problems, *told, *_unfounded(book.metadata.accessibility, contents)))


def _with_pictures(
    pages: tuple[XhtmlDocument, ...], pictures: Mapping[str, bytes]
) -> tuple[tuple[XhtmlDocument, ...], dict[str, Packed], tuple[Problem, ...]]:
    """The pages with the sizes of their pictures, and these as readers take them, by source."""
    packed, problems = pack(pages, pictures)
    sizes = {source: (picture.width, picture.height) for source, picture in packed.items()}
    made = tuple(replace(page, body=sized(page.body, sizes)) for page in pages)
    return made, packed, (*problems, *resized(pages, made))


def _problems(made: Parted, documents: tuple[Document, ...], most: int) -> Iterator[Problem]:
    """What was turned to fit an e-reader's page, and what shops or devices will not like."""
    sources = {stem(document): document.source or document.name for document in documents}
    for name, words in made.turned:
        yield Problem(Place(sources[name]), "epub.turned", {"words": words})
    for file in made.long:
        yield Problem(Place(_page_name(file)), "epub.long", {})
    count = len(made.files) + 2  # cover and navigation
    if count > most:
        yield Problem(Place(""), "epub.many", {"count": count, "most": most})


def _unfounded(said: Accessibility, contents: Contents) -> Iterator[Problem]:
    """A claim of its author's that the book does not bear out."""
    if said.certified_by and not conforms(said, contents):
        yield Problem(Place(BOOK_FILE), "epub.uncertified")


def _navigation_files(
    pages: tuple[XhtmlDocument, ...],
    metadata: Metadata,
    places: Mapping[str, str],
    leaves: Sequence[tuple[int, Reference]],
    horizontal: bool,
) -> Iterator[File]:
    """The contents for readers of EPUB 3 (with ``leaves``, the paper's page list), and the NCX.

    ``places`` is the file in which each anchor stands.
    """
    mode = "hltr" if horizontal else "vrtl"
    made = navigation(pages, metadata, _STYLES, places, leaves, mode)
    yield File("toc", _NAVIGATION, _XHTML_TYPE, made, "nav")
    yield File("ncx", "toc.ncx", "application/x-dtbncx+xml", ncx(outline(pages), metadata, places))


def _cover_files(metadata: Metadata, cover: bytes) -> Iterator[File]:
    name = f"{COVER_ID}.jpg"
    picture = jpeg(cover, MOST_PIXELS).content
    yield File(COVER_ID, f"{IMAGE}/{name}", "image/jpeg", picture, "cover-image")
    page = cover_page(metadata, _STYLES, name)
    yield File(COVER_NAME, _page_name(COVER_NAME), _XHTML_TYPE, page, in_spine=True)


def _text_files(made: Parted, metadata: Metadata, names: Mapping[str, str]) -> Iterator[File]:
    for page in made.files:
        named = replace(page, bodies=tuple(map(renamed, page.bodies)))
        content = epub_page(named, metadata, _STYLES, names, made.places)
        yield File(page.name, _page_name(page.name), _XHTML_TYPE, content, in_spine=True)


def _for_kobo(files: tuple[XhtmlFile, ...]) -> tuple[XhtmlFile, ...]:
    return tuple(replace(file, bodies=for_kobo(file.bodies)) for file in files)


def _page_name(stem: str) -> str:
    return f"{XHTML}/{stem}.xhtml"


def _style_file(styles: Mapping[str, str], texts: Iterable[File]) -> File:
    documents = (file.content for file in texts if file.media_type == _XHTML_TYPE)
    content = book_style(styles.values(), documents)
    return File("book-style", f"{STYLE}/{stylesheet.NAME}", "text/css", content)


def _picture_files(pictures: Mapping[str, Packed], named: tuple[File, ...]) -> Iterator[File]:
    """Those of the text, then those of the styles that are no picture of the text's too."""
    own = {f"{IMAGE}/{picture.name}" for picture in pictures.values()}
    yield from _of_text(pictures)
    yield from (file for file in named if file.name not in own)


def _of_text(pictures: Mapping[str, Packed]) -> Iterator[File]:
    for name, picture in sorted({p.name: p for p in pictures.values()}.items()):
        uid = name.partition(".")[0]
        yield File(uid, f"{IMAGE}/{name}", picture.media_type, picture.content)


def _guide(pages: tuple[XhtmlDocument, ...], places: Mapping[str, str]) -> Iterator[Guide]:
    names = EpubNames(here="", places=places)
    yield Guide("cover", "表紙", _page_name(COVER_NAME))
    for kind, role in (("toc", Role.TOC), ("text", Role.CHAPTER)):
        if page := next((p for p in pages if p.role is role), None):
            yield Guide(kind, page.title, names.reference(Reference(page.name, page.name)))


def _contents(pages: tuple[XhtmlDocument, ...]) -> Contents:
    descriptions = [description for page in pages for _, description in page.pictures()]
    texts = [page for page in pages if page.role not in _MADE]
    return Contents(
        ruby=any(page.facts.has_ruby for page in pages),
        full_ruby=not any(page.kanji_without_ruby() for page in texts),
        glyphs=any("gaiji" in str(e.get("class")) for p in pages for _, e in p.facts.pictures),
        pictures=bool(descriptions),
        described=all(descriptions),
    )
