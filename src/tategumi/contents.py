"""The contents of a book: each entry with its text, read into a document.

All paths are relative to the project's folder; none leaves it. Knows no metadata and no book.yaml.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from .choices import Choice
from .files import inside, read_bytes
from .inputs import note_folder
from .located import Located, unknown
from .manuscript.cut import Cut, cut
from .manuscript.encoding import decode
from .manuscript.reader import read
from .manuscript.source import Manuscript, Notation, Unknown
from .model import Block, Document, Layout, Paragraph, Role, Text
from .problems import Failed, Place, Problem


# --- the shape of an entry; that of a document cut from a seed stands in manuscript.cut
class Generated(Choice):
    """Pages that the build makes from the metadata and the other documents."""

    HALF_TITLE = "half-title", "半扉"
    TITLE_PAGE = "title-page", "扉"
    TOC = "toc", "目次"
    COLOPHON = "colophon", "奥付"


@dataclass(frozen=True, slots=True)
class Whole:
    """A manuscript file that is one document and has its own title."""

    file: Located[str]
    role: Role = Role.CHAPTER
    notation: Notation | None = None  # None: told by its signs
    unknown: Unknown = Unknown.KEPT  # notes that its notation does not know


Entry = Generated | Whole | Cut
Entries = tuple[Entry, ...]


def file_of(entry: Entry) -> Located[str] | None:
    """The path that an entry names, as it was written."""
    match entry:
        case Whole(file=path) | Cut(seed=path):
            return path
    return None


# --- reading
@dataclass(frozen=True, slots=True)
class Texts:
    """One document for each entry, in their order; after errors they are of no use.

    ``colophon`` is what the manuscripts say of their own sources (底本).
    """

    documents: tuple[Document, ...] = ()
    colophon: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()


def read_texts(root: Path, entries: Entries) -> Texts:
    """Every entry's text, each seed cut, and all that is wrong in them."""
    problems: list[Problem] = []
    paths = [_path(root, file_of(entry), problems) for entry in entries]
    problems += _repeated(entries, paths)
    manuscripts = [_whole(root, *pair, problems) for pair in zip(entries, paths, strict=True)]
    for number, manuscript in _cut(root, entries, paths, problems):
        manuscripts[number] = manuscript
    made = map(_document, _names(entries), entries, paths, manuscripts)
    colophon = (line for manuscript in manuscripts for line in manuscript.colophon)
    return Texts(tuple(made), tuple(colophon), tuple(problems))


def unused(root: Path, folder: str, entries: Entries) -> Iterator[Problem]:
    """The files in ``folder`` that no entry names: nothing that was received is left out unsaid."""
    named = {inside(root, file.value) for file in map(file_of, entries) if file}
    note_folder(root / folder)
    for path in sorted((root / folder).glob("[!.]*")):
        if path.is_file() and path.resolve() not in named:
            yield Problem(Place(f"{folder}/{path.name}"), "seed.unused")


def _path(root: Path, named: Located[str] | None, problems: list[Problem]) -> str:
    """An entry's file, from the project's folder; "" where it has none or it can't be read."""
    if not named:
        return ""
    path = inside(root, named.value)
    if not path:
        problems.append(Problem(named.place, "file.outside"))
    elif not path.is_file():
        beside = [file for file in sorted(path.parent.glob("[!.]*")) if file.is_file()]
        names = [file.relative_to(root.resolve()).as_posix() for file in beside]
        problems.append(unknown(named.place, "contents.no-file", named.value, names))
    else:
        return path.relative_to(root.resolve()).as_posix()
    return ""


def _repeated(entries: Entries, paths: list[str]) -> Iterator[Problem]:
    """Files read as a whole of which another entry tells too."""
    times = Counter(filter(None, paths))
    for entry, path in zip(entries, paths, strict=True):
        if isinstance(entry, Whole) and times[path] > 1:
            yield Problem(entry.file.place, "contents.twice", {"path": path})


def _whole(root: Path, entry: Entry, path: str, problems: list[Problem]) -> Manuscript:
    """A manuscript file's text; an empty one for other entries and after errors."""
    if not path or not isinstance(entry, Whole):
        return Manuscript(())
    try:
        manuscript = read(root / path, root, entry.notation, entry.unknown)
    except Failed as failed:
        problems.extend(failed.problems)
        return Manuscript(())
    problems.extend(manuscript.problems)
    if not manuscript.blocks:
        titled = manuscript.title or manuscript.heading
        if not titled:
            problems.append(Problem(entry.file.place, "manuscript.empty"))
        elif entry.role is Role.CHAPTER:
            problems.append(Problem(Place(path), "manuscript.title-only"))
    return manuscript


def _cut(
    root: Path, entries: Entries, paths: list[str], problems: list[Problem]
) -> Iterator[tuple[int, Manuscript]]:
    """The documents cut from seeds, with the numbers of their entries."""
    cuts: dict[str, list[int]] = defaultdict(list)
    for number, (entry, path) in enumerate(zip(entries, paths, strict=True)):
        if path and isinstance(entry, Cut):
            cuts[path].append(number)
    for path, numbers in cuts.items():
        try:
            text, found = decode(read_bytes(root / path, path), path)
        except Failed as failed:
            problems.extend(failed.problems)
            continue
        manuscripts, wrong = cut(text, path, [entries[number] for number in numbers])
        problems += (*found, *wrong)
        yield from zip(numbers, manuscripts, strict=True)


# --- documents
_NUMBERED = {Role.PART, Role.CHAPTER, Role.APPENDIX}


def _names(entries: Entries) -> Iterator[str]:
    """File stems: ``preface``, ``chapter-1``, ``chapter-2`` …"""
    roles = [_role(entry) for entry in entries]
    so_far: Counter[Role] = Counter()
    for role in roles:
        so_far[role] += 1
        numbered = role in _NUMBERED or roles.count(role) > 1
        yield f"{role.value}-{so_far[role]}" if numbered else role.value


def _role(entry: Entry) -> Role:
    return Role(entry.value) if isinstance(entry, Generated) else entry.role


def _document(name: str, entry: Entry, path: str, manuscript: Manuscript) -> Document:
    title = manuscript.heading or tuple(Text(line) for line in [manuscript.title] if line)
    blocks = (*_opening(manuscript), *manuscript.blocks)
    return Document(name, _role(entry), title, blocks, path)


def _opening(manuscript: Manuscript) -> Iterator[Block]:
    """What a manuscript's head says below its title; authors stand at the line end (地付き)."""
    if manuscript.subtitle:
        yield Paragraph((Text(manuscript.subtitle),))
    for creator in manuscript.creators:
        yield Paragraph((Text(creator),), Layout(end=_BYLINE_END))


_BYLINE_END = 2  # em above the line end, as bylines are set
