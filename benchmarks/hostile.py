"""Manuscripts spoilt at random, through every reader, and on to EPUB and PDF.

Use: python benchmarks/hostile.py [--seconds 600] [--found FOLDER] [--texts FOLDER] [--seed N]

Texts are the cases in tests/cases, and those of a folder; each is cut, doubled, mixed with others
and strewn with signs of notations, then read in one of them; one in ten goes on to an EPUB, one in
fifty to a PDF. Found is what ends in an exception, takes too long, makes an EPUB of pages that are
no XML, or a PDF that the engine itself finds wrong. Each kind is kept once in the folder, with its
text, and told. The exit status is 1 where something was found. Seconds are the
processor's; SIGTERM ends the hunt before.
"""

import argparse
import hashlib
import io
import random
import signal
import sys
import tempfile
import time
import traceback
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from resource import RUSAGE_SELF, getrusage
from xml.etree import ElementTree

from making import FAULTS, epub_of, pdf_of

from tategumi.commands.convert import book_from
from tategumi.manuscript.encoding import decode
from tategumi.manuscript.source import Notation
from tategumi.problems import Failed

CASES = Path(__file__).parents[1] / "tests" / "cases"
FOLDERS = ("aozora", "html", "markdown", "novel", "plain", "typography", "readings")
LONGEST = 4_000  # characters of a text
MOST_CHANGES = 12
MOST_REPEATS = 200
EPUB_EACH, PDF_EACH = 10, 50
# Seconds that each step may take; most take a thousandth.
READING, MAKING = 5, 60
# Signs of all notations, parted by spaces.
SIGNS = Path(__file__).with_suffix(".txt").read_text("utf-8").split()
CHARACTERS = [
    *"海うみウミaZ9９々ゝー…―“”’！？!? \t\n\r　",
    *"\u00a0\u200b\u200d\ufe0f\U000e0100\u0301\u3099\u202e\u2028\x00\x0b\x1b",
    "\ue000", "\uffff", "\U0010ffff", "\U00020b9f", "👨‍👩‍👧", "ﷺ", "\r\n", "\n\n\n", "　" * 40,
]  # fmt: skip


def spoilt(chance: random.Random, texts: list[str]) -> str:
    """A piece of one of the texts with some changes."""
    text = piece(chance, chance.choice(texts), LONGEST)
    for _ in range(chance.randint(0, MOST_CHANGES)):
        start = chance.randint(0, len(text))
        stop = min(len(text), start + chance.choice((0, 1, 3, 30, 300)))
        change = chance.choice(CHANGES)
        text = text[:start] + change(chance, text[start:stop], texts) + text[stop:]
    return text[: 2 * LONGEST]


def piece(chance: random.Random, text: str, most: int) -> str:
    start = chance.randint(0, max(0, len(text) - most))
    return text[start : start + chance.randint(1, most)]


def signs(chance: random.Random) -> str:
    return chance.choice(chance.choice((SIGNS, CHARACTERS)))


Change = Callable[[random.Random, str, list[str]], str]
CHANGES: tuple[Change, ...] = (
    lambda chance, old, texts: "",
    lambda chance, old, texts: old + old,
    lambda chance, old, texts: old[::-1],
    lambda chance, old, texts: signs(chance) + old,
    lambda chance, old, texts: signs(chance) + old + signs(chance),
    lambda chance, old, texts: (signs(chance) + signs(chance)) * chance.randint(1, MOST_REPEATS),
    lambda chance, old, texts: old * chance.randint(1, 9),
    lambda chance, old, texts: old + piece(chance, chance.choice(texts), 200),
    lambda chance, old, texts: "".join(chance.sample(old, len(old))),
)


class Late(BaseException):
    """A step took longer than it may."""


@contextmanager
def within(seconds: int) -> Iterator[None]:
    def end(*_: object) -> None:
        raise Late(f"more than {seconds} s")

    signal.signal(signal.SIGPROF, end)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)


class Hunt:
    """What was tried, and what was found."""

    def __init__(self, texts: list[str], seed: int, folder: Path, work: Path) -> None:
        self.texts, self.chance, self.folder, self.work = texts, random.Random(seed), folder, work
        self.count = Counter[str]()
        self.found = Counter[str]()

    def one(self, number: int) -> None:
        text, notation = spoilt(self.chance, self.texts), self.chance.choice(list(Notation))
        file = self.work / "text.txt"
        file.write_bytes(text.encode("utf-8", "surrogatepass"))
        try:
            self.through(file, notation, number)
        except Failed:
            self.count["refused"] += 1
        except (Exception, Late) as error:
            frames = traceback.extract_tb(error.__traceback__)
            own = [frame for frame in frames if "tategumi" in frame.filename] or list(frames)
            self.keep(f"{type(error).__name__} in {own[-1].name}", file, notation)

    def through(self, file: Path, notation: Notation, number: int) -> None:
        self.count["read"] += 1
        with within(READING):
            book = book_from(file, notation).book
        if number % EPUB_EACH == 0:
            self.count["EPUB"] += 1
            with within(MAKING):
                epub = epub_of(book, file)
            self.parse(epub.data)
        if number % PDF_EACH == 0:
            self.count["PDF"] += 1
            with within(MAKING):
                made = pdf_of(book, file)
            for code in {problem.code for problem in made.problems} & FAULTS:
                self.keep(code, file, notation)

    @staticmethod
    def parse(epub: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(epub)) as archive:
            for name in archive.namelist():
                if name.endswith((".xhtml", ".opf", ".ncx")):
                    ElementTree.fromstring(archive.read(name))

    def keep(self, kind: str, file: Path, notation: Notation) -> None:
        self.found[f"{kind} ({notation.value})"] += 1
        if self.found[f"{kind} ({notation.value})"] > 1:
            return
        data = file.read_bytes()
        self.folder.mkdir(parents=True, exist_ok=True)
        name = f"{notation.value}-{hashlib.sha256(data).hexdigest()[:8]}"
        (self.folder / f"{name}.txt").write_bytes(data)
        told = traceback.format_exc()
        (self.folder / f"{name}.log").write_text(f"{kind}\n{told}", "utf-8", "replace")

    def show(self) -> None:
        print(", ".join(f"{count} {name}" for name, count in self.count.items()))
        print(f"memory: {getrusage(RUSAGE_SELF).ru_maxrss // 1024} MB")
        print(f"found: {sum(self.found.values())}")
        for kind, count in self.found.most_common():
            print(f"  {count:6} {kind}")


def texts_in(folders: list[Path]) -> list[str]:
    files = sorted(path for folder in folders for path in folder.rglob("*.txt"))
    return [decode(path.read_bytes(), path.name)[0] for path in files]


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--seconds", type=float, default=600)
    parser.add_argument("--found", type=Path, default=Path("found"))
    parser.add_argument("--texts", type=Path)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    folders = [CASES / name for name in FOLDERS] + ([options.texts] if options.texts else [])
    with tempfile.TemporaryDirectory() as work:
        hunt = Hunt(texts_in(folders), options.seed, options.found, Path(work))
        ended: list[int] = []
        signal.signal(signal.SIGTERM, lambda *_: ended.append(1))
        number = 0
        while time.process_time() < options.seconds and not ended:
            number += 1
            hunt.one(number)
    hunt.show()
    return int(bool(hunt.found))


if __name__ == "__main__":
    sys.exit(main())
