"""Paragraphs in the flow: WeasyPrint asks for the lines of a line box, the composer makes them.

A paragraph is gathered, shaped and composed once; its lines are kept, and the skip stack of a page
break is a line's index. ``lines`` makes the boxes.
"""

from collections.abc import Iterator
from weakref import WeakKeyDictionary

from weasyprint.formatting_structure import boxes
from weasyprint.layout.inline import atomic_box
from weasyprint.layout.percent import resolve_percentages

from .. import jlreq
from .controls import settings_of
from .gather import Gatherer
from .lines import LineBuilder, SetParagraph
from .runs import Facing
from .shape import Shaper


class Setter:
    """Sets the lines of one document. Keeps what is shaped and composed until it is done."""

    def __init__(self) -> None:
        self._shapers: dict[tuple, Shaper] = {}
        self._style_keys: dict[int, tuple[object, tuple]] = {}
        self._paragraphs: WeakKeyDictionary[boxes.LineBox, SetParagraph] = WeakKeyDictionary()
        self.missing: set[str] = set()
        self.families: set[tuple[str, ...]] = set()

    def shaper(self, style: dict, facing: Facing, features: str = "") -> Shaper:
        """The shaper of a style and facing, one for all styles that look alike."""
        kept = self._style_keys.get(id(style))
        if kept is None:
            kept = self._style_keys[id(style)] = (style, tuple(style[name] for name in _FONT))
        key = (kept[1], facing, features)
        if key not in self._shapers:
            self._shapers[key] = Shaper(style, facing, features)
            self.families.add(style["font_family"])
        return self._shapers[key]

    def iter_line_boxes(
        self,
        context: object,
        box: boxes.LineBox,
        position_y: float,
        skip_stack: dict | None,
        containing_block: boxes.Box,
        absolute_boxes: list,
        fixed_boxes: list,
    ) -> Iterator[tuple[boxes.LineBox, dict | None]]:
        """Yield the paragraph's lines from where the skip stack says, as WeasyPrint's own does."""
        resolve_percentages(box, containing_block)
        paragraph = self._set(context, box, containing_block, absolute_boxes, fixed_boxes)
        first = next(iter(skip_stack)) if skip_stack else 0
        count = len(paragraph.lines)
        builder = LineBuilder(self.shaper, context, box, containing_block, paragraph)
        for number in range(first, count):
            line = builder.build(number, position_y)
            builder.place_strays(line, number, absolute_boxes, fixed_boxes)
            position_y += line.height
            yield line, ({number + 1: None} if number + 1 < count else None)

    def _set(
        self,
        context: object,
        box: boxes.LineBox,
        containing_block: boxes.Box,
        absolute_boxes: list,
        fixed_boxes: list,
    ) -> SetParagraph:
        indent = box.style["text_indent"]
        measure = containing_block.width
        indent = indent.value * measure / 100 if indent.unit == "%" else indent.value
        kept = self._paragraphs.get(box)
        if kept and kept.children is box.children and kept.measure == measure:
            return kept

        def lay_out(atom: boxes.Box) -> boxes.Box:
            resolve_percentages(atom, containing_block)
            laid_out = atomic_box(
                context, atom, 0, None, containing_block, absolute_boxes, fixed_boxes
            )
            laid_out.position_x = laid_out.position_y = 0
            return laid_out

        def edges_of(inline: boxes.Box) -> tuple[float, float]:
            return inline_edges(inline, containing_block)

        em = box.style["font_size"] or 1
        gathered = Gatherer(em, self.shaper, lay_out, edges_of).gather(box)
        self.missing |= gathered.shaped.missing
        settings = settings_of(box.style, indent / em)
        lines = jlreq.compose(gathered.paragraph, measure / em, settings)
        kept = SetParagraph(box.children, measure, gathered, lines)
        self._paragraphs[box] = kept
        return kept


# The properties that choose glyphs; styles that share them share a shaper.
_FONT = (
    "font_family", "font_size", "font_style", "font_stretch", "font_weight",
    "font_kerning", "font_variant_ligatures", "font_variant_position", "font_variant_caps",
    "font_variant_numeric", "font_variant_alternates", "font_variant_east_asian",
    "font_feature_settings", "font_variation_settings", "lang", "text_orientation",
)  # fmt: skip


def inline_edges(box: boxes.Box, containing_block: boxes.Box) -> tuple[float, float]:
    """Widths of an inline box's margin, border and padding at its line start and end, in px."""
    resolve_percentages(box, containing_block)
    for side in ("top", "right", "bottom", "left"):
        if getattr(box, f"margin_{side}") == "auto":
            setattr(box, f"margin_{side}", 0)
    return (
        box.margin_left + box.border_left_width + box.padding_left,
        box.margin_right + box.border_right_width + box.padding_right,
    )
