"""Aozora Bunko notation (青空文庫の注記), read into the model and written from it."""

from .read import read_aozora, read_passage
from .unwritten import unwritten
from .write import write_aozora

__all__ = ["read_aozora", "read_passage", "unwritten", "write_aozora"]
