"""Lines become blocks: layout, groups, headings, figures, page breaks.

The indent that a file writes as full-width spaces and the one that it writes as a note become the same
``Layout``. An ordinary paragraph (one space, or an opening bracket and none) is left to the style.
"""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from ...model import (
    Blank,
    Block,
    Break,
    Editorial,
    Figure,
    Group,
    GroupKind,
    Heading,
    Image,
    Inline,
    Layout,
    LineBreak,
    PageBreak,
    Paragraph,
    Text,
)  # fmt: skip
from .notes import (
    CENTRED_END,
    LAYOUT_ENDS,
    BlockOpen,
    CaptionSpan,
    HeadingSpan,
    LineLayout,
    PageTurn,
)  # fmt: skip
from .report import Report
from .run import Node, Piece, joined

MOST_BLOCK_DEPTH = 16
_SPACE = "　"
_Changes = dict[str, float | int | bool | None]


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
    """``is_indented``: the file writes the indent of paragraphs, so that its absence has a meaning."""

    def __init__(self, report: Report, *, is_indented: bool) -> None:
        self.report = report
        self.is_indented = is_indented
        self.layout = Layout()
        self.blocks: list[Block] = []
        self.stack: list[_Open] = []
        self.ranks: set[int] = set()
        self._layout_notes: dict[str, tuple[str, int, int]] = {}

    # --- lines
    def plain_line(self, line: str) -> None:
        """A line without notation."""
        if line.strip():
            self._add(self._paragraph([Text(line)], self.layout))
        else:
            self.blank()

    def blank(self) -> None:
        blocks = self._current()
        if blocks and isinstance(blocks[-1], Blank):
            blocks[-1] = Blank(blocks[-1].lines + 1)
        else:
            blocks.append(Blank())

    def part(self, nodes: Sequence[Node], changes: _Changes) -> None:
        """The inlines of a line, or of the part of it before or after a note of blocks."""
        layout = replace(self.layout, **changes)
        for index, piece in enumerate(_pieces_of_line(nodes)):
            if isinstance(piece, LineLayout):
                layout = replace(layout, **piece.changes)
                continue
            self._add_piece(piece, replace(layout, run_on=index > 0))

    def _add_piece(self, piece: "HeadingSpan | CaptionSpan | list[Inline]", layout: Layout) -> None:
        match piece:
            case HeadingSpan(children, rank, form):
                children, layout = _indented(children, layout)
                self._add_heading(Heading(rank, children, form, layout))
            case CaptionSpan(children):
                self._caption((Paragraph(children),))
            case _ if image := _only_image(piece):
                self._add(Figure(image))
            case _:
                self._add(self._paragraph(piece, layout))

    def _paragraph(self, nodes: Sequence[Inline], layout: Layout) -> Paragraph:
        if layout.run_on or layout.centred or layout.end is not None:
            return Paragraph(joined(nodes), layout)
        return Paragraph(*_ordinary(joined(nodes), layout, self.is_indented))

    def _add_heading(self, heading: Heading) -> None:
        self.ranks.add(heading.level)
        self._add(heading)

    def _caption(self, blocks: tuple[Block, ...]) -> None:
        """A caption goes to the figure before it, else stands by itself."""
        current = self._current()
        text = _as_one(blocks)
        if current and isinstance(figure := current[-1], Figure) and not figure.caption and text:
            current[-1] = replace(figure, caption=text)
        else:
            self._add(Group(GroupKind.CAPTION, blocks))

    def _add(self, block: Block) -> None:
        self._current().append(block)

    def _current(self) -> list[Block]:
        return self.stack[-1].blocks if self.stack else self.blocks

    # --- notes of blocks
    def open(self, note: BlockOpen, source: str, line: int, column: int) -> bool:
        if len(self.stack) + len(note.groups) > MOST_BLOCK_DEPTH:
            return False
        self.layout = replace(self.layout, **note.changes)
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
        changes = LAYOUT_ENDS.get(name, {})
        if (layout := replace(self.layout, **changes)) != self.layout:
            self.layout = layout
        elif self.has(name):
            self._close_groups(name)
            self.layout = replace(self.layout, **changes)
        else:
            return self._end_outer_layout(changes)
        return True

    def _close_groups(self, name: str) -> None:
        """The innermost group of that name, with those that the same note opened around it."""
        while name not in self.stack[-1].names:
            self._pop(by_force=self.stack[-1].kind is not GroupKind.CENTRED_PAGE)
        source = self.stack[-1].line, self.stack[-1].column
        while self.stack and (self.stack[-1].line, self.stack[-1].column) == source:
            self._pop(by_force=False)

    def _end_outer_layout(self, changes: _Changes) -> bool:
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
        if not frame.blocks:
            return
        blocks = tuple(frame.blocks)
        if isinstance(frame.kind, HeadingSpan):
            self._heading_block(frame.kind, blocks, frame.layout)
        elif frame.kind is GroupKind.CAPTION:
            self._caption(blocks)
        else:
            self._add(Group(frame.kind, blocks, frame.layout, frame.steps))

    def _heading_block(self, span: HeadingSpan, blocks: tuple[Block, ...], layout: Layout) -> None:
        """Lines of one heading; anything else between its notes stays what it is."""
        held: list[Block] = []
        for block in (*blocks, None):
            if isinstance(block, Paragraph) or (isinstance(block, Blank) and held):
                held.append(block)
                continue
            if held:
                first = next(b.layout for b in held if isinstance(b, Paragraph))
                own = first if first.indent else layout
                while isinstance(held[-1], Blank):
                    held.pop()
                self._add_heading(Heading(span.rank, _as_one(tuple(held)), span.form, own))
                held = []
            if block is not None:
                self._add(block)

    def turn(self, note: PageTurn, source: str, line: int, column: int) -> None:
        """A page break, which also ends what is centred on its page; or the beginning of that."""
        if note.kind is not Break.COLUMN:
            self.close(CENTRED_END)
        if note.kind:
            self._add(PageBreak(note.kind))
        if note.centred and len(self.stack) < MOST_BLOCK_DEPTH:
            self._push({CENTRED_END}, GroupKind.CENTRED_PAGE, 1, source, line, column)

    # --- the end
    def finish(self) -> tuple[Block, ...]:
        """All blocks, with levels for the ranks of headings that occur: 2, 3 …"""
        while self.stack:
            self._pop(by_force=self.stack[-1].kind is not GroupKind.CENTRED_PAGE)
        if self.layout != Layout():
            for source, line, column in self._layout_notes.values():
                self.report.at(line, column, "aozora.block-open", note=source)
        levels = {rank: level for level, rank in enumerate(sorted(self.ranks), 2)}
        return _levelled(_without_outer_blanks(self.blocks), levels)


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


# --- the pieces of a line
def _pieces_of_line(
    nodes: Sequence[Node],
) -> list[HeadingSpan | CaptionSpan | LineLayout | list[Inline]]:
    """The line cut at headings, captions and 地付き; space and notes alone make no paragraph."""
    pieces: list[HeadingSpan | CaptionSpan | LineLayout | list[Inline]] = [[]]
    for node in nodes:
        if isinstance(node, (HeadingSpan, CaptionSpan, LineLayout)):
            pieces += [node, []]
        else:
            pieces[-1].append(node)
    return _tidy(pieces)


def _tidy(pieces: list) -> list:
    """Runs without text given to the heading or caption beside them, blank runs dropped."""
    made: list = []
    spaces = 0  # before a heading: its indent
    held: list[Inline] = []  # notes that wait for the next piece
    for piece in pieces:
        if isinstance(piece, list):
            text = "".join(Piece.of(node).text for node in piece)
            if text.strip() or any(not isinstance(node, (Text, Editorial)) for node in piece):
                made.append(held + piece)
                held = []
                continue
            notes = [node for node in piece if isinstance(node, Editorial)]
            if made and not isinstance(made[-1], LineLayout) and notes:
                made[-1] = _with_inlines(made[-1], after=notes)
            else:
                held += notes
                spaces = len(text) if not made else 0
        elif isinstance(piece, LineLayout):
            made.append(piece)
        else:
            indent = [Text(_SPACE * spaces)] if spaces and isinstance(piece, HeadingSpan) else []
            made.append(_with_inlines(piece, before=indent + held))
            held, spaces = [], 0
    return [*made, held] if held else made


def _with_inlines(piece, before: list[Inline] = (), after: list[Inline] = ()):
    if isinstance(piece, list):
        return [*before, *piece, *after]
    return replace(piece, children=joined([*before, *piece.children, *after]))


def _only_image(nodes: list[Inline]) -> Image | None:
    """The picture that stands in a line of its own."""
    seen = [node for node in nodes if not isinstance(node, Text) or node.text.strip()]
    return seen[0] if len(seen) == 1 and isinstance(seen[0], Image) else None


def _as_one(blocks: tuple[Block, ...]) -> tuple[Inline, ...]:
    """Paragraphs as lines of one text; nothing if there are other blocks among them."""
    made: list[Inline] = []
    for block in blocks:
        match block:
            case Paragraph(children):
                made += [*([LineBreak()] if made else []), *children]
            case Blank(lines):
                made += [LineBreak()] * lines
            case _:
                return ()
    return tuple(made)


# --- indents
def _ordinary(
    children: tuple[Inline, ...], layout: Layout, is_indented: bool
) -> tuple[tuple[Inline, ...], Layout]:
    """A paragraph without its leading spaces, and the layout that they stand for."""
    spaces, bare = _without_spaces(children)
    if layout.indent is not None and (layout.indent or layout.turn is not None):
        return bare, _moved(layout, spaces)
    if layout.indent is None and not spaces and not is_indented:
        return bare, layout
    usual = 0 if opens_with_bracket(bare) else 1
    if spaces == usual:
        return bare, replace(layout, indent=None)
    return bare, replace(layout, indent=spaces, turn=0 if spaces else None)


def _indented(children: tuple[Inline, ...], layout: Layout) -> tuple[tuple[Inline, ...], Layout]:
    """The same for a heading, which has no usual indent."""
    spaces, bare = _without_spaces(children)
    if not spaces or layout.run_on or layout.centred or layout.end is not None:
        return children, layout
    return bare, _moved(replace(layout, indent=layout.indent or 0), spaces)


def _moved(layout: Layout, spaces: int) -> Layout:
    """The first line moved in by so many spaces."""
    if not spaces:
        return layout
    turn = layout.indent if layout.turn is None else layout.turn
    indent = layout.indent + spaces
    return replace(layout, indent=indent, turn=None if turn == indent else turn)


def _without_spaces(children: tuple[Inline, ...]) -> tuple[int, tuple[Inline, ...]]:
    """The number of full-width spaces at the head, and the inlines without them."""
    index = next((i for i, node in enumerate(children) if not isinstance(node, Editorial)), -1)
    if index < 0 or not isinstance(first := children[index], Text):
        return 0, children
    text = first.text.lstrip(_SPACE)
    if text == first.text:
        return 0, children
    bare = (*children[:index], *([Text(text)] if text else []), *children[index + 1 :])
    return len(first.text) - len(text), bare


def opens_with_bracket(children: tuple[Inline, ...]) -> bool:
    """Whether it begins with an opening bracket (JLReq cl-01), which stands at the line head."""
    text = next((piece.text for node in children if (piece := Piece.of(node)).text), "")
    return unicodedata.category(text[:1] or " ") in ("Ps", "Pi")
