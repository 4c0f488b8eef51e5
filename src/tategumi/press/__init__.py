"""Paper: page geometry, furniture, the PDF editions, the cover."""

from .cover import Picture, cover_picture
from .editions import screen_pdf

__all__ = ["Picture", "cover_picture", "screen_pdf"]
