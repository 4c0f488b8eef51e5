from collections.abc import Sequence

from .task import Task

class Run:
    name: str
    task_list: Sequence[Task] | None
    def parse_execute(self, in_args: list[str]) -> int | None: ...
