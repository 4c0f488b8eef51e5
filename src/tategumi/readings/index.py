"""Finds a dictionary's words in a text, at each place the longest.

A tree of characters, one step a character, so the time grows with the text and not with the
number of words. Knows nothing of rubies and policies.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from .dictionary import Entry


@dataclass(slots=True)
class _Node:
    """What follows a beginning of words, by character, and the entries of the word it is."""

    following: dict[str, "_Node"] = field(default_factory=dict)
    entries: list[Entry] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Found:
    start: int
    stop: int
    entry: Entry


class Index:
    """The words of a dictionary; a reading with a context goes before the one without."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._root = _Node()
        for entry in sorted(entries, key=lambda entry: not (entry.before or entry.after)):
            node = self._root
            for character in entry.word:
                node = node.following.setdefault(character, _Node())
            node.entries.append(entry)
        first = "".join(map(re.escape, self._root.following))
        self._first = re.compile(f"[{first}]" if first else "(?!)")

    def find(self, text: str) -> Iterator[Found]:
        """The words of ``text`` in order, none overlapping another."""
        position = 0
        while start := self._first.search(text, position):
            found = self._longest(text, start.start())
            if found:
                yield found
            position = found.stop if found else start.end()

    def _longest(self, text: str, start: int) -> Found | None:
        node = self._root
        found: Found | None = None
        for stop in range(start, len(text)):
            following = node.following.get(text[stop])
            if following is None:
                break
            node = following
            fitting = (e for e in node.entries if e.stands(text, start, stop + 1))
            if entry := next(fitting, None):
                found = Found(start, stop + 1, entry)
        return found
