from collections.abc import Mapping, Sequence

from .cmd_base import TaskLoader2

class DoitMain:
    BIN_NAME: str
    DOIT_CMDS: tuple[type[object], ...]
    def __init__(
        self,
        task_loader: TaskLoader2 | None = None,
        *,
        extra_config: Mapping[str, object] | None = None,
    ) -> None: ...
    def run(self, all_args: Sequence[str]) -> int | None: ...
