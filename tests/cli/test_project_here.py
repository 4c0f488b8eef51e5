"""Commands for the book project in the working folder: build, check, open."""

import subprocess
from pathlib import Path

import pytest

from tategumi import edited_book
from tategumi.cli import main
from tategumi.commands import open as opening


@pytest.fixture
def book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys) -> Path:
    (tmp_path / "a.txt").write_text("橋\n\n　橋《はし》を渡った。\n", "utf-8")
    main(["new", str(tmp_path / "book"), "--from", str(tmp_path / "a.txt")])
    monkeypatch.chdir(tmp_path / "book")
    _forget()
    capsys.readouterr()
    return tmp_path / "book"


def _forget() -> None:
    """What is read once in a run was another book's, for all of them are the folder here."""
    for made in (edited_book.drafted, edited_book.edited):
        made.cache_clear()


@pytest.mark.needs("machine")
def test_build_makes_what_doit_makes(book: Path, monkeypatch) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["build", "epub"])
    assert ended.value.code == 0 and (book / "dist/book.epub").is_file()
    with pytest.raises(SystemExit) as ended:
        main(["build", "nosuch"])
    assert ended.value.code == 3


@pytest.mark.needs("machine")
def test_a_task_that_is_none_is_told_in_our_words(book: Path, capsys, monkeypatch) -> None:
    monkeypatch.setenv("LC_ALL", "ja_JP.UTF-8")
    with pytest.raises(SystemExit):
        main(["build", "nosuch"])
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith("build: 誤り: 「nosuch」という作業はありません") and "epub" in line


@pytest.mark.needs("machine")
def test_check_makes_nothing_and_fails_for_errors(book: Path, capsys) -> None:
    assert main(["check"]) == 0
    assert "book/book.yaml: nothing is wrong" in capsys.readouterr().out
    (book / "seeds/a.txt").write_text("橋\n\n　橋の絵。\n\n［＃図（none.png）入る］\n", "utf-8")
    _forget()
    assert main(["check"]) == 1
    assert "seeds/a.txt:5:5: error: " in capsys.readouterr().err
    assert not (book / "dist").exists()


def test_open_names_what_there_is(book: Path, capsys, monkeypatch) -> None:
    shown = []
    monkeypatch.setattr(opening.sys, "platform", "linux")
    monkeypatch.setattr(opening.subprocess, "run", lambda command, **_: shown.append(command))
    assert main(["open"]) == 1
    (book / "dist").mkdir()
    (book / "dist/book.epub").write_bytes(b"")
    assert main(["open"]) == 1
    assert "book.epub" in capsys.readouterr().err
    assert main(["open", "book.epub"]) == 0 and shown == [["xdg-open", "dist/book.epub"]]

    def fails(*_: object, **__: object) -> None:
        raise subprocess.CalledProcessError(3, "xdg-open")

    monkeypatch.setattr(opening.subprocess, "run", fails)
    assert main(["open", "book.epub"]) == 1


@pytest.mark.parametrize("command", ["build", "check", "open"])
def test_without_a_book_they_say_so(tmp_path, monkeypatch, capsys, command) -> None:
    monkeypatch.chdir(tmp_path)
    assert main([command]) == 1
    assert "tategumi new" in capsys.readouterr().err
