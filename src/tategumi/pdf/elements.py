"""The elements of a book's structure, as the text of objects (ISO 32000-1, 14.7.2 and 14.7.4)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from pikepdf import String

from .. import structure as steps
from ..structure import Facts, Step

# Attributes by the kind of element that has them (14.8.5).
_OWNERS = {
    steps.SCOPE: "Table",
    steps.COLUMNS: "Table",
    steps.ROWS: "Table",
    steps.NUMBERING: "List",
    steps.BOUNDS: "Layout",
}
_DEEPEST = 6  # H6


@dataclass(frozen=True, slots=True)
class Said:
    """What a document says, and the numbers of its objects.

    These are its pages and forms by their numbers in the document, and those of its links that lead
    somewhere by their page and their number there. ``shifts`` are how far the content of pages is
    moved, in pt.
    """

    steps: Sequence[Step]
    pages: Mapping[int, int]
    forms: Mapping[int, int]
    links: Mapping[tuple[int, int], int]
    shifts: Mapping[int, tuple[float, float]]


@dataclass(slots=True)
class _Element:
    """An element that is open: its page once it has content, what it holds, what is known."""

    number: int
    kind: str
    parent: int
    page: int | None = None
    kids: list[str] = field(default_factory=list)
    facts: str = ""


class Elements:
    """The tree of a book, filled document by document; its objects have numbers from ``first``."""

    def __init__(self, root: int, first: int) -> None:
        self.texts: list[str] = []
        self._first = first
        # Whose the contents of pages and forms are, and annotations, by the numbers of these.
        self._parents: dict[int, str] = {}
        self._levels: list[int] = []
        self._notes: list[int] = []
        self._document = self._new("Document", root)

    def add(self, said: Said) -> None:
        """A document's elements."""
        stack = [self._document]
        owners: dict[tuple[int, int], dict[int, int]] = {}
        for step in said.steps:
            if step is None:
                self._end(stack.pop())
            elif isinstance(step, str):
                stack.append(self._begin(stack[-1], step))
            elif isinstance(step, dict):
                stack.append(self._begin(stack[-1], step[steps.TYPE]))
                self._tell(stack[-1], step, said)
            else:
                page, number, form = steps.place(step)
                self._take(stack[-1], number, said, page, form)
                owners.setdefault((page, form), {})[number] = stack[-1].number
        for (page, form), elements in owners.items():
            holder = said.forms[form] if form else said.pages[page]
            found = map(elements.get, range(max(elements) + 1))
            self._parents[holder] = f"[{' '.join(map(_named, found))}]"

    def _new(self, kind: str, parent: int) -> _Element:
        self.texts.append("")
        return _Element(self._first + len(self.texts) - 1, kind, parent)

    def _begin(self, parent: _Element, name: str) -> _Element:
        made = self._new(name if name[:1] != "H" else self._heading(name), parent.number)
        parent.kids.append(_named(made.number))
        if name == "Note":
            made.facts = f"/ID {_id(len(self._notes))} "
            self._notes.append(made.number)
        return made

    def _heading(self, name: str) -> str:
        """Levels of headings leave none out (ISO 14289-1, 7.4.2)."""
        level = int(name[1:])
        while self._levels and self._levels[-1] >= level:
            self._levels.pop()
        self._levels.append(level)
        return f"H{min(len(self._levels), _DEEPEST)}"

    @staticmethod
    def _take(element: _Element, number: int, said: Said, page: int, form: int) -> None:
        """The element has a marked content: of its own page, of another one, or of a form."""
        there = said.pages[page]
        if element.page is None:
            element.page = there
        if there == element.page and not form:
            element.kids.append(str(number))
            return
        stream = f"/Stm {said.forms[form]} 0 R " if form else ""
        element.kids.append(f"<</Type /MCR /Pg {there} 0 R {stream}/MCID {number}>>")

    def _end(self, element: _Element) -> None:
        page = f"/Pg {element.page} 0 R " if element.page else ""
        kids = f"/K {_held(element.kids)}" if element.kids else ""
        self.texts[element.number - self._first] = (
            f"<</S /{element.kind} /P {element.parent} 0 R {element.facts}{page}{kids}>>"
        )

    # --- what is known of elements
    def _tell(self, element: _Element, facts: Facts, said: Said) -> None:
        for key in (steps.LANGUAGE, steps.INSTEAD):
            if key in facts:
                element.facts += f"/{key} {_string(facts[key])} "
        known = [(key, _value(key, facts[key], said)) for key in _OWNERS if key in facts]
        if known:
            told = " ".join(f"/{key} {value}" for key, value in known)
            element.facts += f"/A <</O /{_OWNERS[known[0][0]]} {told}>> "
        if steps.LINKS in facts:
            self._link(element, facts, said)

    def _link(self, element: _Element, facts: Facts, said: Said) -> None:
        """A link with its places on pages; words where it leads nowhere."""
        for page, index in facts[steps.LINKS]:
            if link := said.links.get((page, index)):
                kid = f"<</Type /OBJR /Pg {said.pages[page]} 0 R /Obj {link} 0 R>>"
                element.kids.append(kid)
                self._parents[link] = f"{element.number} 0 R"
        if not element.kids:
            element.kind = "Span"

    def close(self, keys: Mapping[int, int]) -> str:
        """The root of the tree, which is whole by then; ``keys`` are those of what has parents."""
        self._end(self._document)
        rows = sorted((keys[number], parents) for number, parents in self._parents.items())
        told = " ".join(f"{key} {parents}" for key, parents in rows)
        tree = self._also(f"<</Nums [{told}]>>")
        names = " ".join(f"{_id(n)} {note} 0 R" for n, note in enumerate(self._notes))
        notes = f"/IDTree {self._also(f'<</Names [{names}]>>')} " if names else ""
        return (
            f"<</Type /StructTreeRoot /K {self._document.number} 0 R /ParentTree {tree} {notes}"
            f"/ParentTreeNextKey {len(rows)}>>"
        )

    def _also(self, text: str) -> str:
        self.texts.append(text)
        return _named(self._first + len(self.texts) - 1)


def _named(number: int | None) -> str:
    return "null" if number is None else f"{number} 0 R"


def _held(parts: Sequence[str]) -> str:
    return parts[0] if len(parts) == 1 else f"[{' '.join(parts)}]"


def _id(note: int) -> str:
    return f"(note-{note:06})"


def _string(text: object) -> str:
    return String(str(text)).unparse().decode("latin-1")


def _value(key: str, value: Any, said: Said) -> str:
    """The value of an attribute."""
    if key == steps.BOUNDS:
        page, *sides = value
        moved = zip(sides, said.shifts[int(page)] * 2, strict=True)
        return f"[{' '.join(str(round(side + shift, 2)) for side, shift in moved)}]"
    return f"/{value}" if isinstance(value, str) else str(value)
