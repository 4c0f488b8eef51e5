"""The NCX: contents for readers of EPUB 2 and for Kindle (OPF 2.0.1, 2.4.1)."""

from collections.abc import Mapping, Sequence
from itertools import count

from ..model import Metadata
from ..xhtml import Element, EpubNames, Item, el, write


def ncx(items: Sequence[Item], metadata: Metadata, places: Mapping[str, str]) -> bytes:
    """The lines of the contents (``items``) as NCX, their labels plain text.

    ``places`` is the file in which each anchor stands.
    """
    numbers = count(1)

    def point(item: Item) -> Element:
        """One line of the contents with those inside it, numbered in reading order."""
        number = str(next(numbers))
        label = el("navLabel", {}, el("text", {}, item.label))
        content = el("content", {"src": item.target})
        inner = [point(i) for i in item.inner]
        return el("navPoint", {"id": f"nav-{number}", "playOrder": number}, label, content, *inner)

    head = {
        "dtb:uid": metadata.identifier,
        "dtb:depth": str(_depth(items)),
        "dtb:totalPageCount": "0",
        "dtb:maxPageNumber": "0",
    }
    root = el(
        "ncx",
        {
            "xmlns": "http://www.daisy.org/z3986/2005/ncx/",
            "version": "2005-1",
            "xml:lang": metadata.language,
        },
        el("head", {}, *(el("meta", {"name": k, "content": v}) for k, v in head.items())),
        el("docTitle", {}, el("text", {}, metadata.title)),
        *(el("docAuthor", {}, el("text", {}, c.name)) for c in metadata.creators),
        el("navMap", {}, *(point(item) for item in items)),
    )
    markup = write(root, EpubNames(here="", places=places))
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{markup}\n'.encode()


def _depth(items: Sequence[Item]) -> int:
    return max((1 + _depth(item.inner) for item in items), default=0)
