"""Where text stands in its file: in no comment or reading with the same words before it."""

from pathlib import Path

import pytest

from shared import CORPUS, WORKS
from tategumi.cli import main
from tategumi.manuscript.origins import PlacedText, Run, find, runs_in
from tategumi.manuscript.reader import load, parse, read
from tategumi.manuscript.source import Notation
from tategumi.problems import Place


def runs(folder: Path, name: str, text: str) -> list:
    (folder / name).write_text(text, "utf-8")
    made = read(folder / name, folder)
    return runs_in(text, made.heading, made.blocks)[0]


@pytest.mark.parametrize(
    ("name", "text", "words", "stands"),
    [
        ("a.md", "<!-- 外字 -->\n\n本文。\n\n山の外字。\n", "外字", "外字。"),
        ("a.md", "一行目は\n二行目の{外字|がいじ}と外字。\n", "と外", "と外字。"),
        ("a.md", "{山川|さん|せん}と*外字*。\n", "外字", "外字*"),
        ("a.md", "山[^1]と川。\n\n谷。\n\n[^1]: 注の外字。\n", "外字", "外字。"),
        ("a.txt", "題\n\n山《外字》の外字。［＃「外字」に傍点］\n", "外字", "外字。"),
        ("a.txt", "題\n\n　外国《がい》［＃「外国」は太字］の外。\n", "の外", "の外"),
        ("a.html", "<html><title>外字</title><p>山&amp;川の<b>外</b>字。</html>", "外字", "外</b>"),
    ],
)
def test_words_are_found_where_they_are_text(
    tmp_path: Path, name: str, text: str, words: str, stands: str
) -> None:
    at = find(runs(tmp_path, name, text), words)
    assert text[at:].startswith(stands) and at >= 0


def test_readings_are_found_among_readings(tmp_path: Path) -> None:
    text = "題\n\nながいよみと読む。\n\n山は｜川《ながいよみです》です。\n"
    found = runs(tmp_path, "b.txt", text)
    assert text[find(found, "ながいよみ", in_readings=True) :].startswith("ながいよみです")
    assert find(found, "山", in_readings=True) == -1


def test_words_like_others_are_known_by_what_stands_before_them(tmp_path: Path) -> None:
    text = "題\n\n山の川と、谷の川。\n"
    found = runs(tmp_path, "c.txt", text)
    assert text[find(found, "川", before="谷の") :] == "川。\n"
    assert text[find(found, "川") :].startswith("川と")
    assert find(found, "川", before="海の") == -1


@pytest.mark.parametrize(
    ("source", "line", "column"),
    [("一行目。\n山と川。", 2, 3), ("", 0, 0)],
    ids=["text", "no text"],
)
def test_a_place_is_in_the_text_or_the_file(source: str, line: int, column: int) -> None:
    text = PlacedText("a.md", source, (Run("山と川。", (5, 6, 7, 8)),))
    assert text.place(text.runs[0], 2) == Place("a.md", line, column)


def test_a_problem_of_the_page_names_the_text_and_not_a_comment(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = "# 章\n\n<!-- 󱈴 -->\n\n本文。\n\n字は󱈴。\n"
    (tmp_path / "a.md").write_text(page, "utf-8")
    assert main(["convert", str(tmp_path / "a.md"), "--to", "pdf"]) == 0
    assert "a.md:7:3: " in capsys.readouterr().err


@pytest.mark.needs("corpus")
@pytest.mark.parametrize("work", WORKS, ids=lambda path: path.stem)
def test_each_character_of_a_work_is_where_it_is_said_to_be(work: Path) -> None:
    source = load(work, CORPUS)
    made = parse(source, Notation.AOZORA)
    found, _ = runs_in(source.text, made.heading, made.blocks)
    pairs = [(char, at) for run in found for char, at in zip(run.text, run.indices, strict=True)]
    known = [(char, at) for char, at in pairs if at >= 0 and char != "\ufffc"]
    assert all(source.text[at] == char for char, at in known)
    assert len(known) > 0.9 * len(pairs)
