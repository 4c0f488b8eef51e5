"""PDF files, read and written. The only door to pikepdf."""

from .imposing import destination, impose, page_count

__all__ = ["destination", "impose", "page_count"]
