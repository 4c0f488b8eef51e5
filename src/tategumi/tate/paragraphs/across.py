"""Where boxes stand across a line, and how wide they make it (CSS 2.1, 10.8).

Places are px from the line's middle, which is that of the paragraph's own em, and grow from line to
line. The baseline of a vertical line is central (Writing Modes 4, 4.2): what stands on it without
another alignment is centred. It is alphabetic where all text lies on its side, as in a horizontal
line.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from weasyprint.css import Style
from weasyprint.formatting_structure import boxes
from weasyprint.layout.table import find_in_flow_baseline
from weasyprint.text.line_break import character_ratio, strut

from .leaves import Leaf

# Boxes with these alignments are placed at the line's edges when all else has its place.
_WITH_THE_LINE = ("top", "bottom")


@dataclass(frozen=True, slots=True)
class Across:
    """Measures across the lines of a paragraph, of which ``em`` and the line
    height ``pitch`` are in px.

    ``style`` is the paragraph's. ``height_of`` gives how far the middle of a style's em lies over
    the alphabetic baseline, in px. ``central`` says that all text is centred on the line instead.
    """

    em: float
    pitch: float
    style: Style
    height_of: Callable[[Style], float]
    central: bool

    @property
    def baseline(self) -> float:
        """Where the baseline of the paragraph's own text is, in px from the middle of the line."""
        return 0.0 if self.central else self.height_of(self.style)

    @property
    def gap(self) -> float:
        """The distance between the em of a line and that of the next, in px."""
        return self.pitch - self.em

    def with_room(
        self, top: float, bottom: float, reach: float, under: bool, room: float
    ) -> tuple[float, float]:
        """Return a line's edges with room for what stands beside its text (CSS Ruby 1, 3.4).

        It reaches ``reach`` px away from the text, on the side that ``under`` says, where it has
        ``room`` px: as a rule the gap between lines.
        """
        edge = self.pitch / 2 + reach - room
        return (top, max(bottom, edge)) if under else (min(top, -edge), bottom)

    def middle_of(self, style: Style) -> float:
        """Return where the middle of a text of this style stands: texts of all
        sizes share the baseline.
        """
        return 0.0 if self.central else self.baseline - self.height_of(style)

    def extent(self, leaves: Iterable[Leaf]) -> tuple[float, float]:
        """Return where the edges of a line are that holds these leaves: its top and its bottom."""
        top, bottom = -self.pitch / 2, self.pitch / 2
        aligned = []
        for leaf in leaves:
            if leaf.box is None:
                continue
            if found := _aligned_with_the_line(leaf):
                aligned.append(found)
                continue
            if isinstance(leaf.box, boxes.TextBox):
                first, last = self._of_text(leaf.box.style, leaf)
            else:
                first = self.top_of(leaf.box) + self._shift(leaf)
                last = first + leaf.box.margin_height()
            top, bottom = min(top, first), max(bottom, last)
        for align, height in aligned:
            if align == "top":
                bottom = max(bottom, top + height)
            else:
                top = min(top, bottom - height)
        return top, bottom

    def _of_text(self, style: Style, leaf: Leaf) -> tuple[float, float]:
        """Return the top and bottom that a text asks for.

        Its line height counts only where its em is larger than the paragraph's lines. The pitch has
        room for smaller differences, so that the lines of pages keep their places.
        """
        size = style["font_size"]
        if size <= max(self.em, self.pitch):
            return 0.0, 0.0
        middle = self.middle_of(style) + self._shift(leaf)
        half = max(size, strut(style)[0]) / 2
        return middle - half, middle + half

    def top_of(self, atom: boxes.Box) -> float:
        """Return where the top of a laid out atomic inline stands, from the
        middle of what it stands in.
        """
        align, height = atom.style["vertical_align"], atom.margin_height()
        around = atom.style.parent_style or atom.style
        size = around["font_size"]
        em_top = self.middle_of(around) - size / 2
        if align == "text-top":
            return em_top
        if align == "text-bottom":
            return em_top + size - height
        baseline = _baseline(atom)
        if self.central and (align == "middle" or baseline >= height):
            top = -height / 2  # what has no baseline of its own is centred too
        elif align == "middle":
            top = self.baseline - (size * character_ratio(around, "ex") + height) / 2
        else:
            top = self.baseline - baseline
        return top if isinstance(align, str) else top - align

    def _shift(self, leaf: Leaf) -> float:
        """Return how far the inline boxes around a leaf are moved across the line."""
        return sum(self.shift_of(inline.style, (0.0, 0.0)) for inline in leaf.path)

    def shift_of(self, style: Style, edges: tuple[float, float]) -> float:
        """Return how far ``vertical-align`` moves an inline box across the line, in px (10.8.1).

        ``edges`` are the top and the bottom of the line. ``super`` and ``sub`` have become lengths.
        An inline box is taken to be as high as its line height, the text of its parent as high as
        its em.
        """
        align: str | float = style["vertical_align"]
        if not isinstance(align, str):
            return -align
        around = style.parent_style or style
        size, half = around["font_size"], strut(style)[0] / 2
        top, bottom = edges
        match align:
            case "text-top":
                middle = self.middle_of(around) - size / 2 + half
            case "text-bottom":
                middle = self.middle_of(around) + size / 2 - half
            case "middle":
                middle = self.baseline - size * character_ratio(around, "ex") / 2
            case "top":
                middle = top + half
            case "bottom":
                middle = bottom - half
            case _:
                return 0.0
        return middle - self.middle_of(style)


def _aligned_with_the_line(leaf: Leaf) -> tuple[str, float] | None:
    """Return how a leaf is aligned with its line's own edges, and the height of what is aligned so.

    That is an inline box around it, or itself. Return None where neither is.
    """
    for inline in leaf.path:
        if inline.style["vertical_align"] in _WITH_THE_LINE:
            return inline.style["vertical_align"], strut(inline.style)[0]
    if leaf.box is None or isinstance(leaf.box, boxes.TextBox):
        return None
    align = leaf.box.style["vertical_align"]
    return (align, leaf.box.margin_height()) if align in _WITH_THE_LINE else None


def _baseline(atom: boxes.Box) -> float:
    """Return where the baseline of an atomic inline is, from the top of its margin.

    Tables, flex and grid containers have the baseline of the first thing in them.
    """
    inner = atom.children[0] if isinstance(atom, boxes.ParentBox) and atom.children else atom
    if isinstance(inner, (boxes.TableBox, boxes.FlexBox, boxes.GridBox)):
        found = find_in_flow_baseline(inner)
        return atom.margin_height() if found is None else found - atom.position_y
    return atom.baseline
