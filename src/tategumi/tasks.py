"""What doit's tasks run: a product made, its problems told, its file written whole.

The only door to doit besides dodo.py. doit shows a traceback for an exception and repeats what a
failed task printed; here a failure is one line a problem, once.
"""

import logging
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from doit.exceptions import TaskFailed

from .build import Product
from .messages import user_locale
from .output import write_whole
from .problems import Failed, Problem, raise_errors


def write(make: Callable[..., Product], root: Path, *inputs: Path, targets: list[str]) -> object:
    """Action: the one target's bytes by ``make(root, *inputs)``; on failure the old file stays."""
    try:
        with _pages_shown():
            product = make(root, *inputs)
        tell(raise_errors(product.problems))
    except Failed as failed:
        return failure(failed.problems)
    write_whole(Path(targets[0]), product.data)
    return True


def verify(find: Callable[[Path], Iterable[Problem]], path: Path) -> object:
    """Action: tell what ``find`` finds in a finished file; any finding fails the task."""
    try:
        problems = tuple(find(path))
    except Failed as failed:
        problems = failed.problems
    return failure(problems) if problems else True


def tell(problems: Iterable[Problem]) -> None:
    """One line each, in the user's language."""
    for problem in problems:
        print(problem.text(user_locale()), file=sys.stderr)


def failure(problems: Iterable[Problem]) -> TaskFailed:
    """The task's failure, told here and not again by doit."""
    tell(problems)
    return TaskFailed("problems", report=False)


# --- progress
# The logger on which the engine's pages go by, and how it names them.
_PROGRESS = logging.getLogger("weasyprint.progress")
_PAGE = re.compile(r"Page ([0-9]+)")
_CLEAR_LINE = "\r\033[K"


class _PageCounter(logging.Handler):
    def emit(self, record: logging.LogRecord) -> None:
        if page := _PAGE.search(record.getMessage()):
            print(f"{_CLEAR_LINE}   p. {page[1]}", end="", file=sys.stderr, flush=True)


@contextmanager
def _pages_shown() -> Iterator[None]:
    """On a terminal, the number of the page being set, gone when all are."""
    if not sys.stderr.isatty():
        yield
        return
    counter, level = _PageCounter(), _PROGRESS.level
    _PROGRESS.addHandler(counter)
    _PROGRESS.setLevel(logging.INFO)
    try:
        yield
    finally:
        _PROGRESS.removeHandler(counter)
        _PROGRESS.setLevel(level)
        print(_CLEAR_LINE, end="", file=sys.stderr)
