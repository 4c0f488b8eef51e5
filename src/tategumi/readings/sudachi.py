"""Words and their readings by SudachiPy, of the optional extra ``furigana``; its only door.

Quirks hidden here: a text longer than 49,149 bytes is refused; readings are katakana; the
dictionary is a package of its own, missed only when it is opened.
"""

import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from ..characters import to_hiragana
from ..problems import Failed, Place, Problem


@dataclass(frozen=True, slots=True)
class Morpheme:
    """Characters ``start:stop`` of a text are a word with this reading, in hiragana.

    ``kind`` is its part of speech in Sudachi's own words, from the widest on; ``plain`` its form in
    dictionaries as it is spelt here, ``usual`` the same as it is spelt most.
    """

    start: int
    stop: int
    reading: str
    is_name: bool
    kind: tuple[str, ...] = ()
    plain: str = ""
    usual: str = ""


_PACKAGES = ("sudachipy", "sudachidict-core")
Analyse = Callable[[str], Iterator[Morpheme]]

# A sentence, or as much of one as Sudachi takes (4 bytes a character at most).
_SENTENCE = re.compile("[^。\n]{1,10000}[。\n]?|[。\n]")


def analyser() -> Analyse:
    """Sudachi with its dictionary. Raises ``Failed`` where the extra is not installed."""
    values = {"python": sys.executable, "names": " ".join(_PACKAGES)}
    missing = Failed([Problem(Place("tategumi"), "readings.sudachi", values)])
    try:
        import sudachipy  # noqa: PLC0415 (of an extra)

        tokenizer = sudachipy.Dictionary().tokenizer(sudachipy.SplitMode.C)
    except ImportError:
        raise missing from None

    def analyse(text: str) -> Iterator[Morpheme]:
        for sentence in _SENTENCE.finditer(text):
            for word in tokenizer.tokenize(sentence[0]):
                yield Morpheme(
                    sentence.start() + word.begin(),
                    sentence.start() + word.end(),
                    to_hiragana(word.reading_form()),
                    "固有名詞" in word.part_of_speech(),
                    tuple(word.part_of_speech()),
                    word.dictionary_form(),
                    word.normalized_form(),
                )

    return analyse
