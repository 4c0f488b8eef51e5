"""Candidates for readings.yaml: words that a book's reader may not know, each in its context.

A person moves those that are right into readings.yaml; nothing goes from here into print. A word
that stands in readings.yaml, be it with the policy none, is not suggested again.
"""

import json
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from ..characters import to_hiragana
from ..model import Book
from ..running import Inlines, Running, map_running
from .annotate import is_open
from .dictionary import Readings, group
from .index import Index
from .kanji import Reader, is_kanji
from .pieces import Piece
from .split import split
from .sudachi import Analyse

_CONTEXT = 12  # characters shown on each side
_MOST_CONTEXTS = 2
_PLAIN = re.compile(r"[\w々〆ヶー]+")  # what YAML takes without quotes


@dataclass(frozen=True, slots=True)
class Candidate:
    """A word read this way, how often, and its first contexts, with the word in 【】."""

    word: str
    reading: str
    is_name: bool
    count: int
    contexts: tuple[str, ...]


def suggest(book: Book, known: Readings, reader: Reader, analyse: Analyse) -> str:
    """The candidates as YAML in the shape of readings.yaml."""
    return _written(_merged(_candidates(book, known, reader, analyse)))


def _candidates(book: Book, known: Readings, reader: Reader, analyse: Analyse) -> list[Candidate]:
    """Every word with kanji that the reader has not learnt, where nothing gives its reading yet."""
    index = Index(known.entries)
    contexts: dict[tuple[str, str, bool], list[str]] = defaultdict(list)

    def look(inlines: Inlines) -> Inlines:
        running = Running.of(inlines, is_open)
        covered = _covered(running, index)
        for found in analyse(running.text):
            word = running.text[found.start : found.stop]
            bare = [c for i, c in enumerate(word, found.start) if is_kanji(c) and not covered[i]]
            if bare and not reader.knows("".join(bare)) and found.reading != word:
                key = word, found.reading, found.is_name
                contexts[key].append(_context(running.text, found.start, found.stop))
        return inlines

    for document in book.documents:
        map_running(document, look)
    return [Candidate(*key, len(all_), tuple(all_)) for key, all_ in contexts.items()]


def _covered(running: Running, index: Index) -> bytearray:
    """1 for each character that a known word or a fixed inline, such as ruby, covers."""
    covered = bytearray(len(running.text))
    spans = [(found.start, found.stop) for found in index.find(running.text)]
    spans += [(span.start, span.stop) for span in running.spans if not span.free]
    for start, stop in spans:
        covered[start:stop] = b"\1" * (stop - start)
    return covered


def _context(text: str, start: int, stop: int) -> str:
    before, after = text[max(start - _CONTEXT, 0) : start], text[stop : stop + _CONTEXT]
    return f"{before}【{text[start:stop]}】{after}".replace("\n", " ")


def _merged(candidates: list[Candidate]) -> list[Candidate]:
    """A word that begins with another and goes on in kana (避ける, 避け) is that other."""
    kept: dict[tuple[str, str, bool], Candidate] = {}
    for candidate in sorted(candidates, key=lambda candidate: len(candidate.word)):
        shorter = next((key for key in _beginnings(candidate) if key in kept), None)
        if shorter:
            one = kept[shorter]
            contexts = one.contexts + candidate.contexts
            count = one.count + candidate.count
            kept[shorter] = Candidate(*shorter, count, contexts)
        else:
            kept[candidate.word, candidate.reading, candidate.is_name] = candidate
    order = {(c.word, c.reading, c.is_name): i for i, c in enumerate(candidates)}
    return sorted(kept.values(), key=lambda c: order[c.word, c.reading, c.is_name])


def _beginnings(candidate: Candidate) -> Iterator[tuple[str, str, bool]]:
    word, reading = candidate.word, candidate.reading
    for stop in range(len(word) - 1, 0, -1):
        if is_kanji(word[stop]) or not reading.endswith(word[stop:]):
            return
        yield word[:stop], reading[: len(reading) - len(word[stop:])], candidate.is_name


# --- YAML
def _written(candidates: list[Candidate]) -> str:
    lines = [_HEAD]
    for section, is_name in (("names", True), ("words", False)):
        by_word: dict[str, list[Candidate]] = defaultdict(list)
        for candidate in candidates:
            if candidate.is_name is is_name:
                by_word[candidate.word].append(candidate)
        lines += [f"{section}:"] if by_word else []
        lines += [line for word, several in by_word.items() for line in _entry(word, several)]
    return "".join(f"{line}\n" for line in lines)


_HEAD = """\
# 読みの候補。機械が付けたもので、正しいとは限らない。
# 前後を見て、使う行だけを readings.yaml に移す。
# 読みの要らない語は policy: none と書いて入れておけば、次からは挙がらない。"""


def _entry(word: str, several: list[Candidate]) -> Iterator[str]:
    key = word if _PLAIN.fullmatch(word) else json.dumps(word, ensure_ascii=False)
    if len(several) == 1:
        yield f"  {key}: {_value(several[0])}{_comment(several[0])}"
        return
    yield f"  {key}: # 読みが分かれた。前後の字 before, after で書き分けるか、一つにする"
    yield from (f"    - {{reading: {_value(one)}}}{_comment(one)}" for one in several)


def _comment(candidate: Candidate) -> str:
    shown = " ／ ".join(candidate.contexts[:_MOST_CONTEXTS])
    return f" # {candidate.count} {shown}"


def _value(candidate: Candidate) -> str:
    """The reading as short as readings.yaml takes it."""
    word, reading = candidate.word, candidate.reading
    pieces = [_without_kana(piece) for piece in split(word, reading) or group(word, reading)]
    if len(pieces) == 1:
        return reading
    if all(len(piece.base) == 1 and piece.reading for piece in pieces):
        return f"[{', '.join(piece.reading for piece in pieces)}]"
    written = []
    for has_reading, run in groupby(pieces, lambda piece: bool(piece.reading)):
        if has_reading:
            written += [f"{piece.base}|{piece.reading}" for piece in run]
        else:
            written.append("".join(piece.base for piece in run))
    return " ".join(written)


def _without_kana(piece: Piece) -> Piece:
    """Katakana needs no reading in hiragana."""
    return Piece(piece.base, "") if to_hiragana(piece.base) == piece.reading else piece
