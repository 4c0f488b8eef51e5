"""PDF files, read and written. The only door to pikepdf."""

from .binding import BoundPage, Heading, Leaves, bind
from .colours import profile_name
from .conforming import Conformance
from .files import concatenated, destinations, headings, page_count
from .imposing import SIDES, Imposed, impose, laid_on, page_size, sides
from .inking import inks_of
from .inspecting import Facts, PageFacts, inspect, undirected
from .overlays import with_tabs
from .presswork import Finish, Job, press_file, press_sheet, single_pages
from .showing import page_digests
from .tagging import tagged
from .trimming import trimmed
from .viewing import View, viewed

__all__ = [
    "SIDES",
    "BoundPage",
    "Conformance",
    "Facts",
    "Finish",
    "Heading",
    "Imposed",
    "Job",
    "Leaves",
    "PageFacts",
    "View",
    "bind",
    "concatenated",
    "destinations",
    "headings",
    "impose",
    "inks_of",
    "inspect",
    "laid_on",
    "page_count",
    "page_digests",
    "page_size",
    "press_file",
    "press_sheet",
    "profile_name",
    "sides",
    "single_pages",
    "tagged",
    "trimmed",
    "undirected",
    "viewed",
    "with_tabs",
]
