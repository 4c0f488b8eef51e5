"""One line of notation at a time, read into inlines; what concerns blocks is handed on.

Every character ends in the inlines or in a note that is kept. Knows no layout of blocks.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import PurePosixPath

from ...model import Editorial, Gaiji, Image, Inline, Okurigana, Text
from ..source import Unknown
from .accents import accented, has_accents
from .ahead import Ahead
from .blocks import BlockBuilder
from .gaiji import bare_description, character_of, read_gaiji
from .notes import (
    Becomes,
    BlockClose,
    BlockOpen,
    Close,
    Comment,
    Forward,
    Insert,
    LineLayout,
    Note,
    Open,
    PageTurn,
    Quoted,
    Reading,
    Sent,
    Template,
    TextEnd,
    understand,
)  # fmt: skip
from .report import Report
from .resolve import KUNOJI, kunoji_at, resolve
from .run import Run
from .scan import SPECIAL, pairs_of

# Spans, readings and blocks inside each other. Books have three or four; beyond this it is no book.
MOST_DEPTH = 16

# Several targets in one note: ``「甲」と「乙」に傍点``; the last names a part: ``「甲乙」の「乙」に傍点``.
_LISTS = ("」と「", "」、「", "」「")
_PART = "」の「"


@dataclass(slots=True)
class _Frame:
    """A span that is open; ``start`` is the piece that it begins with."""

    note: Open
    source: str
    start: int
    line: int
    column: int


class LineReader:
    """Reads lines in order; spans that end in a later line go on from line to line."""

    def __init__(
        self, ahead: Ahead, blocks: BlockBuilder, report: Report, unknown: Unknown
    ) -> None:
        self.ahead = ahead
        self.blocks = blocks
        self.report = report
        self.unknown = unknown
        self.run = Run()
        self.frames: list[_Frame] = []
        self.layout: dict[str, float | int | bool | None] = {}
        self.bar: int | None = None  # the piece after a ｜ that waits for its 《
        self.bar_frames = 0  # the spans that were open before it
        self.bar_is_text = False  # ｜ as written, no bracket 〔 that serves as one
        self.handlers: dict[str, Callable[[int], int]] = {
            "｜": self._bar,
            "《": self._ruby,
            "［": self._note,
            "※": self._gaiji,
            "〔": self._open_accents,
            "〕": self._close_accents,
            "／": self._kunoji,
        }

    def read(self, number: int, offset: int, line: str) -> None:
        """``number`` counts from 1; ``offset`` is where the line begins in the text of ``ahead``."""
        if not self.frames and not SPECIAL.search(line):
            self.blocks.plain_line(line)
            return
        self.number, self.offset, self.line = number, offset, line
        self.pairs = pairs_of(line)
        self.accents_until = -1
        self.parts = 0
        position = 0
        while found := SPECIAL.search(line, position):
            at = found.start()
            self._write(position, at)
            position = self.handlers[line[at]](at)
        self._write(position, len(line))
        self._end_part(len(line))
        if not line.strip():
            self.blocks.blank()

    def finish(self) -> None:
        """Report the spans that the text's end leaves open."""
        for frame in self.frames:
            self.report.at(frame.line, frame.column, "aozora.span-open", note=frame.source)

    # --- text
    def _write(self, start: int, stop: int) -> None:
        if start < stop:
            text = self.line[start:stop]
            self.run.write(accented(text) if start < self.accents_until else text)

    def _kunoji(self, at: int) -> int:
        sign = kunoji_at(self.line, at)
        self.run.write(KUNOJI.get(sign, "／"))
        return at + (len(sign) or 1)

    def _open_accents(self, at: int) -> int:
        """``〔E'tude〕``; a reading that follows the bracket belongs to all that it holds."""
        end = self.pairs.get(at, -1)
        if end < 0 or not has_accents(self.line[at:end]):
            self.run.write("〔")
            return at + 1
        self.accents_until = end
        if self.line.startswith("《", end + 1) and self.bar is None:
            self._set_bar(is_text=False)
        return at + 1

    def _close_accents(self, at: int) -> int:
        if at != self.accents_until:
            self.run.write("〕")
        return at + 1

    # --- ruby
    def _bar(self, at: int) -> int:
        self._keep_bar()
        self._set_bar(is_text=True)
        return at + 1

    def _set_bar(self, *, is_text: bool) -> None:
        self.bar, self.bar_is_text = self.run.flush(), is_text
        self.bar_frames = len(self.frames)

    def _keep_bar(self) -> None:
        """A ｜ that no reading follows is a character of the text."""
        if self.bar is not None and self.bar_is_text:
            self.run.insert(self.bar, Text("｜"))
            for frame in self.frames[self.bar_frames :]:
                frame.start += 1
        self.bar = None

    def _ruby(self, at: int) -> int:
        end = self.pairs.get(at, -1)
        start = self._base() if end > at + 1 else None
        if start is None:
            if end > 0:
                self._say(at, "aozora.ruby-base", ruby=self.line[at : end + 1])
            self._keep_bar()
            self.run.write("《")
            return at + 1
        self.bar = None
        reading = resolve(self.line[at + 1 : end], readings=True)
        if reading.text:
            self.run.wrap_from(start, Reading(reading.text))
        self._keep_notes(reading.notes, at)
        return end + 1

    def _base(self) -> int | None:
        """The piece that the base of a reading begins with, if there is a base."""
        if self.bar is not None and self.bar_frames == len(self.frames):
            start = self.bar
        else:
            self._keep_bar()
            start = self.run.split_base(self._floor())
        if start >= self.run.flush() or not self._has_room(self.run.depth(start)):
            return None
        return start

    def _keep_notes(self, sources: tuple[str, ...], at: int) -> None:
        """Notes from inside a reading stand after it."""
        for source in sources:
            self.run.add(Editorial(source))
            if source.startswith("※"):
                self._say(at, "aozora.gaiji", description=source)
            elif not isinstance(understand(source[2:-1]), Comment):
                self._say(at, "aozora.misplaced", note=source)

    # --- notes
    def _gaiji(self, at: int) -> int:
        end = self.pairs.get(at + 1, -1)
        if end < 0 or not self.line.startswith("［＃", at + 1):
            self.run.write("※")
            return at + 1
        body = self.line[at + 3 : end]
        found = read_gaiji(body)
        if found is None and body and understand(body) is None:
            found = Gaiji(bare_description(body))
        match found:
            case None:
                self.run.write("※")
                return at + 1
            case Text(text):
                self.run.write(text)
            case Gaiji():
                self.run.add(found)
                self._say(at, "aozora.gaiji", description=self.line[at : end + 1])
        return end + 1

    def _note(self, at: int) -> int:
        if not self.line.startswith("＃", at + 1):
            self.run.write("［")
            return at + 1
        end = self.pairs.get(at, -1)
        if end < 0:
            self._say(at, "aozora.unclosed", note=self.line[at : at + 20])
            self.run.write("［")
            return at + 1
        self._follow(understand(self.line[at + 2 : end]), at, end + 1)
        return end + 1

    def _follow(self, note: Note | None, at: int, end: int) -> None:
        source = self.line[at:end]
        match note:
            case Forward(target, template):
                self._forward(target, template, source, at)
            case Becomes(target, reference):
                self._become(target, reference, source, at)
            case Open():
                self._open(note, source, at)
            case Close():
                self._close(note, source, at)
            case LineLayout():
                self._lay_out(note, source, at)
            case BlockOpen():
                self._end_part(at)
                if not self.blocks.open(note, source, self.number, at + 1):
                    self._refuse(source, at, "aozora.depth")
            case BlockClose(name):
                self._end_part(at)
                if not (self.blocks.close(name) or self._close_span(name, None)):
                    self._refuse(source, at, "aozora.span-end")
            case PageTurn():
                self._end_part(at)
                self.blocks.turn(note, source, self.number, at + 1)
            case Insert(inline):
                self._insert(inline, source, at)
            case Sent(text):
                kana = resolve(text)
                self.run.add(Okurigana(kana.text))
                self._keep_notes(kana.notes, at)
            case Comment() | TextEnd():
                self.run.add(Editorial(source))
            case Quoted(text):
                self.run.add(Editorial(text))
            case None:
                self._refuse(source, at, "aozora.unknown")

    def _insert(self, inline: Inline, source: str, at: int) -> None:
        """A picture must lie in the book's folder: names that lead out of it are kept as notes."""
        if isinstance(inline, Image) and not _is_inside(inline.source):
            self.run.add(Editorial(source))
            self._say(at, "aozora.path", path=inline.source)
        else:
            self.run.add(inline)

    def _refuse(self, source: str, at: int, code: str, **values: object) -> None:
        """Report a note that can't be followed, and keep it as the setting says."""
        if self.unknown is Unknown.LITERAL:
            self.run.write(source)
            code = "aozora.literal" if code == "aozora.unknown" else code
        else:
            self.run.add(Editorial(source))
        self._say(at, code, note=source, **values)

    def _forward(self, target: str, template: Template, source: str, at: int) -> None:
        if isinstance(template, Reading):
            reading = resolve(template.text, readings=True)
            template, notes = Reading(reading.text, template.side), reading.notes
        else:
            notes = ()
        empty = isinstance(template, Reading) and not template.text
        if empty or not self._wrap_all(target, template):
            self._refuse(source, at, "aozora.target", target=target)
        self._keep_notes(notes, at)

    def _wrap_all(self, target: str, template: Template) -> bool:
        if self._wrap(target, template):
            return True
        for between in _LISTS:
            if between in target:
                return all([self._wrap(part, template) for part in target.split(between)])
        whole, found, part = target.partition(_PART)
        return bool(found) and self._wrap(whole, template, part)

    def _wrap(self, target: str, template: Template, part: str = "") -> bool:
        text, inside = resolve(target).text, resolve(part).text
        floor = self._floor()
        found = self.run.find(text, max(floor, self.bar or 0), inside)
        if not found and self.bar is not None:
            self._keep_bar()
            found = self.run.find(text, self._floor(), inside)
        if not found or not self._has_room(self.run.depth(found.first, found.last)):
            return False
        self.run.wrap(found, template)
        return True

    def _become(self, target: str, reference: str, source: str, at: int) -> None:
        """``1［＃「1」はローマ数字、1-13-21］``: an older way to write a character without a code."""
        character = character_of(reference.split("、"))
        found = self.run.find(resolve(target).text, max(self._floor(), self.bar or 0))
        if not character or not found or not self.run.replace(found, character):
            self._refuse(source, at, "aozora.target", target=target)

    def _floor(self) -> int:
        return self.frames[-1].start if self.frames else 0

    def _has_room(self, depth: int) -> bool:
        return depth + len(self.frames) < MOST_DEPTH

    # --- spans
    def _open(self, note: Open, source: str, at: int) -> None:
        end = self.ahead.next(note.closers, self.offset + at)
        if end < 0 or (end > self.offset + len(self.line) and not self._goes_on(note, at + 1)):
            self._refuse(source, at, "aozora.span-open")
        elif not self._has_room(0):
            self._refuse(source, at, "aozora.depth")
        else:
            start = self.run.flush()
            self.frames.append(_Frame(note, source, start, self.number, at + 1))

    def _goes_on(self, note: Open, at: int) -> bool:
        """Whether the span ends in a later line, before another of its name begins."""
        offset = self.offset + at
        end = self.ahead.next(note.closers, offset)
        again = self.ahead.next(note.openers, offset)
        return note.template is not None and end >= 0 and (again < 0 or end < again)

    def _close(self, note: Close, source: str, at: int) -> None:
        reading, notes = note.reading, ()
        if reading:
            resolved = resolve(reading.text, readings=True)
            reading, notes = Reading(resolved.text, reading.side), resolved.notes
        if reading and self._is_empty_span(note.name):
            self._refuse(source, at, "aozora.misplaced")
        elif self._close_span(note.name, reading if reading and reading.text else None):
            self._keep_notes(notes, at)
        elif self.blocks.has(note.name):
            self._end_part(at)
            self.blocks.close(note.name)
        else:
            self._refuse(source, at, "aozora.span-end")

    def _is_empty_span(self, name: str) -> bool:
        starts = [frame.start for frame in self.frames if frame.note.name == name]
        return bool(starts) and starts[-1] >= self.run.flush()

    def _close_span(self, name: str, template: Template | None) -> bool:
        """Close the innermost span of that name; those opened inside it go on after it."""
        index = next(
            (i for i in reversed(range(len(self.frames))) if self.frames[i].note.name == name), -1
        )
        if index < 0:
            return False
        if self.bar is not None and self.bar_frames > index:
            self._keep_bar()
        for frame in reversed(self.frames[index + 1 :]):
            if frame.note.template is not None:
                self.run.wrap_from(frame.start, frame.note.template)
        frame = self.frames.pop(index)
        if (wrapping := template or frame.note.template) is not None:
            self.run.wrap_from(frame.start, wrapping)
        count = self.run.flush()
        for inner in self.frames[index:]:
            inner.start = count
        return True

    # --- layout
    def _lay_out(self, note: LineLayout, source: str, at: int) -> None:
        """At the head of a line for all of it; 地付き holds from where it stands."""
        if self.run.is_blank:
            self.layout |= note.changes
        elif set(note.changes) == {"end"}:
            self._keep_bar()
            self.run.add(note)
        else:
            self._refuse(source, at, "aozora.misplaced")

    def _end_part(self, at: int) -> None:
        """Hand on the inlines up to here: at the line's end, or where a note of blocks stands."""
        self._keep_bar()
        self._drop_spans(at)
        for frame in reversed(self.frames):
            self.run.wrap_from(frame.start, frame.note.template)
        nodes = self.run.take()
        for frame in self.frames:
            frame.start = 0
        if nodes:
            self.blocks.part(nodes, self.layout)
        self.layout = {}

    def _drop_spans(self, at: int) -> None:
        """Spans that don't end in a later part were no spans."""
        kept: list[_Frame] = []
        dropped = 0
        for frame in self.frames:
            frame.start += dropped
            if self._goes_on(frame.note, at):
                kept.append(frame)
            else:
                self.run.insert(frame.start, Editorial(frame.source))
                self.report.at(frame.line, frame.column, "aozora.span-open", note=frame.source)
                dropped += 1
        self.frames = kept

    def _say(self, at: int, code: str, **values: object) -> None:
        self.report.at(self.number, at + 1, code, **values)


def _is_inside(name: str) -> bool:
    path = PurePosixPath(name.replace("\\", "/"))
    return not path.is_absolute() and ".." not in path.parts and ":" not in name
