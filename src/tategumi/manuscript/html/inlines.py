"""Reads elements in a line as inlines of the model."""

import re
from collections.abc import Callable, Iterable, Iterator
from urllib.parse import unquote, urlsplit

from ...model import (
    Block,
    Footnote,
    Foreign,
    Gaiji,
    Image,
    Inline,
    LineBreak,
    Link,
    Text,
)  # fmt: skip
from ...running import joined
from .languages import foreign, says_language
from .looks import merged, unlike
from .losses import Losses
from .names import Names
from .notes import Notes
from .parse import Element, name_of
from .rubies import ruby
from .styles import Styles, classes_of
from .vocabulary import DROPPED, ELEMENTS, UNSAID, Inlines, by_class, by_style

_WEB = frozenset({"http", "https", "mailto"})
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
                yield from ruby(element, self._all)
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


def _gaiji(element: Element) -> Gaiji:
    """A character described in words, or by our own mark with a note."""
    if element.text == _GAIJI_MARK:
        return Gaiji(element.get("title", ""), element.get("data-place", ""))
    text = " ".join("".join(element.itertext()).split())
    found = _GAIJI.fullmatch(text)
    return Gaiji(found[1] if found else "", element.get("title", ""))


def nodes_of(element: Element) -> Iterator[str | Element]:
    """Texts and elements directly inside."""
    yield element.text or ""
    for child in element:
        yield child
        yield child.tail or ""


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
