"""Where ruby stands, and the room it needs beside its base (JLReq 3.3)."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from .parts import Ruby, RubyKind
from .settings import MonoRuby, Overhang, RubyAlign, Settings


class Hang(NamedTuple):
    """How far ruby may hang over a neighbour, in ruby em: over its glyph, and over space beside it."""

    glyph: float = 0.0
    space: float = 0.0


# JLReq 3.3.8 and the "hang" cells of table 1, by the neighbour's class.
_KANA = dict.fromkeys((8, 10, 11, 15, 16), Hang(glyph=1.0))
_LATIN = dict.fromkeys((21, 24, 25, 27), Hang(space=0.5))
_SPACE = {14: Hang(glyph=1.0)}
_DOT = {5: Hang(glyph=0.5, space=1.0)}
BEFORE = {**_KANA, **_LATIN, **_SPACE, **_DOT, 1: Hang(glyph=1.0)} | dict.fromkeys(
    (2, 6, 7), Hang(space=1.0)
)
AFTER = {**_KANA, **_LATIN, **_SPACE, **_DOT, 1: Hang(space=1.0)} | dict.fromkeys(
    (2, 6, 7), Hang(glyph=1.0)
)
NO_HANG = Hang()


@dataclass(frozen=True, slots=True)
class Room:
    """The room a reading takes: space before and after its base, between base characters; and its own start.

    ``start`` is where the ruby begins, from the base's start edge (negative where it protrudes).
    ``left`` and ``right`` are the parts that hang over the neighbours.
    """

    before: float
    between: float
    after: float
    start: float
    left: float
    right: float

    def width(self, characters: int) -> float:
        """All the space that the room adds."""
        return self.before + self.between * (characters - 1) + self.after


def room(
    base: float, ruby: float, characters: int, left: float, right: float, settings: Settings
) -> Room:
    """The room for ruby longer than its base, given what it may hang over on either side (JLReq 3.3.6, 3.3.8).

    It hangs first; what still protrudes spreads the base 1:2:1, the ruby centred on it.
    """
    excess = ruby - base
    if settings.mono_ruby is MonoRuby.HEAD and characters == 1:
        right = min(right, excess)
        left = min(left, excess - right)
    else:
        left, right = min(left, excess / 2), min(right, excess / 2)
    rest = excess - left - right
    unit = rest / (2 * characters)
    before = min(max(_centred(excess, left, right, unit, characters, settings), 0.0), 2 * unit)
    return Room(before, 2 * unit, 2 * unit - before, -before - left, left, right)


def _centred(
    excess: float, left: float, right: float, unit: float, characters: int, settings: Settings
) -> float:
    """Space before the base that puts it on the middle of its ruby."""
    if settings.mono_ruby is MonoRuby.HEAD and characters == 1:
        return unit
    return excess / 2 - left - (characters - 1) * unit


def distribute(
    advances: Sequence[float], base: float, kind: RubyKind, characters: int, settings: Settings
) -> tuple[float, float]:
    """Start and gap of ruby that fits its base of the length ``base`` (JLReq 3.3.5, 3.3.6)."""
    spare = max(base - sum(advances), 0.0)
    count = len(advances)
    align = settings.ruby_align
    if kind is not RubyKind.GROUP and characters == 1:
        head = settings.mono_ruby is MonoRuby.HEAD or align is RubyAlign.START
        return (0.0 if head else spare / 2), 0.0
    if align is RubyAlign.START:
        return 0.0, 0.0
    if align is RubyAlign.CENTER or count == 1:
        return spare / 2, 0.0
    if align is RubyAlign.SPACE_BETWEEN:
        return 0.0, spare / (count - 1)
    edge = min(spare / (2 * count), max(advances))  # an edge wider than one ruby em misleads
    return edge, (spare - 2 * edge) / (count - 1)


def allowance(
    hang: Mapping[int, Hang], neighbour: int, space: float, em: float, settings: Settings
) -> Hang:
    """How far ruby of the size ``em`` may hang over a neighbour's glyph and over ``space`` beside it."""
    if settings.ruby_overhang is Overhang.NONE:
        return NO_HANG
    glyph, over_space = hang.get(neighbour, NO_HANG)
    return Hang(glyph * em, min(over_space * em, max(space, 0.0)))


class Unit(NamedTuple):
    """One reading with its base: what is placed as a whole."""

    ruby: int
    run: int
    start: int
    stop: int
    advances: tuple[float, ...]
    kind: RubyKind


def units(rubies: Sequence[Ruby]) -> Iterator[Unit]:
    """The readings of all rubies in order; an empty reading is nothing to place."""
    for index, ruby in enumerate(rubies):
        for number, run in enumerate(ruby.runs):
            if run.advances and run.stop > run.start:
                yield Unit(index, number, run.start, run.stop, run.advances, ruby.kind)
