"""Reads accented Latin letters written with ASCII marks between 〔 and 〕 (アクセント分解).

``〔E'tude〕`` is Étude; brackets that hold no such letter are ordinary brackets.
"""

import re

from ... import unicode

# Mark after the letter: the combining character that it stands for, and the letters that take it.
MARKS = {
    "`": ("\u0300", "aeinouAEINOU"),
    "'": ("\u0301", "aceilmnorsuyzACEILMNORSUYZ"),
    "^": ("\u0302", "aceghijosuACEGHIJOSU"),
    "~": ("\u0303", "aeinouAEINOU"),
    ":": ("\u0308", "aeiouyAEIOU"),
    "&": ("\u030a", "auAU"),
    ",": ("\u0327", "cstCST"),
    "_": ("\u0304", "aeiouAEIOU"),
}
# Strokes and ligatures have no decomposition in Unicode.
WHOLE = {
    "d/": "đ", "D/": "Đ", "h/": "ħ", "H/": "Ħ", "i/": "ɨ", "l/": "ł", "L/": "Ł", "o/": "ø",
    "O/": "Ø", "ae&": "æ", "AE&": "Æ", "oe&": "œ", "OE&": "Œ", "s&": "ß",
}  # fmt: skip
LETTERS = WHOLE | {
    letter + mark: unicode.normalize("NFC", letter + combining)
    for mark, (combining, letters) in MARKS.items()
    for letter in letters
}
# Fixed strings, longest first: nothing to go back on. An apostrophe after a consonant or ``qu`` and
# before a vowel is an elision (``l'e'te'``, ``qu'on``), though the letters ĺ and ú exist.
_NO_ELISION = "(?![aeiouyhAEIOUYH])"
_CONSONANTS = frozenset("clmnrszCLMNRSZ")


def _form(letter: str) -> str:
    if letter[-1] != "'":
        return re.escape(letter)
    if letter[0] in _CONSONANTS:
        return letter + _NO_ELISION
    return f"(?:(?<![Qq]){letter}|{letter}{_NO_ELISION})" if letter[0] in "uU" else letter


_LETTER = re.compile("|".join(map(_form, sorted(LETTERS, key=len, reverse=True))))


def has_accents(text: str) -> bool:
    return _LETTER.search(text) is not None


def accented(text: str) -> str:
    """The text with each letter and its mark made one: ``e'`` becomes ``é``."""
    return _LETTER.sub(lambda found: LETTERS[found[0]], text)
