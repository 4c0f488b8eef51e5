"""Vertical writing for WeasyPrint: the only package that touches weasyprint, pydyf and pango."""

from . import loading  # noqa: F401  (before anything else imports WeasyPrint)
from .book_fonts import BookFont, gather_fonts, write_fonts
from .documents import set_document
from .fingerprint import fingerprint
from .furniture import BarePage, Strings, furnish
from .openings import forced_breaks
from .rendering import Source
from .settings.counting import Counters, carried
from .settings.setting import (
    SIDED_BREAKS,
    FontUse,
    Furniture,
    NeedsWhole,
    PageLook,
    Setting,
    Start,
    Typeset,
    counters,
    packed,
    unpacked,
    unpacked_furniture,
    unpacked_whole,
)
from .source.xhtml_source import is_xhtml
from .typeset import typeset

__all__ = [
    "SIDED_BREAKS",
    "BarePage",
    "BookFont",
    "Counters",
    "FontUse",
    "Furniture",
    "NeedsWhole",
    "PageLook",
    "Setting",
    "Source",
    "Start",
    "Strings",
    "Typeset",
    "carried",
    "counters",
    "fingerprint",
    "forced_breaks",
    "furnish",
    "gather_fonts",
    "is_xhtml",
    "packed",
    "set_document",
    "typeset",
    "unpacked",
    "unpacked_furniture",
    "unpacked_whole",
    "write_fonts",
]
