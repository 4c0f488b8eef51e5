"""Paper: page geometry, furniture, the PDF editions, the cover."""

from .cover import Picture, cover_picture
from .editions import check, screen_pdf, trial
from .fitting import Fitted, fitted

__all__ = ["Fitted", "Picture", "check", "cover_picture", "fitted", "screen_pdf", "trial"]
