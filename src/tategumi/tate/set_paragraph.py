"""Composes the lines of one paragraph, and keeps them for the pages that ask for them."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from weasyprint.formatting_structure import boxes

from .. import jlreq
from ..jlreq import Line
from .paragraphs.gather import Gathered
from .paragraphs.leaders import with_leader_filled
from .paragraphs.stack import with_room
from .proofs.faults import VISIBLE


@dataclass(slots=True)
class SetParagraph:
    """A paragraph ready for lines; it holds while its line box keeps its contents and measure.

    ``contents`` are the boxes whose children may come to be others, and what these were; ``pitch``
    is the line height in px.
    ``lines`` are those composed to the whole measure (px), by the cluster that each begins with.
    ``prepared`` is kept only beside floats, where lines are composed one at a time.
    """

    contents: list[tuple[boxes.Box, Sequence[boxes.Box]]]
    measure: float
    pitch: float
    gathered: Gathered
    settings: jlreq.Settings
    lines: dict[int, Line] = field(default_factory=dict)
    prepared: jlreq.Prepared | None = None

    def holds(self, measure: float) -> bool:
        """Return whether the kept lines are still right for this measure (px).

        They are while no box of the paragraph has other children and the measure is the same.
        """
        kept = all(box.children is children for box, children in self.contents)
        return kept and self.measure == measure

    def line_at(self, start: int) -> Line:
        """Return the line of the whole measure that begins with cluster ``start``."""
        if not self.lines:
            measure = self.measure / self.gathered.em
            composed = _composed(self.gathered.paragraph, self.settings, measure)
            self.lines = {line.start: self._with_leader_filled(line, measure) for line in composed}
        if start not in self.lines:
            self.lines[start] = self.beside(start, self.measure)
        return self.lines[start]

    def beside(self, start: int, measure: float) -> Line:
        """Compose the line that begins with cluster ``start`` to a measure of its own, in px.

        It stands beside a float, or behind one.
        """
        if self.prepared is None:
            self.prepared = jlreq.prepare(self.gathered.paragraph, self.settings)
        measure = max(measure, self.gathered.em) / self.gathered.em
        line = jlreq.compose_line(self.prepared, start, measure, first=start == 0)
        assert line, "it is asked for where there is one"
        return self._with_leader_filled(line, measure)

    def _with_leader_filled(self, line: Line, measure: float) -> Line:
        """Return a line of this measure (em), filled by its leader if it holds one."""
        leaders = self.gathered.leaders
        return (
            with_leader_filled(line, leaders, self.gathered.paragraph, measure) if leaders else line
        )

    def reaches(self, start: int, index: int, measure: float) -> bool:
        """Return whether a line from ``start`` of this measure (px) would hold the
        clusters up to ``index``.
        """
        if measure < self.gathered.em:
            return False
        line = self.beside(start, measure)
        text_ends = line.stop == len(self.gathered.shaped.texts)
        fits = line.width <= measure / self.gathered.em + VISIBLE
        return fits and (line.stop > index or text_ends)


@with_room
def _composed(paragraph: jlreq.Paragraph, settings: jlreq.Settings, measure: float) -> list[Line]:
    return jlreq.compose_prepared(jlreq.prepare(paragraph, settings), measure)
