"""Reads facts that come with tategumi as YAML: sizes, designs, what print shops ask for."""

from pathlib import Path
from typing import TypeVar

from ..problems import Problem, raise_errors
from .nodes import load
from .shapes import read_rows

T = TypeVar("T")

_PACKAGE = Path(__file__).parents[1]


def packaged(name: str, shape: type[T]) -> dict[str, T]:
    """The rows of the package's file ``name`` by their names, each of the dataclass ``shape``."""
    problems: list[Problem] = []
    rows = read_rows(load(_PACKAGE, name), shape, problems)
    raise_errors(problems)
    return rows
