"""What doit says of tasks while they run: in our words."""

from pathlib import Path
from typing import Any

from doit.exceptions import DependencyError, TaskError
from doit.reporter import ConsoleReporter
from doit.task import Task

from ..messages import MESSAGES, user_locale
from ..output import tell
from ..problems import Place, Problem

# In a task's ``meta``: its product is made of the books that ask for it.
IF_ASKED = "if-asked"


class Reporter(ConsoleReporter):
    """doit's own, in the user's language; a crash, a fault of ours, shows its traceback."""

    def execute_task(self, task: Task) -> None:
        if task.actions and not _is_quiet(task):
            self._say("begun-own" if task.doc else "begun", task)

    def skip_uptodate(self, task: Task) -> None:
        if not _is_quiet(task):
            self._say("kept", task)

    def skip_ignore(self, task: Task) -> None:
        self._say("skipped", task)

    def _say(self, code: str, task: Task) -> None:
        text = MESSAGES[f"doit.{code}"].text(user_locale())
        self.write(f"{text.format(task=task.name, what=task.doc)}\n")

    def _write_failure(self, result: dict[str, Any], write_exception: bool = True) -> None:
        failure, name = result["exception"], result["task"].name
        if isinstance(failure, DependencyError):
            tell([Problem(Place("dist"), "doit.gone", {"task": name})])
            return
        said = failure.get_msg().strip()
        values = {"task": name, "detail": said.splitlines()[-1] if said else ""}
        tell([Problem(Place("doit"), "doit.failed", values)])
        if isinstance(failure, TaskError):
            self.write(f"{said}\n")

    def complete_run(self) -> None:
        """Nothing is said again; what doit itself could not go on with is told."""
        for said in self.runtime_errors:
            values = {"name": said.strip().splitlines()[-1]}
            tell([Problem(Place("doit"), "doit.wrong", values)])


def _is_quiet(task: Task) -> bool:
    """Is the task a step that no one types, or one for a product that the book does without?"""
    asked = IF_ASKED not in (task.meta or {}) or any(Path(one).exists() for one in task.targets)
    return task.name.startswith("_") or not asked
