"""A line's inlines cut at headings, captions and 地付き; space and notes alone make no piece."""

from collections.abc import Sequence
from dataclasses import replace

from ...model import Blank, Block, Editorial, Image, Inline, LineBreak, Paragraph, Text
from .indents import SPACE
from .meanings import CaptionSpan, HeadingSpan, LineLayout
from .wrap import Node, Piece, joined


def pieces_of_line(
    nodes: Sequence[Node],
) -> list[HeadingSpan | CaptionSpan | LineLayout | list[Inline]]:
    """The line cut at headings, captions and 地付き; space and notes alone make no paragraph."""
    pieces: list[HeadingSpan | CaptionSpan | LineLayout | list[Inline]] = [[]]
    for node in nodes:
        if isinstance(node, (HeadingSpan, CaptionSpan)) and not is_seen(node.children):
            pieces[-1] += node.children
        elif isinstance(node, (HeadingSpan, CaptionSpan, LineLayout)):
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
            if is_seen(piece):
                made.append(held + piece)
                held = []
                continue
            notes = [node for node in piece if isinstance(node, Editorial)]
            if made and not isinstance(made[-1], LineLayout) and notes:
                made[-1] = _with_inlines(made[-1], after=notes)
            else:
                held += notes
                spaces = sum(len(Piece.of(node).text) for node in piece) if not made else 0
        elif isinstance(piece, LineLayout):
            made.append(piece)
        else:
            indent = [Text(SPACE * spaces)] if spaces and isinstance(piece, HeadingSpan) else []
            made.append(_with_inlines(piece, before=indent + held))
            held, spaces = [], 0
    texts = [i for i, piece in enumerate(made) if not isinstance(piece, LineLayout)]
    if held and texts:
        made[texts[-1]] = _with_inlines(made[texts[-1]], after=held)
    return made if texts or not held else [held]


def is_seen(nodes: Sequence[Inline]) -> bool:
    """Whether there is more than space and notes."""
    return any(
        node.text.strip() if isinstance(node, Text) else not isinstance(node, Editorial)
        for node in nodes
    )


def _with_inlines(piece, before: list[Inline] = (), after: list[Inline] = ()):
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
