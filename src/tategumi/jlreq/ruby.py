"""Places ruby over its base, and finds the room it needs beside and within it (JLReq 3.3, F).

All positions are em along the line. Knows no paragraphs or lines: it is given how far a reading may
hang over on either side, which is 0 at a line's edge.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise
from typing import NamedTuple

from .parts import Ruby, RubyKind
from .settings import MonoRuby, Overhang, RubyAlign, Settings

EPSILON = 1e-9  # em; below this two lengths are the same


class Hang(NamedTuple):
    """How far ruby may hang over a neighbour: over its glyph, and over the space beside it."""

    glyph: float = 0.0
    space: float = 0.0


# In ruby em, by the neighbour's class (JLReq 3.3.8; the "hang" cells and notes 1, 7, 8 of table 1).
_KANA = dict.fromkeys((8, 10, 11, 15, 16), Hang(glyph=1.0))
_WESTERN = dict.fromkeys((21, 24, 25, 27), Hang(space=0.5))
_EITHER = {**_KANA, **_WESTERN, 5: Hang(glyph=0.5, space=1.0), 14: Hang(glyph=1.0)}
BEFORE = _EITHER | {1: Hang(glyph=1.0)} | dict.fromkeys((2, 6, 7), Hang(space=1.0))
AFTER = _EITHER | {1: Hang(space=1.0)} | dict.fromkeys((2, 6, 7), Hang(glyph=1.0))
NO_HANG = Hang()


def settings_of(ruby: Ruby, settings: Settings) -> Settings:
    """The settings with those of the ruby itself; ``start`` sets mono ruby at its base's head."""
    if ruby.overhang is not None:
        settings = replace(settings, ruby_overhang=ruby.overhang)
    if ruby.align is not None:
        mono = MonoRuby.HEAD if ruby.align is RubyAlign.START else MonoRuby.CENTER
        settings = replace(settings, ruby_align=ruby.align, mono_ruby=mono)
    return settings


def allowance(rule: Hang, space: float, em: float, settings: Settings) -> Hang:
    """How far ruby of the size ``em`` may hang over a neighbour and over ``space`` beside it."""
    if settings.ruby_overhang is Overhang.NONE:
        return NO_HANG
    return Hang(rule.glyph * em, min(rule.space * em, max(space, 0.0)))


class Reading(NamedTuple):
    """One reading: the number of its base characters, their length, its own advances and font size.

    ``solid`` are the gaps inside the base's Latin words, counted from its start: they never open.
    """

    characters: int
    base: float
    advances: tuple[float, ...]
    em: float = 0.5
    solid: frozenset[int] = frozenset()

    @property
    def length(self) -> float:
        return sum(self.advances)

    @property
    def is_long(self) -> bool:
        return self.length > self.base + EPSILON


@dataclass(frozen=True, slots=True)
class Room:
    """What readings longer than their base need.

    ``spaces`` are added before the first base character, between each two, and after the last.
    ``starts`` is where each reading begins, from the start of its own base. ``left`` and ``right``
    are what hangs over the neighbours.
    """

    spaces: tuple[float, ...]
    starts: tuple[float, ...]
    left: float
    right: float


def room(readings: Sequence[Reading], left: float, right: float, settings: Settings) -> Room:
    """The room for readings that belong together, given what they may hang over on either side."""
    if len(readings) == 1:
        return _spread(readings[0], left, right, settings)
    return _jukugo(readings, left, right, settings)


def _spread(reading: Reading, left: float, right: float, settings: Settings) -> Room:
    """Mono or group ruby: hang first, then spread the base 1:2:1 under its ruby (JLReq 3.3.6).

    A Latin word in the base stays solid, as if it were one character (JLReq 3.3.1).
    Ruby stands on the middle of its base. It moves from there only if all that protrudes may then
    hang over the neighbours, so that the text stays solid.
    """
    excess = reading.length - reading.base
    characters = reading.characters
    headed = settings.mono_ruby is MonoRuby.HEAD and characters == 1
    if headed:  # from the head of its base, so over what follows first
        right = min(right, excess)
        left = min(left, excess - right)
    elif left + right >= excess:
        left = min(max(excess / 2, excess - right), left)
        right = excess - left
    else:
        left, right = min(left, excess / 2), min(right, excess / 2)
    opening = [i for i in range(1, characters) if i not in reading.solid]
    unit = (excess - left - right) / (2 * (len(opening) + 1))
    centred = unit if headed else excess / 2 - left - len(opening) * unit
    before = min(max(centred, 0.0), 2 * unit)
    spaces = [before, *(0.0,) * (characters - 1), 2 * unit - before]
    for i in opening:
        spaces[i] = 2 * unit
    return Room(tuple(spaces), (-before - left,), left, right)


def _jukugo(readings: Sequence[Reading], left: float, right: float, settings: Settings) -> Room:
    """Jukugo ruby: over the compound itself, then its neighbours, at last by space (F.2, F.3)."""
    spaces = [0.0] * (len(readings) + 1)
    for sides in ((0.0, 0.0), (0.0, right), (left, 0.0), (left, right)):
        if _lack(readings, spaces, *sides).amount <= EPSILON:
            break
    else:
        _open(readings, spaces, left, right)
        sides = (left, right)
    starts = _arrange(readings, spaces, *sides, settings)
    ends = _bases(readings, spaces)[-1][1]
    return Room(
        _over_characters(readings, spaces),
        tuple(x - base[0] for x, base in zip(starts, _bases(readings, spaces), strict=True)),
        max(-starts[0], 0.0),
        max(starts[-1] + readings[-1].length - ends - spaces[-1], 0.0),
    )


def _over_characters(readings: Sequence[Reading], spaces: Sequence[float]) -> tuple[float, ...]:
    """Spaces between readings as spaces between characters: none within one reading's base."""
    found = [spaces[0]]
    for reading, after in zip(readings, spaces[1:], strict=True):
        found += [0.0] * (reading.characters - 1) + [after]
    return tuple(found)


def _bases(readings: Sequence[Reading], spaces: Sequence[float]) -> list[tuple[float, float]]:
    """Start and end of each reading's base."""
    at, found = 0.0, []
    for reading, before in zip(readings, spaces, strict=False):
        at += before
        found.append((at, at + reading.base))
        at += reading.base
    return found


def _limits(
    readings: Sequence[Reading], spaces: Sequence[float], left: float, right: float
) -> list[tuple[float, float]]:
    """How far each reading reaches: over space beside its base and one ruby em over the next."""
    found = [
        (start - before - reading.em, end + after + reading.em)
        for reading, (start, end), before, after in zip(
            readings, _bases(readings, spaces), spaces, spaces[1:], strict=False
        )
    ]
    found[0] = (-left, found[0][1])
    found[-1] = (found[-1][0], found[-1][1] - readings[-1].em + right)
    return found


class _Lack(NamedTuple):
    """Room that is missing for the readings ``first`` to ``last``."""

    amount: float
    first: int
    last: int


def _lack(readings: Sequence[Reading], spaces: Sequence[float], left: float, right: float) -> _Lack:
    """The neighbouring readings that lack most room between their limits."""
    limits = _limits(readings, spaces, left, right)
    worst = _Lack(0.0, 0, 0)
    for first in range(len(readings)):
        length = 0.0
        for last in range(first, len(readings)):
            length += readings[last].length
            amount = length - (limits[last][1] - limits[first][0])
            if amount > worst.amount:
                worst = _Lack(amount, first, last)
    return worst


def _open(readings: Sequence[Reading], spaces: list[float], left: float, right: float) -> None:
    """Add the missing space around the characters with long readings, by their length (F.3).

    Half goes before and half after each. Each round satisfies those that lack most, for good.
    """
    while (lack := _lack(readings, spaces, left, right)).amount > EPSILON:
        long = [i for i in range(lack.first, lack.last + 1) if readings[i].is_long]
        weight = sum(readings[i].length for i in long)
        for i in long:
            share = lack.amount * readings[i].length / weight / 2
            spaces[i] += share
            spaces[i + 1] += share


def _arrange(
    readings: Sequence[Reading],
    spaces: Sequence[float],
    left: float,
    right: float,
    settings: Settings,
) -> list[float]:
    """The start of each reading, as near to its own character as the other readings allow."""
    limits = _limits(readings, spaces, left, right)
    starts: list[float] = []
    at = limits[0][0]
    for reading, base, limit in zip(readings, _bases(readings, spaces), limits, strict=True):
        spare = reading.base - reading.length
        headed = settings.mono_ruby is MonoRuby.HEAD
        wanted = base[0] + (0.0 if headed else spare / 2)
        starts.append(max(wanted, limit[0], at))
        at = starts[-1] + reading.length
    at = limits[-1][1]
    for i in range(len(readings) - 1, -1, -1):
        starts[i] = min(starts[i], min(limits[i][1], at) - readings[i].length)
        at = starts[i]
    return starts


def distribute(reading: Reading, kind: RubyKind, settings: Settings) -> list[float]:
    """Origins, from the base's start, of ruby that fits its base (JLReq 3.3.5, 3.3.6)."""
    spare = max(reading.base - reading.length, 0.0)
    count = len(reading.advances)
    inset = gap = 0.0
    if kind is not RubyKind.GROUP and reading.characters == 1:
        headed = settings.mono_ruby is MonoRuby.HEAD or settings.ruby_align is RubyAlign.START
        inset = 0.0 if headed else spare / 2
    elif settings.ruby_align is RubyAlign.CENTER or (
        count == 1 and settings.ruby_align is not RubyAlign.START
    ):
        inset = spare / 2
    elif settings.ruby_align is RubyAlign.SPACE_BETWEEN:
        gap = spare / (count - 1)
    elif settings.ruby_align is RubyAlign.SPACE_AROUND:
        inset = min(spare / (2 * count), reading.em)  # an edge wider than one ruby em misleads
        gap = (spare - 2 * inset) / (count - 1)
    steps = (advance + gap for advance in reading.advances[:-1])
    return list(accumulate(steps, initial=inset))


_LONGEST_COMPOUND = 16  # longer ones are phrases, whose parts are set one by one


class Unit(NamedTuple):
    """Readings that are placed together over the clusters ``start:stop``: the runs of one ruby."""

    ruby: int
    runs: tuple[int, ...]
    start: int
    stop: int


def units(rubies: Sequence[Ruby], sizes: Sequence[float]) -> Iterator[Unit]:
    """The units of the rubies: jukugo ruby as a whole, other ruby run by run, without empty ones.

    ``sizes`` are those of the paragraph's clusters.
    """
    for index, ruby in enumerate(rubies):
        runs = [i for i, run in enumerate(ruby.runs) if run.advances and run.stop > run.start]
        if ruby.kind is RubyKind.JUKUGO and _is_compound(ruby, sizes):
            yield Unit(index, tuple(runs), ruby.start, ruby.stop)
        else:
            for i in runs:
                yield Unit(index, (i,), ruby.runs[i].start, ruby.runs[i].stop)


def _is_compound(ruby: Ruby, sizes: Sequence[float]) -> bool:
    """Has each character of the ruby its reading, in neighbouring runs of one size?"""
    return (
        len(ruby.runs) <= _LONGEST_COMPOUND
        and all(run.advances and run.start < run.stop for run in ruby.runs)
        and all(a.stop == b.start for a, b in pairwise(ruby.runs))
        and len(set(sizes[ruby.start : ruby.stop])) == 1
    )
