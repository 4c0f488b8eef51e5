"""What begins a page of its own, whatever stands before it, by the classes of ``blocks``."""

from itertools import islice

from .tree import Element, el, walk

_BREAKS = frozenset(["pagebreak-before", "leafbreak-before", "spreadbreak-before"])
_CENTRED = "centred-page"
_BEGINNING = _BREAKS | {_CENTRED}


def begins(element: Element) -> bool:
    """Does it begin a page?"""
    return not _BEGINNING.isdisjoint(str(element.get("class")).split())


def without_break(element: Element) -> Element:
    """The element without a break before what it begins with, which begins its file."""
    attributes = dict(element.attributes)
    names = [name for name in str(attributes.get("class", "")).split() if name not in _BREAKS]
    own = attributes | {"class": " ".join(names)}
    first, *others = element.children or ("",)
    begun = without_break(first) if isinstance(first, Element) else first
    return el(element.tag, own, begun, *others) if element.children else el(element.tag, own)


def is_centred(element: Element) -> bool:
    """Is it a page of its own (左右中央), behind which another begins?"""
    return _CENTRED in str(element.get("class")).split()


def holds_pages(element: Element) -> bool:
    """Does a page begin within it?"""
    return any(map(begins, islice(walk(element), 1, None)))
