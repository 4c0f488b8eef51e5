"""What doit says of tasks, where it speaks for itself: in our words."""

from typing import Any

from doit.exceptions import DependencyError
from doit.reporter import ConsoleReporter

from ..output import tell
from ..problems import Place, Problem


class Reporter(ConsoleReporter):
    """doit's own, but for files that a task needs and that are gone."""

    def _write_failure(self, result: dict[str, Any], write_exception: bool = True) -> None:
        if isinstance(result["exception"], DependencyError):
            tell([Problem(Place("dist"), "doit.gone", {"task": result["task"].name})])
        else:
            super()._write_failure(result, write_exception)
