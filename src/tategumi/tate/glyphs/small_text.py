"""Small texts, shaped: readings of ruby, notes in two small lines, hyphens."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from weasyprint.css import Style
from weasyprint.formatting_structure import boxes

from ..cascade.styles import by_style
from .combine import combined, parts
from .shape import Shaper, add_text, shaped_runs
from .shaped import Shaped


@dataclass(frozen=True, slots=True)
class SmallText:
    """A shaped text, in the style of ``box``; ``combined`` is its tate-chu-yoko.

    ``others`` are the boxes of text in other styles, by the cluster that each begins with.
    """

    shaped: Shaped
    box: boxes.TextBox
    combined: dict[int, Shaped] = field(default_factory=dict)
    others: dict[int, boxes.TextBox] = field(default_factory=dict)

    @property
    def missing(self) -> set[str]:
        """The characters that no font has."""
        return set().union(
            self.shaped.missing, *(combined.missing for combined in self.combined.values())
        )

    def followed_by(self, other: "SmallText") -> "SmallText":
        """Both as one text."""
        both, count = SmallText(Shaped(), self.box), len(self.shaped.texts)
        for one, shift in ((self, 0), (other, count)):
            both.shaped.append(one.shaped, shift)
            both.combined.update({i + shift: combined for i, combined in one.combined.items()})
            both.others.update({i + shift: box for i, box in one.others.items()})
        both.others[count] = other.box
        return both

    def looks(self, start: int, stop: int) -> Iterator[tuple[int, int, boxes.TextBox]]:
        """The clusters ``start:stop`` by the boxes that say how they look."""
        box = next((self.others[i] for i in sorted(self.others, reverse=True) if i <= start), None)
        cuts = [start, *(i for i in sorted(self.others) if start < i < stop), stop]
        for first, last in pairwise(cuts):
            yield first, last, self.others.get(first) or box or self.box
            box = None

    def add(
        self, text: str, box: boxes.TextBox, vertical: bool, shaper: Callable[..., Shaper]
    ) -> None:
        """Add a text in the style of ``box``, its short digits combined where that says so."""
        self._begin(box)
        for part in self._parts(text, box.style, vertical, shaper):
            add_text(self.shaped, part, len(self.shaped.texts), box.style, vertical, shaper)

    def add_words(
        self, text: str, box: boxes.TextBox, vertical: bool, shaper: Callable[..., Shaper]
    ) -> None:
        """The same, but Latin words stay whole, as they do in readings (JLReq 3.3.5)."""
        self._begin(box)
        style, shaped = box.style, self.shaped
        for part in self._parts(text, style, vertical, shaper):
            for _, found, is_line in shaped_runs(part, style, vertical, shaper):
                shaped.append(found.as_one() if is_line else found, len(shaped.texts))

    def _begin(self, box: boxes.TextBox) -> None:
        last = next(reversed(self.others.values()), self.box)
        if self.shaped.texts and box.style is not last.style:
            self.others[len(self.shaped.texts)] = box

    def _parts(
        self, text: str, style: Style, vertical: bool, shaper: Callable[..., Shaper]
    ) -> Iterator[str]:
        """The parts to be shaped; what is combined is held by then."""
        for part, combines in parts(text, style, vertical) if text else ():
            if combines:
                self.combined[len(self.shaped.texts)] = combined(part, style, shaper)
                self.shaped.hold(part, len(self.shaped.texts), style["font_size"])
            else:
                yield part


@by_style
def faded(style: Style) -> Style:
    """A small text's style, its colour as opaque as the inline boxes around it, which it is not in.

    Lines place it beside their boxes, so it is in no group that these are drawn in.
    """
    opacity = 1.0
    around: Style | None = style
    while around is not None and around["display"] == ("inline", "flow"):
        opacity, around = opacity * around["opacity"], around.parent_style
    if opacity == 1:
        return style
    made, color = style.copy(), style["color"]
    made["color"] = type(color)(color.space, color.coordinates, color.alpha * opacity)
    return made
