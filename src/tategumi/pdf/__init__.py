"""PDF files, read and written. The only door to pikepdf."""

from .binding import BoundPage, Heading, Leaves, bind
from .files import destination, page_count
from .imposing import SIDES, Imposed, impose, page_size, sides
from .trimming import trimmed

__all__ = [
    "SIDES",
    "BoundPage",
    "Heading",
    "Imposed",
    "Leaves",
    "bind",
    "destination",
    "impose",
    "page_count",
    "page_size",
    "sides",
    "trimmed",
]
