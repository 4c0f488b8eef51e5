"""Does what the notes of a line ask for: spans, layouts, blocks, pictures; what it can't is kept.

Every note ends in the inlines or in a note that is kept. Knows no layout of blocks.
"""

from pathlib import PurePosixPath

from ...model import (
    MOST_STEPS,
    Break,
    Editorial,
    Image,
    Inline,
    Layout,
    Okurigana,
    Text,
)
from ..source import Unknown
from .ahead import Ahead
from .blocks import BlockBuilder
from .indents import SPACE
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
from .resolve import resolve
from .spans import Spans
from .targets import follow_target, mark_letters, wrap_target
from .wrap import Node, around


class Follower:
    """Follows the notes of the line that is being read; spans may end in a later line.

    ``run`` is where the line's inlines go, ``layout`` and ``styles`` are of the whole line.
    """

    number: int
    offset: int
    line: str

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
        self.styles: tuple[Template, ...] = ()

    def begin(self, number: int, offset: int, line: str) -> None:
        """``number`` counts lines from 1; ``offset`` is where this one begins in the text."""
        self.number, self.offset, self.line = number, offset, line

    def finish(self) -> None:
        """Report the spans that the text's end leaves open."""
        for frame in self.spans.frames:
            self.report.at(frame.line, frame.column, "aozora.span-open", note=frame.source)

    def follow(self, note: Note | None, at: int, end: int) -> None:
        """Do what the note from ``at`` to ``end`` asks for; one that is not known is kept."""
        source = self.line[at:end]
        if (steps := steps_of(note)) > MOST_STEPS:
            self.say(at, "steps.most", steps=steps, most=MOST_STEPS)
        match note:
            case Forward() | Several() | Becomes() | Placed() | Beside() | Point() | Marked():
                self._change_before(note, source, at)
            case Open():
                self._open(note, source, at)
            case Close():
                self._close(note, source, at)
            case LineLayout():
                self._lay_out(note, source, at, end)
            case BlockOpen() | BlockClose() | PageTurn() | ColumnHead() | Usual() | Apart():
                self._change_blocks(note, source, at)
            case NoFile():
                self._refuse(source, at, "aozora.picture")
            case Insert(inline):
                self._insert(inline, source, at)
            case Sent(text):
                kana = resolve(text)
                self.run.add(Okurigana(kana.text))
                self.keep_notes(kana.notes, at)
            case _:
                self._keep(note, source, at)

    # --- what is kept
    def _keep(self, note: Comment | TextEnd | Quoted | None, source: str, at: int) -> None:
        """A note that changes nothing; what its reader may miss is told."""
        match note:
            case Comment() | TextEnd():
                self.run.add(Editorial(source))
            case Quoted(text):
                self.run.add(Editorial(text))
            case None if is_order(source) or self.unknown is Unknown.LITERAL:
                self._refuse(source, at, "aozora.unknown")
            case None:
                self._refuse(source, at, "aozora.remark")

    def keep_notes(self, sources: tuple[str, ...], at: int) -> None:
        """Notes from inside a reading stand after it."""
        for source in sources:
            self.run.add(Editorial(source))
            if source.startswith("※"):
                self.say(at, "aozora.gaiji", description=source)
            elif not isinstance(understand(source[2:-1]), Comment):
                self.say(at, "aozora.misplaced", note=source)

    def _insert(self, inline: Inline, source: str, at: int) -> None:
        """A picture must lie in the book's folder: names that lead out of it are kept as notes."""
        if isinstance(inline, Image) and not _is_inside(inline.source):
            self.run.add(Editorial(source))
            self.say(at, "image.outside", source=inline.source)
        else:
            self.run.add(inline)

    def _refuse(self, source: str, at: int, code: str, **values: object) -> None:
        """Report a note that can't be followed, and keep it as the setting says."""
        if self.unknown is Unknown.LITERAL:
            self.run.write(source)
            code = "aozora.literal" if code == "aozora.unknown" else code
        else:
            self.run.add(Editorial(source))
        self.say(at, code, note=source, **values)

    # --- what stands before the note
    def _change_before(
        self,
        note: Forward | Several | Becomes | Placed | Beside | Point | Marked,
        source: str,
        at: int,
    ) -> None:
        match note:
            case Forward():
                self._forward((note,), source, at)
            case Several(notes):
                self._forward(notes, source, at)
            case Marked(letters):
                self._mark(letters, source, at)
            case _:
                if not follow_target(self.spans, note):
                    self._refuse(source, at, "aozora.target", target=note.target)

    def _forward(self, orders: tuple[Forward, ...], source: str, at: int) -> None:
        for target, template in ((one.target, t) for one in orders for t in one.templates):
            notes: tuple[str, ...] = ()
            around: Template | None = template
            if isinstance(template, Reading):
                around, notes = resolved(template)
            if around is None or not wrap_target(self.spans, target, around):
                self._refuse(source, at, "aozora.target", target=target)
                return
            self.keep_notes(notes, at)

    def _mark(self, letters: tuple[Letter, ...], source: str, at: int) -> None:
        if unclear := mark_letters(self.spans, letters):
            word = unclear.word or self.run.last_word(self.spans.floor)
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
        reading, notes = resolved(note.reading) if note.reading else (None, ())
        if note.reading and self.spans.is_empty(note.name):
            self._refuse(source, at, "aozora.misplaced")
        elif self.spans.close(note.name, reading):
            self.keep_notes(notes, at)
        elif self.blocks.has(note.name):
            self.end_part(at)
            self.blocks.close(note.name)
        else:
            self._refuse(source, at, "aozora.span-end")

    # --- blocks
    def _change_blocks(
        self,
        note: BlockOpen | BlockClose | PageTurn | ColumnHead | Usual | Apart,
        source: str,
        at: int,
    ) -> None:
        match note:
            case BlockOpen():
                self.end_part(at)
                if not self.blocks.open(note, source, self.number, at + 1):
                    self._refuse(source, at, "aozora.depth")
            case BlockClose(names):
                self.end_part(at)
                closed = [self.blocks.close(name) or self.spans.close(name) for name in names]
                if not any(closed):
                    self._refuse(source, at, "aozora.span-end")
            case PageTurn():
                self.end_part(at)
                self.blocks.turn(note, source, self.number, at + 1)
            case ColumnHead(number):
                self._begin_column(number, source, at)
            case Usual(changes):
                self.run.add(Editorial(source))
                self.end_part(at)
                self.blocks.usual = Layout(**changes)
            case Apart(ends):
                self._end_contents(ends, source, at)

    def _end_contents(self, contents: str, source: str, at: int) -> None:
        """``引用文終わり`` ends the layout that began with it; what had none is set as text."""
        if self.blocks.holds(contents):
            self.end_part(at)
            self.blocks.close_contents(contents)
        else:
            self.run.add(Editorial(source))
            self.say(at, "aozora.apart", note=source)

    def _begin_column(self, number: int, source: str, at: int) -> None:
        if not self.blocks.has(COLUMNS_NAME):
            self._refuse(source, at, "aozora.misplaced")
        elif number == 1:
            self.run.add(Editorial(source))
        else:
            self.end_part(at)
            self.blocks.turn(PageTurn(Break.COLUMN), source, self.number, at + 1)

    # --- layout
    def _lay_out(self, note: LineLayout, source: str, at: int, end: int) -> None:
        """At the head or the end of a line for all of it; 地付き holds from where it stands."""
        styled = not note.templates or self._style_line(note.templates, end)
        rest, raised = self.line[end:].strip(), note.changes.get("end")
        # No one sets a paragraph of sentences at the foot of its lines.
        is_text = raised is not None and _SENTENCE_END in self.line[:at]
        if styled and (self.run.is_blank or not note.changes or not (rest or is_text)):
            self.layout |= note.changes
        elif raised is not None and rest:
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

    def end_part(self, at: int) -> None:
        """Hand on the inlines up to here: at the line's end, or where a note of blocks stands."""
        nodes, dropped = self.spans.end(lambda note: self._goes_on(note, at))
        for frame in dropped:
            self.report.at(frame.line, frame.column, "aozora.span-open", note=frame.source)
        nodes = _styled(nodes, self.styles)
        if nodes:
            self.blocks.part(nodes, self.layout)
        self.layout, self.styles = {}, ()

    def say(self, at: int, code: str, **values: object) -> None:
        self.report.at(self.number, at + 1, code, **values)


def resolved(reading: Reading) -> tuple[Reading | None, tuple[str, ...]]:
    """A reading as text, and the notes that stood in it; no reading if there is no text."""
    found = resolve(reading.text, readings=True)
    made = Reading(found.text, reading.side) if found.text else None
    return made, found.notes


def _is_inside(name: str) -> bool:
    path = PurePosixPath(name.replace("\\", "/"))
    return not path.is_absolute() and ".." not in path.parts and ":" not in name


_SENTENCE_END = "。"


def _styled(nodes: list[Node], styles: tuple[Template, ...]) -> list[Node]:
    """A line in its styles. The spaces at its head stay outside: they are an indent."""
    head: list[Node] = []
    if styles and nodes and isinstance(first := nodes[0], Text):
        text = first.text.lstrip(SPACE)
        head = [Text(SPACE * (len(first.text) - len(text)))] if text != first.text else []
        nodes = [Text(text), *nodes[1:]] if text else nodes[1:]
    for template in styles:
        nodes = around(template, nodes)
    return [*head, *nodes]
