"""HTML for books: pages as authors and e-books hold them, read into the model.

Knows ruby in all its markups, marks and lines beside text by element, class and style, notes by
their links, and what has no place in a book. The only door to lxml.
"""

from .read import read_html

__all__ = ["read_html"]
