"""Pages of many PDFs bound into one: their content, furniture, fonts, links and outline."""

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pikepdf
from pikepdf import Array, Dictionary, Name, NameTree, Object, OutlineItem, Page, Pdf, String

from ..structure import Step
from .files import keep_information
from .tagging import ARTIFACT, Leaf, Structure, forms_of
from .viewing import View


@dataclass(frozen=True, slots=True)
class Leaves:
    """A PDF whose pages are bound; ``fonts`` maps its fonts' names to those that the book has.

    ``said`` are the steps of its structure (see ``tategumi.structure``).
    """

    pdf: bytes
    fonts: Mapping[str, str]
    said: Sequence[Step] = ()


@dataclass(frozen=True, slots=True)
class BoundPage:
    """One page of the book: a page of content under a page of furniture.

    ``furniture`` and ``content`` are each the number of a ``Leaves`` and of a page in it, both from
    0; a white page has no content. ``shift`` moves the content right and up, in points.
    """

    furniture: tuple[int, int]
    content: tuple[int, int] | None = None
    shift: tuple[float, float] = (0, 0)


@dataclass(frozen=True, slots=True)
class Heading:
    """A line of the outline: its level, its page from 0, and the point there, in pt."""

    level: int
    label: str
    page: int
    x: float
    y: float
    is_open: bool


def bind(
    leaves: Sequence[Leaves],
    fonts: bytes,
    pages: Sequence[BoundPage],
    headings: Sequence[Heading],
    *,
    leftward: bool,
    view: View | None = None,
) -> bytes:
    """The book's PDF, shown as ``view``. What it says of itself is what its first page's file does.

    ``fonts`` is a PDF whose first page has the book's fonts among its resources. Of an anchor that
    several pages have the first is taken; links that lead nowhere are taken out.
    """
    with pikepdf.new() as book, pikepdf.open(io.BytesIO(fonts)) as source:
        table = book.copy_foreign(source.pages[0].Resources.Font)
        binder = _Binder(book, leaves, table)
        for page in pages:
            binder.add(page)
        structure = binder.structure()
        binder.close_links()
        with book.open_outline() as outline:
            _fill(outline.root, headings)
        first = binder.source((pages[0].content or pages[0].furniture)[0])
        keep_information(first, book)
        if leftward:
            book.Root.ViewerPreferences = Dictionary(Direction=Name.R2L)
        return structure.written(view)


class _Binder:
    """The book while pages are added to it; opens each of its sources once."""

    def __init__(self, book: Pdf, leaves: Sequence[Leaves], fonts: pikepdf.Object) -> None:
        """``fonts`` are the book's own fonts, as a page's resources have them."""
        self._book, self._leaves, self._fonts = book, leaves, fonts
        self._sources: dict[int, Pdf] = {}
        self._anchors: dict[int, dict[int, list[tuple[str, float, float]]]] = {}
        # The files whose pages have the book's fonts already: these share their resources.
        self._with_fonts: set[int] = set()
        # Do names stand for the same in the pages of a file and in furniture of another?
        self._agreeing: dict[tuple[int, int], bool] = {}
        self._names: dict[str, Array] = {}
        # Where the pages of each file stand in the book.
        self._places: dict[int, dict[int, tuple[int, tuple[float, float]]]] = {}
        self._save = book.make_stream(b"q")
        self._restore = book.make_stream(b"Q")
        self._aside, self._end = (
            book.make_stream(drawn.encode()) for drawn in (f"{ARTIFACT} q", "Q EMC")
        )

    def source(self, number: int) -> Pdf:
        """The opened PDF of the ``Leaves`` of that number, kept for its further pages."""
        if number not in self._sources:
            self._sources[number] = pikepdf.open(io.BytesIO(self._leaves[number].pdf))
            self._anchors[number] = _anchors(self._sources[number])
        return self._sources[number]

    def add(self, bound: BoundPage) -> None:
        """Append a page, moved to its place, with its furniture; an anchor's first place counts."""
        if bound.content is None:
            page = self._append(bound.furniture)
            page.Contents = Array([self._aside, page.Contents, self._end])
            return
        page = self._append(bound.content)
        number, index = bound.content
        self._places.setdefault(number, {})[index] = len(self._book.pages) - 1, bound.shift
        if any(bound.shift):
            self._shift(page, *bound.shift)
        for name, x, y in self._anchors[bound.content[0]].get(bound.content[1], ()):
            right, up = bound.shift
            target = Array([page.obj, Name.XYZ, x + right, y + up, 0])
            self._names.setdefault(name, target)
        self._furnish(page, bound)

    def _append(self, place: tuple[int, int]) -> Page:
        number, index = place
        self._book.pages.append(self.source(number).pages[index])
        page = self._book.pages[-1]
        if number not in self._with_fonts:
            self._with_fonts.add(number)
            self._use_fonts(page.Resources, self._leaves[number].fonts)
        return page

    def _use_fonts(self, resources: pikepdf.Object, names: Mapping[str, str]) -> None:
        for name, of_book in names.items():
            resources.Font[f"/{name}"] = self._fonts[f"/{of_book}"]

    def _furnish(self, page: Page, bound: BoundPage) -> None:
        """Put the furniture over the content: in the page's own stream where names agree."""
        assert bound.content
        number, index = bound.furniture
        furniture = self.source(number).pages[index]
        if b"BT" not in (drawn := furniture.Contents.read_bytes()) and b"Do" not in drawn:
            return
        files = bound.content[0], number
        if files not in self._agreeing:
            self._agreeing[files] = self._agree(page, furniture, self._leaves[number].fonts)
        if self._agreeing[files]:
            over = self._book.copy_foreign(furniture.Contents)
        else:
            form = self._book.copy_foreign(furniture.as_form_xobject())
            self._use_fonts(form.Resources, self._leaves[number].fonts)
            name = f"/furniture{len(self._book.pages)}"
            page.Resources.XObject[name] = form
            over = self._book.make_stream(f"{name} Do".encode())
        is_moved = isinstance(page.Contents, Array)
        streams = page.Contents if is_moved else [self._save, page.Contents, self._restore]
        page.Contents = Array([*streams, self._aside, over, self._end])

    def _shift(self, page: Page, right: float, up: float) -> None:
        """Move a page's content and its links."""
        save = self._book.make_stream(f"q 1 0 0 1 {right:.4f} {up:.4f} cm".encode())
        page.Contents = Array([save, page.Contents, self._restore])
        for annotation in page.get("/Annots", ()):
            left, bottom, end, top = map(float, annotation.Rect)
            annotation.Rect = Array([left + right, bottom + up, end + right, top + up])

    def _agree(self, page: Page, furniture: Page, fonts: Mapping[str, str]) -> bool:
        """Add what the furniture uses to a page's resources, where no name stands for two."""
        states = dict(furniture.Resources.get("/ExtGState", {}))
        others = ("/XObject", "/Pattern", "/Shading")
        if any(furniture.Resources.get(kind) for kind in others) or any(
            Name.SMask in state for state in states.values()
        ):
            return False
        wanted = {
            "/Font": {f"/{name}": self._fonts[f"/{of_book}"] for name, of_book in fonts.items()},
            "/ExtGState": {name: Object.parse(one.unparse()) for name, one in states.items()},
        }
        for kind, values in wanted.items():
            here = page.Resources[kind]
            if any(here.get(name, value) != value for name, value in values.items()):
                return False
        for kind, values in wanted.items():
            for name, value in values.items():
                if name not in page.Resources[kind]:
                    page.Resources[kind][name] = value
        return True

    def structure(self) -> Structure:
        """What the pages say, document by document."""
        structure, pages = Structure(self._book), [*self._book.pages]
        for number, places in sorted(self._places.items()):
            leaves = {
                index: Leaf(place, self._links(pages[place]), shift)
                for index, (place, shift) in places.items()
            }
            first = pages[leaves[min(leaves)].number]
            structure.add(self._leaves[number].said, leaves, forms_of(first.Resources))
        return structure

    def _links(self, page: Page) -> Sequence[Object | None]:
        """What leads somewhere among the links of a page."""
        return [one if self._leads(one) else None for one in page.get("/Annots", ())]

    def close_links(self) -> None:
        """Make the anchors known by name, and take out links to what is not there."""
        for page in self._book.pages:
            if kept := [one for one in page.get("/Annots", ()) if self._leads(one)]:
                page.Annots = Array(kept)
            elif "/Annots" in page:
                del page.Annots
        if self._names:
            rows = [
                part for name in sorted(self._names) for part in (String(name), self._names[name])
            ]
            self._book.Root.Names = Dictionary(Dests=Dictionary(Names=Array(rows)))

    def _leads(self, annotation: pikepdf.Object) -> bool:
        return "/Dest" not in annotation or str(annotation.Dest) in self._names


def _anchors(pdf: Pdf) -> dict[int, list[tuple[str, float, float]]]:
    """The named places (name, x, y) of each page, from 0."""
    names = pdf.Root.get("/Names", Dictionary()).get("/Dests")
    found: dict[int, list[tuple[str, float, float]]] = {}
    if names is not None:
        for name, (page, _, x, y, *_) in NameTree(names).items():
            found.setdefault(Page(page).index, []).append((name, float(x), float(y)))
    return found


def _fill(items: list[OutlineItem], headings: Sequence[Heading]) -> None:
    """Put headings under those of a lower level before them."""
    open_items: list[tuple[int, list[OutlineItem]]] = [(0, items)]
    for heading in headings:
        while open_items[-1][0] >= heading.level:
            open_items.pop()
        item = OutlineItem(
            heading.label, heading.page, "XYZ", left=heading.x, top=heading.y, zoom=0
        )
        item.is_closed = not heading.is_open
        open_items[-1][1].append(item)
        open_items.append((heading.level, item.children))
