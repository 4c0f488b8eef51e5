"""What the command line says where it is used wrongly or stopped: one line, in Japanese."""

import re
import subprocess
import sys
from pathlib import Path
from typing import NoReturn

import pytest

from tategumi import __main__, build
from tategumi.cli import main
from tategumi.tasks import write

NAMES = re.compile(
    "tategumi|conver(?:t)?|FILE|COMMAND|--[a-z-]+|nosuch|EPUB|PDF|"
    "epub|pdf|horizontal|kobo|aozora|markdown|text"
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


def _fails(*_: object) -> NoReturn:
    raise ZeroDivisionError


@pytest.mark.parametrize("trace", ["", "1"])
def test_a_fault_of_our_own_is_one_line(monkeypatch, capsys, trace: str) -> None:
    monkeypatch.setenv("TATEGUMI_TRACE", trace)
    monkeypatch.setattr("tategumi.commands.doctor.run", _fails)
    assert main(["doctor"]) == 1
    said = capsys.readouterr().err
    assert "ZeroDivisionError（test_words.py:" in said
    assert ("Traceback" in said) == bool(trace)


def test_a_fault_of_our_own_in_a_task_is_one_line(tmp_path: Path, monkeypatch, capsys) -> None:
    monkeypatch.setattr("tategumi.build.report", _fails)
    failed = write("report", tmp_path, targets=[str(tmp_path / "report.txt")])
    assert "ZeroDivisionError（test_words.py:" in str(failed) + capsys.readouterr().err
    assert not list(tmp_path.iterdir())


def test_a_pipe_that_is_closed_ends_it_without_a_word(tmp_path: Path) -> None:
    """As ``tategumi … | head -1`` does."""
    command = [sys.executable, "-m", "tategumi", "doctor"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(60) in (0, 128 + 13)


@pytest.mark.parametrize("command", ["preview", "convert"])
def test_a_file_that_is_none_is_told_so(tmp_path: Path, capsys, command: str) -> None:
    assert main([command, str(tmp_path / "none.txt")]) == 1
    assert "ファイルがありません。名前を確かめてください" in capsys.readouterr().err


@pytest.mark.needs("machine")
def test_the_folder_above_is_a_manuscript_like_any(tmp_path: Path, monkeypatch, capsys) -> None:
    (tmp_path / "旅").mkdir()
    (tmp_path / "1.txt").write_text("朝\n\n　歩く。\n", "utf-8")
    monkeypatch.chdir(tmp_path / "旅")
    assert main(["convert", "..", "--to", "text", "--out", "."]) == 0
    assert list(tmp_path.glob("旅/*.txt"))
