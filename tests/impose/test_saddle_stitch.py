"""Page orders against a table, the invariants of a booklet, and every booklet folded by hand."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tategumi.impose import Binding, Flip, Sheet, Side, padded, saddle_stitch

from .folding import Halves, folded

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
    return " / ".join(f"{s.left or '-'}·{s.right or '-'}" for s in (sheet.front, sheet.back))


@pytest.mark.parametrize(("title", "sheets"), list(cases()))
def test_the_order_is_the_table(title: str, sheets: list[str]) -> None:
    got = saddle_stitch(
        setting(title, r"^(\d+) pages"),
        blanks_before=setting(title, r"blanks before (\d+)"),
        sheets_per_signature=setting(title, r"(\d+) sheets a signature"),
    )
    assert [written(sheet) for sheet in got] == sheets


def halves(side: Side) -> Halves:
    if side.turned:
        return (side.right, False), (side.left, False)
    return (side.left, True), (side.right, True)


bindings = st.sampled_from(Binding)
flips = st.sampled_from(Flip)
pages = st.integers(0, 400)


@given(pages, bindings, flips, st.integers(1, 12))
def test_the_folded_book_reads_in_order_and_upright(count, binding, flip, size) -> None:
    sheets = saddle_stitch(count, binding, flip, sheets_per_signature=size)
    book = []
    for start in range(0, len(sheets), size):
        signature = sheets[start : start + size]
        book += folded([(halves(s.front), halves(s.back)) for s in signature], binding, flip)
    assert [page for page, _ in book] == list(padded(count))
    assert all(upright for _, upright in book)


@given(pages, bindings)
def test_the_two_pages_of_a_side_add_up(count, binding) -> None:
    whole = -(-count // 4) * 4
    for sheet in saddle_stitch(whole, binding):
        for side in (sheet.front, sheet.back):
            assert side.left + side.right == whole + 1
            odd, even = (
                (side.left, side.right) if binding is Binding.RIGHT else (side.right, side.left)
            )
            assert (odd % 2, even % 2) == (1, 0)


@given(st.integers(1, 400), st.data())
def test_blanks_stand_together_before_the_page_asked_for(count, data) -> None:
    before = data.draw(st.integers(1, count + 1))
    sequence = padded(count, before)
    assert len(sequence) % 4 == 0
    assert [page for page in sequence if page] == list(range(1, count + 1))
    blanks = [i for i, page in enumerate(sequence) if page is None]
    assert blanks == list(range(before - 1, before - 1 + len(blanks)))
    assert len(blanks) < 4
