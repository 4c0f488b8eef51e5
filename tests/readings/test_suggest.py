"""Suggested readings: case files with a small analyser, and Sudachi where it is installed."""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from test_readings import book, cases, dictionary

from tategumi.problems import Failed
from tategumi.readings import Readings, sudachi
from tategumi.readings.kanji import Reader
from tategumi.readings.sudachi import Analyse, Morpheme
from tategumi.readings.suggest import suggest


def analyser_of(words: str) -> Analyse:
    """Knows the given words, the longest first."""
    known = {}
    for entry in words.split():
        word, _, reading = entry.removeprefix("*").partition("=")
        known[word] = reading, entry.startswith("*")
    pattern = re.compile("|".join(sorted(known, key=len, reverse=True)))

    def analyse(text: str) -> Iterator[Morpheme]:
        return (Morpheme(*m.span(), *known[m[0]]) for m in pattern.finditer(text))

    return analyse


@pytest.mark.parametrize(("given", "text", "words", "expected"), cases("suggest.txt"))
def test_suggest(given: str, text: str, words: str, expected: str, tmp_path: Path) -> None:
    reader, _, yaml = given.partition("\n")
    made = suggest(book(text), dictionary(yaml, tmp_path), Reader(reader), analyser_of(words))
    assert made == made.lstrip()
    lines = [line for line in made.split("\n") if not line.startswith("#")]
    assert "\n".join(lines).rstrip("\n") == expected


def test_two_readings_of_a_word_are_left_to_a_person(tmp_path: Path) -> None:
    """As it stands the suggestion is a conflict: a person has to tell the readings apart."""

    def analyse(text: str) -> Iterator[Morpheme]:
        yield Morpheme(0, 2, "きょう", False)
        yield Morpheme(3, 5, "こんにち", False)

    made = suggest(book("今日と今日"), Readings(), Reader.ANYONE, analyse)
    with pytest.raises(Failed) as failed:
        dictionary(made, tmp_path)
    assert [problem.code for problem in failed.value.problems] == ["readings.conflict"]


def test_suggestions_are_a_dictionary(tmp_path: Path) -> None:
    """What is accepted line by line is read without a problem."""
    words = "*東京=とうきょう 停戦=ていせん 避け=さけ コスト削減=こすとさくげん 鍵=かぎ"
    text = "東京で停戦を避ける鍵はコスト削減"
    made = suggest(book(text), Readings(), Reader.ANYONE, analyser_of(words))
    readings = dictionary(made, tmp_path)
    assert not readings.problems
    assert [entry.word for entry in readings.entries] == [
        "東京",
        "停戦",
        "避け",
        "鍵",
        "コスト削減",
    ]


def test_without_sudachi_there_is_one_clear_message(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "sudachipy", None)
    with pytest.raises(Failed, match=r"furigana"):
        sudachi.analyser()


def test_sudachi_reads_sentences_at_their_places() -> None:
    pytest.importorskip("sudachipy", reason="the extra furigana is not installed")
    pytest.importorskip("sudachidict_core", reason="the extra furigana is not installed")
    text = "停戦を避けた。\n東京へ。" + "あ" * 30_000 + "捕虜"
    found = [m for m in sudachi.analyser()(text) if m.reading != text[m.start : m.stop]]
    words = {text[m.start : m.stop]: (m.reading, m.is_name) for m in found}
    assert words["停戦"] == ("ていせん", False)
    assert words["避け"] == ("さけ", False)
    assert words["東京"] == ("とうきょう", True)
    assert words["捕虜"] == ("ほりょ", False)
