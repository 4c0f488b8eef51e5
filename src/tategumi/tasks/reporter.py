"""doit's reporter in the user's language: what is printed while tasks run."""

from pathlib import Path
from typing import Any

from doit.exceptions import DependencyError, TaskError
from doit.reporter import ConsoleReporter
from doit.task import Task

from ..dist import DIST
from ..messages import MESSAGES, user_locale
from ..output import tell
from ..problems import Place, Problem

# Key of a task's ``meta``: its product is made only for books that ask for it.
IF_ASKED = "if-asked"


class Reporter(ConsoleReporter):
    """doit's console reporter in the user's language; a crash of a task of the author's own shows
    its traceback.
    """

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
            tell([Problem(Place(str(DIST)), "doit.gone", {"task": name})])
            return
        said = failure.get_msg().strip()
        values = {"task": name, "detail": said.splitlines()[-1] if said else ""}
        tell([Problem(Place("doit"), "doit.failed", values)])
        if isinstance(failure, TaskError):
            self.write(f"{said}\n")

    def complete_run(self) -> None:
        """Print what stopped doit itself; problems of tasks were printed as they arose."""
        for said in self.runtime_errors:
            values = {"name": said.strip().splitlines()[-1]}
            tell([Problem(Place("doit"), "doit.wrong", values)])


def _is_quiet(task: Task) -> bool:
    """Is nothing printed of the task? It is internal, or its product is not wanted in this book."""
    wanted = IF_ASKED not in (task.meta or {}) or any(Path(p).exists() for p in task.targets)
    return task.name.startswith("_") or not wanted
