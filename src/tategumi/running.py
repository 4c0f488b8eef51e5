"""Gives the running text (一続きの文) of inlines, and edits it without losing their structure.

A rule about text must see across emphasis, links and ruby bases, and put its changes back inside
them; what is verbatim it may see only. Knows nothing of what the rules want.
"""

from bisect import bisect_left, bisect_right
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile
from operator import is_, itemgetter

from .model import (
    Block,
    Change,
    Document,
    Emphasis,
    Footnote,
    Foreign,
    Gaiji,
    GroupKind,
    Image,
    Indexed,
    Inline,
    LineBreak,
    Link,
    Ruby,
    RubyPart,
    SideLine,
    Style,
    Styled,
    Tcy,
    Text,
    Warichu,
    children_of,
    map_inlines,
    plain_text,
)

Inlines = tuple[Inline, ...]
Stretches = Sequence[tuple[int, int]]  # in order and apart from each other

# Styles whose text is no part of the vertical line's own: code, indices, small and horizontal text.
APART = frozenset(
    {
        Style.CODE,
        Style.SUPERSCRIPT,
        Style.SUBSCRIPT,
        Style.SMALL_RIGHT,
        Style.SMALL_LEFT,
        Style.HORIZONTAL,
    }
)

# What stands in the running text for a thing that has no characters of its own.
_OBJECT = "\ufffc"
_STANDS_FOR: dict[type, str] = {LineBreak: "\n", Gaiji: "〓", Image: _OBJECT}
_KEPT = Text("")  # stands for what is kept of a Text
# Marks of what may not change: full-width, so that no rule pairs them with marks that may.
_AS_CONTEXT = str.maketrans('"()[]{}!?', "＂（）［］｛｝！？")


@dataclass(frozen=True, slots=True)
class Edit:
    """Characters ``start:stop`` of the running text become ``inlines``; an empty span inserts."""

    start: int
    stop: int
    inlines: Inlines

    @classmethod
    def to(cls, start: int, stop: int, text: str) -> "Edit":
        return cls(start, stop, (Text(text),) if text else ())


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the running text: of one Text, or of what is ``fixed`` and may not change."""

    start: int
    stop: int
    fixed: Inline | None = None

    @property
    def free(self) -> bool:
        return self.fixed is None


def _nothing(_: str) -> Stretches:
    return ()


@dataclass(frozen=True, slots=True)
class Running:
    """The text of ``inlines`` with its spans. ``is_open`` says which containers are entered."""

    inlines: Inlines
    text: str
    spans: Sequence[Span]
    is_open: Callable[[Inline], bool]

    @classmethod
    def of(
        cls,
        inlines: Inlines,
        is_open: Callable[[Inline], bool],
        keep: Callable[[str], Stretches] = _nothing,
    ) -> "Running":
        """``keep`` finds, in the whole text, stretches that may not change."""
        inlines = joined(inlines)
        pieces = list(_pieces(inlines, is_open))
        spans, position = [], 0
        for text, fixed in pieces:
            spans.append(Span(position, position + len(text), fixed))
            position += len(text)
        text = "".join(text for text, _ in pieces)
        if kept := keep(text):
            text = _as_context(text, kept)
            spans = [part for span in spans for part in _parted(span, kept)]
        return cls(inlines, text, spans, is_open)

    def sharing(self, start: int, stop: int) -> list[Span]:
        """The spans with characters of ``start:stop``, or that this one place parts."""
        first = bisect_left(self.spans, start, key=_stop)
        rest = (self.spans[i] for i in range(first, len(self.spans)))
        near = takewhile(lambda span: span.start <= stop, rest)
        return [span for span in near if span.start < stop and start < span.stop]

    def fitted(self, edit: Edit) -> list[Edit]:
        """The edit cut to free spans; nothing where it can't be made without moving structure."""
        spans = self.sharing(edit.start, edit.stop)
        if not all(span.free for span in spans):
            return []
        if len(spans) < 2:
            return [edit]
        cuts = [(max(edit.start, s.start), min(edit.stop, s.stop)) for s in spans]
        if not edit.inlines:
            return [Edit(start, stop, ()) for start, stop in cuts]
        match edit.inlines:
            case (Text(text),) if len(text) == edit.stop - edit.start:
                at = edit.start
                return [Edit.to(a, b, text[a - at : b - at]) for a, b in cuts]
        return []

    def rewritten(self, edits: Iterable[Edit]) -> Inlines:
        """The inlines with fitted edits, in order and apart from each other, carried out.

        What is inserted at the edge of an inline stands outside it.
        """
        waiting = deque(edits)
        position = 0

        def inserted() -> Iterator[Inline]:
            while waiting and waiting[0].start == waiting[0].stop == position:
                yield from waiting.popleft().inlines

        def leaf(text: str) -> Iterator[Inline]:
            at = 0
            while waiting and waiting[0].start < position + len(text):
                edit = waiting.popleft()
                yield Text(text[at : edit.start - position])
                yield from edit.inlines
                at = edit.stop - position
            yield Text(text[at:])

        def changed(inlines: Inlines) -> Inlines:
            nonlocal position
            made: list[Inline] = []
            for inline in inlines:
                made += inserted()
                if isinstance(inline, Text):
                    made += leaf(inline.text)
                    position += len(inline.text)
                elif self.is_open(inline) and _enters(inline):
                    made.append(with_children(inline, changed))
                else:
                    made.append(inline)
                    position += len(_fixed_text(inline))
            return joined(tuple(made))

        return joined((*changed(self.inlines), *inserted()))


def joined(inlines: Inlines) -> Inlines:
    """The same inlines with neighbouring Texts made one and empty ones gone."""
    made: list[Inline] = []
    for inline in inlines:
        if not isinstance(inline, Text):
            made.append(with_children(inline, joined))
        elif made and isinstance(made[-1], Text):
            made[-1] = Text(made[-1].text + inline.text)
        elif inline.text:
            made.append(inline)
    return inlines if _same(made, inlines) else tuple(made)


def with_children(inline: Inline, change: Callable[[Inlines], Inlines]) -> Inline:
    """The inline with what is directly inside it changed; of ruby, each base."""
    if isinstance(inline, Ruby):
        bases = [change(part.base) for part in inline.parts]
        if _same(bases, [part.base for part in inline.parts]):
            return inline
        parts = zip(bases, inline.parts, strict=True)
        return Ruby(tuple(RubyPart(base, part.reading) for base, part in parts), inline.left)
    if isinstance(inline, _CONTAINERS):
        children = change(inline.children)
        return inline if children is inline.children else replace(inline, children=children)
    return inline


def map_running(
    document: Document,
    change: Change,
    headings: Change | None = None,
    but: frozenset[GroupKind] = frozenset(),
) -> Document:
    """The document with each run of inlines changed: paragraphs, cells, captions, notes.

    Its title and headings are changed by ``headings`` where it is given; groups of the kinds
    ``but`` stay.
    """

    def with_notes(change: Change) -> Change:
        def changed(inlines: Inlines) -> Inlines:
            made = change(inlines)
            return tuple(map(noted, made)) if _has_note(made) else made

        return changed

    def noted(inline: Inline) -> Inline:
        if isinstance(inline, Footnote):
            return replace(inline, blocks=blocks(inline.blocks))
        return with_children(inline, lambda inner: tuple(map(noted, inner)))

    def blocks(inner: tuple[Block, ...]) -> tuple[Block, ...]:
        return map_inlines(inner, with_notes(change), with_notes(headings or change), but)

    title = with_notes(headings or change)(document.title)
    return replace(document, title=title, blocks=blocks(document.blocks))


def _has_note(inlines: Inlines) -> bool:
    others = (inline for inline in inlines if not isinstance(inline, Text))
    return any(isinstance(i, Footnote) or _has_note(children_of(i)) for i in others)


def _same(made: Sequence[object], given: Sequence[object]) -> bool:
    """Are these the very same objects, so that nothing has to be made anew?"""
    return len(made) == len(given) and all(map(is_, made, given))


_CONTAINERS = (Tcy, Emphasis, SideLine, Styled, Warichu, Link, Indexed, Foreign)


def _enters(inline: Inline) -> bool:
    return isinstance(inline, (Ruby, *_CONTAINERS))


def _fixed_text(inline: Inline) -> str:
    if isinstance(inline, Styled) and inline.style is not Style.CODE:
        return _OBJECT
    return _STANDS_FOR.get(type(inline)) or plain_text((inline,)).translate(_AS_CONTEXT)


def _pieces(
    inlines: Inlines, is_open: Callable[[Inline], bool]
) -> Iterable[tuple[str, Inline | None]]:
    for inline in inlines:
        if isinstance(inline, Text):
            yield inline.text, None
        elif is_open(inline) and _enters(inline):
            yield from _pieces(children_of(inline), is_open)
        else:
            yield _fixed_text(inline), inline


def _as_context(text: str, kept: Stretches) -> str:
    pieces: list[str] = []
    end = 0
    for start, stop in kept:
        pieces += (text[end:start], text[start:stop].translate(_AS_CONTEXT))
        end = stop
    return "".join((*pieces, text[end:]))


def _parted(span: Span, kept: Stretches) -> Iterator[Span]:
    """A span that may change, parted from what is kept in it."""
    if not span.free:
        yield span
        return
    at, i = span.start, bisect_right(kept, span.start, key=itemgetter(1))
    while i < len(kept) and kept[i][0] < span.stop:
        start, stop = max(kept[i][0], at), min(kept[i][1], span.stop)
        if at < start:
            yield Span(at, start)
        yield Span(start, stop, _KEPT)
        at, i = stop, i + 1
    if at < span.stop:
        yield Span(at, span.stop)


def _stop(span: Span) -> int:
    return span.stop
