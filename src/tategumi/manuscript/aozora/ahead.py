"""Looks ahead in the text for the end of a span, in linear time for a whole text."""

from collections.abc import Iterable


class Ahead:
    """Answers "where next?" for strings and offsets that never go back."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._next: dict[str, int] = {}

    def next(self, strings: Iterable[str], offset: int) -> int:
        """The first place of any of the strings from ``offset`` on; -1 if there is none."""
        places = [self._place(string, offset) for string in strings]
        return min((place for place in places if place >= 0), default=-1)

    def _place(self, string: str, offset: int) -> int:
        place = self._next.get(string, -2)
        if place == -1 or place >= offset:
            return place
        self._next[string] = place = self.text.find(string, offset)
        return place
