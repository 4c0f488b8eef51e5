"""What a product is made from, noted while it is made: files, folders, variables; and the program.

Whatever reads for a product notes here what it looks at, there or not: ``files``, ``clock`` and the
engine's door to the disk. ``tasks`` keeps it with the product and asks whether it is unchanged.
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
# More books than one run knows.
_KEPT = 8
_PACKAGE = Path(__file__).parent
# A file's last change in nanoseconds and its size in bytes; both 0 where it is not there.
Change = tuple[int, int]
_ABSENT: Change = (0, 0)


@dataclass(slots=True)
class Inputs:
    """Files with what they were like when they were first looked at; folders; variables."""

    files: dict[str, Change] = field(default_factory=dict)
    folders: set[str] = field(default_factory=set)
    variables: set[str] = field(default_factory=set)

    def add(self, other: "Inputs") -> None:
        """What another saw is seen here too."""
        self.files = other.files | self.files
        self.folders |= other.folders
        self.variables |= other.variables

    def facts(self) -> dict[str, object]:
        """All that ``are_same`` asks for, as JSON has it.

        A file that was written while it was used counts as changed.
        """
        files = {name: [*change, _held(name, change)] for name, change in self.files.items()}
        return {
            "program": program(),
            "files": dict(sorted(files.items())),
            "folders": {name: _entries(name) for name in sorted(self.folders)},
            "variables": {name: os.environ.get(name) for name in sorted(self.variables)},
        }


_open: list[Inputs] = []


@contextmanager
def noting() -> Iterator[Inputs]:
    """Note what is looked at while the block runs."""
    inputs = Inputs()
    _open.append(inputs)
    try:
        yield inputs
    finally:
        _open.pop()


def note(path: Path) -> None:
    """The file ``path`` is about to be read, if it is there."""
    if _open:
        name = _name(path)
        change = _change(name)
        for inputs in _open:
            inputs.files.setdefault(name, change)


def note_folder(path: Path) -> None:
    """What files the folder ``path`` holds, and their changes, is about to be asked."""
    for inputs in _open:
        inputs.folders.add(_name(path))


def note_variable(name: str) -> None:
    """The environment's variable ``name`` is about to be read."""
    for inputs in _open:
        inputs.variables.add(name)


def note_all(seen: Inputs) -> None:
    """What was noted elsewhere, in a process of its own or at an earlier time, counts here too."""
    for inputs in _open:
        inputs.add(seen)


P = ParamSpec("P")


def remembered(make: Callable[P, T]) -> "Remembered[P, T]":
    """``make`` with its last results kept."""
    return Remembered(make)


class Remembered(Generic[P, T]):
    """A function whose last results are kept; what it looked at is noted each time."""

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
    """Are all inputs what they were when their ``facts`` were taken?"""
    return (
        facts["program"] == program()
        and all(_is_same(name, *state) for name, state in facts["files"].items())
        and all(_entries(name) == entries for name, entries in facts["folders"].items())
        and all(os.environ.get(name) == value for name, value in facts["variables"].items())
    )


@cache
def program() -> str:
    """A name for this state of the package's own files and of what is installed beside it.

    Of files the changes count and not what they hold: no build writes them, and a release, a
    checkout or an edit changes them.
    """
    own = (
        f"{path.relative_to(_PACKAGE)} {_change(str(path))}"
        for path in _PACKAGE.rglob("*")
        if path.suffix != ".pyc" and not path.is_dir()
    )
    installed = {name for folder in sys.path for name in _names(folder) if "dist-info" in name}
    return _digest([sys.version, *sorted(own), *sorted(installed)])


def last_change(path: Path) -> int:
    """When a file was written last, in seconds since 1970; 0 where it is not there."""
    note(path)
    return _change(str(path))[0] // 10**9


# --- states
def _is_same(name: str, changed: int, size: int, held: str) -> bool:
    """By its change, or else by what it holds: a file may be written again with the same text."""
    now = _change(name)
    return now == (changed, size) or (now[1] == size and bool(held) and held == _held(name, now))


def _held(name: str, change: Change) -> str:
    """A name for what a file holds; none where it isn't there, or not as it was."""
    try:
        data = Path(name).read_bytes()
    except OSError:
        return ""
    return blake2b(data, digest_size=16).hexdigest() if _change(name) == change else ""


def _change(name: str) -> Change:
    try:
        stat = Path(name).stat()
    except (OSError, ValueError):
        return _ABSENT
    return stat.st_mtime_ns, stat.st_size


def _entries(folder: str) -> str:
    """A name for the files in a folder by their names and changes."""
    return _digest(f"{name} {_change(os.path.join(folder, name))}" for name in _names(folder))  # noqa: PTH118


def _names(folder: str) -> list[str]:
    try:
        return sorted(os.listdir(folder or "."))  # noqa: PTH208 (names are all that is asked)
    except OSError:
        return []


def _digest(rows: Iterable[str]) -> str:
    return blake2b("\n".join(rows).encode("utf-8", "surrogateescape"), digest_size=16).hexdigest()


def _name(path: Path) -> str:
    """As seen from the working folder, where the path is below it: a project may be moved."""
    absolute, here = path.absolute(), Path.cwd()
    return str(absolute.relative_to(here) if absolute.is_relative_to(here) else absolute)
