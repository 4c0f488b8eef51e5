class TaskFailed:
    def __init__(self, msg: object, report: bool = True) -> None: ...

class DependencyError: ...

class InvalidCommand(Exception):
    not_found: str
