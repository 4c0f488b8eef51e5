"""Mistakes in a book project, as its author reads them: all at once, each with its place."""

import re
from pathlib import Path

import pytest

from tategumi.dist import BOOK_FILE
from tategumi.problems import Failed, Locale
from tategumi.project import read_project
from tategumi.readings import read_readings
from tategumi.stylesheets import stylesheet

CASES = Path(__file__).parents[1] / "cases" / "project" / "errors.txt"
MINIMAL = """\
metadata: {title: 海, date: 2026-11-22, identifier: "urn:isbn:9784000000000"}
contents: [{file: book/a.txt}]
"""


def cases() -> list:
    blocks = re.split(r"^## ", CASES.read_text("utf-8"), flags=re.MULTILINE)[1:]
    parts = [re.split(r"^--\n", block, flags=re.MULTILINE) for block in blocks]
    titled = [(*files.split("\n", 1), english, japanese) for files, english, japanese in parts]
    return [
        pytest.param(files, english.strip(), japanese.strip(), id=title)
        for title, files, english, japanese in titled
    ]


def lay_out(root: Path, files: str) -> None:
    for part in re.split(r"^=== ", f"=== {BOOK_FILE}\n{files}", flags=re.MULTILINE)[1:]:
        name, text = part.split("\n", 1)
        path = root / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, "utf-8")


def told(root: Path) -> Failed:
    with pytest.raises(Failed) as failed:
        read_project(root)
    return failed.value


@pytest.mark.parametrize(("files", "english", "japanese"), cases())
def test_what_the_author_reads(files: str, english: str, japanese: str, tmp_path: Path) -> None:
    lay_out(tmp_path, files)
    problems = told(tmp_path).problems
    assert "\n".join(p.text(Locale.EN) for p in problems) == english
    assert "\n".join(p.text(Locale.JA) for p in problems) == japanese


def test_no_book(tmp_path: Path) -> None:
    assert str(told(tmp_path)) == "book/book.yaml: no such file; check the name"


def test_a_link_that_leaves_the_folder(tmp_path: Path) -> None:
    root = tmp_path / "project"
    root.mkdir()
    lay_out(root, MINIMAL)
    (tmp_path / "secret.txt").write_text("秘密", "utf-8")
    (root / "book" / "a.txt").symlink_to(tmp_path / "secret.txt")
    expected = "book/book.yaml:2:19: the path leaves the book's folder; keep files inside it"
    assert str(told(root)) == expected


def test_a_book_yaml_and_readings_outside_the_folder(tmp_path: Path) -> None:
    root = tmp_path / "project"
    (root / "book").mkdir(parents=True)
    (tmp_path / "secret.yaml").write_text("秘密: 鍵", "utf-8")
    for name in (BOOK_FILE, "book/readings.yaml"):
        (root / name).symlink_to(tmp_path / "secret.yaml")
    assert (
        str(told(root)) == BOOK_FILE + ": the path leaves the book's folder; keep files inside it"
    )
    with pytest.raises(Failed) as failed:
        read_readings(root, "book/readings.yaml")
    assert [problem.code for problem in failed.value.problems] == ["file.outside"]


def test_a_style_sheet_outside_the_folder(tmp_path: Path) -> None:
    root = tmp_path / "project"
    (root / "styles").mkdir(parents=True)
    (tmp_path / "secret").write_text("p {}", "utf-8")
    (root / "styles" / "epub.css").symlink_to(tmp_path / "secret")
    with pytest.raises(Failed) as failed:
        stylesheet("epub.css", root)
    assert str(failed.value).startswith("styles/epub.css: the path leaves the book's folder")


def test_links_in_a_circle(tmp_path: Path) -> None:
    lay_out(tmp_path, MINIMAL)
    (tmp_path / "book" / "a.txt").symlink_to(tmp_path / "book" / "b.txt")
    (tmp_path / "book" / "b.txt").symlink_to(tmp_path / "book" / "a.txt")
    assert [problem.place.line for problem in told(tmp_path).problems] == [2]


def test_a_text_in_no_encoding(tmp_path: Path) -> None:
    lay_out(tmp_path, MINIMAL)
    (tmp_path / "book" / "a.txt").write_bytes(b"\x81\xff\xfe\x81")
    (problem,) = told(tmp_path).problems
    assert (problem.code, str(problem.place)) == ("file.encoding", "book/a.txt")


def test_a_book_yaml_in_another_encoding(tmp_path: Path) -> None:
    lay_out(tmp_path, MINIMAL)
    (tmp_path / BOOK_FILE).write_bytes(MINIMAL.encode("shift_jis"))
    assert [problem.code for problem in told(tmp_path).problems] == ["file.encoding"]


@pytest.mark.parametrize(
    "text", ["[" * 5000, "a: &b [*b]", "{a: 1", "a: 1\n--- \nb: 2", "\ta: 1", "a: \x07"]
)
def test_what_yaml_chokes_on_is_one_problem(text: str, tmp_path: Path) -> None:
    lay_out(tmp_path, text)
    (problem,) = told(tmp_path).problems
    assert problem.code in (
        "yaml.bracket",
        "yaml.broken",
        "yaml.tab",
        "yaml.character",
        "yaml.alias",
    )


@pytest.mark.parametrize(
    ("text", "told_as"),
    [
        ("metadata:\n  title：題\n  date: 2026-01-01\n", "yaml.wide-colon 2:8"),
        ("metadata:\n　title: 題\n  date: 2026-01-01\n", "yaml.wide-space 2:1"),
        ("metadata:\n\ttitle: 題\n", "yaml.tab 2:1"),
        ("contents:\n  - toc\n  －　file: a.txt\n  - {\n", "yaml.wide-dash 3:3"),
        ("metadata:\n  title:題\n  date: 2026-01-01\n", "yaml.colon-space 2:8"),
        ("metadata：\n  title：題\n", "yaml.wide-colon 1:9"),
        ("metadata:\n  title：題\n", "yaml.wide-colon 2:8"),
        ("metadata:\n  title: 上: 下\n", "yaml.colon-in-value 2:11"),
        ("metadata:\n  title: 題\n   date: 2026-01-01\n", "yaml.colon-in-value 3:8"),
        ("metadata:\n  title: 題\n date: 2026-01-01\n", "yaml.margin 3:2"),
        ('metadata:\n  title: "題\n  date: 2026-01-01\n', "yaml.quote 2:10"),
        ("metadata:\n  title: @題\n", "yaml.sign 2:10"),
        ("metadata:\n  title 題\n  date: 2026-01-01\n", "yaml.colon-in-value 3:7"),
    ],
)
def test_slips_in_yaml_are_told_where_they_are(text: str, told_as: str, tmp_path: Path) -> None:
    lay_out(tmp_path, text)
    found = {f"{p.code} {p.place.line}:{p.place.column}": p for p in told(tmp_path).problems}
    assert told_as in found
    said = found[told_as].text(Locale.JA).partition(": ")[2]
    assert not re.search("[A-Za-z]{2}", said.replace("YAML", ""))
