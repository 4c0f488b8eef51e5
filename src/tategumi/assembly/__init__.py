"""Puts a book together from documents that are set by themselves (組付け)."""

from ..cache import NOTHING
from .book import count_pages, faults, set_as_one, set_book

__all__ = ["NOTHING", "count_pages", "faults", "set_as_one", "set_book"]
