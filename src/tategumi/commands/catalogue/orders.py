"""Lists what a catalogue has to convert, and finds what it has converted already."""

import json
import os
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from ...cache import digest, file_digest
from ...problems import Failed, Place, Problem
from ..convert import parse_kinds
from .isolation import Result

SUFFIXES = (".txt", ".text", ".md", ".markdown", ".zip")
# The folder beside the products that keeps what is known of them.
RECORDS = ".catalogue"


@dataclass(frozen=True, slots=True)
class Order:
    """A manuscript, the folder of all products, their path in it without its ending, their kinds.

    All as text, because orders travel to other processes and machines.
    """

    file: str
    out: str
    name: str
    to: str

    @property
    def record(self) -> Path:
        """The file that says that the work is made."""
        return Path(self.out, RECORDS, f"{digest(self.name)}.json")


def kinds(text: str) -> str:
    """A type for argparse: names of products, with commas."""
    parse_kinds(text)
    return text


# --- which
def orders(folders: Sequence[Path], out: Path, to: str) -> list[Order]:
    """An order for each manuscript under the folders, by path. Raises ``Failed``."""
    files = sorted({file.absolute() for folder in folders for file in _manuscripts(folder, out)})
    roots = [folder.absolute() for folder in folders]
    base = Path(os.path.commonpath(roots)) if len(roots) > 1 else roots[0]
    names = _names([file.relative_to(base).as_posix() for file in files] if files else [])
    return [Order(str(file), str(out), name, to) for file, name in zip(files, names, strict=True)]


def _manuscripts(folder: Path, out: Path) -> Iterator[Path]:
    if not folder.is_dir():
        raise Failed([Problem(Place(str(folder)), "catalogue.no-folder")])
    for path in folder.rglob("*"):
        hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
        is_product = path.absolute().is_relative_to(out) and folder.absolute() != out
        if path.suffix.lower() in SUFFIXES and not (hidden or is_product) and path.is_file():
            yield path


def _names(files: Sequence[str]) -> list[str]:
    """The paths without endings; with them where two works would have the same name."""
    stems = [file.rpartition(".")[0] for file in files]
    counts, whole = Counter(stems), set(files)
    return [
        file if counts[stem] > 1 or stem in whole else stem
        for file, stem in zip(files, stems, strict=True)
    ]


# --- what is made already
def inputs(order: Order, pictures: Iterable[str]) -> dict[str, str]:
    """The digest of each file that the work is made of, by its path from the manuscript's folder.

    The program's version, and what is to be made, are of them.
    """
    folder, name = Path(order.file).parent, Path(order.file).name
    files = {source: file_digest(folder / source) for source in (name, *pictures)}
    return {**files, "": f"{version('tategumi')} {order.to}"}


def record_of(order: Order, result: Result, read: dict[str, str]) -> bytes:
    """The record of a work that is made."""
    sizes = {name: Path(order.out, name).stat().st_size for name in result.products}
    return json.dumps({"result": result.values(), "inputs": read, "sizes": sizes}).encode()


def kept_result(order: Order) -> Result | None:
    """The work's result where its products are there, and were made of what is there now."""
    try:
        record = json.loads(order.record.read_bytes())
        sizes = record["sizes"].items()
        is_there = all(Path(order.out, name).stat().st_size == size for name, size in sizes)
        read = record["inputs"]
        pictures = (name for name in read if name not in ("", Path(order.file).name))
        if is_there and read == inputs(order, pictures):
            return Result(**record["result"])
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        pass  # none, or a damaged one: the work is made again
    return None
