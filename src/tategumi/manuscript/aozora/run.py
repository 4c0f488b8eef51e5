"""The inlines of a line while it is read, and how a note finds and wraps what it names.

A note's target is looked for backwards through readings and other notes, which have no text of
their own here. All work is bounded by constants, so that a line costs time in proportion to its length.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import groupby
from typing import NamedTuple

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
    Styled,
    Tcy,
    Text,
    Warichu,
    children_of,
)  # fmt: skip
from .notes import CaptionSpan, HeadingSpan, LineLayout, Reading, Template
from .scripts import Script, run_start, script_of

Node = Inline | HeadingSpan | CaptionSpan | LineLayout

# A target farther off is not the author's meaning. 97.7 % stand directly before their note.
WINDOW = 1000  # characters
_MOST_BACK = 200  # inlines looked through
_MOST_WEIGHT = 2000  # inlines inside one that is taken apart

_STRUCTURE = (HeadingSpan, CaptionSpan)  # never inside other inlines
_SPLITTABLE = (Emphasis, SideLine, Styled)
_ENTERED = (*_SPLITTABLE, Tcy, Warichu)
_SILENT = (Editorial, Kaeriten, Okurigana)  # stand between characters without parting them
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
        inner = [cls.of(child) for child in children_of(node)]
        return cls(
            node,
            "".join(piece.text for piece in inner),
            1 + max((piece.depth for piece in inner), default=0),
            1 + sum(piece.weight for piece in inner),
        )


class Range(NamedTuple):
    """Pieces ``first`` to ``last`` and, in their joined text, the characters ``start:stop``."""

    first: int
    last: int
    start: int
    stop: int


class Run:
    """Inlines in order of reading, each as a ``Piece``."""

    def __init__(self) -> None:
        self.pieces: list[Piece] = []
        self.is_blank = True  # nothing yet that would be seen on the page
        self._text: list[str] = []

    def write(self, text: str) -> None:
        self._text.append(text)
        self.is_blank = self.is_blank and not text.strip()

    def flush(self) -> int:
        """Make the text written so far a piece; return the number of pieces."""
        if self._text:
            text = "".join(self._text)
            self._text.clear()
            if text:
                self.pieces.append(Piece(Text(text), text))
        return len(self.pieces)

    def add(self, node: Node) -> None:
        self.flush()
        self.pieces.append(Piece.of(node))
        self.is_blank = self.is_blank and isinstance(node, Editorial)

    def insert(self, index: int, node: Node) -> None:
        self.flush()
        self.pieces.insert(index, Piece.of(node))

    def take(self) -> list[Node]:
        """All inlines, leaving the run empty."""
        self.flush()
        nodes = [piece.node for piece in self.pieces]
        self.pieces.clear()
        self.is_blank = True
        return nodes

    # --- targets
    def find(self, target: str, floor: int, part: str = "") -> Range | None:
        """The last place of ``target`` after piece ``floor``; of ``part`` inside it, if given."""
        first = last = self.flush()
        if not target:
            return None
        length, most = 0, WINDOW + len(target)
        while first > floor and length < most and last - first < _MOST_BACK:
            piece = self.pieces[first - 1]
            whole = isinstance(piece.node, Text) or piece.weight <= _MOST_WEIGHT
            if not whole or isinstance(piece.node, LineLayout):
                break
            first -= 1
            length += len(piece.text)
            if first == last - 1 and not part and piece.text.endswith(target):
                return Range(first, last, length - len(target), length)
        text = "".join(piece.text for piece in self.pieces[first:last])
        start = text.rfind(target, max(0, len(text) - most))
        if start < 0:
            return None
        inside = target.rfind(part) if part else 0
        if inside < 0:
            return None
        start += inside
        return self._narrowed(first, start, start + len(part or target))

    def _narrowed(self, first: int, start: int, stop: int) -> Range:
        """The range without pieces that it does not touch."""
        while len(self.pieces[first].text) <= start:
            length = len(self.pieces[first].text)
            first, start, stop = first + 1, start - length, stop - length
        last, length = first, 0
        while length < stop:
            length += len(self.pieces[last].text)
            last += 1
        return Range(first, last, start, stop)

    def depth(self, first: int, last: int | None = None) -> int:
        return max((piece.depth for piece in self.pieces[first:last]), default=0)

    def wrap(self, found: Range, template: Template) -> None:
        pieces = self.pieces[found.first : found.last]
        nodes = _wrapped(pieces, found.start, found.stop, template)
        self.pieces[found.first : found.last] = map(Piece.of, nodes)

    def wrap_from(self, start: int, template: Template) -> None:
        self.flush()
        nodes = [piece.node for piece in self.pieces[start:]]
        self.pieces[start:] = map(Piece.of, around(template, nodes))

    def replace(self, found: Range, text: str) -> bool:
        """Put other text in place of the range, if it lies in one Text."""
        piece = self.pieces[found.first]
        if found.last - found.first != 1 or not isinstance(piece.node, Text):
            return False
        changed = piece.text[: found.start] + text + piece.text[found.stop :]
        self.pieces[found.first] = Piece(Text(changed), changed)
        return True

    # --- ruby
    def split_base(self, floor: int) -> int:
        """Where the base of a reading without ``｜`` begins; the end of the run if there is none."""
        end = index = start = self.flush()
        script: Script | None = None
        while index > floor:
            piece = self.pieces[index - 1]
            index -= 1
            if isinstance(piece.node, _SILENT):
                continue
            if isinstance(piece.node, Image) and script is None:
                return index
            if not isinstance(piece.node, (Text, Gaiji, *_SPLITTABLE, Tcy)):
                break
            own = Script.KANJI if isinstance(piece.node, Gaiji) else script_of(piece.text)
            script = script or own
            if own is not script or own is Script.NONE:
                break
            cut = 0 if isinstance(piece.node, Gaiji) else run_start(piece.text, script)
            if cut and isinstance(piece.node, Text):
                self.pieces[index : index + 1] = map(Piece.of, _cut_text(piece.text, cut))
                return index + 1
            if cut:
                break
            start = index
            if script is Script.SIGN:
                break
        return start if start < end else end


def _cut_text(text: str, at: int) -> tuple[Text, Text]:
    return Text(text[:at]), Text(text[at:])


def _wrapped(pieces: Sequence[Piece], start: int, stop: int, template: Template) -> list[Node]:
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


def _is_entered(node: Node, template: Template) -> bool:
    if isinstance(template, _STRUCTURE):
        return False
    return isinstance(node, (*_ENTERED, Ruby, *_STRUCTURE))


def _entered(node: Node, start: int, stop: int, template: Template) -> list[Node]:
    """``template`` inside a node, around a part of its text."""
    if not isinstance(node, Ruby):
        inner = _wrapped([Piece.of(child) for child in node.children], start, stop, template)
        return [replace(node, children=joined(inner))]
    offset = 0
    for index, part in enumerate(node.parts):
        base = [Piece.of(child) for child in part.base]
        end = offset + sum(len(piece.text) for piece in base)
        if offset <= start and stop <= end and not isinstance(template, Reading):
            inner = _wrapped(base, start - offset, stop - offset, template)
            parts = list(node.parts)
            parts[index] = replace(part, base=joined(inner))
            return [replace(node, parts=tuple(parts))]
        offset = end
    return around(template, [node])


def _cut(node: Node, start: int, stop: int) -> tuple[list[Node], list[Node], list[Node]]:
    """What of a node stands before, in and after a range of its text; some can't be cut."""
    if isinstance(node, Text):
        texts = (node.text[:start], node.text[start:stop], node.text[stop:])
        before, inside, after = ([Text(text)] if text else [] for text in texts)
        return before, inside, after
    if not isinstance(node, _SPLITTABLE):
        return [], [node], []
    parts: tuple[list[Node], list[Node], list[Node]] = ([], [], [])
    offset = 0
    for child in map(Piece.of, node.children):
        end = offset + len(child.text)
        low, high = max(start - offset, 0), max(min(stop, end) - offset, 0)
        if end <= start or offset >= stop:
            cut = ([child.node], [], []) if end <= start else ([], [], [child.node])
        else:
            cut = _cut(child.node, low, high)
        for held, part in zip(parts, cut, strict=True):
            held += part
        offset = end
    before, inside, after = ([replace(node, children=joined(p))] if p else [] for p in parts)
    return before, inside, after


# --- making inlines
def around(template: Template, nodes: Sequence[Node]) -> list[Node]:
    """The template with the nodes in it; a heading or caption stays outermost."""
    if not nodes:
        return []
    if isinstance(template, _STRUCTURE):
        return [replace(template, children=joined(_unwrapped(nodes)))]
    made: list[Node] = []
    held: list[Node] = []
    for node in nodes:
        if isinstance(node, (*_STRUCTURE, LineLayout)):
            made += _filled(template, held)
            held = []
            inner = isinstance(node, _STRUCTURE)
            made.append(
                replace(node, children=tuple(_filled(template, node.children))) if inner else node
            )
        else:
            held.append(node)
    return made + _filled(template, held)


def _unwrapped(nodes: Iterable[Node]) -> list[Node]:
    """Without headings, captions and layout among the nodes: what they hold."""
    made: list[Node] = []
    for node in nodes:
        if isinstance(node, _STRUCTURE):
            made += node.children
        elif not isinstance(node, LineLayout):
            made.append(node)
    return made


def _filled(template: Inline | Reading, nodes: Sequence[Inline]) -> list[Inline]:
    if not nodes:
        return []
    if isinstance(template, Reading):
        return [_with_reading(template, joined(nodes))]
    if all(isinstance(node, Editorial) for node in nodes):
        return list(nodes)
    if len(nodes) == 1 and _is_same(template, nodes[0]):
        return list(nodes)
    return [replace(template, children=joined(nodes))]


def _is_same(template: Inline, node: Inline) -> bool:
    """Whether the node is what the template would make of it: a note said twice."""
    return type(node) is type(template) and replace(node, children=()) == template


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
    made: list[Inline] = []
    for is_text, run in groupby(nodes, lambda node: isinstance(node, Text)):
        made += [Text("".join(node.text for node in run))] if is_text else run
    return tuple(made)
