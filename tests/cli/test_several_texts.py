"""A folder or a zip file of several texts is a manuscript wherever one is named."""

import re
import shutil
import zipfile
from pathlib import Path

import pytest

from tategumi import build, edited_book
from tategumi.cli import main
from tategumi.manuscript import archive
from tategumi.model import plain_text
from tategumi.problems import Severity

from .test_from import zipped

TEXTS = {
    "第1話.txt": "第1話　朝\n\n　朝だ。竜《りゅう》。\n",
    "第10話.txt": "第10話　夜\n\n　《《夜》》だ。\n",
    "第2話.txt": "第2話　昼\n\n　昼だ。\n",
}
TITLES = ["第1話　朝", "第2話　昼", "第10話　夜"]


@pytest.fixture(params=["folder", "zip", "cp932", "deep"])
def several(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    if request.param == "folder":
        folder = tmp_path / "小説"
        folder.mkdir()
        for name, text in TEXTS.items():
            (folder / name).write_text(text, "utf-8")
        (folder / "style.css").write_text("p { color: red }", "utf-8")
        (folder / "図.png").write_bytes(b"picture")
        return folder
    top = "上/" if request.param == "deep" else ""
    encoding = "utf-8" if request.param == "zip" else "cp932"
    path = tmp_path / "小説.zip"
    files = {top + name: text.encode(encoding) for name, text in TEXTS.items()}
    path.write_bytes(zipped(files, encoding))
    return path


def test_convert_makes_chapters_of_them(several: Path) -> None:
    assert main(["convert", str(several), "--to", "epub,markdown"]) == 0
    made = several.with_name("小説.epub")
    with zipfile.ZipFile(made) as book:
        contents = book.read("item/navigation-documents.xhtml").decode()
        texts = "".join(book.read(n).decode() for n in book.namelist() if n.endswith(".xhtml"))
    assert re.findall("(?:第１話|第２話|第10話)　[朝昼夜]", contents) == [
        "第１話　朝", "第２話　昼", "第10話　夜",
    ]  # fmt: skip
    assert "<rt>りゅう</rt>" in texts and '<em class="em-sesame">夜</em>' in texts
    assert "《" not in texts and "小説" in texts


@pytest.mark.parametrize("kind", ["pdf", "epub"])
@pytest.mark.parametrize("head", ["", "第{}話\n\n"])
def test_what_is_told_of_words_in_a_folder_names_their_file(
    kind: str, head: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "小説"
    folder.mkdir()
    for name, words in (("1", "海の音。"), ("2", "山と\U000f1234の何?と言う。")):
        (folder / f"{name}.txt").write_text(f"{head.format(name)}{words}\n", "utf-8")
    assert main(["convert", str(folder), "--to", kind, "--out", str(tmp_path)]) == 0
    told, line = capsys.readouterr().err, head.count("\n") + 1
    assert f"小説/2.txt:{line}:6: warning: 1 half-width" in told
    assert kind == "epub" or f"小説/2.txt:{line}:3: warning: no font has" in told


@pytest.mark.parametrize("written", ["file: ", ""])
def test_a_project_takes_them(several: Path, tmp_path: Path, written: str) -> None:
    root = tmp_path / "book"
    assert main(["new", str(root)]) == 0
    (root / "seeds").mkdir(exist_ok=True)
    held = root / "seeds" / several.name
    shutil.copytree(several, held) if several.is_dir() else shutil.copy(several, held)
    yaml = root / "book/book.yaml"
    text = yaml.read_text("utf-8").replace("  - file: book/2.md\n", "")
    entry = f"  - {written}seeds/{several.name}\n"
    yaml.write_text(text.replace("  - file: book/1.md\n", entry), "utf-8")
    problems = [*build.mistakes(root)]
    assert [one for one in problems if one.severity is Severity.ERROR] == []
    documents = edited_book.project_of(root).texts.documents
    assert [plain_text(one.title) for one in documents if one.blocks] == TITLES
    assert all(path.is_file() for path in edited_book.project_of(root).sources)


def test_outline_names_them_as_they_are(several: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["outline", str(several)]) == 0
    assert capsys.readouterr().out == f"  - file: {several}\n"


def test_one_text_with_its_pictures_stays_one(tmp_path: Path) -> None:
    path = tmp_path / "work.zip"
    path.write_bytes(zipped({"w.txt": "題\n\n本文。\n".encode(), "fig.png": b"x"}, "utf-8"))
    assert main(["outline", str(path)]) == 0
    assert archive.names(path.read_bytes(), "work.zip") == ["w.txt", "fig.png"]


def test_a_zip_in_a_zip_is_no_text(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    inner = zipped({"a.txt": "海。\n".encode()}, "utf-8")
    path = tmp_path / "outer.zip"
    path.write_bytes(zipped({"a.zip": inner, "b.zip": inner}, "utf-8"))
    assert main(["convert", str(path)]) == 1
    said = capsys.readouterr().err.splitlines()
    assert len([line for line in said if "outer.zip" in line]) == 1
