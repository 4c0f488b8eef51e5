"""The school year in which each kanji is taught, and its readings.

``kanji.csv`` holds the 2,136 jōyō kanji with their readings (常用漢字表, Cabinet notice of 2010),
on in katakana, kun in hiragana with a hyphen before the okurigana; and the grade of primary
school that teaches them (学年別漢字配当表, 2017), or 7 for later. Four stand twice, in the form of
the list and in the common one (𠮟叱 塡填 剝剥 頰頬). ``kanji-unihan.csv`` holds the readings of
the other kanji of JIS X 0208, from the Unihan database, without hyphens.
"""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from functools import cache
from pathlib import Path

_FOLDER = Path(__file__).parent


class Reader(Enum):
    """Whom a book is for: by the kanji that such a reader has learnt."""

    ANYONE = "anyone"  # no kanji is taken for known
    GRADE_1 = "grade-1"
    GRADE_2 = "grade-2"
    GRADE_3 = "grade-3"
    GRADE_4 = "grade-4"
    GRADE_5 = "grade-5"
    GRADE_6 = "grade-6"
    JOYO = "joyo"

    def knows(self, word: str) -> bool:
        """Whether all kanji of the word are learnt."""
        return all(grade(kanji) <= _LEARNT[self] for kanji in word if is_kanji(kanji))


_LEARNT = {reader: grade for grade, reader in enumerate(Reader)}
_UNTAUGHT = len(Reader)


@dataclass(frozen=True, slots=True)
class Kanji:
    grade: int
    readings: tuple[str, ...]


@cache
def table() -> dict[str, Kanji]:
    """Every kanji of the two files."""
    known = {
        row["kanji"]: Kanji(_UNTAUGHT, tuple(row["readings"].split()))
        for row in _rows("kanji-unihan.csv")
    }
    for row in _rows("kanji.csv"):
        known[row["kanji"]] = Kanji(int(row["grade"]), tuple(row["readings"].split()))
    return known


def grade(kanji: str) -> int:
    """1 to 6 in primary school, 7 after it, 8 where no school teaches it."""
    known = table().get(kanji)
    return known.grade if known else _UNTAUGHT


def is_kanji(character: str) -> bool:
    """Han characters of any block; 々 and 〇 are signs that every reader knows."""
    return (
        "\u3400" <= character <= "\u9fff"
        or "\uf900" <= character <= "\ufaff"
        or "\U00020000" <= character <= "\U0003ffff"
    )


def _rows(name: str) -> Iterator[dict[str, str]]:
    with (_FOLDER / name).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)
