"""The preview of a long book: its first page, a changed word, its memory.

Use: python benchmarks/preview.py FOLDER [--chapters 40] [--characters 9000]
FOLDER has works as Aozora Bunko gives them (*.txt), of which a book is made as by chapters.py: the
usual values make some 500 pages. Prints, of one run on one machine, beside what is wanted: seconds
from the command to the picture of a first page, of a book that was never set and of one that was
shown before; seconds from the save of a changed word to the picture of its page (the middle of
several); the most memory that all processes together had, what they share counted once (PSS,
Linux only).
"""

import argparse
import contextlib
import json
import re
import signal
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

from chapters import change_a_word, make_project, paragraphs

FIRST, CHANGED, MEMORY = 3, 1.5, 600
CHANGES = 5
PATIENCE = 300
_PAGE = "pages/paper/{number}/{index}.png?height=1000"


class Server:
    """A preview that runs, and the most memory that it has had, in MB."""

    def __init__(self, root: Path) -> None:
        self.begun = time.monotonic()
        command = [sys.executable, "-m", "tategumi", "preview", "--no-open"]
        self._process = subprocess.Popen(command, cwd=root, stdout=subprocess.PIPE, text=True)
        found = re.match(r"(http://\S+/): ", self._process.stdout.readline())
        self.address, self.memory, self._is_over = found[1], 0, False
        self._watch = threading.Thread(target=self._measure)
        self._watch.start()

    def ask(self, path: str) -> bytes:
        with urllib.request.urlopen(self.address + path) as answer:
            return answer.read()

    def state(self) -> dict:
        return json.loads(self.ask("state"))

    def until(self, is_so: Callable[[dict], object]) -> dict:
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            with contextlib.suppress(OSError):
                if is_so(state := self.state()):
                    return state
            time.sleep(0.02)
        sys.exit("the preview does not answer")

    def end(self) -> None:
        self._is_over = True
        self._watch.join()
        self._process.send_signal(signal.SIGINT)
        self._process.wait()

    def _measure(self) -> None:
        while not self._is_over:
            self.memory = max(self.memory, sum(map(_memory, _family(self._process.pid))))
            time.sleep(0.1)


def _family(process: int) -> Iterator[int]:
    """A process and all that it has started."""
    yield process
    with contextlib.suppress(OSError):
        for task in Path(f"/proc/{process}/task").iterdir():
            for child in (task / "children").read_text().split():
                yield from _family(int(child))


def _memory(process: int) -> int:
    with contextlib.suppress(OSError):
        rows = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
        return sum(int(row.split()[1]) for row in rows if row.startswith("Pss:")) // 1024
    return 0


def first_page(server: Server) -> float:
    """Seconds from the command to the first picture."""
    state = server.until(lambda state: state["pages"])
    server.ask(_PAGE.format(number=state["number"], index=0))
    return time.monotonic() - server.begun


def changed_word(server: Server, path: Path) -> float:
    """Seconds from a save to the picture of its page."""
    number = server.state()["number"]
    change_a_word(path)
    begun = time.monotonic()
    state = server.until(lambda state: (state["follow"] or {}).get("number", 0) > number)
    place = {"number": state["number"], "index": state["follow"]["page"] - 1}
    server.ask(_PAGE.format(**place))
    seconds = time.monotonic() - begun
    server.until(lambda state: not state["working"])
    return seconds


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--chapters", type=int, default=40)
    parser.add_argument("--characters", type=int, default=9000)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder, "book")
        make_project(root, paragraphs(options.folder), options.chapters, options.characters)
        new = Server(root)
        row("first page, never set", first_page(new), FIRST)
        state = new.until(lambda state: state["whole"] and state["chapters"])
        print(
            f"{'all pages':26} {time.monotonic() - new.begun:6.2f} s  {len(state['pages'])} pages"
        )
        new.until(lambda state: not state["working"])
        path = root / f"seeds/{options.chapters // 2:03}.txt"
        changes = [changed_word(new, path) for _ in range(CHANGES)]
        row("a word changed", statistics.median(changes), CHANGED)
        new.end()
        again = Server(root)
        row("first page, shown before", first_page(again), FIRST)
        again.until(lambda state: not state["working"])
        again.end()
        most = max(new.memory, again.memory)
        print(f"{'memory':26} {most:6} MB wanted: {MEMORY} MB")


def row(name: str, seconds: float, wanted: float) -> None:
    print(f"{name:26} {seconds:6.2f} s  wanted: {wanted} s", flush=True)


if __name__ == "__main__":
    main()
