"""Reads one line of notation into inlines; notes on blocks are handed on.

Every character ends in the inlines or in a note that is kept. Knows no layout of blocks.
"""

import re
from collections.abc import Callable
from pathlib import PurePosixPath

from ...model import (
    MOST_STEPS,
    Break,
    Editorial,
    Gaiji,
    Image,
    Inline,
    Layout,
    Okurigana,
    Text,
)
from ..source import Unknown
from .accents import accented, has_accents
from .ahead import Ahead
from .blocks import BlockBuilder
from .gaiji import bare_description, read_gaiji
from .meanings import (
    Apart,
    Becomes,
    Beside,
    BlockClose,
    BlockOpen,
    Changes,
    Close,
    ColumnHead,
    Comment,
    Forward,
    Insert,
    Letter,
    LineLayout,
    Marked,
    NoFile,
    Note,
    Open,
    PageTurn,
    Placed,
    Point,
    Quoted,
    Reading,
    Sent,
    Several,
    Template,
    TextEnd,
    Usual,
    steps_of,
)
from .names import COLUMNS_NAME
from .notes import is_order, understand
from .report import Report
from .resolve import KUNOJI, kunoji_at, resolve
from .scan import SPECIAL, pairs_of
from .spans import Spans
from .targets import follow_target, mark_letter, wrap_target
from .wrap import around


class LineReader:
    """Reads lines in order; spans that end in a later line go on from line to line."""

    def __init__(
        self, ahead: Ahead, blocks: BlockBuilder, report: Report, unknown: Unknown
    ) -> None:
        self.ahead = ahead
        self.blocks = blocks
        self.report = report
        self.unknown = unknown
        self.spans = Spans()
        self.run = self.spans.run
        self.layout: Changes = {}
        self.styles: tuple[Template, ...] = ()  # around all of the line
        self.answered = -1  # where a note stands that a reading before it has followed
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
        """``number`` counts from 1; ``offset`` is where the line begins in the text."""
        if not line.strip() or not (self.spans.frames or SPECIAL.search(line)):
            self.blocks.plain_line(line)
            return
        self.number, self.offset, self.line = number, offset, line
        self.pairs = pairs_of(line)
        self.accents_until = -1
        position = 0
        while found := SPECIAL.search(line, position):
            at = found.start()
            self._write(position, at)
            position = self.handlers[line[at]](at)
        self._write(position, len(line))
        self._end_part(len(line))

    def finish(self) -> None:
        """Report the spans that the text's end leaves open."""
        for frame in self.spans.frames:
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
        if self.line.startswith("《", end + 1) and not self.spans.has_bar:
            self.spans.set_bar(is_text=False)
        return at + 1

    def _close_accents(self, at: int) -> int:
        if at != self.accents_until:
            self.run.write("〕")
        return at + 1

    # --- ruby
    def _bar(self, at: int) -> int:
        self.spans.keep_bar()
        self.spans.set_bar(is_text=True)
        return at + 1

    def _ruby(self, at: int) -> int:
        end = self.pairs.get(at, -1)
        if end > at + 1 and self._reaches(at, end):
            return end + 1
        if end > at + 1 and not self.spans.has_bar and self._set_reading(at, end):
            return end + 1
        start = self.spans.take_base() if end > at + 1 else None
        if start is None:
            if end > 0:
                self._say(at, "aozora.ruby-base", ruby=self.line[at : end + 1])
            self.spans.keep_bar()
            self.run.write("《")
            return at + 1
        reading = resolve(self.line[at + 1 : end], readings=True)
        if reading.text:
            self.run.wrap_from(start, Reading(reading.text))
        self._keep_notes(reading.notes, at)
        return end + 1

    def _reaches(self, at: int, end: int) -> bool:
        """Set a reading whose base a note behind it names: ``《…》［＃ルビは「X」にかかる］``."""
        note = _REACHES.match(self.line, end + 1)
        if note is None:
            return False
        if self.spans.has_bar:  # which says it better
            self.answered = note.start("note")
            return False
        reading, notes = _resolved(Reading(self.line[at + 1 : end]))
        if reading is None or not wrap_target(self.spans, note["base"], reading):
            return False
        self._keep_notes(notes, at)
        self.answered = note.start("note")
        return True

    def _set_reading(self, at: int, end: int) -> bool:
        reading = self.line[at + 1 : end]
        plain = not SPECIAL.search(reading) and self.spans.has_room()
        return plain and self.run.set_reading(reading)

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
                self._say(at, "aozora.gaiji", description=self.line[at : end + 1])
                self.run.write("※")
                return at + 1
            case Text(text):
                self.run.write(text)
            case Gaiji():
                self.run.add(found)
                self._say(at, "aozora.gaiji", description=self.line[at : end + 1])
            case sign:
                self.run.add(sign)
        return end + 1

    def _note(self, at: int) -> int:
        if not self.line.startswith("＃", at + 1):
            self.run.write("［")
            return at + 1
        end = self.pairs.get(at, -1)
        if at == self.answered:
            self.answered = -1
            return end + 1
        if end < 0:
            self._say(at, "aozora.unclosed", note=self.line[at : at + 20])
            self.run.write("［")
            return at + 1
        self._follow(understand(self.line[at + 2 : end]), at, end + 1)
        return end + 1

    def _follow(self, note: Note | None, at: int, end: int) -> None:
        source = self.line[at:end]
        if (steps := steps_of(note)) > MOST_STEPS:
            self._say(at, "steps.most", steps=steps, most=MOST_STEPS)
        match note:
            case Forward():
                self._forward((note,), source, at)
            case Several(notes):
                self._forward(notes, source, at)
            case Becomes() | Placed() | Beside() | Point():
                if not follow_target(self.spans, note):
                    self._refuse(source, at, "aozora.target", target=note.target)
            case Marked(letters):
                self._mark(letters, source, at)
            case Open():
                self._open(note, source, at)
            case Close():
                self._close(note, source, at)
            case LineLayout():
                self._lay_out(note, source, at, end)
            case Usual(changes):
                self.run.add(Editorial(source))
                self._end_part(at)
                self.blocks.usual = Layout(**changes)
            case BlockOpen():
                self._end_part(at)
                if not self.blocks.open(note, source, self.number, at + 1):
                    self._refuse(source, at, "aozora.depth")
            case BlockClose(names):
                self._end_part(at)
                closed = [self.blocks.close(name) or self.spans.close(name) for name in names]
                if not any(closed):
                    self._refuse(source, at, "aozora.span-end")
            case PageTurn():
                self._end_part(at)
                self.blocks.turn(note, source, self.number, at + 1)
            case ColumnHead(number):
                self._begin_column(number, source, at)
            case NoFile():
                self._refuse(source, at, "aozora.picture")
            case Insert(inline):
                self._insert(inline, source, at)
            case Sent(text):
                kana = resolve(text)
                self.run.add(Okurigana(kana.text))
                self._keep_notes(kana.notes, at)
            case Comment() | TextEnd():
                self.run.add(Editorial(source))
            case Apart(ends):
                self._end_contents(ends, source, at)
            case Quoted(text):
                self.run.add(Editorial(text))
            case None if is_order(source) or self.unknown is Unknown.LITERAL:
                self._refuse(source, at, "aozora.unknown")
            case None:
                self._refuse(source, at, "aozora.remark")

    def _insert(self, inline: Inline, source: str, at: int) -> None:
        """A picture must lie in the book's folder: names that lead out of it are kept as notes."""
        if isinstance(inline, Image) and not _is_inside(inline.source):
            self.run.add(Editorial(source))
            self._say(at, "image.outside", source=inline.source)
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

    def _forward(self, orders: tuple[Forward, ...], source: str, at: int) -> None:
        for target, template in ((one.target, t) for one in orders for t in one.templates):
            notes: tuple[str, ...] = ()
            around: Template | None = template
            if isinstance(template, Reading):
                around, notes = _resolved(template)
            if around is None or not wrap_target(self.spans, target, around):
                self._refuse(source, at, "aozora.target", target=target)
                return
            self._keep_notes(notes, at)

    def _mark(self, letters: tuple[Letter, ...], source: str, at: int) -> None:
        unclear = [one for one in letters if not mark_letter(self.spans, one)]
        if unclear:
            word = unclear[0].word or self.run.last_word(self.spans.floor)
            self._refuse(source, at, "aozora.letter", word=word)

    # --- spans
    def _open(self, note: Open, source: str, at: int) -> None:
        end = self.ahead.next(note.closers, self.offset + at)
        if end < 0 or (end > self.offset + len(self.line) and not self._goes_on(note, at + 2)):
            if note.template is None or not self._style_line((note.template,), at + len(source)):
                self._refuse(source, at, "aozora.span-open")
        elif not self.spans.has_room():
            self._refuse(source, at, "aozora.depth")
        else:
            self.spans.open(note, source, self.number, at + 1)

    def _goes_on(self, note: Open, at: int) -> bool:
        """Whether the span ends in a later line, before another of its name begins."""
        offset = self.offset + at
        end = self.ahead.next(note.closers, offset)
        again = self.ahead.next(note.openers, offset)
        return note.template is not None and end >= 0 and (again < 0 or end < again)

    def _close(self, note: Close, source: str, at: int) -> None:
        reading, notes = _resolved(note.reading) if note.reading else (None, ())
        if note.reading and self.spans.is_empty(note.name):
            self._refuse(source, at, "aozora.misplaced")
        elif self.spans.close(note.name, reading):
            self._keep_notes(notes, at)
        elif self.blocks.has(note.name):
            self._end_part(at)
            self.blocks.close(note.name)
        else:
            self._refuse(source, at, "aozora.span-end")

    # --- layout
    def _end_contents(self, contents: str, source: str, at: int) -> None:
        """``引用文終わり`` ends the layout that began with it; what had none is set as text."""
        if self.blocks.holds(contents):
            self._end_part(at)
            self.blocks.close_contents(contents)
        else:
            self.run.add(Editorial(source))
            self._say(at, "aozora.apart", note=source)

    def _begin_column(self, number: int, source: str, at: int) -> None:
        if not self.blocks.has(COLUMNS_NAME):
            self._refuse(source, at, "aozora.misplaced")
        elif number == 1:
            self.run.add(Editorial(source))
        else:
            self._end_part(at)
            self.blocks.turn(PageTurn(Break.COLUMN), source, self.number, at + 1)

    def _lay_out(self, note: LineLayout, source: str, at: int, end: int) -> None:
        """At the head or the end of a line for all of it; 地付き holds from where it stands."""
        styled = not note.templates or self._style_line(note.templates, end)
        at_edge = self.run.is_blank or not self.line[end:].strip()
        if styled and (at_edge or not note.changes):
            self.layout |= note.changes
        elif (raised := note.changes.get("end")) is not None:
            self.spans.keep_bar()
            self.run.add(LineLayout({"end": raised}))  # how far in it begins follows from that
        else:
            self._refuse(source, at, "aozora.misplaced")

    def _style_line(self, templates: tuple[Template, ...], end: int) -> bool:
        """Spans around the whole line, asked for at its head or its end; False elsewhere."""
        rest = self.line[end:].strip()
        at_edge = self.run.is_blank if rest else not self.run.is_blank
        if at_edge and self.spans.has_room(len(templates)):
            self.styles += templates
            return True
        return False

    def _end_part(self, at: int) -> None:
        """Hand on the inlines up to here: at the line's end, or where a note of blocks stands."""
        nodes, dropped = self.spans.end(lambda note: self._goes_on(note, at))
        for frame in dropped:
            self.report.at(frame.line, frame.column, "aozora.span-open", note=frame.source)
        for template in self.styles:
            nodes = around(template, nodes)
        if nodes:
            self.blocks.part(nodes, self.layout)
        self.layout, self.styles = {}, ()

    def _say(self, at: int, code: str, **values: object) -> None:
        self.report.at(self.number, at + 1, code, **values)


_QUOTED = "(?:[^「」［］]|「[^「」［］]*」)+"
_REACHES = re.compile(
    rf"[」』]?(?P<note>［＃(?:ルビは)?「(?P<base>{_QUOTED})」"
    r"(?:に(?:かかる|掛かる|付く|ルビ)|のルビ)］)"
)


def _resolved(reading: Reading) -> tuple[Reading | None, tuple[str, ...]]:
    """A reading as text, and the notes that stood in it; no reading if there is no text."""
    resolved = resolve(reading.text, readings=True)
    made = Reading(resolved.text, reading.side) if resolved.text else None
    return made, resolved.notes


def _is_inside(name: str) -> bool:
    path = PurePosixPath(name.replace("\\", "/"))
    return not path.is_absolute() and ".." not in path.parts and ":" not in name
