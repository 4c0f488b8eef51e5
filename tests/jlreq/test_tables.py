"""The tables as data: against the printed text where it is at hand, and cell by cell."""

import re

import pytest

from shared import SHARED
from tategumi.jlreq import CharClass, Paragraph, Reduction, Settings, prepare
from tategumi.jlreq.adjust import NEVER, expansion, reduction
from tategumi.jlreq.breaking import may_break
from tategumi.jlreq.settings import LineBreak, SpacingTrim, WordBreak
from tategumi.jlreq.spacing import space
from tategumi.jlreq.tables import table

PRINTED = SHARED / "jlreq"
CLASSES = [*range(1, 17), *range(19, 31)]
PAIRS = [(a, b) for a in CLASSES for b in CLASSES]
CELL = re.compile(r"n\. ?\d+|×|not|1/2-1/4|1/4-1/2|1/4-1/8|1/2-0|1/4-0|1/2=0|1/[24](?: (?:be|af))?")


@pytest.mark.parametrize("number", range(1, 7))
def test_printed_rows(number: int) -> None:
    """The cells of each row that is printed on one line, in order, are the cells of the data."""
    path = PRINTED / f"table-{number}.txt"
    if not path.exists():
        pytest.skip("the printed tables are not at hand")
    lines = path.read_text(encoding="utf-8").splitlines()
    left = min(line.index("cl-01") for line in lines if line.count("cl-") > 20) - 2
    compared = 0
    for line in lines:
        if row := re.match(r"\s+cl-(\d\d)\s", line[:left]):
            printed = [_data_form(cell) for cell in CELL.findall(line[left:])]
            cells = [table(number).get((int(row[1]), b), "") for b in [*CLASSES, 0]]
            filled = [cell for cell in (re.sub(r"^s\d ?", "", cell) for cell in cells) if cell]
            compared += printed == filled
    # Rows of two lines, and of table 1 those with "hang", can't be told apart in the text.
    assert compared >= ROWS_ON_ONE_LINE[number]


def _data_form(cell: str) -> str:
    return cell.replace("×", "x").replace("n. ", "n")


ROWS_ON_ONE_LINE = {1: 11, 2: 23, 3: 17, 4: 17, 5: 17, 6: 22}

# What a cell of table 1 amounts to, in em of the cluster before and of the cluster after.
SPACES = {
    "1/2 be": (0.5, 0), "1/2 af": (0, 0.5), "1/4 be": (0.25, 0), "1/4 af": (0, 0.25),
    "n3": (0.25, 0.25), "n5": (0.5, 0.25), "n12": (0, 0.25),
}  # fmt: skip


@pytest.mark.parametrize(("a", "b"), PAIRS)
def test_pair(a: int, b: int) -> None:
    """Two clusters of different size in one line: table 1 lies between them."""
    cell = table(1)[a, b].removesuffix(" hang")
    before, after = SPACES.get(cell, (0, 0))
    assert space(a, b, SpacingTrim.AUTO, True) == (before, after)
    text = Paragraph("xy", [a, b], [2.0, 0.8], [2.0, 0.8])
    prepared = prepare(text, Settings())
    between = prepared.gaps[1] + prepared.trail[0] + prepared.lead[1]
    assert between == pytest.approx(2 * before + 0.8 * after)


@pytest.mark.parametrize(("a", "b"), PAIRS)
def test_breaks(a: int, b: int) -> None:
    """Table 2, and that every level allows what the stricter one does."""
    cell = table(2)[a, b]
    strict = may_break(a, b, LineBreak.STRICT, WordBreak.NORMAL)
    if cell in {"", "not", "x"} and b != 14:
        assert strict is (cell == "")
    levels = [LineBreak.STRICT, LineBreak.NORMAL, LineBreak.LOOSE, LineBreak.ANYWHERE]
    allowed = [may_break(a, b, level, WordBreak.NORMAL) for level in levels]
    assert allowed == sorted(allowed)
    assert allowed[-1]


@pytest.mark.parametrize("level", list(LineBreak)[1:])
@pytest.mark.parametrize("mark", [2, 6, 7])
def test_never_at_the_head(level: LineBreak, mark: int) -> None:
    """No level lets a line begin with a closing mark or end with an opening one (appendix C)."""
    assert not any(may_break(a, mark, level, WordBreak.BREAK_ALL) for a in CLASSES)
    assert not any(may_break(1, b, level, WordBreak.BREAK_ALL) for b in CLASSES)


@pytest.mark.parametrize("by", Reduction)
def test_reduction_leaves_no_less_than_nothing(by: Reduction) -> None:
    """No gap gives more than its space; a full stop inside a line gives nothing (JLReq 3.8.3)."""
    for a, b in PAIRS:
        give = reduction(a, b, by)
        assert give.most <= sum(space(a, b, SpacingTrim.AUTO, True)), (a, b)
        assert (give.most > 0) == (give.step > 0)
    assert all(reduction(6, b, by) == NEVER for b in CLASSES if b != 5)


# Steps and amounts that the notes give (appendix D notes 1 to 3, E notes 4 to 12).
@pytest.mark.parametrize(
    ("by", "pair", "step", "most"),
    [
        (Reduction.JLREQ, (5, 5), 4, 0.5),
        (Reduction.JLREQ, (6, 5), 4, 0.25),
        (Reduction.JLREQ, (7, 5), 5, 0.75),
        (Reduction.JLREQ, (15, 1), 5, 0.5),
        (Reduction.JLREQ, (15, 27), 6, 0.125),
        (Reduction.JIS_X_4051, (5, 5), 2, 0.5),
        (Reduction.JIS_X_4051, (7, 5), 3, 0.75),
        (Reduction.JIS_X_4051, (2, 15), 3, 0.5),
        (Reduction.JIS_X_4051, (15, 27), 4, 0.125),
        (Reduction.BOOKS, (5, 5), 0, 0),
        (Reduction.BOOKS, (7, 5), 3, 0.25),
        (Reduction.BOOKS, (7, 15), 3, 0.25),
        (Reduction.BOOKS, (15, 27), 0, 0),
    ],
)
def test_reductions(by: Reduction, pair: tuple[int, int], step: int, most: float) -> None:
    assert reduction(*pair, by) == (step, most)


@pytest.mark.parametrize(
    ("pair", "step", "most"),
    [
        ((15, 19), 3, 0.25),
        ((15, 27), 2, 0.25),
        ((7, 15), 4, float("inf")),
        ((15, 7), 0, 0),
        ((15, 1), 4, float("inf")),
        ((1, 15), 0, 0),
        ((8, 8), 3, 0.25),
        ((24, 13), 0, 0),
        ((24, 27), 0, 0),
        ((27, 27), 0, 0),
        ((30, 30), 3, 0.25),
    ],
)
def test_expansions(pair: tuple[int, int], step: int, most: float) -> None:
    assert expansion(*pair, Reduction.JLREQ, True) == (step, most)


def test_the_quarter_em_beside_western_text_is_fixed_where_table_5_reduces() -> None:
    """The legend of table 6: reduced by table 5, it is not opened either."""
    for pair in ((15, 27), (27, 15)):
        assert expansion(*pair, Reduction.JLREQ, True) == (2, 0.25)
        assert expansion(*pair, Reduction.BOOKS, True) == NEVER


# What words are made of, numbers and abbreviations too; of what stands between words, dashes only.
LETTERS = {
    "INSEPARABLE", "ITERATION_MARK", "PROLONGED_SOUND_MARK", "SMALL_KANA",
    "PREFIXED_ABBREVIATION", "POSTFIXED_ABBREVIATION", "HIRAGANA", "KATAKANA", "MATH_SYMBOL",
    "MATH_OPERATOR", "IDEOGRAPHIC", "SIMPLE_RUBY", "JUKUGO_RUBY", "GROUPED_NUMERAL",
    "UNIT_SYMBOL", "WESTERN", "TATE_CHU_YOKO",
}  # fmt: skip


@pytest.mark.parametrize("kind", CLASSES)
def test_words_are_kept_whole_where_all_are(kind: int) -> None:
    """``word-break: keep-all`` forbids breaks between letters, and changes nothing else."""
    levels = LineBreak.STRICT, LineBreak.LOOSE
    gaps = [(level, *pair) for level in levels for pair in ((kind, 19), (19, kind))]
    found = [may_break(a, b, level, WordBreak.KEEP_ALL) for level, a, b in gaps]
    usual = [may_break(a, b, level, WordBreak.NORMAL) for level, a, b in gaps]
    assert found == ([False] * 4 if CharClass(kind).name in LETTERS else usual)
