"""The actions of doit's tasks: make a product, print its problems, write its file whole.

The only door to doit besides dodo.py. doit shows a traceback for an exception, and repeats what a
failed task printed; here each problem is printed once, as one line.
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

from ..dist import STEPS, When
from ..inputs import are_same, noting
from ..messages import user_locale
from ..output import (
    end_unheard,
    problems_of,
    tell,
    tell_interrupted,
    tell_made,
    write_parts,
    write_whole,
)
from ..problems import Place, Problem, raise_errors
from ..progress import pages_shown
from ..telling import without_known_notes
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

# Keys of the values that doit keeps with a task.
INPUTS, _WANTED = "inputs", "wanted"
# Files that later steps read; their making is not announced.
_ON_THE_WAY = frozenset(step.file for step in STEPS if step.when is When.BEFORE)


def write(
    make: str, root: Path, *inputs: Path, targets: list[str], target: Path | None = None
) -> object:
    """Action: write the file ``target`` with the product of ``build``'s ``make(root, *inputs)``.

    ``target`` is given because ``unchanged`` may have removed it from doit's ``targets``. On
    failure the old file stays. ``build`` is imported here, so that a run with nothing to make does
    not load it. The inputs that were read are kept with the task, for ``unchanged``.
    """
    begun = time.monotonic()
    target = target or Path(targets[0])
    try:
        with pages_shown(), _without_garbage_collection(), noting() as seen:
            build = import_module("..build", __name__)
            product = getattr(build, make)(root, *inputs)
        problems = product.problems if product else ()
        tell(without_known_notes(raise_errors(problems), _last_report(target), user_locale()))
        if product is None:
            target.unlink(missing_ok=True)
        else:
            write_whole(target, product.data)
            write_parts(target, product.parts)
            if target not in _ON_THE_WAY:
                tell_made(target, time.monotonic() - begun, product.pages)
    except BrokenPipeError:
        end_unheard()
    except Exception as error:
        return failure(problems_of(error, str(target)))
    except KeyboardInterrupt:
        raise SystemExit(tell_interrupted()) from None
    return {INPUTS: seen.facts(), _WANTED: product is not None}


def _last_report(target: Path) -> str:
    """The report as it was last written; "" for other products."""
    if target.suffix != ".txt":
        return ""
    try:
        return target.read_text("utf-8", "replace")
    except OSError:
        return ""


@contextmanager
def _without_garbage_collection() -> Iterator[None]:
    """Spare the collector the search through a book, which is a tenth of the time.

    A book's data lives as long as the process. ``assembly`` collects what each document leaves.
    """
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()


def needed(whether: str, root: Path, *files: Path) -> object:
    """Action, for ``calc_dep``: a task needs ``files`` if ``build``'s ``whether(root)`` is true."""
    try:
        with noting() as seen:
            wanted = getattr(import_module("..build", __name__), whether)(root)
    except Exception as error:
        return failure(problems_of(error, str(root)))
    return {"file_dep": list(map(str, files)) if wanted else [], INPUTS: seen.facts()}


def unchanged(task: Task, values: Mapping[str, Any]) -> bool:
    """For ``uptodate``: are all inputs of the task's product as they were when it was made?"""
    same = INPUTS in values and are_same(values[INPUTS])
    if same and not values.get(_WANTED, True):
        task.targets.clear()  # or doit would make a file anew that the book does not ask for
    return same


def take_away(target: Path, dryrun: bool) -> None:
    """Action of ``doit clean``: delete the product; with ``dryrun`` only name it."""
    if target.is_file():
        if not dryrun:
            target.unlink()
        tell([Problem(Place(str(target)), "doit.to-clean" if dryrun else "doit.cleaned")])


def verify(find: Callable[[Path], Iterable[Problem]], path: Path) -> object:
    """Action: print what ``find`` finds in a finished file; the task fails if it finds anything."""
    try:
        problems = tuple(find(path))
    except Exception as error:
        problems = problems_of(error, str(path))
    return failure(problems) if problems else True


def lint_epub(path: Path, profile: str) -> object:
    """Action: print what the shops of ``profile`` (a,b …), or else the book's, would send back."""
    build = import_module("..build", __name__)
    return verify(lambda book: build.lint_epub(Path(), book, profile), path)


def failure(problems: Iterable[Problem]) -> TaskFailed:
    """Print the problems; the value makes the task fail without doit printing them again."""
    tell(problems)
    return TaskFailed("problems", report=False)
