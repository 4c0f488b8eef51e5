"""What the command line says where it is used wrongly or stopped: one line, in Japanese."""

import re
import sys
from pathlib import Path

import pytest

from tategumi import __main__, build
from tategumi.cli import main
from tategumi.tasks import write

NAMES = re.compile(
    "tategumi|conver(?:t)?|FILE|COMMAND|--[a-z-]+|nosuch|EPUB|PDF|epub|pdf|aozora|markdown|text"
)


@pytest.fixture(autouse=True)
def japanese(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "ja_JP.UTF-8")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "COMMAND を指定"),
        (["conver"], "「convert」ですか"),
        (["convert"], "FILE を指定"),
        (["convert", "a.txt", "--nosuch"], "--nosuch"),
        (["convert", "a.txt", "--to", "nosuch"], "「nosuch」"),
        (["convert", "a.txt", "--out"], "--out の値"),
        (["fit", "--multiple", "nosuch"], "1 以上の数"),
    ],
)
def test_wrong_use_is_told_without_a_word_of_english(arguments, said, capsys) -> None:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    told, more = capsys.readouterr().err.splitlines()
    assert ended.value.code == 2 and said in told and more.strip().startswith("詳しくは")
    assert not re.search("[A-Za-z]{2}", NAMES.sub("", told + more).replace("fit", ""))


@pytest.mark.parametrize("arguments", [["--help"], ["convert", "--help"], ["new", "-h"]])
def test_help_speaks_japanese_throughout(arguments, capsys) -> None:
    with pytest.raises(SystemExit):
        main(arguments)
    text = capsys.readouterr().out
    assert not re.search("usage|optional|options:|show this|positional", text)


# --- stopping
def interrupted(*_: object) -> None:
    raise KeyboardInterrupt


def test_a_command_that_is_stopped_says_one_line(monkeypatch, capsys) -> None:
    monkeypatch.setattr(__main__, "main", interrupted)
    monkeypatch.setattr(__main__.os, "_exit", sys.exit)
    with pytest.raises(SystemExit) as ended:
        __main__.run()
    assert ended.value.code == 130
    assert capsys.readouterr().err.strip() == "中断しました。書きかけのものはありません"


def test_a_build_that_is_stopped_says_one_line(monkeypatch, capsys, tmp_path: Path) -> None:
    monkeypatch.setattr(build, "report", interrupted)
    with pytest.raises(SystemExit) as ended:
        write("report", tmp_path, targets=[str(tmp_path / "report.txt")])
    assert ended.value.code == 130
    assert len(capsys.readouterr().err.strip().splitlines()) == 1
    assert not list(tmp_path.iterdir())
