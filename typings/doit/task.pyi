class Task:
    name: str
    targets: list[str]
