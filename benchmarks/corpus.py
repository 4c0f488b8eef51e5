"""How well and how fast works in Aozora notation are read. Use: benchmarks/corpus.py FOLDER

Reads every .txt under the folder and prints works read, problems by kind, unknown notes, characters
lost (must be 0), works that do not read back the same when written (must be 0), works without a
warning that is not the manuscript's own fault (99 % or more), seconds per million characters of
reading and of writing, and memory.
"""

import argparse
import sys
import time
from collections import Counter
from dataclasses import replace
from pathlib import Path
from resource import RUSAGE_SELF, getrusage

from tategumi.manuscript.aozora import read_aozora, write_aozora
from tategumi.manuscript.aozora.fidelity import lost_characters
from tategumi.manuscript.encoding import decode
from tategumi.manuscript.source import Manuscript
from tategumi.messages import Severity

MILLION = 1_000_000
MOST_SHOWN = 20
# Warnings of what is wrong in the manuscript itself: notes that do not end, targets not there,
# pictures without a file.
OWN_FAULTS = frozenset(
    f"aozora.{fault}"
    for fault in (
        "unclosed", "span-open", "span-end", "block-open", "misplaced", "target", "picture",
    )
)  # fmt: skip


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    found = Findings()
    for path in sorted(parser.parse_args().folder.rglob("*.txt")):
        found.read(path)
    found.show()
    return 0 if not (found.lost or found.changed) else 1


class Findings:
    """What the works of a folder have shown so far."""

    def __init__(self) -> None:
        self.works = self.characters = self.silent = 0
        self.problems: Counter[str] = Counter()
        self.unknown: Counter[str] = Counter()
        self.lost: Counter[str] = Counter()
        self.changed: list[str] = []
        self.reading = self.writing = 0.0  # seconds

    def read(self, path: Path) -> None:
        text, _ = decode(path.read_bytes(), path.name)
        start = time.process_time()
        manuscript = read_aozora(text, path.name)
        middle = time.process_time()
        again = written(manuscript)
        self.writing += time.process_time() - middle
        self.reading += middle - start
        self.works += 1
        self.characters += len(text)
        self.problems.update(problem.code for problem in manuscript.problems)
        self.silent += not any(
            p.severity is not Severity.NOTE and p.code not in OWN_FAULTS
            for p in manuscript.problems
        )
        self.unknown.update(
            str(p.values["note"]) for p in manuscript.problems if p.code == "aozora.unknown"
        )
        self.lost += lost_characters(text, manuscript)
        if replace(read_aozora(again, path.name), problems=()) != replace(manuscript, problems=()):
            self.changed.append(path.name)

    def show(self) -> None:
        print(f"works read: {self.works}, {self.characters} characters")
        share = 100 * self.silent / max(self.works, 1)
        print(f"without a warning that is not the manuscript's own fault: {share:.2f} %")
        print(f"memory: {getrusage(RUSAGE_SELF).ru_maxrss // 1024} MB")
        print("problems:")
        for code, count in self.problems.most_common():
            print(f"  {count:6} {code}")
        print(f"unknown notes: {sum(self.unknown.values())}")
        for note, count in self.unknown.most_common(MOST_SHOWN):
            print(f"  {count:6} {note}")
        print(f"characters lost: {sum(self.lost.values())} {''.join(self.lost)}")
        print(f"works changed by writing: {len(self.changed)} {' '.join(self.changed)}")
        for name, seconds in (("reading", self.reading), ("writing", self.writing)):
            rate = seconds * MILLION / max(self.characters, 1)
            print(f"{name}: {rate:.2f} s for a million characters")


def written(manuscript: Manuscript) -> str:
    return write_aozora(
        manuscript.blocks,
        title=manuscript.title,
        heading=manuscript.heading,
        subtitle=manuscript.subtitle,
        creators=manuscript.creators,
        colophon=manuscript.colophon,
    )


if __name__ == "__main__":
    sys.exit(main())
