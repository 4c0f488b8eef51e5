"""Makes the products of the book project here, as ``doit`` does."""

from ..dist import STEPS, When
from ..tasks.running import run_tasks
from .arguments import Add, Options, Problems, say
from .project_here import project_here


def arguments(add: Add) -> None:
    usual = ", ".join(step.name for step in STEPS if step.when is When.ALWAYS)
    add("tasks", nargs="*", metavar="TASK", help=say("cli.tasks", usual=usual))


def run(options: Options) -> Problems:
    project_here()
    raise SystemExit(run_tasks(options.tasks))
