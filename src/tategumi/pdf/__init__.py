"""PDF files, read and written. The only door to pikepdf."""

from .binding import BoundPage, Heading, Leaves, bind
from .files import destination, headings, page_count
from .imposing import SIDES, Imposed, impose, laid_on, page_size, sides
from .inking import in_black, overlaid, with_blanks
from .inspecting import Facts, PageFacts, inspect, undirected
from .trimming import trimmed
from .viewing import for_screen

__all__ = [
    "SIDES",
    "BoundPage",
    "Facts",
    "Heading",
    "Imposed",
    "Leaves",
    "PageFacts",
    "bind",
    "destination",
    "for_screen",
    "headings",
    "impose",
    "in_black",
    "inspect",
    "laid_on",
    "overlaid",
    "page_count",
    "page_size",
    "sides",
    "trimmed",
    "undirected",
    "with_blanks",
]
