"""What the pages of a document say, as a tree of elements (ISO 32000-1, 14.7), step by step.

A step opens an element, closes it, or has it take what is drawn. So a tree is plain data of few
objects, which is written and read in one go.
"""

from collections.abc import Sequence
from typing import Any

# An element opens: its structure type alone, or what is known of it, by the keys below.
Facts = dict[str, Any]
# A number is a content's (``content``), which of a form is a row with that of the form. None closes
# the element.
Step = str | Facts | int | Sequence[int] | None

TYPE = "S"
LANGUAGE = "Lang"
INSTEAD = "Alt"  # what is said in the stead of a picture
BOUNDS = "BBox"  # its page, from 0, then left, bottom, right, top in pt
LINKS = "Links"  # pages, from 0, each with the number of an annotation there
SAID = "Contents"  # what is said of these
SCOPE, COLUMNS, ROWS = "Scope", "ColSpan", "RowSpan"  # of cells
NUMBERING = "ListNumbering"

# No page or form has so many contents.
_MANY = 1 << 20


def content(page: int, number: int, form: int = 0) -> Step:
    """A marked content by its page, from 0, and its number there, or in a form, from 1."""
    assert number < _MANY
    step = page * _MANY + number
    return [step, form] if form else step


def place(step: int | Sequence[int]) -> tuple[int, int, int]:
    """The page of a content, its number, and that of its form."""
    step, form = (step, 0) if isinstance(step, int) else step
    return (*divmod(step, _MANY), form)


def holders(said: Sequence[Step]) -> list[tuple[int, int]]:
    """The pages, each with the form 0, and the forms that have contents."""
    found = {(step // _MANY, 0) for step in said if isinstance(step, int)}
    rows = (step for step in said if isinstance(step, list))
    return sorted(found | {place(row)[::2] for row in rows})
