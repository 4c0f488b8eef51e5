"""Collects what a line box holds: its text, and what lies over it, by the text's characters.

Walks the inline tree that WeasyPrint built. Knows no glyphs of running text and no lines.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from weasyprint.css import Style
from weasyprint.css.properties import Dimension
from weasyprint.formatting_structure import boxes

from ..cascade.controls import own_choices
from ..cascade.ruby_styles import ELEMENTS
from ..glyphs.combine import combined, parts
from ..glyphs.hyphens import hyphenations
from ..glyphs.reading import RubyElement, out_of_flow_inside, reading_of, text_inside
from ..glyphs.shape import Shaper
from ..glyphs.shaped import Shaped
from ..glyphs.warichu import Warichu, Words, parts_inside, warichu
from .rubies import segments
from .transparent import is_transparent

# Stands for an atomic inline in the paragraph's text (OBJECT REPLACEMENT CHARACTER).
ATOM = "\ufffc"
# How ``white-space`` keeps spaces: do they hang at a line's end (CSS Text 3, 4.1.3)?
_PRESERVED = {"pre": False, "pre-wrap": True, "break-spaces": False}

Path = tuple[boxes.InlineBox, ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters ``start:stop`` of one text box, or of a laid out atomic inline, in its boxes.

    What only takes room has no ``box``.
    """

    start: int
    stop: int
    box: boxes.Box | None
    path: Path


@dataclass(slots=True)
class Tools:
    """What a collector asks of its surroundings.

    ``shaper`` gives the shaper of a style and facing, ``lay_out`` lays out an atomic inline,
    ``edges_of`` gives an inline box's widths at its line start and end in px.
    """

    shaper: Callable[..., Shaper]
    lay_out: Callable[[boxes.Box], boxes.Box]
    edges_of: Callable[[boxes.InlineBox], tuple[float, float]]


class Collected:
    """The text of a line box, and what lies over it; positions are characters, widths px.

    ``combined`` are tate-chu-yoko and ``atoms`` the widths of atomic inlines, each one character of
    the text. ``boxes`` are those atoms that are neither pictures nor empty room. ``edges`` are
    widths of inline boxes' edges before a character, ``closing`` of those that end there.
    ``breaks`` are forced breaks before a character, ``unbroken`` ranges without breaks, ``hyphens``
    places before which a word may be hyphenated. ``scripts`` are superscripts and subscripts.
    ``warichu`` are inline notes, whose slots are atoms. ``out_of_flow`` are the boxes that their
    line places: floats, notes, positioned boxes, anchors. ``choices`` are inline boxes' own
    settings, the outer before the inner. ``preserved`` are ranges whose spaces are kept, and
    whether these hang; ``tabs`` has each tab's ``tab-size``, a number of spaces or a length.
    """

    def __init__(self, line: boxes.LineBox, vertical: bool, tools: Tools) -> None:
        self.vertical = vertical
        self.length = 0
        self.pieces: list[Piece] = []
        self.combined: dict[int, Shaped] = {}
        self.atoms: dict[int, float] = {}
        self.edges: dict[int, float] = {}
        self.closing: dict[int, float] = {}
        self.breaks: set[int] = set()
        self.unbroken: list[tuple[int, int]] = []
        self.scripts: list[tuple[int, int]] = []
        self.preserved: list[tuple[int, int, bool]] = []
        self.tabs: dict[int, int | Dimension] = {}
        self.rubies: list[RubyElement] = []
        self.out_of_flow: list[tuple[int, boxes.Box]] = []
        self.warichu: list[Warichu] = []
        self.hyphens: dict[int, boxes.TextBox] = {}
        self.choices: list[tuple[int, int, dict[str, object]]] = []
        self.boxes: list[int] = []
        self._texts: list[str] = []
        self._tools = tools
        self._style = line.style
        self._own: dict[str, object] = {}  # what the inline box that is walked says of itself
        self._in_ruby = line.element_tag in ELEMENTS  # no break parts ruby (CSS Ruby 1, 2.2)
        if line.element_tag == "ruby":  # the ruby is a block, an inline-block, a cell
            self._walk_ruby(line, ())
        else:
            self._walk(line.children, ())

    @property
    def text(self) -> str:
        """All characters that were collected; those that stand for atomic inlines are ``ATOM``."""
        return "".join(self._texts)

    # --- walking the inline tree
    def _walk(self, children: Sequence[boxes.Box], path: Path) -> None:
        """Collect children; ``path`` are the inline boxes around them, the outermost first."""
        for child in children:
            if not child.is_in_normal_flow():
                self.out_of_flow.append((self.length, child))
            elif isinstance(child, boxes.TextBox):
                self._add_text(child, path)
            elif isinstance(child, boxes.InlineBox):
                self._walk_inline(child, path)
            else:
                self._add_atom(child, path)

    def _walk_inline(self, box: boxes.InlineBox, path: Path) -> None:
        """Collect an inline box: its content, its edges, and the choices that its style makes.

        A box of which nothing would be seen is left out of the path of its content, so that lines
        need no copies of it.
        """
        transparent = is_transparent(box)
        inner = path if transparent else (*path, box)
        before, after = (0, 0) if transparent else self._tools.edges_of(box)
        start, place, outer, in_ruby = self.length, len(self.choices), self._own, self._in_ruby
        self._own = own_choices(box.style, self._style)
        self._in_ruby |= box.element_tag in ELEMENTS
        _add_edge(self.edges, self.length, before)
        if box.element_tag == "ruby":
            self._walk_ruby(box, inner)
        elif self._combines(box):
            self._keep_out_of_flow(box)
            text, first = text_inside(box)
            if first is not None and text and first.style["font_size"]:
                self._add_combined(text.replace("\n", ""), first, inner)
        elif box.style["warichu"] == "split":
            self._keep_out_of_flow(box)
            self._add_warichu(box, inner)
        elif box.children:
            self._walk(box.children, inner)
        elif not transparent:
            self.out_of_flow.append((self.length, box))
        if box.is_leader:  # a leader stands in one line with what it leads to
            self.unbroken.append((start, self.length + 1))
        if not transparent and _is_script(box.style):
            self.scripts.append((start, self.length))
        if self._own != outer:
            self.choices.insert(place, (start, self.length, self._own))
        self._own, self._in_ruby = outer, in_ruby
        _add_edge(self.edges, self.length, after)
        _add_edge(self.closing, self.length, after)

    def _combines(self, box: boxes.InlineBox) -> bool:
        """Return whether a box is set in one em, as tate-chu-yoko.

        A box with ruby in it is not: ruby would part what is combined (Writing Modes 4, 9.1).
        """
        if not self.vertical or box.style["text_combine_upright"] != "all":
            return False
        return not any(inner.element_tag == "ruby" for inner in box.descendants())

    def _walk_ruby(self, box: boxes.ParentBox, path: Path) -> None:
        """Collect a ruby element: its bases as running text, its readings over them.

        A base that is itself ruby has its own reading on one side. The outer reading takes the
        other.
        """
        merge = box.style["ruby_merge"]
        first, second = RubyElement(merge=merge), RubyElement(merge=merge)
        inside = len(self.rubies)
        for segment in segments(box):
            spans = []
            for i, base in enumerate(segment.bases):
                self._walk(segment.spaces.get(i, []), path)
                start = self.length
                self._walk(base, path)
                spans.append((start, self.length))
            for level, readings in enumerate(segment.levels):
                self._annotate(second if level else first, readings, spans)
        inner = self.rubies[inside:]  # a base that is ruby itself has a reading on one side
        if any(ruby.under == first.under for ruby in inner):
            first.under = not first.under
        second.under = not first.under
        for ruby in (first, second):
            beside = [one for one in inner if one.under == ruby.under]
            ruby.runs = [run for run in ruby.runs if not any(one.follow(*run) for one in beside)]
        self.rubies += [ruby for ruby in (first, second) if ruby.runs]

    def _annotate(
        self, ruby: RubyElement, readings: list[boxes.Box], spans: list[tuple[int, int]]
    ) -> None:
        """Put each reading over its base. ``spans`` are the characters of the bases.

        A reading without a base gets an empty cluster that is as wide as itself.
        """
        if spans and readings[0].element_tag == "rtc":
            spans = [(spans[0][0], spans[-1][1])]
        missing = [(0, 0)] * (len(readings) - len(spans))
        for box, (start, stop) in zip(readings, [*spans, *missing], strict=False):
            self._keep_out_of_flow(box)
            if reading := reading_of(box, self.vertical, self._tools.shaper):
                ruby.under |= "under" in box.style["ruby_position"]
                if start == stop:
                    start = self.length
                    self._add_room(sum(reading.shaped.advances))
                    stop = self.length
                if not ruby.follow(start, stop, reading):
                    ruby.runs.append((start, stop, reading))

    # --- adding content
    def _keep_out_of_flow(self, box: boxes.Box) -> None:
        """Keep the boxes in a box of which only the text is set, for the line to place them."""
        self.out_of_flow += ((self.length, inner) for inner in out_of_flow_inside(box))

    def _add(self, text: str, box: boxes.Box | None, path: Path) -> None:
        """Append characters that stand in ``box``, inside the inline boxes of ``path``."""
        start = self.length
        self._texts.append(text)
        self.length += len(text)
        self.pieces.append(Piece(start, self.length, box, path))

    def _add_text(self, box: boxes.TextBox, path: Path) -> None:
        """Append a text box: its lines, the columns in these, and the breaks between them."""
        start, white_space = self.length, box.style["white_space"]
        for i, text in enumerate(box.text.split("\n")):
            if i and not self._in_ruby:
                self._add_break()
            if text and box.style["font_size"]:
                self._add_columns(text, box, path)
        if white_space in _PRESERVED:
            self.preserved.append((start, self.length, _PRESERVED[white_space]))

    def _add_columns(self, text: str, box: boxes.TextBox, path: Path) -> None:
        """Append a text without breaks. Each tab in it becomes a character that is not shaped."""
        for i, column in enumerate(text.split("\t")):
            if i:
                self.tabs[self.length] = box.style["tab_size"]
                self.atoms[self.length] = 0
                self._add("\t", None, path)
            if column:
                self._add_parts(column, box, path)

    def _add_parts(self, text: str, box: boxes.TextBox, path: Path) -> None:
        """Append a text without tabs: what is combined, what is not, and where hyphens may come."""
        for part, combines in parts(text, box.style, self.vertical):
            if combines:
                self._add_combined(part, box, path)
                continue
            divides = box.style["line_break"] != "anywhere"  # CSS Text 3, 5.2
            for place in hyphenations(part, box.style) if divides else ():
                self.hyphens[self.length + place] = box
            self._add(part, box, path)

    def _add_combined(self, text: str, box: boxes.TextBox, path: Path) -> None:
        """Append tate-chu-yoko: one cluster of one em, set across the line."""
        self.combined[self.length] = combined(text, box.style, self._tools.shaper)
        self._add(ATOM, box, path)

    def _add_warichu(self, box: boxes.InlineBox, path: Path) -> None:
        """Append the inline notes (割注) in a box, and the atomic inlines between them."""
        for part in parts_inside(box):
            if isinstance(part, boxes.Box):
                self._add_atom(part, path)
            else:
                self._add_note(part, path)

    def _add_note(self, lines: tuple[Words, Words], path: Path) -> None:
        """Append the slots of a note; lines may end between those where its text may break."""
        note = warichu(self.length, lines, self.vertical, self._tools.shaper)
        self.warichu.append(note)
        for slot, width in enumerate(note.widths()):
            if slot and not note.parts_before(slot):
                self.unbroken.append((self.length - 1, self.length + 1))
            self.atoms[self.length] = width
            self._add(ATOM, None, path)

    def _add_atom(self, box: boxes.Box, path: Path) -> None:
        """Append an atomic inline, laid out, as one character."""
        laid_out = self._tools.lay_out(box)
        if not isinstance(box, boxes.ReplacedBox):  # a picture may be a character (外字)
            self.boxes.append(self.length)
        self.atoms[self.length] = laid_out.margin_width()
        self._add(ATOM, laid_out, path)

    def _add_room(self, width: float) -> None:
        """Append a cluster of this width, in px, of which nothing is seen."""
        self.atoms[self.length] = width
        self.boxes.append(self.length)
        self._add(ATOM, None, ())

    def _add_break(self) -> None:
        """Append a forced break. A line that would be empty is held open by an empty cluster.

        So is one with a float or a positioned box at its end, which has its place there.
        """
        if self.length == 0 or self.length in self.breaks or self._ends_out_of_flow():
            self._add_room(0)
        self.breaks.add(self.length)

    def _ends_out_of_flow(self) -> bool:
        """Return whether the last thing that was collected is a float or a positioned box."""
        if not self.out_of_flow:
            return False
        place, box = self.out_of_flow[-1]
        return place == self.length and (box.is_floated() or box.is_absolutely_positioned())


def _add_edge(edges: dict[int, float], place: int, width: float) -> None:
    if width:
        edges[place] = edges.get(place, 0) + width


def _is_script(style: Style) -> bool:
    """Return whether a style is that of a superscript or subscript.

    WeasyPrint has made lengths of ``super`` and ``sub`` by then.
    """
    align = style["vertical_align"]
    return align != 0 and not isinstance(align, str)
