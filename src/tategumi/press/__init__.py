"""Paper: page geometry, furniture, the PDF editions, the cover."""

from .cover import Picture, cover_picture
from .editions import check, screen_pdf, trial
from .fitting import Fitted, fitted, let_go
from .fonts import for_reading, reading_style
from .hanmen import place_block, text_areas
from .inner import inner_sides
from .numbered import hidden_folios, numbered_pages
from .proof import frames
from .thumbs import thumbs
from .wrapping import Wrapped, template, wrapped
from .wraps import Spread, spread

__all__ = [
    "Fitted",
    "Picture",
    "Spread",
    "Wrapped",
    "check",
    "cover_picture",
    "fitted",
    "for_reading",
    "frames",
    "hidden_folios",
    "inner_sides",
    "let_go",
    "numbered_pages",
    "place_block",
    "reading_style",
    "screen_pdf",
    "spread",
    "template",
    "text_areas",
    "thumbs",
    "trial",
    "wrapped",
]
