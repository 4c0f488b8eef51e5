"""Writes the model's inlines as markup.

Knows no block. A mark or stroke has the CSS keyword as its class; other classes are those of the
EBPAJ guide where it has one (``tcy``, ``em-line``, ``kunten``, ``gaiji``).
"""

from collections.abc import Iterator
from dataclasses import replace

from ..addresses import Addresses
from ..model import (
    MOST_STEPS,
    Editorial,
    Emphasis,
    Footnote,
    Foreign,
    Gaiji,
    Image,
    Indexed,
    Inline,
    Kaeriten,
    LineBreak,
    Link,
    Mark,
    Okurigana,
    Ruby,
    Side,
    SideLine,
    Style,
    Styled,
    Tcy,
    Text,
    Warichu,
    children_of,
    plain_text,
)  # fmt: skip
from ..unicode import east_asian_width
from . import kanbun
from .note_marks import GAIJI, NoteMarks
from .tree import Element, Node, Picture, Reference, Wanted, el, walk
from .web import web_address

# The right side line (傍線) is an overline, the left an underline.
LINES = {Side.RIGHT: "em-line", Side.LEFT: "em-line-outside"}
STYLES = {
    Style.BOLD: ("b", ""),
    Style.ITALIC: ("i", ""),
    Style.LARGER: ("span", "larger-{steps}"),
    Style.SMALLER: ("span", "smaller-{steps}"),
    Style.SUPERSCRIPT: ("sup", ""),
    Style.SUBSCRIPT: ("sub", ""),
    Style.SMALL_RIGHT: ("span", "kogaki"),
    Style.SMALL_LEFT: ("span", "kogaki-left"),
    Style.HORIZONTAL: ("span", "yokogumi"),
    Style.BOXED: ("span", "k-solid"),
    Style.STRIKE: ("s", ""),
    Style.CODE: ("code", ""),
}
_OPENING, _CLOSING = frozenset("（〔［【〈《「"), frozenset("）〕］】〉》」")
# A text of up to this width, in em, can be read when it is squeezed into one em; a longer one is
# set smaller instead.
_MOST_COMBINED = 2
# The largest side, in CSS px, of a picture that stands for a character (外字).
_CHARACTER = 24


class Inlines:
    """Writes the inlines of one document, and numbers its notes."""

    def __init__(self, document: str) -> None:
        """``document`` is the file stem."""
        self.document = document
        self.marks = NoteMarks(document)
        self.indexed: list[tuple[Indexed, Reference]] = []
        self._addresses = Addresses()
        # Marks of notes inside a link, which are put behind it because links do not nest.
        self._deferred: list[Node] | None = None
        self._in_ruby = False
        self._among_text = True

    def run(self, inlines: tuple[Inline, ...]) -> tuple[Node, ...]:
        """The inlines of a paragraph, item or cell.

        Pictures among text have the size of a character, pictures alone their own.
        """
        self._among_text = not is_pictures(inlines)
        return self.render(inlines)

    def render(self, inlines: tuple[Inline, ...]) -> tuple[Node, ...]:
        match inlines:
            case (Text(text),):  # most bases of ruby, and many paragraphs
                return (text,)
        nodes: list[Node] = []
        for i, inline in enumerate(inlines):
            written = self._inline(inline)
            bracket = isinstance(inline, Warichu) and not _in_brackets(inlines, i)
            nodes += ("（", *written, "）") if bracket else written
        return tuple(kanbun.in_one_gap(nodes))

    def heading(self, inlines: tuple[Inline, ...]) -> tuple[Node, ...]:
        """A heading's inlines; what follows its colon is kept together, so that it breaks there."""
        before, after = _at_colon(inlines)
        if not after:
            return self.render(before)
        return (*self.render(before), el("span", {"class": "phrase"}, *self.render(after)))

    def _inline(self, inline: Inline) -> tuple[Node, ...]:
        match inline:
            case Text(text):
                return (text,)
            case LineBreak():
                return (el("br"),)
            case Ruby():
                return (self._ruby(inline), *self._gaiji_marks(inline))
            case Image():
                return (self._picture(inline),)
            case Link():
                return self._link(inline)
            case Footnote(blocks):
                return self._placed(self.marks.of(blocks))
            case Gaiji():
                return (_gaiji(inline), *self._gaiji_marks(inline))
            case Kaeriten(text):
                return (kanbun.kaeriten(text),)
            case Okurigana(text):
                return (kanbun.okurigana(text),)
            case Editorial():
                return ()
            case Indexed():
                return (self._indexed(inline),)
            case Foreign(children, language):
                said = {"lang": language, "xml:lang": language}
                return (el("span", said, *self.render(children)),)
            case _:
                tag, name = _wrapper(inline)
                return (el(tag, {"class": name}, *self.render(children_of(inline))),)

    def _indexed(self, word: Indexed) -> Element:
        """A word that the index leads to."""
        text = plain_text(word.children)
        anchor = f"{self.document}_index-{self._addresses.of('index', text)}"
        self.indexed.append((word, Reference(self.document, anchor)))
        return el("span", {"id": anchor}, *self.render(word.children))

    def _picture(self, image: Image) -> Element:
        """A picture among text has the size of a character, unless its author gave it a size."""
        if not self._among_text:
            return picture(image, "fit")
        if max(image.width or _CHARACTER + 1, image.height or _CHARACTER + 1) <= _CHARACTER:
            image = replace(image, width=None, height=None)
        return picture(image, "gaiji-line")

    def _ruby(self, ruby: Ruby) -> Element:
        """Pairs of base and ``rt``; no ``rp``, which EPUB 3.3 discourages and some readers show."""
        outer, self._in_ruby = self._in_ruby, True
        pairs: list[Node] = []
        for part in ruby.parts:
            pairs += [*self.render(part.base), el("rt", {}, part.reading)]
        self._in_ruby = outer
        if not ruby.left:
            return el("ruby", {}, *pairs)
        left = {"class": "ruby-left"}
        bare = [node for node in pairs if not (isinstance(node, Element) and node.tag == "rt")]
        read = any(part.reading for part in ruby.parts)
        inner = (el("ruby", {}, *pairs),) if read else bare
        return el("ruby", left, *inner, el("rt", {}, ruby.left))

    def _link(self, link: Link) -> tuple[Node, ...]:
        if self._deferred is not None:
            return self.render(link.children)
        target = web_address(link.target) or Wanted(link.target, link.place)
        after: list[Node] = []
        self._deferred = after
        children = self.render(link.children)
        self._deferred = None
        named = spoken(children, plain_text(link.children))
        return (el("a", {"href": target, "aria-label": named}, *children), *after)

    def _gaiji_marks(self, inline: Inline) -> tuple[Node, ...]:
        """The marks of notes on characters without a code, those in a ruby base among them."""
        if self._in_ruby:
            return ()
        found = [leaf.description for leaf in _leaves((inline,)) if isinstance(leaf, Gaiji)]
        marks = map(self.marks.of_gaiji, found)
        return tuple(node for mark in marks for node in self._placed(mark))

    def _placed(self, mark: Element) -> tuple[Node, ...]:
        """A note's mark here, or after the link around it."""
        if self._deferred is None:
            return (mark,)
        self._deferred.append(mark)
        return ()


def spoken(nodes: tuple[Node, ...], text: str) -> str:
    """The ``aria-label`` of an element with readings, which else would be spoken; "" for others."""
    return text if any(one.tag == "rt" for node in nodes for one in walk(node)) else ""


def _wrapper(inline: Inline) -> tuple[str, str]:
    """Tag and class of an inline that holds others and is written as one element."""
    match inline:
        case Tcy(children) if any(map(_is_raised, children)):
            return STYLES[Style.HORIZONTAL]  # tate-chu-yoko is set as one row, as letters are
        case Tcy(children):
            return "span", "tcy" if _width(plain_text(children)) <= _MOST_COMBINED else "tcy-long"
        case Emphasis(mark=mark, side=side):
            return "em", mark.value if side is Side.RIGHT else f"{mark.value} left"
        case SideLine(stroke=stroke, side=side):
            return "span", f"{LINES[side]} {stroke.value}"
        case Styled(style=Style.ITALIC) if _is_japanese(plain_text(children_of(inline))):
            return "em", Mark.SESAME.value
        case Styled(style=style, steps=steps):
            tag, name = STYLES[style]
            return tag, name.format(steps=clamp(steps))
        case Warichu():
            return "span", "warichu"
    raise AssertionError(inline)


def _is_raised(inline: Inline) -> bool:
    """Does it stand above or below its row, or bear a line (Ａ¹, √５)?"""
    match inline:
        case SideLine() | Styled(style=Style.SUPERSCRIPT | Style.SUBSCRIPT):
            return True
    return False


def _in_brackets(inlines: tuple[Inline, ...], i: int) -> bool:
    """Does an inline note (割注) stand in brackets already, as JLReq 3.4.1 asks?"""
    before, after = plain_text(inlines[:i])[-1:], plain_text(inlines[i + 1 :])[:1]
    return before in _OPENING and after in _CLOSING


def is_pictures(inlines: tuple[Inline, ...]) -> bool:
    """Are these one or more pictures without any text?"""
    found = False
    for leaf in _leaves(inlines):
        if _is_text(leaf):
            return False
        found = found or isinstance(leaf, Image)
    return found


def _is_text(leaf: Inline) -> bool:
    if isinstance(leaf, Text):
        return bool(leaf.text.strip())
    return isinstance(leaf, (Gaiji, Kaeriten, Okurigana))


def _leaves(inlines: tuple[Inline, ...]) -> Iterator[Inline]:
    for inline in inlines:
        inner = children_of(inline)
        yield from _leaves(inner) if inner else (inline,)


def _gaiji(gaiji: Gaiji) -> Element:
    """The sign for a character without a code, which a note describes."""
    attributes = {"class": "gaiji", "title": gaiji.description, "data-place": gaiji.reference}
    return el("span", attributes, GAIJI)


def _width(text: str) -> float:
    """The approximate width of a text in em: full-width characters count 1, others 0.5."""
    return sum(1 if east_asian_width(character) in "WFA" else 0.5 for character in text)


def _is_japanese(text: str) -> bool:
    """Has the text full-width characters? These get emphasis marks (圏点) instead of italics."""
    return any(east_asian_width(character) in "WF" for character in text)


def _at_colon(inlines: tuple[Inline, ...]) -> tuple[tuple[Inline, ...], tuple[Inline, ...]]:
    """The inlines up to the first full-width colon, and those behind it."""
    for i, inline in enumerate(inlines):
        if isinstance(inline, Text) and "：" in inline.text:
            head, colon, tail = inline.text.partition("：")
            rest = (Text(tail), *inlines[i + 1 :]) if tail else inlines[i + 1 :]
            return (*inlines[:i], Text(head + colon)), rest
    return inlines, ()


def clamp(steps: int) -> int:
    return min(max(steps, 1), MOST_STEPS)


def picture(image: Image, name: str = "") -> Element:
    """``name`` is its class."""
    size = {
        "width": str(image.width) if image.width else "",
        "height": str(image.height) if image.height else "",
    }
    source = Picture(image.source, image.place)
    return el("img", {"class": name, "src": source, "alt": image.alt, **size})


def label(inlines: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """A heading for a table of contents: without readings, notes, links and pictures."""
    kept: list[Inline] = []
    for inline in inlines:
        match inline:
            case Text() | Tcy():
                kept.append(inline)
            case Gaiji():
                kept.append(Text(GAIJI))
            case Foreign(children):
                kept.append(replace(inline, children=label(children)))
            case Image(alt=alt):
                kept.append(Text(alt))
            case LineBreak():
                kept.append(Text("　"))  # the lines of a heading become one line there
            case Footnote() | Editorial():
                pass
            case Kaeriten(text) | Okurigana(text):
                kept.append(Text(text))
            case _:
                kept += label(children_of(inline))
    return tuple(kept)
