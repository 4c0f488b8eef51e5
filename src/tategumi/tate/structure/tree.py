"""The tree of a document: its elements in the order in which they are written, with their marks.

Where a note, a float or a reading comes to stand on its page changes nothing in that order.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from math import inf
from operator import itemgetter
from typing import Any
from xml.etree.ElementTree import Element

from ... import structure as steps
from ...structure import Step
from ..drawing.tags import Mark
from ..paragraphs.written import Places, written_of
from .roles import Kind, is_contents, language_of, type_of

# The pages, from 0, on which an element is a link, and the numbers of its annotations there.
Links = Mapping[Element, Sequence[tuple[int, int]]]
# None is the edge of a block that has no type of its own.
Item = Mark | Element | None
Facts = Mapping[str, Any]
NO_FACTS: Facts = {}


class Tree:
    """The steps of a tree in the making.

    ``writers`` write those types that have rules of what they hold. ``contents`` are the elements
    in tables of contents.
    """

    def __init__(
        self,
        root: Element,
        parents: Mapping[Element, Element],
        marks: Iterable[Mark],
        places: Places,
        links: Links,
        writers: Mapping[str, Callable[["Tree", Element, Facts], None]],
    ) -> None:
        self.steps: list[Step] = []
        self.links, self._places = links, places
        self.marks: dict[Element, list[tuple[float, Mark]]] = defaultdict(list)
        for mark in marks:
            element = mark.box.element
            assert element is not None, "what is of no element is an artifact"
            self.marks[element].append((written_of(mark.box).place, mark))
        self._filled = _with_ancestors([*self.marks, *links], parents)
        listed = filter(is_contents, root.iter())
        self.contents = {inner for one in listed for inner in one.iter()}
        self._taken: set[Mark] = set()
        self._language = language_of(root)
        self._writers = writers

    # --- what stands in an element
    def _inside(self, element: Element) -> Sequence[Mark | Element]:
        """Return the marks of an element and those children that have any, in the
        order they are written in.
        """
        children = [child for child in element if child in self._filled]
        own = self.marks.get(element)
        if not own:
            return children
        keyed: list[tuple[float, Mark | Element]] = [*own]
        keyed += ((self._places.get(child, inf), child) for child in children)
        keyed.sort(key=itemgetter(0))
        return [item for _, item in keyed]

    def flow(self, element: Element) -> Iterator[Item]:
        """Yield what stands in an element, and what stands in elements
        without a type in their stead.

        None is the edge of a block that has no type.
        """
        for item in self._inside(element):
            if isinstance(item, Mark) or self.type(item)[0]:
                yield item
                continue
            is_block = type_of(item)[1] is Kind.GROUP
            if is_block:
                yield None
            yield from self.flow(item)
            if is_block:
                yield None

    def type(self, element: Element) -> tuple[str, Kind]:
        """Return the structure type of an element and its kind.

        An element without a type of its own has one where it is a link, or where it is of another
        language than the document. Elsewhere the type is ``""``: what it holds is written in its
        stead.
        """
        name, kind = type_of(element)
        if not name and element in self.links:
            return "Link", Kind.PART
        if not name and language_of(element) not in ("", self._language):
            return ("Div" if kind is Kind.GROUP else "Span"), kind
        return name, kind

    def left(self) -> Sequence[Mark]:
        """Return the marks that no element has taken; they are of elements that hold no text."""
        marks = (mark for found in self.marks.values() for _, mark in found)
        return [mark for mark in marks if mark not in self._taken]

    # --- steps
    def item(self, item: Item) -> None:
        """Write a mark, or an element with all that it holds; the edge of a block is nothing."""
        if isinstance(item, Mark):
            self._taken.add(item)
            self.steps.append(steps.content(item.page, item.number, item.form))
        elif item is not None:
            self.element(item)

    def open(self, name: str, facts: Facts = NO_FACTS) -> None:
        """Begin an element of this structure type."""
        self.steps.append({steps.TYPE: name, **facts} if facts else name)

    def close(self) -> None:
        """End the element that was begun last."""
        self.steps.append(None)

    def holding(self, name: str, items: Iterable[Item], facts: Facts = NO_FACTS) -> None:
        """Write an element of this type that holds these items."""
        self.open(name, facts)
        for item in items:
            self.item(item)
        self.close()

    def blocks(self, items: Iterable[Item], lines: str = "P") -> None:
        """Write items; those that are parts of lines come in blocks of the type ``lines``."""
        for is_part, group in groupby(items, self._is_part):
            found = [*group]
            if is_part and not all(map(self._is_picture, found)):
                self.holding(lines, found)
                continue
            for item in found:
                self.item(item)

    def _is_picture(self, item: Item) -> bool:
        """Return whether an item is a picture."""
        return isinstance(item, Element) and self.type(item)[0] == "Figure"

    def _is_part(self, item: Item) -> bool:
        """Return whether an item is a part of a line."""
        if isinstance(item, Element):
            return self.type(item)[1] is Kind.PART
        return item is not None

    def element(self, element: Element, further: Facts = NO_FACTS) -> None:
        """Write an element as its type asks; ``further`` are facts beside its language."""
        name, kind = self.type(element)
        before, own = self._language, language_of(element)
        language = {steps.LANGUAGE: own} if own not in ("", before) else {}
        self._language = own or before
        facts = {**language, **further}
        if name in self._writers:
            self._writers[name](self, element, facts)
        elif kind is Kind.GROUP:
            self.open(name, facts)
            self.blocks(self.flow(element))
            self.close()
        else:
            self.holding(name, self.flow(element), facts)
        self._language = before


def _with_ancestors(
    elements: Iterable[Element], parents: Mapping[Element, Element]
) -> set[Element]:
    """Return the elements together with those that they stand in."""
    filled: set[Element] = set()
    for element in elements:
        one: Element | None = element
        while one is not None and one not in filled:
            filled.add(one)
            one = parents.get(one)
    return filled
