"""The process of one conversion: reads an order from standard input, prints its result."""

import argparse
import json
import sys
import time
from dataclasses import asdict, replace
from pathlib import Path

from filelock import FileLock

from ... import xhtml
from ...manuscript.reader import is_packed
from ...output import write_whole
from ...problems import Failed, Place, Problem
from ..convert import Converted, arguments, converted
from .isolation import Outcome, Result, problem_rows
from .orders import Order, inputs, kept_result, record_of

_MEGABYTE = 1 << 20


def main() -> None:
    """Read an order from the standard input, make it, print its result."""
    asked = json.load(sys.stdin)
    order = Order(**asked["order"])
    _limit(asked["memory"])
    print(json.dumps(asdict(_once(order, asked["memory"]))))


def _once(order: Order, memory: int) -> Result:
    """Convert the manuscript, unless that is done: an earlier catalogue's process may be at it.

    The process holds the lock until it ends, and writes the record before that.
    """
    order.record.parent.mkdir(parents=True, exist_ok=True)
    begun = time.monotonic()
    with FileLock(order.record.with_suffix(".lock")):
        if before := kept_result(order):
            return before
        result = _convert(order, memory)
        return replace(result, seconds=round(time.monotonic() - begun, 2))


def _convert(order: Order, memory: int) -> Result:
    parser = argparse.ArgumentParser()
    arguments(parser.add_argument)
    options = parser.parse_args([order.file, "--to", order.to])
    begun = time.monotonic()
    empty = Result(order.name, order.file, Outcome.FAILED, 0)
    try:
        made = converted(options, Path(order.out, order.name))
        read = inputs(order, _pictures(made))
        result = replace(
            empty,
            outcome=Outcome.MADE,
            seconds=round(time.monotonic() - begun, 2),
            problems=problem_rows(made.problems),
            products=tuple(path.relative_to(order.out).as_posix() for path, *_ in made.files),
            pages=max(product.pages for _, product, _ in made.files),
            title=made.book.metadata.title,
            creators=tuple(creator.name for creator in made.book.metadata.creators),
        )
        write_whole(order.record, record_of(order, result, read))
        return result
    except Failed as failed:
        return replace(empty, problems=problem_rows(list(failed.problems)))
    except MemoryError:
        problem = Problem(Place(order.file), "catalogue.memory", {"memory": memory})
        return replace(empty, outcome=Outcome.MEMORY, problems=problem_rows([problem]))


def _pictures(made: Converted) -> list[str]:
    """The sources of its pictures, those that are missing too; a zip file has its own inside."""
    documents = xhtml.documents(made.book)
    sources = {picture.source for document in documents for picture, _ in document.pictures()}
    sources |= {str(p.values["source"]) for p in made.problems if p.code == "picture.stand-in"}
    return sorted(source for source in sources if not is_packed(source))


def _limit(megabytes: int) -> None:
    """Let the system refuse memory beyond the limit, where it can."""
    try:
        import resource  # noqa: PLC0415 (not on Windows)
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_DATA, (megabytes * _MEGABYTE,) * 2)


if __name__ == "__main__":
    main()
