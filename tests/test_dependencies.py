"""What a book reads is what its tasks depend on, wherever it lies and whatever its name."""

import json
import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from PIL import Image

from .toy_font import write_font

pytestmark = pytest.mark.needs("machine")

ROOT = Path(__file__).parents[1]
DESCRIPTION = """\
metadata:
  title: 川
  creators: [{name: 岸}]
  identifier: urn:uuid:00000000-0000-4000-8000-000000000001
  date: 2026-01-01
print:
  font: {folio: type/toy.ttf}
contents:
  - title-page
  - file: text/1.md
  - file: words
    notation: markdown
  - file: parcel.zip
  - seed: received/old
    first-line: 古い話
  - colophon
"""
STYLE = """\
@import "../look/more.css";
h1 { background-image: url(../look/shade.png) }
@page { @bottom-center { content: url(../look/mark.png) !important } }
"""


@dataclass(frozen=True)
class Project:
    folder: Path

    def doit(self, *arguments: str) -> tuple[set[str], str]:
        """The tasks that ran, and what was told."""
        run = subprocess.run(
            [sys.executable, "-m", "doit", *arguments],
            cwd=self.folder,
            env=os.environ | {"LC_ALL": "C.UTF-8"},
            capture_output=True,
            text=True,
            check=False,
        )
        assert run.returncode == 0, run.stdout + run.stderr
        rows = run.stdout.splitlines()
        return {row[1:].strip() for row in rows if row.startswith(". ")}, run.stderr

    def products(self) -> dict[str, bytes]:
        return {path.name: path.read_bytes() for path in (self.folder / "dist").iterdir()}


def picture(path: Path, grey: int) -> None:
    path.parent.mkdir(exist_ok=True)
    Image.new("L", (8, 8), grey).save(path)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A book of files from everywhere in its folder, built once."""
    folder = tmp_path_factory.mktemp("book")
    shutil.copy(ROOT / "src/tategumi/template/dodo.py", folder)
    for name, text in {
        "book/book.yaml": DESCRIPTION,
        "book/readings.yaml": "words: {岸: きし}\n",
        "text/1.md": "# 一\n\n岸の文。\n\n![絵](../images/a)\n",
        "words": "# 二\n\n次の文。\n",
        "received/old": "古い話\n\n昔の文。\n",
        "look/more.css": "h1 { color: #111 }\n",
    }.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    with zipfile.ZipFile(folder / "parcel.zip", "w") as parcel:
        parcel.writestr("a.txt", "包み\n\n包みの文。\n")
    for name in ("images/a.png", "look/shade.png", "look/mark.png"):
        picture(folder / name, 100)
    (folder / "images/a.png").rename(folder / "images/a")
    (folder / "type").mkdir()
    write_font(folder / "type", "toy", dict.fromkeys("0123456789", (0, 0, 900, 900)))
    shutil.copytree(ROOT / "styles", folder / "styles")
    style = folder / "styles/print.css"
    style.write_text(STYLE + style.read_text("utf-8"), "utf-8")
    made = Project(folder)
    made.doit()
    return made


def replaced(old: str, new: str) -> Callable[[Path], None]:
    def change(path: Path) -> None:
        data = path.read_bytes()
        assert old.encode() in data
        path.write_bytes(data.replace(old.encode(), new.encode(), 1))

    return change


def greyer(path: Path) -> None:
    kept = path.with_suffix(".png")
    picture(kept, 101)
    kept.replace(path)


def repacked(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as parcel:
        parcel.writestr("a.txt", "包み\n\n紙みの文。\n")


def redrawn(path: Path) -> None:
    write_font(path.parent, "toy", dict.fromkeys("0123456789", (0, 0, 900, 901)))


PRINTED = {"book.pdf", "booklet.pdf"}
BOTH = {*PRINTED, "book.epub"}
# A file, a change of one byte in it (of few, where a checksum follows), the products that change.
CHANGES = [
    ("book/book.yaml", replaced("title: 川", "title: 山"), {*BOTH, "cover.jpg"}),
    ("book/readings.yaml", replaced("きし", "ぎし"), BOTH),
    ("text/1.md", replaced("岸の", "岸は"), BOTH),
    ("words", replaced("次の", "次は"), BOTH),
    ("received/old", replaced("昔の", "昔は"), BOTH),
    ("parcel.zip", repacked, BOTH),
    ("images/a", greyer, BOTH),
    ("styles/common.css", replaced("0", "1"), set()),
    ("styles/print.css", replaced("h1 {", "h2 {"), PRINTED),
    ("styles/epub.css", replaced("1.75", "1.76"), {"book.epub"}),
    ("styles/cover.css", replaced("0", "1"), set()),
    ("look/more.css", replaced("#111", "#222"), PRINTED),
    ("look/shade.png", greyer, PRINTED),
    ("look/mark.png", greyer, PRINTED),
    ("type/toy.ttf", redrawn, PRINTED),
]


@pytest.mark.parametrize(("name", "change", "products"), CHANGES, ids=[row[0] for row in CHANGES])
def test_a_changed_file_is_a_changed_book(
    project: Project, name: str, change: Callable[[Path], None], products: set[str]
) -> None:
    path, before = project.folder / name, project.products()
    kept = path.read_bytes()
    try:
        change(path)
        ran, _ = project.doit()
        after = project.products()
    finally:
        path.write_bytes(kept)
    assert ran, name
    assert products <= {name for name, data in after.items() if data != before.get(name)}
    project.doit()
    assert project.products() == before


def test_where_nothing_changes_nothing_runs(project: Project) -> None:
    assert project.doit() == (set(), "")


def test_a_file_written_again_as_it_was_changes_nothing(project: Project) -> None:
    for path in project.folder.rglob("*"):
        if path.is_file() and path.name != ".doit.json":
            path.touch()
    assert project.doit() == (set(), "")


def test_a_file_that_was_looked_for_counts_when_it_comes(project: Project) -> None:
    kept = project.folder / "kept"
    (project.folder / "styles/epub.css").rename(kept)
    assert "epub" in project.doit()[0]
    kept.rename(project.folder / "styles/epub.css")
    assert "epub" in project.doit()[0]


def test_the_time_of_the_build_counts(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1800000000")
    assert "epub" in project.doit()[0]
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    assert "epub" in project.doit()[0]


# --- doit's own database
@pytest.mark.parametrize("share", [0, 0.5, 0.99])
def test_half_a_database_is_made_anew_with_one_line(project: Project, share: float) -> None:
    path = project.folder / ".doit.json"
    whole = path.read_bytes()
    path.write_bytes(whole[: int(len(whole) * share)])
    ran, told = project.doit("check")
    assert ran == {"check"}
    assert told.splitlines()[:1] == [
        ".doit.json: warning: the note of what is made already is damaged; everything is made again"
    ]
    path.write_bytes(whole)


def test_what_is_json_but_no_database_is_made_anew(project: Project) -> None:
    path = project.folder / ".doit.json"
    whole = path.read_bytes()
    for text in ("[]", '{"check": 1}', "null"):
        path.write_text(text)
        assert "damaged" in project.doit("check")[1]
    path.write_bytes(whole)


def test_the_database_is_put_in_its_place_whole(project: Project) -> None:
    path = project.folder / ".doit.json"
    whole, number = path.read_bytes(), path.stat().st_ino
    project.doit("check")
    assert path.stat().st_ino != number
    assert json.loads(path.read_bytes()).keys() == json.loads(whole).keys()
