"""Makes one page of HTML of an e-book: its texts in order, with their pictures and links.

What the build makes anew (cover, title page, table of contents, colophon) is left out and told.
Knows the forms of EPUB 2 and 3; unpacks nothing to disk.
"""

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import quote, unquote, urlsplit

from lxml import etree

from ...files import CONTROL
from ...model import SOURCES
from ...problems import Failed, Place, Problem
from ..archive import Members
from ..encoding import decode
from .losses import PAGE
from .notes import kinds
from .parse import Element, name_of, parsed, within
from .spaces import one_line
from .vocabulary import HEADINGS

_CONTAINER, _ENCRYPTION = "META-INF/container.xml", "META-INF/encryption.xml"
_PAGES = frozenset({"application/xhtml+xml", "text/html", "application/x-dtbook+xml"})
# What is no lock: fonts are only disguised by these.
_DISGUISES = frozenset({"http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC"})
# Pages that the build makes from metadata and headings, by type of page or of the guide's entry.
_MADE = {
    "cover": "cover", "titlepage": "title-page", "title-page": "title-page",
    "halftitlepage": "half-title", "toc": "toc", "doc-toc": "toc", "landmarks": "toc",
    "colophon": "colophon", "doc-colophon": "colophon", "doc-cover": "cover",
}  # fmt: skip
_DEEPEST = 6


@dataclass(slots=True)
class _Package:
    """What the package document says; paths are those in the zip file."""

    path: str
    title: str = ""
    creators: list[str] = field(default_factory=list)
    spine: list[str] = field(default_factory=list)
    made: dict[str, str] = field(default_factory=dict)  # pages that are made anew, and as what
    navigation: str = ""
    ncx: str = ""


def epub_page(data: bytes, shown: str) -> tuple[str, tuple[Problem, ...]]:
    """The book ``data`` as markup for ``read_html``; ``shown`` is its file. Raises ``Failed``."""
    book = _Book(data, shown)
    return book.page(), tuple(book.problems)


class _Book:
    def __init__(self, data: bytes, shown: str) -> None:
        self.shown = shown
        self._members = Members(data, shown)
        self.problems: list[Problem] = []
        self._refuse_locked()
        self._package = self._read_package()
        self._labels = dict(self._named())
        self._numbers = {path: n for n, path in enumerate(self._package.spine, 1)}
        self._sheets: dict[str, str] = {}

    def _refuse_locked(self) -> None:
        if _ENCRYPTION not in self._members:
            return
        for one in self._xml(_ENCRYPTION).iter("{*}EncryptionMethod"):
            if one.get("Algorithm") not in _DISGUISES:
                raise Failed([Problem(Place(self.shown), "epub.locked")])

    def _xml(self, name: str) -> Element:
        """A file's tree, no entity put in. Raises ``Failed``."""
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
        try:
            return etree.fromstring(self._members.read(name), parser)
        except (etree.XMLSyntaxError, ValueError):
            raise Failed([self._broken(name)]) from None

    def _broken(self, name: str) -> Problem:
        return Problem(Place(self.shown), "epub.broken", {"name": name})

    # --- the package
    def _read_package(self) -> _Package:
        roots = self._xml(_CONTAINER).iter("{*}rootfile")
        path = next((one.get("full-path") or "" for one in roots), "")
        if path not in self._members:
            raise Failed([self._broken(path or _CONTAINER)])
        tree, package = self._xml(path), _Package(path)
        package.title = next(map(_text, tree.iter("{*}title")), "")
        package.creators = list(filter(None, map(_text, tree.iter("{*}creator"))))
        items = {one.get("id"): one for one in tree.iter("{*}item")}
        for item in items.values():
            where = _path_in_zip(path, item.get("href", ""))
            if "nav" in item.get("properties", "").split():
                package.navigation, package.made[where] = where, "toc"
            if item.get("media-type") == "application/x-dtbncx+xml":
                package.ncx = where
        for entry in tree.iter("{*}reference"):
            if kind := _MADE.get(entry.get("type", "").lower()):
                package.made[_path_in_zip(path, entry.get("href", ""))] = kind
        for reference in tree.iter("{*}itemref"):
            found = items.get(reference.get("idref"))
            where = _path_in_zip(path, found.get("href", "")) if found is not None else ""
            if found is None or where not in self._members:
                self.problems.append(self._missing(reference.get("idref", "")))
            elif found.get("media-type") in _PAGES and where not in package.spine:
                package.spine.append(where)
        if not package.spine:
            raise Failed([self._broken(path)])
        return package

    def _missing(self, name: str) -> Problem:
        return Problem(Place(self.shown), "epub.missing", {"name": name})

    def _named(self) -> Iterator[tuple[str, tuple[int, str]]]:
        """Depth and label of each page in the table of contents for readers."""
        package = self._package
        if package.navigation in self._members:
            page = self._parsed(package.navigation)
            for nav in page.iter("nav"):
                if "toc" in kinds(nav) or nav.get("epub-type") is None:
                    yield from self._links(nav, package.navigation)
                    return
        if package.ncx in self._members:
            for point in self._xml(package.ncx).iter("{*}navPoint"):
                content = point.find("{*}content")
                label = _text(point.find("{*}navLabel"))
                depth = sum(1 for one in point.iterancestors("{*}navPoint")) + 1
                if content is not None and label:
                    yield _path_in_zip(package.ncx, content.get("src", "")), (depth, label)

    @staticmethod
    def _links(nav: Element, path: str) -> Iterator[tuple[str, tuple[int, str]]]:
        links = [one for one in nav.iter("a") if "#" not in one.get("href", "#") and _text(one)]
        for link in links:
            depth = sum(1 for _ in link.iterancestors("ol"))
            yield _path_in_zip(path, link.get("href", "")), (max(depth, 1), _text(link))

    # --- the pages
    def _parsed(self, path: str) -> Element:
        text, found = decode(self._members.read(path), f"{self.shown}/{path}")
        self.problems += found
        return parsed(text)

    def page(self) -> str:
        root = etree.Element("html", {PAGE: self.shown})
        head, body = etree.SubElement(root, "head"), etree.SubElement(root, "body")
        left: dict[str, None] = {}
        for number, path in enumerate(self._package.spine, 1):
            page = self._parsed(path)
            content = next(page.iter("body"), page)
            made = self._package.made.get(path) or _generated_page(content)
            if made:
                left[made] = None
                for line in content.iter("p"):
                    if made == SOURCES or "book-source" in kinds(line):
                        etree.SubElement(head, "meta", name="source", content=_text(line))
            elif _has_content(content):
                self._gather_styles(page, path)
                body.append(self._section(content, path, number))
        if left:
            values = {"names": ", ".join(left)}
            self.problems.append(Problem(Place(self.shown), "epub.made-anew", values))
        etree.SubElement(head, "title").text = self._package.title
        for name in self._package.creators:
            etree.SubElement(head, "meta", name="author", content=name)
        for sheet in filter(None, self._sheets.values()):
            etree.SubElement(head, "style").text = sheet
        return '<?xml version="1.0"?>' + etree.tostring(root, encoding="unicode")

    def _section(self, content: Element, path: str, number: int) -> Element:
        """A page as a part of the whole: its ids, links and pictures found from there."""
        for one in content.iter("*"):
            for key in ("id", "name"):
                if key in one.attrib:
                    one.set(key, f"{number}-{one.get(key)}")
            for key in ("src", "href"):
                if key in one.attrib:
                    one.set(key, self._address(one.get(key, ""), path, name_of(one) == "a"))
        depth, label = self._labels.get(path, (1, ""))
        if label and not within(content, frozenset(HEADINGS)):
            heading = etree.Element(f"h{min(depth, _DEEPEST)}")
            heading.text, heading.tail = label, content.text
            content.text = None
            content.insert(0, heading)
        content.tag = "section"
        content.set(PAGE, f"{self.shown}/{path}")
        content.set("id", str(number))
        content.set("class", "pagebreak")
        return content

    def _address(self, address: str, path: str, is_link: bool) -> str:
        try:
            parts = urlsplit(address)
        except ValueError:
            return address
        if parts.scheme or parts.netloc:
            return address
        where = _path_in_zip(path, address) if parts.path else path
        if not is_link:
            return quote(f"{posixpath.basename(self.shown)}/{where}")
        if number := self._numbers.get(where):
            return f"#{number}-{parts.fragment}" if parts.fragment else f"#{number}"
        return address

    def _gather_styles(self, page: Element, path: str) -> None:
        for one in page.iter("link", "style"):
            if name_of(one) == "style":
                self._sheets[f"{path}#{one.sourceline}"] = _text(one)
            elif "stylesheet" in one.get("rel", "").lower():
                where = _path_in_zip(path, one.get("href", ""))
                if where in self._members and where not in self._sheets:
                    sheet = self._members.read(where).decode("utf-8", "replace")
                    self._sheets[where] = CONTROL.sub("", sheet)


def _generated_page(body: Element) -> str:
    """What a page says that it is, where the build makes such a page; "" for a text."""
    one: Element | None = body
    while one is not None:
        said = f"{one.get('epub-type', '')} {one.get('role', '')}".split()
        if found := next((_MADE[kind] for kind in said if kind in _MADE), ""):
            return found
        if SOURCES in one.get("class", "").split():
            return SOURCES
        one = one[0] if len(one) == 1 else None
    return ""


def _has_content(body: Element) -> bool:
    return bool(_text(body)) or within(body, frozenset({"img", "image", "hr"}))


def _path_in_zip(path: str, href: str) -> str:
    """The path that a file names, from the top of the zip file; "" where it can be none in it."""
    try:
        named = unquote(urlsplit(href).path)
    except ValueError:
        return ""
    made = posixpath.normpath(posixpath.join(posixpath.dirname(path), named)) if named else ""
    return "" if made.startswith(("..", "/")) or CONTROL.search(made) else made


def _text(element: Element | None) -> str:
    return one_line("".join(element.itertext())) if element is not None else ""
