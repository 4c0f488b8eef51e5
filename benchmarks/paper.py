"""What the print shop's files and the booklet cost beside the pages for the screen.

    ./run python benchmarks/paper.py MANUSCRIPT…

For each manuscript, in one run and a fresh process: the processor's time of the screen's PDF, the
text and its reading with it, and of pages for the press, cover and booklet of it, which shall be a
quarter of that at the most; and that of a preflight of the first 300 pages, which shall be one
second. Nothing is kept from run to run.
"""

import resource
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from making import pdf_of

from tategumi import for_press, pdf, press, products
from tategumi.commands.convert import book_from
from tategumi.formats import FORMATS
from tategumi.preflight import File, preflight
from tategumi.pressing import Edges, Pressing, Wrap
from tategumi.printing import Booklet

Made = TypeVar("Made")
PAGES = 300


def timed(make: Callable[[], Made]) -> tuple[float, Made]:
    """Seconds of the processor, with those of the processes that it starts."""
    begin = _spent()
    made = make()
    return _spent() - begin, made


def _spent() -> float:
    who = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    return sum(resource.getrusage(one).ru_utime for one in who)


def measured(file: Path) -> str:
    """A line of figures for a manuscript."""
    book = book_from(file, None).book
    started = _spent()
    alone, screen = timed(lambda: pdf_of(book, file))
    alone += started
    settings, trim = Pressing(), FORMATS["a5"].trim
    spread = press.spread(Wrap.COVER, trim, screen.pages, settings)
    makers: dict[str, Callable[[], products.Product]] = {
        "press": lambda: for_press.press_pages(screen.data, "b.pdf", settings),
        "cover": lambda: for_press.wrap(
            Wrap.COVER, book.metadata, spread, settings, "", file.parent
        ),
        "booklet": lambda: products.booklet(screen.data, "b.pdf", Booklet()),
    }
    spent = {name: timed(make) for name, make in makers.items()}
    checked, _ = timed(lambda: preflight([File("p.pdf", _first(spent["press"][1].data))], settings))
    share = sum(seconds for seconds, _ in spent.values()) / alone
    parts = ", ".join(f"{name} {seconds:.2f} s" for name, (seconds, _) in spent.items())
    pages = min(screen.pages, PAGES)
    return (
        f"{file.name}: {screen.pages} pages; screen {alone:.2f} s; {parts}: {share:.1%};"
        f" preflight of {pages} pages {checked:.2f} s"
    )


def _first(data: bytes) -> bytes:
    """The first pages of a PDF for the press."""
    count = pdf.page_count(data)
    edges = Edges(0, 0, 0, 0)
    job = pdf.Job(range(1, min(count, PAGES) + 1), (), b"", edges, pdf.Finish())
    return data if count <= PAGES else pdf.press_file(data, job)


def main(names: list[str]) -> None:
    if len(names) == 1:
        print(measured(Path(names[0])))
        return
    for name in names:
        subprocess.run([sys.executable, __file__, name], check=True)


if __name__ == "__main__":
    main(sys.argv[1:])
