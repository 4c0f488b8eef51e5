"""A new book project: doit makes its books, and its files explain themselves as this one's do."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tategumi.cli import main
from tategumi.commands.new import TEMPLATE

ROOT = Path(__file__).parents[2]


@pytest.mark.needs("machine")
def test_a_new_folder_is_a_book_that_doit_makes(tmp_path: Path) -> None:
    folder = tmp_path / "本"
    assert main(["new", str(folder)]) == 0
    run = subprocess.run(
        [sys.executable, "-m", "doit"], cwd=folder, capture_output=True, text=True, check=False
    )
    assert (run.returncode, run.stderr) == (0, "")
    assert {"book.epub", "book.pdf", "booklet.pdf"} <= {p.name for p in folder.glob("dist/*")}


def test_each_book_has_an_identifier_of_its_own(tmp_path: Path) -> None:
    texts = set()
    for name in ("a", "b"):
        main(["new", str(tmp_path / name)])
        texts.add((tmp_path / name / "book" / "book.yaml").read_text("utf-8"))
    assert len(texts) == 2
    assert all("IDENTIFIER" not in text and "DATE" not in text for text in texts)


def test_nothing_is_written_over(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    own = tmp_path / "styles" / "print.css"
    own.parent.mkdir()
    own.write_text("/* mine */", "utf-8")
    assert main(["new", str(tmp_path)]) == 1
    assert capsys.readouterr().err.startswith(str(own))
    assert list(tmp_path.rglob("*.*")) == [own]


def test_book_yaml_explains_itself_in_the_user_s_language(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In both languages the same values, and the same keys are explained."""
    texts = []
    for locale in ("C.UTF-8", "ja_JP.UTF-8"):
        monkeypatch.setenv("LC_ALL", locale)
        assert main(["new", str(tmp_path / locale)]) == 0
        texts.append((tmp_path / locale / "book/book.yaml").read_text("utf-8"))
        assert not (tmp_path / locale / "book/book.ja.yaml").exists()
    english, japanese = texts
    assert "title            required" in english and "title            書名（必須）" in japanese
    values = [
        [row for row in text.split("\n") if row[:1] not in ("", "#") and "identifier" not in row]
        for text in texts
    ]
    assert values[0] == values[1]
    rows = re.findall(r"^# {1,3}([a-z][a-z-]+(?:, [a-z-]+)*)(?= {2,}|$)", english, re.M)
    keys = {key for row in rows for key in row.split(", ")}
    unexplained = {key for key in keys if not re.search(rf"(?<![a-z-]){key}(?![a-z-])", japanese)}
    assert len(keys) > 60 and not unexplained


def test_the_template_is_this_repository_s_own() -> None:
    """The same explanations in book.yaml, and the same line for the pipeline."""
    ours, template = (
        [
            row
            for row in (folder / "book" / "book.yaml").read_text("utf-8").split("\n")
            if row[:1] == "#"
        ]
        for folder in (ROOT, TEMPLATE)
    )
    assert template == ours
    pipeline = (TEMPLATE / "dodo.py").read_text("utf-8")
    assert (ROOT / "dodo.py").read_text("utf-8").startswith(pipeline)
