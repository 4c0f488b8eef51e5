"""Notes what a product is made from: files, folders, environment variables, the program itself.

Every module that reads the disk or the environment for a product (``files``, ``clock``, the
engine's fetcher) notes here what it looks for, found or not. ``tasks`` keeps the notes with the
product, and asks here whether all is unchanged.
"""

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache, lru_cache, update_wrapper
from hashlib import blake2b
from pathlib import Path
from typing import Any, Generic, ParamSpec, TypeVar

T = TypeVar("T")
# How many results of a function are kept: more than there are books in one run.
_KEPT = 8
_PACKAGE = Path(__file__).parent
# A file's last change in nanoseconds and its size in bytes; both 0 where it is not there.
Change = tuple[int, int]
_ABSENT: Change = (0, 0)


@dataclass(slots=True)
class Inputs:
    """Files with their state when they were first looked at; names of folders and variables."""

    files: dict[str, Change] = field(default_factory=dict)
    folders: set[str] = field(default_factory=set)
    variables: set[str] = field(default_factory=set)

    def add(self, other: "Inputs") -> None:
        """Add the other's notes to these."""
        self.files = other.files | self.files
        self.folders |= other.folders
        self.variables |= other.variables

    def facts(self) -> dict[str, object]:
        """The state of all inputs now, as JSON, for ``are_same``.

        A file that was written while it was in use counts as changed.
        """
        files = {
            name: [*change, _content_hash(name, change)] for name, change in self.files.items()
        }
        return {
            "program": program(),
            "files": dict(sorted(files.items())),
            "folders": {name: _entries(name) for name in sorted(self.folders)},
            "variables": {name: os.environ.get(name) for name in sorted(self.variables)},
        }


_open: list[Inputs] = []


@contextmanager
def noting() -> Iterator[Inputs]:
    """Gather all that is noted while the block runs."""
    inputs = Inputs()
    _open.append(inputs)
    try:
        yield inputs
    finally:
        _open.pop()


def note(path: Path) -> None:
    """Note that the file ``path`` is about to be read, if it is there."""
    if _open:
        name = _name(path)
        change = _change(name)
        for inputs in _open:
            inputs.files.setdefault(name, change)


def note_folder(path: Path) -> None:
    """Note that the folder ``path`` is about to be listed."""
    for inputs in _open:
        inputs.folders.add(_name(path))


def note_variable(name: str) -> None:
    """Note that the environment variable ``name`` is about to be read."""
    for inputs in _open:
        inputs.variables.add(name)


def note_all(seen: Inputs) -> None:
    """Note what was noted in another process, or at an earlier time."""
    for inputs in _open:
        inputs.add(seen)


P = ParamSpec("P")


def remembered(make: Callable[P, T]) -> "Remembered[P, T]":
    """A decorator: the function keeps its last results."""
    return Remembered(make)


class Remembered(Generic[P, T]):
    """A function that keeps its last results, and notes their inputs at each call."""

    def __init__(self, make: Callable[P, T]) -> None:
        update_wrapper(self, make)

        @lru_cache(_KEPT)
        def made(*args: P.args, **kwargs: P.kwargs) -> tuple[T, Inputs]:
            with noting() as seen:
                return make(*args, **kwargs), seen

        self._made = made

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> T:
        result, seen = self._made(*args, **kwargs)  # type: ignore[arg-type]  # they are hashable
        note_all(seen)
        return result

    def cache_clear(self) -> None:
        """Let go of the results."""
        self._made.cache_clear()


def are_same(facts: Mapping[str, Any]) -> bool:
    """Are all inputs as they were when these ``facts`` were taken?"""
    return not any(changes(facts))


def changes(facts: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """The inputs that are no longer as they were: what each is, and its name."""
    if facts["program"] != program():
        yield "program", ""
    for name, state in facts["files"].items():
        if not _is_same(name, *state):
            yield "changed", name
    for name, entries in facts["folders"].items():
        if _entries(name) != entries:
            yield "changed", name
    for name, value in facts["variables"].items():
        if os.environ.get(name) != value:
            yield "variable", name


@cache
def program() -> str:
    """A hash of the package's own files, the installed libraries and the Python version.

    A file counts by its time and size, not by its content: no build writes it, and a release, a
    checkout or an edit changes both.
    """
    package = str(_PACKAGE)
    own = (
        f"{folder.removeprefix(package)}/{name} {_change(os.path.join(folder, name))}"  # noqa: PTH118
        for folder, _, names in os.walk(package)
        for name in names
        if not name.endswith(".pyc")
    )
    installed = {name for folder in sys.path for name in _names(folder) if "dist-info" in name}
    return _digest([sys.version, *sorted(own), *sorted(installed)])


def last_change(path: Path) -> int:
    """When a file was last written, in seconds since 1970; 0 if it is not there."""
    note(path)
    return _change(str(path))[0] // 10**9


# --- states
def _is_same(name: str, changed: int, size: int, held: str) -> bool:
    """Is the file unchanged? One that was written again with the same bytes is."""
    now = _change(name)
    return now == (changed, size) or (
        now[1] == size and bool(held) and held == _content_hash(name, now)
    )


def _content_hash(name: str, change: Change) -> str:
    """A hash of a file's bytes; "" if it is not there, or changed after ``change``."""
    try:
        data = Path(name).read_bytes()
    except OSError:
        return ""
    return blake2b(data, digest_size=16).hexdigest() if _change(name) == change else ""


def _change(name: str) -> Change:
    """Asked without ``Path``, which would take most of the time that nothing to do takes."""
    try:
        stat = os.stat(name)  # noqa: PTH116
    except (OSError, ValueError):
        return _ABSENT
    return stat.st_mtime_ns, stat.st_size


def _entries(folder: str) -> str:
    """A hash of a folder's files, by their names and changes."""
    return _digest(f"{name} {_change(os.path.join(folder, name))}" for name in _names(folder))  # noqa: PTH118


def _names(folder: str) -> list[str]:
    try:
        return sorted(os.listdir(folder or "."))  # noqa: PTH208 (names are all that is asked)
    except OSError:
        return []


def _digest(rows: Iterable[str]) -> str:
    return blake2b("\n".join(rows).encode("utf-8", "surrogateescape"), digest_size=16).hexdigest()


def _name(path: Path) -> str:
    """The path from the working folder if it lies below it, so that a project may be moved."""
    absolute, here = path.absolute(), Path.cwd()
    return str(absolute.relative_to(here) if absolute.is_relative_to(here) else absolute)
