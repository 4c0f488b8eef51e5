"""Small texts, shaped: readings of ruby, notes in two small lines, hyphens."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from weasyprint.css import Style
from weasyprint.formatting_structure import boxes

from ..cascade.styles import by_style
from .combine import combined, parts
from .mixed import add_text, shaped_runs
from .shape import Shaper
from .shaped import Shaped


@dataclass(frozen=True, slots=True)
class SmallText:
    """A shaped text that begins in the style of ``box``.

    ``combined`` has the glyphs of its tate-chu-yoko, by cluster. ``others`` are the boxes of text
    in other styles, by the cluster that each begins with.
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
        """Return this text and another one behind it as one."""
        both, count = SmallText(Shaped(), self.box), len(self.shaped.texts)
        for one, shift in ((self, 0), (other, count)):
            both.shaped.append(one.shaped, shift)
            both.combined.update({i + shift: combined for i, combined in one.combined.items()})
            both.others.update({i + shift: box for i, box in one.others.items()})
        both.others[count] = other.box
        return both

    def looks(self, start: int, stop: int) -> Iterator[tuple[int, int, boxes.TextBox]]:
        """Part the clusters ``start:stop`` by their styles.

        Yield the first cluster of each part, the one behind its last, and the box that says how it
        looks.
        """
        box = next((self.others[i] for i in sorted(self.others, reverse=True) if i <= start), None)
        cuts = [start, *(i for i in sorted(self.others) if start < i < stop), stop]
        for first, last in pairwise(cuts):
            yield first, last, self.others.get(first) or box or self.box
            box = None

    def add(
        self, text: str, box: boxes.TextBox, vertical: bool, shaper: Callable[..., Shaper]
    ) -> None:
        """Append a text in the style of ``box``; short digits are combined where that says so."""
        self._begin(box)
        for part in self._parts(text, box.style, vertical, shaper):
            add_text(self.shaped, part, len(self.shaped.texts), box.style, vertical, shaper)

    def add_words(
        self, text: str, box: boxes.TextBox, vertical: bool, shaper: Callable[..., Shaper]
    ) -> None:
        """Append a text as ``add`` does, but keep each Latin word one cluster, as
        in readings (JLReq 3.3.5).
        """
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
        """Yield the parts of a text that are still to be shaped; combined ones are appended."""
        for part, combines in parts(text, style, vertical) if text else ():
            if combines:
                self.combined[len(self.shaped.texts)] = combined(part, style, shaper)
                self.shaped.hold(part, len(self.shaped.texts), style["font_size"])
            else:
                yield part


@by_style
def faded(style: Style) -> Style:
    """Return a small text's style with a colour as opaque as the inline
    boxes that it is written in.

    Lines place small texts beside those boxes, so that the boxes' own opacity does not reach them.
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
