"""doit started from within, in the project here."""

import sys

from doit.cmd_run import Run
from doit.doit_cmd import DoitMain
from doit.exceptions import InvalidCommand

from ..output import tell
from ..problems import Place, Problem

# doit's exit status for what it can't begin.
_NOT_BEGUN = 3


class _Run(Run):
    """doit's command that runs tasks; what it says of names that are none is ours to say."""

    name = "run"

    def parse_execute(self, in_args: list[str]) -> int | None:
        try:
            return super().parse_execute(in_args)
        except InvalidCommand as wrong:
            known = ", ".join(task.name for task in self.task_list or ())
            values = {"name": wrong.not_found, "known": known}
            tell([Problem(Place("build"), "doit.no-task", values)])
            return _NOT_BEGUN


class _Doit(DoitMain):
    BIN_NAME = "doit"  # or its advice would name the command that started it
    DOIT_CMDS = tuple(_Run if command is Run else command for command in DoitMain.DOIT_CMDS)


def run_tasks(names: list[str]) -> int:
    """Run these tasks of the dodo.py here, the default ones without names; doit's exit status."""
    before = sys.path[:]
    sys.path.insert(0, "")
    try:
        return _Doit().run(["run", *names]) or 0
    finally:
        sys.path[:] = before
