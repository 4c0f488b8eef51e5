"""Lines as case files: a title, choices and a text, then each line as it is set (see ``toy``).

``--update-golden`` writes what the composer gives; read the difference before you keep it.
"""

from enum import Enum, IntEnum
from pathlib import Path
from typing import NamedTuple, get_type_hints

import pytest

from tategumi.jlreq import Align, Settings, compose, compose_prepared, prepare
from tategumi.jlreq.breaking import inseparable
from tategumi.jlreq.lines import content_width
from tategumi.jlreq.settings import LineBreak, OverflowWrap, SpacingTrim, WordBreak

from .toy import marked, paragraph, preformatted, written

CASES = Path(__file__).parent.parent / "cases" / "lines"
TYPES = get_type_hints(Settings)


class Case(NamedTuple):
    path: Path
    title: str
    choices: str
    text: str
    expected: str


def read(path: Path) -> list[Case]:
    cases = []
    for block in path.read_text(encoding="utf-8").strip("\n").split("\n\n"):
        title, choices, text, *lines = block.split("\n")
        cases.append(Case(path, title, choices, text, "\n".join(lines)))
    return cases


def settings(choices: str) -> tuple[float, dict[str, str], Settings]:
    """``measure 10, hanging allow-end`` -> 10.0, how the text is styled, and the settings."""
    words = dict(choice.strip().split(" ") for choice in choices.split(","))
    measure = float(words.pop("measure"))
    style = {name: words.pop(name) for name in ("white_space", "emphasis") if name in words}
    chosen = Settings(**{name: _value(TYPES[name], word) for name, word in words.items()})
    return measure, style, chosen


def _value(kind: type, word: str) -> object:
    if issubclass(kind, IntEnum):
        return kind(int(word))
    if issubclass(kind, Enum):
        return kind(word)
    return word == "yes" if kind is bool else kind(word)


def composed(case: Case) -> str:
    measure, style, chosen = settings(case.choices)
    match style:
        case {"white_space": white_space}:
            text = preformatted(case.text, white_space)
        case {"emphasis": side}:
            text = marked(case.text, side)
        case _:
            text = paragraph(case.text)
    prepared = prepare(text, chosen)
    return "\n".join("> " + written(prepared, line) for line in compose_prepared(prepared, measure))


ALL = [case for path in sorted(CASES.glob("*.txt")) for case in read(path)]


@pytest.mark.parametrize("case", ALL, ids=lambda case: f"{case.path.stem}: {case.title}")
def test_lines(case: Case, update_golden: bool) -> None:
    if update_golden:
        _update(case)
    else:
        assert composed(case) == case.expected


def _update(case: Case) -> None:
    text = case.path.read_text(encoding="utf-8")
    old = "\n".join(filter(None, [case.title, case.choices, case.text, case.expected]))
    new = "\n".join([case.title, case.choices, case.text, composed(case)])
    case.path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_dashes_of_which_a_font_makes_one_glyph_keep_to_the_next() -> None:
    assert inseparable(["―――", "―", "…", "……", "〳", "〵"], bytes([8] * 6)) == [1, 3, 5]


def test_letter_spacing_of_single_clusters() -> None:
    """It follows each of them, whatever the paragraph's is, but not at a line's end."""
    text = paragraph("一二三四五", letter_spacing={1: 1.0, 2: 0.0, 3: 1.0})
    prepared = prepare(text, Settings(letter_spacing=0.25, align=Align.START))
    lines = [written(prepared, line) for line in compose_prepared(prepared, 5.25)]
    assert lines == ["一<0.25>二<1>三四", "五"]


def test_ruby_hangs_over_no_letter_spacing() -> None:
    text = paragraph("A｜砦《とりで》A", letter_spacing={0: 1.0})
    prepared = prepare(text, Settings(autospace=False))
    (line,) = compose_prepared(prepared, 10)
    assert written(prepared, line) == "A<1.25>砦{1.5–3}<0.25>A"


@pytest.mark.parametrize(
    ("text", "upright", "expected"),
    [
        ("国Xと国Y国", range(1, 2), "国Xと国<0.25>Y<0.25>国"),
        ("昭和63年", range(2, 4), "昭和63年"),
        ("山の（AB）とC", range(8), "山の<0.5>（AB）<0.5>とC"),
    ],
)
def test_upright_letters_are_set_solid(text: str, upright: range, expected: str) -> None:
    """As full-width ones are (JLReq 3.2.4)."""
    prepared = prepare(paragraph(text, upright=(upright,)), Settings())
    (line,) = compose_prepared(prepared, 10)
    assert written(prepared, line) == expected


def test_an_upright_word_does_not_part() -> None:
    text = paragraph("国のWORLDで", upright=(range(2, 7),))
    prepared = prepare(text, Settings(align=Align.START))
    lines = [written(prepared, line) for line in compose_prepared(prepared, 4)]
    assert lines == ["国の", "WORLDで"]


@pytest.mark.parametrize(
    ("text", "span", "choices", "expected"),
    [
        ("山abc川ab", range(5), {"autospace": False}, ["山abc川<0.25>ab"]),
        ("山」「川」「里", range(5), {"spacing_trim": SpacingTrim.SPACE_ALL},
         ["山」<1>「川」「里"]),
        ("川の流れっっっっ", range(4, 8), {"line_break": LineBreak.ANYWHERE},
         ["川の流れっっ", "っっ"]),
        ("川——————————", range(1, 11), {"line_break": LineBreak.LOOSE},
         ["川—————", "—————"]),
        ("川のabcdefghijkl", range(2, 14), {"word_break": WordBreak.BREAK_ALL},
         ["川の<0.5>abcdefg", "hijkl"]),
        ("川の流れ遠い山里", range(4, 8), {"word_break": WordBreak.KEEP_ALL},
         ["川<0.667>の<0.667>流<0.667>れ", "遠い山里"]),
        ("abcdefghijklmnopq", range(17), {"overflow_wrap": OverflowWrap.NORMAL},
         ["abcdefghijklmnopq"]),
    ],
)  # fmt: skip
def test_a_range_may_have_choices_of_its_own(
    text: str, span: range, choices: dict, expected: list[str]
) -> None:
    """They hold at the gaps inside it; of two, the inner."""
    outer = [(range(len(text)), {}), (span, choices)]
    prepared = prepare(paragraph(text, choices=outer), Settings(align_last=Align.START))
    assert [written(prepared, line) for line in compose_prepared(prepared, 6)] == expected


# Half an em of a small mark is its own half: 0.3 em of six tenths.
@pytest.mark.parametrize(
    ("text", "small", "expected"),
    [
        ("）は", 0, 0.3),
        ("）は", 1, 0.5),
        ("、は", 0, 0.3),
        ("は（", 1, 0.3),
        ("は（", 0, 0.5),
        ("は・", 1, 0.15),
        ("）は", None, 0.5),
    ],
)
def test_a_gap_gives_the_space_of_its_own_cells(text: str, small: int | None, expected: float):
    sizes = [0.6 if i == small else 1.0 for i in range(2)]
    prepared = prepare(paragraph(text, sizes=sizes, advances=sizes), Settings())
    assert prepared.reduce[1] == pytest.approx(expected)


@pytest.mark.parametrize("text", ["山川 ", "山 川  ", "ab ", "（山 "])
def test_spaces_that_vanish_at_the_end_make_no_line(text: str) -> None:
    lines = compose(paragraph(text), float(len(text.rstrip())), Settings())
    assert [(line.start, line.stop) for line in lines] == [(0, len(text))]


def test_spaces_that_vanish_before_a_forced_break_make_no_line() -> None:
    lines = compose(paragraph("山川 海", breaks=frozenset({3})), 2.0, Settings())
    assert [(line.start, line.stop) for line in lines] == [(0, 3), (3, 4)]


@pytest.mark.parametrize("settings", [Settings(), Settings(align=Align.START)])
@pytest.mark.parametrize(("mark", "width"), [("･", 0.5), ("｡", 0.5), ("・", 1.0)])
def test_a_half_width_mark_has_no_space_to_give_up(mark: str, width: float, settings: Settings):
    """It ends its line where it stands, and a full-width one a quarter em before its cell ends."""
    text = paragraph(f"山川{mark}海", advances=[1.0, 1.0, width, 1.0])
    first = compose(text, 2.5, settings)[0]
    space = 0.25 if width == 1 else 0.0
    assert first.stop == 3
    assert first.origins[2] == pytest.approx(2.0 - space)
    assert first.width == pytest.approx(2.0 + width - 2 * space)


def test_a_narrow_mark_has_the_space_that_its_cell_has_over_half_an_em() -> None:
    text = paragraph("山川、海", advances=[1.0, 1.0, 0.75, 1.0])
    prepared = prepare(text, Settings(align=Align.START))
    (line,) = compose_prepared(prepared, 9)
    assert written(prepared, line) == "山川、<0.25>海"
    assert prepared.reduce[3] == pytest.approx(0.25)


@pytest.mark.parametrize("large", [{0}, {2}, {0, 2}])
def test_ruby_hangs_over_nothing_larger_than_its_base(large: set[int]) -> None:
    """A larger neighbour reaches as far from the line as the reading does."""
    sizes = [2.0 if i in large else 1.0 for i in range(3)]
    text = paragraph("は｜砦《とりで》は", sizes=sizes, advances=sizes)
    (line,) = compose(text, 10, Settings())
    first, *_, last = line.rubies[0].origins
    if 0 in large:
        assert first >= line.origins[0] + 2
    if 2 in large:
        assert last + 0.5 <= line.origins[2]


def test_bases_of_different_sizes_are_no_compound() -> None:
    text = paragraph("｜大《だい》｜小《しょう》", sizes=[2.0, 1.0], advances=[2.0, 1.0])
    (line,) = compose(text, 10, Settings())
    assert line.origins[1] >= 2.25


@pytest.mark.parametrize(("measure", "space"), [(6.0, 1.0), (9.9, 0.9)])
def test_a_ragged_line_is_reduced_only_where_it_fits_then(measure: float, space: float):
    """Ten em with a word space of one, which may become three quarters of it."""
    text = paragraph("abcd efghi", advances=[1.0] * 10)
    (line,) = compose(text, measure, Settings(wraps=False, align=Align.START))
    assert line.origins[5] - line.origins[3] - 1 == pytest.approx(space)


def test_a_script_stands_solid_behind_its_base() -> None:
    """As a reference mark does, whose bracket has no space before it (cl-20 in table 1)."""
    written_as = {}
    for scripts in ((), (range(1, 4),)):
        prepared = prepare(paragraph("海（一）の波", scripts=scripts), Settings(align=Align.START))
        (line,) = compose_prepared(prepared, 20)
        written_as[scripts] = written(prepared, line)
    assert list(written_as.values()) == ["海<0.5>（一）<0.5>の波", "海（一）<0.5>の波"]


@pytest.mark.parametrize(
    ("text", "wrap", "least", "most"),
    [
        ("海の音abc", OverflowWrap.NORMAL, 1.5, 4.75),
        ("海の音abc", OverflowWrap.BREAK_WORD, 1.5, 4.75),
        ("海の音abc", OverflowWrap.ANYWHERE, 1.0, 4.75),
        ("", OverflowWrap.NORMAL, 0.0, 0.0),
    ],
)
def test_content_widths(text: str, wrap: OverflowWrap, least: float, most: float) -> None:
    chosen = Settings(overflow_wrap=wrap)
    assert content_width(paragraph(text), chosen, least=True) == least
    assert content_width(paragraph(text), chosen, least=False) == most
