"""Parts a book's one page of XHTML into its documents.

A part has the whole's head and some children of its body; it is cut from the text, not written
again, so that places in it are places in the whole.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from xml.parsers.expat import ExpatError, ParserCreate
from xml.sax.saxutils import quoteattr

from ..problems import Place, Problem, place_in


@dataclass(frozen=True, slots=True)
class Part:
    """A document of its own; ``here`` is where its content begins in it, ``there`` in the whole."""

    html: str
    here: Place
    there: Place

    def moved(self, problem: Problem, shown: str) -> Problem:
        """A problem of the part, at its place in the whole, which is called ``shown``."""
        place = problem.place
        if place.path != shown or (place.line, place.column) < (self.here.line, self.here.column):
            return problem
        column = place.column
        if place.line == self.here.line:
            column += self.there.column - self.here.column
        line = place.line + self.there.line - self.here.line
        return replace(problem, place=Place(shown, line, column))


@dataclass(frozen=True, slots=True)
class Whole:
    """The text of a page: up to its body's first child, each child, and the rest.

    ``emptied`` are the children with nothing in them, ``unseen`` the same without a box and a name.
    """

    head: str
    children: tuple[str, ...]
    tail: str
    emptied: tuple[str, ...]
    unseen: tuple[str, ...]

    def shell(self) -> str:
        """The page with all children, but nothing in them."""
        return f"{self.head}{''.join(self.emptied)}{self.tail}"

    def empty(self) -> str:
        """The page with nothing in its body."""
        return f"{self.head}{self.tail}"

    def parts(self, breaks: Sequence[bool], *, siblings: bool) -> list[Part]:
        """The documents, parted where ``breaks`` says so of the places between children.

        For style sheets that ask what stands beside a document, the children next to it stand there
        unseen; all of them with ``siblings``.
        """
        starts = [0, *(i for i, is_break in enumerate(breaks, 1) if is_break)]
        reach = len(self.children) if siblings else 1
        parts, whole = [], self.head
        for start, stop in pairwise((*starts, len(self.children))):
            content = "".join(self.children[start:stop])
            before = self.head + "".join(self.unseen[max(0, start - reach) : start])
            behind = "".join(self.unseen[stop : stop + reach])
            here, there = (place_in(text, len(text), "") for text in (before, whole))
            parts.append(Part(f"{before}{content}{behind}{self.tail}", here, there))
            whole += content
        return parts


def whole(html: str) -> Whole | None:
    """The page, if it is well-formed XHTML with nothing but elements in its body."""
    reader = _Reader()
    data = html.encode()
    try:
        reader.read(data)
    except (ExpatError, _Unparted):
        return None
    if not reader.starts or reader.end is None:
        return None
    cuts = (*reader.starts, reader.end)
    return Whole(
        data[: cuts[0]].decode(),
        tuple(data[start:stop].decode() for start, stop in pairwise(cuts)),
        data[reader.end :].decode(),
        tuple(_element(*one) for one in reader.elements),
        tuple(_element(name, _unseen(attributes)) for name, attributes in reader.elements),
    )


def _element(name: str, attributes: dict[str, str]) -> str:
    values = "".join(f" {key}={quoteattr(value)}" for key, value in attributes.items())
    return f"<{name}{values}></{name}>"


def _unseen(attributes: dict[str, str]) -> dict[str, str]:
    others = {key: value for key, value in attributes.items() if key != "id"}
    return {**others, "style": "display: none !important"}


_BODY = ["html", "body"]


class _Unparted(Exception):
    """There is text in the body itself."""


class _Reader:
    """Notes where the body's children begin, in bytes, and where the body ends."""

    def __init__(self) -> None:
        self.starts: list[int] = []
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.end: int | None = None
        self._open: list[str] = []
        self._parser = ParserCreate()
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end

    def read(self, data: bytes) -> None:
        self._parser.Parse(data, True)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if self._open == _BODY:
            self.starts.append(self._parser.CurrentByteIndex)
            self.elements.append((name, attributes))
        self._open.append(name)
        self._listen()

    def _end(self, name: str) -> None:
        self._open.pop()
        if self._open == ["html"] and name == "body":
            self.end = self._parser.CurrentByteIndex
        self._listen()

    def _listen(self) -> None:
        """Ask for the text of the body itself alone: a book's is long."""
        if len(self._open) <= len(_BODY) + 1:
            is_body = self._open == _BODY
            self._parser.CharacterDataHandler = self._text if is_body else None

    def _text(self, text: str) -> None:
        if text.strip():
            raise _Unparted
