"""Finds the notes of a page: texts that link back to their link, or are marked as notes."""

from collections.abc import Iterator

from .parse import Element, name_of, within
from .styles import classes_of
from .vocabulary import BLOCKS, HEADINGS

_MARKS = {"noteref", "doc-noteref", "footnote-ref", "footnote-reference"}
_TEXTS = {"footnote", "endnote", "rearnote", "doc-footnote", "doc-endnote"}
_BACK = {"doc-backlink", "backlink", "footnote-back", "footnote-backref"}
_SECTIONS = {"footnotes", "endnotes", "rearnotes", "doc-endnotes", "notes"}
_HEADINGS = frozenset(HEADINGS)


class Notes:
    """Which links are marks of notes, which elements their texts, and which links lead back."""

    def __init__(self, body: Element) -> None:
        self._ids = {one.get("id"): one for one in body.iter("*") if one.get("id")}
        self._ids |= {one.get("name"): one for one in body.iter("a") if one.get("name")}
        self.texts: dict[Element, Element] = {}  # by their marks
        self.back: set[Element] = set()
        for link in body.iter("a"):
            if found := self._text(link):
                self.texts[link] = found[0]
        # A link that leads back is no mark, though its target links to it.
        self.texts = {m: t for m, t in self.texts.items() if m not in self.back}
        self.placed = set(self.texts.values())

    def _text(self, link: Element) -> list[Element]:
        address = link.get("href", "")
        target = self._ids.get(address.removeprefix("#") or None)
        if target is None or not address.startswith("#") or link in self.back:
            return []
        text = target if is_in_line(target) else _block(target)
        if name_of(text) in _HEADINGS or within(text, _HEADINGS) or name_of(text) in _WHOLES:
            return []
        back = [one for one in text.iter("a") if self._leads_to(one, link)]
        if kinds(link) & _BACK:
            return []
        if not back and not (kinds(link) & _MARKS or (kinds(text) | kinds(target)) & _TEXTS):
            return []
        if link in text.iter("a"):
            return []
        self.back.update(back, (one for one in text.iter("a") if kinds(one) & _BACK))
        return [text]

    def _leads_to(self, back: Element, link: Element) -> bool:
        address = back.get("href", "")
        target = self._ids.get(address.removeprefix("#"))
        if target is None or not address.startswith("#"):
            return False
        return target in _anchor_candidates(link)


def is_in_line(target: Element) -> bool:
    """Does a note stand in the line of its mark, as pages for print have them?"""
    return name_of(target) == "span" and bool(kinds(target) & _TEXTS)


def is_section(element: Element) -> bool:
    """Is it where a page gathers its notes?"""
    return bool(kinds(element) & _SECTIONS)


def kinds(element: Element) -> set[str]:
    """What an element says that it is: by its type, its role, its classes."""
    said = (
        f"{element.get('epub-type', '')} {element.get('epub:type', '')} {element.get('role', '')}"
    )
    return {*said.split(), *classes_of(element)}


def _anchor_candidates(link: Element) -> Iterator[Element]:
    """What may bear the name of the place where the mark stands."""
    yield link
    yield from link.iterdescendants()
    before = link.getprevious()
    if before is not None:
        yield before
    parent = link.getparent()
    if parent is not None and name_of(parent) in ("sup", "span", "sub", "small"):
        yield parent


_WHOLES = frozenset({"html", "body", "main", "article", "nav", "table", "tr", "td", "th"})


def _block(target: Element) -> Element:
    """The block that the target stands in, or is."""
    while name_of(target) not in BLOCKS and (parent := target.getparent()) is not None:
        target = parent
    return target
