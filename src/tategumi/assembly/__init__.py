"""A book put together from documents that are set by themselves (組付け)."""

from ..cache import NOTHING
from .book import set_book

__all__ = ["NOTHING", "set_book"]
