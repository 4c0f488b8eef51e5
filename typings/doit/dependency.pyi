from typing import Any

from .task import Task

class JSONCodec:
    def encode(self, data: object) -> str: ...

class JsonDB:
    name: str
    codec: JSONCodec
    _db: dict[str, dict[str, Any]]
    def __init__(self, name: str, codec: JSONCodec) -> None: ...
    def _load(self) -> dict[str, dict[str, Any]]: ...
    def dump(self) -> None: ...

class DependencyStatus:
    reasons: dict[str, list[Any]]

class Dependency:
    backend: JsonDB | object
    def get_values(self, task_name: str) -> dict[str, Any]: ...
    def get_status(
        self, task: Task, tasks_dict: dict[str, Task], get_log: bool = False
    ) -> DependencyStatus: ...
