"""The whole book by doit, in a clean copy: products, second runs, failures, reproducible bytes."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

import pypdfium2
from tategumi import pdf
from tategumi.impose import Binding, Flip

from .impose import folding

pytestmark = pytest.mark.needs("machine")

ROOT = Path(__file__).parents[1]
PRODUCTS = ("book.epub", "book.pdf", "booklet.pdf")


@dataclass(frozen=True)
class Project:
    """A copy of this repository's book."""

    folder: Path

    def doit(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "doit", *arguments],
            cwd=self.folder,
            env=os.environ | {"LC_ALL": "C.UTF-8"},
            capture_output=True,
            text=True,
            check=False,
        )

    def product(self, name: str) -> bytes:
        return (self.folder / "dist" / name).read_bytes()

    def products(self) -> dict[str, bytes]:
        return {name: self.product(name) for name in PRODUCTS}


def copy_of_the_book(folder: Path) -> Project:
    for name in ("book", "seeds", "styles"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copy(ROOT / "dodo.py", folder)
    return Project(folder)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The book, built once."""
    made = copy_of_the_book(tmp_path_factory.mktemp("book"))
    run = made.doit()
    assert run.returncode == 0, run.stdout + run.stderr
    assert run.stderr == ""
    return made


@pytest.fixture
def edited(project: Project) -> Iterator[Path]:
    """book.yaml, to be broken; as it was afterwards."""
    path = project.folder / "book" / "book.yaml"
    text = path.read_bytes()
    yield path
    path.write_bytes(text)


def test_doit_makes_the_three_books_and_a_report(project: Project) -> None:
    found = sorted(path.name for path in (project.folder / "dist").iterdir())
    assert found == sorted([*PRODUCTS, "book.html", "cover.jpg", "report.txt"])


def test_a_second_doit_runs_nothing(project: Project) -> None:
    run = project.doit()
    assert run.returncode == 0
    assert [line for line in run.stdout.splitlines() if not line.startswith("-- ")] == []


def test_the_menu_names_every_task(project: Project) -> None:
    """The products in the order of their table, what a dodo.py has for itself, the checks."""
    rows = [line.split(maxsplit=1) for line in project.doit("list").stdout.splitlines()]
    printed = ["pdf", "booklet", "proof", "press", "plan", "cover"]
    read = ["picture", "epub", "horizontal", "kobo"]
    steps, own, checks = (
        ["check", "xhtml", *printed, *read],
        ["test", "lint"],
        ["epubcheck", "epublint"],
    )
    assert [name for name, _ in rows] == [*steps, *own, *checks]


def test_another_folder_another_day_the_same_bytes(project: Project, tmp_path: Path) -> None:
    again = copy_of_the_book(tmp_path / "again")
    assert again.doit().returncode == 0
    assert again.products() == project.products()


@pytest.mark.needs("epubcheck")
def test_epubcheck_has_nothing_to_say(project: Project) -> None:
    run = project.doit("epubcheck")
    assert (run.returncode, run.stderr) == (0, "")


def letters(page: pypdfium2.PdfPage, half: int, halves: int) -> str:
    """The letters on a part of a page, sorted: PDFium guesses their order, and mirrors brackets."""
    width = page.get_width() / halves
    text = page.get_textpage().get_text_bounded(left=half * width, right=(half + 1) * width)
    return "".join(sorted(filter(str.isalnum, text)))


def test_the_folded_booklet_is_the_pdf_with_the_colophon_last(project: Project) -> None:
    source, booklet = project.product("book.pdf"), project.product("booklet.pdf")
    pages = [letters(page, 0, 1) for page in pypdfium2.PdfDocument(source)]
    sides = [
        ((letters(side, 0, 2), True), (letters(side, 1, 2), True))
        for side in pypdfium2.PdfDocument(booklet)
    ]
    sheets = list(zip(sides[::2], sides[1::2], strict=True))
    strips = folding.strips([((front,), (back,)) for front, back in sheets], Flip.SHORT_EDGE)
    leaves = [text for text, _ in folding.folded(strips, Binding.RIGHT)]
    colophon = pdf.destinations(source)["p-colophon"]
    blanks = [""] * (-len(pages) % 4)
    assert leaves == [*pages[: colophon - 1], *blanks, *pages[colophon - 1 :]]


# --- failures
def test_every_mistake_is_one_line_and_dist_keeps_the_last_good_books(
    project: Project, edited: Path
) -> None:
    before = project.products()
    text = edited.read_text("utf-8").replace("\nprint:", "\nprimt:").replace("- toc\n", "- tok\n")
    edited.write_text(text, "utf-8")
    run = project.doit()
    assert run.returncode == 1
    *lines, total = run.stderr.splitlines()
    assert len(lines) == 2 and total.startswith("2 error")
    assert all(line.startswith("book/book.yaml:") and ": error: " in line for line in lines)
    assert all("did you mean" in line for line in lines)
    assert "Traceback" not in run.stdout
    assert project.products() == before


def test_what_is_wrong_anywhere_is_told_before_anything_is_made(
    project: Project, edited: Path
) -> None:
    before = {path.name: path.read_bytes() for path in (project.folder / "dist").iterdir()}
    text = edited.read_text("utf-8").replace("title: 停戦", "title: 停\U000f0001戦")
    text = re.sub("^print:\n", "print:\n  characters: 60\n  folio: bottom\n", text, flags=re.M)
    text = re.sub("^contents:\n", "contents:\n  - tok\n  - file: /a.md\n", text, flags=re.M)
    edited.write_text(re.sub("booklet: .*", "booklet: b5", text), "utf-8")
    preface, readings = (project.folder / "book" / n for n in ("preface.md", "readings.yaml"))
    kept = preface.read_bytes(), readings.read_bytes()
    preface.write_bytes(kept[0] + "\n無い字は\U000f0000。\n\n![](none.png)\n".encode())
    readings.write_bytes(kept[1].replace(b"policy:", b"polici:"))
    run = project.doit()
    preface.write_bytes(kept[0])
    readings.write_bytes(kept[1])
    end = kept[0].count(b"\n")
    parts = [line.split(": ") for line in run.stderr.splitlines()[:-1]]
    assert [(place.split(":")[0], what[:18]) for place, _, what, *_ in parts] == [
        ("book/book.yaml", "lines of 60 charac"),
        ("book/book.yaml", "no font has the ch"),
        ("book/book.yaml", "no such choice “to"),
        ("book/book.yaml", "the path leaves th"),
        ("book/book.yaml", "the type block of "),
        ("book/book.yaml", "pages of 148 × 210"),
        ("book/book.yaml", "no such choice “bo"),
        ("book/preface.md", "no font has the ch"),
        ("book/preface.md", "there is no pictur"),
        ("book/readings.yaml", "no such key “polic"),
    ]
    assert [place for place, *_ in parts if "preface" in place] == [
        f"book/preface.md:{end + 2}:5",
        f"book/preface.md:{end + 4}:5",
    ]
    assert run.returncode == 1
    assert {p.name: p.read_bytes() for p in (project.folder / "dist").iterdir()} == before


def test_a_broken_yaml_is_one_line(project: Project, edited: Path) -> None:
    edited.write_text("metadata:\n  title: [\n", "utf-8")
    run = project.doit()
    assert run.returncode == 1
    (line,) = run.stderr.splitlines()
    assert line.startswith("book/book.yaml:")


def test_a_path_that_leaves_the_folder_is_refused(project: Project, edited: Path) -> None:
    text = edited.read_text("utf-8").replace("book/preface.md", "../../etc/passwd")
    edited.write_text(text, "utf-8")
    run = project.doit()
    assert run.returncode == 1
    assert "outside" in run.stderr or "leaves the book's folder" in run.stderr
