"""The structure of a book in its PDF: elements, and which of them each marked content is of
(ISO 32000-1, 14.7 and 14.8; ISO 14289-1, PDF/UA).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from .. import structure as steps
from ..structure import Facts, Step
from .files import opened, written

# What stands beside a page's text: heads, folios, tabs.
ARTIFACT = "/Artifact <</Type /Pagination>> BDC"
# Attributes by the kind of element that has them (14.8.5).
_OWNERS = {
    steps.SCOPE: Name.Table,
    steps.COLUMNS: Name.Table,
    steps.ROWS: Name.Table,
    steps.NUMBERING: Name.List,
}
_DEEPEST = 6  # H6
# An annotation's flag: printed, and so neither hidden nor shown alone (12.5.3), as PDF/A
# asks too (6.3.2).
_PRINTED = 4


@dataclass(frozen=True, slots=True)
class Leaf:
    """A page of a document where it stands in the book: its annotations, None for one that goes,
    and how far its content is moved, in pt.
    """

    page: Object
    annotations: Sequence[Object | None]
    shift: tuple[float, float] = (0, 0)


@dataclass(slots=True)
class _Element:
    """An element that is open: its page, its level if it is a heading, what it holds."""

    object: Object
    page: Object | None = None
    kids: list[Any] = field(default_factory=list)


class Structure:
    """The tree of a book, filled document by document."""

    def __init__(self, book: Pdf) -> None:
        self._book = book
        self._root = book.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        document = Dictionary(S=Name.Document, P=self._root)
        self._document = _Element(book.make_indirect(document))
        self._parents: dict[int, Any] = {}
        self._keys = count()
        self._levels: list[int] = []
        self._notes: list[Object] = []
        self._names: dict[str, Name] = {}
        self.is_whole = True

    def add(
        self, said: Sequence[Step], leaves: Mapping[int, Leaf], forms: Mapping[int, Object]
    ) -> None:
        """A document's elements: its pages by their numbers in it, its forms by theirs."""
        stack = [self._document]
        owners: dict[tuple[int, int], dict[int, Object]] = {}
        for step in said:
            if step is None:
                self._end(stack.pop())
            elif isinstance(step, str):
                stack.append(self._begin(stack[-1], step))
            elif isinstance(step, dict):
                stack.append(self._begin(stack[-1], step[steps.TYPE]))
                self._tell(stack[-1], step, leaves)
            else:
                page, number, form = steps.place(step)
                self._take(stack[-1], leaves[page].page, number, forms.get(form))
                owners.setdefault((page, form), {})[number] = stack[-1].object
        for (page, form), elements in owners.items():
            holder = forms[form] if form else leaves[page].page
            found = [elements.get(number) for number in range(max(elements) + 1)]
            holder.StructParents = self._key(Array(found))

    def _begin(self, parent: _Element, name: str) -> _Element:
        if name not in self._names:
            self._names[name] = Name(f"/{name}")
        kind = self._names[name] if name[:1] != "H" else self._heading(name)
        made = self._book.make_indirect(Dictionary({"/S": kind, "/P": parent.object}))
        parent.kids.append(made)
        if name == "Note":
            made.ID = String(f"note-{len(self._notes):06}")
            self._notes.append(made)
        return _Element(made)

    def _heading(self, name: str) -> Name:
        """Levels of headings leave none out (ISO 14289-1, 7.4.2)."""
        level = int(name[1:])
        while self._levels and self._levels[-1] >= level:
            self._levels.pop()
        self._levels.append(level)
        return Name(f"/H{min(len(self._levels), _DEEPEST)}")

    def _take(self, element: _Element, page: Object, number: int, form: Object | None) -> None:
        """The element has a marked content: of its own page, of another one, or of a form."""
        if element.page is None:
            element.object["/Pg"] = element.page = page
        if form is not None:
            kid = Dictionary(Type=Name.MCR, Pg=page, Stm=form, MCID=number)
            element.kids.append(kid)
        elif page is element.page:
            element.kids.append(number)
        else:
            element.kids.append(Dictionary(Type=Name.MCR, Pg=page, MCID=number))

    def _end(self, element: _Element) -> None:
        kids = element.kids
        if kids:
            element.object["/K"] = kids[0] if len(kids) == 1 else Array(kids)

    # --- what is known of elements
    def _tell(self, element: _Element, facts: Facts, leaves: Mapping[int, Leaf]) -> None:
        made = element.object
        for key in (steps.LANGUAGE, steps.INSTEAD):
            if key in facts:
                made[f"/{key}"] = String(str(facts[key]))
        for key, owner in _OWNERS.items():
            if key in facts:
                self._give(made, owner, key, facts[key])
        if bounds := facts.get(steps.BOUNDS):
            self._give(made, Name.Layout, steps.BOUNDS, _moved(bounds, leaves))
        if Name.Figure == made.S and steps.INSTEAD not in facts:
            self.is_whole = False
        if steps.LINKS in facts:
            self._link(element, facts, leaves)

    @staticmethod
    def _give(element: Object, owner: Name, key: str, value: Any) -> None:
        """An attribute, beside others of its owner."""
        value = Name(f"/{value}") if isinstance(value, str) else value
        if "/A" not in element:
            element.A = Dictionary(O=owner)
        element.A[f"/{key}"] = value

    def _link(self, element: _Element, facts: Facts, leaves: Mapping[int, Leaf]) -> None:
        """A link with its places on pages; none where it leads nowhere."""
        for page, index in facts[steps.LINKS]:
            if annotation := leaves[page].annotations[index]:
                annotation.Contents = String(str(facts[steps.SAID]))
                annotation.F = _PRINTED
                annotation.StructParent = self._key(element.object)
                kid = Dictionary(Type=Name.OBJR, Pg=leaves[page].page, Obj=annotation)
                element.kids.append(kid)
        if not element.kids:
            element.object.S = Name.Span

    def close(self) -> None:
        """Write the tree down, which is whole by then."""
        self._end(self._document)
        rows = [part for key in sorted(self._parents) for part in (key, self._parents[key])]
        self._root.K = self._document.object
        self._root.ParentTree = self._book.make_indirect(Dictionary(Nums=Array(rows)))
        self._root.ParentTreeNextKey = next(self._keys)
        if self._notes:
            names = [part for note in self._notes for part in (note.ID, note)]
            self._root.IDTree = self._book.make_indirect(Dictionary(Names=Array(names)))
        self._book.Root.StructTreeRoot = self._root
        # "Suspects: false", which is what a reader takes for granted, is an error to poppler.
        suspects = {} if self.is_whole else {"/Suspects": True}
        self._book.Root.MarkInfo = Dictionary({"/Marked": True, **suspects})

    def _key(self, parents: Object) -> int:
        """A new key of the parent tree, which leads to an element or to those of a page."""
        key = next(self._keys)
        self._parents[key] = parents
        return key


def _moved(bounds: Sequence[float], leaves: Mapping[int, Leaf]) -> Array:
    page, left, bottom, right, top = bounds
    along, up = leaves[int(page)].shift
    return Array(
        [round(left + along, 2), round(bottom + up, 2), round(right + along, 2), round(top + up, 2)]
    )


def forms_of(resources: Object) -> dict[int, Object]:
    """The forms with marked content of their own that pages draw, by the numbers that they have."""
    found: dict[int, Object] = {}
    for form in dict(resources.get("/XObject", {})).values():
        if form.get("/Subtype") == Name.Form:
            if "/StructParents" in form:
                found[int(form.StructParents)] = form
            found |= forms_of(form.get("/Resources", Dictionary()))
    return found


def tagged(pdf: bytes, said: Sequence[Step], path: str = "") -> bytes:
    """A document that is set as one, with what its pages say."""
    with opened(pdf, path) as book:
        made = Structure(book)
        leaves = {
            number: Leaf(page.obj, [*page.get("/Annots", ())])
            for number, page in enumerate(book.pages)
        }
        made.add(said, leaves, forms_of(book.pages[0].resources))
        made.close()
        return written(book)


def is_accessible(book: Pdf) -> bool:
    """Has the book a title, a language, and a structure in which nothing is missing?"""
    told = book.Root.get("/MarkInfo", Dictionary())
    is_whole = bool(told.get("/Marked")) and not told.get("/Suspects")
    return is_whole and "/Title" in book.docinfo and Name.Lang in book.Root
