"""Builds blocks from lines: layout, groups, headings, figures, page breaks.

What a line is made of is told in ``pieces``, how far it stands in in ``indents``.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from ...model import (
    Blank,
    Block,
    Break,
    Editorial,
    Figure,
    Group,
    GroupKind,
    Heading,
    Inline,
    Layout,
    PageBreak,
    Paragraph,
    Text,
)  # fmt: skip
from .indents import indented, margin_of, ordinary, without_spaces
from .meanings import BlockOpen, CaptionSpan, Changes, HeadingSpan, LineLayout, PageTurn
from .names import CENTRED_END, LAYOUT_ENDS
from .pieces import as_one, has_content, only_image, pieces_of_line
from .report import Report
from .wrap import Node, joined

MOST_BLOCK_DEPTH = 16


@dataclass(slots=True)
class _Open:
    """A block that is open; ``names`` of notes that end it, ``after``: the layout behind it."""

    names: set[str]
    kind: GroupKind | HeadingSpan
    steps: int
    layout: Layout
    after: Layout
    source: str
    line: int
    column: int
    blocks: list[Block] = field(default_factory=list)


class BlockBuilder:
    """``is_indented``: the file writes the indent of paragraphs, so that its lack has a meaning."""

    def __init__(self, report: Report, *, is_indented: bool) -> None:
        self.report = report
        self.is_indented = is_indented
        self.layout = Layout()
        self.usual = Layout()  # of paragraphs that have none of their own
        self.blocks: list[Block] = []
        self.stack: list[_Open] = []
        self.ranks: set[int] = set()
        self._layout_notes: dict[str, tuple[str, int, int]] = {}
        self._contents: dict[str, str] = {}  # names of open blocks, by what they are said to hold

    # --- lines
    def plain_line(self, line: str) -> None:
        """A line without notation."""
        if line.strip():
            self._add(self._paragraph([Text(line)], self.layout))
        else:
            self.blank()

    def blank(self) -> None:
        self._add(Blank())

    def part(self, nodes: Sequence[Node], changes: Changes) -> None:
        """The inlines of a line, or of the part of it before or after a note of blocks."""
        whole = layout = replace(self.layout, **changes)
        for piece in pieces_of_line(nodes):
            if isinstance(piece, LineLayout):
                whole = replace(whole, **piece.changes)
                layout = replace(layout, **piece.changes)
                continue
            added = self._add_piece(piece, layout)
            if not isinstance(added, Paragraph | Heading):
                layout = whole
            elif not layout.run_on:
                layout = replace(margin_of(added.layout), end=layout.end, run_on=True)

    def _add_piece(
        self, piece: "HeadingSpan | CaptionSpan | list[Inline]", layout: Layout
    ) -> Block | None:
        match piece:
            case HeadingSpan(children, rank, form):
                children, layout = indented(children, layout)
                return self._add_heading(Heading(rank, children, form, layout))
            case CaptionSpan(children):
                return self._caption((Paragraph(children),))
            case _ if image := only_image(piece):
                return self._add(Figure(image))
        return self._add(self._paragraph(piece, layout))

    def _paragraph(self, nodes: Sequence[Inline], layout: Layout) -> Paragraph:
        if all(isinstance(node, Editorial) for node in nodes):
            return Paragraph(tuple(nodes))
        if layout.centred:
            return Paragraph(without_spaces(joined(nodes))[1], layout)
        if layout.run_on or layout.end is not None:
            return Paragraph(joined(nodes), layout)
        own = self.usual if layout == Layout() and not self.stack else layout
        return Paragraph(*ordinary(joined(nodes), own, self.is_indented))

    def _add_heading(self, heading: Heading) -> Block:
        self.ranks.add(heading.level)
        return self._add(heading)

    def _caption(self, blocks: tuple[Block, ...]) -> Block | None:
        """A caption goes to the figure before it, else stands by itself."""
        current = self._current()
        text = as_one(blocks)
        match blocks:
            case (Paragraph(children),):
                blocks = (Paragraph(children),)
        if current and isinstance(figure := current[-1], Figure) and not figure.caption and text:
            current[-1] = replace(figure, caption=text)
            return None
        return self._add(Group(GroupKind.CAPTION, blocks))

    def _add(self, block: Block) -> Block:
        blocks = self._current()
        if isinstance(block, Blank) and blocks and isinstance(blocks[-1], Blank):
            blocks[-1] = Blank(blocks[-1].lines + block.lines)
        else:
            blocks.append(block)
        return block

    def _current(self) -> list[Block]:
        return self.stack[-1].blocks if self.stack else self.blocks

    # --- notes of blocks
    def open(self, note: BlockOpen, source: str, line: int, column: int) -> bool:
        if len(self.stack) + len(note.groups) > MOST_BLOCK_DEPTH:
            return False
        self.layout = replace(self.layout, **note.changes)
        if note.contents:
            self._contents[note.contents] = note.name
        if note.changes:
            self._layout_notes[note.name] = (source, line, column)
        for group in note.groups:
            self._push({note.name, group.name}, group.kind, group.steps, source, line, column)
        return True

    def _push(
        self,
        names: set[str],
        kind: GroupKind | HeadingSpan,
        steps: int,
        source: str,
        line: int,
        column: int,
    ) -> None:
        frame = _Open(names, kind, steps, self.layout, self.layout, source, line, column)
        self.stack.append(frame)
        self.layout = Layout()

    def has(self, name: str) -> bool:
        return any(name in frame.names for frame in self.stack)

    def close(self, name: str) -> bool:
        """End the innermost block or layout of that name; False if none is open."""
        self._layout_notes.pop(name, None)
        self._contents = {held: of for held, of in self._contents.items() if of != name}
        changes = LAYOUT_ENDS.get(name, {})
        if (layout := replace(self.layout, **changes)) != self.layout:
            self.layout = layout
        elif self.has(name):
            self._close_groups(name)
            self.layout = replace(self.layout, **changes)
        else:
            return self._end_outer_layout(changes)
        return True

    def holds(self, contents: str) -> bool:
        """Whether a block is open that is said to hold that."""
        return contents in self._contents

    def close_contents(self, contents: str) -> None:
        """End the block that is said to hold that."""
        self.close(self._contents[contents])

    def _close_groups(self, name: str) -> None:
        """The innermost group of that name, with those that the same note opened around it."""
        while name not in self.stack[-1].names:
            self._pop(by_force=self.stack[-1].kind is not GroupKind.CENTRED_PAGE)
        source = self.stack[-1].line, self.stack[-1].column
        while self.stack and (self.stack[-1].line, self.stack[-1].column) == source:
            self._pop(by_force=False)

    def _end_outer_layout(self, changes: Changes) -> bool:
        """A layout ended inside groups that it was opened around: it ends with them."""
        for frame in reversed(self.stack):
            if (after := replace(frame.after, **changes)) != frame.after:
                frame.after = after
                return True
        return False

    def _pop(self, *, by_force: bool) -> None:
        frame = self.stack.pop()
        self.layout = frame.after
        if by_force:
            self.report.at(frame.line, frame.column, "aozora.block-open", note=frame.source)
        blocks = tuple(frame.blocks)
        # Nothing makes no heading and no caption, and needs no centring; a box may be empty.
        needs = frame.kind in (GroupKind.CAPTION, GroupKind.CENTRED_PAGE)
        needs = needs or isinstance(frame.kind, HeadingSpan)
        if not blocks or (needs and not any(map(has_content, blocks))):
            for block in blocks:
                self._add(block)
        elif isinstance(frame.kind, HeadingSpan):
            self._heading_block(frame.kind, blocks, frame.layout)
        elif frame.kind is GroupKind.CAPTION:
            self._caption(blocks)
        else:
            self._add(Group(frame.kind, blocks, frame.layout, frame.steps))

    def _heading_block(self, span: HeadingSpan, blocks: tuple[Block, ...], layout: Layout) -> None:
        """Lines of one heading; anything else between its notes stays what it is."""
        for is_text, run in groupby(blocks, lambda b: isinstance(b, Paragraph | Blank)):
            held = tuple(run)
            if is_text and any(map(has_content, held)):
                self._add_lines_as_heading(span, held, layout)
                continue
            for block in held:
                self._add(_by_itself(block) if isinstance(block, Heading) else block)

    def _add_lines_as_heading(
        self, span: HeadingSpan, blocks: tuple[Block, ...], layout: Layout
    ) -> None:
        lines = _without_outer_blanks(blocks)
        first = lines[0]
        assert isinstance(first, Paragraph), "they begin with text"
        if first.layout.indent or first.layout.end is not None:
            layout = first.layout
        children, layout = indented(as_one(lines), replace(layout, run_on=False))
        self._add_heading(Heading(span.rank, children, span.form, layout))

    def turn(self, note: PageTurn, source: str, line: int, column: int) -> None:
        """A page break, which also ends what is centred on its page; or the beginning of that."""
        if note.kind is not Break.COLUMN:
            self.close(CENTRED_END)
        if note.kind:
            self._add(PageBreak(note.kind))
        if note.centred and len(self.stack) < MOST_BLOCK_DEPTH:
            self._push({CENTRED_END}, GroupKind.CENTRED_PAGE, 1, source, line, column)

    # --- the end
    def _drop_blank(self) -> None:
        """Blank lines at the text's end stand in no group."""
        if self._current() and isinstance(self._current()[-1], Blank):
            self._current().pop()

    def finish(self) -> tuple[Block, ...]:
        """All blocks, with levels for the ranks of headings that occur: 2, 3 …"""
        while self.stack:
            self._drop_blank()
            self._pop(by_force=self.stack[-1].kind is not GroupKind.CENTRED_PAGE)
        if self.layout != Layout():
            for source, line, column in self._layout_notes.values():
                self.report.at(line, column, "aozora.block-open", note=source)
        levels = {rank: level for level, rank in enumerate(sorted(self.ranks), 2)}
        return _levelled(_without_outer_blanks(self.blocks), levels)


def _by_itself(heading: Heading) -> Heading:
    """A heading that goes on in no line before it."""
    children, layout = indented(heading.children, replace(heading.layout, run_on=False))
    return replace(heading, children=children, layout=layout)


def _without_outer_blanks(blocks: Sequence[Block]) -> tuple[Block, ...]:
    start, stop = 0, len(blocks)
    while start < stop and isinstance(blocks[start], Blank):
        start += 1
    while start < stop and isinstance(blocks[stop - 1], Blank):
        stop -= 1
    return tuple(blocks[start:stop])


def _levelled(blocks: Sequence[Block], levels: dict[int, int]) -> tuple[Block, ...]:
    def levelled(block: Block) -> Block:
        match block:
            case Heading(level=rank):
                return replace(block, level=levels[rank])
            case Group(blocks=inner):
                return replace(block, blocks=_levelled(inner, levels))
        return block

    return tuple(map(levelled, blocks))
