"""Builds that are disturbed: by the world around them, by each other, by a disk, by signals.

``benchmarks/kills.py`` is the long form of the kills here.
"""

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tategumi.cli import main

pytestmark = [
    pytest.mark.needs("machine"),
    pytest.mark.skipif(sys.platform == "win32", reason="Windows has neither umask nor signals"),
]

TEXT = "# 海《うみ》の話\n\n" + "　波《なみ》の音がする。29日、｜遠い海《とおいうみ》へ。\n\n" * 40
DAY = {"SOURCE_DATE_EPOCH": "1700000000"}
# Two worlds that differ in all that a book must not depend on.
WORLDS = (
    {
        "TZ": "UTC",
        "LANG": "C.UTF-8",
        "LC_ALL": "C.UTF-8",
        "PYTHONHASHSEED": "1",
        "TATEGUMI_JOBS": "1",
    },
    {"TZ": "Asia/Tokyo", "LANG": "C", "LC_ALL": "C", "PYTHONHASHSEED": "77", "TATEGUMI_JOBS": "3"},
)
LATER = 2_000_000_000  # seconds: a date that no run has
MOMENTS = (0.3, 0.6, 0.9, 1.2, 1.5, 1.8, 2.2, 2.7, 3.3, 4.0)  # seconds after the start


KILLS = Path(__file__).parents[1] / "benchmarks" / "kills.py"


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
        # SIGINT last: while Python and doit start, Python itself tells of it.
        sent = (signal.SIGTERM, signal.SIGKILL, signal.SIGINT)[number % 3]
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


def edited(book: Path) -> None:
    """One word of its first chapter changes."""
    text = next(book.rglob("1.md"))
    text.write_text(text.read_text("utf-8").translate(str.maketrans("音声", "声音")), "utf-8")


# doit, which takes the folder dist/ away when it opens, renames … a file there for the n-th time;
# and doit whose files may have no more than so many bytes.
REMOVING = """
import os, shutil, sys
from doit.__main__ import main
left, dist = int(sys.argv.pop(1)), os.path.abspath("dist") + os.sep
def look(event, values):
    global left
    names = event in ("open", "os.chmod", "os.rename") and isinstance(values[0], (str, os.PathLike))
    if left and names and os.path.abspath(values[0]).startswith(dist):
        left -= 1
        if not left:
            shutil.rmtree(dist)
sys.addaudithook(look)
sys.exit(main())
"""
LIMITED = """
import resource, sys
from doit.__main__ import main
limit = int(sys.argv.pop(1))
resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
sys.exit(main())
"""


def disturbed(book: Path, program: str, number: int) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-c", program, str(number)],
        cwd=book,
        env=environment(WORLDS[0]) | {"PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_dist_that_is_taken_away_in_the_middle(tmp_path: Path) -> None:
    book = project(tmp_path / "a")
    assert started(book, WORLDS[0]).wait(300) == 0
    for number in (1, 2, 3, 11, 12, 13, 14, 15, 16, 17):
        edited(book)
        run = disturbed(book, REMOVING, number)
        told = [line for line in run.stderr.splitlines() if "error" in line]
        assert "Traceback" not in run.stdout + run.stderr, run.stdout
        assert (run.returncode == 0) == (not told), run.stderr
        assert len(told) <= 1
    good = products(book) if started(book, WORLDS[0]).wait(300) == 0 else {}
    shutil.rmtree(book / "dist")
    assert started(book, WORLDS[0]).wait(300) == 0
    assert products(book) == good


def test_a_disk_that_is_full_leaves_old_files_or_new_ones(tmp_path: Path) -> None:
    """In a project: the database, the markup and the pages in turn have no room."""
    book = project(tmp_path / "a")
    assert started(book, WORLDS[0]).wait(300) == 0
    old = products(book)
    edited(book)
    for limit in (2_000, 11_000, 120_000):
        shutil.rmtree(book / ".tategumi")
        run = disturbed(book, LIMITED, limit)
        assert run.returncode == 1
        assert "Traceback" not in run.stdout + run.stderr
        assert 1 <= run.stderr.count("error:") <= 2, run.stderr  # a product, the database
        assert products(book) == old
    assert not list(book.rglob(".*unfinished"))
    assert started(book, WORLDS[0]).wait(300) == 0
    assert products(book) != old


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root writes all")
def test_a_dist_that_may_not_be_written(tmp_path: Path) -> None:
    book = project(tmp_path / "a")
    assert started(book, WORLDS[0]).wait(300) == 0
    old = products(book)
    edited(book)
    (book / "dist").chmod(0o555)
    try:
        run = started(book, WORLDS[0])
        _, err = run.communicate(timeout=300)
    finally:
        (book / "dist").chmod(0o755)
    assert (run.returncode, err.count("error:"), "Traceback" in err) == (1, 1, False), err
    assert products(book) == old


def test_a_dist_that_is_a_file(tmp_path: Path) -> None:
    book = project(tmp_path / "a")
    (book / "dist").write_text("mine", "utf-8")
    run = started(book, WORLDS[0])
    out, err = run.communicate(timeout=300)
    assert (run.returncode, err.count("error:"), "Traceback" in out + err) == (1, 1, False), err
    assert (book / "dist").read_text("utf-8") == "mine"


def test_a_clock_that_goes_back(tmp_path: Path) -> None:
    """What is edited is made again, whatever its date; what has a date to come is made once."""
    book = project(tmp_path / "a")
    made = []
    for moment in (LATER, LATER - 1_000_000, 1):
        edited(book)
        for path in book.rglob("*.md"):
            os.utime(path, (moment, moment))
        assert started(book, WORLDS[0]).wait(300) == 0
        made.append(products(book))
    assert made[0] != made[1] != made[2] == made[0]
    run = started(book, WORLDS[0])
    out, _ = run.communicate(timeout=300)
    assert not [line for line in out.splitlines() if line.startswith(". ")], out


def test_four_builds_at_once(tmp_path: Path) -> None:
    """From nothing, with what is kept and without."""
    book = project(tmp_path / "a")
    made = []
    for _ in range(2):
        runs = [started(book, WORLDS[0]) for _ in range(4)]
        told = [run.communicate(timeout=300) for run in runs]
        assert [run.returncode for run in runs] == [0] * 4, told
        assert "Traceback" not in "".join(map(str, told))
        made.append(products(book))
        shutil.rmtree(book / "dist")
    assert made[0] == made[1]


def test_builds_ended_at_their_writes_and_at_moments_leave_whole_files() -> None:
    """A dozen of the benchmark's kills; its exit status says whether all files are whole."""
    run = subprocess.run(
        [sys.executable, str(KILLS), "--kills", "12"], capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stdout + run.stderr
    assert "faults: 0" in run.stdout
