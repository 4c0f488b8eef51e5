"""Writes the model in Aozora Bunko notation.

What ``read_aozora`` makes of a text, written out and read again, is the same. Blocks that the
notation has no words for (lists, tables, notes) are written as lines of their text.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

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
    LineBreak,
    ListBlock,
    PageBreak,
    Paragraph,
    Preformatted,
    SceneBreak,
    Table,
    Text,
    plain_text,
    runs_of,
    walk_blocks,
)  # fmt: skip
from ..openings import opens_with_bracket
from .file_parts import LEGEND_TITLE, MADE, RULE, SOURCES, TEXT_END, is_indented, is_rule
from .indents import SPACE
from .meanings import CaptionSpan, HeadingSpan, LineLayout
from .names import BEING, BLOCK_GROUPS, CENTRED_END, TURNS
from .wrap import Piece
from .write_inline import Node, escaped, line_of, wide
from .write_layout import Unit, between, layout_names, runs, with_layout

_TURN_NAMES = {kind: name for name, kind in reversed(TURNS.items())}
_HEADING_NAMES = {span: name for name, span in BEING.items() if isinstance(span, HeadingSpan)}
_GROUP_NAMES = {kind: name for name, kind in BLOCK_GROUPS.items()}
_QUOTE_INDENT = 2  # em
_SCENE_INDENT = 5  # em
_SIGNS = (
    ("《", "《》：ルビ"),
    ("｜", "｜：ルビの付く文字列の始まりを示す記号"),
    ("［＃", "［＃］：注記　外字の説明や、文字の組み方の指定"),
)


def write_aozora(
    blocks: Sequence[Block],
    *,
    title: str = "",
    heading: Sequence[Inline] = (),
    subtitle: str = "",
    creators: Sequence[str] = (),
    colophon: Sequence[str] = (),
) -> str:
    """Blocks in Aozora notation, with lines ended by LF, under a head and over source data.

    ``heading`` is the title with its ruby, if it has any.
    """
    writer = _Writer(_sizes(blocks))
    lines = writer.lines(tuple(blocks))
    titles = [line_of(heading) if heading else escaped(title), escaped(subtitle)]
    head = [_no_rule(line) for line in (*titles, *map(escaped, creators)) if line]
    legend = bool(head) or any(LEGEND_TITLE in line for line in (*lines, *colophon))
    if not legend and writer.has_flush and not is_indented(lines, 0, len(lines)):
        lines = replace(writer, names_flush=True).lines(tuple(blocks))
    lines = list(map(_guarded, lines))
    end = _colophon(colophon)
    top = [*head, "", *_legend([*lines, *end]), ""] if legend else [""]
    return "\n".join([*top, *lines, *end, ""])


def _legend(lines: Sequence[str]) -> list[str]:
    text = "\n".join(lines)
    signs = [line for sign, line in _SIGNS if sign in text]
    return [RULE, f"【{LEGEND_TITLE}について】", "", *signs, RULE]


def _colophon(lines: Sequence[str]) -> list[str]:
    if not lines:
        return []
    mark = [] if lines[0].startswith(SOURCES) else [TEXT_END]
    return ["", "", "", *mark, *(escaped(line) for line in lines)]


def _sizes(blocks: Sequence[Block]) -> dict[int, int]:
    """The rank (大 1, 中 2, 小 3) of each heading level: 中 alone, else 大 first."""
    found = {block.level for block in walk_blocks(tuple(blocks)) if isinstance(block, Heading)}
    first = 1 if len(found) > 1 else 2
    return {level: min(rank, 3) for rank, level in enumerate(sorted(found), first)}


@dataclass(slots=True)
class _Writer:
    """``names_flush``: say of a paragraph without indent that it has none."""

    ranks: dict[int, int]
    names_flush: bool = False
    has_flush: bool = False

    def lines(self, blocks: tuple[Block, ...]) -> list[str]:
        units = [self._unit(line, follows) for line, follows in _lines_of(blocks)]
        lines: list[str] = []
        for run in runs(units):
            lines += with_layout(run)
        return lines

    def _unit(self, blocks: list[Block], follows: Block | None) -> Unit:
        match blocks:
            case [Heading() as heading] if _is_tall(heading.children):
                return self._tall_heading(heading)
            case [Paragraph() | Heading(), *_]:
                return self._line([one for one in blocks if isinstance(one, Paragraph | Heading)])
            case [Group() as group]:
                return Unit(_whole(group.layout), tuple(self._group(group, follows)))
            case [Figure(image, caption)]:
                return Unit(None, (line_of([image]), *_caption(caption)))
            case [PageBreak(kind)]:
                return Unit(None, (f"［＃{_TURN_NAMES[kind]}］",))
            case [Blank(count)]:
                return Unit(None, ("",) * count)
        return Unit(None, tuple(_plain_lines(blocks[0])))

    # --- one line
    def _line(self, blocks: list[Paragraph | Heading]) -> Unit:
        """A paragraph or heading, and what goes on in its line."""
        first = blocks[0]
        if all(isinstance(node, Editorial) for node in first.children):
            return Unit(None, (line_of(first.children),))
        layout, spaces = self._placed(first)
        nodes: list[Node] = [Text(SPACE * spaces)]
        for before, block in zip((None, *blocks), blocks, strict=False):
            end = block.layout.end
            parted = isinstance(before, Paragraph) and isinstance(block, Paragraph)
            if before and end is not None and (parted or end != before.layout.end):
                nodes.append(LineLayout({"end": end}))
            nodes += _inlines(block, self.ranks)
        return Unit(layout, (line_of(nodes),), is_line=True)

    def _placed(self, block: Paragraph | Heading) -> tuple[Layout, int]:
        """The layout that notes give, and the spaces at the head that give the rest."""
        layout = _whole(block.layout)
        if layout.end is not None or layout.centred:
            return layout, 0
        ordinary = isinstance(block, Paragraph)
        usual = int(ordinary and not opens_with_bracket(block.children))
        if layout.indent is None:
            return layout, usual
        if layout.turn is None:
            return self._flush(layout) if ordinary and not layout.indent else (layout, 0)
        if layout.turn >= layout.indent:
            return layout, 0
        margin = layout.turn or None
        return replace(layout, indent=margin, turn=None), round(layout.indent - layout.turn)

    def _flush(self, layout: Layout) -> tuple[Layout, int]:
        self.has_flush = True
        return (layout if self.names_flush else replace(layout, indent=None)), 0

    # --- several lines
    def _tall_heading(self, heading: Heading) -> Unit:
        name = _heading_name(heading, self.ranks)
        lines = (line_of(line) for line in _split(heading.children))
        whole = (f"［＃ここから{name}］", *lines, f"［＃ここで{name}終わり］")
        return Unit(_whole(heading.layout), whole)

    def _group(self, group: Group, follows: Block | None) -> list[str]:
        if (caption := _one_line_caption(group)) is not None:
            return [line_of([CaptionSpan(caption)])]
        inner = self.lines(group.blocks)
        match group.kind:
            case GroupKind.CENTRED_PAGE:
                ended = _ends_page(follows) if follows else not isinstance(group.blocks[-1], Blank)
                last = [] if ended else [f"［＃ここで{CENTRED_END}終わり］"]
                return ["［＃ページの左右中央］", *inner, *last]
            case GroupKind.LARGER | GroupKind.SMALLER as kind:
                name = _GROUP_NAMES[kind]
                return between([(f"{wide(group.steps)}段階{name}", name)], inner)
            case GroupKind.COLUMNS:
                name = _GROUP_NAMES[GroupKind.COLUMNS]
                return between([(f"{wide(group.steps)}{name}", name)], inner)
            case GroupKind.QUOTE if group.layout == Layout():
                return between(layout_names(Layout(indent=_QUOTE_INDENT)), inner)
            case kind if other := _GROUP_NAMES.get(kind):
                return between([(other, other)], inner)
        return inner


# --- lines of the file
def _lines_of(blocks: tuple[Block, ...]) -> Iterator[tuple[list[Block], Block | None]]:
    """The blocks of each line, and the block that follows them."""
    index = 0
    while index < len(blocks):
        stop = index + 1
        if isinstance(blocks[index], Paragraph | Heading):
            while stop < len(blocks) and _runs_on(blocks[stop]):
                stop += 1
        yield list(blocks[index:stop]), blocks[stop] if stop < len(blocks) else None
        index = stop


def _runs_on(block: Block) -> bool:
    return isinstance(block, Paragraph | Heading) and block.layout.run_on


def _whole(layout: Layout) -> Layout:
    return replace(layout, run_on=False)


def _ends_page(block: Block) -> bool:
    return isinstance(block, PageBreak) and block.kind is not Break.COLUMN


# --- contents of lines
def _inlines(block: Paragraph | Heading, ranks: dict[int, int]) -> Sequence[Inline | HeadingSpan]:
    if isinstance(block, Heading):
        return [HeadingSpan(block.children, ranks[block.level], block.form)]
    return block.children


def _heading_name(heading: Heading, ranks: dict[int, int]) -> str:
    return _HEADING_NAMES[HeadingSpan((), ranks[heading.level], heading.form)]


def _split(inlines: Sequence[Inline]) -> list[list[Inline]]:
    """The inlines between line breaks."""
    lines: list[list[Inline]] = [[]]
    for inline in inlines:
        if isinstance(inline, LineBreak):
            lines.append([])
        else:
            lines[-1].append(inline)
    return lines


def _is_tall(inlines: Sequence[Inline]) -> bool:
    """Whether the text can be written as lines of a block: each has text that begins it."""
    texts = ["".join(Piece.of(inline).text for inline in line) for line in _split(inlines)]
    return len(texts) > 1 and all(text.strip() and text[0] != SPACE for text in texts)


def _one_line_caption(group: Group) -> tuple[Inline, ...] | None:
    match group:
        case Group(GroupKind.CAPTION, (Paragraph(children, layout),)):
            return children if layout == group.layout == Layout() else None
    return None


def _caption(caption: tuple[Inline, ...]) -> list[str]:
    if not caption:
        return []
    if _is_tall(caption):
        return between([("キャプション", "キャプション")], list(map(line_of, _split(caption))))
    return [line_of([CaptionSpan(caption)])]


def _no_rule(line: str) -> str:
    """A line of the head that is not taken for the rule over the legend."""
    return f"※［＃ハイフン、U+002D］{line[1:]}" if is_rule(line) else line


def _guarded(line: str) -> str:
    """A line of text that is not taken for the beginning of the source data."""
    if not line.startswith((*SOURCES, MADE)):
        return line
    return line.replace("：", "※［＃コロン、1-1-7］", 1).replace(":", "※［＃コロン、U+003A］", 1)


def _plain_lines(block: Block) -> Iterator[str]:
    """What the notation has no words for, as text."""
    match block:
        case SceneBreak(text):
            yield f"［＃{wide(_SCENE_INDENT)}字下げ］{escaped(text)}" if text.strip() else ""
        case ListBlock(items, ordered, start):
            for number, item in enumerate(items, start):
                mark = f"{wide(number)}　" if ordered else "・"
                texts = filter(None, map(plain_text, runs_of(item)))
                yield mark + escaped(SPACE.join(texts))
        case Table(rows):
            for row in rows:
                yield SPACE.join(line_of(cell) for cell in row)
        case Preformatted(text):
            yield from map(escaped, text.split("\n"))
