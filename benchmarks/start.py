"""What small jobs cost: ``doit`` with nothing to do, an EPUB and a PDF of one manuscript.

The EPUB has a cover of its author's; pandoc makes one of the same text as a page of HTML.

Use: python benchmarks/start.py MANUSCRIPT [--runs 3]
Prints medians of processor seconds (user and system, children among them), run by turns on one
core, and the ratios. Without pandoc, without its ratio.
"""

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from PIL import Image as Picture
from typeset import markup

from tategumi.manuscript.reader import read
from tategumi.single import book_of
from tategumi.xhtml import print_page

TATEGUMI = (sys.executable, "-m", "tategumi")
DOIT = (sys.executable, "-m", "doit")
# Processor seconds that ``doit`` may take with nothing to do.
IDLE = 0.35
# One ratio a row: what is measured, by what, and the most that it should be.
RATIOS = (("epub", "pandoc", 1.2), ("pdf", "typeset", 1.2))


def commands(manuscript: Path, folder: Path) -> dict[str, tuple[Sequence[str], Path]]:
    """Each command with the folder that it runs in."""
    pages = folder / "pages.html"
    pages.write_text(markup(manuscript), "utf-8")
    convert = (*TATEGUMI, "convert", str(manuscript), "--out", str(folder), "--to")
    project = folder / "project"
    subprocess.run([*TATEGUMI, "new", str(project)], check=True, stdout=subprocess.DEVNULL)
    subprocess.run(DOIT, cwd=project, check=True, capture_output=True)
    found = {
        "floor": ((sys.executable, "-c", "import doit.doit_cmd"), folder),
        "doit": (DOIT, project),
        "epub": ((*convert, "epub", "--cover", str(_cover(folder))), folder),
        "pdf": ((*convert, "pdf"), folder),
        "typeset": ((*TATEGUMI, "typeset", str(pages), str(folder / "out.pdf")), folder),
    }
    if pandoc := shutil.which("pandoc"):
        text = folder / "text.html"
        text.write_text(print_page(book_of(read(manuscript, manuscript.parent), "x")), "utf-8")
        options = (str(text), "-o", str(folder / "pandoc.epub"), "--metadata", "title=x")
        found["pandoc"] = ((pandoc, *options), folder)
    return found


def _cover(folder: Path) -> Path:
    path = folder / "cover.jpg"
    Picture.new("RGB", (1600, 2560), "white").save(path)
    return path


def measure(jobs: Mapping[str, tuple[Sequence[str], Path]], runs: int) -> dict[str, float]:
    """Median processor seconds of each."""
    taken: dict[str, list[float]] = {name: [] for name in jobs}
    for _ in range(runs):
        for name, (command, folder) in jobs.items():
            process = subprocess.Popen(
                command,
                cwd=folder,
                env=os.environ | {"TATEGUMI_JOBS": "1"},
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
            _, status, usage = os.wait4(process.pid, 0)
            assert status == 0, command
            taken[name].append(usage.ru_utime + usage.ru_stime)
    return {name: statistics.median(seconds) for name, seconds in taken.items()}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("manuscript", type=Path)
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        found = measure(commands(options.manuscript.resolve(), Path(folder)), options.runs)
    for name, seconds in found.items():
        print(f"{name:8} {seconds:6.2f} s")
    print(f"doit with nothing to do {found['doit']:.2f} s (at most {IDLE})")
    for name, other, most in RATIOS:
        if other in found:
            print(f"{name} ÷ {other} {found[name] / found[other]:.2f} (at most {most})")


if __name__ == "__main__":
    main()
