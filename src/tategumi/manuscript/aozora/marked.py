"""Gives letters the marks that notes describe: ``mは上ドット付き``, ``最後の「e」は「´」付き``.

The letter stands in the word before the note. Knows how a note says it, not where the word is.
"""

import re

from ... import unicode
from ...characters import FOREIGN_LETTER, KANJI_DIGITS
from .meanings import Letter

# Combining characters by the names and the signs that notes have for them.
MARKS = {
    "上ドット": "\u0307", "上点": "\u0307", "下ドット": "\u0323", "下点": "\u0323",
    "´": "\u0301", "アクサン´": "\u0301", "アクサンテギュ": "\u0301", "鋭アクセント": "\u0301",
    "アキュート": "\u0301", "アキュートアクセント": "\u0301",
    "｀": "\u0300", "`": "\u0300", "アクサン｀": "\u0300", "アクサングラーヴ": "\u0300",
    "グレーブアクセント": "\u0300", "重アクセント": "\u0300",
    "^": "\u0302", "＾": "\u0302", "サーカムフレックス": "\u0302",
    "サーカムフレックスアクセント": "\u0302",
    "~": "\u0303", "～": "\u0303", "チルダ": "\u0303",
    "¨": "\u0308", "ウムラウト": "\u0308", "ウムラウト¨": "\u0308", "トレマ": "\u0308",
    "ダイエレシス": "\u0308", "下ダイエレシス": "\u0324",
    "マクロン": "\u0304", "上バー": "\u0304", "∨": "\u030c", "キャロン": "\u030c",
    # Greek: breathings, and the circumflex.
    "帯気": "\u0314", "平息": "\u0313", "曲アクセント": "\u0342",
}  # fmt: skip
_FINAL = "ファイナルシグマ"
_DIGITS = ("123456789", "１２３４５６７８９", KANJI_DIGITS[1:])
_ORDINALS = {"最初": 0, "始め": 0, "前": 0, "最後": -1, "後": -1} | {
    f"{digit}{unit}": number
    for digits in _DIGITS
    for number, digit in enumerate(digits)
    for unit in ("つ目", "つめ", "番目")
}
# So many of them, from the first: ``二つの「e」``.
_COUNTS = {f"{digit}つ": number for digits in _DIGITS for number, digit in enumerate(digits, 1)}
# Among all letters of the word: ``８文字目の「o」``.
_INDICES = {f"{digit}文字目": n for digits in _DIGITS for n, digit in enumerate(digits)}
_MOST_LETTERS = 3  # that one order marks at once
_WORD_MARKS = str.maketrans("", "", "「」（）() 　")
_ORDINAL = "|".join(map(re.escape, (*_ORDINALS, *_COUNTS, *_INDICES)))
_ORDER = re.compile(
    rf"(?:(?P<word>[^の]{{1,30}})の)??(?:(?P<which>(?:{_ORDINAL})(?:と(?:{_ORDINAL}))*)の)?"
    rf"(?P<letters>{FOREIGN_LETTER}{{1,3}})"
    r"(?:は(?:ともに|それぞれ)?|の上に|に)(?P<marks>[^はに]{1,20}?)(?:付き|つき|がつく|が付く)?"
)


def marked_letters(body: str) -> tuple[Letter, ...]:
    """The letters that a note gives marks; none where it says anything else."""
    orders = [_letters(part.translate(_WORD_MARKS)) for part in re.split("[。、]", body) if part]
    return tuple(letter for order in orders for letter in order) if all(orders) else ()


def _letters(order: str) -> list[Letter]:
    found = _ORDER.fullmatch(order)
    if found is None or len(found["letters"]) > _MOST_LETTERS:
        return []
    word = (found["word"] or "").removesuffix("の")
    marks = [MARKS.get(mark, "") for mark in found["marks"].split("＋")]
    made = [
        Letter(letter, _with_marks(letter, found["marks"], marks), _NO_WORD.get(word, word), *place)
        for letter in found["letters"]
        for place in _places(found["which"] or "")
    ]
    return made if all(letter.becomes for letter in made) else []


_NO_WORD = {"単体": ""}  # says that the letter stands by itself


def _places(which: str) -> list[tuple[int | None, int | None]]:
    """The fields ``which`` and ``at`` of the letters that the words for them mean."""
    places: list[tuple[int | None, int | None]] = []
    for ordinal in which.split("と"):
        if count := _COUNTS.get(ordinal):
            places += [(number, None) for number in range(count)]
        else:
            places.append((_ORDINALS.get(ordinal), _INDICES.get(ordinal)))
    return places


def _with_marks(letter: str, name: str, marks: list[str]) -> str:
    if name == _FINAL:
        return "ς" if letter == "σ" else ""
    return unicode.normalize("NFC", letter + "".join(marks)) if all(marks) else ""
