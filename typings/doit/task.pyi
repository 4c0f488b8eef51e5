class Task:
    name: str
    doc: str | None
    actions: list[object]
    targets: list[str]
    file_dep: set[str]
    meta: dict[str, object] | None
