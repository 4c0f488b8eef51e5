"""The package of an EPUB: the only door to EbookLib, which is a packager here and no more.

What this door hides of EbookLib 0.20 (and 0.21): its content, navigation and NCX writers change
Japanese text, so every file comes as finished bytes; the package file's name is fixed, so the
hook that writes it is replaced; it leaves ``xml:lang`` out; it writes an element empty whose text
XML forbids; it prints ``mtime`` as it is, so that
must be UTC; it swallows errors unless told to raise; its zip carries the clock.
"""

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from ebooklib import epub

from ..xhtml import clean
from .archive import repacked
from .metadata import IDENTIFIER_ID, PREFIXES, Row

FOLDER = "item"
PACKAGE = f"{FOLDER}/standard.opf"
_CONTAINER = f"""<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles>
<rootfile full-path="{PACKAGE}" media-type="application/oebps-package+xml"/>
</rootfiles>
</container>
"""
_OPF = "{http://www.idpf.org/2007/opf}"
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


@dataclass(frozen=True, slots=True)
class File:
    """One file of the package; ``name`` is its path inside the package's folder."""

    uid: str
    name: str
    media_type: str
    content: bytes
    properties: str = ""
    in_spine: bool = False


@dataclass(frozen=True, slots=True)
class Guide:
    """A line of the OPF 2 guide, which Kindle still reads."""

    kind: str
    title: str
    name: str


def package(
    rows: Iterable[Row],
    files: Sequence[File],
    guide: Iterable[Guide],
    language: str,
    moment: datetime,
    horizontal: bool = False,
) -> bytes:
    """Pack the files as an EPUB, whose time of modification is ``moment`` (UTC).

    ``rows`` are the metadata in their order, ``files`` stand in reading order, ``guide`` is what
    Kindle reads instead of the landmarks. Pages turn from right to left, or from left to right
    where the book is ``horizontal``. The same arguments give the same bytes.
    """
    book = _book(rows, files, guide, language)
    book.set_direction("ltr" if horizontal else "rtl")
    buffer = io.BytesIO()
    # Packed by ``repacked``.
    options = {"mtime": moment, "raise_exceptions": True, "compresslevel": 0}
    writer = _Writer(buffer, book, options)
    writer.process()
    writer.write()
    return repacked(buffer.getvalue(), moment)


def _book(
    rows: Iterable[Row], files: Sequence[File], guide: Iterable[Guide], language: str
) -> epub.EpubBook:
    """EbookLib's book, emptied of what it invents (an identifier, a title) and filled anew."""
    book = epub.EpubBook()
    book.metadata.clear()  # a random identifier, a default title, the generator
    book.FOLDER_NAME, book.IDENTIFIER_ID = FOLDER, IDENTIFIER_ID
    book.language = language
    for row in rows:
        namespace, _, name = row.name.rpartition(":")
        attributes = {key: clean(value) for key, value in row.attributes}
        book.add_metadata(namespace.upper() or None, name, clean(row.text) or None, attributes)
    items = {file: _Item(file) for file in files}
    for item in items.values():
        book.add_item(item)
    book.spine = [items[file] for file in files if file.in_spine]
    book.guide = [{"type": g.kind, "title": g.title, "href": g.name} for g in guide]
    return book


class _Item(epub.EpubItem):
    """Bytes in, the same bytes out."""

    def __init__(self, file: File) -> None:
        assert file.content, file.name
        super().__init__(file.uid, file.name, file.media_type, file.content)
        self.properties = file.properties.split()


class _Writer(epub.EpubWriter):
    def _write_container(self) -> None:
        self.out.writestr(epub.CONTAINER_PATH, _CONTAINER)

    def _write_opf_file(self, root: epub.etree._Element) -> None:
        """Write the package document, completed; ``root`` is its lxml element."""
        root.set(_XML_LANG, self.book.language)
        root.set("prefix", PREFIXES)
        for itemref in root.iter("itemref"):
            itemref.set("linear", "yes")
        metadata = root.find("metadata")
        assert metadata is not None
        _order_metadata(metadata)
        epub.etree.indent(root)
        markup = epub.etree.tostring(root, encoding="unicode")
        self.out.writestr(PACKAGE, f'<?xml version="1.0" encoding="UTF-8"?>\n{markup}\n')


def _order_metadata(metadata: epub.etree._Element) -> None:
    """Put each refinement after what it refines: EbookLib groups elements by namespace."""
    own = {f"#{element.get('id')}": element for element in metadata if element.get("id")}
    refining = [(e, refined) for e in metadata if (refined := e.get("refines"))]
    for element, refined in reversed(refining):
        own[refined].addnext(element)
