"""Sheets for reading proofs (校正): the trim, the number of each fifth line, room for the pen."""

from pathlib import Path

from ..paper import Paper
from ..stylesheets import stylesheet
from ..tate import typeset
from ..xhtml import print_frames
from .hanmen import Hanmen
from .rules import lengths

EVERY = 5


def frames(page: Hanmen, sheet: Paper) -> bytes:
    """A PDF of two sheets to lie under a page: an odd page's and an even one's."""
    design = page.format
    named = {
        "--sheet-width": sheet.width,
        "--sheet-height": sheet.height,
        "--trim-width": design.trim.width,
        "--trim-height": design.trim.height,
        "--head": page.head,
        "--gutter": page.gutter,
        "--fore-edge": page.fore_edge,
        "--size": design.size.mm,
        "--pitch": design.pitch.mm,
    }
    styles = (stylesheet("proof.css"), lengths(named))
    numbers = [1, *range(EVERY, design.lines + 1, EVERY)]
    return typeset(print_frames(numbers), styles, Path()).pdf
