"""Novels in the notation of the site that they were written for.

Their paragraphs, headings and changes of scene are those of plain text; each site adds its own
ruby, emphasis and breaks. What differs between the sites is a table in ``sites``.
"""

from .episodes import read_novel, read_passage
from .sites import SITES, Site

__all__ = ["SITES", "Site", "read_novel", "read_passage"]
