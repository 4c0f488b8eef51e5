"""Characters and signs that a description names without a code: 小書き片仮名ヰ, ローマ数字13, ﹆.

What Unicode and the common fonts have is that character; the rest is composed of what they have.
"""

import re

from ... import unicode
from ...model import Inline, Style, Styled, Tcy, Text
from .numbers import DIGITS

_SMALL = dict(
    zip(
        "アイウエオカクケコシストヌハヒフヘホムツヤユヨラリルレロワあいうえおかけつやゆよわ",
        "ァィゥェォヵㇰヶ\U0001b155ㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺッャュョㇻㇼㇽㇾㇿヮぁぃぅぇぉゕゖっゃゅょゎ",
        strict=True,
    )
)
del _SMALL["コ"]  # no common font has it
# What stands in a circle, by what it is without.
_CIRCLES = (range(0x2460, 0x2474), range(0x24B6, 0x24EB), range(0x3251, 0x3260),
            range(0x3280, 0x32C0), range(0x32D0, 0x32FF))  # fmt: skip
CIRCLED = {unicode.normalize("NFKC", chr(n)): chr(n) for codes in _CIRCLES for n in codes}
_MARKS = {"濁点付き": "\u3099", "半濁点付き": "\u309a"}
_KANA = re.compile(
    r"(?P<mark>(?:半?濁点付き)?)(?P<small>(?:小書き)?)(?:片仮名|平仮名|カタカナ|ひらがな)"
    r"(?P<inner>(?:小書き)?)「?(?P<kana>[ぁ-ゖァ-ヺ])」?"
)
_ROMAN = re.compile(r"ローマ数字(?P<lower>小文字|小)?「?(?P<number>[0-9]{1,3})」?")
_ROMAN_LETTERS = (
    (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"),
    (1, "I"),
)  # fmt: skip
_MOST_ROMAN = 399
_SIGNS: dict[str, Inline] = {
    "感嘆符二つ": Text("‼"),
    "疑問符二つ": Text("⁇"),
    "疑問符感嘆符": Text("⁈"),
    "感嘆符疑問符": Text("⁉"),
    "感嘆符三つ": Tcy((Text("!!!"),)),
    "疑問符三つ": Tcy((Text("???"),)),
    "ゴマ点": Text("﹅"),
    "白ゴマ点": Text("﹆"),
    "ト音記号": Text("𝄞"),
    "ヘ音記号": Text("𝄢"),
}


def known_sign(description: str) -> Inline | None:
    """What shows the sign of that name; None where the name is not clear."""
    plain = description.translate(DIGITS).strip()
    if (sign := _SIGNS.get(plain)) is not None:
        return sign
    if found := _KANA.fullmatch(plain):
        return _kana(found)
    if found := _ROMAN.fullmatch(plain):
        return _roman(int(found["number"]), bool(found["lower"]))
    return None


def _kana(found: re.Match[str]) -> Inline | None:
    """Small kana, and kana with a mark that have no place of their own in JIS."""
    is_small = bool(found["small"] or found["inner"])
    if not (is_small or found["mark"]):
        return None
    kana = found["kana"]
    small = _SMALL.get(kana, kana) if is_small else kana
    text = unicode.normalize("NFC", small + _MARKS.get(found["mark"], ""))
    unlike = is_small and small == kana and kana not in _SMALL.values()
    return Styled(Style.SMALL_RIGHT, (Text(text),)) if unlike else Text(text)


def _roman(number: int, is_lower: bool) -> Inline | None:
    if not 0 < number <= _MOST_ROMAN:
        return None
    if number <= 12:
        return Text(chr((0x2170 if is_lower else 0x2160) + number - 1))
    text = ""
    for value, letters in _ROMAN_LETTERS:
        text += letters * (number // value)
        number %= value
    return Tcy((Text(text.lower() if is_lower else text),))
