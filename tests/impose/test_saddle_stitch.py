"""Page orders against a table, the invariants of a booklet, and every booklet folded by hand."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tategumi.impose import Binding, Cell, Flip, Plan, Sheet, Side, Style, padded, sheets

from . import folding

CASES = Path(__file__).parent.parent / "cases" / "impose" / "saddle-stitch.txt"


def cases() -> Iterator[tuple[str, list[str]]]:
    """The title and the sheets of each case."""
    text = re.sub(r"^#.*\n", "", CASES.read_text("utf-8"), flags=re.MULTILINE)
    for block in text.strip().split("\n\n"):
        title, *sheets = block.splitlines()
        yield title, sheets


def setting(title: str, pattern: str) -> int | None:
    match = re.search(pattern, title)
    return int(match[1]) if match else None


def written(sheet: Sheet) -> str:
    rows = (side.rows[0] for side in (sheet.front, sheet.back))
    return " / ".join("·".join(str(cell.page or "-") for cell in row) for row in rows)


@pytest.mark.parametrize(("title", "rows"), list(cases()))
def test_the_order_is_the_table(title: str, rows: list[str]) -> None:
    plan = Plan(signature=setting(title, r"(\d+) sheets a signature"))
    got = sheets(setting(title, r"^(\d+) pages"), plan, setting(title, r"blanks before (\d+)"))
    assert [written(sheet) for sheet in got] == rows


def seen(side: Side) -> folding.Side:
    """The side as it is printed."""
    rows = tuple(tuple((cell.page, not cell.turned) for cell in row) for row in side.rows)
    if not side.turned:
        return rows
    return tuple(tuple((page, not up) for page, up in row[::-1]) for row in rows[::-1])


bindings = st.sampled_from(Binding)
flips = st.sampled_from(Flip)
pages = st.integers(0, 400)


@given(
    pages,
    st.builds(
        Plan,
        style=st.sampled_from([Style.SADDLE, Style.FOUR_UP]),
        binding=bindings,
        flip=flips,
        signature=st.none() | st.integers(1, 12),
    ),
)
def test_the_folded_book_reads_in_order_and_upright(count: int, plan: Plan) -> None:
    made = sheets(count, plan)
    printed = [(seen(sheet.front), seen(sheet.back)) for sheet in made]
    strips = folding.strips(printed, plan.flip)
    size = plan.signature or len(strips) or 1
    piles = [strips[start : start + size] for start in range(0, len(strips), size)]
    book = [cell for pile in piles for cell in folding.folded(pile, plan.binding)]
    assert [page for page, _ in book] == list(padded(count, plan.multiple))
    assert all(upright for _, upright in book)


@given(st.integers(1, 40), bindings)
def test_the_slit_sheet_reads_in_order_and_upright(count: int, binding: Binding) -> None:
    made = sheets(count, Plan(Style.ORIHON, binding))
    assert all(sheet.back is None for sheet in made)
    book = [cell for sheet in made for cell in folding.slit(seen(sheet.front), binding)]
    assert [page for page, _ in book] == list(padded(count, 8))
    assert all(upright for _, upright in book)


@given(pages, bindings)
def test_the_two_pages_of_a_side_add_up(count: int, binding: Binding) -> None:
    whole = -(-count // 4) * 4
    for sheet in sheets(whole, Plan(binding=binding)):
        for side in (sheet.front, sheet.back):
            left, right = (cell.page for cell in side.rows[0])
            assert left + right == whole + 1
            odd, even = (left, right) if binding is Binding.RIGHT else (right, left)
            assert (odd % 2, even % 2) == (1, 0)


@given(st.integers(1, 400), st.data())
def test_blanks_stand_together_before_the_page_asked_for(count: int, data: st.DataObject) -> None:
    before = data.draw(st.integers(1, count + 1))
    sequence = padded(count, 4, before)
    assert len(sequence) % 4 == 0
    assert [page for page in sequence if page] == list(range(1, count + 1))
    blanks = [i for i, page in enumerate(sequence) if page is None]
    assert blanks == list(range(before - 1, before - 1 + len(blanks)))
    assert len(blanks) < 4


def test_depth_counts_the_sheets_outside_in_the_same_signature() -> None:
    made = sheets(32, Plan(signature=4))
    assert [sheet.front.rows[0][0] for sheet in made][3:5] == [Cell(7, depth=3), Cell(17, depth=0)]
