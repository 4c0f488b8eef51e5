"""Marked content: what is drawn is either numbered, to be found again, or an artifact.

See ISO 32000-1, 14.6 and 14.8.2.2.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import NamedTuple

from weasyprint.formatting_structure import boxes
from weasyprint.pdf.stream import Stream

from ..paragraphs.leaves import TateText
from ..paragraphs.written import run_of, written_of

# Elements that are pictures, of which a text is read aloud. Other pictures are ornament.
PICTURES = frozenset({"img", "svg", "{http://www.w3.org/2000/svg}svg", "object", "embed"})
_END = b"EMC"


class Mark(NamedTuple):
    """A sequence of marked content: its page, from 0, its number there, and the box that it shows.

    What is drawn as a group is in a form, with numbers of its own. ``form`` is the number of that
    form in the document, from 1, or 0 for the page itself. ``bounds`` are those of a picture on its
    page, in pt from the lower left: left, bottom, right, top.
    """

    page: int
    number: int
    form: int
    box: boxes.Box
    bounds: tuple[float, float, float, float] | None = None


class Tags:
    """Marks what is drawn of one document, if WeasyPrint was asked to tag it."""

    def __init__(self) -> None:
        self.marks: list[Mark] = []
        self._page = -1
        self._of_page: Stream | None = None
        self._counts: dict[Stream, int] = {}
        self._forms: dict[Stream, int] = {}
        self._furniture: set[boxes.Box] = set()
        self._repeated: dict[tuple[object, float], int] = {}
        # The last sequence: its stream, how long that was at its end, and what it shows.
        self._last: tuple[object, int, object] = None, 0, None
        self._run: object = None

    def begin_page(self, stream: Stream, page: boxes.PageBox) -> None:
        """Note that what is drawn from now on is on the next page, or on forms drawn there."""
        self._page += 1
        self._of_page = stream
        self._counts = {}
        self._furniture = {
            box
            for margin in page.children
            if isinstance(margin, boxes.MarginBox)
            for box in margin.descendants()
        }

    @staticmethod
    def parts(stream: Stream, text: TateText) -> Sequence[tuple[int, int, boxes.TextBox | None]]:
        """Part the clusters of a text by the boxes that they were written in."""
        return [(text.start, text.stop, None)] if stream._tags is None else text.owned()

    @contextmanager
    def marking(self, stream: Stream, box: boxes.Box | None) -> Iterator[None]:
        """Mark what is drawn meanwhile as that of a box (``begin``, ``end``)."""
        self.begin(stream, box)
        yield
        self.end(stream)

    def begin(self, stream: Stream, box: boxes.Box | None) -> None:
        """Mark what is drawn from now on as that of a box; with None, as an artifact.

        Where it follows the last sequence and is of the same text, that sequence goes on.
        """
        if stream._tags is None:
            return
        run = box and run_of(box)
        if self._last == (stream, len(stream.stream), run):
            assert stream.stream.pop() == _END
        elif box is None or not self._is_content(box):
            stream.begin_marked_content("Artifact")
        else:
            stream.begin_marked_content("Span", f"<</MCID {self._number(stream, box)}>>")
        self._run = run

    def end(self, stream: Stream) -> None:
        """End the sequence that was begun last."""
        if stream._tags is not None:
            stream.end_marked_content()
            self._last = stream, len(stream.stream), self._run

    def _number(self, stream: Stream, box: boxes.Box) -> int:
        """Number a sequence on its page or form, and note its mark."""
        number = self._counts.get(stream, 0)
        self._counts[stream] = number + 1
        form = 0 if stream is self._of_page else self._form(stream)
        bounds = _bounds(stream, box) if isinstance(box, boxes.ReplacedBox) else None
        self.marks.append(Mark(self._page, number, form, box, bounds))
        return number

    def _form(self, stream: Stream) -> int:
        """Return the number of a form in the document, from 1."""
        if stream not in self._forms:
            self._forms[stream] = len(self._forms) + 1
            stream.extra["StructParents"] = self._forms[stream]
        return self._forms[stream]

    def _is_content(self, box: boxes.Box) -> bool:
        """Return whether a box is content of the document, and not furniture or ornament."""
        if box.element is None or box in self._furniture:
            return False
        if isinstance(box, boxes.ReplacedBox):
            return box.element_tag in PICTURES and box.element.get("alt") != ""
        written = written_of(box)
        if not written.repeats:
            return True
        # Rows that pages repeat are read on the first of these.
        return self._repeated.setdefault((box.element, written.place), self._page) == self._page


def _bounds(stream: Stream, box: boxes.Box) -> tuple[float, float, float, float]:
    """Return where a picture stands on its page, in pt from the lower left."""
    x, y = box.content_box_x(), box.content_box_y()
    corners = [
        stream.ctm.transform_point(*corner) for corner in ((x, y), (x + box.width, y + box.height))
    ]
    (left, right), (bottom, top) = (sorted(side) for side in zip(*corners, strict=True))
    return left, bottom, right, top
