"""A prepared paragraph: the rules of every gap, and the sums from which lines are measured."""

from bisect import bisect_left
from dataclasses import dataclass, field

from .parts import Paragraph, RubyRun
from .rows import Rows
from .ruby import Reading, Room, Unit
from .settings import Settings

# A line that misses its measure by less than this, in em, counts as full: no reader sees the
# difference, which may come from rounded page margins.
UNSEEN = 0.02


@dataclass(slots=True)
class Prepared:
    """A paragraph with its rules applied. Lists run over clusters; gap ``i`` is before cluster i.

    ``lead`` and ``trail`` are the space inside a cluster's cell before and behind its body.
    ``gaps`` are changes of distance between cells; ``reduce``, ``flex`` and ``even`` what each may
    give, may take in word and quarter em spaces, and may take between Japanese characters;
    ``reduced``, ``flexed`` and ``evened`` their running sums. ``origins`` are those of the cells if
    the paragraph were one line. ``free`` says where a line may end. ``kinds`` are the classes with
    the marks of Western text apart, ``pairs`` those of two neighbours.

    ``breaks`` are the places where a line may end, at last the paragraph's end, and ``ends`` the
    right edge of a line that ends there, its last mark set solid. ``segments`` are the forced
    breaks and the end. ``heads`` and ``tails`` move a line's edge past spaces that vanish there.
    ``tabs`` are the paragraph's in order; the sums are those of lines before up to ``reached``.
    ``own`` are the settings and rows of gaps that have others than the paragraph.
    """

    paragraph: Paragraph
    settings: Settings
    rows: Rows
    classes: bytes
    kinds: bytes
    pairs: list[int]
    lead: list[float]
    trail: list[float]
    gaps: list[float]
    reduce: list[float]
    flex: list[float]
    even: list[float]
    free: list[bool]
    joined: dict[int, RubyRun] = field(default_factory=dict)  # gaps inside the base of a reading
    stiff: set[int] = field(default_factory=set)  # gaps that never expand
    heads: dict[int, int] = field(default_factory=dict)
    tails: dict[int, int] = field(default_factory=dict)
    origins: list[float] = field(default_factory=list)
    reduced: list[float] = field(default_factory=list)
    flexed: list[float] = field(default_factory=list)
    evened: list[float] = field(default_factory=list)
    breaks: list[int] = field(default_factory=list)
    ends: list[float] = field(default_factory=list)
    segments: list[int] = field(default_factory=list)
    tabs: list[int] = field(default_factory=list)
    reached: int = -1
    ruby: "RubyRooms" = field(default_factory=lambda: RubyRooms())
    own: dict[int, tuple[Settings, Rows]] = field(default_factory=dict)

    def rules_at(self, gap: int) -> tuple[Settings, Rows]:
        """The settings and rows that hold at a gap."""
        return self.own.get(gap) or (self.settings, self.rows)


@dataclass(slots=True)
class RubyRooms:
    """The readings of a paragraph and the room that long ones need.

    ``rooms`` has only those longer than their base.

    ``opened`` is what ruby over and under the base adds to each gap; the larger counts. ``hung``
    is how far ruby that hangs behind its base takes the cluster between it and a unit.
    ``at_head``, ``at_end`` are what a line gains in width when it begins or ends with a unit or a
    part of one.
    """

    units: list[Unit] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    reach: list[int] = field(default_factory=list)  # how far the units up to each one go
    bases: set[int] = field(default_factory=set)  # clusters that carry ruby
    readings: dict[int, list[Reading]] = field(default_factory=dict)
    rooms: dict[int, Room] = field(default_factory=dict)
    hung: dict[int, float] = field(default_factory=dict)
    opened: tuple[dict[int, float], dict[int, float]] = field(default_factory=lambda: ({}, {}))
    at_head: dict[int, float] = field(default_factory=dict)
    at_end: dict[int, float] = field(default_factory=dict)

    def added(self, gap: int) -> float:
        """What ruby adds to a gap in the middle of a line."""
        over, under = self.opened
        return max(over.get(gap, 0.0), under.get(gap, 0.0))


def is_bound(p: Prepared, gap: int) -> bool:
    """Does the caller forbid that a line ends at this gap?"""
    return gap in p.paragraph.bound or not p.rules_at(gap)[0].wraps


def adjusted_from(p: Prepared, head: int, stop: int) -> int:
    """The cluster behind which a line is adjusted: its last tab, so that tab stops stay aligned."""
    before = bisect_left(p.tabs, stop)
    return max(head, p.tabs[before - 1]) if before else head


def right_edge(p: Prepared, stop: int) -> float:
    """The right edge of a line that stops before ``stop``, without space behind its last mark."""
    last = p.tails.get(stop, stop) - 1
    if last < 0:
        return 0.0
    body = p.origins[last] + p.paragraph.advances[last] - p.trail[last]
    return body + p.ruby.at_end.get(stop, 0.0) + behind(p, stop)


def behind(p: Prepared, stop: int) -> float:
    """The width of a hyphen and of boxes' edges behind the last cluster of a line."""
    return closing(p, stop) + p.paragraph.hyphens.get(stop, 0.0)


def closing(p: Prepared, stop: int) -> float:
    """The width of the edges of boxes that end with the line, or before its last spaces."""
    edges = p.paragraph.closing
    return (
        sum(edges.get(i, 0.0) for i in range(p.tails.get(stop, stop), stop + 1)) if edges else 0.0
    )


def opening(p: Prepared, start: int, at: int) -> float:
    """The width of the edges of boxes that begin with a line without its spaces ``start:at``."""
    edges, ended = p.paragraph.edges, p.paragraph.closing
    places = range(start, at + 1) if edges else ()
    return sum(edges.get(i, 0.0) - ended.get(i, 0.0) for i in places)


def set_solid(p: Prepared, i: int) -> None:
    """Remove the space at a gap; expansion may add it again before other gaps open."""
    solid = -p.trail[i - 1] - p.lead[i]
    p.flex[i] = p.gaps[i] - solid
    p.gaps[i] = solid
    p.reduce[i] = 0.0
