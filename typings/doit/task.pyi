class Task:
    name: str
    doc: str | None
    actions: list[object]
    targets: list[str]
    meta: dict[str, object] | None
