from typing import Any

from .cmd_base import DoitCmdBase

class Help(DoitCmdBase):
    def print_usage(self, cmds: dict[str, Any]) -> None: ...
