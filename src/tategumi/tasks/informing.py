"""doit's commands that show what it knows, in the user's language: why a task would run."""

import json
from collections.abc import Iterator
from itertools import islice

from doit.cmd_info import Info
from doit.dependency import JsonDB
from doit.exceptions import InvalidCommand
from doit.task import Task

from ..inputs import changes
from ..messages import MESSAGES, user_locale
from . import INPUTS, unchanged
from .speaking import LocalizedCommand

__all__ = ["DumpDbHere", "InfoHere"]

# So many reasons are told; more say nothing new.
_MOST = 8
# doit's reasons to run a task -> the code of our message, with the file's name.
_REASONS = {
    "missing_target": "absent",
    "missing_file_dep": "absent",
    "changed_file_dep": "changed",
    "added_file_dep": "changed",
    "removed_file_dep": "changed",
}


class InfoHere(LocalizedCommand, Info):
    name = "info"

    def _execute(self, pos_args: list[str], hide_status: bool = False) -> int:
        """Print what a task is for, why it would run, what it comes after, and what it makes."""
        if len(pos_args) != 1:
            raise InvalidCommand("`info` failed, must select *one* task.")
        tasks = {task.name: task for task in self.task_list or ()}
        if pos_args[0] not in tasks:
            raise InvalidCommand(f"'{pos_args[0]}' is not a task.")
        task = tasks[pos_args[0]]
        self._say("task", task=task.name, what=task.doc or "")
        reasons = [] if hide_status else list(self._reasons(task, tasks))
        if not hide_status:
            self._say("run" if reasons else "current")
        for reason in reasons[:_MOST]:
            self.outstream.write(f"  - {reason}\n")
        for code, names in (("after", task.file_dep), ("makes", task.targets)):
            if names:
                self._say(code, names=", ".join(sorted(names)))
        return int(bool(reasons))

    def _say(self, code: str, **values: str) -> None:
        self.outstream.write(f"{_said(f'info-{code}', **values)}\n")

    def _reasons(self, task: Task, tasks: dict[str, Task]) -> Iterator[str]:
        kept = self.dep_manager.get_values(task.name)
        found = self.dep_manager.get_status(task, tasks, get_log=True).reasons
        for condition, *_ in found["uptodate_false"]:
            if condition is not unchanged:
                yield _said("why-own")
            elif INPUTS in kept:
                for kind, name in islice(changes(kept[INPUTS]), _MOST):
                    yield _said(f"why-{kind}", name=name)
            else:
                yield _said("why-new")
                return
        for reason, code in _REASONS.items():
            yield from (_said(f"why-{code}", name=name) for name in found[reason])
        if found["has_no_dependencies"]:
            yield _said("why-always")


class DumpDbHere(LocalizedCommand):
    """Prints all that doit keeps of the tasks: what they read, and in which state it was."""

    name = "dumpdb"
    doc_purpose = "print what is known of the tasks that were run"
    doc_usage = ""
    doc_description = None
    cmd_options = ()

    def _execute(self) -> int:
        database = self.dep_manager.backend
        if not isinstance(database, JsonDB):
            raise InvalidCommand("backend")
        said = json.dumps(database._db, indent=2, sort_keys=True, ensure_ascii=False)
        self.outstream.write(f"{said}\n")
        return 0


def _said(code: str, **values: str) -> str:
    return MESSAGES[f"doit.{code}"].text(user_locale()).format(**values)
