"""What each site reads as notation, as tables.

Sources: the help pages of Kakuyomu (notation) and of Shōsetsuka ni Narō (ruby), and the readers
that authors use; pixiv's signs as several public parsers read them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from ...characters import KANJI
from ..source import Notation
from .scan import (
    Limits,
    Scanner,
    bar_ruby,
    broken,
    emphasis,
    implicit_ruby,
    kept,
    line_break,
    link,
    literal,
    paired,
    ruby,
)  # fmt: skip


class Turn(Enum):
    """Lines that stand between the parts of a work."""

    PAGE = "page"
    CHAPTER = "chapter"  # its name is the line's
    PREFACE_ENDS = "preface-ends"
    AFTERWORD_BEGINS = "afterword-begins"


@dataclass(frozen=True, slots=True)
class Site:
    """``turns``: patterns searched for in each line; ``\\A`` and ``\\Z`` hold it to whole lines."""

    inlines: Scanner
    turns: Mapping[str, Turn]
    title_has_ruby: bool = True


_BARS = "|｜"
_ANY = r"[^《》\n]"
_OPEN = broken("《(?!《)[^《》\n]*+(?!》)")  # its end is on another line, or nowhere

# --- Kakuyomu: a base without a bar is kanji only, whatever its reading.
_KAKUYOMU_LIMITS = Limits(base=20, kana=50, other=50)
_KAKUYOMU = Site(
    inlines=Scanner(
        {
            **dict.fromkeys(
                _BARS, (literal("[|｜](《)"), bar_ruby(_BARS, "《》", _ANY, _KAKUYOMU_LIMITS))
            ),
            "《": (emphasis, implicit_ruby(KANJI, "《》", _ANY, _KAKUYOMU_LIMITS), _OPEN),
        }
    ),
    turns={},
)

# --- Narou: a base without a bar is kanji or Latin, its reading kana; 々 is no kanji here.
# Parentheses make ruby too where they hold kana only. Bases are counted up to 10 characters,
# readings up to 20 if kana, else up to 10.
_NAROU_BASE = "一-龠Ａ-Ｚａ-ｚA-Za-z"
_NAROU_KANA = "[ぁ-んァ-ヶーゝゞ・、]"
_NAROU_SPACES = " 　"
_NAROU_LIMITS = Limits(base=10, kana=20, other=10)
_NAROU_BRACKETS = ("《》", "（）", "()")
_NAROU = Site(
    inlines=Scanner(
        {
            **dict.fromkeys(
                _BARS,
                (
                    literal("[|｜]([《（(])"),
                    bar_ruby(_BARS, "《》", _ANY, _NAROU_LIMITS),
                    bar_ruby(_BARS, "（）", _NAROU_KANA, _NAROU_LIMITS),
                    bar_ruby(_BARS, "()", _NAROU_KANA, _NAROU_LIMITS),
                ),
            ),
            **{
                brackets[0]: (
                    implicit_ruby(_NAROU_BASE, brackets, _NAROU_KANA, _NAROU_LIMITS, _NAROU_SPACES),
                    *([_OPEN] if brackets == "《》" else []),
                )
                for brackets in _NAROU_BRACKETS
            },
            "<": (kept(r"<i\d++\|\d++>"), line_break("<[KkPp][Bb][Rr]>")),
        }
    ),
    turns={
        r"\A[*＊]{44}\Z": Turn.PREFACE_ENDS,
        r"\A[*＊]{48}\Z": Turn.AFTERWORD_BEGINS,
        "【改ページ】": Turn.PAGE,
        "［＃改ページ］": Turn.PAGE,
    },
    title_has_ruby=False,
)

# --- pixiv: everything stands in square brackets.
_PIXIV = Site(
    inlines=Scanner(
        {
            "[": (
                paired(r"\[\[rb:([^\[\]>\n]++)>([^\[\]>\n]++)\]\]", ruby),
                paired(r"\[\[jumpuri:([^\[\]>\n]++)>([^\[\]>\n]++)\]\]", link),
                kept(r"\[jump:\s*\d++\s*\]"),
                kept(r"\[(?:pixivimage|uploadedimage):[\d-]++\]"),
                broken(r"\[\[(?:rb|jumpuri):"),
            )
        }
    ),
    turns={
        r"\[newpage\]": Turn.PAGE,
        r"\[chapter:(?P<name>(?:[^\[\]\n]|\[\[[^\[\]\n]*+\]\])++)\]": Turn.CHAPTER,
    },
)

SITES: dict[Notation, Site] = {
    Notation.KAKUYOMU: _KAKUYOMU,
    Notation.NAROU: _NAROU,
    Notation.PIXIV: _PIXIV,
}
