"""Jukugo ruby by JLReq appendix F: where the readings of a compound stand, and what space opens.

A row gives the ruby characters over each kanji (half an em each), what may be hung over on either
side, the starts of the readings from the compound's start if it were solid, and the spaces opened.
"""

import pytest

from tategumi.jlreq import MonoRuby, Settings
from tategumi.jlreq.ruby import Reading, room


def readings(counts: tuple[int, ...]) -> list[Reading]:
    return [Reading(1, 1.0, (0.5,) * count) for count in counts]


@pytest.mark.parametrize(
    ("counts", "left", "right", "starts"),
    [
        # F.2: over the characters behind first
        ((3, 1), 0, 0, (0, 1.5)),
        ((3, 2, 1), 0, 0, (0, 1.5, 2.5)),
        ((1, 3, 1), 0, 0, (0, 1, 2.5)),
        ((2, 3, 1), 0, 0, (0, 1, 2.5)),
        ((3, 1, 2), 0, 0, (0, 1.5, 2)),
        # then over those before
        ((1, 3), 0, 0, (0, 0.5)),
        ((1, 1, 3), 0, 0, (0, 1, 1.5)),
        ((2, 1, 3), 0, 0, (0, 1, 1.5)),
        ((1, 3, 2), 0, 0, (0, 0.5, 2)),
        ((1, 2, 3), 0, 0, (0, 0.5, 1.5)),
        # then over the neighbour behind
        ((2, 3), 0.5, 0.5, (0, 1)),
        ((1, 4), 0.5, 0.5, (0, 0.5)),
        ((2, 2, 3), 0.5, 0.5, (0, 1, 2)),
        ((3, 2, 2), 0.5, 0.5, (0, 1.5, 2.5)),
        # then over the neighbour before
        ((3, 3, 1), 0.5, 0.5, (-0.5, 1, 2.5)),
        ((2, 3), 0.5, 0, (-0.5, 0.5)),
        # at last over both
        ((3, 3), 0.5, 0.5, (-0.5, 1)),
        ((4, 2), 0.5, 0.5, (-0.5, 1.5)),
    ],
)
def test_solid(
    counts: tuple[int, ...], left: float, right: float, starts: tuple[float, ...]
) -> None:
    found = room(readings(counts), left, right, Settings(mono_ruby=MonoRuby.HEAD))
    assert found.spaces == (0.0,) * (len(counts) + 1)
    assert [start + i for i, start in enumerate(found.starts)] == pytest.approx(starts)


@pytest.mark.parametrize(
    ("counts", "left", "right", "spaces"),
    [
        # F.3: half before and half behind each character with a long reading, by its length
        ((3, 2), 0, 0, (0.25, 0.25, 0)),
        ((1, 4), 0, 0, (0, 0.25, 0.25)),
        ((3, 3), 0.5, 0, (0.125, 0.25, 0.125)),
        ((3, 3), 0, 0, (0.25, 0.5, 0.25)),
        ((4, 2), 0.5, 0, (0.25, 0.25, 0)),
        ((4, 3), 0.5, 0.5, (0.143, 0.25, 0.107)),
    ],
)
def test_opened(
    counts: tuple[int, ...], left: float, right: float, spaces: tuple[float, ...]
) -> None:
    found = room(readings(counts), left, right, Settings(mono_ruby=MonoRuby.HEAD))
    assert found.spaces == pytest.approx(spaces, abs=1e-3)


@pytest.mark.parametrize("mono", MonoRuby)
@pytest.mark.parametrize("counts", [(3,), (5,), (3, 4, 1), (6, 6, 6), (1, 9, 1), (2, 2, 7, 2)])
@pytest.mark.parametrize("left", [0, 0.25, 0.5])
@pytest.mark.parametrize("right", [0, 0.25, 0.5])
def test_readings_stay_apart(
    counts: tuple[int, ...], left: float, right: float, mono: MonoRuby
) -> None:
    """Readings follow one another, and hang over the neighbours no further than they may."""
    its = readings(counts)
    found = room(its, left, right, Settings(mono_ruby=mono))
    at, ends = -left, []
    base = 0.0
    for reading, before, start in zip(its, found.spaces, found.starts, strict=False):
        base += before
        assert base + start >= at - 1e-9
        at = base + start + reading.length
        ends.append(at)
        base += 1
    assert ends[-1] <= base + found.spaces[-1] + right + 1e-9
