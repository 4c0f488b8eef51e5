"""Shaped text: clusters of glyphs. Knows no shaper and no page; lengths are CSS px."""

from dataclasses import dataclass, field, replace
from typing import Any

from .font_facts import VerticalMetrics
from .runs import Facing


@dataclass(eq=False, slots=True)
class Face:
    """One font at one size, as Pango found it; ``font`` is a referenced ``PangoFont *``.

    ``slant`` is how far Latin in it leans, per height, where italics are asked for that it lacks;
    ``middle`` is how far the middle of its style's em lies over its baseline, in px;
    ``metrics`` are those of its upright glyphs; ``coloured`` says that its glyphs are pictures.
    """

    font: object
    facing: Facing
    size: float
    slant: float
    middle: float
    coloured: bool
    metrics: VerticalMetrics = field(init=False)

    def __post_init__(self) -> None:
        self.metrics = VerticalMetrics(self.font)


@dataclass(frozen=True, slots=True)
class Glyph:
    """A glyph of a cluster that is not one glyph in its usual place; offsets and advance in px.

    ``stretch`` draws it so many times as long along the line. ``text`` is what it stands for in a
    cluster that was several; else the first glyph stands for all of its cluster's text.
    """

    index: int
    advance: float
    x_offset: float
    y_offset: float
    stretch: float = 1.0
    text: str | None = None


@dataclass(slots=True)
class Shaped:
    """Shaped text as parallel lists, one entry a cluster.

    ``starts`` are the clusters' offsets in the text, in characters; ``codes`` their glyph as four
    hexadecimal digits; ``faces`` their font; ``advances`` are px along the line. A cluster that is
    not one glyph in its usual place has an empty code, and its glyphs in ``pieces``.
    ``missing`` are the characters that no font has.
    """

    texts: list[str] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    advances: list[float] = field(default_factory=list)
    codes: list[str] = field(default_factory=list)
    faces: list[Any] = field(default_factory=list)
    pieces: dict[int, tuple[Glyph, ...]] = field(default_factory=dict)
    missing: set[str] = field(default_factory=set)

    def hold(self, text: str, start: int, advance: float) -> None:
        """Add a cluster that is not shaped in the line: tate-chu-yoko, an atomic inline, a tab."""
        self.texts.append(text)
        self.starts.append(start)
        self.advances.append(advance)
        self.codes.append("")
        self.faces.append(None)

    def as_one(self) -> "Shaped":
        """Return the text as one cluster, which no line end parts; a text of
        several fonts stays as it is.
        """
        if len({*self.faces}) != 1:
            return self
        pieces: list[Glyph] = []
        for i, (code, advance) in enumerate(zip(self.codes, self.advances, strict=True)):
            glyphs = [Glyph(int(code, 16), advance, 0, 0)] if code else self.pieces[i]
            text = self.texts[i]
            pieces += (replace(one, text="" if n else text) for n, one in enumerate(glyphs))
        whole = Shaped(["".join(self.texts)], [0], [sum(self.advances)], [""], self.faces[:1])
        whole.pieces, whole.missing = {0: tuple(pieces)}, self.missing
        return whole

    def repeated(self, start: int, stop: int, count: int) -> "Shaped":
        """Return the clusters ``start:stop``, so many times behind each other."""
        span, length = slice(start, stop), stop - start
        pieces = {
            place - start + turn * length: glyphs
            for place, glyphs in self.pieces.items()
            if start <= place < stop
            for turn in range(count)
        }
        texts, advances = self.texts[span] * count, self.advances[span] * count
        codes, faces = self.codes[span] * count, self.faces[span] * count
        starts = [turn * length + place for turn in range(count) for place in range(length)]
        return Shaped(texts, starts, advances, codes, faces, pieces, self.missing)

    def append(self, other: "Shaped", offset: int) -> None:
        """Append another text, which begins ``offset`` characters behind the start of this one."""
        shift = len(self.texts)
        self.texts += other.texts
        self.starts += [start + offset for start in other.starts] if offset else other.starts
        self.advances += other.advances
        self.codes += other.codes
        self.faces += other.faces
        self.pieces.update({i + shift: glyphs for i, glyphs in other.pieces.items()})
        self.missing |= other.missing
