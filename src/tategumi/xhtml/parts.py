"""The documents of the book as files of an EPUB: long ones parted, short ones joined.

Devices lay out a file as a whole, so a long one turns its pages slowly, and shops refuse books of
too many. What stands across a vertical text is a file of its own, and what begins a page begins a
file, for not every e-reader knows breaks. Notes stand in the file of
their marks. Anchors keep their names, and ``places`` says in which file each is.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from ..addresses import Addresses
from ..model import Role
from .across import holds_across, is_across, turned
from .beginnings import begins, holds_pages, is_centred, without_break
from .cutting import HEADINGS, MOST_BYTES, Leaf, by_mode, cut, pages
from .documents import XhtmlDocument
from .notes import note_of
from .tree import Element, Names, el, text_of, walk, with_class, write

# Files: a shop takes fewer than 300, the cover and the navigation among them.
MOST_FILES = 299
# Paragraphs in a file: an e-reader looks at each of them whenever a page is turned, however short.
MOST_PARAGRAPHS = 4_000
# A group is parted only if it is larger than this share of a file.
_WHOLE = 8
# Bytes that a paragraph counts for at least.
_LEAST_LEAF = MOST_BYTES // MOST_PARAGRAPHS
_GROUPS = frozenset(["div", "blockquote", "ol", "ul"])
_INSIDE = _GROUPS | HEADINGS | {"p", "li", "section", "figure", "table", "pre"}
# Characters that tell the pages of a document apart.
_WORDS = 40
# Pages that are looked at as one whole: readers show a horizontal one so, and a vertical one cut.
_HORIZONTAL = frozenset([Role.HALF_TITLE, Role.TITLE_PAGE, Role.COLOPHON])


@dataclass(frozen=True, slots=True)
class XhtmlFile:
    """One file: ``name`` is its stem; ``mode`` the class of its root, ``vrtl`` or ``hltr``."""

    name: str
    role: Role
    title: str
    page: str
    mode: str
    bodies: tuple[Element, ...]


@dataclass(frozen=True, slots=True)
class Parted:
    """``places``: the stem of the file of each anchor. ``turned``: documents and their words that
    stand vertically here, where the author has them horizontal. ``long``: files over the limit."""

    files: tuple[XhtmlFile, ...]
    places: Mapping[str, str]
    turned: tuple[tuple[str, str], ...]
    long: tuple[str, ...]


def parted(
    documents: Sequence[XhtmlDocument],
    names: Names,
    most: int = MOST_FILES,
    horizontal: bool = False,
) -> Parted:
    """The files in reading order, at most ``most`` with cover and navigation where that can be.

    ``horizontal``: all of them are.
    """
    made: list[XhtmlFile] = []
    told: list[tuple[str, str]] = []
    taken = {document.name for document in documents}
    size = _sizes(names)
    for document in documents:
        parts = _Parts(document, size, taken, horizontal).files()
        for part in parts:
            bodies = [turned(body) if part.mode == "vrtl" else (body, ()) for body in part.bodies]
            told += [(document.name, words) for _, found in bodies for words in found]
            made.append(replace(part, bodies=tuple(body for body, _ in bodies)))
    sizes = [sum(map(size, part.bodies)) for part in made]
    long = [part.name for part, size in zip(made, sizes, strict=True) if size > MOST_BYTES]
    joined = _joined(made, sizes, most - 2)
    anchors = ((file, walk(body)) for file in joined for body in file.bodies)
    places = {str(e.get("id")): file.name for file, found in anchors for e in found if e.get("id")}
    return Parted(tuple(joined), places, tuple(told), tuple(long))


_Size = Callable[[Element], int]


def _sizes(names: Names) -> _Size:
    """Bytes of elements, each written once."""
    known: dict[int, tuple[Element, int]] = {}  # an element that is held keeps its id

    def size(element: Element) -> int:
        if id(element) not in known:
            known[id(element)] = element, len(write(element, names).encode())
        return known[id(element)][1]

    return size


# --- long documents
class _Parts:
    """One document on its way into files."""

    def __init__(
        self, document: XhtmlDocument, size: _Size, taken: set[str], horizontal: bool
    ) -> None:
        self.document = document
        self.taken = taken
        self.addresses = Addresses()
        self.is_one = document.role in _HORIZONTAL
        self.mode = "hltr" if self.is_one or horizontal else "vrtl"
        self.size = size
        found = list(walk(document.body))
        self.paragraphs = sum(1 for e in found if e.tag == "p")
        self.notes = {str(e.get("id")): e for e in found if e.tag == "aside" and e.get("id")}
        # How many of its elements stand in the files before.
        self.begun: Counter[int] = Counter()

    def files(self) -> tuple[XhtmlFile, ...]:
        document = self.document
        body = document.body
        turns = self.mode == "vrtl" and holds_across(body)
        if self.is_one or not (self._is_long() or turns or holds_pages(body)):
            whole = (body,)
            one = XhtmlFile(
                document.name, document.role, document.title, document.page, self.mode, whole
            )
            return (one,)
        leaves = list(self._leaves(body, ()))
        modes = by_mode(leaves) if self.mode == "vrtl" else ((self.mode, leaves),)
        runs = [(mode, part) for mode, run in modes for page in pages(run) for part in cut(page)]
        return tuple(self._file(*run, first=not number) for number, run in enumerate(runs))

    def _is_long(self) -> bool:
        return self.size(self.document.body) > MOST_BYTES or self.paragraphs > MOST_PARAGRAPHS

    def _leaves(
        self, holder: Element, holders: tuple[Element, ...], begun: bool = False
    ) -> Iterator[Leaf]:
        inside = (*holders, holder)
        for child in holder.children:
            assert isinstance(child, Element)
            if child.get("class") == "notes":
                continue
            begun = begun or begins(child)
            if self._is_parted(child):
                yield from self._leaves(child, inside, begun)
            else:
                notes = sum(map(self.size, self._marked(child)))
                yield Leaf(child, inside, max(self.size(child), _LEAST_LEAF) + notes, begun)
            begun = is_centred(child)

    def _is_parted(self, element: Element) -> bool:
        if element.tag == "section":
            return True
        blocks = all(isinstance(c, Element) and c.tag in _INSIDE for c in element.children)
        if element.tag not in _GROUPS or not blocks or is_across(element):
            return False
        if holds_across(element) or holds_pages(element):
            return not is_centred(element)
        return self.size(element) > MOST_BYTES // _WHOLE

    def _file(self, mode: str, leaves: Sequence[Leaf], first: bool) -> XhtmlFile:
        document, head = self.document, leaves[0]
        is_new = head.begins_section and not self.begun[id(head.holders[-1])]
        anchor = str(head.holders[-1].get("id")) if is_new else ""
        (body,) = self._rebuilt(leaves, 0)
        body = body if first else without_break(body)
        notes = self._notes(body)
        if notes:
            attributes = {"class": "notes", "epub:type": "footnotes"}
            section = el("section", attributes, *notes)
            body = replace(body, children=(*body.children, section))
        name = document.name if first else self._name(anchor or self._of_words(leaves))
        label = str(head.element.get("data-label")) if is_new and not first else ""
        title = label or document.title
        return XhtmlFile(name, document.role, title, document.page, mode, (body,))

    def _of_words(self, leaves: Sequence[Leaf]) -> str:
        """A name from the words that a page begins with."""
        texts = (text_of(leaf.element)[:_WORDS] for leaf in leaves if leaves[0].begins)
        words = next(filter(None, texts), "")
        return f"{self.document.name}-{self.addresses.of(words)}" if words else ""

    def _name(self, anchor: str) -> str:
        """That of the section or the words which begin the file, else a number more."""
        number, name = 2, anchor if anchor.startswith(self.document.name) else ""
        while not name or name in self.taken:
            name, number = f"{self.document.name}-{number}", number + 1
        self.taken.add(name)
        return name

    def _rebuilt(self, leaves: Sequence[Leaf], depth: int) -> Iterator[Element]:
        def holder_id(leaf: Leaf) -> int:
            return id(leaf.holders[depth]) if len(leaf.holders) > depth else 0

        for key, group in groupby(leaves, holder_id):
            inside = list(group)
            if not key:
                yield from (leaf.element for leaf in inside)
                continue
            holder = inside[0].holders[depth]
            children = tuple(self._rebuilt(inside, depth + 1))
            begun = self.begun[key]
            self.begun[key] += len(children)
            made = self._continued(holder, begun) if begun else holder
            yield replace(made, children=children)

    def _continued(self, holder: Element, begun: int) -> Element:
        """The holder in a further file: its anchor and its title stand in the first."""
        own = dict(holder.attributes)
        own.pop("id", None)
        if own.pop("aria-labelledby", None):
            own["aria-label"] = self.document.title
        if holder.tag == "ol":
            own["start"] = str(int(str(own.get("start", 1))) + begun)
        return replace(holder, attributes=tuple(own.items()))

    def _marked(self, element: Element) -> Iterator[Element]:
        """The notes whose marks stand in the element."""
        names = map(note_of, walk(element))
        return (self.notes[name] for name in names if name in self.notes)

    def _notes(self, body: Element) -> tuple[Element, ...]:
        """The notes of the marks in the body, those of notes themselves at the end."""
        notes = [*self._marked(body)]
        for note in notes:  # grows on the way
            notes += self._marked(note)
        return tuple(notes)


# --- short documents
def _joined(made: Sequence[XhtmlFile], sizes: Sequence[int], most: int) -> list[XhtmlFile]:
    """The files, as few joined as makes them no more than ``most``."""
    if len(made) <= most:
        return list(made)
    low, high = 1, MOST_BYTES  # the least size of files that makes them few enough
    while low < high:
        middle = (low + high) // 2
        low, high = (low, middle) if len(_runs(made, sizes, middle)) <= most else (middle + 1, high)
    return [_as_one(run) for run in _runs(made, sizes, low)]


def _runs(made: Sequence[XhtmlFile], sizes: Sequence[int], most: int) -> list[list[XhtmlFile]]:
    """Neighbours of one kind, in runs of up to ``most`` bytes."""
    runs: list[list[XhtmlFile]] = []
    filled = 0
    for file, size in zip(made, sizes, strict=True):
        alike = bool(runs) and _kind(runs[-1][-1]) == _kind(file)
        if alike and filled + size <= most:
            runs[-1].append(file)
            filled += size
        else:
            runs.append([file])
            filled = size
    return runs


def _kind(file: XhtmlFile) -> tuple[Role, str, str]:
    return file.role, file.page, file.mode


def _as_one(run: Sequence[XhtmlFile]) -> XhtmlFile:
    first, *others = run
    further = (with_class(body, "pagebreak-before") for file in others for body in file.bodies)
    return replace(first, bodies=(*first.bodies, *further))
