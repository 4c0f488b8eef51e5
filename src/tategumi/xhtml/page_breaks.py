"""Marks in the e-book's text where the pages of its paper edition begin.

A place in the book is the number of letters of running text before it. Readings, notes and signs
are not counted, because paper and e-book may have them in different places.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from ..characters import letters_of
from ..typography.punctuation import OPENING
from .notes import note_of
from .parts import XhtmlFile
from .tree import Element, Node, Picture, Reference, el

# Elements that are not cut by a mark: it stands before them.
_WHOLE = frozenset(["ruby", "a", "figure", "pre", "h1", "h2", "h3", "h4", "h5", "h6", "sub", "sup"])
_ROLE = "doc-pagebreak"
# Characters that stay with what follows them, behind the mark.
_OPENINGS = "".join(sorted(OPENING)) + "(　"
_WHOLE_CLASSES = frozenset(["run-in", "tcy", "warichu"])


@dataclass(frozen=True, slots=True)
class PageStart:
    """A page of paper: its number, and the number of letters of the book before it.

    ``is_plate``: the page begins with a picture, the next that is not on an earlier page.
    """

    number: int
    letters: int
    is_plate: bool = False


def anchor_of(number: int) -> str:
    """The anchor of the mark of a page of paper."""
    return f"page-{number}"


def letters_in(bodies: Iterable[Element]) -> tuple[str, dict[str, int]]:
    """The letters of the running text, and how many of them stand before each anchor."""
    found: list[str] = []
    anchors: dict[str, int] = {}
    count = 0
    for node in _running(bodies):
        if isinstance(node, str):
            letters = "".join(map(letters_of, node))
            found.append(letters)
            count += len(letters)
        elif anchor := node.get("id"):
            anchors.setdefault(str(anchor), count)
    return "".join(found), anchors


def _running(nodes: Iterable[Node]) -> Iterator[Node]:
    for node in nodes:
        if isinstance(node, str):
            yield node
        elif not _is_beside(node):
            yield node
            yield from _running(node.children)


def _is_beside(element: Element) -> bool:
    """Is the element not running text, but a reading, a note or a note's mark?"""
    return element.tag in ("rt", "aside") or bool(note_of(element))


def with_page_breaks(
    files: Sequence[XhtmlFile], starts: Sequence[PageStart]
) -> tuple[tuple[XhtmlFile, ...], tuple[tuple[int, Reference], ...]]:
    """The files with a mark where each page begins, and the pages with their places, in order."""
    if not starts:
        return tuple(files), ()
    marks = _PageMarker(starts)
    made = tuple(
        replace(file, bodies=tuple(marks.into(body, file.name) for body in file.bodies))
        for file in files
    )
    return made, tuple(marks.made)


class _PageMarker:
    """Puts the marks of pages into one file after the other."""

    def __init__(self, starts: Sequence[PageStart]) -> None:
        self._waiting = list(reversed(starts))
        self._count = 0
        self._file = ""
        self.made: list[tuple[int, Reference]] = []

    def into(self, body: Element, file: str) -> Element:
        """The body of a file with the marks that belong into it."""
        self._file = file
        return replace(body, children=_with_openings(self._marked(body.children)))

    def _marked(self, nodes: Iterable[Node]) -> Iterator[Node]:
        for node in nodes:
            if isinstance(node, str):
                yield from self._in_text(node)
            elif _is_beside(node):
                yield node
            elif _is_picture(node):
                yield from self._due(plates=1)
                yield node
            elif _is_whole(node):
                ahead, _ = letters_in([node])
                yield from self._due(ahead=len(ahead), plates=_pictures_in(node))
                self._count += len(ahead)
                yield node
            else:
                yield replace(node, children=_with_openings(self._marked(node.children)))

    def _in_text(self, text: str) -> Iterator[Node]:
        ahead = sum(len(letters_of(character)) for character in text)
        if not self._is_due(ahead):
            self._count += ahead
            yield text
            return
        begin = 0
        for index, character in enumerate(text):
            letters = len(letters_of(character))
            if letters and (marks := tuple(self._due(ahead=letters))):
                if index > begin:
                    yield text[begin:index]
                yield from marks
                begin = index
            self._count += letters
        yield text[begin:]

    def _is_due(self, ahead: int, plates: int = 0) -> bool:
        """Does the next page begin before the next ``ahead`` letters or ``plates``?"""
        if not self._waiting:
            return False
        start = self._waiting[-1]
        if start.is_plate and plates > 0 and start.letters <= self._count:
            return True
        # A page of nothing but a picture may stand before the text of the page before it.
        return start.letters < self._count + ahead

    def _due(self, ahead: int = 0, plates: int = 0) -> Iterator[Element]:
        """The marks of the pages that begin before the next ``ahead`` letters or ``plates``."""
        while self._is_due(ahead, plates):
            start = self._waiting.pop()
            plates -= start.is_plate
            anchor = anchor_of(start.number)
            self.made.append((start.number, Reference(self._file, anchor)))
            attributes = {
                "epub:type": "pagebreak",
                "role": _ROLE,
                "id": anchor,
                "aria-label": str(start.number),
            }
            yield el("span", attributes)


def _is_picture(element: Element) -> bool:
    return isinstance(element.get("src"), Picture)


def _pictures_in(element: Element) -> int:
    return sum(isinstance(one, Element) and _is_picture(one) for one in _running([element]))


def _is_whole(element: Element) -> bool:
    return element.tag in _WHOLE or not _WHOLE_CLASSES.isdisjoint(str(element.get("class")).split())


def _with_openings(nodes: Iterable[Node]) -> tuple[Node, ...]:
    """The nodes, with opening brackets and indents before a mark moved behind it."""
    made: list[Node] = []
    for node in nodes:
        last = made[-1] if made else None
        if isinstance(node, Element) and node.get("role") == _ROLE and isinstance(last, str):
            kept = last.rstrip(_OPENINGS)
            opening = last[len(kept) :]
            made[-1:] = [*([kept] if kept else []), node, *([opening] if opening else [])]
        else:
            made.append(node)
    return tuple(made)
