"""Readings (ふりがな): ruby for words, from a dictionary and by policy.

Knows the model and readings.yaml, not how ruby looks. Pages are counted before there are any, by
the characters and lines that a page holds: the same words take ruby on paper and in the e-book.
"""

from .annotate import Annotator, Words, apply
from .dictionary import Policy, Readings, read_readings
from .pages import Page
from .split import split_rubies

__all__ = [
    "Annotator",
    "Page",
    "Policy",
    "Readings",
    "Words",
    "apply",
    "read_readings",
    "split_rubies",
]
