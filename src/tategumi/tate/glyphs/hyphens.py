"""Where words may be hyphenated: at soft hyphens, and by the patterns of their language.

CSS Text 4, 5.4: ``hyphens: manual`` takes soft hyphens, ``auto`` patterns too, ``none`` neither.
"""

import re
from collections.abc import Iterator
from functools import cache

import pyphen
from weasyprint.css import Style

SOFT_HYPHEN = "\u00ad"
# Words of five letters or more are hyphenated, two of them before and two behind the hyphen, as
# ``hyphenate-limit-chars: auto`` has it.
_WORD = re.compile(r"[^\W\d_]{5,}")
_BEFORE = _AFTER = 2


@cache
def _patterns(language: str) -> pyphen.Pyphen | None:
    name = pyphen.language_fallback(language.replace("-", "_"))
    return pyphen.Pyphen(lang=name, left=_BEFORE, right=_AFTER) if name else None


def hyphenations(text: str, style: Style) -> Iterator[int]:
    """Yield the places in a text before which a word may be broken with a hyphen.

    They are soft hyphens and, with ``hyphens: auto``, what the patterns of the style's language
    give.
    """
    mode = style["hyphens"]
    if mode == "none":
        return
    if SOFT_HYPHEN in text:
        yield from (i + 1 for i, char in enumerate(text) if char == SOFT_HYPHEN)
    patterns = _patterns(style["lang"] or "") if mode == "auto" else None
    if patterns:
        for word in _WORD.finditer(text):
            yield from (word.start() + place for place in patterns.positions(word.group()))
