"""Gather a line box's inline boxes into one paragraph for the composer.

Walks the tree that WeasyPrint built, shapes its text once a run, and says what lies over the
clusters: ruby, edges of inline boxes, forced breaks, boxes out of the flow. Knows no lines.
Positions in the paragraph's text are characters until ``Gathered.clusters`` turns them to clusters.
"""

from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from itertools import groupby

from weasyprint.formatting_structure import boxes

from .. import jlreq
from ..jlreq.parts import CharClass, Paragraph, Ruby, RubyKind, RubyRun
from .runs import Facing
from .shape import Shaped, Shaper, facing_runs

# Stands for an atomic inline in the paragraph's text (OBJECT REPLACEMENT CHARACTER).
ATOM = "\ufffc"
# Advances this near to a thousandth of an em are that thousandth: Pango rounds sizes to 1/1024 px.
_SNAP = 0.0003
# OpenType features that set n characters in one em (tate-chu-yoko).
_COMBINED_WIDTHS = {2: "hwid", 3: "twid", 4: "qwid"}

Path = tuple[boxes.InlineBox, ...]


@dataclass(slots=True)
class Leaf:
    """Clusters ``start:stop`` in one paint style, inside one chain of inline boxes.

    ``box`` is a text box, or the box of an atomic inline, laid out.
    """

    start: int
    stop: int
    box: boxes.Box
    path: Path


@dataclass(frozen=True, slots=True)
class _Piece:
    """Characters ``start:stop`` of one box."""

    start: int
    stop: int
    box: boxes.Box
    path: Path


@dataclass(slots=True)
class Reading:
    """A shaped ruby text over its base, in the style of its box."""

    shaped: Shaped
    box: boxes.TextBox


@dataclass(slots=True)
class Gathered:
    """A paragraph ready to be composed, and the boxes that its lines are made of.

    ``readings[i][j]`` belongs to run j of the paragraph's ruby i. ``strays`` are boxes out of the
    flow with the cluster that they precede. ``edges`` are px, for widths of inline boxes.
    """

    paragraph: Paragraph
    shaped: Shaped
    leaves: list[Leaf]
    readings: list[list[Reading]]
    combined: dict[int, Shaped]
    strays: list[tuple[int, boxes.Box]]
    em: float
    vertical: bool


@dataclass(slots=True)
class _Ruby:
    """A ruby element while it is read: runs of characters, each with its reading."""

    runs: list[tuple[int, int, Reading]] = field(default_factory=list)
    under: bool = False
    merge: str = "separate"


class Gatherer:
    """Reads one line box.

    ``shaper`` gives the shaper of a style and facing, ``lay_out`` lays out an atomic inline,
    ``edges_of`` gives an inline box's widths at its line start and end in px.
    """

    def __init__(
        self,
        em: float,
        vertical: bool,
        shaper: Callable[..., Shaper],
        lay_out: Callable[[boxes.Box], boxes.Box],
        edges_of: Callable[[boxes.Box], tuple[float, float]],
    ) -> None:
        self.em = em
        self._vertical = vertical
        self._facing = Facing.UPRIGHT if vertical else Facing.SIDEWAYS
        self._shaper = shaper
        self._lay_out = lay_out
        self._edges_of = edges_of
        self._text: list[str] = []
        self._length = 0
        self._pieces: list[_Piece] = []
        self._combined: dict[int, Shaped] = {}
        self._atoms: dict[int, float] = {}
        self._edges: dict[int, float] = {}
        self._breaks: set[int] = set()
        self._unbroken: list[tuple[int, int]] = []
        self._rubies: list[_Ruby] = []
        self._strays: list[tuple[int, boxes.Box]] = []

    def gather(self, line: boxes.LineBox) -> Gathered:
        self._walk(line.children, ())
        shaped = self._shape()
        at = cluster_finder(shaped.starts, self._length)
        return Gathered(
            paragraph=self._paragraph(shaped),
            shaped=shaped,
            leaves=self._leaves(at),
            readings=[[reading for *_, reading in ruby.runs] for ruby in self._rubies],
            combined={at(start): combined for start, combined in self._combined.items()},
            strays=[(at(start), box) for start, box in self._strays],
            em=self.em,
            vertical=self._vertical,
        )

    def _leaves(self, at: Callable[[int], int]) -> list[Leaf]:
        """The pieces as clusters; neighbours that look alike in the same boxes become one leaf."""
        leaves: list[Leaf] = []
        for piece in self._pieces:
            leaf = Leaf(at(piece.start), at(piece.stop), piece.box, piece.path)
            if leaves and _continues(leaves[-1], leaf):
                leaves[-1].stop = leaf.stop
            elif leaf.start < leaf.stop:
                leaves.append(leaf)
        return leaves

    # --- walking the inline tree
    def _walk(self, children: list, path: Path) -> None:
        for child in children:
            if not child.is_in_normal_flow():
                self._strays.append((self._length, child))
            elif isinstance(child, boxes.TextBox):
                self._add_text(child, path)
            elif isinstance(child, boxes.InlineBox):
                self._walk_inline(child, path)
            else:
                self._add_atom(child, path)

    def _walk_inline(self, box: boxes.InlineBox, path: Path) -> None:
        transparent = is_transparent(box)
        inner = path if transparent else (*path, box)
        before, after = (0, 0) if transparent else self._edges_of(box)
        self._add_edge(before)
        if is_element(box, "ruby"):
            self._walk_ruby(box, inner)
        elif self._vertical and box.style["text_combine_upright"] == "all":
            self._add_combined(box, inner)
        elif box.children:
            self._walk(box.children, inner)
        elif inner is not path:
            self._strays.append((self._length, box))
        self._add_edge(after)

    def _walk_ruby(self, box: boxes.InlineBox, path: Path) -> None:
        ruby = _Ruby(under="under" in box.style["ruby_position"], merge=box.style["ruby_merge"])
        first = start = self._length
        for child in box.children:
            if is_element(child, "rt"):
                if reading := self._reading(child):
                    ruby.under |= "under" in child.style["ruby_position"]
                    # An annotation after another without a base of its own lies over the whole.
                    ruby.runs.append(
                        (start if start < self._length else first, self._length, reading)
                    )
                start = self._length
            elif not is_element(child, "rp"):
                self._walk([child], path)
        ruby.runs = [run for run in ruby.runs if run[0] < run[1]]
        if ruby.runs:
            self._rubies.append(ruby)

    def _reading(self, box: boxes.InlineBox) -> Reading | None:
        texts = [child for child in box.descendants() if isinstance(child, boxes.TextBox)]
        text = "".join(child.text for child in texts).strip()
        if not text:
            return None
        return Reading(self._shaper(texts[0].style, self._facing).shape(text), texts[0])

    # --- adding content
    def _add(self, text: str, box: boxes.Box, path: Path) -> None:
        start = self._length
        self._text.append(text)
        self._length += len(text)
        self._pieces.append(_Piece(start, self._length, box, path))

    def _add_text(self, box: boxes.TextBox, path: Path) -> None:
        start = self._length
        for i, text in enumerate(box.text.split("\n")):
            if i:
                self._add_break()
            if text and box.style["font_size"]:
                self._add(text, box, path)
        if box.style["white_space"] in ("nowrap", "pre"):
            self._unbroken.append((start, self._length))

    def _add_combined(self, box: boxes.InlineBox, path: Path) -> None:
        """Tate-chu-yoko: one cluster of one em, set across the line."""
        texts = [child for child in box.descendants() if isinstance(child, boxes.TextBox)]
        text = "".join(child.text for child in texts).strip()
        if text:
            feature = _COMBINED_WIDTHS.get(len(text), "")
            self._combined[self._length] = self._shaper(
                texts[0].style, Facing.COMBINED, feature
            ).shape(text)
            self._add(ATOM, texts[0], path)

    def _add_atom(self, box: boxes.Box, path: Path) -> None:
        laid_out = self._lay_out(box)
        self._atoms[self._length] = laid_out.margin_width()
        self._add(ATOM, laid_out, path)

    def _add_break(self) -> None:
        if self._length == 0 or self._length in self._breaks:
            # An empty line: hold it open with a cluster of no width.
            self._atoms[self._length] = 0
            self._add(ATOM, None, ())
        self._breaks.add(self._length)

    def _add_edge(self, width: float) -> None:
        if width:
            self._edges[self._length] = self._edges.get(self._length, 0) + width

    # --- shaping
    def _shape(self) -> Shaped:
        """Shape the text, neighbours in one font together; add what stands for one cluster."""
        shaped = Shaped()
        whole = "".join(self._text)
        for shaper, group in groupby(self._pieces, self._shaper_of):
            pieces = list(group)
            if shaper is None:
                for piece in pieces:
                    self._append_block(shaped, piece)
                continue
            position, style = pieces[0].start, pieces[0].box.style
            orientation = style["text_orientation"] if self._vertical else "sideways"
            for facing, text in facing_runs(whole[position : pieces[-1].stop], orientation):
                shaped.append(self._shaper(style, facing).shape(text), position)
                position += len(text)
        return shaped

    def _shaper_of(self, piece: _Piece) -> Shaper | None:
        if piece.start in self._combined or piece.start in self._atoms:
            return None
        return self._shaper(piece.box.style, self._facing)

    def _append_block(self, shaped: Shaped, piece: _Piece) -> None:
        """Add what stands for one cluster without being shaped in line."""
        combined = self._combined.get(piece.start)
        width = piece.box.style["font_size"] if combined else self._atoms[piece.start]
        shaped.texts.append("".join(combined.texts) if combined else ATOM)
        shaped.starts.append(piece.start)
        shaped.advances.append(width)
        shaped.codes.append("")
        shaped.faces.append(None)
        if combined:
            shaped.missing |= combined.missing

    # --- the paragraph
    def _paragraph(self, shaped: Shaped) -> Paragraph:
        starts, count = shaped.starts, len(shaped.texts)
        at = cluster_finder(starts, self._length)
        em = self.em
        ems = {width: _snapped(width / em) for width in set(shaped.advances)}
        combined = {at(start) for start in self._combined}
        classes = jlreq.classify(shaped.texts)
        if combined:
            classes = list(classes)
            for i in combined:
                classes[i] = CharClass.TATE_CHU_YOKO
        return Paragraph(
            texts=shaped.texts,
            classes=classes,
            advances=[ems[width] for width in shaped.advances],
            sizes=[face.size / em if face else 1.0 for face in shaped.faces],
            rubies=tuple(self._composed_ruby(ruby, at) for ruby in self._rubies),
            edges={at(i): width / em for i, width in self._edges.items()},
            breaks=frozenset(at(i) for i in self._breaks if 0 < at(i) < count),
            bound=frozenset(i for a, b in self._unbroken for i in range(at(a) + 1, at(b))),
        )

    def _composed_ruby(self, ruby: _Ruby, at: Callable[[int], int]) -> Ruby:
        runs = tuple(
            RubyRun(at(a), at(b), tuple(width / self.em for width in reading.shaped.advances))
            for a, b, reading in ruby.runs
        )
        if len(runs) > 1:
            kind = RubyKind.MONO if ruby.merge == "separate" else RubyKind.JUKUGO
        else:
            kind = RubyKind.MONO if runs[0].stop - runs[0].start == 1 else RubyKind.GROUP
        return Ruby(kind, runs, ruby.under)


def cluster_finder(starts: list[int], length: int) -> Callable[[int], int]:
    """The function from a character's position to the first cluster at or after it."""
    if len(starts) == length:
        return int
    return partial(bisect_left, starts)


def _snapped(advance: float) -> float:
    nearest = round(advance, 3)
    return nearest if abs(advance - nearest) < _SNAP else advance


# What a leaf's clusters must share to be drawn as one.
_PAINT = (
    "color", "visibility", "font_size", "font_family", "font_style", "font_weight",
    "text_decoration_line", "text_decoration_style", "text_decoration_color",
    "text_emphasis_style", "text_emphasis_color", "text_emphasis_position",
)  # fmt: skip


def _continues(leaf: Leaf, following: Leaf) -> bool:
    """May the leaf be drawn on into the following one?"""
    if leaf.path is not following.path and leaf.path != following.path:
        return False
    if not (isinstance(leaf.box, boxes.TextBox) and isinstance(following.box, boxes.TextBox)):
        return False
    style, other = leaf.box.style, following.box.style
    return style is other or all(style[name] == other[name] for name in _PAINT)


def is_element(box: boxes.Box, tag: str) -> bool:
    return isinstance(box, boxes.InlineBox) and box.element_tag == tag


def is_transparent(box: boxes.InlineBox) -> bool:
    """Would nothing of the box itself be seen, clicked or shifted, so that no line needs a copy?"""
    if box.link or box.string_set or box.bookmark_label or box.footnote:
        return False
    # Styles are shared by elements that look alike, and live as long as their document.
    known = box.style.cache.setdefault("tategumi-transparent", {})
    key = id(box.style)
    if key not in known:
        known[key] = _is_transparent(box.style)
    return known[key]


_EDGES = tuple(f"{edge}_{side}" for edge in ("margin", "padding") for side in ("left", "right"))


def _is_transparent(style: dict) -> bool:
    return (
        style["background_color"].alpha == 0
        and style["background_image"] == (("none", None),)
        and not any(style[f"border_{side}_width"] for side in ("top", "right", "bottom", "left"))
        and not any(style[edge].value for edge in _EDGES if style[edge] != "auto")
        and style["anchor"] is None
        and style["position"] == "static"
        and style["vertical_align"] == "baseline"
        and style["outline_style"] == "none"
    )
