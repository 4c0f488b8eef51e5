"""Markup as a tree, which is escaped as it is written, in a form that XML and HTML parsers share.

Knows no model; of tags it knows which are empty and which are blocks. References and pictures stay
values until a tree is written, because EPUB and print have different addresses for them.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Protocol

from ..problems import Place


@dataclass(frozen=True, slots=True)
class Reference:
    """A place in the book: a document, or an anchor in it."""

    document: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture by its path inside the book's folder; ``place`` is where a manuscript names it."""

    source: str
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Wanted:
    """A link's target as the manuscript names it, until ``links`` finds it.

    ``place`` is that of the link.
    """

    target: str
    place: Place | None = None


Value = str | Reference | Picture | Wanted


@dataclass(frozen=True, slots=True)
class Element:
    tag: str
    attributes: tuple[tuple[str, Value], ...] = ()
    children: tuple["Node", ...] = ()

    def get(self, name: str) -> Value:
        for key, value in self.attributes:
            if key == name:
                return value
        return ""


Node = str | Element


class Names(Protocol):
    """The addresses of places and pictures in one output."""

    def reference(self, target: Reference) -> str: ...

    def picture(self, picture: Picture) -> str: ...


# Attributes of the root element of every page.
NAMESPACES = {
    "xmlns": "http://www.w3.org/1999/xhtml",
    "xmlns:epub": "http://www.idpf.org/2007/ops",
}

# Elements without content in HTML; all others need an end tag there even when empty.
_VOID = frozenset(["br", "img", "hr", "meta", "link"])
_BLOCK_TAGS = """
html head body meta link title section div nav aside blockquote figure figcaption p pre
ol ul li dl table thead tbody tr th td h1 h2 h3 h4 h5 h6
ncx docTitle docAuthor navMap navPoint navLabel text content
"""
# Only between these a line end in the markup changes nothing on the page.
_BLOCK = frozenset(_BLOCK_TAGS.split())
# Characters that XML 1.0 (2.2) forbids, even escaped.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
# Few texts need escaping, and to search is quicker than to translate.
_SPECIAL = re.compile('[&<>"\x00-\x1f\ud800-\udfff\ufffe\uffff]')
_TEXT_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"})
_VALUE_ESCAPES = _TEXT_ESCAPES | str.maketrans({'"': "&quot;", "\t": "&#9;", "\n": "&#10;"})


def el(tag: str, attributes: Mapping[str, Value] | None = None, *children: Node) -> Element:
    """An element; attributes with an empty value are left out, but ``alt`` may be empty."""
    if not attributes:
        return Element(tag, (), children)
    kept = [(k, v) for k, v in attributes.items() if v != "" or k == "alt"]
    return Element(tag, tuple(kept), children)


def with_class(element: Element, name: str) -> Element:
    """The element with a further class."""
    attributes = dict(element.attributes)
    attributes["class"] = " ".join(filter(None, [str(attributes.get("class", "")), name]))
    return replace(element, attributes=tuple(attributes.items()))


def walk(node: Node) -> Iterator[Element]:
    """Every element of a tree, each before those inside it."""
    waiting = [node]
    while waiting:
        node = waiting.pop()
        if isinstance(node, Element):
            yield node
            waiting.extend(reversed(node.children))


def texts(node: Node) -> Iterator[str]:
    """The runs of text, without readings."""
    if isinstance(node, str):
        yield node
    elif node.tag != "rt":
        for child in node.children:
            yield from texts(child)


def text_of(node: Node) -> str:
    """The text as one string, without readings."""
    return "".join(texts(node))


def clean(text: str) -> str:
    """The text with U+FFFD for each character that XML forbids."""
    return _FORBIDDEN.sub("\ufffd", text)


def write(node: Node, names: Names) -> str:
    """The markup of a tree."""
    if isinstance(node, str):
        return _escaped(node, _TEXT_ESCAPES)
    pieces: list[str] = []
    _write(node, names, pieces)
    return "".join(pieces)


def _write(node: Element, names: Names, pieces: list[str]) -> None:
    pieces.append(f"<{node.tag}")
    for name, value in node.attributes:
        pieces.append(f' {name}="{_escaped(_written_value(value, names), _VALUE_ESCAPES)}"')
    if node.tag in _VOID:
        pieces.append("/>")
        return
    between = "\n" if _holds_blocks(node) else ""
    pieces.append(">" + between)
    for child in node.children:
        if isinstance(child, str):
            pieces.append(_escaped(child, _TEXT_ESCAPES))
        else:
            _write(child, names, pieces)
        pieces.append(between)
    pieces.append(f"</{node.tag}>")


def _escaped(text: str, escapes: Mapping[int, str]) -> str:
    return clean(text).translate(escapes) if _SPECIAL.search(text) else text


def _written_value(value: Value, names: Names) -> str:
    match value:
        case str():
            return value
        case Reference():
            return names.reference(value)
        case Picture():
            return names.picture(value)
        case Wanted():
            raise AssertionError("links are found before their documents are written")


def _holds_blocks(element: Element) -> bool:
    for child in element.children:
        if isinstance(child, str) or child.tag not in _BLOCK:
            return False
    return bool(element.children)
