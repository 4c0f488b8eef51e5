"""Parses markup into a tree of elements named as in HTML, without comments and prefixes.

XML is read as such where it is well-formed: an HTML parser takes ``<a id="x"/>`` for a start tag.
Nothing is fetched, and no entity but HTML's own is put in.
"""

import re
import sys
from html import unescape

from lxml import etree
from lxml.etree import _Element as Element

__all__ = ["Element", "name_of", "parsed", "within"]

# What nests deeper than this is a mistake, or an attack on whoever walks the tree; its text stays.
DEEPEST = 40
# How deep the parser goes, but for what it opens itself; and what it says where it goes no deeper.
_PARSED = 2000
_GAVE_UP = etree.ErrorLevels.FATAL
_TAG = re.compile(r"""<(/?)([A-Za-z][A-Za-z0-9-]*)(?:"[^"<]*"|'[^'<]*'|[^<>"'])*>""")
_VOID = frozenset((
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track",
    "wbr",
))  # fmt: skip
_EPUB_TYPE = "{http://www.idpf.org/2007/ops}type"
_XLINK = "{http://www.w3.org/1999/xlink}href"
_DECLARATION = re.compile(r"\s*<\?xml[^>]*>")
_IS_XML = re.compile(r"""\s*<\?xml|<html[^>]*\sxmlns\s*=""")
_DOCTYPE = re.compile(r"<!DOCTYPE[^>\[]*(?:\[[^\]]*\]\s*)?>", re.IGNORECASE)
_ENTITY = re.compile(r"&(?!(?:amp|lt|gt|quot|apos);)[A-Za-z][A-Za-z0-9]*;")
_NAME = re.compile("[a-z][a-z0-9]*")
# What is no character of XML, and noncharacters, of which one is our sign between pieces of text.
_INVALID = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_REFERENCE = re.compile("&#(?:[xX]([0-9A-Fa-f]+)|([0-9]+));?")


def parsed(text: str) -> Element:
    """The root of the tree, with a body. Never raises."""
    text = _INVALID.sub("", _REFERENCE.sub(_valid, text))
    bare = _DECLARATION.sub("", text, count=1)
    root = _xml(bare) if _IS_XML.search(text[:2000]) else None
    if root is None:
        root = _html(bare)
    _simplify(root)
    _limit(root)
    return root


def _valid(reference: re.Match[str]) -> str:
    """A reference to a character, or nothing where what it names is none."""
    digits = (reference[1] or reference[2]).lstrip("0") or "0"
    code = int(digits[:8], 16 if reference[1] else 10)  # eight of either are too many
    return "" if code > sys.maxunicode or _INVALID.match(chr(code)) else reference[0]


def _xml(text: str) -> Element | None:
    text = _DOCTYPE.sub(lambda found: re.sub(r"[^\n]", "", found[0]), text, count=1)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True,
        remove_pis=True,
    )  # fmt: skip
    try:
        root = etree.fromstring(_ENTITY.sub(lambda found: unescape(found[0]), text), parser)
    except etree.XMLSyntaxError:
        return None
    return root if str(root.tag).rpartition("}")[2] == "html" else None


def _html(text: str) -> Element:
    parser = etree.HTMLParser(
        no_network=True, remove_comments=True, remove_pis=True, huge_tree=True
    )  # fmt: skip
    try:
        root = etree.fromstring(text, parser)
        if any(one.level == _GAVE_UP for one in parser.error_log):
            root = etree.fromstring(_shallow(text), parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        root = None
    return root if root is not None else etree.fromstring("<html><body/></html>", parser)


def _shallow(text: str) -> str:
    """The page without the tags that nest deeper than the parser goes, which drops what follows."""
    depth = 0

    def kept(tag: re.Match[str]) -> str:
        nonlocal depth
        if tag[2].lower() in _VOID:
            return tag[0]
        depth += not tag[1]
        is_kept = depth <= _PARSED
        depth -= bool(tag[1]) and depth > 0
        return tag[0] if is_kept else ""

    return _TAG.sub(kept, text)


def _simplify(root: Element) -> None:
    """Names without namespaces; attributes as HTML writes them."""
    etree.strip_tags(root, etree.Entity)
    for element in root.iter(etree.Element):
        name = str(element.tag).rpartition("}")[2].lower()
        element.tag = name if _NAME.fullmatch(name) else "span"
        for long, short in ((_EPUB_TYPE, "epub:type"), (_XLINK, "href")):
            if long in element.attrib:
                _set(element, short, str(element.attrib.pop(long)))


def _set(element: Element, name: str, value: str) -> None:
    # lxml takes no colon in a name; the reader asks for both.
    element.set(name.replace(":", "-"), value)


def _limit(root: Element) -> None:
    """Elements nested too deep become the text in them."""
    waiting = [(root, 0)]
    while waiting:
        element, depth = waiting.pop()
        if depth >= DEEPEST and len(element):
            text = "".join(element.itertext())
            for child in list(element):
                element.remove(child)
            element.text = text
        waiting += ((child, depth + 1) for child in element)


def name_of(element: Element) -> str:
    """``div`` and so on; nothing for what is no element."""
    return element.tag if isinstance(element.tag, str) else ""


def within(element: Element, names: frozenset[str]) -> bool:
    """Is there an element of one of these names inside?"""
    return any(name_of(one) in names for one in element.iterdescendants())
