"""Runs work side by side, in several processes if that is quicker."""

import gc
import multiprocessing
import os
import signal
import sys
from collections.abc import Callable, Iterator, MutableSequence, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TypeVar

from ..inputs import Inputs, note_all, noting
from ..problems import Failed, Place, Problem

T = TypeVar("T")

# A fork is the quickest start where it is safe; elsewhere a process begins from nothing.
_START = "fork" if sys.platform == "linux" else "spawn"
# A process is worth its start from so many characters of markup on.
_WORTH = {"fork": 15_000, "spawn": 60_000}[_START]

# A document's boxes know each other, so that they stay until the collector looks for them: a tenth
# of the time that it takes to set them. So many objects may be there, some 170 MB, before it does.
_MOST_OBJECTS = 600_000

# Which process is at each piece of work, 0 for none: a row of numbers that all processes share.
_at_work: MutableSequence[int] = []


@dataclass(frozen=True, slots=True)
class Work:
    """A call that gives bytes. ``size`` is in characters of markup; ``name`` is for messages."""

    call: Callable[[], bytes]
    size: int
    name: str


def process_count(sizes: Sequence[int]) -> int:
    """The number of processes for work of these sizes.

    As many as there are cores, or as the environment's TATEGUMI_JOBS says.
    """
    asked = os.environ.get("TATEGUMI_JOBS", "")
    cores = int(asked) if asked.isdecimal() and int(asked) else _cores()
    return max(1, min(cores, len(sizes), sum(sizes) // _WORTH))


def shares(items: Sequence[T], sizes: Sequence[int]) -> list[tuple[list[T], int]]:
    """The items in their order, parted among the processes that will work on them; each's size."""
    count, total, done = process_count(sizes), sum(sizes), 0
    parts: list[tuple[list[T], int]] = [([], 0) for _ in range(count)]
    for item, size in zip(items, sizes, strict=True):
        number = min(done * count // max(total, 1), count - 1)
        own, before = parts[number]
        parts[number] = [*own, item], before + size
        done += size
    return [part for part in parts if part[0]]


def _cores() -> int:
    affinity = getattr(os, "sched_getaffinity", None)
    return len(affinity(0)) if affinity else os.cpu_count() or 1


def done(work: Sequence[Work]) -> Iterator[tuple[int, bytes]]:
    """Each piece of work's number and what it gave, as they are done.

    Raises ``Failed``, which names the work, where a process dies.
    """
    sizes = [one.size for one in work]
    count = process_count(sizes)
    if count == 1:
        yield from _one_by_one(work)
        return
    context = multiprocessing.get_context(_START)
    at_work = context.Array("l", len(work), lock=False)
    pool = ProcessPoolExecutor(count, context, _begin, (at_work,))
    left = set(range(len(work)))
    longest_first = sorted(range(len(work)), key=lambda number: -work[number].size)
    try:
        waiting = {pool.submit(_do, number, work[number]): number for number in longest_first}
        for future in as_completed(waiting):
            result, seen = future.result()
            note_all(seen)
            left.remove(waiting[future])
            yield waiting[future], result
    except BrokenProcessPool:
        pool.shutdown()
        # A process may have died between two pieces of work: then any that is left may be the one.
        at_it = [number for number, process in enumerate(at_work) if process]
        dead = [work[number].name for number in at_it or sorted(left)]
        raise Failed(Problem(Place(name), "assembly.process") for name in dead) from None
    finally:
        pool.shutdown(cancel_futures=True)


def _one_by_one(work: Sequence[Work]) -> Iterator[tuple[int, bytes]]:
    with _long_lived():
        for number, one in enumerate(work):
            _make_room(one.size)
            yield number, one.call()


def _make_room(size: int) -> None:
    """Collect what documents have left if it were too much with one of this size, which has about
    an object for each character of markup. What the last ones leave goes with the process.
    """
    made_since, *_ = gc.get_count()
    if made_since + size > _MOST_OBJECTS:
        gc.collect()


@contextmanager
def _long_lived() -> Iterator[None]:
    """Keep the garbage collector from searching what exists before the work."""
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()


def _begin(at_work: MutableSequence[int]) -> None:
    global _at_work
    _at_work = at_work
    gc.freeze()
    signal.signal(signal.SIGTERM, _let_go)  # so the pool ends the others when one has died
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _let_go(*_: object) -> None:
    """End without being taken for the one that died."""
    for number, process in enumerate(_at_work):
        if process == os.getpid():
            _at_work[number] = 0
    os._exit(0)


def _do(number: int, work: Work) -> tuple[bytes, Inputs]:
    """The result of a piece of work, and the inputs that it noted."""
    _at_work[number] = os.getpid()
    _make_room(work.size)
    try:
        with noting() as seen:
            return work.call(), seen
    finally:
        _at_work[number] = 0
