"""The structure of a book in its PDF: elements, and which of them each marked content is of
(ISO 32000-1, 14.7 and 14.8; ISO 14289-1, PDF/UA).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count

from pikepdf import Dictionary, Name, Object, Pdf, String

from .. import structure as steps
from ..structure import Facts, Step
from .appending import appended, next_number
from .elements import Elements, Said
from .files import opened, written
from .viewing import View, view_as

# What stands beside a page's text: heads, folios, tabs.
ARTIFACT = "/Artifact <</Type /Pagination>> BDC"
# An annotation's flag: printed, and so neither hidden nor shown alone (12.5.3), as PDF/A
# asks too (6.3.2).
_PRINTED = 4


@dataclass(frozen=True, slots=True)
class Leaf:
    """A page of a document where it stands in the book: its number there, from 0, its annotations,
    None for one that goes, and how far its content is moved, in pt.
    """

    number: int
    annotations: Sequence[Object | None]
    shift: tuple[float, float] = (0, 0)


@dataclass(slots=True)
class _Document:
    """What a document says, with the keys of its forms and of its links that lead somewhere."""

    said: Sequence[Step]
    leaves: Mapping[int, Leaf]
    forms: dict[int, int] = field(default_factory=dict)
    links: dict[tuple[int, int], int] = field(default_factory=dict)

    def numbered(self, pages: Sequence[int], numbers: Mapping[int, int]) -> Said:
        """The same with the numbers of objects: those of the book's pages, others by their keys."""
        return Said(
            self.said,
            {page: pages[leaf.number] for page, leaf in self.leaves.items()},
            {form: numbers[key] for form, key in self.forms.items()},
            {place: numbers[key] for place, key in self.links.items()},
            {page: leaf.shift for page, leaf in self.leaves.items()},
        )


class Structure:
    """The tree of a book, filled document by document.

    Whatever has content of elements, or is of one, gets a key, by which it is found again in the
    file: elements, thousands of them, are appended to that.
    """

    def __init__(self, book: Pdf) -> None:
        self._book = book
        self._pages = [page.obj for page in book.pages]
        self._keys = count()
        self._documents: list[_Document] = []
        self._is_whole = True

    def add(
        self, said: Sequence[Step], leaves: Mapping[int, Leaf], forms: Mapping[int, Object]
    ) -> None:
        """A document's elements: its pages by their numbers in it, its forms by theirs."""
        document = _Document(said, leaves)
        pages = [self._pages[leaf.number] for leaf in leaves.values()]
        for holder in (*pages, *forms.values()):
            if Name.StructParents in holder:  # as it was by itself
                del holder.StructParents
        for page, form in steps.holders(said):
            holder = forms[form] if form else self._pages[leaves[page].number]
            holder.StructParents = key = next(self._keys)
            if form:
                document.forms[form] = key
        for facts in said:
            if isinstance(facts, dict):
                self._look_at(document, facts)
        self._documents.append(document)

    def _look_at(self, document: _Document, facts: Facts) -> None:
        if facts[steps.TYPE] == "Figure" and steps.INSTEAD not in facts:
            self._is_whole = False
        for page, index in facts.get(steps.LINKS, ()):
            if annotation := document.leaves[page].annotations[index]:
                annotation.Contents = String(str(facts[steps.SAID]))
                annotation.F = _PRINTED
                document.links[page, index] = annotation.StructParent = next(self._keys)

    def written(self, view: View | None = None) -> bytes:
        """The book's file, with the tree, which is whole by then.

        Whatever else a book is to be goes into it here: to change a file that has been read again
        costs as much as to write it anew.
        """
        root = self._book.Root
        root.StructTreeRoot = self._book.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        # "Suspects: false", which is what a reader takes for granted, is an error to poppler.
        suspects = {} if self._is_whole else {"/Suspects": True}
        root.MarkInfo = Dictionary({"/Marked": True, **suspects})
        if view:
            view_as(self._book, view)
        pdf = written(self._book)
        with opened(pdf, "") as made:
            numbers, tree = dict(_by_key(made)), made.Root.StructTreeRoot.objgen[0]
            pages = [page.obj.objgen[0] for page in made.pages]
            elements = Elements(tree, next_number(made))
            for document in self._documents:
                elements.add(document.numbered(pages, numbers))
            told = elements.close({number: key for key, number in numbers.items()})
            return appended(pdf, made, (tree, told), elements.texts)


def _by_key(book: Pdf) -> Iterator[tuple[int, int]]:
    """The numbers of what has a key: pages, what is annotated there, forms."""
    for page in book.pages:
        if Name.StructParents in page.obj:
            yield int(page.obj.StructParents), page.obj.objgen[0]
        for annotation in page.obj.get("/Annots", ()):
            if Name.StructParent in annotation:
                yield int(annotation.StructParent), annotation.objgen[0]
        for key, form in forms_of(page.resources).items():
            yield key, form.objgen[0]


def forms_of(resources: Object) -> dict[int, Object]:
    """The forms with marked content of their own that pages draw, by the numbers that they have."""
    found: dict[int, Object] = {}
    for form in dict(resources.get("/XObject", {})).values():
        if form.get("/Subtype") == Name.Form:
            if "/StructParents" in form:
                found[int(form.StructParents)] = form
            found |= forms_of(form.get("/Resources", Dictionary()))
    return found


def tagged(pdf: bytes, said: Sequence[Step], path: str = "", view: View | None = None) -> bytes:
    """A document that is set as one, with what its pages say; ``view`` is how it is shown."""
    with opened(pdf, path) as book:
        made = Structure(book)
        leaves = {
            number: Leaf(number, [*page.get("/Annots", ())])
            for number, page in enumerate(book.pages)
        }
        made.add(said, leaves, forms_of(book.pages[0].resources))
        return made.written(view)
