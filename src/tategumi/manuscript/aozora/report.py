"""The problems of one manuscript, in the order in which they are found."""

from ...problems import Place, Problem


class Report:
    def __init__(self, path: str) -> None:
        self.path = path
        self.problems: list[Problem] = []

    def at(self, line: int, column: int, code: str, **values: object) -> None:
        self.problems.append(Problem(Place(self.path, line, column), code, values))
