"""A shelf of works: made once, gone on with after any end, and none takes others with it."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tategumi.cli import main
from tategumi.commands.catalogue.orders import orders

pytestmark = pytest.mark.needs("machine")

COUNT = 6


@pytest.fixture(autouse=True)
def _english(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def works(tmp_path: Path) -> Path:
    folder = tmp_path / "works"
    folder.mkdir()
    for number in range(COUNT):
        text = f"作品{number}\n見本太郎\n\n　第{number}の物語です。\n"
        (folder / f"w{number}.txt").write_text(text, "utf-8")
    return folder


def catalogue(*more: str) -> list[str]:
    return ["catalogue", "works", "--out", "out", "--to", "epub", "--jobs", "2", *more]


def report() -> dict[str, dict]:
    rows = [json.loads(row) for row in Path("out/report.jsonl").read_text("utf-8").splitlines()]
    assert len({row["name"] for row in rows}) == len(rows)
    return {row["name"]: row for row in rows}


def made() -> dict[str, tuple[int, int]]:
    """What says that a file is the same: its number on the disk and the time of its writing."""
    found = [*Path("out").glob("*.epub"), *Path("out/.catalogue").glob("*.json")]
    return {path.name: (path.stat().st_ino, path.stat().st_mtime_ns) for path in found}


def test_a_shelf_has_its_books_a_report_and_an_index(
    works: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (works / "deep").mkdir()
    (works / "deep" / "x.md").write_text("# 題 & <名>\n\n本文。\n", "utf-8")
    assert main(catalogue("--to", "epub,pdf")) == 0
    rows = report()
    assert {row["outcome"] for row in rows.values()} == {"made"}
    assert rows["deep/x"]["products"] == ["deep/x.epub", "deep/x.pdf"]
    assert all(Path("out", name).is_file() for row in rows.values() for name in row["products"])
    assert all(row["pages"] > 0 for row in rows.values())
    assert "7 works: 7 made, 0 made before, 0 failed" in capsys.readouterr().out
    index = Path("out/index.html").read_text("utf-8")
    assert 'href="deep/x.pdf"' in index
    assert "作品3" in index
    assert "見本太郎" in index


def test_what_is_made_is_not_made_again_and_what_changed_is(works: Path) -> None:
    assert main(catalogue()) == 0
    before = made()
    assert main(catalogue()) == 0
    assert made() == before
    (works / "w1.txt").write_text("作品\n見本太郎\n\n　別の物語です。\n", "utf-8")
    Path("out/w2.epub").unlink()
    assert main(catalogue()) == 0
    after = made()
    assert {name for name in after if name.endswith(".epub") and after[name] != before[name]} == {
        "w1.epub",
        "w2.epub",
    }


def test_a_picture_that_comes_or_changes_makes_its_work_again(works: Path) -> None:
    (works / "p.md").write_text("# 題\n\n![絵](p.svg)\n", "utf-8")
    sizes = []
    for _ in range(2):
        assert main(catalogue()) == 0
        sizes.append(Path("out/p.epub").stat().st_size)
        (works / "p.svg").write_text(
            '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>', "utf-8"
        )
    assert sizes[0] != sizes[1]


def test_a_damaged_record_makes_its_work_again(works: Path) -> None:
    assert main(catalogue()) == 0
    records = sorted(Path("out/.catalogue").glob("*.json"))
    for record, data in zip(records, (b"", b"{", b"[]", b'{"sizes": 1}'), strict=False):
        record.write_bytes(data)
    assert main(catalogue()) == 0
    assert all(json.loads(record.read_bytes())["result"] for record in records)


def test_works_that_fail_are_a_line_each_and_the_status(
    works: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (works / "empty.txt").touch()
    (works / "broken.zip").write_bytes(b"PK\3\4 no zip")
    assert main(catalogue()) == 1
    captured = capsys.readouterr()
    assert captured.err.count("\n") == 1
    assert "2 of 8 works failed" in captured.err
    rows = report()
    assert {n for n, row in rows.items() if row["outcome"] != "made"} == {"empty", "broken"}
    summary = Path("out/report.txt").read_text("utf-8").splitlines()
    assert [line.partition(":")[0] for line in summary[1:3]] == ["broken", "empty"]


def test_limits_of_time_and_memory_end_one_work(works: Path) -> None:
    assert main(["catalogue", "works", "--out", "out", "--to", "epub", "--memory", "1"]) == 1
    assert {row["outcome"] for row in report().values()} <= {"memory", "killed"}
    (works / "long.txt").write_text("長い話\n\n" + "　同じ話が続きます。\n" * 60_000, "utf-8")
    assert main(catalogue("--to", "epub,pdf", "--seconds", "15")) == 1
    assert {n for n, row in report().items() if row["outcome"] == "time"} == {"long"}
    assert main(["catalogue", "works", "--out", "out", "--to", "epub"]) == 0


def test_names_differ_where_works_differ(tmp_path: Path) -> None:
    for folder, name in (("a", "x.txt"), ("a", "x.md"), ("a", "x.txt.txt"), ("b", "x.txt")):
        (tmp_path / folder).mkdir(exist_ok=True)
        (tmp_path / folder / name).touch()
    found = orders([tmp_path / "a", tmp_path / "b"], tmp_path / "out", "epub")
    assert [order.name for order in found] == ["a/x.md", "a/x.txt", "a/x.txt.txt", "b/x"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["nowhere", "--out", "out"], "no folder"),
        (["none", "--out", "out"], "no manuscripts"),
        (["works", "--out", "file"], "can't be written"),
    ],
)
def test_wrong_folders_are_one_line(
    works: Path, arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("none").mkdir()
    Path("file").touch()
    assert main(["catalogue", *arguments]) == 1
    told = capsys.readouterr().err
    assert said in told
    assert told.count("\n") == 1


# --- killed
def kill_in_the_middle(*more: str) -> None:
    """Start the shelf and kill it with SIGKILL when it has made two works."""
    process = subprocess.Popen([sys.executable, "-m", "tategumi", *catalogue(*more)])
    end = time.monotonic() + 120
    while len(list(Path("out/.catalogue").glob("*.json"))) < 2:
        assert process.poll() is None
        assert time.monotonic() < end
        time.sleep(0.02)
    process.send_signal(signal.SIGKILL)
    process.wait()


def killed_and_started_again(*more: str) -> None:
    kill_in_the_middle(*more)
    before = made()
    assert main(catalogue(*more)) == 0
    after = made()
    assert {name: after[name] for name in before} == before, "made twice"
    assert len(report()) == COUNT, "lost"
    assert {row["outcome"] for row in report().values()} == {"made"}


@pytest.mark.skipif(os.name != "posix", reason="SIGKILL is POSIX's")
def test_killed_and_started_again_nothing_is_made_twice_or_lost(works: Path) -> None:
    killed_and_started_again()


@contextmanager
def cluster(folder: Path) -> Iterator[str]:
    """A Dask scheduler and two workers on loopback; its address."""
    file = folder / "scheduler.json"
    local = ["--no-dashboard", "--host", "127.0.0.1", "--scheduler-file", str(file)]
    started = [_dask("scheduler", *local, "--port", "0")]
    try:
        end = time.monotonic() + 60
        while not file.exists() or not file.read_text("utf-8").endswith("}"):
            assert time.monotonic() < end
            time.sleep(0.1)
        started += [
            _dask("worker", *local, "--nthreads", "1", "--local-directory", str(folder / name))
            for name in ("one", "two")
        ]
        yield json.loads(file.read_text("utf-8"))["address"]
    finally:
        for process in reversed(started):
            process.terminate()
            process.wait()


def _dask(kind: str, *arguments: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", f"distributed.cli.dask_{kind}", *arguments]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


@pytest.mark.needs("cluster")
@pytest.mark.skipif(os.name != "posix", reason="SIGKILL is POSIX's")
def test_a_cluster_makes_the_same(works: Path, tmp_path: Path) -> None:
    with cluster(tmp_path) as address:
        killed_and_started_again("--cluster", address)


@pytest.mark.needs("cluster")
def test_no_cluster_is_one_line(works: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(catalogue("--cluster", "no-such:scheme://x")) == 1
    assert "Dask scheduler" in capsys.readouterr().err
