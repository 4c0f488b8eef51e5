"""Makes boxes of texts: those of a line, and the small ones beside it and in it.

Readings and emphasis marks stand over or under a line, hyphens at its end, notes in two small lines
(割注) in it.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from itertools import accumulate

from weasyprint.formatting_structure import boxes

from ...jlreq.parts import Line, PlacedRuby
from ...jlreq.warichu import length, origins
from ..glyphs.marks import mark_of, takes_mark
from ..glyphs.mixed import shaper_of
from ..glyphs.runs import Facing
from ..glyphs.shape import Shaper
from ..glyphs.shaped import Shaped
from ..glyphs.small_text import SmallText, faded
from ..glyphs.warichu import Warichu
from .across import Across
from .gather import Gathered
from .leaves import Leaf, TateText


class TextBuilder:
    """Makes the boxes of texts, over and in the lines of one paragraph.

    ``shaper`` gives the shaper of a style and facing; ``pitch`` is the line height of ``box``, in
    px. ``left`` is where the measure of the line begins that is being made.
    """

    def __init__(
        self, shaper: Callable[..., Shaper], box: boxes.LineBox, pitch: float, gathered: Gathered
    ) -> None:
        self.shaper = shaper
        self.gathered = gathered
        self.em = gathered.em
        self.left = 0.0
        self.across = Across(
            self.em,
            pitch,
            box.style,
            lambda style: shaper(style, Facing.SIDEWAYS).middle,
            gathered.vertical and box.style["text_orientation"] != "sideways",
        )

    # --- positions
    def _u(self, line: Line, cluster: int) -> float:
        """Return where a cluster begins along the line, in px."""
        if not line.start <= cluster < line.stop:
            return self.left + line.width * self.em
        return self.left + line.origins[cluster - line.start] * self.em

    def _end(self, line: Line, stop: int) -> float:
        """Return where the cluster before ``stop`` ends along the line, in px."""
        return self._u(line, stop - 1) + self.gathered.shaped.advances[stop - 1]

    # --- texts
    @staticmethod
    def _text(
        box: boxes.TextBox,
        shaped: Shaped,
        start: int,
        stop: int,
        origins: Sequence[float],
        u: float,
        middle: float,
    ) -> TateText:
        """Make the box of the clusters ``start:stop`` of a shaped text; it looks as ``box`` does.

        It begins at ``u`` along the line, and its em is centred on ``middle`` across it.
        ``origins`` are the places of the clusters from there. All are px.
        """
        text = TateText(box.element_tag, box.style, box.element, "".join(shaped.texts[start:stop]))
        size = box.style["font_size"]
        text.shaped, text.start, text.stop, text.origins = shaped, start, stop, origins
        text.combined = {}
        text.lines_below, text.lines_above = [], []
        text.position_x, text.position_y = u, middle - size / 2
        text.width = origins[-1] + shaped.advances[stop - 1]
        text.height, text.baseline = size, size / 2
        return text

    def _alone(self, box: boxes.TextBox, shaped: Shaped, u: float, middle: float) -> TateText:
        """Make the box of a whole text that stands as it was shaped."""
        origins = list(accumulate(shaped.advances[:-1], initial=0.0))
        return self._text(box, shaped, 0, len(shaped.texts), origins, u, middle)

    def _small(
        self,
        text: SmallText,
        start: int,
        stop: int,
        origins: Sequence[float],
        u: float,
        middle: float,
    ) -> Iterator[TateText]:
        """Yield the clusters ``start:stop`` of a small text, a box for each style in it."""
        for first, last, box in text.looks(start, stop):
            places = origins[first - start : last - start]
            steps = [place - places[0] for place in places]
            part = self._text(box, text.shaped, first, last, steps, u + places[0], middle)
            part.combined, part.owners = text.combined, ((first, box),)
            part.style = faded(part.style)
            yield part

    def _reading(self, line: Line, placed: PlacedRuby, middle: float) -> list[TateText]:
        """Make the boxes of a reading, over its base or under it.

        Its distance from the line depends on the size of its base, and on its own.
        """
        reading = self.gathered.readings[placed.ruby][placed.run]
        ruby = self.gathered.paragraph.rubies[placed.ruby]
        run = ruby.runs[placed.run]
        base = max(self.gathered.paragraph.sizes[run.start : run.stop]) * self.em
        distance = (base + reading.box.style["font_size"]) / 2
        middle += distance if ruby.under else -distance
        start, stop = placed.first, placed.first + len(placed.origins)
        origins = [origin * self.em for origin in placed.origins]
        found = list(self._small(reading, start, stop, origins, self.left, middle))
        for text in found:
            text.beside = True
        return found

    def _hyphen(self, line: Line, middle: float) -> TateText:
        """Make the box of the hyphen at the end of a line that breaks a word."""
        hyphen = self.gathered.hyphens[line.stop]
        shaped = hyphen.shaped
        u = self.left + line.width * self.em - sum(shaped.advances)
        middle += self.across.middle_of(hyphen.box.style)
        text = self._alone(hyphen.box, shaped, u, middle)
        text.element = None  # nobody wrote it
        return text

    def _warichu(self, line: Line, note: Warichu, middle: float) -> list[TateText]:
        """Make the boxes of what a line holds of a note in two small lines (割注).

        They are spread over the slots of the note that stand on the line.
        """
        first = max(note.start, line.start) - note.start
        last = min(note.start + note.slots, line.stop) - note.start
        if first >= last:
            return []
        start = self._u(line, note.start + first)
        width = self._end(line, note.start + last) - start
        shares = note.share(first, last)
        widths = note.widths()[first:last]
        longest = max(length(note.prepared, one.start, one.stop) for one in shares) * note.em
        natural = max(sum(widths), longest)
        stretch = width / natural if natural else 1.0  # of a zero width space alone
        found: list[TateText] = []
        for clusters, side in zip(shares, (-0.5, 0.5), strict=True):
            if clusters:
                share = clusters.start, clusters.stop
                places = [u * note.em * stretch for u in origins(note.prepared, *share)]
                found += self._small(note.text, *share, places, start, middle + side * note.em)
        return found

    def _reach(self, text: TateText, under: bool) -> float:
        """Return how far readings and marks of a text reach on one side, in px.

        Side lines stand outside of them.
        """
        mark = mark_of(text.style, self.gathered.vertical)
        own = mark.style["font_size"] if mark and mark.under is under else 0.0
        sizes = (self._reading_sizes.get((i, under), 0.0) for i in range(text.start, text.stop))
        return max(sizes, default=0.0) + own

    @cached_property
    def _reading_sizes(self) -> dict[tuple[int, bool], float]:
        """How far readings reach, in px, by their base's clusters and by side."""
        gathered = self.gathered
        sizes: dict[tuple[int, bool], float] = {}
        for ruby, readings in zip(gathered.paragraph.rubies, gathered.readings, strict=True):
            for cluster in range(ruby.start, ruby.stop):
                sizes.setdefault((cluster, ruby.under), readings[0].box.style["font_size"])
        return sizes

    def _marks(self, leaf: Leaf, text: TateText, middle: float) -> list[TateText]:
        """Make an emphasis mark (圏点) beside each character of a leaf that asks for them."""
        mark = mark_of(text.style, self.gathered.vertical)
        if mark is None:
            return []
        upright = shaper_of(mark.style, Facing.UPRIGHT, self.gathered.vertical, self.shaper)
        shaped = upright.shape(mark.text)
        size, mark_size = text.style["font_size"], mark.style["font_size"]
        found = []
        for i, origin in zip(range(text.start, text.stop), text.origins, strict=True):
            if takes_mark(text.shaped.texts[i]):
                u = text.position_x + origin
                u += (text.shaped.advances[i] - sum(shaped.advances)) / 2
                box = boxes.TextBox(text.element_tag, mark.style, None, mark.text)
                distance = (size + mark_size) / 2 + self._reading_sizes.get((i, mark.under), 0)
                v = middle + (distance if mark.under else -distance)
                found.append(self._alone(box, shaped, u, v))
                found[-1].beside = True
        return found
