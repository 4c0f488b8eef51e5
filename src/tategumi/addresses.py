"""Makes addresses that stay: a document, heading or note has a number made from its words.

An e-reader keeps its reader's place and notes by file and anchor. So neither comes from a position:
a chapter put before the others, or a heading among them, moves none of theirs. Knows no file.
"""

from collections import Counter
from hashlib import sha256

from . import unicode

# Digits only, as the guide has p-001: so many that three hundred documents share none by chance.
_DIGITS = 8


class Addresses:
    """Numbers for the words of one book or document, each given once."""

    def __init__(self) -> None:
        self._times: Counter[str] = Counter()
        self._given: set[str] = set()

    def of(self, *words: str) -> str:
        """Eight digits for the words, from the outermost; those said again have other ones."""
        said = "\n".join(map(_plain, words))
        number = ""
        while not number or number in self._given:
            self._times[said] += 1
            number = _number(f"{said}\n{self._times[said]}")
        self._given.add(number)
        return number


def _plain(words: str) -> str:
    """Without what typography changes: widths and spaces."""
    return "".join(unicode.normalize("NFKC", words).split())


def _number(text: str) -> str:
    hashed = int.from_bytes(sha256(text.encode("utf-8", "surrogatepass")).digest())
    return f"{hashed % 10**_DIGITS:0{_DIGITS}}"
