from .cmd_run import Run

class Strace(Run):
    def _execute(self, show_all: bool) -> int | None: ...
