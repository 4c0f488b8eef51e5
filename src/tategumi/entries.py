"""The entries of ``contents`` in book.yaml: their shapes, and the files that they name.

All paths are relative to the project's folder; none leaves it. Knows no text.
"""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field, replace
from glob import escape
from itertools import takewhile
from pathlib import Path, PurePosixPath
from typing import Annotated, overload

from .choices import Choice
from .files import inside
from .inputs import note_folder
from .located import Leaf, Located
from .manuscript.cut import Class, Cut, Name
from .manuscript.reader import is_text, is_zip, texts_in
from .manuscript.source import Notation, Unknown
from .model import Role
from .natural import natural_key
from .problems import Failed, Place, Problem


class Generated(Choice):
    """Pages that the build makes from the metadata and the other documents."""

    HALF_TITLE = "half-title", "半扉"
    TITLE_PAGE = "title-page", "扉"
    TOC = "toc", "目次"
    FIGURES = "figures", "図版目次"
    INDEX = "index", "索引"
    COLOPHON = "colophon", "奥付"


@dataclass(frozen=True, slots=True)
class Whole:
    """A manuscript file, or each of the files that a pattern (``seeds/*.txt``) finds.

    A file is one document and has its own title; with ``split`` it is one for each of its highest
    headings.
    """

    file: Located[str]
    role: Role = Role.CHAPTER
    notation: Notation | None = None  # None: the book's
    unknown: Unknown = Unknown.KEPT  # notes that its notation does not know
    split: bool = False
    name: Name = field(default="", metadata={"also": ("id",)})
    class_: Class = ""


@dataclass(frozen=True, slots=True)
class Titled:
    """A page with nothing but a title (扉), or one that the build makes, with a title given."""

    title: Located[str]
    role: Role = Role.PART
    name: Name = field(default="", metadata={"also": ("id",)})
    class_: Class = ""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the book (部, 章): a page with its title, then its own contents."""

    part: Located[str]
    contents: "tuple[Item, ...]" = ()
    name: Name = field(default="", metadata={"also": ("id",)})
    class_: Class = ""


def _path(text: str) -> str:
    """A file or a pattern named without more: it has a folder, an ending or a pattern's sign."""
    if not set(text) & set("/.*"):
        raise ValueError
    return text


Named = Located[Annotated[str, Leaf("contents.path", _path)]]
Item = Generated | Whole | Titled | Cut | Part | Named
Entry = Generated | Whole | Cut | Titled
Entries = tuple[Entry, ...]

_PATTERN = frozenset("*?[")
# The folder of a book's texts.
SEEDS = "seeds"
# What stands beside texts and is none, by its ending.
PICTURES = frozenset({".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg", ".tif", ".tiff", ".bmp"})


def role_of(entry: Entry) -> Role:
    """What the documents of an entry are in the book."""
    return Role(entry.value) if isinstance(entry, Generated) else entry.role


@overload
def file_of(entry: Whole | Cut) -> Located[str]: ...
@overload
def file_of(entry: Entry) -> Located[str] | None: ...
def file_of(entry: Entry) -> Located[str] | None:
    """The path that an entry names, as it was written."""
    match entry:
        case Whole(file=path) | Cut(seed=path):
            return path
    return None


def entries_of(root: Path, items: Iterable[Item], problems: list[Problem]) -> Entries:
    """The entries, in the book's order: those of parts behind their titles, files for patterns.

    A file that is named by itself is none of a pattern's.
    """
    entries = list(_flat(items))
    named = {
        inside(root, file.value)
        for file in map(file_of, entries)
        if file and not _is_pattern(file.value)
    }
    return tuple(_expanded(root, entries, named, problems))


def _flat(items: Iterable[Item]) -> Iterator[Entry]:
    for item in items:
        match item:
            case Part(title, contents, name, class_):
                yield Titled(title, name=name, class_=class_)
                yield from _flat(contents)
            case Located():
                yield Whole(item)
            case _:
                yield item


def _is_pattern(path: str) -> bool:
    return not _PATTERN.isdisjoint(path)


def _expanded(
    root: Path, entries: Iterable[Entry], named: set[Path | None], problems: list[Problem]
) -> Iterator[Entry]:
    for entry in entries:
        if not isinstance(entry, Whole):
            yield entry
            continue
        file = inside(root, entry.file.value)
        is_folder = file is not None and file.is_dir()
        if is_folder:
            pattern = f"{escape(entry.file.value.rstrip('/'))}/**/*"
            entry = replace(entry, file=Located(pattern, entry.file.place))
        if not _is_pattern(entry.file.value):
            yield from _unpacked(root, entry)
            continue
        found = [path for path in _files_of(root, entry.file, problems) if path not in named]
        if is_folder:  # it may hold anything, where a pattern says what it means
            found = [path for path in found if is_text(path.name) or is_zip(path.name)]
        named.update(found)
        base = root.resolve()
        names = [path.relative_to(base).as_posix() for path in found]
        for name in sorted(names, key=natural_key):
            yield from _unpacked(root, replace(entry, file=Located(name, entry.file.place)))


def _unpacked(root: Path, entry: Whole) -> Iterator[Whole]:
    """An entry for each text of a zip file that holds several; else the entry itself."""
    texts: list[str] = []
    if is_zip(entry.file.value):
        with suppress(Failed):  # what is wrong with the file is told where it is read
            texts = texts_in(root / entry.file.value, root)
    if len(texts) < 2:
        yield entry
    else:
        yield from (replace(entry, file=Located(text, entry.file.place)) for text in texts)


def _files_of(root: Path, pattern: Located[str], problems: list[Problem]) -> list[Path]:
    """The files that a pattern means, none of them hidden."""
    place: Place = pattern.place
    path = PurePosixPath(pattern.value)
    if path.is_absolute() or ".." in path.parts:
        problems.append(Problem(place, "file.outside"))
        return []
    note_folder(root.joinpath(*takewhile(lambda part: not _is_pattern(part), path.parts)))
    found = []
    for file in root.glob(pattern.value):
        note_folder(file.parent)
        real = inside(root, file.relative_to(root).as_posix())
        is_text = file.suffix.lower() not in PICTURES and not file.name.startswith(".")
        if real and is_text and file.is_file():
            found.append(real)
    if not found:
        problems.append(Problem(place, "contents.no-match", {"pattern": pattern.value}))
    return found
