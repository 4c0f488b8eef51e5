"""Sets the documents of a book: uses kept settings that still hold, and makes the others anew."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from functools import partial

from .. import progress
from ..cache import are_unchanged, digest
from ..tate import NeedsWhole, Setting, Source, Start, packed, set_document, unpacked
from .kept import Store, on_side, start_of
from .side_by_side import Work, done

# What is kept of a document that can't be set without its book.
_WHOLE = b"whole"


@dataclass(frozen=True, slots=True)
class Kept:
    """A setting, and where its document began when it was made."""

    start: Start
    setting: Setting


class Settings:
    """The settings of a book's documents, made or made again as their starts ask for it.

    ``names`` are for messages.
    """

    def __init__(self, sources: Sequence[Source], names: Sequence[str], store: Store) -> None:
        self._sources, self._names, self._cache = sources, names, store.cache
        self._keys = [
            digest("setting", store.common, source.html, str(number == 0))
            for number, source in enumerate(sources)
        ]
        self._kept = [self._from_before(key) for key in self._keys]

    def first(self, guessed: Sequence[Start]) -> list[Setting]:
        """The documents as they were before, or else as they would begin at ``guessed``."""
        count = len(self._kept)
        starts = guessed if len(guessed) == count else [*map(_unknown, range(count))]
        progress.expect([len(source.html) for source in self._sources])
        for number, kept in enumerate(self._kept):
            if kept:
                progress.done(number, len(kept.setting.pages))
        missing = [number for number, kept in enumerate(self._kept) if kept is None]
        self._make(starts, missing)
        made = self._made()
        # A guessed side that turns out not to matter gives way to the one that all others have, so
        # that bytes do not depend on what was kept.
        others = [n for n in missing if made[n].start.is_right and not made[n].setting.is_sided]
        self._make([on_side(start, False) for start in starts], others)
        return [kept.setting for kept in self._made()]

    def alone(self, numbers: Iterable[int]) -> Iterator[Setting]:
        """These documents, each as it would begin in a book of which nothing else is known."""
        for number in numbers:
            start, kept = _unknown(number), self._kept[number]
            if not kept or not kept.setting.holds(start, kept.start):
                kept = self._take(number, start, _set(self._sources[number], start))
            yield kept.setting

    def at(self, starts: Sequence[Start], sided: set[int]) -> list[Setting]:
        """The documents as they begin at ``starts``; the side matters to those in ``sided``.

        Raises ``NeedsWhole`` where one can't be set without its book, and what setting raises.
        """
        made = self._made()
        stale = [
            number
            for number, (start, kept) in enumerate(zip(starts, made, strict=True))
            if not kept.setting.holds(start, kept.start)
            or (number in sided and start.is_right != kept.start.is_right)
        ]
        matters = [number in sided or kept.setting.is_sided for number, kept in enumerate(made)]
        self._make(list(map(on_side, starts, matters)), stale)
        return [kept.setting for kept in self._made()]

    def _made(self) -> list[Kept]:
        """What is kept of the documents, each of which has been set by then."""
        return [kept for kept in self._kept if kept]

    def _make(self, starts: Sequence[Start], numbers: Iterable[int]) -> None:
        numbers = list(numbers)
        work = [
            Work(
                partial(_set, self._sources[number], starts[number]),
                len(self._sources[number].html),
                self._names[number],
            )
            for number in numbers
        ]
        for index, data in done(work):
            number = numbers[index]
            kept = self._take(number, starts[number], data)
            progress.done(number, len(kept.setting.pages))

    def _take(self, number: int, start: Start, data: bytes) -> Kept:
        """Keep what ``_set`` gave."""
        if not data:
            self._cache.put(self._keys[number], _WHOLE)
            raise NeedsWhole
        setting = unpacked(data)
        facts = asdict(replace(start, elsewhere=dict(setting.asked)))
        self._cache.put(self._keys[number], json.dumps(facts).encode() + b"\n" + data)
        self._kept[number] = kept = Kept(start, setting)
        return kept

    def _from_before(self, key: str) -> Kept | None:
        data = self._cache.get(key)
        if data is None:
            return None
        if data == _WHOLE:
            raise NeedsWhole
        facts, setting = data.split(b"\n", 1)
        kept = Kept(start_of(json.loads(facts)), unpacked(setting))
        return kept if are_unchanged(kept.setting.read) else None


def _unknown(number: int) -> Start:
    return Start(number == 0, False, min(number, 1) + 1, min(number, 1))


def _set(source: Source, start: Start) -> bytes:
    try:
        return packed(set_document(source, start))
    except NeedsWhole:
        return b""
