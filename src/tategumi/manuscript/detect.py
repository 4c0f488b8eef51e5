"""Detects the notation of texts: by the ending of a name, else by counting signs.

The texts of one book are counted together, so that no file is a draw by itself.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from ..characters import KANA, KANJI, NUMERALS
from .source import Notation

BY_SUFFIX = {
    **dict.fromkeys((".md", ".markdown"), Notation.MARKDOWN),
    **dict.fromkeys((".html", ".htm", ".xhtml", ".epub", ".docx"), Notation.HTML),
}
# A page saved under another name, by what it begins with.
_PAGE = re.compile(r"\s*+(?:<\?xml[^>]*+>\s*+)?<(?:!doctype\s++html|html)\b", re.IGNORECASE)

_READING = f"《[{KANA}・　 ]++》"


@dataclass(frozen=True, slots=True)
class Sign:
    """A sign of a notation, shown to the user as ``name``; each one found weighs ``weight``."""

    notation: Notation
    name: str
    pattern: re.Pattern[str]
    weight: int


def _signs(notation: Notation, *rows: tuple[str, str, int]) -> Iterator[Sign]:
    for name, pattern, weight in rows:
        yield Sign(notation, name, re.compile(pattern, re.MULTILINE), weight)


# Ruby after kanji or a bar is read alike by three notations; with nothing else to tell, the first
# is chosen. Episodes are numbered on the sites; a work of Aozora Bunko marks its headings.
_RUBY = ("漢字《かんじ》", f"[{KANJI}]{_READING}", 1)
_WIDE_BAR = ("｜…《…》", "｜[^｜《》\n]++《[^《》\n]++》", 1)
_EPISODE = ("第…話", rf"^[ 　]*+第[{NUMERALS}]++話(?=[\s:：「『（(]|$)", 2)
_BAR = ("|…《…》", r"\|[^|｜《》\n]{1,20}+《[^《》\n]++》", 2)
SIGNS = (
    *_signs(
        Notation.AOZORA,
        ("［＃…］", r"［＃[^［］\n]++］", 3),
        ("底本：", "^底本：", 5),
        ("-----", "^-{40,}$", 3),
        _RUBY,
        _WIDE_BAR,
    ),
    *_signs(
        Notation.KAKUYOMU,
        ("《《…》》", "《《[^《》\n]++》》", 5),
        _BAR,
        _EPISODE,
        _RUBY,
        _WIDE_BAR,
    ),
    *_signs(
        Notation.NAROU,
        ("*×44", "^[*＊]{44}(?:[*＊]{4})?$", 20),
        ("【改ページ】", "【改ページ】", 5),
        ("<i…|…>", r"<i\d++\|\d++>", 5),
        ("｜…（…）", f"[|｜][^|｜（）《》\n]{{1,20}}+（[{KANA}]++）", 5),
        _BAR,
        _EPISODE,
        _RUBY,
        _WIDE_BAR,
    ),
    *_signs(
        Notation.PIXIV,
        ("[[rb:…]]", r"\[\[rb:[^\[\]\n]++\]\]", 5),
        ("[newpage]", r"\[newpage\]", 5),
        ("[chapter:…]", r"\[chapter:", 5),
        ("[[jumpuri:…]]", r"\[\[jumpuri:", 5),
        _EPISODE,
    ),
    *_signs(
        Notation.MARKDOWN,
        ("---", r"\A---\n[A-Za-z]++:", 10),
        ("# …", r"^#{1,6} \S", 3),
        ("{…|…}", r"\{[^{}|\n]++\|[^{}\n]++\}", 3),
        ("[^…]", r"\[\^[^\[\]\n]++\]", 3),
        ("[…](…)", r"\]\([^()\n]++\)", 3),
        ("**…**", r"\*\*[^*\n]++\*\*", 2),
        ("^…^", r"\^[0-9!?]{1,4}+\^", 3),
        ("```", "^```", 3),
        _RUBY,
    ),
)


@dataclass(frozen=True, slots=True)
class Detection:
    """``evidence`` says which signs were counted; it is empty where there were none."""

    notation: Notation
    evidence: str = ""


def is_page(text: str) -> bool:
    """Is the text a page of HTML, whatever its file is named?"""
    return _PAGE.match(text) is not None


def detect(text: str, name: str) -> Detection:
    """The notation of a text in a file of this name."""
    notation = by_name(name)
    return Detection(notation) if notation else detect_all([text])


def by_name(name: str) -> Notation | None:
    """The notation that a file's name tells; None where it may be any."""
    return BY_SUFFIX.get(PurePath(name).suffix.lower())


def detect_all(texts: Sequence[str]) -> Detection:
    """The one notation of texts whose names tell none."""
    weights: dict[Notation, int] = {}
    found: dict[Notation, list[str]] = {}
    for sign, count in _counted(texts):
        weights[sign.notation] = weights.get(sign.notation, 0) + count * sign.weight
        found.setdefault(sign.notation, []).append(f"{sign.name} × {count}")
    best = max(weights, key=weights.__getitem__, default=None)
    return Detection(best, ", ".join(found[best])) if best else Detection(Notation.PLAIN)


def has_signs(text: str, notation: Notation) -> bool:
    """Does a text show anything of a notation?"""
    return any(sign.pattern.search(text) for sign in SIGNS if sign.notation is notation)


def _counted(texts: Sequence[str]) -> Iterator[tuple[Sign, int]]:
    counts: dict[re.Pattern[str], int] = {}  # several notations have the same sign
    for sign in SIGNS:
        if sign.pattern not in counts:
            counts[sign.pattern] = sum(len(sign.pattern.findall(text)) for text in texts)
        if count := counts[sign.pattern]:
            yield sign, count
