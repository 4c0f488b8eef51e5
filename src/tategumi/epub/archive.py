"""The zip of an EPUB, written again so that its bytes depend on its content alone."""

import io
import zipfile
from datetime import datetime

# Regular file, rw-r--r--, as a Unix zip says it (upper 16 bits).
_MODE = 0o100644 << 16
_UNIX = 3


def is_other_of_same_time(archive: bytes, other: bytes) -> bool:
    """Do two archives of ours say the same time, but not the same? False for what is none."""
    try:
        facts = [_facts(data) for data in (archive, other)]
    except zipfile.BadZipFile:
        return False
    (times, held), (other_times, other_held) = facts
    return times == other_times and held != other_held


def _facts(archive: bytes) -> tuple[set[tuple[int, ...]], dict[str, int]]:
    """The times of the entries, and the checksum of each."""
    with zipfile.ZipFile(io.BytesIO(archive)) as opened:
        entries = opened.infolist()
    return {entry.date_time for entry in entries}, {entry.filename: entry.CRC for entry in entries}


def repacked(archive: bytes, moment: datetime) -> bytes:
    """The same entries in the same order, all of one time; ``mimetype`` is stored, not deflated."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as old, zipfile.ZipFile(buffer, "w") as new:
        names = old.namelist()
        assert names[0] == "mimetype" and len(names) == len(set(names)), names
        for name in names:
            entry = zipfile.ZipInfo(name, moment.timetuple()[:6])
            entry.create_system = _UNIX
            entry.external_attr = _MODE
            stored = name == "mimetype"
            entry.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
            new.writestr(entry, old.read(name))
    return buffer.getvalue()
