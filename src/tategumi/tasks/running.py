"""Runs doit's tasks from within Python, for the project in the current folder."""

import sys

from doit.doit_cmd import DoitMain

from .speaking import RunHere


class _Doit(DoitMain):
    BIN_NAME = "build"
    DOIT_CMDS = (RunHere,)


def run_tasks(names: list[str]) -> int:
    """Run the named tasks of the dodo.py here, or the default ones; returns doit's exit status."""
    before = sys.path[:]
    sys.path.insert(0, "")
    try:
        return _Doit().run(["run", *names]) or 0
    finally:
        sys.path[:] = before
