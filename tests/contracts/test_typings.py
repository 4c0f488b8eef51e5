"""What typings/ says of a library holds: its modules, names, attributes and parameters are there.

A stub may know less than its library. What it says is asked of the version that is installed.
"""

import ast
import inspect
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[2]
TYPINGS = ROOT / "typings"


def module_of(path: Path) -> str:
    parts = path.relative_to(TYPINGS).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def untrue(tree: list[ast.stmt], holder: ModuleType | type, library: str) -> Iterator[str]:
    """What statements, and those in their classes, say that does not hold of a library's part."""
    for node in tree:
        if isinstance(node, ast.AnnAssign) and not is_of_types_alone(node):
            name = ast.unparse(node.target)
            if not has(holder, name, library):
                yield name
        elif isinstance(node, ast.ClassDef) and not is_of_types_alone(node):
            if hasattr(holder, node.name):
                inside = untrue(node.body, getattr(holder, node.name), library)
                yield from (f"{node.name}.{name}" for name in inside)
            else:
                yield node.name
        elif isinstance(node, ast.FunctionDef) and node.name != "__getattr__":
            if not has(holder, node.name, library):
                yield node.name
            elif not is_asked_like_an_attribute(node):
                yield from (f"{node.name}: {one}" for one in other_parameters(node, holder))


def is_of_types_alone(node: ast.AnnAssign | ast.ClassDef) -> bool:
    """Does a statement only name a type, of which the library knows nothing?"""
    if isinstance(node, ast.AnnAssign):
        return ast.unparse(node.annotation) == "TypeAlias"
    return "Protocol" in map(ast.unparse, node.bases)


def is_asked_like_an_attribute(node: ast.FunctionDef) -> bool:
    decorators = map(ast.unparse, node.decorator_list)
    return any(one.endswith(("property", ".setter")) for one in decorators)


# --- names and attributes
def has(holder: ModuleType | type, name: str, library: str) -> bool:
    """Has a part of a library this name, or does the library give it to a class's objects?"""
    if hasattr(holder, name):
        return True
    names, forms = given(library)
    return isinstance(holder, type) and (name in names or any(form(name) for form in forms))


@cache
def given(library: str) -> tuple[set[str], list[Callable[[str], object]]]:
    """The names of attributes that the library's own text gives objects, and forms of such names.

    It sets them, says them in the body of a class, or names them in a string; ``f"margin_{side}"``
    is a form.
    """
    names: set[str] = set()
    forms: list[Callable[[str], object]] = []
    for node in nodes_of(Path(sys.modules[library].__file__ or "")):
        if isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store):
            names.add(node.attr)
        elif isinstance(node, ast.ClassDef):
            said = (one.targets for one in node.body if isinstance(one, ast.Assign))
            names.update(ast.unparse(target) for targets in said for target in targets)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            names.add(node.value)
        elif isinstance(node, ast.JoinedStr):
            parts = [
                re.escape(one.value) if isinstance(one, ast.Constant) else "[a-z]+"
                for one in node.values
            ]
            if any(re.match(r"[a-z]+_|_[a-z]+", part) for part in parts):
                forms.append(re.compile("".join(parts)).fullmatch)
    return names, forms


def nodes_of(module: Path) -> Iterator[ast.AST]:
    paths = module.parent.rglob("*.py") if module.name == "__init__.py" else [module]
    for path in paths:
        yield from ast.walk(ast.parse(path.read_text("utf-8")))


# --- parameters
def other_parameters(said: ast.FunctionDef, holder: ModuleType | type) -> Iterator[str]:
    """The parameters that a function does not have as a stub says, and those that it lacks there.

    What the stub leaves out must have a default, and come behind what may be given by its place.
    """
    found = inspect.getattr_static(holder, said.name, None)
    function = found.__func__ if isinstance(found, classmethod | staticmethod) else found
    is_called_by_signs = said.name.startswith("__") and said.name not in ("__init__", "__call__")
    if is_called_by_signs or not callable(function):
        return
    try:
        known = list(inspect.signature(function).parameters.values())
    except ValueError:  # it is written in C
        return
    names = [one.name for one in known]
    is_open = any(one.kind is one.VAR_KEYWORD for one in known)
    is_long = any(one.kind is one.VAR_POSITIONAL for one in known)
    placed = [*said.args.posonlyargs, *said.args.args]
    for place, one in enumerate(placed):
        if not is_long and (place >= len(names) or names[place] != one.arg):
            yield f"{one.arg} is not parameter {place + 1}"
    for one in said.args.kwonlyargs:
        if one.arg not in names and not is_open:
            yield f"{one.arg} is none"
    told = {one.arg for one in [*placed, *said.args.kwonlyargs]}
    optional = {one.arg for one in placed[len(placed) - len(said.args.defaults) :]}
    for one in known:
        is_needed = one.default is one.empty and one.kind is one.POSITIONAL_OR_KEYWORD
        if is_needed and (one.name not in told or one.name in optional):
            yield f"{one.name} must be given"


@pytest.mark.parametrize("path", sorted(TYPINGS.rglob("*.pyi")), ids=module_of)
def test_what_is_typed_is_there(path: Path) -> None:
    module = pytest.importorskip(module_of(path), reason="an extra is not installed")
    library = module_of(path).partition(".")[0]
    said = ast.parse(path.read_text("utf-8")).body
    assert list(untrue(said, module, library)) == []


@pytest.mark.parametrize(
    ("said", "wrong"),
    [
        ("class PageType: ...", []),
        ("class PageKind: ...", ["PageKind"]),
        ("class _Side(Protocol): ...", []),
        ("Side: TypeAlias = str", []),
        ("side: str", ["side"]),
        ("def page_width(box: Box, context: object, containing_block_width: float): ...", []),
        (
            "def page_width(box: Box, context: object): ...",
            ["page_width: containing_block_width must be given"],
        ),
        (
            "def page_width(box: Box, context: object, containing_block_width: float = 0): ...",
            ["page_width: containing_block_width must be given"],
        ),
        (
            "def page_width(box: Box, context: object, width: float): ...",
            [
                "page_width: width is not parameter 3",
                "page_width: containing_block_width must be given",
            ],
        ),
        ("class FixedDimension:\n    style: object", ["FixedDimension"]),
        ("class OrientedBox:\n    margin_a: object\n    margins: object", ["OrientedBox.margins"]),
    ],
)
def test_what_does_not_hold_is_found(said: str, wrong: list[str]) -> None:
    module = pytest.importorskip("weasyprint.layout.page")
    assert list(untrue(ast.parse(said).body, module, "weasyprint")) == wrong


@cache
def words_in(folder: Path, kind: str) -> Counter[str]:
    texts = (path.read_text("utf-8") for path in folder.rglob(f"*.{kind}"))
    return Counter(word for text in texts for word in re.findall(r"\w+", text))


@pytest.mark.skipif(not (ROOT / "src").is_dir(), reason="the package is installed")
@pytest.mark.parametrize("path", sorted(TYPINGS.rglob("*.pyi")), ids=module_of)
def test_what_is_typed_is_used(path: Path) -> None:
    """A name that the package never says, and no other type is made of, can't be asked."""
    used, typed = words_in(ROOT / "src", "py"), words_in(TYPINGS, "pyi")
    nodes = [*ast.walk(ast.parse(path.read_text("utf-8")))]
    names = [node.name for node in nodes if isinstance(node, ast.FunctionDef | ast.ClassDef)]
    names += [ast.unparse(node.target) for node in nodes if isinstance(node, ast.AnnAssign)]
    once = [name for name in names if not name.startswith("__") and typed[name] == 1]
    assert [name for name in once if not used[name]] == []
