"""Reads zip files like those of Aozora Bunko: one text, with its images beside it.

Nothing is unpacked to disk. Names that point elsewhere, and sizes that no work has, are refused.
"""

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import suppress
from pathlib import PurePath, PurePosixPath

from ..problems import Failed, Place, Problem

MOST_MEMBERS = 2_000
MOST_BYTES = 64 * 1024 * 1024  # of one member, or text; the longest of Aozora Bunko has 4 MB
# What Python's reader raises where a file is damaged, or of a kind that it can't read.
_DAMAGE = (
    zipfile.BadZipFile, zlib.error, struct.error, NotImplementedError, RuntimeError, OSError,
    EOFError, ValueError,
)  # fmt: skip
# A member that is large and so much denser than any text or picture was made to fill the memory.
_LARGE, _DENSEST = 4 * 1024 * 1024, 200
_ENCRYPTED, _UTF8 = 0x1, 0x800  # bits of a member's flags


def text_of(data: bytes, path: str) -> tuple[str, bytes]:
    """Name and bytes of the only ``.txt`` in the zip file ``path``. Raises ``Failed``."""
    archive = _opened(data, path)
    names = [name for name in archive.namelist() if name.lower().endswith(".txt")]
    texts = [name for name in names if not PurePosixPath(name).name.startswith(("._", "."))]
    if len(texts) != 1:
        values = {"count": len(texts), "names": ", ".join(texts[:5]) or "–"}
        raise Failed([Problem(Place(path), "zip.texts", values)])
    return texts[0], _read(archive, texts[0], path)


def names(data: bytes, path: str) -> list[str]:
    """The names of the files in the zip file ``path``, as ``members`` gives them."""
    found = (PurePosixPath(_name(one).replace("\\", "/")) for one in _files(_opened(data, path)))
    return [str(name) for name in found if not is_hidden(name)]


def _files(archive: zipfile.ZipFile) -> Iterator[zipfile.ZipInfo]:
    """Those that are no folder; a damaged one may have no name, which ``is_dir`` doesn't expect."""
    return (one for one in archive.infolist() if not one.filename.endswith("/"))


def members(data: bytes, path: str) -> Iterator[tuple[str, bytes]]:
    """Name and bytes of each file in the zip file ``path``, but for those that systems add.

    Raises ``Failed``. Names are as their makers saw them: Japanese Windows writes them in CP932.
    """
    archive = _opened(data, path)
    for one in _files(archive):
        name = PurePosixPath(_name(one).replace("\\", "/"))
        if not is_hidden(name):
            yield str(name), _read(archive, one.filename, path)


def is_hidden(path: PurePath) -> bool:
    """Is it a file that systems add, or in such a folder?"""
    return any(part.startswith((".", "__MACOSX")) for part in path.parts)


def _name(one: zipfile.ZipInfo) -> str:
    """What is not said to be UTF-8 is taken for CP437, as the format has it."""
    if one.flag_bits & _UTF8:
        return one.filename
    data = one.filename.encode("cp437", "replace")
    for encoding in ("utf-8", "cp932"):
        with suppress(UnicodeDecodeError):
            return data.decode(encoding)
    return one.filename


class Members:
    """The files of the zip file ``path``, read one by one by their names."""

    def __init__(self, data: bytes, path: str) -> None:
        """Raises ``Failed``."""
        self._archive, self._path = _opened(data, path), path
        self._names = frozenset(self._archive.namelist())

    def __iter__(self) -> Iterator[str]:
        return (name for name in self._archive.namelist() if not name.endswith("/"))

    def __contains__(self, name: object) -> bool:
        return name in self._names

    def read(self, name: str) -> bytes:
        """Raises ``Failed``."""
        return _read(self._archive, name, self._path)


def member(data: bytes, path: str, name: str) -> bytes:
    """The bytes of one member of the zip file ``path``. Raises ``Failed``.

    ``name`` is as the file has it, or as ``members`` gives it.
    """
    archive = _opened(data, path)
    seen = {_name(one).replace("\\", "/"): one.filename for one in _files(archive)}
    return _read(archive, seen.get(name, name), path)


def _opened(data: bytes, path: str) -> zipfile.ZipFile:
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except _DAMAGE as error:
        raise Failed([Problem(Place(path), "zip.broken", {"detail": error})]) from None
    if problems := list(_refused(archive, path)):
        raise Failed(problems)
    return archive


def _refused(archive: zipfile.ZipFile, path: str) -> Iterator[Problem]:
    members = archive.infolist()
    if len(members) > MOST_MEMBERS or sum(one.file_size for one in members) > 4 * MOST_BYTES:
        yield Problem(Place(path), "zip.too-large", {"name": path})
    for one in members:
        name = PurePosixPath(one.filename.replace("\\", "/"))
        if one.file_size > _LARGE and one.file_size > _DENSEST * max(one.compress_size, 1):
            yield Problem(Place(path), "zip.too-large", {"name": one.filename})
        if name.is_absolute() or ".." in name.parts or ":" in one.filename:
            yield Problem(Place(path), "zip.outside", {"name": one.filename})


def _read(archive: zipfile.ZipFile, name: str, path: str) -> bytes:
    """A member's bytes; the size that the archive gives for it is not trusted."""
    try:
        if archive.getinfo(name).flag_bits & _ENCRYPTED:
            raise Failed([Problem(Place(path), "zip.encrypted", {"name": name})])
        with archive.open(name) as stream:
            data = stream.read(MOST_BYTES + 1)
    except KeyError:
        raise Failed([Problem(Place(f"{path}/{name}"), "file.missing")]) from None
    except _DAMAGE as error:
        raise Failed([Problem(Place(path), "zip.broken", {"detail": error})]) from None
    if len(data) > MOST_BYTES:
        raise Failed([Problem(Place(path), "zip.too-large", {"name": name})])
    return data
