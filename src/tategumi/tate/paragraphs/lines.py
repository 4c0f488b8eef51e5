"""Makes WeasyPrint's line boxes of composed lines.

Each line holds copies of its inline boxes with leaf boxes inside, so that links, anchors,
backgrounds, borders and tags go on working. A line box is as high as the block's line height; only
atomic inlines and text larger than that make it higher (``across``). In flow space the base text is
centred on the middle of that height. Readings and marks stand over it (on the right of a vertical
line) or under it. They move it only where they are wider than the gap between lines.
"""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from functools import cached_property
from itertools import groupby
from typing import Protocol

from weasyprint.formatting_structure import boxes

from ...jlreq import Settings
from ...jlreq.parts import Line
from ..glyphs.marks import mark_of
from ..glyphs.shape import Shaper
from .gather import Gathered
from .leaders import copies, is_leader
from .leaves import Leaf, TateText
from .side_lines import join_lines
from .texts import TextBuilder

# A leaf, and the clusters of it that stand on a line.
_Part = tuple[Leaf, int, int]


class Composed(Protocol):
    """A paragraph that was composed: what was gathered of it, and with which settings."""

    gathered: Gathered
    settings: Settings


class ComposedLine(boxes.LineBox):
    """The box of a line that was composed, with its paragraph."""

    composed: tuple[Composed, Line]

    @classmethod
    def like(cls, box: boxes.LineBox) -> "ComposedLine":
        """Make an empty one that has all attributes of a line box of WeasyPrint's."""
        line = cls(box.element_tag, box.style, box.element, ())
        vars(line).update(vars(box) | {"children": ()})
        return line


class LineBuilder(TextBuilder):
    """Makes the line boxes of one paragraph.

    ``width`` is that of the block and ``pitch`` its line height, in px. ``shaper`` gives the shaper
    of a style and facing. ``is_across`` says that the block stands across a line around it.
    """

    def __init__(
        self,
        shaper: Callable[..., Shaper],
        box: boxes.LineBox,
        width: float,
        pitch: float,
        gathered: Gathered,
        is_across: bool,
    ) -> None:
        super().__init__(shaper, box, pitch, gathered)
        self.box = ComposedLine.like(box)
        self.width = width
        self.is_across = is_across
        self.extent = 0.0, 0.0
        self.decorated: list[TateText] = []
        self.stops = [leaf.stop for leaf in gathered.leaves]
        self.spans = _spans(gathered.leaves)

    def build(self, line: Line, position_y: float, left: float) -> ComposedLine:
        """Make the box of a line with its leaves, readings and marks.

        Its top is at ``position_y``, and its measure begins at ``left``, in px.
        """
        self.left = left
        self.decorated.clear()
        parts = self._parts(line)
        top = bottom = 0.0
        if line.stop > line.start:
            top, bottom = self.across.extent(leaf for leaf, *_ in parts)
            over = self._room_over(position_y)
            for cluster, under, reach in self._far:
                if line.start <= cluster < line.stop:
                    room = self.across.gap if under else over
                    top, bottom = self.across.with_room(top, bottom, reach, under, room)
        self.extent = position_y, position_y + bottom - top
        middle = position_y - top
        children = self._nest(line, parts, 0, middle)
        join_lines(self.decorated, None if self.gathered.vertical else self.across.height_of)
        for placed in line.rubies:
            children += self._reading(line, placed, middle)
        if line.stop in self.gathered.hyphens and line.stop < self.stops[-1]:
            children.append(self._hyphen(line, middle))
        for note in self.gathered.warichu:
            children += self._warichu(line, note, middle)
        box = self.box.copy_with_children(children)
        box.position_x, box.position_y = left, position_y
        box.width, box.height = self.width, bottom - top
        box.baseline = self.across.baseline - top
        box.margin_top = box.margin_bottom = 0
        return box

    def _room_over(self, position_y: float) -> float:
        """Return how far readings may reach over a line whose top is at ``position_y``, in px.

        That is the gap between lines, half of which is before the line. A block that stands across
        a line begins at 0, and has the text of that line before it.
        """
        half = self.across.gap / 2
        return half + (min(half, position_y) if self.is_across else half)

    @cached_property
    def _far(self) -> list[tuple[int, bool, float]]:
        """The clusters with readings and marks that reach farther than any line has room for.

        Each comes with the side, and with how far they reach, in px.
        """
        reaches = [(at, under, size) for (at, under), size in self._reading_sizes.items()]
        for leaf in self.gathered.leaves if self.gathered.paragraph.marked else ():
            mark = leaf.box and mark_of(leaf.box.style, self.gathered.vertical)
            if mark:
                size = mark.style["font_size"]
                for at in range(leaf.start, leaf.stop):
                    own = self._reading_sizes.get((at, mark.under), 0.0)
                    reaches.append((at, mark.under, own + size))
        least = min(self.across.gap, self._room_over(0))
        return [reach for reach in reaches if reach[2] > least]

    # --- positions
    def _width(self, line: Line, start: int, stop: int) -> float:
        """Return how long the clusters ``start:stop`` are together, in px.

        Spaces that vanish at the line's end are not counted.
        """
        stop = min(stop, line.stop - line.gone)
        return self._end(line, stop) - self._u(line, start) if stop > start else 0.0

    # --- the tree
    def _parts(self, line: Line) -> list[_Part]:
        """Return the leaves on the line, each with the range of its clusters that stand there."""
        parts = []
        leaves = self.gathered.leaves
        for i in range(bisect_right(self.stops, line.start), len(leaves)):
            leaf = leaves[i]
            if leaf.start >= line.stop:
                break
            parts.append((leaf, max(leaf.start, line.start), min(leaf.stop, line.stop)))
        return parts

    def _nest(self, line: Line, parts: list[_Part], depth: int, middle: float) -> list[boxes.Box]:
        """Make the boxes of the parts of a line, those in one inline box inside a copy of it.

        ``depth`` counts the inline boxes around. ``middle`` is where their text is centred, in px.
        """
        children: list[boxes.Box] = []
        for inline, group in groupby(parts, lambda part: _inline_at(part[0], depth)):
            inside = list(group)
            if inline is not None:
                children.append(self._inline(line, inline, inside, depth, middle))
                continue
            for part in inside:
                children += self._leaf(line, *part, middle)
        return children

    def _inline(
        self, line: Line, inline: boxes.InlineBox, parts: list[_Part], depth: int, middle: float
    ) -> boxes.InlineBox:
        """Make a copy of an inline box around those of its parts that stand on the line."""
        size = inline.style["font_size"]
        top, bottom = (edge - middle for edge in self.extent)
        middle += self.across.shift_of(inline.style, (top, bottom))
        copy = inline.copy_with_children(self._nest(line, parts, depth + 1, middle))
        (_, start, _), (_, _, stop) = parts[0], parts[-1]
        copy.remove_decoration(
            start=start != self.spans[id(inline)][0], end=stop != self.spans[id(inline)][1]
        )
        copy.margin_top = copy.margin_bottom = 0
        before = copy.margin_left + copy.border_left_width + copy.padding_left
        copy.position_x = self._u(line, start) - before
        copy.position_y = middle - size / 2 - copy.border_top_width - copy.padding_top
        copy.width = self._width(line, start, stop)
        copy.height = size
        copy.baseline = size / 2
        return copy

    # --- leaves
    def _leaf(
        self, line: Line, leaf: Leaf, start: int, stop: int, middle: float
    ) -> list[boxes.Box]:
        """Make the boxes for clusters of a leaf: its text with its marks, or its atomic inline.

        ``middle`` is the middle of the line, in px across it.
        """
        if leaf.box is None:
            return []
        u = self._u(line, start)
        if not isinstance(leaf.box, boxes.TextBox):
            atom = leaf.box.deepcopy()
            atom.translate(u, self._top_of(atom, middle))
            return [atom]
        first = line.origins[start - line.start]
        origins = [
            (origin - first) * self.em
            for origin in line.origins[start - line.start : stop - line.start]
        ]
        middle += self.across.middle_of(leaf.box.style)
        shaped = self.gathered.shaped
        if is_leader(leaf):
            return self._leader(line, leaf.box, start, stop, origins, middle)
        text = self._text(leaf.box, shaped, start, stop, origins, u, middle)
        text.combined, text.owners = self.gathered.combined, ((leaf.start, leaf.box), *leaf.others)
        text.width = self._end(line, self._visible(line, start, stop)) - u
        if text.style["side_lines"] and not self._is_blank_edge(line, start, stop):
            text.reach = self._reach(text, under=False), self._reach(text, under=True)
            self.decorated.append(text)
        return [text, *self._marks(leaf, text, middle)]

    def _visible(self, line: Line, start: int, stop: int) -> int:
        """Return where a leaf ends without the spaces that hang at the line's end."""
        texts = self.gathered.shaped.texts
        while stop == line.stop and stop > start + 1 and texts[stop - 1].isspace():
            stop -= 1
        return stop

    def _is_blank_edge(self, line: Line, start: int, stop: int) -> bool:
        """Return whether the clusters ``start:stop`` are only spaces at a line's
        head or end, not seen there.
        """
        at_edge = start == line.start or stop == line.stop
        return at_edge and all(
            text in " \n" and i not in self.gathered.paragraph.spaces
            for i, text in enumerate(self.gathered.shaped.texts[start:stop], start)
        )

    def _leader(
        self,
        line: Line,
        box: boxes.TextBox,
        start: int,
        stop: int,
        origins: Sequence[float],
        middle: float,
    ) -> list[boxes.Box]:
        """Make one box for all copies of a leader."""
        places = self._copies(line, start, stop)
        if not places:
            return []
        shaped = self.gathered.shaped.repeated(start, stop, len(places))
        steps = [place - places[0] + origin for place in places for origin in origins]
        text = self._text(box, shaped, 0, len(steps), steps, places[0], middle)
        if box.style["side_lines"]:
            self.decorated.append(text)
        return [text]

    def _copies(self, line: Line, start: int, stop: int) -> list[float]:
        """Return where the copies of a leader stand along the line, in px."""
        width = self._end(line, stop) - self._u(line, start)
        paragraph = self.gathered.paragraph
        edges = paragraph.closing if stop == line.stop else paragraph.edges
        edge = edges.get(stop, 0) * self.em
        line_end = self.left + line.width * self.em
        return copies(width, self._u(line, start), self._u(line, stop) - edge, line_end)

    def _top_of(self, atom: boxes.Box, middle: float) -> float:
        """Return where the top of a laid out atomic inline stands across the line, in px."""
        top, bottom = self.extent
        match atom.style["vertical_align"]:
            case "top":
                return top
            case "bottom":
                return bottom - atom.margin_height()
        return middle + self.across.top_of(atom)


def _inline_at(leaf: Leaf, depth: int) -> boxes.InlineBox | None:
    return leaf.path[depth] if depth < len(leaf.path) else None


def _spans(leaves: list[Leaf]) -> dict[int, tuple[int, int]]:
    """Return the first cluster of each inline box and the one behind its last, by its identity."""
    spans: dict[int, tuple[int, int]] = {}
    for leaf in leaves:
        for inline in leaf.path:
            start, _ = spans.get(id(inline), (leaf.start, 0))
            spans[id(inline)] = (start, leaf.stop)
    return spans
