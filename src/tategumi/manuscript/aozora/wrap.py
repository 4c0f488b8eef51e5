"""Puts inlines around other inlines, or around a part of their text.

A heading or a caption stays outermost; ruby and the like, which can't be cut, are taken whole.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import groupby, pairwise
from typing import NamedTuple, TypeGuard

from ...model import (
    Editorial,
    Emphasis,
    Gaiji,
    Image,
    Inline,
    Kaeriten,
    LineBreak,
    Okurigana,
    Ruby,
    RubyPart,
    Side,
    SideLine,
    Span,
    Styled,
    Tcy,
    Text,
    Warichu,
    children_of,
)
from .meanings import CaptionSpan, HeadingSpan, LineLayout, Reading, Template

Structure = HeadingSpan | CaptionSpan
Node = Inline | Structure | LineLayout

STRUCTURE = (HeadingSpan, CaptionSpan)  # never inside other inlines
SPLITTABLE = (Emphasis, SideLine, Styled)
_ENTERED = (*SPLITTABLE, Tcy, Warichu)
GETA = "〓"  # stands for a character without a code


class Piece(NamedTuple):
    """An inline with its text as targets see it, its depth and the number of inlines in it."""

    node: Node
    text: str
    depth: int = 0
    weight: int = 1

    @classmethod
    def of(cls, node: Node) -> "Piece":
        match node:
            case Text(text):
                return cls(node, text)
            case Gaiji():
                return cls(node, GETA)
            case Editorial() | Kaeriten() | Okurigana() | Image() | LineBreak() | LineLayout():
                return cls(node, "")
            case HeadingSpan(children=children) | CaptionSpan(children=children):
                inner = [cls.of(child) for child in children]
            case _:
                inner = [cls.of(child) for child in children_of(node)]
        return cls(
            node,
            "".join(piece.text for piece in inner),
            1 + max((piece.depth for piece in inner), default=0),
            1 + sum(piece.weight for piece in inner),
        )


def wrapped(pieces: Sequence[Piece], start: int, stop: int, template: Template) -> list[Node]:
    """The nodes with ``template`` around the characters ``start:stop`` of their text."""
    before: list[Node] = []
    inside: list[Node] = []
    after: list[Node] = []
    offset = 0
    for piece in pieces:
        end = offset + len(piece.text)
        if end <= start:
            before.append(piece.node)
        elif offset >= stop:
            after.append(piece.node)
        elif start <= offset and end <= stop:
            inside.append(piece.node)
        elif offset <= start and stop <= end and _is_entered(piece.node, template):
            return [*before, *_entered(piece.node, start - offset, stop - offset, template), *after]
        else:
            parts = _cut(piece.node, max(start - offset, 0), min(stop, end) - offset)
            for part, held in zip(parts, (before, inside, after), strict=True):
                held += part
        offset = end
    return [*before, *around(template, inside), *after]


def _is_entered(node: Node, template: Template) -> TypeGuard[Span | Structure | Ruby]:
    if isinstance(template, STRUCTURE):
        return False
    return isinstance(node, (*_ENTERED, Ruby, *STRUCTURE))


def _entered(
    node: Span | Structure | Ruby, start: int, stop: int, template: Template
) -> list[Node]:
    """``template`` inside a node, around a part of its text."""
    if not isinstance(node, Ruby):
        inner = wrapped([Piece.of(child) for child in node.children], start, stop, template)
        return [replace(node, children=joined(_bare(inner)))]
    offset = 0
    for index, part in enumerate(node.parts):
        base = [Piece.of(child) for child in part.base]
        end = offset + sum(len(piece.text) for piece in base)
        if offset <= start and stop <= end and not isinstance(template, Reading):
            inner = wrapped(base, start - offset, stop - offset, template)
            parts = list(node.parts)
            parts[index] = replace(part, base=joined(_bare(inner)))
            return [replace(node, parts=tuple(parts))]
        offset = end
    return around(template, [node])


def _cut(node: Node, start: int, stop: int) -> tuple[list[Node], list[Node], list[Node]]:
    """What of a node stands before, in and after a range of its text; some can't be cut."""
    if isinstance(node, Text):
        texts = (node.text[:start], node.text[start:stop], node.text[stop:])
        before, inside, after = (list[Node]([Text(text)] if text else []) for text in texts)
        return before, inside, after
    if not isinstance(node, SPLITTABLE):
        return [], [node], []
    parts: tuple[list[Node], list[Node], list[Node]] = ([], [], [])
    offset = 0
    for child in map(Piece.of, node.children):
        end = offset + len(child.text)
        low, high = max(start - offset, 0), max(min(stop, end) - offset, 0)
        cut: tuple[list[Node], list[Node], list[Node]]
        if end <= start:
            cut = [child.node], [], []
        elif offset >= stop:
            cut = [], [], [child.node]
        else:
            cut = _cut(child.node, low, high)
        for held, part in zip(parts, cut, strict=True):
            held += part
        offset = end
    bare = replace(node, children=())
    before, inside, after = (list[Node](_filled(bare, _bare(part))) for part in parts)
    return before, inside, after


def parted(node: Node, at: int) -> list[Node]:
    """A text, or a span that may be cut, in two."""
    before, after, _ = _cut(node, at, len(Piece.of(node).text))
    return [*before, *after]


def replaced(node: Node, start: int, stop: int, text: str) -> Inline | None:
    """The node with ``text`` for a range of its text; None where no one Text holds the range."""
    match node:
        case Text(whole):
            return Text(whole[:start] + text + whole[stop:])
        case Ruby(parts):
            bases = [part.base for part in parts]
            changed = _replaced_among([n for base in bases for n in base], start, stop, text)
            if changed is None:
                return None
            rest = iter(changed)
            made = (replace(p, base=tuple(next(rest) for _ in p.base)) for p in parts)
            return replace(node, parts=tuple(made))
        case Emphasis(children) | SideLine(children) | Styled(_, children):
            changed = _replaced_among(children, start, stop, text)
            return replace(node, children=tuple(changed)) if changed else None
    return None


def _replaced_among(
    nodes: Sequence[Inline], start: int, stop: int, text: str
) -> list[Inline] | None:
    offset = 0
    for index, piece in enumerate(map(Piece.of, nodes)):
        end = offset + len(piece.text)
        if offset <= start and stop <= end and start < end:
            changed = replaced(piece.node, start - offset, stop - offset, text)
            return [*nodes[:index], changed, *nodes[index + 1 :]] if changed else None
        offset = end
    return None


# --- making inlines
def around(template: Template, nodes: Sequence[Node]) -> list[Node]:
    """The template with the nodes in it; a heading or caption stays outermost."""
    if not nodes:
        return []
    if isinstance(template, STRUCTURE):
        return [replace(template, children=joined(_bare(nodes)))]
    made: list[Node] = []
    held: list[Inline] = []
    for node in nodes:
        if isinstance(node, STRUCTURE):
            made += _filled(template, held)
            held = []
            made.append(replace(node, children=tuple(_filled(template, node.children))))
        elif isinstance(node, LineLayout):
            made += _filled(template, held)
            held = []
            made.append(node)
        else:
            held.append(node)
    return [*made, *_filled(template, held)]


def _bare(nodes: Iterable[Node]) -> list[Inline]:
    """Without headings, captions and layout among the nodes: what they hold."""
    made: list[Inline] = []
    for node in nodes:
        if isinstance(node, STRUCTURE):
            made += node.children
        elif not isinstance(node, LineLayout):
            made.append(node)
    return made


def _filled(template: Span | Reading, nodes: Sequence[Inline]) -> list[Inline]:
    if not nodes:
        return []
    if isinstance(template, Reading):
        return [_with_reading(template, joined(nodes))]
    if all(isinstance(node, Editorial) for node in nodes):
        return list(nodes)
    if len(nodes) == 1 and _is_same(template, nodes[0]):
        return list(nodes)
    return [replace(template, children=joined(nodes))]


def _is_same(template: Span, node: Inline) -> bool:
    """Whether the node is what the template would make of it: a note said twice."""
    return isinstance(node, type(template)) and replace(node, children=()) == template


def _with_reading(reading: Reading, base: tuple[Inline, ...]) -> Ruby:
    match base, reading.side:
        case (Ruby(left="") as ruby,), Side.LEFT:
            return replace(ruby, left=reading.text)
        case (Ruby(parts=(RubyPart(inner, ""),)) as ruby,), Side.RIGHT:
            return replace(ruby, parts=(RubyPart(inner, reading.text),))
        case _, Side.LEFT:
            return Ruby((RubyPart(base, ""),), reading.text)
    return Ruby((RubyPart(base, reading.text),))


def joined(nodes: Iterable[Inline]) -> tuple[Inline, ...]:
    """The inlines with neighbouring Texts made one."""
    nodes = tuple(nodes)
    if not any(isinstance(a, Text) and isinstance(b, Text) for a, b in pairwise(nodes)):
        return nodes
    made: list[Inline] = []
    for is_text, group in groupby(nodes, lambda node: isinstance(node, Text)):
        run = list(group)
        texts = [node.text for node in run if isinstance(node, Text)]
        made += [Text("".join(texts))] if is_text else run
    return tuple(made)
