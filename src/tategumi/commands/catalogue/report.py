"""The report of a catalogue: a line of JSON for each work, and a summary to read."""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from ...output import write_whole
from ...problems import Severity
from ..arguments import say
from .isolation import Result

LINES, SUMMARY = "report.jsonl", "report.txt"


@contextmanager
def begun(out: Path, before: Iterable[Result]) -> Iterator[Callable[[Result], None]]:
    """A report of the works made before; what it gives is called for each further one."""
    write_whole(out / LINES, "".join(map(_line, before)).encode())
    with (out / LINES).open("a", encoding="utf-8") as file:

        def tell(result: Result) -> None:
            file.write(_line(result))
            file.flush()

        yield tell


def write(out: Path, results: Sequence[Result], made_before: int) -> str:
    """Both reports, whole and in the works' order; the summary's first line, with its line feed."""
    write_whole(out / LINES, "".join(map(_line, results)).encode())
    failed = [result for result in results if not result.is_made]
    made = len(results) - len(failed)
    counts = {
        "works": len(results),
        "made": made - made_before,
        "before": made_before,
        "failed": len(failed),
        "pages": sum(result.pages for result in results),
        "seconds": f"{sum(result.seconds for result in results):.0f}",
    }
    first = say("catalogue.summary", **counts) + "\n"
    write_whole(out / SUMMARY, "".join([first, *_failures(failed), *_warnings(results)]).encode())
    return first


def _failures(failed: Iterable[Result]) -> Iterator[str]:
    """A line for each work: its name, what came of it, and the first error."""
    for result in failed:
        errors = (p for p in result.problems if p["severity"] == Severity.ERROR.value)
        first = next(errors, {"text": ""})
        yield f"{result.name}: {say(f'catalogue.is-{result.outcome}')}: {first['text']}\n"


def _warnings(results: Iterable[Result]) -> Iterator[str]:
    """How many works have each warning."""
    counts = Counter(
        code
        for result in results
        for code in {p["code"] for p in result.problems if p["severity"] == Severity.WARNING.value}
    )
    for code, works in sorted(counts.items()):
        yield say("catalogue.warned", warning=code, works=works) + "\n"


def _line(result: Result) -> str:
    return json.dumps(result.values(), ensure_ascii=False) + "\n"
