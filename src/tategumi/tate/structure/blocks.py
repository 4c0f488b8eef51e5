"""Lists, tables of contents and tables: blocks that have rules of what they hold."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import itemgetter
from xml.etree.ElementTree import Element

from ... import structure as steps
from ..drawing.tags import Mark
from .roles import facts_of_cell
from .tree import Facts, Item, Tree

_NUMBERINGS = {"ol": "Decimal", "ul": "Disc"}
_PARTS = {"thead": "THead", "tbody": "TBody", "tfoot": "TFoot"}


def _parted(items: Iterable[Item], *kinds: str) -> tuple[list[Item], list[Item]]:
    """Part items into generated text of these kinds and the rest."""
    found: tuple[list[Item], list[Item]] = [], []
    for item in items:
        is_of = isinstance(item, Mark) and (item.box.element_tag or "").endswith(kinds)
        found[not is_of].append(item)
    return found


# --- lists
def write_list(tree: Tree, element: Element, facts: Facts) -> None:
    """Write a list, which holds only items with their labels; for terms,
    pairs of both (14.8.4.3.3).
    """
    if element in tree.contents:
        tree.open("TOC", facts)
    else:
        numbered = {steps.NUMBERING: _NUMBERINGS.get(element.tag, "None")}
        tree.open("L", {**facts, **numbered})
    for item, parts in _items(tree, element):
        if item is not None:
            tree.item(item)
            continue
        tree.open("LI")
        for part in parts:
            if isinstance(part, Element) and part.tag in ("dt", "dd"):
                tree.item(part)
            else:
                tree.holding("LBody", [part])
        tree.close()
    tree.close()


def _items(tree: Tree, element: Element) -> Iterator[tuple[Element | None, list[Item]]]:
    """Yield the items of a list. What stands in none makes one: a term with its descriptions."""
    parts: list[Item] = []
    for item in tree.flow(element):
        if item is None:
            continue
        tag = item.tag if isinstance(item, Element) else ""
        if parts and tag != "dd":
            yield None, parts
            parts = []
        if isinstance(item, Element) and tag == "li":
            yield item, []
        else:
            parts.append(item)
    if parts:
        yield None, parts


def write_item(tree: Tree, element: Element, facts: Facts) -> None:
    """Write an item: its label, then its body. An entry of contents is a reference (14.8.4.3.2)."""
    is_entry = element in tree.contents
    tree.open("TOCI" if is_entry else "LI", facts)
    labels, body = _parted(tree.flow(element), "::marker")
    if labels:
        tree.holding("Lbl", labels)
    if is_entry:
        tree.blocks(body, "Reference")
    else:
        tree.holding("LBody", body)
    tree.close()


# --- notes
def write_note(tree: Tree, element: Element, facts: Facts) -> None:
    """Write a note with its label; its mark in the text refers to it."""
    calls, rest = _parted(tree.flow(element), "::footnote-call")
    labels, body = _parted(rest, "::footnote-marker", "::marker")
    if calls:
        tree.holding("Reference", calls)
    tree.open("Note", facts)
    if labels:
        tree.holding("Lbl", labels)
    tree.blocks(body)
    tree.close()


# --- tables
def write_table(tree: Tree, element: Element, facts: Facts) -> None:
    """Write the rows of a table with their cells, empty ones too (14.8.4.3.4)."""
    rows = [(_PARTS.get(one.tag, "TBody"), row) for one in element for row in _rows(one)]
    # Heads stand beside a body, or in no part of their own.
    has_parts = {part for part, _ in rows} > {"TBody"}
    tree.open("Table", facts)
    for caption in element.iterfind("caption"):
        tree.element(caption)
    for part, group in groupby(rows, key=itemgetter(0)):
        if has_parts:
            tree.open(part)
        for _, row in group:
            _write_row(tree, row, part == "THead")
        if has_parts:
            tree.close()
    tree.close()


def _rows(part: Element) -> Iterable[Element]:
    if part.tag == "tr":
        return [part]
    return part.iterfind("tr") if part.tag in _PARTS else ()


def _write_row(tree: Tree, row: Element, in_head: bool) -> None:
    tree.open("TR")
    for cell in row:
        if cell.tag in ("th", "td"):
            tree.element(cell, facts_of_cell(cell, in_head))
    tree.close()
