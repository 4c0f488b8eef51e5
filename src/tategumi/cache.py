"""Keeps results on disk, each under a hash of all that it was made from.

The folder may be deleted at any time. An entry that is damaged or can't be read counts as absent;
if the folder can't be written, nothing is kept. Entries hold data, never code.
"""

import os
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path

from .inputs import note
from .output import write_whole
from .problems import Failed

# The folder's .gitignore: git, and tools that obey it, leave the folder alone.
_IGNORED = b"*\n"
_DIGEST_BYTES = 32
# The folder is made smaller when it has grown past this many bytes.
_MOST_BYTES = 512 * 1024 * 1024
# Enough for pages that are set on trial before their book; a whole book would be in memory twice.
_MOST_IN_MEMORY = 1024 * 1024


def digest(*parts: bytes | str) -> str:
    """A hash of the parts; ("ab", "c") and ("a", "bc") differ."""
    found = blake2b(digest_size=_DIGEST_BYTES)
    for part in parts:
        data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        found.update(len(data).to_bytes(8, "big"))
        found.update(data)
    return found.hexdigest()


def file_digest(path: Path) -> str:
    """A hash of a file's bytes; "" if it can't be read."""
    note(path)
    try:
        return digest(path.read_bytes())
    except OSError:
        return ""


def digests(paths: Iterable[Path]) -> dict[str, str]:
    """The hash of each file, by its path."""
    return {str(path): file_digest(path) for path in sorted(paths)}


def are_unchanged(read: Mapping[str, str]) -> bool:
    """Do all files still have these hashes?"""
    return all(file_digest(Path(path)) == before for path, before in read.items())


@dataclass(frozen=True, slots=True)
class Cache:
    """A folder of entries; a cache without a folder keeps nothing."""

    folder: Path | None

    def get(self, key: str) -> bytes | None:
        """The data kept under ``key``, if it is whole."""
        if self.folder is None:
            return None
        path = self.folder / key
        try:
            kept = path.read_bytes()
        except OSError:
            return None
        seal, data = kept[:_DIGEST_BYTES], kept[_DIGEST_BYTES:]
        if bytes.fromhex(digest(key, data)) != seal:
            return None
        with suppress(OSError):
            os.utime(path)  # the least recently used go first
        return data

    def put(self, key: str, data: bytes) -> None:
        """Keep the data, if the folder takes it."""
        if self.folder is None:
            return
        try:
            if not self.folder.is_dir():
                write_whole(self.folder / ".gitignore", _IGNORED)
            write_whole(self.folder / key, bytes.fromhex(digest(key, data)) + data)
        except Failed:
            return

    def kept(self, key: str, make: Callable[[], bytes]) -> bytes:
        """The data kept under ``key``, or else what ``make`` gives, which is kept from now on."""
        data = self.get(key)
        if data is None:
            data = make()
            self.put(key, data)
        return data

    def prune(self, most: int = _MOST_BYTES) -> None:
        """Let the least recently used entries go, until the folder holds at most ``most`` bytes."""
        if self.folder is None:
            return
        total = 0
        for size, name in _latest_first(self.folder):
            total += size
            if total > most:
                (self.folder / name).unlink(missing_ok=True)


@dataclass(frozen=True, slots=True)
class InMemory(Cache):
    """A cache for the time that one book is made: it keeps the first entries, up to some size."""

    folder: None = None
    entries: dict[str, bytes] = field(default_factory=dict, compare=False)

    def get(self, key: str) -> bytes | None:
        return self.entries.get(key)

    def put(self, key: str, data: bytes) -> None:
        if sum(map(len, self.entries.values())) + len(data) <= _MOST_IN_MEMORY:
            self.entries[key] = data


def _latest_first(folder: Path) -> Iterable[tuple[int, str]]:
    """Each file's size and name."""
    found = []
    try:
        for entry in os.scandir(folder):
            if entry.name != ".gitignore":
                stat = entry.stat()
                found.append((stat.st_mtime_ns, stat.st_size, entry.name))
    except OSError:
        return []
    return [(size, name) for _, size, name in sorted(found, reverse=True)]


NOTHING = Cache(None)
