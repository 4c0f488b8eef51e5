"""The editor is a command of the author's own; nothing but the book's files is opened."""

import sys
import time
from pathlib import Path

import pytest

from tategumi.commands.preview.editor import Editor


def opened(root: Path, text: str, name: str) -> str:
    """What an editor is told that writes down its arguments."""
    note = root / "note.txt"
    writer = "import sys, pathlib; pathlib.Path(sys.argv[1]).write_text(chr(10).join(sys.argv[2:]))"
    Editor.parse(f"'{sys.executable}' -c '{writer}' '{note}' {text}").open(root, name, 3, 5)
    for _ in range(200):
        if note.exists() and note.read_text("utf-8"):
            break
        time.sleep(0.05)
    return note.read_text("utf-8") if note.exists() else ""


def test_words_are_filled_and_no_shell_reads_them(tmp_path: Path) -> None:
    name = "川; touch x $(y).md"
    (tmp_path / name).write_text("", "utf-8")
    assert opened(tmp_path, "-g {file}:{line}:{column}", name) == f"-g\n{tmp_path / name}:3:5"


def test_a_command_without_a_place_for_the_file_has_it_at_its_end(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("", "utf-8")
    assert opened(tmp_path, "", "a.md") == str(tmp_path / "a.md")


@pytest.mark.parametrize(
    "text", ["", "code {", "code {other}", "'code", "code {file.parent}", "code {0}"]
)
def test_commands_that_can_open_nothing_are_refused(text: str) -> None:
    with pytest.raises(ValueError):
        Editor.parse(text)


def test_files_outside_the_book_are_not_opened(tmp_path: Path) -> None:
    root = tmp_path / "book"
    root.mkdir()
    (tmp_path / "secret.txt").write_text("", "utf-8")
    note = tmp_path / "note.txt"
    Editor.parse(f"touch '{note}' {{file}}").open(root, "../secret.txt", 1, 1)
    time.sleep(0.3)
    assert not note.exists()
