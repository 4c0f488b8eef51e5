"""What typings/ says of a library is there: its modules, their names, the methods of classes."""

import ast
from pathlib import Path
from types import ModuleType

import pytest

TYPINGS = Path(__file__).parents[2] / "typings"


def module_of(path: Path) -> str:
    parts = path.relative_to(TYPINGS).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def missing(tree: list[ast.stmt], holder: ModuleType | type) -> list[str]:
    """The functions and classes that the holder lacks, and the methods that its classes lack."""
    found = []
    for node in tree:
        if not isinstance(node, ast.FunctionDef | ast.ClassDef) or node.name == "__getattr__":
            continue
        if not hasattr(holder, node.name):
            found.append(node.name)
        elif isinstance(node, ast.ClassDef):
            found += missing(node.body, getattr(holder, node.name))
    return found


@pytest.mark.parametrize("path", sorted(TYPINGS.rglob("*.pyi")), ids=module_of)
def test_what_is_typed_is_there(path: Path) -> None:
    module = pytest.importorskip(module_of(path), reason="an extra is not installed")
    assert missing(ast.parse(path.read_text("utf-8")).body, module) == []
