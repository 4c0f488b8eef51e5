"""Products on the disk: whole, in place of the old one, or not at all."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from tategumi.output import write_whole
from tategumi.problems import Failed


def test_a_product_replaces_the_old_one_and_makes_its_folder(tmp_path: Path) -> None:
    path = tmp_path / "dist" / "book.pdf"
    for data in (b"first", b"second"):
        write_whole(path, data)
        assert path.read_bytes() == data
    assert list(path.parent.iterdir()) == [path]


def test_a_product_has_the_rights_of_any_new_file(tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.touch()
    write_whole(tmp_path / "book.pdf", b"")
    modes = {stat.S_IMODE(path.stat().st_mode) for path in tmp_path.iterdir()}
    assert len(modes) == 1


def test_a_failure_is_a_problem_and_leaves_nothing_behind(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"kept")
    (tmp_path / "folder").mkdir()
    for path in (tmp_path / "file" / "book.pdf", tmp_path / "folder"):
        with pytest.raises(Failed) as failure:
            write_whole(path, b"new")
        assert [p.code for p in failure.value.problems] == ["file.unwritable"]
    assert (tmp_path / "file").read_bytes() == b"kept"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file", "folder"]


def test_what_a_killed_run_left_goes_away_at_the_next(tmp_path: Path) -> None:
    killed = subprocess.Popen([sys.executable, "-c", ""])
    killed.wait()
    left = tmp_path / f".book[1].pdf.{killed.pid}-abcdefgh.unfinished"
    others = {
        f".book[1].pdf.{os.getpid()}-abcdefgh.unfinished",  # of a run that goes on
        f".other.pdf.{killed.pid}-abcdefgh.unfinished",
        ".book[1].pdf.mine-of-1999.unfinished",
        ".book[1].pdf.bak",
    }
    for name in (left.name, *others):
        (tmp_path / name).touch()
    write_whole(tmp_path / "book[1].pdf", b"new")
    assert {path.name for path in tmp_path.iterdir()} == {"book[1].pdf", *others}


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signal")
def test_a_kill_in_the_middle_of_a_write_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "book.pdf"
    path.write_bytes(b"old")
    code = (
        "import os, signal, sys, pathlib; from tategumi import output;"
        "os.fdopen = lambda *_: os.kill(os.getpid(), signal.SIGKILL);"
        "output.write_whole(pathlib.Path(sys.argv[1]), b'new')"
    )
    assert subprocess.run([sys.executable, "-c", code, str(path)], check=False).returncode == -9
    assert path.read_bytes() == b"old"
    assert len(list(tmp_path.iterdir())) == 2
    write_whole(path, b"new")
    assert [path.read_bytes(), list(tmp_path.iterdir())] == [b"new", [path]]
