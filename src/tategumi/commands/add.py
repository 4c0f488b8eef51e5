"""New texts for the book project here: into ``seeds/``, and into the contents where they belong."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from .. import project
from ..dist import BOOK_FILE
from ..entries import SEEDS, Entry, Titled, file_of
from ..files import read_bytes, read_utf8
from ..located import scalar
from ..natural import natural_key
from ..output import write_whole
from ..problems import Failed, Place, Problem
from ..unicode import normalize
from .arguments import Add, Options, Problems, say
from .project_here import project_here


def arguments(add: Add) -> None:
    add("files", type=Path, nargs="+", metavar="FILE", help=say("cli.files"))


def run(options: Options) -> Problems:
    root = project_here()
    names = [_put(root, file) for file in options.files]
    return list(_listed(root, sorted(names, key=natural_key)))


def _put(root: Path, file: Path) -> str:
    """The file's path in the project, where it is from now on."""
    data = read_bytes(file, str(file))
    if file.resolve().is_relative_to(root.resolve()):
        return file.resolve().relative_to(root.resolve()).as_posix()
    name = f"{SEEDS}/{normalize('NFC', file.name)}"
    if not (root / name).exists():
        write_whole(root / name, data)
    elif (root / name).read_bytes() != data:
        raise Failed([Problem(Place(name), "add.there")])
    return name


def _listed(root: Path, names: Sequence[str]) -> Iterator[Problem]:
    """Each file's place in the contents, to which a line is added if it has none."""
    made, _ = project.draft(root)
    for name in names:
        if name not in map(_path, made.contents):
            _insert(root, made.contents, name)
            made, _ = project.draft(root)
        named = filter(None, map(file_of, made.contents))
        place = next(one.place for one in named if one.value == name)
        before = _before(made.contents, name)
        code = "add.added" if before else "add.first"
        yield Problem(place, code, {"name": name, "before": before})


def _insert(root: Path, contents: Sequence[Entry], name: str) -> None:
    """Write a line for the file into book.yaml. Raises ``Failed`` where that can't be done."""
    text = read_utf8(root / BOOK_FILE, BOOK_FILE)
    changed = _with_line(text, contents, name)
    if changed is None:
        raise Failed([Problem(Place(BOOK_FILE), "add.by-hand", {"name": scalar(name)})])
    write_whole(root / BOOK_FILE, changed.encode())


def _path(entry: Entry) -> str:
    file = file_of(entry)
    return file.value if file else ""


def _before(contents: Sequence[Entry], name: str) -> str:
    """The entry before the file in the contents: another file, or the title of its part."""
    at = [_path(entry) for entry in contents].index(name)
    entry = contents[at - 1] if at else None
    if isinstance(entry, Titled):
        return entry.title.value
    return _path(entry) if entry else ""


# --- book.yaml as text, so that its comments and its order stay
_ITEM = re.compile(r"(?P<margin> *)- ")


def _with_line(text: str, contents: Sequence[Entry], name: str) -> str | None:
    """The text with a line for the file, behind the files that count before it.

    None where there is no list of lines to put it into.
    """
    files = [file for file in map(file_of, contents) if file]
    before = [file for file in files if natural_key(file.value) < natural_key(name)]
    behind = before[-1:] or files[:1]
    if not behind:
        return None
    lines = text.split("\n")
    first, margin = _item_at(lines, behind[0].place.line - 1)
    if margin is None:
        return None
    at = _end_of_item(lines, first, len(margin)) if before else first
    lines.insert(at, f"{margin}- file: {scalar(name)}")
    return "\n".join(lines)


def _item_at(lines: Sequence[str], line: int) -> tuple[int, str | None]:
    """The line on which the list's item begins that goes over ``line``, and its margin."""
    for number in range(line, -1, -1):
        if found := _ITEM.match(lines[number]):
            return number, found["margin"]
        if lines[number][:1].strip():
            break
    return line, None


def _end_of_item(lines: Sequence[str], first: int, margin: int) -> int:
    """The line behind an item: what is indented more belongs to it."""
    end = first + 1
    while end < len(lines) and lines[end].strip() and _margin(lines[end]) > margin:
        end += 1
    return end


def _margin(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
