"""Reads the texts of a book: the file of each entry of its contents, into a document.

All paths are relative to the project's folder; none leaves it. Knows no metadata and no book.yaml.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from .cache import NOTHING, Cache, digest
from .drafts import Draft, drafts_of, with_names
from .encoded import kept
from .entries import PICTURES, Entries, Entry, Whole, file_of
from .files import inside
from .inputs import note_folder, program
from .located import Located, unknown
from .manuscript.cut import Cut, cut
from .manuscript.detect import by_name, detect_all, has_signs
from .manuscript.origins import PlacedText, runs_in
from .manuscript.reader import Source, detected, holder_of, is_book, load, parse
from .manuscript.source import Manuscript, Notation
from .model import Document, Role
from .problems import Failed, Place, Problem
from .sources import before_colophon, fits_colophon, joined, on_own_pages


@dataclass(frozen=True, slots=True)
class Texts:
    """The documents of all entries, in order; if there are errors, they are not to be used.

    ``keys`` are hashes of what each document was made from. ``colophon`` is what the manuscripts
    say of their sources (底本), unless that is a document of its own.
    """

    documents: tuple[Document, ...] = ()
    keys: tuple[str, ...] = ()
    colophon: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()


def read_texts(
    root: Path, entries: Entries, notation: Notation | None = None, cache: Cache = NOTHING
) -> Texts:
    """The text of every entry, with seeds cut, and all problems found in them.

    ``notation`` is that of texts whose entries and file names do not tell it. Without it, the signs
    in all these texts together decide. ``cache`` keeps what was read.
    """
    problems: list[Problem] = []
    paths = [_path(root, file_of(entry), problems) for entry in entries]
    problems += _repeated(entries, paths)
    sources = _loaded(root, paths, problems)
    notations = _notations(entries, paths, sources, notation, problems)
    manuscripts = [
        _whole(entry, sources.get(path), notations.get(path), problems, cache)
        for entry, path in zip(entries, paths, strict=True)
    ]
    for number, manuscript in _cut(entries, paths, sources, notations, problems, cache):
        manuscripts[number] = manuscript
    drafts = [
        draft
        for entry, path, manuscript in zip(entries, paths, manuscripts, strict=True)
        for draft in drafts_of(entry, path, manuscript, sources.get(path), notations.get(path))
    ]
    colophon = joined((manuscript.title, manuscript.colophon) for manuscript in manuscripts)
    if not fits_colophon(colophon):
        place = before_colophon([draft.document for draft in drafts])
        drafts.insert(place, Draft(on_own_pages(colophon)))
        colophon = ()
    keys = tuple(draft.key for draft in drafts)
    return Texts(tuple(with_names(drafts)), keys, colophon, tuple(problems))


def placed_texts(root: Path, documents: Iterable[Document]) -> Iterator[PlacedText]:
    """The text of each document with the places of its characters, for messages.

    Documents without a file that can be read again as one text are left out.
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
    """The same for the documents of one manuscript, which is the file ``path``."""
    return placed_texts(root, (document for document in documents if document.source == path))


def unused(root: Path, folder: str, entries: Entries) -> Iterator[Problem]:
    """Problems of texts in ``folder`` that no entry names: none is left out without a word."""
    named = {inside(root, holder_of(file.value)) for file in map(file_of, entries) if file}
    note_folder(root / folder)
    for path in sorted((root / folder).glob("[!.]*")):
        is_text = path.is_file() and path.suffix.lower() not in PICTURES
        if is_text and path.resolve() not in named:
            yield Problem(Place(f"{folder}/{path.name}"), "seed.unused")


def _path(root: Path, named: Located[str] | None, problems: list[Problem]) -> str:
    """The path of an entry's file from the project's folder; "" if it has none or it is missing."""
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
    """Problems of files that are read as a whole, though another entry names them too."""
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
    default: Notation | None,
    problems: list[Problem],
) -> dict[str, Notation]:
    """The notation of each file."""
    notations: dict[str, Notation] = {}
    unsaid: dict[str, Place] = {}
    for entry, path in zip(entries, paths, strict=True):
        if isinstance(entry, Whole | Cut) and path in sources and path not in notations:
            if known := sources[path].notation or entry.notation or by_name(path) or default:
                notations[path] = known
            else:
                unsaid.setdefault(path, file_of(entry).place)
    texts = {path: sources[path].text for path in unsaid if path not in notations}
    found = detect_all(list(texts.values()))
    if found.evidence:
        first = next(iter(texts))
        place = Place(sources[first].shown) if len(texts) == 1 else Place(unsaid[first].path)
        problems.extend(detected(found, place))
    for path, text in texts.items():
        # A text without signs of the notation is read as plain text, by its layout.
        notations[path] = found.notation if has_signs(text, found.notation) else Notation.PLAIN
    return notations


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
    notations: Mapping[str, Notation],
    problems: list[Problem],
    cache: Cache,
) -> Iterator[tuple[int, Manuscript]]:
    """The manuscripts cut from seeds, each with the number of its entry."""
    cuts: dict[str, list[tuple[int, Cut]]] = defaultdict(list)
    for number, (entry, path) in enumerate(zip(entries, paths, strict=True)):
        if path in sources and isinstance(entry, Cut):
            cuts[path].append((number, entry))
    for path, numbered in cuts.items():
        source, wanted = sources[path], [entry for _, entry in numbered]
        if notations[path] is Notation.HTML:
            problems += (Problem(entry.seed.place, "html.seed") for entry in wanted)
            continue
        asked = source.text, source.shown, wanted, notations[path]
        key = digest("cut", program(), *asked[:2], repr(wanted), notations[path].value)
        manuscripts, found = kept(cache, key, partial(cut, *asked))
        problems += (*source.problems, *found)
        yield from zip((number for number, _ in numbered), manuscripts, strict=True)
