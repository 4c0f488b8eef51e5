"""Reads elements in a line as inlines of the model."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import groupby
from urllib.parse import unquote, urlsplit

from ...model import (
    Block,
    Emphasis,
    Footnote,
    Foreign,
    Gaiji,
    Image,
    Inline,
    LineBreak,
    Link,
    Ruby,
    RubyPart,
    SideLine,
    Styled,
    Text,
)  # fmt: skip
from ...running import joined
from .languages import foreign, says_language
from .losses import Losses
from .names import Names
from .notes import Notes
from .parse import Element, name_of
from .styles import Styles, classes_of
from .vocabulary import DROPPED, ELEMENTS, UNSAID, Inlines, Wrap, by_class, by_style

_SPACES = re.compile("[ \t\n\r\f]+")
_WEB = frozenset({"http", "https", "mailto"})
_READINGS = frozenset({"rt", "rtc"})
_GAIJI = re.compile(r"※?[（(［\[]?#?(.+?)[）)］\]]?")
# Of pages that we made: the mark that stands for one, and the class of the note that describes it.
_GAIJI_MARK, _GAIJI_NOTE = "※", "gaiji-note"


class Phrases:
    """Reads what stands in lines; ``blocks`` reads a note's text."""

    def __init__(
        self,
        styles: Styles,
        notes: Notes,
        names: Names,
        losses: Losses,
        blocks: Callable[[Element], tuple[Block, ...]],
    ) -> None:
        self.styles, self.notes, self.names = styles, notes, names
        self.losses, self._blocks = losses, blocks

    def run(self, nodes: Iterable[str | Element]) -> Inlines:
        """The inlines of texts and elements that stand one behind the other."""
        return merged(joined(tuple(self._all(nodes))))

    def inside(self, element: Element) -> Inlines:
        return self.run(nodes_of(element))

    def _all(self, nodes: Iterable[str | Element]) -> Iterator[Inline]:
        for node in nodes:
            if not isinstance(node, str):
                yield from self._one(node)
            elif node:
                yield Text(node)

    def _one(self, element: Element) -> Iterator[Inline]:
        name = name_of(element)
        if name in UNSAID or element in self.notes.back or element in self.notes.placed:
            return
        if name in DROPPED or "hidden" in element.attrib:
            self.losses.dropped(element)
            return
        if (text := self.notes.texts.get(element)) is not None:
            if _GAIJI_NOTE not in classes_of(text):
                yield Footnote(self._blocks(text))
            return
        match name:
            case "br":
                yield LineBreak()
            case "ruby":
                yield from self._ruby(element)
            case "img" | "svg":
                yield from self.picture(element)
            case "a":
                yield from self._link(element)
            case "q":
                yield from (Text("「"), *self.inside(element), Text("」"))
            case _:
                children = self.inside(element)
                yield from self._wrapped(element, children) if children else ()

    def _wrapped(self, element: Element, children: Inlines) -> Inlines:
        """The children within what the element says of them; a note's mark has no such look."""
        if all(isinstance(one, Footnote) for one in children):
            return children
        names, style = classes_of(element), self.styles.of(element)
        if "gaiji" in names and name_of(element) == "span":
            return (_gaiji(element),)
        wraps = [*by_class(names), *by_style(style)]
        own = ELEMENTS.get(name_of(element))
        # ``em`` with marks is emphasized by them alone.
        if own and not (wraps and name_of(element) in ("em", "i", "strong", "u")):
            wraps.insert(0, own)
        for wrap in unlike(wraps):
            children = (wrap(children),)
        language = foreign(element, element.getparent()) if says_language(element) else ""
        return (Foreign(children, language),) if language else children

    # --- pictures and links
    def picture(self, element: Element) -> Iterator[Inline]:
        """The picture, or its text where it can't come into the book."""
        shown = element
        if name_of(element) == "svg":
            shown = next(element.iter("image"), element)
        source, alt = shown.get("src") or shown.get("href") or "", shown.get("alt", "")
        path = inside_path(source)
        if shown is not element or name_of(element) == "img":
            if path:
                width, height = (_pixels(shown.get(key)) for key in ("width", "height"))
                yield Image(path, alt, width, height, self.losses.place(element))
                return
            self.losses.outside(element, source)
        else:
            self.losses.dropped(element)
        if alt:
            yield Text(alt)

    def _link(self, element: Element) -> Iterator[Inline]:
        children = self.inside(element)
        target = element.get("href", "").strip()
        if children and (inside := self.names.target(target) or _page(target)):
            yield Link(inside, children, self.losses.place(element))
        elif children and _scheme(target) in _WEB:
            yield Link(target, children)
        else:
            if target:
                self.losses.link(element, target)
            yield from children

    # --- ruby
    def _ruby(self, element: Element) -> Iterator[Inline]:
        """Bases and readings in whatever order they are marked up; a second reading is the left."""
        pieces = [piece for piece in self._pieces(element, "base") if piece.inlines or piece.own]
        first = next((piece.kind for piece in pieces if piece.kind != "base"), "rt")
        for piece in pieces:
            if piece.kind == first:
                piece.kind = "rt"  # the first container of readings is on the right
        parts: list[RubyPart] = []
        left = ""
        for is_reading, run in groupby(pieces, lambda piece: piece.kind != "base"):
            group = list(run)
            if not is_reading:
                parts += [RubyPart(piece.inlines, "") for piece in _bases(group)]
                continue
            readings = [piece.reading for piece in group if piece.kind == "rt"]
            open_parts = [n for n, part in enumerate(parts) if not part.reading]
            begin = self._first_of_run(parts, open_parts)
            waiting = list(range(begin, len(parts)))
            if len(waiting) == 1 and len(readings) > 1:
                left += "".join(readings[1:])
                readings = readings[:1]
            for n, reading in zip(waiting, readings, strict=False):
                parts[n] = RubyPart(parts[n].base, reading)
            if not waiting:
                left += "".join(readings)
            left += "".join(piece.reading for piece in group if piece.kind.startswith("rtc"))
        yield from _ruby_of(parts, left)

    @staticmethod
    def _first_of_run(parts: list[RubyPart], unread: list[int]) -> int:
        """The first of the bases at the end that have no reading yet."""
        begin = len(parts)
        while begin - 1 in unread:
            begin -= 1
        return begin

    def _pieces(self, element: Element, kind: str) -> Iterator["Piece"]:
        """Bases and readings in a flat row: the parser nests those that are not closed."""
        row: list[Inline] = []

        def piece(own: bool = False) -> Piece:
            made = Piece(kind, merged(joined(tuple(row))), own)
            row.clear()
            return made

        closed = name_of(element) == "rt"  # it may be empty, as that of kana among kanji is
        if element.text:
            row.append(Text(element.text))
        for child in element:
            name = name_of(child)
            if name in ("rb", "rt", "rtc"):
                yield piece(closed)
                closed = False
                yield from self._pieces(child, self._kind(child, kind))
            elif name == "ruby":
                yield piece()
                yield from self._pieces(child, kind)
            elif name not in ("rp", "rbc"):
                row.extend(self._all([child]))
            elif name == "rbc":
                yield from self._pieces(child, kind)
            if child.tail and not (kind.startswith("rtc") and not child.tail.strip()):
                row.append(Text(child.tail))
        yield piece(closed)

    @staticmethod
    def _kind(part: Element, around: str) -> str:
        """What a part of ruby holds; each container of readings is a kind of its own."""
        match name_of(part):
            case "rb":
                return "base"
            case "rtc":
                return f"rtc{sum(1 for _ in part.itersiblings('rtc', preceding=True))}"
            case _:
                return around if around.startswith("rtc") else "rt"


def _gaiji(element: Element) -> Gaiji:
    """A character described in words, or by our own mark with a note."""
    if element.text == _GAIJI_MARK:
        return Gaiji(element.get("title", ""), element.get("data-place", ""))
    text = " ".join("".join(element.itertext()).split())
    found = _GAIJI.fullmatch(text)
    return Gaiji(found[1] if found else "", element.get("title", ""))


class Piece:
    """A base or a reading of ruby; ``own`` says that an element of its own holds it."""

    __slots__ = ("inlines", "kind", "own", "reading")

    def __init__(self, kind: str, inlines: Inlines, own: bool) -> None:
        text = "".join(_texts(inlines))
        blank = not text.strip(" \t\n\r\f") and not any(not isinstance(i, Text) for i in inlines)
        self.kind, self.own = kind, own and kind != "base"
        self.inlines = () if blank else inlines
        self.reading = _SPACES.sub(" ", text).strip(" ")


def _bases(group: list[Piece]) -> list[Piece]:
    return [piece for piece in group if piece.inlines]


def _ruby_of(parts: list[RubyPart], left: str) -> Inlines:
    if not any(part.reading for part in parts) and not left:
        return tuple(inline for part in parts for inline in part.base)
    return (Ruby(tuple(parts), left),)


def _texts(inlines: Inlines) -> Iterator[str]:
    for inline in inlines:
        if isinstance(inline, Text):
            yield inline.text
        else:
            yield from _texts(getattr(inline, "children", ()))


# --- helpers
def nodes_of(element: Element) -> Iterator[str | Element]:
    """Texts and elements directly inside."""
    yield element.text or ""
    for child in element:
        yield child
        yield child.tail or ""


def unlike(wraps: Iterable[Wrap]) -> Iterator[Wrap]:
    """Each look once, though class and style both say it."""
    seen = set()
    for wrap in wraps:
        made = wrap(())
        look = (type(made), getattr(made, "style", None))
        if look not in seen:
            seen.add(look)
            yield wrap


def merged(inlines: Inlines) -> Inlines:
    """Neighbours with the same look as one: editors cut text at every click."""
    made: list[Inline] = []
    for inline in inlines:
        last = made[-1] if made else None
        if (
            isinstance(inline, _MERGED)
            and type(last) is type(inline)
            and _look(last) == _look(inline)
        ):
            made[-1] = replace(last, children=joined((*last.children, *inline.children)))
        else:
            made.append(inline)
    return tuple(made)


_MERGED = (Emphasis, SideLine, Styled)


def _look(inline: Emphasis | SideLine | Styled) -> tuple[object, ...]:
    names = [name for name in inline.__slots__ if name != "children"]
    return tuple(getattr(inline, name) for name in names)


def inside_path(source: str) -> str:
    """The path of a picture beside the page; nothing where it is elsewhere."""
    try:
        parts = urlsplit(source.strip())
    except ValueError:
        return ""
    path = unquote(parts.path)
    return "" if parts.scheme or parts.netloc or path.startswith("/") or "\0" in path else path


def _page(target: str) -> str:
    """A link to another page beside this one, which may be a manuscript of the book."""
    path = inside_path(target)
    return target if path.lower().endswith((".html", ".htm", ".xhtml")) else ""


def _scheme(target: str) -> str:
    try:
        return urlsplit(target).scheme.lower()
    except ValueError:
        return ""


def _pixels(value: str | None) -> int | None:
    text = (value or "").strip().removesuffix("px")
    return (
        int(text) if text.isascii() and text.isdecimal() and 0 < int(text[:9]) < 100_000 else None
    )
