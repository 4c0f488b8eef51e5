"""Writes a table as markup: a head of headings, a body of cells."""

from collections.abc import Callable
from itertools import zip_longest

from ..model import Align, Inline, Table
from .tree import Element, Node, el

_Cells = tuple[tuple[Inline, ...], ...]
_Columns = tuple[Align | None, ...]
_Run = Callable[[tuple[Inline, ...]], tuple[Node, ...]]


def table(block: Table, run: _Run) -> Element:
    """The table; ``run`` writes what a cell holds."""
    head, rows = block.rows[: block.header_rows], block.rows[block.header_rows :]
    parts = []
    if head:
        heads = (_row(row, block.columns, run, "th", "col") for row in head)
        parts.append(el("thead", {}, *heads))
    if rows:
        parts.append(el("tbody", {}, *(_row(row, block.columns, run, "td") for row in rows)))
    return el("table", {}, *parts)


def _row(row: _Cells, columns: _Columns, run: _Run, tag: str, scope: str = "") -> Element:
    cells = []
    for cell, align in zip_longest(row, columns[: len(row)]):
        name = f"align-{align.value}" if align else ""
        cells.append(el(tag, {"class": name, "scope": scope}, *run(cell)))
    return el("tr", {}, *cells)
