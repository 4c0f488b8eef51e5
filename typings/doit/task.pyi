class Task:
    name: str
    doc: str | None
    actions: list[object]
    targets: list[str]
