"""How good and how fast the composer's lines are, over plain texts with Aozora ruby; needs no font.

Use: python benchmarks/compose.py FILE... [--measure 42] [--hanging allow-end] [--line-break strict]
Each full-width cluster is 1 em, each ASCII character half an em, each ruby character half an em.
Prints for each text: time, lines, the share of gaps between kana and kanji that are solid within
0.5 %, lines that begin or end with a forbidden class, the widest such gap, lines that miss the
measure.
"""

import argparse
import re
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from tategumi.jlreq import (
    Hanging,
    Line,
    LineBreak,
    Paragraph,
    Ruby,
    RubyKind,
    RubyRun,
    Settings,
    classify,
    clusters,
    compose_prepared,
    prepare,
)

NOTE = re.compile("［＃[^］]*］|※")
RUBY = re.compile("(?:｜([^《｜]+)|([㐀-鿿豈-﫿々〆ヶ]+))《([^》]*)》")
BODY = frozenset({8, 9, 10, 11, 15, 16, 19})  # classes between which gaps ought to be solid
NOT_FIRST = frozenset({2, 3, 4, 5, 6, 7, 9, 10, 11, 29})
NOT_LAST = frozenset({1, 28})
SOLID = 0.005  # em


def paragraphs(text: str) -> Iterator[tuple[str, list[tuple[int, int, str]]]]:
    """Each line of the body: its text without mark-up, and its ruby as (start, stop, reading)."""
    body = re.split("\n-{20,}\n", text)[-1].split("\n底本：")[0]
    for line in body.splitlines():
        line = NOTE.sub("", line)
        plain, rubies, at = "", [], 0
        for match in RUBY.finditer(line):
            plain += line[at : match.start()]
            base = match[1] or match[2]
            rubies.append((len(plain), len(plain) + len(base), match[3]))
            plain += base
            at = match.end()
        plain += line[at:]
        if plain.strip():
            yield plain.replace("｜", ""), rubies


def paragraph(text: str, rubies: Sequence[tuple[int, int, str]]) -> Paragraph:
    """A paragraph of toy advances."""
    parts = clusters(text)
    advances = [0.5 if part.isascii() else 1.0 for part in parts]
    marks = tuple(
        Ruby(
            RubyKind.MONO if stop - start == 1 else RubyKind.GROUP,
            (RubyRun(start, stop, (0.5,) * len(reading)),),
        )
        for start, stop, reading in rubies
        if stop <= len(parts)
    )
    return Paragraph(parts, classify(parts), advances, [1.0] * len(parts), marks)


class Count:
    """What is counted over a text."""

    def __init__(self) -> None:
        self.lines = self.gaps = self.solid = self.forbidden = self.missed = 0
        self.widest = 0.0

    def add(self, text: Paragraph, lines: Sequence[Line], measure: float) -> None:
        classes = bytes(text.classes)
        self.lines += len(lines)
        for line in lines:
            last = line is lines[-1]
            self.missed += not last and abs(line.width - measure) > 1e-6
            self.forbidden += line.start > 0 and classes[line.start] in NOT_FIRST
            self.forbidden += not last and classes[line.stop - 1] in NOT_LAST
            for i in range(line.start + 1, line.stop):
                if classes[i - 1] in BODY and classes[i] in BODY:
                    at = i - line.start
                    gap = line.origins[at] - line.origins[at - 1] - text.advances[i - 1]
                    self.gaps += 1
                    self.solid += abs(gap) <= SOLID
                    self.widest = max(self.widest, gap)


def run(path: Path, measure: float, settings: Settings) -> None:
    raw = path.read_bytes()
    text = raw.decode("cp932", "replace").replace("\r\n", "\n")
    found = list(paragraphs(text))
    start = time.perf_counter()
    made = [paragraph(*item) for item in found]
    read = time.perf_counter()
    ready = [prepare(item, settings) for item in made]
    prepared = time.perf_counter()
    lines = [compose_prepared(item, measure) for item in ready]
    composed = time.perf_counter()
    count = Count()
    for item, its in zip(made, lines, strict=True):
        count.add(item, its, measure)
    characters = sum(len(item.texts) for item in made)
    rubies = sum(len(item.rubies) for item in made)
    print(
        f"{path.stem:20} {characters:7} characters {rubies:5} ruby {count.lines:6} lines  "
        f"read {read - start:.3f} prepare {prepared - read:.3f} compose "
        f"{composed - prepared:.3f} s "
        f" solid {count.solid / count.gaps:.2%}  forbidden {count.forbidden}  "
        f"widest {1 + count.widest:.3f} em  missed {count.missed}"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--measure", type=float, default=42)
    parser.add_argument("--hanging", type=Hanging, default=Hanging.NONE)
    parser.add_argument("--line-break", type=LineBreak, default=LineBreak.STRICT)
    given = parser.parse_args()
    settings = Settings(hanging=given.hanging, line_break=given.line_break)
    for path in given.files:
        run(path, given.measure, settings)


if __name__ == "__main__":
    main()
