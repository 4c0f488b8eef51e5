"""From markdown_it's inline tokens to the model's inlines."""

import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import unquote

from ...model import (
    PLATES,
    Block,
    Editorial,
    Emphasis,
    Extent,
    Figure,
    Footnote,
    Image,
    Inline,
    LineBreak,
    Link,
    Paragraph,
    Ruby,
    RubyPart,
    Style,
    Styled,
    Tcy,
    Text,
    plain_text,
)  # fmt: skip
from ...problems import Place
from ...unicode import clusters
from . import vocabulary
from .attributes import Attributes
from .grammar import Grammar, Node, nest
from .line_ends import NEW_LINE, NewLine, joined, paragraphs
from .places import Inlines

Phrase = tuple[Inline, ...]

_REMOTE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//")
_LINE_END = re.compile(r"[^\S\n]*+\n\s*+")


class Phrases:
    """Reads the inline text of one document. ``note`` gives the blocks of a defined footnote."""

    def __init__(self, grammar: Grammar, note: Callable[[str], tuple[Block, ...]]) -> None:
        self.marked: set[str] = set()  # labels of the notes that the text has marks for
        self._grammar = grammar
        self._note = note
        self._noting = False
        self._linking = False
        self._place: Inlines

    def read(self, text: str, line: int) -> Phrase:
        """The inlines of a heading, cell or caption that begins on ``line`` (from 0)."""
        return joined(self._inlines(text, line))

    def read_paragraph(self, text: str, line: int) -> Figure | list[tuple[int, Phrase]]:
        """The paragraphs' depths (full-width spaces) and inlines; or the only image.

        A paragraph ends where a full-width space opens a line.
        """
        tokens, place = self._grammar.inlines(text, line)
        nodes = nest(tokens)
        if len(nodes) == 1:
            nodes[0].meta["alone"] = True
        with self._at(place):
            pieces = list(self._convert(nodes))
        match pieces:
            case [Image() as image, *title] if len(nodes) == 1 and not _is_inline(nodes[0]):
                return Figure(image, self._caption(nodes[0], title, line), _extent(nodes[0]))
        return [(depth, joined(part)) for depth, part in paragraphs(pieces)]

    @contextmanager
    def inside_note(self) -> Iterator[None]:
        """A note can't hold notes: their marks stay text."""
        before, self._noting = self._noting, True
        yield
        self._noting = before

    @contextmanager
    def _at(self, place: Inlines) -> Iterator[None]:
        before = getattr(self, "_place", place)
        self._place = place
        yield
        self._place = before

    def _inlines(self, text: str, line: int) -> list[Inline | NewLine]:
        tokens, place = self._grammar.inlines(text, line)
        with self._at(place):
            return list(self._convert(nest(tokens)))

    def _convert(self, nodes: Iterable[Node]) -> Iterator[Inline | NewLine]:
        for node in nodes:
            yield from _INLINES[node.kind](self, node)

    def _children(self, node: Node) -> Phrase:
        return joined(self._convert(node.children))

    def _caption(self, node: Node, title: list[Inline | NewLine], line: int) -> Phrase:
        return self.read(str(node.token.attrs["title"]), line) if title else ()

    # --- one method for each token
    def _text(self, node: Node) -> Iterator[Inline]:
        if node.token.content:
            yield Text(node.token.content)

    def _escaped(self, node: Node) -> Iterator[Inline]:
        """A character by its escape or code: never a margin, which the empty text tells."""
        yield Text("")
        yield Text(node.token.content)

    def _soft_break(self, node: Node) -> Iterator[NewLine]:
        yield NEW_LINE

    def _hard_break(self, node: Node) -> Iterator[Inline]:
        yield LineBreak()

    def _code(self, node: Node) -> Iterator[Inline]:
        yield Styled(Style.CODE, (Text(node.token.content),))

    def _bold(self, node: Node) -> Iterator[Inline]:
        yield Styled(Style.BOLD, self._children(node))

    def _italic(self, node: Node) -> Iterator[Inline]:
        yield Styled(Style.ITALIC, self._children(node))

    def _strike(self, node: Node) -> Iterator[Inline]:
        yield Styled(Style.STRIKE, self._children(node))

    def _tcy(self, node: Node) -> Iterator[Inline]:
        yield Tcy((Text(node.token.content),))

    def _dots(self, node: Node) -> Iterator[Inline]:
        yield Emphasis(self._children(node))

    def _comment(self, node: Node) -> Iterator[Inline]:
        yield comment(node)

    def _ruby(self, node: Node) -> Iterator[Inline]:
        _, values = self._meaning(node, vocabulary.RUBY_END)
        base, pieces = self._children(node), node.meta["pieces"]
        left = str(values.get("left", ""))
        yield Ruby(_ruby_parts(base, pieces), left)

    def _link(self, node: Node) -> Iterator[Inline]:
        target = str(node.token.attrs["href"])
        if vocabulary.REFUSED.match(target):
            self._place.add(node.meta["position"], "markdown.link-refused", target=target[:40])
        place = self._place.place(node.meta["position"])
        before, self._linking = self._linking, True
        children = self._children(node)
        self._linking = before
        yield from self._linked(target, children, place)
        yield from self._title(node)

    def _image(self, node: Node) -> Iterator[Inline]:
        source = str(node.token.attrs["src"])
        alt = plain_text(joined(self._convert(nest(node.token.children or []))))
        position = node.meta["position"]
        if _REMOTE.match(source):
            self._place.add(position, "markdown.image-remote", source=source)
            yield from self._linked(source, (Text(alt or source),), self._place.place(position))
        elif not source:
            self._place.add(position, "markdown.image-empty")
            yield Text(alt or "![]()")
        else:
            alone = "alone" in node.meta
            _, values = self._meaning(node, vocabulary.IMAGE if alone else vocabulary.IMAGE_IN_LINE)
            yield Image(unquote(source), alt, values.get("width"), values.get("height"))
        yield from self._title(node)

    def _linked(self, target: str, children: Phrase, place: Place) -> Phrase:
        """A link, or what remains of one that a book, or the link around it, must not hold."""
        if self._linking or vocabulary.REFUSED.match(target):
            return (*children, Editorial(target))
        return (Link(target, children, place),)

    def _title(self, node: Node) -> Iterator[Inline]:
        """The title of a link or inline image, which no page shows."""
        if title := " ".join(str(node.token.attrs.get("title", "")).split()):
            yield Editorial(title)

    def _inline_note(self, node: Node) -> Iterator[Inline | NewLine]:
        if self._noting:
            self._place.add(node.meta["position"], "markdown.note-nested")
            yield Text("^[")
            yield from self._convert(node.children)
            yield Text("]")
            return
        with self.inside_note():
            yield Footnote((Paragraph(self._children(node)),))

    def _note_mark(self, node: Node) -> Iterator[Inline]:
        if self._noting:
            self._place.add(node.meta["position"], "markdown.note-nested")
            yield Text(node.token.content)
            return
        self.marked.add(node.meta["label"])
        with self.inside_note():
            yield Footnote(self._note(node.meta["label"]))

    def _span(self, node: Node) -> Iterator[Inline]:
        names, values = self._meaning(node, vocabulary.SPAN)
        for word in vocabulary.ownerless(names, values):
            self._place.add(node.meta["position"], "markdown.attribute", word=word)
        yield from vocabulary.spans(names, values, self._children(node))

    def _meaning(self, node: Node, place: vocabulary.Place) -> tuple[list[str], dict[str, Any]]:
        given: Attributes | None = node.meta.get("attributes")
        where: int = node.meta.get("at", node.meta.get("position", 0))
        return vocabulary.meaning(
            given, place, lambda code, **values: self._place.add(where, code, **values)
        )


_INLINES: dict[str, Callable[[Phrases, Node], Iterator[Inline | NewLine]]] = {
    "text": Phrases._text,
    "text_special": Phrases._escaped,
    "softbreak": Phrases._soft_break,
    "hardbreak": Phrases._hard_break,
    "code_inline": Phrases._code,
    "strong": Phrases._bold,
    "em": Phrases._italic,
    "s": Phrases._strike,
    "tcy": Phrases._tcy,
    "dots": Phrases._dots,
    "comment": Phrases._comment,
    "ruby": Phrases._ruby,
    "link": Phrases._link,
    "image": Phrases._image,
    "note": Phrases._inline_note,
    "note_mark": Phrases._note_mark,
    "span": Phrases._span,
}


def comment(node: Node) -> Editorial:
    """A comment's text; its line ends, and the margins of its container, are spaces."""
    return Editorial(_LINE_END.sub(" ", node.token.content[4:-3].strip()))


def _ruby_parts(base: Phrase, pieces: list[str]) -> tuple[RubyPart, ...]:
    """A part for each character if there are as many pieces, else one for the whole (DenDen)."""
    match base:
        case (Text(text),) if len(pieces) > 1 and len(characters := clusters(text)) == len(pieces):
            parts = zip(characters, pieces, strict=True)
            return tuple(RubyPart((Text(base),), reading) for base, reading in parts)
    return (RubyPart(base, "".join(pieces)),)


def _is_inline(image: Node) -> bool:
    return vocabulary.INLINE in _names(image)


def _extent(image: Node) -> Extent:
    return next((PLATES[name] for name in _names(image) if name in PLATES), Extent.TEXT)


def _names(image: Node) -> tuple[str, ...]:
    attributes: Attributes | None = image.meta["attributes"]
    return attributes.names if attributes else ()
