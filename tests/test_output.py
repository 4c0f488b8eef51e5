"""Products on the disk: whole, in place of the old one, or not at all."""

import stat
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
