"""Which notation a text is written in: by the end of its name, else by counting signs."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePath

from .characters import HIRAGANA, KANJI, KATAKANA
from .source import Notation

BY_SUFFIX = {".md": Notation.MARKDOWN, ".markdown": Notation.MARKDOWN}

_READING = f"《[{HIRAGANA}{KATAKANA}・　 ]++》"


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


# Ruby after kanji is read alike by three notations; with nothing else to tell, the first is chosen.
_RUBY = ("漢字《かんじ》", f"[{KANJI}]{_READING}", 1)
_BAR = ("|…《…》", r"\|[^|｜《》\n]{1,20}+《[^《》\n]++》", 2)
SIGNS = (
    *_signs(
        Notation.AOZORA,
        ("［＃…］", r"［＃[^［］\n]++］", 3),
        ("底本：", "^底本：", 5),
        ("-----", "^-{40,}$", 3),
        _RUBY,
        ("｜…《…》", "｜[^｜《》\n]++《[^《》\n]++》", 1),
    ),
    *_signs(Notation.KAKUYOMU, ("《《…》》", "《《[^《》\n]++》》", 5), _BAR, _RUBY),
    *_signs(
        Notation.NAROU,
        ("*×44", "^[*＊]{44}(?:[*＊]{4})?$", 20),
        ("【改ページ】", "【改ページ】", 5),
        ("<i…|…>", r"<i\d++\|\d++>", 5),
        ("｜…（…）", f"[|｜][^|｜（）《》\n]{{1,20}}+（[{HIRAGANA}{KATAKANA}]++）", 5),
        _RUBY,
    ),
    *_signs(
        Notation.PIXIV,
        ("[[rb:…]]", r"\[\[rb:[^\[\]\n]++\]\]", 5),
        ("[newpage]", r"\[newpage\]", 5),
        ("[chapter:…]", r"\[chapter:", 5),
        ("[[jumpuri:…]]", r"\[\[jumpuri:", 5),
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


def detect(text: str, name: str) -> Detection:
    """The notation of a text in a file of this name."""
    if notation := BY_SUFFIX.get(PurePath(name).suffix.lower()):
        return Detection(notation)
    weights: dict[Notation, int] = {}
    found: dict[Notation, list[str]] = {}
    for sign, count in _counted(text):
        weights[sign.notation] = weights.get(sign.notation, 0) + count * sign.weight
        found.setdefault(sign.notation, []).append(f"{sign.name} × {count}")
    best = max(weights, key=weights.__getitem__, default=None)
    return Detection(best, ", ".join(found[best])) if best else Detection(Notation.PLAIN)


def _counted(text: str) -> Iterator[tuple[Sign, int]]:
    for sign in SIGNS:
        if count := sum(1 for _ in sign.pattern.finditer(text)):
            yield sign, count
