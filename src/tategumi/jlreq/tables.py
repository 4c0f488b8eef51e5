"""Reads the six tables of JLReq, appendices B to E, from ``data/table-N.csv``.

A row is the class before, a column the class after; ``head`` and ``end`` are the line's edges.
In tables 3 to 6 ``sN`` is the step that the printed colour stands for. ``nN`` is a note, resolved
by the module that owns the table. A few cells beside a word space that are coloured but empty in
print have the amount of their row or column. Does not know what cells mean.
"""

import csv
from functools import cache
from importlib.resources import files

# A row of every table that looks rules up by pair holds 32 columns: code = before << 5 | after.
ROW_BITS = 5
PAIRS = 1 << 2 * ROW_BITS
HEAD = END = 0  # no class has the number 0

# Marks among Western characters (cl-27) that are neither letters nor numerals; JLReq has no class
# for them, and their tables are those of cl-27 but for the space beside them.
WESTERN_MARK = 31
# Mathematical symbols and operators (cl-17, cl-18) in running text behave as ideographs.
ALIKE = {17: 19, 18: 19, WESTERN_MARK: 27}


@cache
def table(number: int) -> dict[tuple[int, int], str]:
    """The printed cells of table ``number`` (1 to 6) by (class before, class after)."""
    with (files(__package__) / f"data/table-{number}.csv").open(encoding="utf-8") as file:
        header, *rows = csv.reader(file)
    columns = [_number(name) for name in header[1:]]
    cells = {
        (_number(row[0]), column): cell
        for row in rows
        for column, cell in zip(columns, row[1:], strict=True)
    }
    for a, b in [*cells]:
        for new, old in ALIKE.items():
            cells.setdefault((new, b), cells.get((old, b), ""))
            cells.setdefault((a, new), cells.get((a, old), ""))
    cells |= {(a, b): cells[ALIKE[a], ALIKE[b]] for a in ALIKE for b in ALIKE}
    return cells


def _number(name: str) -> int:
    return HEAD if name in {"head", "end"} else int(name)
