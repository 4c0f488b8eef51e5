"""The engine against headless Chromium on one vertical HTML file: whole processes, in one run.

Use: python benchmarks/typeset.py [MANUSCRIPT] [--runs 3]
Without a manuscript, a novel's worth of made-up sentences with ruby (160,000 characters), then
twice as much. Prints the median of the runs in seconds, the memory of the largest process, pages,
and the ratios. Without Chromium, the engine alone.
"""

import argparse
import os
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

import pypdfium2
from tategumi.manuscript.reader import read
from tategumi.single import book_of
from tategumi.xhtml import print_page

CSS = Path(__file__).with_suffix(".css")
CHARACTERS = 160_000
SUBJECTS = (
    "<ruby>渡<rt>わた</rt></ruby>し守",
    "岸の柳",
    "春の水",
    "旅の男",
    "<ruby>燕<rt>つばめ</rt></ruby>",
)
PLACES = ("橋の上で", "朝の霧のなかに", "市の立つ日に、", "だれもいない庭の隅で")
VERBS = ("舟を待っていた", "「まだ早い」と言った", "古い歌を思い出した", "ゆっくりと消えていく")
CHROMIUM = (
    "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--no-pdf-header-footer",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
)  # fmt: skip


def novel(characters: int) -> str:
    """Paragraphs of one to six sentences, the same at every run."""
    dice, parts, length = random.Random(1), [], 0
    while length < characters:
        sentences = [
            f"{dice.choice(SUBJECTS)}は{dice.choice(PLACES)}{dice.choice(VERBS)}。"
            for _ in range(dice.randint(1, 6))
        ]
        parts.append(f"<p>{''.join(sentences)}</p>")
        length += 22 * len(sentences)
    return page("".join(parts))


def page(body: str) -> str:
    style = CSS.read_text("utf-8")
    return f'<!DOCTYPE html><html lang="ja"><meta charset="utf-8"><style>{style}</style>{body}'


def markup(manuscript: Path) -> str:
    """A manuscript's pages, under the benchmark's style."""
    html = print_page(book_of(read(manuscript, manuscript.parent), manuscript.stem))
    return html.replace("</head>", f"<style>{CSS.read_text('utf-8')}</style></head>")


def commands(source: Path, target: Path) -> dict[str, list[str]]:
    tategumi = [sys.executable, "-m", "tategumi", "typeset", str(source), str(target)]
    found = {"tategumi": tategumi}
    if chromium := shutil.which("chromium") or shutil.which("google-chrome"):
        found["chromium"] = [
            chromium, *CHROMIUM, f"--user-data-dir={target.parent / 'profile'}",
            f"--print-to-pdf={target}", source.as_uri(),
        ]  # fmt: skip
    return found


def measure(command: Sequence[str], runs: int) -> tuple[float, float]:
    """Median seconds, and the memory of the command's largest process in MB."""
    seconds, peak = [], 0.0
    for _ in range(runs):
        start = time.perf_counter()
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        seconds.append(time.perf_counter() - start)
        assert status == 0, command
        peak = max(peak, usage.ru_maxrss / 1024)
    return statistics.median(seconds), peak


def compare(name: str, html: str, runs: int) -> dict[str, float]:
    """Print a row for each engine; their seconds."""
    found = {}
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder, "in.html"), Path(folder, "out.pdf")
        source.write_text(html, "utf-8")
        for engine, command in commands(source, target).items():
            seconds, peak = measure(command, runs)
            count = len(pypdfium2.PdfDocument(target.read_bytes()))
            print(f"{name:12} {engine:10} {seconds:6.2f} s {peak:6.0f} MB {count:5} pages")
            found[engine] = seconds
    if "chromium" in found:
        print(f"{name:12} tategumi ÷ chromium {found['tategumi'] / found['chromium']:.2f}")
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("manuscript", nargs="?", type=Path)
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    if options.manuscript:
        compare(options.manuscript.stem[:12], markup(options.manuscript), options.runs)
        return
    once = compare("novel", novel(CHARACTERS), options.runs)
    twice = compare("twice", novel(2 * CHARACTERS), options.runs)
    print(f"twice ÷ once {twice['tategumi'] / once['tategumi']:.2f}")


if __name__ == "__main__":
    main()
