"""Sizes that the content decides (CSS Sizing 3, 3.2), which WeasyPrint does not know.

WeasyPrint takes them for ``auto``, and across the lines they are that. Along the lines
``pages.widths`` asks which of them was written.
"""

from collections.abc import Callable, Sequence
from enum import StrEnum
from functools import wraps

from tinycss2.ast import Node
from weasyprint.css.tokens import get_keyword

PROPERTIES = ("width", "height", "inline-size", "block-size")


class Keyword(StrEnum):
    """The sizes that a style sheet may name."""

    MIN = "min-content"
    MAX = "max-content"
    FIT = "fit-content"


class ContentSize(str):
    """An ``auto`` that remembers which size of the content was written."""

    __slots__ = ("keyword",)
    keyword: Keyword

    def __new__(cls, keyword: Keyword) -> "ContentSize":
        made = super().__new__(cls, "auto")
        made.keyword = keyword
        return made


_VALUES = {str(keyword): ContentSize(keyword) for keyword in Keyword}


def validating(original: Callable[..., object]) -> Callable[..., object]:
    """Extend a property's grammar, ``original``, by these sizes.

    The result takes the tokens of a value and gives what WeasyPrint keeps of it.
    """

    @wraps(original)
    def validate(tokens: Sequence[Node], *rest: object) -> object:
        word = get_keyword(tokens[0]) if len(tokens) == 1 else None
        return _VALUES.get(str(word)) or original(tokens, *rest)

    return validate
