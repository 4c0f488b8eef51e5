"""A cache gives back what it was given, or nothing."""

import os
from pathlib import Path

import pytest

from tategumi.cache import NOTHING, Cache, InMemory, digest


def test_an_entry_is_what_was_put(tmp_path: Path) -> None:
    cache = Cache(tmp_path / "kept")
    cache.put(digest("a"), b"data")
    assert cache.get(digest("a")) == b"data"
    assert cache.get(digest("b")) is None


def test_borders_of_parts_count() -> None:
    assert len({digest("ab", "c"), digest("a", "bc"), digest("abc"), digest("abc", "")}) == 4


def test_an_entry_under_another_name_is_none(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    cache.put(digest("a"), b"data")
    (tmp_path / digest("a")).rename(tmp_path / digest("b"))
    assert cache.get(digest("b")) is None


def test_git_leaves_the_folder_alone(tmp_path: Path) -> None:
    Cache(tmp_path / "kept").put(digest("a"), b"")
    assert (tmp_path / "kept" / ".gitignore").read_text() == "*\n"


def test_the_least_recently_used_go_first(tmp_path: Path) -> None:
    cache = Cache(tmp_path / "kept")
    for number, name in enumerate("abc"):
        cache.put(digest(name), bytes(100))
        os.utime(tmp_path / "kept" / digest(name), (number, number))
    assert cache.get(digest("a")) is not None
    cache.prune(most=300)
    assert [name for name in "abc" if cache.get(digest(name)) is not None] == ["a", "c"]


@pytest.mark.parametrize("folder", [None, Path("/dev/null/kept")])
def test_a_folder_that_can_t_be_is_no_error(folder: Path | None) -> None:
    cache = Cache(folder)
    cache.put(digest("a"), b"data")
    assert cache.get(digest("a")) is None
    cache.prune()


def test_nothing_keeps_nothing() -> None:
    NOTHING.put(digest("a"), b"data")
    assert NOTHING.get(digest("a")) is None


def test_in_memory_what_came_first_is_kept_and_what_is_too_much_is_not() -> None:
    cache = InMemory()
    cache.put(digest("a"), b"data")
    cache.put(digest("b"), bytes(1024 * 1024))
    cache.put(digest("c"), b"more")
    kept = [cache.get(digest(name)) for name in "abc"]
    assert kept == [b"data", None, b"more"]
    cache.prune()
    assert InMemory().get(digest("a")) is None
