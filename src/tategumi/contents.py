"""The contents of a book: each entry with its text, read into a document.

All paths are relative to the project's folder; none leaves it. Knows no metadata and no book.yaml.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from itertools import dropwhile
from pathlib import Path

from .addresses import Addresses
from .cache import NOTHING, Cache, digest
from .encoded import kept
from .entries import PICTURES, Entries, Entry, Generated, Titled, Whole, file_of
from .files import inside
from .inputs import note_folder, program
from .located import Located, unknown
from .manuscript.chapters import chapters
from .manuscript.cut import Cut, cut
from .manuscript.detect import by_name, detect_all, has_signs
from .manuscript.origins import PlacedText, runs_in
from .manuscript.reader import Source, detected, holder_of, is_book, load, parse
from .manuscript.source import Manuscript, Notation
from .model import (
    UNNAMED,
    Blank,
    Block,
    Document,
    Heading,
    Inline,
    Layout,
    Named,
    Paragraph,
    Role,
    Text,
    plain_text,
    walk_blocks,
)  # fmt: skip
from .problems import Failed, Place, Problem
from .sources import before_colophon, fits_colophon, joined, on_own_pages


# --- reading
@dataclass(frozen=True, slots=True)
class Texts:
    """One document for each entry, in their order; after errors they are of no use.

    ``keys`` are names of what each was made from, but for its own name. ``colophon`` is what the
    manuscripts say of their own sources (底本), where that is no document of its own.
    """

    documents: tuple[Document, ...] = ()
    keys: tuple[str, ...] = ()
    colophon: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()


def read_texts(
    root: Path, entries: Entries, notation: Notation | None = None, cache: Cache = NOTHING
) -> Texts:
    """Every entry's text, each seed cut, and all that is wrong in them.

    ``notation`` is that of all texts whose names and entries tell none; without it, it is decided
    by the signs in all of them together. ``cache`` keeps what was read.
    """
    problems: list[Problem] = []
    paths = [_path(root, file_of(entry), problems) for entry in entries]
    problems += _repeated(entries, paths)
    sources = _loaded(root, paths, problems)
    told = _notations(entries, paths, sources, notation, problems)
    manuscripts = [
        _whole(entry, sources.get(path), told.get(path), problems, cache)
        for entry, path in zip(entries, paths, strict=True)
    ]
    for number, manuscript in _cut(entries, paths, sources, told, problems, cache):
        manuscripts[number] = manuscript
    rows = [
        (entry, path, part)
        for entry, path, manuscript in zip(entries, paths, manuscripts, strict=True)
        for part in _parts(entry, manuscript)
    ]
    made = [_document(*row) for row in rows]
    given = [_name(entry) for entry, _, _ in rows]
    keys = [
        _key(entry, document, sources.get(path), told.get(path))
        for document, (entry, path, _) in zip(made, rows, strict=True)
    ]
    colophon = joined((manuscript.title, manuscript.colophon) for manuscript in manuscripts)
    if colophon and not fits_colophon(colophon):
        at = before_colophon(made)
        made.insert(at, on_own_pages(colophon))
        given.insert(at, "")
        keys.insert(at, "")
        colophon = ()
    return Texts(tuple(_named(made, given)), tuple(keys), colophon, tuple(problems))


def placed_texts(root: Path, documents: Iterable[Document]) -> Iterator[PlacedText]:
    """The text of each document with the places of its characters, for what is told of them.

    A folder's, and those of a zip file that holds several, are not looked at.
    """
    begins: dict[str, int] = {}
    for document in documents:
        try:
            source = load(root / document.source, root) if document.source else None
        except Failed:
            source = None
        if source:
            begin = begins.get(document.source, 0)
            runs, end = runs_in(source.text, document.title, document.blocks, begin)
            begins[document.source] = end
            text = "" if is_book(document.source) else source.text
            yield PlacedText(source.shown, text, tuple(runs))


def placed_texts_of(root: Path, documents: Iterable[Document], path: str) -> Iterator[PlacedText]:
    """The texts of the documents of one manuscript."""
    return placed_texts(root, (document for document in documents if document.source == path))


def unused(root: Path, folder: str, entries: Entries) -> Iterator[Problem]:
    """The texts in ``folder`` that no entry names: nothing that was received is left out unsaid."""
    named = {inside(root, holder_of(file.value)) for file in map(file_of, entries) if file}
    note_folder(root / folder)
    for path in sorted((root / folder).glob("[!.]*")):
        is_text = path.is_file() and path.suffix.lower() not in PICTURES
        if is_text and path.resolve() not in named:
            yield Problem(Place(f"{folder}/{path.name}"), "seed.unused")


def _path(root: Path, named: Located[str] | None, problems: list[Problem]) -> str:
    """An entry's file, from the project's folder; "" where it has none or it can't be read."""
    if not named:
        return ""
    path = inside(root, named.value)
    if not path:
        problems.append(Problem(named.place, "file.outside"))
    elif holder_of(named.value) != named.value and (root / holder_of(named.value)).is_file():
        return named.value
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


def _loaded(root: Path, paths: Iterable[str], problems: list[Problem]) -> dict[str, Source]:
    """The texts of the files that can be read, by their paths."""
    sources = {}
    for path in filter(None, dict.fromkeys(paths)):
        try:
            sources[path] = load(root / path, root)
        except Failed as failed:
            problems.extend(failed.problems)
    return sources


def _notations(
    entries: Entries,
    paths: list[str],
    sources: Mapping[str, Source],
    usual: Notation | None,
    problems: list[Problem],
) -> dict[str, Notation]:
    """The notation of each file."""
    told: dict[str, Notation] = {}
    unsaid: dict[str, Place] = {}
    for entry, path in zip(entries, paths, strict=True):
        if isinstance(entry, Whole | Cut) and path in sources and path not in told:
            if known := sources[path].notation or entry.notation or by_name(path) or usual:
                told[path] = known
            else:
                unsaid.setdefault(path, file_of(entry).place)
    texts = {path: sources[path].text for path in unsaid if path not in told}
    found = detect_all(list(texts.values()))
    if found.evidence:
        first = next(iter(texts))
        place = Place(sources[first].shown) if len(texts) == 1 else Place(unsaid[first].path)
        problems.extend(detected(found, place))
    for path, text in texts.items():
        # What shows nothing of the notation is plain text, whose layout tells more.
        told[path] = found.notation if has_signs(text, found.notation) else Notation.PLAIN
    return told


def _whole(
    entry: Entry,
    source: Source | None,
    notation: Notation | None,
    problems: list[Problem],
    cache: Cache,
) -> Manuscript:
    """A manuscript file's text; an empty one for other entries and after errors."""
    if not source or not notation or not isinstance(entry, Whole):
        return Manuscript(())
    manuscript = parse(source, notation, entry.unknown, cache)
    problems.extend(manuscript.problems)
    if not manuscript.blocks:
        titled = manuscript.title or manuscript.heading
        if not titled:
            problems.append(Problem(Place(source.shown), "manuscript.empty"))
        elif entry.role is Role.CHAPTER:
            problems.append(Problem(Place(source.shown), "manuscript.title-only"))
    return manuscript


def _cut(
    entries: Entries,
    paths: list[str],
    sources: Mapping[str, Source],
    told: Mapping[str, Notation],
    problems: list[Problem],
    cache: Cache,
) -> Iterator[tuple[int, Manuscript]]:
    """The documents cut from seeds, with the numbers of their entries."""
    cuts: dict[str, list[tuple[int, Cut]]] = defaultdict(list)
    for number, (entry, path) in enumerate(zip(entries, paths, strict=True)):
        if path in sources and isinstance(entry, Cut):
            cuts[path].append((number, entry))
    for path, numbered in cuts.items():
        source, wanted = sources[path], [entry for _, entry in numbered]
        if told[path] is Notation.HTML:
            problems += (Problem(entry.seed.place, "html.seed") for entry in wanted)
            continue
        known = source.text, source.shown, wanted, told[path]
        key = digest("cut", program(), *known[:2], repr(wanted), told[path].value)
        manuscripts, wrong = kept(cache, key, partial(cut, *known))
        problems += (*source.problems, *wrong)
        yield from zip((number for number, _ in numbered), manuscripts, strict=True)


# --- documents
# The names of the guide for what stands before the text, and for pages that a book has once.
_BEFORE = {Role.HALF_TITLE: "fmatter-", Role.PREFACE: "fmatter-"}
_ONCE = {
    Role.TITLE_PAGE: "titlepage",
    Role.TOC: "toc",
    Role.FIGURES: "figures",
    Role.INDEX: "index",
    Role.COLOPHON: "colophon",
}


def _parts(entry: Entry, manuscript: Manuscript) -> Iterator[Manuscript]:
    """The manuscripts of an entry's documents."""
    if isinstance(entry, Titled):
        yield Manuscript((), title=entry.title.value)
    elif isinstance(entry, Whole) and entry.split:
        for chapter in chapters(manuscript):
            yield Manuscript(chapter.blocks, heading=chapter.title, named=chapter.named)
    else:
        yield manuscript


def _key(entry: Entry, document: Document, source: Source | None, notation: Notation | None) -> str:
    """A name of what a document was made from; "" where nothing was read."""
    if not document.blocks or not source or not notation:
        return ""
    if isinstance(entry, Whole) and not entry.split:
        chosen = notation.value, entry.unknown.value, entry.role.value
        return digest(source.text, source.shown, *chosen)
    return digest(repr(document))


def _name(entry: Entry) -> str:
    return "" if isinstance(entry, Generated) else entry.name


def _classes(entry: Entry) -> tuple[str, ...]:
    return () if isinstance(entry, Generated) else tuple(entry.class_.split())


def _named(documents: Iterable[Document], given: Iterable[str]) -> Iterator[Document]:
    """The documents with names that stay: those given, else of their part's and their own title.

    A document without a title is named for its file. Where one name is given to several, their
    titles follow it.
    """
    addresses, given, part, once = Addresses(), list(given), "", set()
    for document, own in zip(documents, given, strict=True):
        title = plain_text(document.title) or document.source
        role = document.role
        part = title if role is Role.PART else part if role is Role.CHAPTER else ""
        words = (title,) if role is Role.PART else (part, title)
        if own and given.count(own) == 1:
            name = own
        elif role in _ONCE and not document.blocks and role not in once:
            name = _ONCE[role]
            once.add(role)
        else:
            before = f"{own}-" if own else _BEFORE.get(role, "")
            name = before + addresses.of(role.value, *words)
        yield replace(document, name=name)


def _role(entry: Entry) -> Role:
    return Role(entry.value) if isinstance(entry, Generated) else entry.role


def _document(entry: Entry, path: str, manuscript: Manuscript) -> Document:
    title = manuscript.heading or tuple(Text(line) for line in [manuscript.title] if line)
    blocks, named = (*_opening(manuscript), *manuscript.blocks), manuscript.named
    if not title:
        title, named, blocks = _lifted(blocks)
    creators = manuscript.creators
    return Document("", _role(entry), title, blocks, path, named, _classes(entry), creators)


def _lifted(blocks: tuple[Block, ...]) -> tuple[tuple[Inline, ...], Named, tuple[Block, ...]]:
    """The heading that the blocks begin with, where no other is as high, and those below it."""
    levels = [block.level for block in walk_blocks(blocks) if isinstance(block, Heading)]
    text = tuple(dropwhile(lambda block: isinstance(block, Blank), blocks))
    match text:
        case (Heading(level, title, named=named), *rest) if levels.count(
            level
        ) == 1 and level == min(levels):
            return title, named, tuple(rest)
    return (), UNNAMED, blocks


def _opening(manuscript: Manuscript) -> Iterator[Block]:
    """What a manuscript's head says below its title; authors stand at the line end (地付き)."""
    if manuscript.subtitle:
        yield Paragraph((Text(manuscript.subtitle),))
    for creator in manuscript.creators:
        yield Paragraph((Text(creator),), Layout(end=_BYLINE_END))


_BYLINE_END = 2  # em above the line end, as bylines are set
