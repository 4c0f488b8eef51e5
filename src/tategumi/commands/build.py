"""Makes the products of the book project here, as ``doit`` does."""

from ..tasks.running import run_tasks
from .arguments import Add, Options, Problems, say
from .project_here import project_here


def arguments(add: Add) -> None:
    add("tasks", nargs="*", metavar="TASK", help=say("cli.tasks"))


def run(options: Options) -> Problems:
    project_here()
    raise SystemExit(run_tasks(options.tasks))
