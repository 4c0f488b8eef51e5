"""Closed choices that users make: each an English word, and Japanese ones that mean the same."""

from collections.abc import Iterable
from enum import Enum


class Choice(Enum):
    """A member is declared with all its words, the English one, its value, first."""

    words: tuple[str, ...]

    def __new__(cls, word: str, *others: str) -> "Choice":
        member = object.__new__(cls)
        member._value_ = word
        member.words = (word, *others)
        return member


def words_of(member: Enum) -> tuple[str, ...]:
    """All words that stand for a member; its value where it is of no ``Choice``."""
    return getattr(member, "words", (member.value,))


def japanese(member: Enum) -> str:
    """Its first Japanese word; the English one where it has none."""
    word, *others = words_of(member)
    return others[0] if others else str(word)


def by_word(members: Iterable[Enum]) -> dict[str, Enum]:
    """Each member by each of its words."""
    return {word: member for member in members for word in words_of(member)}


def nearest(word: str, choices: Iterable[str], least: float = 0.6) -> str:
    """The choice that ``word`` was probably meant to be, or ""; ``least``: how alike it must be."""
    import difflib  # noqa: PLC0415 (for a word that is wrong alone)

    return next(iter(difflib.get_close_matches(word, choices, 1, least)), "")
