from collections.abc import Sequence
from typing import Any, TextIO

from .dependency import Dependency
from .task import Task

class TaskLoader2: ...

class DoitCmdBase:
    name: str
    bin_name: str
    outstream: TextIO
    task_list: Sequence[Task] | None
    sel_tasks: list[str]
    dep_manager: Dependency
    def parse_execute(self, in_args: list[str]) -> int | None: ...
    def execute(self, params: dict[str, Any], args: list[str]) -> int | None: ...
