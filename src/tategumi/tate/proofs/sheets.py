"""The page that is drawn: which texts stand on it, and where."""

from dataclasses import dataclass, field

from weasyprint.formatting_structure import boxes
from weasyprint.matrix import Matrix
from weasyprint.pdf.stream import Stream

from .overprint import Drawn

# A matrix turns by other angles than right ones where products of its parts exceed this rounding.
_ASKEW = 1e-9

# A page's edges in the axes of a text: left, top, right, bottom.
_Edges = tuple[float, float, float, float]


@dataclass(slots=True)
class Sheet:
    """A page that is drawn: its size in px, and the matrix with which its drawing starts.

    ``texts`` are those that stand upright or turned by a right angle, seen whole. ``known`` is the
    last matrix of a text, with the matrix from there to the page, and the page's edges on the
    text's axes; most of a page is drawn through one. A page that stands askew there has no edges.
    """

    stream: Stream
    number: int
    width: float
    height: float
    matrix: Matrix
    texts: list[Drawn] = field(default_factory=list)
    known: tuple[Matrix, Matrix, _Edges | None] | None = None

    def add(self, matrix: Matrix, text: boxes.TextBox) -> bool:
        """Add a text that is drawn through a matrix.

        Return whether it stands on the page, of which it may leave half an em.
        """
        if self.known is None or self.known[0] is not matrix:
            to_page = matrix @ self.matrix.invert
            self.known = matrix, to_page, self._edges(to_page)
        u, v, slack = text.position_x, text.position_y, text.style["font_size"] / 2
        us, vs = (u + slack, u + text.width - slack), (v + slack, v + text.height - slack)
        _, to_page, edges = self.known
        if edges:
            self.texts.append(Drawn(text, to_page.values))
            left, top, right, bottom = edges
            return left <= us[0] and us[1] <= right and top <= vs[0] and vs[1] <= bottom
        places = (to_page.transform_point(u, v) for u in us for v in vs)
        return all(0 <= x <= self.width and 0 <= y <= self.height for x, y in places)

    def _edges(self, to_page: Matrix) -> _Edges | None:
        to_text = to_page.invert
        a, b, c, d, *_ = to_text.values
        if abs(a * b) + abs(c * d) > _ASKEW:
            return None
        corners = (0, 0), (self.width, self.height)
        us, vs = zip(*(to_text.transform_point(*corner) for corner in corners), strict=True)
        return min(us), min(vs), max(us), max(vs)
