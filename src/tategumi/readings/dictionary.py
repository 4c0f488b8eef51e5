"""The dictionary of readings: readings.yaml, read and checked.

Knows what words and readings are, not the book they are meant for. A word's reading is written

    瀬戸際: [せ, と, ぎわ]        a list: one reading for each character
    停戦: 停|てい 戦|せん         the same in pieces; a kana piece needs no reading
    大人: おとな                  one reading over the whole word
    今日:                         several, told apart by the text that stands directly beside
      - {reading: きょう, after: は}
      - {reading: [こん, にち]}
    一方的: {policy: none}        a word that takes no ruby, nor does any word inside it

under ``words`` or, for names of people and places, ``names``. ``policy`` is for all words that have
none of their own; ``pages`` counts for first-in-pages. ``reader`` leaves out words whose kanji such
a reader has learnt, but never names and words with a policy of their own.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from ..characters import is_kana, to_hiragana
from ..choices import Choice
from ..located import Located, load, read
from ..problems import Failed, Place, Problem, Severity
from ..unicode import clusters
from .kanji import Reader
from .pieces import Piece


class Policy(Choice):
    """Where a word takes its reading."""

    ALL = "all", "すべて"
    FIRST_IN_BOOK = "first-in-book", "本で初出"
    FIRST_IN_CHAPTER = "first-in-chapter", "章で初出"
    FIRST_IN_PAGES = (
        "first-in-pages",
        "数頁ごと",
    )  # again where ``pages`` pages have gone by without it
    NONE = "none", "なし"


# After how many pages a word is read again, unless readings.yaml says otherwise.
PAGES = 8


class Headings(Enum):
    """Which words of headings and titles take readings."""

    NONE = "none"
    REST = "rest"  # those that don't stand in the chapter's text
    ALL = "all"  # as the text does


@dataclass(frozen=True, slots=True)
class Entry:
    """One reading of a word, where one of ``before`` and one of ``after`` stand beside it."""

    word: str
    pieces: tuple[Piece, ...]
    place: Place
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    policy: Policy | None = None  # None: the dictionary's own
    is_name: bool = False

    @property
    def reading(self) -> str:
        """Of the whole word, in hiragana."""
        return to_hiragana("".join(piece.reading or piece.base for piece in self.pieces))

    def stands(self, text: str, start: int, stop: int) -> bool:
        """Whether the context of ``text[start:stop]`` is this reading's."""
        return (not self.before or text.endswith(self.before, 0, start)) and (
            not self.after or text.startswith(self.after, stop)
        )


@dataclass(frozen=True, slots=True)
class Readings:
    """A checked dictionary; ``problems`` are warnings about it."""

    entries: tuple[Entry, ...] = ()
    policy: Policy = Policy.FIRST_IN_CHAPTER
    headings: Headings = Headings.REST
    reader: Reader = Reader.ANYONE
    split: bool = True  # group ruby over its characters where that is certain
    pages: int = PAGES
    problems: tuple[Problem, ...] = ()


# --- the shape of readings.yaml
@dataclass(frozen=True, slots=True)
class _Sense:
    reading: Located[str] | tuple[Located[str], ...] | None = None
    before: str | tuple[str, ...] = ()
    after: str | tuple[str, ...] = ()
    policy: Policy | None = None


_Value = Located[str] | _Sense | tuple[Located[str] | _Sense, ...]


@dataclass(frozen=True, slots=True)
class _File:
    policy: Policy = Policy.FIRST_IN_CHAPTER
    pages: int = PAGES
    headings: Headings = Headings.REST
    reader: Reader = Reader.ANYONE
    split: bool = True
    names: tuple[tuple[Located[str], _Value], ...] = ()
    words: tuple[tuple[Located[str], _Value], ...] = ()


def read_readings(root: Path, name: str) -> Readings:
    """The dictionary in the file ``name`` of the folder ``root``. Raises ``Failed``."""
    problems: list[Problem] = []
    file = read(load(root, name), _File, problems) or _File()
    entries = tuple(
        entry
        for words, are_names in ((file.names, True), (file.words, False))
        for word, value in words
        for entry in _entries(word, value, are_names, problems)
    )
    problems.extend(_conflicts(entries))
    if any(problem.severity is Severity.ERROR for problem in problems):
        raise Failed(problems)
    choices = (file.policy, file.headings, file.reader, file.split, file.pages)
    return Readings(entries, *choices, tuple(problems))


def _entries(
    word: Located[str], value: _Value, is_name: bool, problems: list[Problem]
) -> Iterator[Entry]:
    """A word's value as its readings: a list with mappings is several, all else is one."""
    for sense in _senses(value):
        pieces = tuple(_pieces(word, sense))
        found = list(_mistakes(word, sense, pieces))
        problems += found
        if not any(problem.severity is Severity.ERROR for problem in found):
            context = _texts(sense.before), _texts(sense.after)
            yield Entry(word.value, pieces, _place(word, sense), *context, sense.policy, is_name)


def _senses(value: _Value) -> Iterator[_Sense]:
    if not isinstance(value, tuple):
        yield value if isinstance(value, _Sense) else _Sense(value)
    elif any(isinstance(item, _Sense) for item in value):
        yield from (item if isinstance(item, _Sense) else _Sense(item) for item in value)
    else:
        yield _Sense(tuple(item for item in value if not isinstance(item, _Sense)))


def _pieces(word: Located[str], sense: _Sense) -> Iterator[Piece]:
    match sense.reading:
        case None:
            yield Piece(word.value, "")
        case Located(value=text) if "|" in text:
            for piece in text.split():
                base, _, reading = piece.partition("|")
                yield Piece(base, reading)
        case Located(value=text):
            yield from group(word.value, text)
        case readings:
            for base, one in zip(clusters(word.value), readings, strict=False):
                yield Piece(base, "" if one.value == base else one.value)


def group(word: str, reading: str) -> Iterator[Piece]:
    """One reading over a word, its kana at either end left without (送り仮名): 伴《ともな》う."""
    shorter = max(min(len(word), len(reading)) - 1, 0)
    head = next((i for i in range(shorter) if not _same_kana(word[i], reading[i])), shorter)
    rest = shorter - head
    tail = next((i for i in range(rest) if not _same_kana(word[-1 - i], reading[-1 - i])), rest)
    stop = len(word) - tail
    pieces = (
        Piece(word[:head], ""),
        Piece(word[head:stop], reading[head : len(reading) - tail]),
        Piece(word[stop:], ""),
    )
    return (piece for piece in pieces if piece.base)


def _same_kana(base: str, reading: str) -> bool:
    return base == reading and is_kana(base)


def _mistakes(word: Located[str], sense: _Sense, pieces: tuple[Piece, ...]) -> Iterator[Problem]:
    place = _place(word, sense)
    if sense.reading is None:
        if sense.policy is not Policy.NONE:
            yield Problem(place, "readings.missing", {"word": word.value})
        return
    if isinstance(sense.reading, tuple):
        counts = {"readings": len(sense.reading), "characters": len(clusters(word.value))}
        if len(set(counts.values())) > 1:
            yield Problem(place, "readings.count", {"word": word.value, **counts})
            return
    elif (bases := "".join(piece.base for piece in pieces)) != word.value:
        yield Problem(place, "readings.bases", {"word": word.value, "bases": bases})
    for piece in pieces:
        if not piece.reading and not is_kana(piece.base):
            yield Problem(place, "readings.empty", {"word": word.value, "base": piece.base})
        elif piece.reading and not is_kana(piece.reading):
            yield Problem(place, "readings.kana", {"word": word.value, "reading": piece.reading})


def _conflicts(entries: Iterable[Entry]) -> Iterator[Problem]:
    """Readings of one word that nothing tells apart."""
    first: dict[tuple[str, tuple[str, ...], tuple[str, ...]], Entry] = {}
    for entry in entries:
        key = (entry.word, entry.before, entry.after)
        if first.setdefault(key, entry) is not entry:
            line = first[key].place.line
            yield Problem(entry.place, "readings.conflict", {"word": entry.word, "first": line})


def _place(word: Located[str], sense: _Sense) -> Place:
    match sense.reading:
        case Located(place=place) | (Located(place=place), *_):
            return place
        case _:
            return word.place


def _texts(context: str | tuple[str, ...]) -> tuple[str, ...]:
    return (context,) if isinstance(context, str) else context
