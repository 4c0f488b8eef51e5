"""Links, pictures, notes in two lines and ruby: parts of lines whose types say what they hold."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from ... import structure as steps
from ..paragraphs.written import is_word
from .roles import instead_of, is_call, words_of
from .tree import Facts, Item, Tree


def write_link(tree: Tree, element: Element, facts: Facts) -> None:
    """Write a link with its places on pages; the mark of a note refers to the note."""
    said = element.get("aria-label") or words_of(element) or element.get("href", "")
    places = [[*place] for place in tree.links[element]]
    if is_call(element):
        tree.open("Reference")
    known = {**facts, steps.LINKS: places, steps.SAID: said}
    tree.holding("Link", tree.flow(element), known)
    if is_call(element):
        tree.close()


def write_figure(tree: Tree, element: Element, facts: Facts) -> None:
    """Write a picture with what is said in its stead, and with its place on the page."""
    known = dict(facts)
    if said := instead_of(element):
        known[steps.INSTEAD] = said
    for _, mark in tree.marks[element]:
        if mark.bounds:
            bounds = [mark.page, *(round(side, 2) for side in mark.bounds)]
            known.setdefault(steps.BOUNDS, bounds)
    tree.holding("Figure", tree.flow(element), known)


def write_warichu(tree: Tree, element: Element, facts: Facts) -> None:
    """Write an inline note in two small lines (割注) as the structure type Warichu has it."""
    tree.open("Warichu", facts)
    tree.holding("WT", tree.flow(element))
    tree.close()


def write_orphan(tree: Tree, element: Element, facts: Facts) -> None:
    """Write a part of ruby that stands in no ruby."""
    tree.holding("Span", tree.flow(element), facts)


# --- ruby
@dataclass(slots=True)
class _Segment:
    """Neighbouring bases and the readings over them."""

    bases: list[list[Item]] = field(default_factory=list)
    readings: list[Element] = field(default_factory=list)
    containers: list[Element] = field(default_factory=list)


def write_ruby(tree: Tree, element: Element, facts: Facts) -> None:
    """Write a word with its reading as one Ruby, however many parts it has (14.8.4.4.4).

    Where not all parts have a reading, those that do are words of their own. A word with a second
    reading is the base of that one.
    """
    if is_word(element):
        items = [*tree.flow(element)]
        readings = [item for item in items if isinstance(item, Element)]
        base: list[Item] = [item for item in items if not isinstance(item, Element)]
        _write_word(tree, [base], readings, facts)
        return
    for segment in _segments(tree.flow(element)):
        _write_segment(tree, segment, facts)


def _write_segment(tree: Tree, segment: _Segment, facts: Facts) -> None:
    """Write a segment of ruby as one Ruby: its base (RB), then its reading (RT).

    What has no reading, or no base, is written as it stands.
    """
    count = max(len(segment.bases), 1)
    over, further = segment.readings[:count], segment.readings[count:]
    outer = [*further, *segment.containers]
    for _ in outer:
        tree.open("Ruby", facts)
        tree.open("RB")
    if len(over) == len(segment.bases):
        _write_word(tree, segment.bases, over, facts)
    else:
        for i in range(max(len(segment.bases), len(over))):
            _write_word(tree, segment.bases[i : i + 1], over[i : i + 1], facts)
    for reading in outer:
        tree.close()
        _write_reading(tree, [reading])
        tree.close()


def _write_word(tree: Tree, bases: list[list[Item]], readings: list[Element], facts: Facts) -> None:
    """Write a base with its readings as a Ruby; one without the other stands by itself."""
    has_both = any(bases) and bool(readings)
    if has_both:
        tree.open("Ruby", facts)
        tree.open("RB")
    for item in (item for base in bases for item in base):
        if isinstance(item, Element) and item.tag == "rb":
            for part in tree.flow(item):
                tree.item(part)
        else:
            tree.item(item)
    if has_both:
        tree.close()
        _write_reading(tree, readings)
        tree.close()
    else:
        for reading in readings:
            tree.element(reading)


def _write_reading(tree: Tree, readings: Iterable[Element]) -> None:
    """Write readings as one RT."""
    tree.open("RT")
    for reading in readings:
        for part in tree.flow(reading):
            tree.item(part)
    tree.close()


def _segments(items: Iterable[Item]) -> Iterator[_Segment]:
    """Part what a ruby element holds into bases with the readings over them."""
    segment, in_text = _Segment(), False
    for item in items:
        tag = item.tag if isinstance(item, Element) else ""
        if isinstance(item, Element) and tag in ("rt", "rtc"):
            (segment.readings if tag == "rt" else segment.containers).append(item)
        else:
            if segment.readings or segment.containers:
                yield segment
                segment, in_text = _Segment(), False
            if in_text and tag != "rb":
                segment.bases[-1].append(item)
            else:
                segment.bases.append([item])
            in_text = tag != "rb"
    yield segment
