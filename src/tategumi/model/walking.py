"""Going through what is written: what inlines say, every block and inline in order, changes."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from .blocks import Blank, Block, Figure, Group, Heading, ListBlock, Paragraph, Table
from .inlines import Editorial, Footnote, Gaiji, Image, Inline, Kaeriten, Okurigana, Ruby, Text
from .kinds import GroupKind


def children_of(inline: Inline) -> tuple[Inline, ...]:
    """The inlines directly inside another, ruby bases included, readings not."""
    if isinstance(inline, Ruby):
        return tuple(child for part in inline.parts for child in part.base)
    return getattr(inline, "children", ())


def plain_text(inlines: tuple[Inline, ...]) -> str:
    """The running text as a reader reads it: bases without readings, no notes."""
    pieces = []
    for inline in inlines:
        match inline:
            case Text(text) | Kaeriten(text) | Okurigana(text):
                pieces.append(text)
            case Gaiji(description):
                pieces.append(f"［{description}］")
            case Image(alt=alt):
                pieces.append(alt)
            case Footnote() | Editorial():
                pass
            case _:
                pieces.append(plain_text(children_of(inline)))
    return "".join(pieces)


def reading_of(inlines: tuple[Inline, ...]) -> str:
    """The running text as it is read aloud, as far as ruby says."""
    pieces = []
    for inline in inlines:
        if isinstance(inline, Ruby):
            pieces += [part.reading or reading_of(part.base) for part in inline.parts]
        else:
            pieces.append(reading_of(children_of(inline)) or plain_text((inline,)))
    return "".join(pieces)


def walk_blocks(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """Every block, each before those inside it."""
    for block in blocks:
        yield block
        match block:
            case Group(blocks=inner):
                yield from walk_blocks(inner)
            case ListBlock(items=items):
                for item in items:
                    yield from walk_blocks(item)


def runs_of(blocks: tuple[Block, ...]) -> Iterator[tuple[Inline, ...]]:
    """Each run of inlines in order: those of a paragraph, a heading, a cell, a caption."""
    for block in walk_blocks(blocks):
        match block:
            case Paragraph(children=children) | Heading(children=children):
                yield children
            case Figure(caption=caption):
                yield caption
            case Table(rows=rows):
                yield from (cell for row in rows for cell in row)


def walk_inlines(inlines: Iterable[Inline]) -> Iterator[Inline]:
    """Every inline in order, with those inside it and in its notes behind it."""
    for inline in inlines:
        yield inline
        if isinstance(inline, Text):
            continue
        if isinstance(inline, Footnote):
            for run in runs_of(inline.blocks):
                yield from walk_inlines(run)
        yield from walk_inlines(children_of(inline))


def leading_heading(block: Block) -> Heading | None:
    """The heading that a block is, or that a group which is only layout begins with."""
    match block:
        case Heading():
            return block
        case Group(kind=GroupKind.PLAIN | GroupKind.CENTRED_PAGE, blocks=blocks):
            first = next((b for b in blocks if not isinstance(b, Blank)), None)
            return leading_heading(first) if first else None
    return None


Change = Callable[[tuple[Inline, ...]], tuple[Inline, ...]]


def map_inlines(
    blocks: tuple[Block, ...],
    change: Change,
    headings: Change | None = None,
    but: frozenset[GroupKind] = frozenset(),
) -> tuple[Block, ...]:
    """The same blocks with each run of inlines changed.

    Those of headings are changed by ``headings`` where it is given; groups of kinds ``but`` stay.
    """
    of_heading = headings or change

    def inside(inner: tuple[Block, ...]) -> tuple[Block, ...]:
        return map_inlines(inner, change, headings, but)

    def mapped(block: Block) -> Block:
        match block:
            case Paragraph():
                made = change(block.children)
                return block if made is block.children else replace(block, children=made)
            case Heading():
                return replace(block, children=of_heading(block.children))
            case Figure():
                return replace(block, caption=change(block.caption))
            case Group(kind):
                return block if kind in but else replace(block, blocks=inside(block.blocks))
            case ListBlock():
                return replace(block, items=tuple(inside(item) for item in block.items))
            case Table():
                return replace(
                    block, rows=tuple(tuple(change(cell) for cell in row) for row in block.rows)
                )
            case _:
                return block

    return tuple(mapped(block) for block in blocks)
