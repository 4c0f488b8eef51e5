"""A book put together from documents that are set by themselves (組付け)."""

from .book import set_book

__all__ = ["set_book"]
