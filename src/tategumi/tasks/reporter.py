"""What doit says of tasks while they run: in our words."""

from typing import Any

from doit.exceptions import DependencyError, TaskError
from doit.reporter import ConsoleReporter
from doit.task import Task

from ..messages import MESSAGES, user_locale
from ..output import tell
from ..problems import Place, Problem


class Reporter(ConsoleReporter):
    """doit's own, in the user's language; a crash, a fault of ours, shows its traceback."""

    def execute_task(self, task: Task) -> None:
        if task.actions and not task.name.startswith("_"):
            self._say("begun-own" if task.doc else "begun", task)

    def skip_uptodate(self, task: Task) -> None:
        if not task.name.startswith("_"):
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
