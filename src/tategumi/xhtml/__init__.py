"""Writes the book as XHTML, the same for EPUB and print. Only this package knows tag names.

Style sheets and the engine may rely on this markup:

- ``html.vrtl``; each document stands in ``.p-text``, ``.p-titlepage``, ``.p-halftitle``,
  ``.p-toc``, ``.p-tobira`` or ``.p-colophon``: the body of an EPUB file, a div in print.
- One ``section`` for each document and each heading; ``h1`` … ``h6`` carry ``data-label``,
  the heading without readings, for running heads and bookmarks.
- ``ruby`` with pairs of base and ``rt``: one pair is group ruby, several are mono or jukugo ruby.
- ``span.tcy``; ``em.sesame`` … (``left`` on the other side); ``span.em-line`` (right side line),
  ``span.em-line-outside`` (left), each with its stroke; ``span.warichu``; ``sub.kunten``.
- Indents are CSS, not spaces: ``start-2em``, ``indent-1em``, ``h-indent-1em``,
  ``align-end end-1em``, ``measure-20``. Text holds only what the manuscript holds.
"""

from .documents import XhtmlDocument, documents, lost_links, stem
from .files import cover_page, epub_page, navigation
from .index import each_page_once
from .japanese import kanji_number
from .names import COVER_NAME, IMAGE, STYLE, XHTML, EpubNames
from .outline import Item, outline
from .page_breaks import PageStart, letters_in, with_page_breaks
from .parts import MOST_FILES, Parted, XhtmlFile, parted
from .printed import (
    print_cover,
    print_frames,
    print_numbers,
    print_page,
    print_sample,
    print_tabs,
)
from .sizes import GLYPH, sized
from .tree import Element, Node, Reference, Value, clean, el, write
from .web import is_web, web_address
from .wrapped import print_pictures, print_template, print_wrap

__all__ = [
    "COVER_NAME",
    "GLYPH",
    "IMAGE",
    "MOST_FILES",
    "STYLE",
    "XHTML",
    "Element",
    "EpubNames",
    "Item",
    "Node",
    "PageStart",
    "Parted",
    "Reference",
    "Value",
    "XhtmlDocument",
    "XhtmlFile",
    "clean",
    "cover_page",
    "documents",
    "each_page_once",
    "el",
    "epub_page",
    "is_web",
    "kanji_number",
    "letters_in",
    "lost_links",
    "navigation",
    "outline",
    "parted",
    "print_cover",
    "print_frames",
    "print_numbers",
    "print_page",
    "print_pictures",
    "print_sample",
    "print_tabs",
    "print_template",
    "print_wrap",
    "sized",
    "stem",
    "web_address",
    "with_page_breaks",
    "write",
]
