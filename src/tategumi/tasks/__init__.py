"""What doit's tasks run: a product made, its problems told, its file written whole.

The only door to doit besides dodo.py. doit shows a traceback for an exception and repeats what a
failed task printed; here a failure is one line a problem, once.
"""

import gc
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import Any

from doit.exceptions import TaskFailed
from doit.task import Task

from ..dist import COVER, HTML, REPORT
from ..inputs import are_same, noting
from ..messages import user_locale
from ..output import tell, tell_interrupted, tell_made, write_parts, write_whole
from ..problems import Failed, Place, Problem, raise_errors
from ..progress import pages_shown
from ..telling import untold
from .reporter import IF_ASKED, Reporter

__all__ = [
    "IF_ASKED",
    "Reporter",
    "lint_epub",
    "needed",
    "take_away",
    "unchanged",
    "verify",
    "write",
]

# Names of what is kept with a task.
_INPUTS, _WANTED = "inputs", "wanted"
# What is made for people; other targets are steps on the way.
_STEPS = (REPORT, HTML, COVER)


def write(
    make: str, root: Path, *inputs: Path, targets: list[str], target: Path | None = None
) -> object:
    """Action: the one target's bytes by ``build``'s ``make(root, *inputs)``.

    ``target`` is that file, where ``unchanged`` may have hidden it from doit. On failure the old
    file stays. ``build`` and all below it are imported here, and not where there is nothing to
    make. What was looked at is kept with the task, for ``unchanged``.
    """
    begun = time.monotonic()
    target = target or Path(targets[0])
    try:
        with pages_shown(), _uncollected(), noting() as seen:
            build = import_module("..build", __name__)
            product = getattr(build, make)(root, *inputs)
        problems = product.problems if product else ()
        tell(untold(raise_errors(problems), _report(target), user_locale()))
        if product is None:
            target.unlink(missing_ok=True)
        else:
            write_whole(target, product.data)
            write_parts(target, product.parts)
            if target not in _STEPS:
                tell_made(target, time.monotonic() - begun, product.pages)
    except Failed as failed:
        return failure(failed.problems)
    except MemoryError:
        return failure([Problem(Place(str(target)), "machine.memory")])
    except KeyboardInterrupt:
        raise SystemExit(tell_interrupted()) from None
    return {_INPUTS: seen.facts(), _WANTED: product is not None}


def _report(target: Path) -> str:
    """What was told when a report was last written; nothing for other products."""
    if target.suffix != ".txt":
        return ""
    try:
        return target.read_text("utf-8", "replace")
    except OSError:
        return ""


@contextmanager
def _uncollected() -> Iterator[None]:
    """A book is data that lives to the end: to look through it for what does not takes a tenth.

    ``assembly`` collects what each document leaves; the rest goes with the process, unsearched.
    """
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()


def needed(whether: str, root: Path, *files: Path) -> object:
    """Action, for ``calc_dep``: the files that a task needs where ``build``'s ``whether`` is so."""
    try:
        with noting() as seen:
            wanted = getattr(import_module("..build", __name__), whether)(root)
    except Failed as failed:
        return failure(failed.problems)
    return {"file_dep": list(map(str, files)) if wanted else [], _INPUTS: seen.facts()}


def unchanged(task: Task, values: Mapping[str, Any]) -> bool:
    """Is all that the task's product was made from what it was then? For ``uptodate``."""
    same = _INPUTS in values and are_same(values[_INPUTS])
    if same and not values.get(_WANTED, True):
        task.targets.clear()  # or doit would miss what the book does not want
    return same


def take_away(target: Path, dryrun: bool) -> None:
    """Action of ``doit clean``: the product goes, unless it is only to be told."""
    if target.is_file():
        if not dryrun:
            target.unlink()
        tell([Problem(Place(str(target)), "doit.cleaned")])


def verify(find: Callable[[Path], Iterable[Problem]], path: Path) -> object:
    """Action: tell what ``find`` finds in a finished file; any finding fails the task."""
    try:
        problems = tuple(find(path))
    except Failed as failed:
        problems = failed.problems
    return failure(problems) if problems else True


def lint_epub(path: Path, profile: str) -> object:
    """Action: tell what the shops of ``profile`` (a,b …), or else the book's, would send back."""
    build = import_module("..build", __name__)
    return verify(lambda book: build.lint_epub(Path(), book, profile), path)


def failure(problems: Iterable[Problem]) -> TaskFailed:
    """The task's failure, told here and not again by doit."""
    tell(problems)
    return TaskFailed("problems", report=False)
