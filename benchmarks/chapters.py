"""A long book whose chapters are set by themselves: what one changed word costs, and two processes.

Use: python benchmarks/chapters.py FOLDER [--chapters 40] [--characters 9000] [--long]
FOLDER has works as Aozora Bunko gives them (*.txt). Their paragraphs make a project of so many
chapters of so many characters each: the usual values make some 500 pages. Prints, of one run on one
machine, seconds, processor seconds and the memory of the largest process: ``doit pdf`` from nothing
in one process and in two, with a word changed in the middle, with nothing changed, with a style
changed; whether the bytes are the same; the ratios. ``--long`` adds a book of 128 chapters and one
of a sixteenth of that.
"""

import argparse
import hashlib
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import cycle
from pathlib import Path

from tategumi.cli import main as tategumi

LONG, SIXTEENTH = 128, 8
# Aozora Bunko's legend stands between such lines, and its colophon behind such words.
LEGEND, COLOPHON = re.compile("-{20,}"), "底本："


@dataclass(frozen=True)
class Cost:
    """Seconds of a clock and of the processors; the largest process in MB."""

    seconds: float
    processor: float
    memory: int

    def row(self, name: str) -> str:
        return (
            f"{name:24} {self.seconds:7.2f} s {self.processor:7.2f} s of processors"
            f" {self.memory:5} MB"
        )


def paragraphs(folder: Path) -> Iterator[str]:
    """The paragraphs of all works, over and over."""
    found: list[str] = []
    for path in sorted(folder.glob("*.txt")):
        text = path.read_bytes().decode("cp932", "replace")
        body = LEGEND.split(text)[-1].split(COLOPHON)[0]
        rows = (row.strip() for row in body.splitlines())
        found += [row for row in rows if row and "［＃" not in row]
    if not found:
        sys.exit(f"{folder}: no works (*.txt)")
    return cycle(found)


def make_project(root: Path, texts: Iterator[str], chapters: int, characters: int) -> None:
    tategumi(["new", str(root)])
    (root / "book/readings.yaml").unlink()
    (root / "seeds").mkdir()
    entries = []
    for number in range(1, chapters + 1):
        rows = [f"第{number}章［＃「第{number}章」は大見出し］", ""]
        length = 0
        while length < characters:
            rows.append(f"　{next(texts)}")
            length += len(rows[-1])
        name = f"seeds/{number:03}.txt"
        (root / name).write_text("\n".join(rows) + "\n", "utf-8")
        entries.append(f"  - file: {name}\n    notation: aozora\n")
    book = root / "book" / "book.yaml"
    contents = f"contents:\n  - title-page\n  - toc\n{''.join(entries)}  - colophon\n\n"
    text = re.sub(r"^contents:\n(?:[ \t].*\n)*\n?", contents, book.read_text("utf-8"), flags=re.M)
    book.write_text(text, "utf-8")


def doit(root: Path, processes: int = 1) -> Cost:
    """``doit pdf`` as a process of its own."""
    code = (
        "import json, resource, subprocess, sys, time; t = time.monotonic();"
        "subprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL);"
        "u = resource.getrusage(resource.RUSAGE_CHILDREN);"
        "print(time.monotonic() - t, u.ru_utime + u.ru_stime, u.ru_maxrss // 1024)"
    )
    environment = os.environ | {"TATEGUMI_JOBS": str(processes)}
    command = [sys.executable, "-c", code, "doit", "pdf"]
    done = subprocess.run(
        command, cwd=root, env=environment, check=True, stdout=subprocess.PIPE, text=True
    )
    seconds, processor, memory = done.stdout.split()
    return Cost(float(seconds), float(processor), int(memory))


def from_nothing(root: Path, processes: int) -> Cost:
    for name in (".tategumi", "dist"):
        shutil.rmtree(root / name, ignore_errors=True)
    for path in root.glob(".doit*"):
        path.unlink()
    return doit(root, processes)


def bytes_of(root: Path) -> str:
    return hashlib.sha256((root / "dist/book.pdf").read_bytes()).hexdigest()[:16]


def change_a_word(path: Path) -> None:
    path.write_text(path.read_text("utf-8").replace("。", "。春、", 1), "utf-8")


def measure(root: Path, chapters: int) -> None:
    one = from_nothing(root, 1)
    print(one.row("one process"))
    same = {bytes_of(root)}
    two = from_nothing(root, 2)
    print(two.row("two processes"))
    same.add(bytes_of(root))
    from_nothing(root, 4)
    same.add(bytes_of(root))
    shutil.rmtree(root / "dist")
    doit(root)
    same.add(bytes_of(root))
    print(
        f"bytes for 1, 2, 4 processes and from the cache: {'the same' if len(same) == 1 else same}"
    )
    change_a_word(root / f"seeds/{chapters // 2:03}.txt")
    word = doit(root)
    print(word.row("a word changed"))
    print(doit(root).row("nothing changed"))
    style = root / "styles/print.css"
    style.write_text(style.read_text("utf-8") + "\np { color: #111 }\n", "utf-8")
    print(doit(root).row("a style changed"))
    print(f"two processes ÷ one: {two.seconds / one.seconds:.2f}")
    print(f"a word ÷ from nothing: {word.seconds / one.seconds:.2f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--chapters", type=int, default=40)
    parser.add_argument("--characters", type=int, default=9000)
    parser.add_argument("--long", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder, "book")
        make_project(root, paragraphs(options.folder), options.chapters, options.characters)
        measure(root, options.chapters)
        if options.long:
            costs = {}
            for chapters in (SIXTEENTH, LONG):
                root = Path(folder, str(chapters))
                make_project(root, paragraphs(options.folder), chapters, options.characters)
                costs[chapters] = from_nothing(root, 1)
                print(costs[chapters].row(f"{chapters} chapters"))
            linear = costs[SIXTEENTH].processor * LONG / SIXTEENTH
            print(f"long ÷ linear: {costs[LONG].processor / linear:.2f}")


if __name__ == "__main__":
    main()
