"""How problems are told: how much each matters, in an order that shows what stops the build."""

import pytest

from tategumi.messages import Locale, Severity
from tategumi.problems import Place, Problem
from tategumi.telling import ALL, count, every_line, summarised, without_known_notes


def missing(line: int) -> Problem:
    return Problem(Place("a.md", line), "file.missing")


def sign(line: int) -> Problem:
    return Problem(Place("a.md", line, 2), "literal.bar")


def test_each_line_says_how_much_it_matters_and_errors_stand_last() -> None:
    note = Problem(Place("a.md"), "cli.new")
    lines = [line.text for line in summarised([missing(1), note, sign(3), missing(2)], Locale.EN)]
    begins = ["a.md: begin", "a.md:3:2: warning: ", "a.md:1: error: ", "a.md:2: error: "]
    assert [line[: len(begin)] for line, begin in zip(lines, begins, strict=True)] == begins
    japanese = [line.text for line in summarised([sign(3), missing(1)], Locale.JA)]
    assert [line.split(": ")[1] for line in japanese] == ["注意", "誤り"]


def test_what_repeats_is_one_line_with_its_count_and_places(monkeypatch) -> None:
    problems = [sign(line) for line in (1, 2, 3, 4, 5, 6, 6)]
    (line,) = summarised(problems, Locale.EN)
    assert "and 5 more: a.md:2:2, a.md:3:2, a.md:4:2 …" in line.text
    assert len(summarised(problems[:3], Locale.EN)) == 3
    monkeypatch.setenv(ALL, "1")
    assert len(summarised(problems, Locale.EN)) == 6


def test_no_error_is_left_out() -> None:
    problems = [missing(line) for line in range(1, 30)]
    lines = summarised([*problems, sign(1)], Locale.EN)
    assert [line.severity for line in lines] == [Severity.WARNING, *[Severity.ERROR] * 29]
    assert count(lines, Locale.EN) == "29 error(s), 1 warning(s)"


@pytest.mark.parametrize(
    ("problems", "total"),
    [([], ""), ([missing(1)], ""), ([sign(1), sign(2)], "2 warnings")],
)
def test_a_count_is_told_where_there_is_more_than_one(problems, total) -> None:
    assert count(every_line(problems, Locale.EN), Locale.EN) == total


def test_a_note_is_not_told_again_until_it_changes(monkeypatch) -> None:
    """Not even where it stands on another line now; warnings are told each time."""
    notes = [Problem(Place("a.md", line), "cli.new") for line in (3, 9)]
    problems = [*notes, sign(4)]
    before = "\n".join(line.text for line in every_line(problems, Locale.EN))
    moved = [Problem(Place("a.md", 5), "cli.new"), sign(4), Problem(Place("b.md", 5), "cli.new")]
    assert list(without_known_notes(moved, before, Locale.EN)) == moved[1:]
    assert list(without_known_notes(moved, "", Locale.EN)) == moved
    monkeypatch.setenv(ALL, "1")
    assert list(without_known_notes(moved, before, Locale.EN)) == moved
