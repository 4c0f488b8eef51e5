"""Paper: page geometry, furniture, the PDF editions, the cover."""

from .cover import Picture, cover_picture
from .editions import check, screen_pdf, trial

__all__ = ["Picture", "check", "cover_picture", "screen_pdf", "trial"]
