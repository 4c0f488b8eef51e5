"""What the package imports is declared, with bounds that hold."""

import ast
import re
import sys
import tomllib
from importlib.metadata import packages_distributions
from itertools import chain
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
EXTRAS = PROJECT["optional-dependencies"]


def plain(requirement: str) -> str:
    """The name of a distribution, as all ways to write it are compared."""
    name = re.match(r"[\w.-]+", requirement)
    assert name
    return re.sub("[-_.]+", "-", name[0]).lower()


REQUIREMENTS = [*PROJECT["dependencies"], *chain.from_iterable(EXTRAS.values())]
DECLARED = set(map(plain, REQUIREMENTS))


def imported() -> set[str]:
    """The first names of all modules that the package imports from elsewhere."""
    found: set[str] = set()
    for path in (ROOT / "src").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                found.update(alias.name.partition(".")[0] for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
                found.add(node.module.partition(".")[0])
    return found - {*sys.stdlib_module_names, "tategumi"}


@pytest.mark.parametrize("name", sorted(imported()))
def test_what_is_imported_is_declared(name: str) -> None:
    found = packages_distributions().get(name)
    if not found:
        pytest.skip(f"{name} is of an extra that is not installed")
    assert {plain(one) for one in found} & DECLARED


@pytest.mark.parametrize("requirement", REQUIREMENTS)
def test_what_is_declared_has_a_lower_bound(requirement: str) -> None:
    """``.ci/lowest`` tries them all."""
    assert re.search("[=>]=[0-9]", requirement)
