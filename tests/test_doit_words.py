"""What a newcomer reads of doit, whatever they type: our lines, in their language."""

import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tategumi.cli import main
from tategumi.doctor import examine

# What has its name in Japanese too.
NAMES = {
    "doit", "dodo", "py", "cd", "new", "tategumi", "pipeline", "from", "import", "help", "run",
    "list", "forget", "clean", "pdf", "epub", "epubcheck", "epublint", "xhtml", "picture", "check",
    "proof", "press", "plan", "cover", "booklet", "profile", "kindle", "kobo", "apple", "google",
    "dpfj", "horizontal", "flavours", "Kobo", "HTML", "PDF", "EPUB", "EPUBCheck", "nope", "num",
    "process", "build", "pdff", "SyntaxError", "ValueError", "invalid", "syntax", "json", "dist",
    "book", "yaml",
}  # fmt: skip


def told(
    folder: Path, *words: str, module: str = "doit", locale: str = "ja_JP.UTF-8"
) -> tuple[int, str]:
    command = [sys.executable, "-m", module, *words]
    environment = {**os.environ, "LC_ALL": locale, "PYTHONUTF8": "1"}
    done = subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, encoding="utf-8", check=False
    )
    return done.returncode, done.stdout + done.stderr


def assert_japanese(said: str) -> None:
    bare = re.sub(r"https?://\S+|\S*/\S*", "", said)
    assert not set(re.findall("[A-Za-z]{2,}", bare)) - NAMES, said


@pytest.fixture
def book(tmp_path: Path) -> Path:
    assert main(["new", str(tmp_path / "book")]) == 0
    return tmp_path / "book"


@pytest.mark.parametrize(
    ("words", "status", "line"),
    [
        ("nope", 3, "doit: 誤り: 「nope」という作業はありません。次から選んでください: check,"),
        ("pdff", 3, "doit: 誤り: 「pdff」という作業はありません。「pdf」ですか"),
        ("--nope", 3, "doit: 誤り: --nope というオプションはここにはありません。"),
        ("pdf --nope", 3, "doit: 誤り: --nope というオプションはここにはありません。"),
        ("-n", 3, "doit: 誤り: -n には値が要ります。"),
        ("-n x", 3, "doit: 誤り: num_process の値を読めません。"),
        ("list --nope", 3, "doit: 誤り: --nope というオプション"),
        ("forget nope", 3, "doit: 誤り: 「nope」という作業はありません。"),
        ("clean nope", 3, "doit: 誤り: 「nope」という作業はありません。"),
        ("-f nope.py", 3, "doit: 誤り: nope.py がここにありません。"),
        ("list", 0, "縦組みの PDF を作ります"),
        ("help", 0, "doit [作業…]: 変わったものを作ります。"),
        ("help run", 0, "作業を実行します"),
        ("help info", 0, "作業を実行する訳を示します"),
        ("help ignore", 0, "その作業を飛ばします"),
        ("help reset-dep", 0, "できているものとします"),
        ("help pdf", 0, "pdf  縦組みの PDF を作ります"),
        ("forget pdf", 0, "pdf: 次は作り直します"),
        ("ignore plan", 0, "plan: 次から飛ばします"),
        ("reset-dep", 0, "proof: まだ作られていません"),
    ],
)
def test_what_doit_says(book: Path, words: str, status: int, line: str) -> None:
    found, said = told(book, *words.split())
    assert (found, line in said) == (status, True), said
    assert_japanese(said)


def test_a_task_to_skip_says_how_to_have_it_back(book: Path) -> None:
    told(book, "ignore", "check")
    _, said = told(book, "check")
    assert said == "  check: 飛ばす指定になっています（doit forget check で戻ります）\n"


def test_it_speaks_english_too(book: Path) -> None:
    assert "did you mean “pdf”?" in told(book, "pdff", locale="C.UTF-8")[1]
    assert "set the vertical pages as a PDF" in told(book, "list", locale="C.UTF-8")[1]


def test_build_has_the_same_words(book: Path) -> None:
    status, said = told(book, "build", "pdff", module="tategumi")
    assert (status, said) == (3, "build: 誤り: 「pdff」という作業はありません。「pdf」ですか\n")


@pytest.mark.parametrize("words", [(), ("list",), ("pdf",), ("forget",)])
def test_a_folder_that_holds_no_book_is_one_line(tmp_path: Path, words: tuple[str, ...]) -> None:
    status, said = told(tmp_path, *words)
    assert status == 3 and said.count("\n") == 1
    assert said.startswith("doit: 誤り: dodo.py がここにありません。")
    assert_japanese(said)


@pytest.mark.parametrize(
    ("text", "line"), [("from tategumi.pipeline import *\nimp ort\n", 2), ("raise ValueError\n", 1)]
)
def test_a_broken_dodo_is_one_line_with_its_place(tmp_path: Path, text: str, line: int) -> None:
    (tmp_path / "dodo.py").write_text(text)
    status, said = told(tmp_path, "list")
    assert status == 3 and said.startswith(f"dodo.py:{line}: 誤り: 実行できません")
    assert said.count("\n") == 1
    assert_japanese(said)


def test_a_task_of_ones_own_that_fails_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "dodo.py").write_text(
        "from tategumi.pipeline import *\ndef task_nope():\n    return {'actions': ['false']}\n"
    )
    status, said = told(tmp_path, "nope")
    assert status == 1
    assert said.splitlines()[0] == "→ nope"
    assert said.splitlines()[1].startswith("doit: 誤り: 「nope」が途中で止まりました")


def test_broken_yaml_is_told_in_japanese(book: Path) -> None:
    file = book / "book/book.yaml"
    text = file.read_text("utf-8")
    file.write_text(text.replace("\nmetadata:", "\nmetadata", 1), "utf-8")
    status, said = told(book)
    file.write_text(text, "utf-8")
    assert status == 1 and "book/book.yaml:" in said
    assert_japanese(said)


@pytest.mark.skipif(any(examine()), reason="this machine lacks what `tategumi doctor` names")
def test_what_is_made_what_stays_and_what_goes(book: Path) -> None:
    assert "→ xhtml: 紙面のもとになる HTML を作ります" in told(book, "xhtml")[1]
    assert told(book, "xhtml") == (0, "  check: 前のまま\n  xhtml: 前のまま\n")
    assert told(book, "clean", "xhtml") == (0, "dist/book.html: 取り除きました\n")
    assert not (book / "dist/book.html").exists()


def test_ctrl_c_is_one_line(book: Path) -> None:
    (book / "dodo.py").write_text(
        "from tategumi.pipeline import *\nimport time\n\n"
        "def task_nope():\n    print('ready', flush=True)\n    time.sleep(30)\n"
    )
    environment = {**os.environ, "LC_ALL": "ja_JP.UTF-8", "PYTHONUTF8": "1"}
    with subprocess.Popen(
        [sys.executable, "-m", "doit"], cwd=book, env=environment, encoding="utf-8",
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    ) as process:  # fmt: skip
        assert process.stdout.readline() == "ready\n"
        time.sleep(0.2)
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=30)
    assert process.returncode == 130
    assert len(said.strip().splitlines()) == 1
    assert_japanese(said)
