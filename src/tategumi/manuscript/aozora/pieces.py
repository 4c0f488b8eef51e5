"""Cuts a line's inlines at headings, captions and 地付き; no piece is only space and notes."""

from collections.abc import Sequence
from dataclasses import replace

from ...model import Blank, Block, Editorial, Image, Inline, LineBreak, Paragraph, Text
from .indents import SPACE
from .meanings import CaptionSpan, HeadingSpan, LineLayout
from .wrap import Node, Piece, joined

LinePiece = HeadingSpan | CaptionSpan | LineLayout | list[Inline]


def pieces_of_line(nodes: Sequence[Node]) -> list[LinePiece]:
    """Headings, captions, changes of layout and, as lists, the inlines between them."""
    pieces: list[LinePiece] = []
    run: list[Inline] = []
    for node in nodes:
        if isinstance(node, (HeadingSpan, CaptionSpan)) and not is_seen(node.children):
            run += node.children
        elif isinstance(node, (HeadingSpan, CaptionSpan, LineLayout)):
            pieces += [run, node]
            run = []
        else:
            run.append(node)
    return _tidy([*pieces, run])


def _tidy(pieces: Sequence[LinePiece]) -> list[LinePiece]:
    """Runs without text are gone: their notes go to a neighbour, their space indents a heading."""
    made: list[LinePiece] = []
    spaces = 0
    held: list[Inline] = []  # notes that wait for a neighbour
    for piece in pieces:
        if isinstance(piece, LineLayout):
            made.append(piece)
        elif isinstance(piece, list) and not is_seen(piece):
            notes = [node for node in piece if isinstance(node, Editorial)]
            if made and not isinstance(made[-1], LineLayout):
                made[-1] = _with_inlines(made[-1], after=notes)
            else:
                held += notes
                spaces = 0 if made else sum(len(Piece.of(node).text) for node in piece)
        else:
            indents = spaces and isinstance(piece, HeadingSpan)
            before = [Text(SPACE * spaces), *held] if indents else held
            made.append(_with_inlines(piece, before=before))
            held, spaces = [], 0
    last = next((i for i in reversed(range(len(made))) if not isinstance(made[i], LineLayout)), -1)
    if last < 0:
        return [held] if held else made
    made[last] = _with_inlines(made[last], after=held)
    return made


def is_seen(nodes: Sequence[Inline]) -> bool:
    """Whether there is more than space and notes."""
    return any(
        node.text.strip() if isinstance(node, Text) else not isinstance(node, Editorial)
        for node in nodes
    )


def _with_inlines(
    piece: HeadingSpan | CaptionSpan | LineLayout | list[Inline],
    before: Sequence[Inline] = (),
    after: Sequence[Inline] = (),
) -> HeadingSpan | CaptionSpan | LineLayout | list[Inline]:
    if isinstance(piece, LineLayout) or (not before and not after):
        return piece
    if isinstance(piece, list):
        return [*before, *piece, *after]
    return replace(piece, children=joined([*before, *piece.children, *after]))


def only_image(nodes: list[Inline]) -> Image | None:
    """The picture that stands in a line of its own."""
    seen = [node for node in nodes if not isinstance(node, Text) or node.text.strip()]
    return seen[0] if len(seen) == 1 and isinstance(seen[0], Image) else None


def has_content(block: Block) -> bool:
    match block:
        case Blank():
            return False
        case Paragraph(children):
            return is_seen(children)
    return True


def as_one(blocks: tuple[Block, ...]) -> tuple[Inline, ...]:
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
