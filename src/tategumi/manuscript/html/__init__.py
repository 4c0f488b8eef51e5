"""HTML for books: pages as authors and e-books hold them, read into the model.

What others write in HTML of their own, e-books, is made one page first, and read as any.

Knows ruby in all its markups, marks and lines beside text by element, class and style, notes by
their links, and what has no place in a book. The only door to lxml.
"""

from .epub import epub_page
from .losses import PAGE
from .read import read_html

__all__ = ["PAGE", "epub_page", "read_html"]
