"""The parts of tables: rows, what a cell holds, and how its text is aligned."""

from collections.abc import Iterator

from ...model import Align, Block, Heading, Inline, LineBreak, Paragraph, Text
from .parse import Element, name_of
from .styles import Styles, classes_of
from .vocabulary import Inlines

_ALIGNS = {"left": Align.START, "start": Align.START, "center": Align.CENTER,
           "right": Align.END, "end": Align.END}  # fmt: skip
ROW_GROUPS = ("thead", "tbody", "tfoot")
TABLE_PARTS = frozenset({*ROW_GROUPS, "tr", "td", "th", "caption", "colgroup", "col"})


def rows_of(table: Element) -> Iterator[Element]:
    """The rows of the table, not those of tables in its cells."""
    for child in table:
        if name_of(child) == "tr":
            yield child
        elif name_of(child) in ROW_GROUPS:
            yield from child.iterchildren("tr")


def runs_of(cell: Element, blocks: tuple[Block, ...]) -> Iterator[Inlines]:
    """What a cell holds, whose ``blocks`` they are, and nothing for each more that it spans."""
    runs = [one.children for one in blocks if isinstance(one, (Paragraph, Heading))]
    if len(runs) < len(blocks):
        runs = [(Text(" ".join("".join(cell.itertext()).split())),)]
    line: list[Inline] = []
    for run in runs:
        line += [LineBreak(), *run] if line else run
    yield tuple(line)
    span = cell.get("colspan", "")
    yield from ((),) * (min(int(span), 50) - 1 if span.isascii() and span.isdecimal() else 0)


def align_of(cell: Element, styles: Styles) -> Align | None:
    """How a cell's text is aligned by its class, its style or its attribute; None if by none."""
    named = next((n.removeprefix("align-") for n in classes_of(cell) if n.startswith("align-")), "")
    return _ALIGNS.get(named or styles.of(cell).get("text-align", cell.get("align", "")))
