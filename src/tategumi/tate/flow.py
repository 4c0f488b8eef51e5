"""Paragraphs in the flow: WeasyPrint asks for the lines of a line box, the composer makes them.

A paragraph is gathered, shaped and composed once, and its lines are kept. The skip stack of a page
break is the cluster that the next line begins with. Beside floats, lines are composed one at a
time, each to its own measure. ``lines`` makes the boxes.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from weakref import WeakKeyDictionary

from weasyprint.css import Style
from weasyprint.formatting_structure import boxes
from weasyprint.layout.float import avoid_collisions
from weasyprint.layout.percent import percentage
from weasyprint.text.line_break import strut

from .. import jlreq
from ..jlreq import Align, Line
from .cascade.controls import settings_of
from .cascade.sizes import resolve_percentages
from .cascade.styles import by_style
from .cascade.turn import is_vertical
from .glyphs.runs import Facing
from .glyphs.shape import FEATURE_PROPERTIES, Shaper
from .pages.filling import WaitingFloat
from .pages.laid import SkipStack
from .pages.notes import Notes
from .paragraphs.collect import Tools
from .paragraphs.gather import gather
from .paragraphs.lines import LineBuilder
from .paragraphs.out_of_flow import (
    Surroundings,
    out_of_flow_before,
    place_floats_before,
    place_out_of_flow,
)
from .paragraphs.written import Places
from .proofs.faults import Faults
from .set_paragraph import SetParagraph
from .settings.neighbours import Neighbours
from .source.segment_breaks import SegmentBreaks


@dataclass(frozen=True, slots=True)
class Placed:
    """A line and its place: its left edge, its top across the lines, and its measure, in px."""

    line: Line
    left: float
    position_y: float
    measure: float


class Sized(boxes.Box):
    """Stands for an atomic inline of which only the width is wanted, in px."""

    def __init__(self, width: float) -> None:
        self.width = width

    def margin_width(self) -> float:
        """Return the width in px, edges included: it is all that is known of the inline."""
        return self.width


# Marks a skip stack whose number is a cluster and not a child. WeasyPrint goes down the tree along
# stacks of one entry; the mark makes two, so that it stops there.
LINES = "lines"


class Setter:
    """Sets the lines of one document, and keeps what is shaped and composed until that is done.

    ``neighbours`` are the other documents of its book. They are None where the document is the
    whole.
    """

    def __init__(self, neighbours: Neighbours | None = None) -> None:
        self.neighbours = neighbours
        self.lay_out: Callable[..., Iterator[boxes.PageBox]] | None = None  # instead of WeasyPrint
        self._shapers: dict[tuple[object, ...], Shaper] = {}
        self._paragraphs: WeakKeyDictionary[boxes.LineBox, SetParagraph] = WeakKeyDictionary()
        self.missing: set[str] = set()
        self.families: set[tuple[str, ...]] = set()
        self.faults = Faults()
        self.root_style: Style | None = None
        self.notes: Notes | None = None  # known when pages begin
        self.has_pages = False  # is a page laid out yet?
        self.places: Places = {}  # known from then on
        self.segment_breaks = SegmentBreaks()

    def shaper(self, style: Style, facing: Facing, features: str = "") -> Shaper:
        """Return the shaper of a style and facing; styles that look alike share theirs."""
        key = (_font(style), facing, features)
        if key not in self._shapers:
            self._shapers[key] = Shaper(style, facing, features)
            self.families.add(style["font_family"])
        return self._shapers[key]

    def iter_line_boxes(
        self,
        box: boxes.LineBox,
        position_y: float,
        skip_stack: SkipStack | None,
        around: Surroundings,
    ) -> Iterator[tuple[boxes.LineBox, SkipStack | None]]:
        """Yield the lines of a paragraph from where the skip stack says, each
        with where the next begins.

        They stand from ``position_y`` on, in px. This is what WeasyPrint's function of that name
        does.
        """
        resolve_percentages(box, around.containing_block)
        paragraph = self._set(box, around)
        start = [*skip_stack][-1] if skip_stack else 0
        gathered, width = paragraph.gathered, around.containing_block.width
        count = len(gathered.shaped.texts)
        builder = LineBuilder(self.shaper, box, width, paragraph.pitch, gathered, around.is_across)
        while start < count or (start == count == 0 and gathered.out_of_flow):
            place, floats = self._place(paragraph, start, position_y, around)
            line = place.line
            line_box = builder.build(line, place.position_y, place.left)
            line_box.composed = (paragraph, line)
            if floats:
                line_box.children = [*line_box.children, *floats.values()]
            position_y = place.position_y + line_box.height
            last = line.stop >= count
            place_out_of_flow(line_box, line, gathered, last, floats, around)
            start = line.stop or 1
            yield line_box, (None if last else {LINES: None, line.stop: None})

    def content_width(
        self,
        box: boxes.LineBox,
        least: bool,
        width_of: Callable[[boxes.Box], float],
        edges_of: Callable[[boxes.InlineBox], tuple[float, float]],
    ) -> float:
        """Return the width of a line box's content, in px: the least without
        overflow, or that of one line.

        ``width_of`` gives the width of an atomic inline, ``edges_of`` what an inline box takes at
        its ends.
        """
        tools = Tools(self.shaper, lambda atom: Sized(width_of(atom)), edges_of)
        gathered = gather(box, is_vertical(box), tools)
        settings = replace(
            settings_of(box.style, _indent(box, 0) / gathered.em),
            align=Align.START,
            align_last=Align.START,
        )
        return jlreq.content_width(gathered.paragraph, settings, least) * gathered.em

    def _place(
        self, paragraph: SetParagraph, start: int, position_y: float, around: Surroundings
    ) -> tuple[Placed, dict[boxes.Box, boxes.Box]]:
        """Return the line from cluster ``start`` with its place, and the
        floats beside it, laid out.
        """
        gathered = paragraph.gathered
        floats = place_floats_before(gathered, start, position_y, around)
        place = self._line(paragraph, start, position_y, around)
        for index, box in out_of_flow_before(gathered, start + 1, place.line.stop + 1):
            if index <= place.line.stop and box.is_floated():
                room = place.measure - around.width_of_float(box)
                if not paragraph.reaches(start, index, room):
                    break
                floats[box] = around.lay_out_float(box, place.position_y)
                place = self._line(paragraph, start, place.position_y, around)
        if gathered.shaped.texts:
            measure = place.measure / gathered.em
            self.faults.note_line(place.line, gathered, measure)
            if gathered.readings or gathered.warichu:
                block = around.containing_block
                self.faults.note_readings(place.line, gathered, paragraph.pitch, block)
        return place, floats

    def _line(
        self, paragraph: SetParagraph, start: int, position_y: float, around: Surroundings
    ) -> Placed:
        """Return the line from cluster ``start`` beside the floats that are laid out already."""
        block = around.containing_block
        left, measure = block.content_box_x(), paragraph.measure
        if not paragraph.gathered.shaped.texts:
            return Placed(Line(0, 0, (), 0.0), left, position_y, measure)
        shapes = around.context.excluded_shapes
        # Floats that wait for the next page take no room here, so that no line stands beside them.
        shapes[:] = [shape for shape in shapes if not isinstance(shape, WaitingFloat)]
        if shapes:
            room = boxes.LineBox.anonymous_from(block, [])
            resolve_percentages(room, block)
            room.position_x, room.position_y = left, position_y
            room.width, room.height = paragraph.gathered.em, paragraph.pitch
            left, position_y, measure = avoid_collisions(around.context, room, block, outer=False)
        if measure < paragraph.measure:
            line = paragraph.beside(start, measure)
        else:
            line, measure = paragraph.line_at(start), paragraph.measure
        return Placed(line, left, position_y, measure)

    def _set(self, box: boxes.LineBox, around: Surroundings) -> SetParagraph:
        """Gather and shape the paragraph of a line box, unless what was done before holds.

        Lines are not composed here but when they are asked for (``SetParagraph.line_at``).
        """
        measure = around.containing_block.width
        kept = self._paragraphs.get(box)
        if kept and kept.holds(measure):
            return kept
        contents = [(one, one.children) for one in _changing(box)]
        tools = Tools(self.shaper, around.lay_out, around.edges_of)
        gathered = gather(box, is_vertical(box), tools)
        self.missing |= gathered.missing
        settings = settings_of(box.style, _indent(box, measure) / gathered.em)
        if gathered.leaders:
            settings = replace(settings, align_last=Align.START)
        kept = self._paragraphs[box] = SetParagraph(
            contents, measure, _pitch(box.style), gathered, settings
        )
        return kept


def _changing(line: boxes.LineBox) -> Iterator[boxes.Box]:
    """Yield a line box and the generated content in it, whose children may come to be others.

    Page counters are known late: WeasyPrint then gives other children to the box that shows them.
    """
    yield line
    for box in line.descendants():
        if isinstance(box, boxes.InlineBox) and "::" in (box.element_tag or ""):
            yield box


def _indent(box: boxes.LineBox, measure: float) -> float:
    """Return the indent of a paragraph's first line, in px."""
    indent: float = percentage(box.style["text_indent"], box.style, measure)
    return indent


# The properties that choose glyphs; styles that share them share a shaper.
_FONT = (
    "font_family", "font_size", "font_style", "font_stretch", "font_weight",
    "font_variation_settings", "lang", "text_orientation", *FEATURE_PROPERTIES,
)  # fmt: skip


@by_style
def _font(style: Style) -> tuple[object, ...]:
    return tuple(style[name] for name in _FONT)


@by_style
def _pitch(style: Style) -> float:
    """Return the line height of a style, in px."""
    pitch, _ = strut(style)
    return pitch
