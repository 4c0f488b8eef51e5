"""Page geometry: the table of formats, and what holds of every design."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tategumi.formats import FORMATS, NAMES, Format
from tategumi.paper import PAPERS, Paper, parse_paper
from tategumi.press.hanmen import SAFE_MARGIN_MM, check, custom_properties, place_block
from tategumi.printing import Settings, printing
from tategumi.problems import Place, Problem
from tategumi.units import Length

CASES = Path(__file__).parents[1] / "cases" / "press" / "formats.txt"
HERE = Place("book/book.yaml", 3, 1)


def rows() -> dict[str, tuple[list[float], list[float]]]:
    lines = [line for line in CASES.read_text("utf-8").splitlines() if line and line[0] != "#"]
    found = {}
    for line in lines:
        name, block, *margins = line.split()
        found[name] = list(map(float, block.split("×"))), list(map(float, margins))
    return found


def test_every_format_has_its_row() -> None:
    assert rows().keys() == FORMATS.keys()


@pytest.mark.parametrize("name", FORMATS)
def test_a_format_makes_the_page_of_its_row(name: str) -> None:
    page = place_block(FORMATS[name])
    block, margins = rows()[name]
    assert page.format.block == pytest.approx(block, abs=0.051)
    assert [page.head, page.foot, page.gutter, page.fore_edge] == pytest.approx(margins, abs=0.051)
    assert not list(check(page, HERE))


def test_formats_and_papers_have_japanese_names() -> None:
    assert parse_paper("文庫") == parse_paper("文庫判") == parse_paper("bunko") == Paper(105, 148)
    assert parse_paper("B5") == Paper(182, 257)  # JIS, not ISO
    assert "文庫" in NAMES["bunko"]
    words = [name for names in NAMES.values() for name in names]
    assert len(words) == len(set(words))


points = st.floats(4, 30).map(lambda number: Length(round(number, 1), "pt"))
margins = st.none() | st.floats(0, 40)
designs = st.builds(
    Format,
    trim=st.sampled_from(list(PAPERS.values())),
    size=points,
    characters=st.integers(1, 80),
    lines=st.integers(1, 60),
    pitch=points,
    head=margins,
    gutter=margins,
    columns=st.integers(1, 3),
    column_gap=st.none() | points,
)


@given(designs)
def test_block_and_margins_fill_the_page(design: Format) -> None:
    page = place_block(design)
    width, height = design.block
    assert page.gutter + width + page.fore_edge == pytest.approx(design.trim.width)
    assert page.head + height + page.foot == pytest.approx(design.trim.height)


@given(designs)
def test_what_is_not_given_is_centred(design: Format) -> None:
    page = place_block(replace(design, head=None, gutter=None))
    assert page.head == pytest.approx(page.foot)
    assert page.gutter == pytest.approx(page.fore_edge)


@given(designs)
def test_the_page_has_room_for_its_lines_and_no_more(design: Format) -> None:
    """As CSS counts: a line is a pitch wide, a character an em high, columns are alike."""
    properties = custom_properties(place_block(design))
    lengths = {name: float(v[:-2]) for name, v in properties.items() if v.endswith("mm")}
    across = lengths["--trim-width"] - lengths["--gutter"] - lengths["--fore-edge"]
    along = lengths["--trim-height"] - lengths["--head"] - lengths["--foot"]
    assert 0 < across / design.pitch.mm - design.lines < 0.01
    gap = lengths["--column-gap"] * (design.columns - 1)
    column = (along - gap) / design.columns
    assert 0 < column / design.size.mm - design.characters < 0.01


@given(designs)
def test_type_too_near_to_the_trim_is_an_error(design: Format) -> None:
    page = place_block(design)
    near = min(page.head, page.foot, page.gutter, page.fore_edge) < SAFE_MARGIN_MM
    codes = [problem.code for problem in check(page, HERE)]
    assert ("press.too-large" in codes) == near
    assert ("press.long-line" in codes) == (design.characters > 52)
    assert ("press.pitch" in codes) == (design.pitch.mm < design.size.mm)


def test_the_gap_is_the_pitch_less_the_size() -> None:
    problems: list[Problem] = []
    design = printing(Settings(size=Length(9, "pt"), gap=Length(8, "pt")), HERE, problems).format
    assert design.pitch.pt == pytest.approx(17)
    assert not problems
    printing(Settings(pitch=Length(17, "pt"), gap=Length(8, "pt")), HERE, problems)
    assert [problem.code for problem in problems] == ["print.gap"]
