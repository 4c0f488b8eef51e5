"""Builds that are disturbed: by the world around them, by each other, by a disk, by signals."""

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tategumi.cli import main
from tategumi.doctor import examine

pytestmark = [
    pytest.mark.skipif(any(examine()), reason="this machine lacks what `tategumi doctor` names"),
    pytest.mark.skipif(sys.platform == "win32", reason="Windows has neither umask nor signals"),
]

TEXT = "# 海《うみ》の話\n\n" + "　波《なみ》の音がする。29日、｜遠い海《とおいうみ》へ。\n\n" * 40
DAY = {"SOURCE_DATE_EPOCH": "1700000000"}
# Two worlds that differ in all that a book must not depend on.
WORLDS = (
    {"TZ": "UTC", "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "1"},
    {"TZ": "Asia/Tokyo", "LANG": "C", "LC_ALL": "C", "PYTHONHASHSEED": "77"},
)
LATER = 2_000_000_000  # seconds: a date that no run has
MOMENTS = (0.3, 0.6, 0.9, 1.2, 1.5, 1.8, 2.2, 2.7, 3.3, 4.0)  # seconds after the start


def project(folder: Path) -> Path:
    """A book of two chapters."""
    source = folder / "source"
    source.mkdir(parents=True)
    (source / "1.md").write_text(TEXT, "utf-8")
    (source / "2.md").write_text(TEXT.replace("海", "山"), "utf-8")
    assert main(["new", str(folder / "book"), "--from", str(source)]) == 0
    return folder / "book"


def copied(book: Path, folder: Path) -> Path:
    """The same files, laid down the other way round and at another time."""
    for path in sorted(book.rglob("*"), reverse=True):
        if path.is_file():
            target = folder / path.relative_to(book)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target)
            os.utime(target, (LATER, LATER))
    return folder


def environment(world: dict[str, str]) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name in ("PATH", "VIRTUAL_ENV")}
    return kept | DAY | world  # no HOME


def started(book: Path, world: dict[str, str], *arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "doit", *arguments],
        cwd=book,
        env=environment(world),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def products(book: Path) -> dict[str, bytes]:
    paths = sorted((book / "dist").rglob("*.epub")) + sorted((book / "dist").rglob("*.pdf"))
    return {path.name: path.read_bytes() for path in paths}


def test_the_world_around_changes_no_byte(tmp_path: Path) -> None:
    first = project(tmp_path / "a")
    books = (first, copied(first, tmp_path / "b" / "another"))
    made = []
    for number, (book, world) in enumerate(zip(books, WORLDS, strict=True)):
        old = os.umask((0o022, 0o077)[number])
        try:
            run = started(book, world, *(("-n", "2") if number else ()))
            out, err = run.communicate(timeout=300)
        finally:
            os.umask(old)
        assert run.returncode == 0, out + err
        made.append(products(book))
    assert made[0] == made[1]
    assert {Path(name).suffix for name in made[0]} == {".epub", ".pdf"}


def test_builds_at_once_and_builds_that_are_ended(tmp_path: Path) -> None:
    """Two at once make the same books; what a signal ends leaves old files or new ones."""
    book = project(tmp_path / "a")
    runs = [started(book, WORLDS[0]) for _ in range(2)]
    told = [run.communicate(timeout=300) for run in runs]
    assert [run.returncode for run in runs] == [0, 0], told
    good = products(book)
    other = (book.parent / "source" / "1.md").read_text("utf-8").replace("音", "声")
    text = next(path for path in book.rglob("1.md"))
    old = text.read_text("utf-8")
    for number, moment in enumerate(MOMENTS):
        text.write_text(old if number % 2 else other, "utf-8")
        run = started(book, WORLDS[0])
        time.sleep(moment)
        sent = (signal.SIGTERM, signal.SIGINT, signal.SIGKILL)[number % 3]
        os.killpg(run.pid, sent)
        _, err = run.communicate(timeout=120)
        assert "Traceback" not in err, err
        assert run.returncode in (0, -sent, 128 + sent), (sent, err)
        assert products(book).keys() == good.keys()
    text.write_text(old, "utf-8")
    run = started(book, WORLDS[0])
    out, err = run.communicate(timeout=300)
    assert run.returncode == 0, out + err
    assert products(book) == good
    assert not list((book / "dist").rglob(".*unfinished"))


def test_a_full_disk_and_a_folder_that_is_gone(tmp_path: Path) -> None:
    """A file may have no more than so many bytes: one line, status 1, and the old book stays."""
    book = project(tmp_path / "a")
    run = started(book, WORLDS[0], "epub")
    assert run.wait(300) == 0
    good = products(book)
    text = next(book.rglob("1.md"))
    text.write_text(TEXT.replace("音", "声"), "utf-8")
    limited = "import resource, sys; resource.setrlimit(resource.RLIMIT_FSIZE, (2000, 2000)); "
    limited += "import signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN); "
    limited += "from tategumi.cli import main; sys.exit(main(sys.argv[1:]))"
    command = [sys.executable, "-c", limited, "convert", str(text), "--to", "epub"]
    command += ["--out", str(tmp_path)]
    target = tmp_path / "1.epub"
    target.write_bytes(b"old")
    # Python would write half of its compiled modules, and find them broken ever after.
    world = WORLDS[0] | {"PYTHONDONTWRITEBYTECODE": "1"}
    full = subprocess.run(
        command, env=environment(world), capture_output=True, text=True, check=False
    )
    assert full.returncode == 1
    assert [line for line in full.stderr.splitlines() if "error" in line], full.stderr
    assert "Traceback" not in full.stderr
    assert target.read_bytes() == b"old"
    text.write_text(TEXT, "utf-8")
    shutil.rmtree(book / "dist")
    assert started(book, WORLDS[0], "epub").wait(300) == 0
    assert products(book) == good
