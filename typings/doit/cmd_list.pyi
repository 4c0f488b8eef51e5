from .cmd_base import DoitCmdBase
from .task import Task

class List(DoitCmdBase):
    def _list_all(self, include_subtasks: bool) -> list[Task]: ...
