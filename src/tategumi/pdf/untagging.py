"""Pages without the marks of a structure that their file has not."""

import re

from pikepdf import Name, Object, Pdf

from .tagging import forms_of

# Marked content begins, with or without properties, and ends. What ours writes has strings of
# hexadecimal digits alone, in which nothing like it can stand.
_MARK = re.compile(rb"/\w+\s+(?:<<.*?>>>?\s+BDC|/\w+\s+BDC|BMC)\s+|EMC(?:\s+|$)", re.DOTALL)
# What a glyph stands for; what properties of the page say, of layers for instance.
_KEPT = re.compile(rb"/ActualText|/\w+\s+BDC\s+$")


def untag(book: Pdf) -> None:
    """Take numbers and artifacts out; what a glyph stands for is still said."""
    for page in book.pages:
        if Name.Contents in page.obj:
            page.contents_coalesce()
            _unmark(page.obj.Contents)
        for form in forms_of(page.resources).values():
            _unmark(form)
            del form[Name.StructParents]
        for key in (Name.StructParents, Name.Tabs):
            if key in page.obj:
                del page.obj[key]


def _unmark(drawn: Object) -> None:
    drawn.write(_unmarked(drawn.read_bytes()))


def _unmarked(content: bytes) -> bytes:
    parts, kept, end = [], [], 0
    for mark in _MARK.finditer(content):
        is_end = mark[0].startswith(b"EMC")
        if not is_end:
            kept.append(bool(_KEPT.search(mark[0])))
        if not (kept.pop() if is_end else kept[-1]):
            parts.append(content[end : mark.start()])
            end = mark.end()
    return b"".join([*parts, content[end:]])
