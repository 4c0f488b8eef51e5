"""Products onto the disk, whole or not at all: a reader never finds half a book; problems told."""

import glob
import os
import sys
import tempfile
import traceback
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NoReturn

from .messages import MESSAGES, user_locale
from .problems import Failed, Place, Problem, Severity
from .telling import Line, count, summarised

_INTERRUPTED = 128 + 2  # the exit status that shells give to what SIGINT has ended
_UNHEARD = 128 + 13  # of what SIGPIPE has ended

TRACE = "TATEGUMI_TRACE"  # environment: say all of a fault of our own

_UNFINISHED = ".unfinished"  # how a file is named until it is whole

# Of lines on a terminal.
_COLOURS = {Severity.ERROR: "\x1b[1;31m", Severity.WARNING: "\x1b[33m"}


def tell(problems: Iterable[Problem]) -> None:
    """Print the problems in the user's language; notes go to standard output."""
    found = summarised(problems, user_locale())
    for line in found:
        if line.severity is Severity.NOTE:
            print(line.text)
        else:
            print(_coloured(line), file=sys.stderr)
    if total := count(found, user_locale()):
        print(total, file=sys.stderr)


def _coloured(line: Line) -> str:
    if not sys.stderr.isatty() or os.environ.get("NO_COLOR"):
        return line.text
    return f"{_COLOURS[line.severity]}{line.text}\x1b[0m"


def tell_made(path: Path, seconds: float, pages: int = 0) -> None:
    """Say that a product is made, in how many seconds, and with how many pages if it has any.

    What they lack to a multiple of four matters to who folds them.
    """
    values = {"pages": pages, "more": -pages % 4, "seconds": f"{seconds:.1f}"}
    tell([Problem(Place(str(path)), "made.pages" if pages else "made.file", values)])


def tell_interrupted() -> int:
    """Say that the user has ended the work; the exit status that says so to programs."""
    print(f"\n{MESSAGES['cli.interrupted'].text(user_locale())}", file=sys.stderr)
    return _INTERRUPTED


def problems_of(error: Exception, place: str) -> tuple[Problem, ...]:
    """Return what to tell of an exception that ended the work at ``place``, a file or a command.

    What is no ``Failed`` and no want of memory is a fault of tategumi itself: one line says where.
    With ``TATEGUMI_TRACE`` in the environment the whole is printed before.
    """
    match error:
        case Failed():
            return tuple(error.problems)
        case MemoryError():
            return (Problem(Place(place), "machine.memory"),)
    if os.environ.get(TRACE):
        traceback.print_exception(error)
    last = traceback.extract_tb(error.__traceback__)[-1]
    values = {"kind": type(error).__name__, "where": f"{Path(last.filename).name}:{last.lineno}"}
    return (Problem(Place("tategumi"), "machine.fault", values),)


def end_unheard() -> NoReturn:
    """End the process, as SIGPIPE would: who reads what it says, as head does, has seen enough."""
    os._exit(_UNHEARD)


def write_whole(path: Path, data: bytes) -> None:
    """Write under a temporary name beside ``path``, then rename; a failure leaves the old file.

    Raises ``Failed`` where the folder or the disk does not allow it.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _write(path, data)
    except OSError as error:
        detail = error.strerror or str(error)
        problem = Problem(Place(str(path)), "file.unwritable", {"detail": detail})
        raise Failed([problem]) from None


def write_parts(path: Path, parts: Mapping[str, bytes]) -> None:
    """Files by name into a folder called like ``path``; those that are no longer made go.

    Raises ``Failed`` as ``write_whole`` does.
    """
    folder = path.with_suffix("")
    for name, data in parts.items():
        write_whole(folder / name, data)
    if folder.is_dir():
        for left in folder.glob(f"[0-9][0-9][0-9]*{path.suffix}"):
            if left.name not in parts:
                left.unlink()


def _write(path: Path, data: bytes) -> None:
    sweep(path.parent, glob.escape(path.name))
    handle, name = tempfile.mkstemp(
        dir=path.parent, prefix=f".{path.name}.{os.getpid()}-", suffix=_UNFINISHED
    )
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        temporary.chmod(0o666 & ~_umask())
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)


def sweep(folder: Path, name: str = "*") -> None:
    """Take away what runs that were killed have left of files; those that run keep theirs."""
    for left in folder.glob(f".{name}.*-*{_UNFINISHED}"):
        owner = left.name.removesuffix(_UNFINISHED).rpartition(".")[2].partition("-")[0]
        if owner.isascii() and owner.isdigit() and not _runs(int(owner)):
            left.unlink(missing_ok=True)


def _runs(process: int) -> bool:
    """Does the process exist? Windows is not asked, because there the signal would end it."""
    if os.name == "nt":
        return True
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        pass
    return True


def _umask() -> int:
    """The mask that new files have; mkstemp ignores it."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
