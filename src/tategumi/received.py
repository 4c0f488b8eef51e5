"""Makes a book project of what an author has: a text, a folder or a zip file of texts.

Reads, decides names and contents, writes nothing. The texts stay byte for byte as they are.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from glob import escape
from itertools import groupby
from pathlib import Path, PurePosixPath

from .entries import PICTURES, SEEDS
from .files import read_bytes
from .located import scalar
from .manuscript import archive
from .manuscript.chapters import chapters
from .manuscript.detect import by_name, detect_all
from .manuscript.reader import TEXTS, ZIP, is_text, is_zip, parse, source_of
from .manuscript.source import Manuscript
from .natural import natural_key
from .problems import Failed, Place, Problem
from .unicode import normalize

_MOST_FILES = 5_000


@dataclass(frozen=True, slots=True)
class Received:
    """A book to be: its files by their paths in the project, and what its texts say of it.

    ``contents`` are the lines of book.yaml that name the texts. ``title`` is never empty.
    """

    files: Mapping[str, bytes]
    contents: tuple[str, ...]
    title: str
    creators: tuple[str, ...]
    problems: tuple[Problem, ...]


def received(source: Path) -> Received:
    """Raises ``Failed`` where there is nothing to read, or a zip file is none."""
    name_of_all, found, problems = _files(source)
    is_one = source.is_file() and not is_zip(source.name)  # a text, whatever its ending
    texts = {name: data for name, data in found.items() if is_one or is_text(name)}
    if not texts:
        raise Failed([*problems, Problem(Place(str(source)), "new.no-text", {"kinds": _KINDS})])
    files = {f"{SEEDS}/{name}": data for name, data in found.items()}
    read = _read(texts)
    first = next(read)
    if len(texts) > 1:
        title, creators = _head(first, read, name_of_all)
        return Received(files, tuple(_listed(texts)), title, creators, problems)
    title = first.title or name_of_all
    (name,) = texts
    split = ("  split: true",) if len(list(chapters(first, title))) > 1 else ()
    entry = (f"- file: {scalar(f'{SEEDS}/{name}')}", *split)
    return Received(files, entry, title, first.creators, problems)


_KINDS = ", ".join((*TEXTS, ZIP))


def _files(source: Path) -> tuple[str, dict[str, bytes], tuple[Problem, ...]]:
    """What all is called, texts and pictures by their names, and what is left as a problem."""
    shown, title = str(source), source.stem if source.is_file() else source.resolve().name
    if source.is_dir():
        paths = sorted(path for path in source.rglob("*") if path.is_file())
        own = [path for path in paths if not archive.is_hidden(path.relative_to(source))]
        if len(own) > _MOST_FILES:
            raise Failed([Problem(Place(shown), "new.many", {"most": _MOST_FILES})])
        rows = [(path.relative_to(source).as_posix(), path) for path in own]
        inside = [(name, path) for name, path in rows if _is_within(path, source)]
        named = [(name, read_bytes(path, str(path))) for name, path in inside if _is_kept(name)]
        left = [name for name, path in rows if not _is_kept(name) or (name, path) not in inside]
    elif is_zip(source.name):
        members = dict(archive.members(read_bytes(source, shown), shown))
        top = _top(members)
        title = top or title
        texts = {name.removeprefix(f"{top}/"): data for name, data in members.items()}
        named = [(name, data) for name, data in texts.items() if _is_kept(name)]
        left = [name for name in texts if not _is_kept(name)]
    else:
        named, left = [(source.name, read_bytes(source, shown))], []
    values = {"count": len(left), "names": ", ".join(left[:3])}
    problems = [Problem(Place(shown), "new.left", values)] if left else []
    files = {normalize("NFC", name): data for name, data in named}
    return normalize("NFC", title), files, tuple(problems)


def _is_within(path: Path, folder: Path) -> bool:
    return path.resolve().is_relative_to(folder.resolve())


def _is_kept(name: str) -> bool:
    return is_text(name) or PurePosixPath(name).suffix.lower() in PICTURES


def _top(names: Iterable[str]) -> str:
    """The one folder that holds all files of a zip; "" where there is none."""
    parts = [PurePosixPath(name).parts for name in names]
    tops = {part[0] for part in parts}
    return tops.pop() if len(tops) == 1 and all(len(part) > 1 for part in parts) else ""


def _read(texts: Mapping[str, bytes]) -> Iterator[Manuscript]:
    """The texts in their order, for what their heads say; the notation is that of all."""
    sources = {name: source_of(data, f"{SEEDS}/{name}") for name, data in texts.items()}
    unsaid = [one.text for one in sources.values() if not one.notation and not by_name(one.shown)]
    for name in sorted(texts, key=natural_key):
        one = sources[name]
        yield parse(one, by_name(one.shown) or detect_all(unsaid).notation)


def _head(
    first: Manuscript, others: Iterator[Manuscript], name: str
) -> tuple[str, tuple[str, ...]]:
    """The title and the creators of a book of several texts; ``name`` is what holds them.

    Only a head that names an author is that of the book; others are an episode's. Where the second
    text names an author too, each is a work of its own, and the book is by all of them.
    """
    second = next(others)
    if not first.creators:
        return name, ()
    if not second.creators:
        return first.title, first.creators
    works = (first, second, *others)
    return name, tuple(dict.fromkeys(creator for work in works for creator in work.creators))


def _listed(texts: Iterable[str]) -> Iterator[str]:
    """The texts as patterns; those of a folder are a part of the book by its name."""
    names = sorted(texts, key=natural_key)
    folders = groupby(names, lambda name: PurePosixPath(name).parent.as_posix())
    groups = [(folder, list(group)) for folder, group in folders]
    for folder, own in groups:
        if folder != ".":
            yield f"- part: {scalar(PurePosixPath(folder).name)}"
            yield "  contents:"
            yield f"    - {scalar(_pattern(f'{SEEDS}/{escape(folder)}', own))}"
        elif len(groups) > 1:  # one pattern would take those before and behind the parts
            yield from (f"- {scalar(f'{SEEDS}/{name}')}" for name in own)
        else:
            yield f"- {scalar(_pattern(SEEDS, own))}"


def _pattern(folder: str, names: Iterable[str]) -> str:
    endings = {PurePosixPath(name).suffix for name in names}
    return f"{folder}/*{endings.pop() if len(endings) == 1 else ''}"
