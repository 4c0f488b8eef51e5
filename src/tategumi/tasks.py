"""What doit's tasks run: a product made, its problems told, its file written whole.

The only door to doit besides dodo.py. doit shows a traceback for an exception and repeats what a
failed task printed; here a failure is one line a problem, once.
"""

from collections.abc import Callable, Iterable
from pathlib import Path

from doit.exceptions import TaskFailed

from .output import tell, write_whole
from .problems import Failed, Problem, raise_errors
from .products import Product
from .progress import pages_shown


def write(make: Callable[..., Product], root: Path, *inputs: Path, targets: list[str]) -> object:
    """Action: the one target's bytes by ``make(root, *inputs)``; on failure the old file stays."""
    try:
        with pages_shown():
            product = make(root, *inputs)
        tell(raise_errors(product.problems))
        if product.data is None:
            Path(targets[0]).unlink(missing_ok=True)
        else:
            write_whole(Path(targets[0]), product.data)
    except Failed as failed:
        return failure(failed.problems)
    return True


def verify(find: Callable[[Path], Iterable[Problem]], path: Path) -> object:
    """Action: tell what ``find`` finds in a finished file; any finding fails the task."""
    try:
        problems = tuple(find(path))
    except Failed as failed:
        problems = failed.problems
    return failure(problems) if problems else True


def failure(problems: Iterable[Problem]) -> TaskFailed:
    """The task's failure, told here and not again by doit."""
    tell(problems)
    return TaskFailed("problems", report=False)
