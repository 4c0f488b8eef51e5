"""Words, numbers and dates that the build writes itself, in the style of vertical books."""

import re
from datetime import date

from ..characters import KANJI_DIGITS
from ..model import Inline, Role, Tcy, Text
from ..typography.verbatim import verbatim

# Names of documents without a title, for tables of contents and page titles.
LABELS = {
    Role.HALF_TITLE: "扉",
    Role.TITLE_PAGE: "扉",
    Role.PREFACE: "はしがき",
    Role.TOC: "目次",
    Role.FIGURES: "図版目次",
    Role.PART: "中扉",
    Role.CHAPTER: "本文",
    Role.APPENDIX: "付録",
    Role.AFTERWORD: "あとがき",
    Role.NOTES: "注",
    Role.INDEX: "索引",
    Role.COLOPHON: "奥付",
}
COVER = "表紙"

_HUNDRED = 100
# One or two digits alone, or a pair of ! and ?: they are set as tate-chu-yoko.
_SHORT = re.compile(r"(?<![0-9A-Za-z.,:/-])[0-9]{1,2}(?![0-9A-Za-z.,:/-])|(?<![!?])[!?]{2}(?![!?])")


def kanji_date(day: date) -> str:
    """``二〇二五年三月十八日``: the year digit by digit, month and day with 十."""
    year = "".join(KANJI_DIGITS[int(digit)] for digit in str(day.year))
    return f"{year}年{_up_to_99(day.month)}月{_up_to_99(day.day)}日"


def kanji_number(number: int) -> str:
    """``十二``; from 100 on digit by digit."""
    if number < _HUNDRED:
        return _up_to_99(number)
    return "".join(KANJI_DIGITS[int(digit)] for digit in str(number))


def _up_to_99(number: int) -> str:
    tens, ones = divmod(number, 10)
    return (
        (KANJI_DIGITS[tens] if tens > 1 else "")
        + ("十" if tens else "")
        + (KANJI_DIGITS[ones] if ones else "")
    )


def running(text: str) -> tuple[Inline, ...]:
    """A text of the metadata as inlines, with tate-chu-yoko for short numbers."""
    inlines: list[Inline] = []
    end = 0
    kept = verbatim(text)
    for match in _SHORT.finditer(text):
        if any(start < match.end() and match.start() < stop for start, stop in kept):
            continue
        inlines += [Text(text[end : match.start()]), Tcy((Text(match[0]),))]
        end = match.end()
    return tuple(i for i in (*inlines, Text(text[end:])) if i != Text(""))
