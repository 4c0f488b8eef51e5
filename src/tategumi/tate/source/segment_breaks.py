"""Removes line feeds of the source (segment breaks) between Japanese characters.

WeasyPrint makes a space of each, which is right between Western words alone (CSS Text 4, 4.1.3),
and keeps what follows a ``br``.
"""

import re

from weasyprint.css import Style
from weasyprint.formatting_structure import boxes

from ...unicode import category, east_asian_width, name

_BREAK = re.compile(r"[ \t\r\n]*[\r\n][ \t\r\n]*")
_BLANK = " \t\r\n"
_COLLAPSED = frozenset(("normal", "nowrap"))
_OF_READINGS = frozenset(("rt", "rtc", "rp"))
_LANGUAGES = frozenset(("ja", "zh", "ii"))
_ZERO_WIDTH_SPACE = "\u200b"


class SegmentBreaks:
    """Takes segment breaks out of a document's text boxes, which must come in order.

    A break at the end of a box goes away when the next box begins with Japanese. Readings between
    two bases are passed over.
    """

    def __init__(self) -> None:
        self._before = ""
        self._waiting: boxes.TextBox | None = None
        self._is_head = False  # behind a forced break

    def remove(self, box: boxes.TextBox) -> None:
        """Take the line feeds out of a box, and those at the end of the box before
        that waited for this one.
        """
        if box.element_tag in _OF_READINGS or not box.text:
            return
        if box.style["white_space"] not in _COLLAPSED:
            self._before, self._waiting, self._is_head = "", None, box.text.endswith("\n")
            return
        if self._is_head:
            # Spaces at a line's head vanish, and with them a line of nothing else (4.1.2).
            box.text = box.text.lstrip(_BLANK)
            self._is_head = not box.text
        if first := box.text.lstrip(_BLANK)[:1]:
            if self._waiting and _vanishes(self._before, first, box.style):
                self._waiting.text = self._waiting.text.rstrip(" ")
            self._waiting = None
        if "\n" in box.text or "\r" in box.text:
            self._remove_from(box)
        self._before = box.text.rstrip(_BLANK)[-1:] or self._before

    def _remove_from(self, box: boxes.TextBox) -> None:
        """Remove the line feeds in a text that stand between two characters which ask for no space.

        One at the end of the text waits for the character that comes next, perhaps in another box.
        """
        text, before = box.text, self._before

        def kept(found: re.Match[str]) -> str:
            start, stop = found.span()
            if stop == len(text):
                self._waiting = self._waiting or box
                return found[0]
            first = text[start - 1] if start else before
            return "" if _vanishes(first, text[stop], box.style) else found[0]

        box.text = _BREAK.sub(kept, text)


def _vanishes(before: str, after: str, style: Style) -> bool:
    """Return whether a line feed between two characters is no space.

    One of them is Japanese, the other Japanese or a mark. Marks such as — and …, which are as wide
    as their neighbours, count as Japanese where the language is.
    """
    if _ZERO_WIDTH_SPACE in (before, after):
        return True
    wide, other = (before, after) if _is_wide(before) else (after, before)
    return _is_wide(wide) and (_is_wide(other) or (_is_mark(other) and _is_ours(style)))


def _is_wide(char: str) -> bool:
    return bool(char) and east_asian_width(char) in "FWH" and "HANGUL" not in name(char, "")


def _is_ours(style: Style) -> bool:
    return (style["lang"] or "").partition("-")[0].lower() in _LANGUAGES


def _is_mark(char: str) -> bool:
    return bool(char) and east_asian_width(char) == "A" and category(char)[0] in "PS"
