"""What a newcomer reads of doit, whatever they type: our lines, in their language."""

import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tategumi.cli import main

# What has its name in Japanese too.
NAMES = {
    "doit", "dodo", "py", "cd", "new", "tategumi", "pipeline", "from", "import", "help", "run",
    "list", "forget", "clean", "pdf", "epub", "epubcheck", "epublint", "xhtml", "picture", "check",
    "proof", "press", "plan", "cover", "booklet", "profile", "kindle", "kobo", "apple", "google",
    "dpfj", "horizontal", "flavours", "Kobo", "HTML", "PDF", "EPUB", "EPUBCheck", "nope", "num",
    "process", "build", "pdff", "SyntaxError", "ValueError", "invalid", "syntax", "json", "dist",
    "book", "yaml", "info", "ignore", "strace", "shell", "backend", "md",
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
        ("info nope", 3, "doit: 誤り: 「nope」という作業はありません。"),
        ("info", 3, "doit: 誤り: info には作業の名前が要ります。"),
        ("ignore", 3, "doit: 誤り: ignore には作業の名前が要ります。"),
        ("strace", 3, "doit: 誤り: strace には作業の名前が要ります。"),
        ("strace pdf", 3, "doit: 誤り: 「pdf」はプログラムを呼ばないので"),
        ("strace nope", 3, "doit: 誤り: 「nope」という作業はありません。"),
        ("tabcompletion -s nope", 3, "doit: 誤り: shell にその値はありません。"),
        ("list", 0, "縦組みの PDF を作ります"),
        ("help", 0, "doit [作業…]: 変わったものを作ります。"),
        ("help run", 0, "作業を実行します"),
        ("help info", 0, "作業を実行する訳を示します"),
        ("help dumpdb", 0, "実行した作業の記録を表示します"),
        ("help strace", 0, "自分で加えた作業が読み書きするファイルを示します"),
        ("help tabcompletion", 0, "シェルで入力を補う設定を出力します"),
        ("help ignore", 0, "その作業を飛ばします"),
        ("help reset-dep", 0, "できているものとします"),
        ("help pdf", 0, "pdf  縦組みの PDF を作ります"),
        ("forget pdf", 0, "pdf: 次は作り直します"),
        ("ignore plan", 0, "plan: 次から飛ばします"),
        ("info pdf", 1, "次に実行されます。その訳:\n  - まだ作られていません\n"),
        ("dumpdb", 0, "{}\n"),
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


def test_info_says_what_has_changed(book: Path) -> None:
    told(book, "check")
    current = "check: 本を読み、誤りを知らせます\n前のままです。\n作るもの: dist/report.txt\n"
    assert told(book, "info", "check") == (0, current)
    with (book / "book" / "1.md").open("a") as file:
        file.write("\n")
    (book / "dist" / "report.txt").unlink()
    status, said = told(book, "info", "check", locale="C.UTF-8")
    assert status == 1
    assert said.splitlines()[1:] == [
        "It would run:",
        "  - book/1.md has changed",
        "  - dist/report.txt is not there",
        "It makes: dist/report.txt",
    ]


def test_a_task_of_ones_own_tells_its_condition(book: Path) -> None:
    with (book / "dodo.py").open("a") as file:
        file.write("\ndef task_a():\n    return {'actions': ['true'], 'uptodate': [False]}\n")
        file.write("\ndef task_b():\n    return {'actions': ['true']}\n")
    assert "  - 作業が自分で求めています\n" in told(book, "info", "a")[1]
    assert "  - 毎回実行されます\n" in told(book, "info", "b")[1]


def test_the_database_can_be_seen(book: Path) -> None:
    told(book, "check")
    status, said = told(book, "dumpdb")
    assert status == 0
    assert "book/1.md" in json.loads(said)["check"]["_values_:"]["inputs"]["files"]
    with (book / "dodo.py").open("a") as file:
        file.write("\nDOIT_CONFIG['backend'] = 'sqlite3'\nDOIT_CONFIG['dep_file'] = 'other'\n")
    status, said = told(book, "dumpdb")
    assert status == 3 and said.startswith("doit: 誤り: この dodo.py の記録は表示できません")


def test_what_would_go_is_not_said_to_be_gone(book: Path) -> None:
    told(book, "check")
    assert told(book, "clean", "-n", "check") == (0, "dist/report.txt: 取り除く対象です\n")
    assert (book / "dist" / "report.txt").exists()


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


def test_a_pipe_that_is_closed_ends_it_without_a_word(book: Path) -> None:
    """As ``doit list | head -1`` does."""
    command = [sys.executable, "-m", "doit", "list"]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with subprocess.Popen(command, cwd=book, **pipes) as process:
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(60) == 128 + 13


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


@pytest.mark.needs("machine")
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
