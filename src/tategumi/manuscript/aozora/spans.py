"""The spans that are open over a line's inlines, and the ｜ that waits for its reading.

Spans may cross and may go on in the next line: each piece of text gets its own inlines.
"""

from collections.abc import Callable
from dataclasses import dataclass

from ...model import Editorial, Text
from .meanings import Open, Template
from .run import Run
from .wrap import Node

# Spans, readings and blocks inside each other. Books have three or four; beyond this it is no book.
MOST_DEPTH = 16


@dataclass(slots=True)
class Frame:
    """A span that is open; ``start`` is the piece that it begins with."""

    note: Open
    source: str
    start: int
    line: int
    column: int


class Spans:
    """The run of a line with what is open in it."""

    def __init__(self) -> None:
        self.run = Run()
        self.frames: list[Frame] = []
        self._bar: int | None = None  # the piece after a ｜
        self._bar_frames = 0  # the spans that were open before it
        self._bar_is_text = False  # ｜ as written, no bracket 〔 that serves as one

    @property
    def floor(self) -> int:
        """The first piece of the innermost span."""
        return self.frames[-1].start if self.frames else 0

    def has_room(self, depth: int = 0) -> bool:
        """Whether one more may go around inlines of that depth."""
        return depth + len(self.frames) < MOST_DEPTH

    # --- the bar
    @property
    def has_bar(self) -> bool:
        return self._bar is not None

    @property
    def after_bar(self) -> int:
        """The first piece that a note may name without reaching over a ｜."""
        return max(self.floor, self._bar or 0)

    def set_bar(self, *, is_text: bool) -> None:
        self._bar, self._bar_is_text = self.run.flush(), is_text
        self._bar_frames = len(self.frames)

    def keep_bar(self) -> None:
        """A ｜ that no reading follows is a character of the text."""
        if self._bar is not None and self._bar_is_text:
            self.run.insert(self._bar, Text("｜"))
            for frame in self.frames[self._bar_frames :]:
                frame.start += 1
        self._bar = None

    def take_base(self) -> int | None:
        """The piece that the base of a reading begins with, if there is a base; uses up the ｜."""
        if self._bar is not None and self._bar_frames == len(self.frames):
            start = self._bar
        else:
            self.keep_bar()
            start = self.run.split_base(self.floor)
        if start >= self.run.flush() or not self.has_room(self.run.depth(start)):
            self.keep_bar()
            return None
        self._bar = None
        return start

    # --- spans
    def open(self, note: Open, source: str, line: int, column: int) -> None:
        self.frames.append(Frame(note, source, self.run.flush(), line, column))

    def is_empty(self, name: str) -> bool:
        """Whether a span of that name is open and holds nothing yet."""
        starts = [frame.start for frame in self.frames if frame.note.name == name]
        return bool(starts) and starts[-1] >= self.run.flush()

    def close(self, name: str, template: Template | None = None) -> bool:
        """Close the innermost span of that name; those opened inside it go on after it."""
        names = [frame.note.name for frame in self.frames]
        if name not in names:
            return False
        index = len(names) - 1 - names[::-1].index(name)
        if self._bar is not None and self._bar_frames > index:
            self.keep_bar()
        for frame in reversed(self.frames[index + 1 :]):
            self._wrap(frame, frame.note.template)
        frame = self.frames.pop(index)
        self._wrap(frame, template or frame.note.template)
        count = self.run.flush()
        for inner in self.frames[index:]:
            inner.start = count
        return True

    def _wrap(self, frame: Frame, template: Template | None) -> None:
        if template is not None:
            self.run.wrap_from(frame.start, template)

    # --- the end of a line
    def end(self, goes_on: Callable[[Open], bool]) -> tuple[list[Node], list[Frame]]:
        """The line's inlines, and the spans that were none, because they don't go on and end later.

        Those that go on are around what they hold in this line, and open at the next one's head.
        """
        self.keep_bar()
        dropped: list[Frame] = []
        kept: list[Frame] = []
        for frame in self.frames:
            frame.start += len(dropped)
            if goes_on(frame.note):
                kept.append(frame)
            else:
                self.run.insert(frame.start, Editorial(frame.source))
                dropped.append(frame)
        self.frames = kept
        for frame in reversed(kept):
            self._wrap(frame, frame.note.template)
        nodes = self.run.take()
        for frame in kept:
            frame.start = 0
        return nodes, dropped
