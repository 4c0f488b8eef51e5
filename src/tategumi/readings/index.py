"""Finding a dictionary's words in a text: at each place the longest.

A tree of characters, one step a character, so the time grows with the text and not with the
number of words. Knows nothing of rubies and policies.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from .dictionary import Entry

_Node = dict[str, "_Node"]
_END = ""  # the key of the entries of the word that ends at a node


@dataclass(frozen=True, slots=True)
class Found:
    start: int
    stop: int
    entry: Entry


class Index:
    """The words of a dictionary; a reading with a context goes before the one without."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._root: _Node = {}
        for entry in sorted(entries, key=lambda entry: not (entry.before or entry.after)):
            node = self._root
            for character in entry.word:
                node = node.setdefault(character, {})
            node.setdefault(_END, []).append(entry)
        first = "".join(map(re.escape, self._root))
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
        node, found = self._root, None
        for stop in range(start, len(text)):
            node = node.get(text[stop])
            if node is None:
                break
            fitting = (e for e in node.get(_END, ()) if e.stands(text, start, stop + 1))
            if entry := next(fitting, None):
                found = Found(start, stop + 1, entry)
        return found
