"""The input and the output of the composer. Lengths are em of the paragraph's font size.

A paragraph is given as parallel sequences with one item for each cluster, so that a long text takes
a few passes over flat data. Lines are returned as positions; nothing of the input is copied.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum, IntEnum
from typing import Any, NamedTuple

from .settings import Overhang, RubyAlign


class CharClass(IntEnum):
    """The character classes of JLReq appendix A, by number (cl-17, cl-18 belong to formulae)."""

    OPENING_BRACKET = 1
    CLOSING_BRACKET = 2
    HYPHEN = 3
    DIVIDING_PUNCTUATION = 4
    MIDDLE_DOT = 5
    FULL_STOP = 6
    COMMA = 7
    INSEPARABLE = 8
    ITERATION_MARK = 9
    PROLONGED_SOUND_MARK = 10
    SMALL_KANA = 11
    PREFIXED_ABBREVIATION = 12
    POSTFIXED_ABBREVIATION = 13
    IDEOGRAPHIC_SPACE = 14
    HIRAGANA = 15
    KATAKANA = 16
    MATH_SYMBOL = 17
    MATH_OPERATOR = 18
    IDEOGRAPHIC = 19
    REFERENCE_MARK = 20
    ORNAMENTED = 21
    SIMPLE_RUBY = 22
    JUKUGO_RUBY = 23
    GROUPED_NUMERAL = 24
    UNIT_SYMBOL = 25
    WORD_SPACE = 26
    WESTERN = 27
    WARICHU_OPENING = 28
    WARICHU_CLOSING = 29
    TATE_CHU_YOKO = 30


class RubyKind(Enum):
    MONO = "mono"  # one base character, or several each with its own
    GROUP = "group"  # one reading over the whole base; never breaks
    JUKUGO = "jukugo"  # a compound: may break between its characters


@dataclass(frozen=True, slots=True)
class RubyRun:
    """One reading over the base clusters ``start:stop``; advances in em of the paragraph.

    ``size`` is its font size in the same unit: a Latin word is one cluster of many letters.
    """

    start: int
    stop: int
    advances: tuple[float, ...]
    size: float = 0.5


@dataclass(frozen=True, slots=True)
class Ruby:
    """A ruby element: its runs in text order. ``under`` puts it on the other side of the base.

    ``align`` and ``overhang`` are its own, where they are not the paragraph's.
    """

    kind: RubyKind
    runs: tuple[RubyRun, ...]
    under: bool = False
    align: RubyAlign | None = None
    overhang: Overhang | None = None

    @property
    def start(self) -> int:
        return self.runs[0].start

    @property
    def stop(self) -> int:
        return self.runs[-1].stop


class Tab(NamedTuple):
    """A tab: the distance of its stops, and how near a stop is too near, in em."""

    size: float
    nearest: float


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph to be composed: parallel sequences over its clusters, and ranges of them.

    ``advances`` are as shaped (a full-width bracket is 1 em); the composer knows the half em that
    is space. ``sizes`` are the clusters' own font sizes in em of the paragraph's (1.0 for its own).
    ``edges[i]`` is fixed space before cluster ``i`` (an inline box's padding, border, margin);
    ``edges[len(texts)]`` stands after the last. ``closing`` is what of ``edges`` ends boxes before
    that cluster: a line's end keeps it. ``breaks`` are forced line breaks before a cluster;
    ``bound`` are places where no line may break, whatever the settings. ``scripts`` are ranges
    of superscripts and subscripts, which keep to the cluster before them. ``hyphens`` are places
    inside words where a line may end with a hyphen of the given advance; whoever paints draws it
    when a line stops there, at ``width`` less that advance. ``spaces`` are preserved spaces, which
    keep their room at a line's head, and whether they hang at its end. ``tabs`` are those among
    them that reach for a stop; their own advance is 0. ``upright`` are ranges of clusters that
    stand upright even if they are Western. ``marked`` are clusters with an emphasis mark, each with
    its side (is it under?). ``letter_spacing`` is the space after single clusters where it is not
    the paragraph's. ``choices`` are settings that hold at the gaps inside a range of clusters, by
    their names in ``Settings``, an outer range before those in it. ``boxed`` are clusters that are
    boxes, from which Western text keeps no distance (CSS Text 4, 8.5).
    """

    texts: Sequence[str]
    classes: Sequence[int]
    advances: Sequence[float]
    sizes: Sequence[float]
    rubies: tuple[Ruby, ...] = ()
    edges: Mapping[int, float] = field(default_factory=dict)
    breaks: frozenset[int] = frozenset()
    bound: frozenset[int] = frozenset()
    scripts: tuple[range, ...] = ()
    hyphens: Mapping[int, float] = field(default_factory=dict)
    spaces: Mapping[int, bool] = field(default_factory=dict)
    tabs: Mapping[int, Tab] = field(default_factory=dict)
    upright: tuple[range, ...] = ()
    marked: frozenset[tuple[int, bool]] = frozenset()
    letter_spacing: Mapping[int, float] = field(default_factory=dict)
    choices: Sequence[tuple[range, Mapping[str, Any]]] = ()
    boxed: Sequence[int] = ()
    closing: Mapping[int, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PlacedRuby:
    """Origins of a reading's clusters, em from the line's start; ``ruby``, ``run`` are indices.

    ``first`` is the first of the clusters: not 0 only where a base longer than a line was cut.
    """

    ruby: int
    run: int
    origins: tuple[float, ...]
    first: int = 0


@dataclass(frozen=True, slots=True)
class Line:
    """Clusters ``start:stop`` of the paragraph, and where the glyph of each begins.

    ``origins`` are in em from the line's start edge, of the cluster's shaped advance: an opening
    bracket at the line head that is set solid begins at -0.5. ``width`` is what the line takes up,
    hanging punctuation left out. ``gone`` spaces vanish at the line end, where each has its origin;
    preserved ones hang behind it.
    """

    start: int
    stop: int
    origins: Sequence[float]
    width: float
    rubies: tuple[PlacedRuby, ...] = ()
    gone: int = 0
