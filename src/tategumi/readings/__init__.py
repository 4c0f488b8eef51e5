"""Readings (ふりがな): ruby for words, from a dictionary and by policy.

Knows the model and readings.yaml, not how ruby looks. There is no policy by pages here: a book has
none before its layout, and an e-book none at all.
"""

from .annotate import apply
from .dictionary import Policy, Readings, read_readings
from .split import split_rubies

__all__ = ["Policy", "Readings", "apply", "read_readings", "split_rubies"]
