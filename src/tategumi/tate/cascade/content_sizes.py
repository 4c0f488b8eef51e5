"""Sizes that the content decides (CSS Sizing 3, 3.2), which WeasyPrint does not know.

To WeasyPrint they are ``auto``, as they are across the lines; ``pages.widths`` asks which they are
along them.
"""

from collections.abc import Callable, Sequence
from enum import StrEnum
from functools import wraps

from tinycss2.ast import Node
from weasyprint.css.tokens import get_keyword

PROPERTIES = ("width", "height", "inline-size", "block-size")


class Keyword(StrEnum):
    MIN = "min-content"
    MAX = "max-content"
    FIT = "fit-content"


class ContentSize(str):
    """An ``auto`` that says by which of its content's sizes."""

    __slots__ = ("keyword",)
    keyword: Keyword

    def __new__(cls, keyword: Keyword) -> "ContentSize":
        made = super().__new__(cls, "auto")
        made.keyword = keyword
        return made


_VALUES = {str(keyword): ContentSize(keyword) for keyword in Keyword}


def validating(original: Callable[..., object]) -> Callable[..., object]:
    """A property's grammar with these sizes."""

    @wraps(original)
    def validate(tokens: Sequence[Node], *rest: object) -> object:
        word = get_keyword(tokens[0]) if len(tokens) == 1 else None
        return _VALUES.get(str(word)) or original(tokens, *rest)

    return validate
