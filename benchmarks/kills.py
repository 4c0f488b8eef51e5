"""Builds ended at every step. Use: python benchmarks/kills.py [--kills 200] [--folder FOLDER]

A book of two chapters is built over and over with one of two texts, and each build is ended: by
turns killed at one of its writes (the n-th file opened, renamed, removed …), and killed,
interrupted (SIGINT) or terminated at a moment of its processor time. After each end every file in
dist/ must be that of one text or of the other, and the exit status what the signal asks for. Each
fifth build goes on, and must leave the files of its text and nothing that is unfinished.

Prints where builds were ended. The exit status is 1 if a file was torn, lost or left behind.
"""

import argparse
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

TASKS = ("pdf", "booklet", "epub", "proof", "press", "plan", "cover")
TEXT = "# 海《うみ》の話\n\n" + "　波《なみ》の音がする。29日、｜遠い海《とおいうみ》へ。\n\n" * 40
WORDS = ("音", "声")  # what the two texts differ in
ENDED = 5  # one build in so many goes on to its end
FORGOTTEN = 3  # one build in so many finds nothing kept
# How builds end: at a write, or at a moment by a signal.
ENDS = (None, signal.SIGKILL, signal.SIGINT, signal.SIGTERM)
# doit, which dies with all its processes at its n-th write in the project, or has a signal sent to
# all of them after so many seconds; else it tells how many of both there were.
DOOMED = """
import atexit, os, signal, sys, time
from doit.__main__ import main
number, seconds, sent = int(sys.argv.pop(1)), float(sys.argv.pop(1)), int(sys.argv.pop(1))
root, count = os.getcwd() + os.sep, 0
writes = {"open", "os.rename", "os.remove", "os.mkdir", "os.chmod", "os.truncate"}
def look(event, values):
    global count
    if event not in writes or (event == "open" and not values[2] & (os.O_WRONLY | os.O_RDWR)):
        return
    named = isinstance(values[0], (str, bytes, os.PathLike))
    path = os.path.abspath(os.fsdecode(values[0])) if named else ""
    if path.startswith(root):
        count += 1
        if count == number:
            os.write(1, f"\\nat {event} {path[len(root):]}\\n".encode())
            os.killpg(0, signal.SIGKILL)
def end(*_):
    os.killpg(0, sent)
def tell():
    signal.setitimer(signal.ITIMER_PROF, 0)
    print("cost", count, time.process_time(), flush=True)
signal.signal(signal.SIGINT, signal.default_int_handler)  # which shells take from what waits
if seconds:
    signal.signal(signal.SIGPROF, end)
    signal.setitimer(signal.ITIMER_PROF, seconds)
atexit.register(tell)
sys.addaudithook(look)
sys.exit(main())
"""

Ended = subprocess.CompletedProcess[str]


class Killed:
    """A project that is built and killed, and what was found there."""

    def __init__(self, folder: Path) -> None:
        source = folder / "source"
        source.mkdir(parents=True)
        for number in (1, 2):
            (source / f"{number}.md").write_text(TEXT.replace("海", "海山"[number - 1]), "utf-8")
        self.book = folder / "book"
        command = [sys.executable, "-m", "tategumi", "new", str(self.book), "--from", str(source)]
        subprocess.run(command, check=True, capture_output=True)
        self.text = next(self.book.rglob("1.md"))
        self.places: Counter[str] = Counter()
        self.faults: list[str] = []
        self.good: list[dict[str, bytes]] = []  # what each of the two texts makes
        for word in range(len(WORDS)):
            writes, seconds = self.ended(word).split()[-2:]
            self.good.append(self.products())
        self.writes, self.seconds = int(writes), float(seconds)

    def products(self) -> dict[str, bytes]:
        dist = self.book / "dist"
        paths = sorted(path for path in dist.rglob("*") if path.is_file())
        found = {str(path.relative_to(dist)): path.read_bytes() for path in paths}
        return {name: data for name, data in found.items() if not name.startswith(".")}

    def run(self, word: int, write: int = 0, seconds: float = 0, sent: int = 0) -> Ended:
        """Build the text that has this one of the words, to its end or to the given one."""
        self.text.write_text(TEXT.replace(WORDS[0], WORDS[word]), "utf-8")
        world = {"SOURCE_DATE_EPOCH": "1700000000", "PYTHONUNBUFFERED": "1"}
        return subprocess.run(
            [sys.executable, "-c", DOOMED, str(write), str(seconds), str(int(sent)), *TASKS],
            cwd=self.book,
            env=os.environ | world,
            capture_output=True,
            text=True,
            check=False,
            start_new_session=True,
        )

    def ended(self, word: int) -> str:
        """What a build said that was let to its end."""
        run = self.run(word)
        if run.returncode or "Traceback" in run.stderr:
            self.faults.append(f"a build that nobody ended failed: {run.stderr}")
        return run.stdout

    def kill(self, number: int, of: int) -> None:
        word, sent = number % len(WORDS), ENDS[number // len(WORDS) % len(ENDS)]
        share = (number + 1) / (of + 1)
        if number % FORGOTTEN == 0:
            shutil.rmtree(self.book / ".tategumi", ignore_errors=True)
        if sent is None:
            run = self.run(word, write=max(1, round(share * self.writes)))
        else:
            run = self.run(word, seconds=share * self.seconds, sent=sent)
        where = place(run)
        self.places[f"{sent.name if sent else 'killed'} {where}"] += 1
        self.faults += [f"{where}: {fault}" for fault in faults_of(run, sent or signal.SIGKILL)]
        for name, data in self.products().items():
            if data not in (self.good[0].get(name), self.good[1].get(name)):
                self.faults.append(f"{where}: {name} is neither old nor new")
        if number % ENDED == 0:
            self.look(number // 2 % len(WORDS))  # the text of the kill, or of the build before

    def look(self, word: int) -> None:
        """Is all as it should be after a build that ended?"""
        self.ended(word)
        if self.products() != self.good[word]:
            self.faults.append("a build after a kill made other files")
        left = self.book.rglob(".*unfinished")
        self.faults += [f"left behind: {path.relative_to(self.book)}" for path in left]


def faults_of(run: Ended, sent: signal.Signals) -> Iterator[str]:
    """What is wrong with how a build ended to which a signal was sent."""
    if run.returncode not in (0, -sent, 128 + sent):
        yield f"{sent.name} ended with status {run.returncode}"
    if "Traceback" in run.stderr or "Error" in run.stderr:
        yield run.stderr


def place(run: Ended) -> str:
    """Where a build was ended: at a write, or in a task."""
    if run.returncode == 0:
        return "too late"
    for line in reversed(run.stdout.split("\n")):
        if line.startswith("at "):
            event, _, path = line.removeprefix("at ").partition(" ")
            return f"{event} in {path.rpartition('/')[0] or 'the project'}/"
        if line.startswith(".  "):
            return f"in {line.removeprefix('.  ')}"
    return "before the first task"


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--folder", type=Path)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        killed = Killed(options.folder or Path(folder))
        for number in range(options.kills):
            killed.kill(number, options.kills)
        for word in range(len(WORDS)):
            killed.look(word)
    print(
        f"{options.kills} builds ended, of {killed.seconds:.1f} s and {killed.writes} writes each"
    )
    for where, count in killed.places.most_common():
        print(f"  {count:4} {where}")
    print(f"faults: {len(killed.faults)}")
    for fault in killed.faults:
        print(f"  {fault}")
    return int(bool(killed.faults))


if __name__ == "__main__":
    sys.exit(main())
